"""Requests that are small to send and large to read: bodies of JSON, forms, queries, paths, names."""

import time

from subject import CONTROL, FROZEN, HARD, KEYS, Subject, amount

# One route of each vendor that takes a body, and those of the control plane.
ROUTES = [
    ("POST", "/miosa/api/v1/workspaces"),
    ("POST", "/strongly/api/v1/projects"),
    ("POST", "/phala/api/v1/cvms/provision"),
    ("POST", "/cadenya/v1/account/workspaces"),
    ("POST", "/orgo/api/workspaces"),
    ("POST", CONTROL + "/worlds"),
    ("PUT", CONTROL + "/scenario"),
    ("POST", CONTROL + "/rules"),
    ("POST", CONTROL + "/requests/verify"),
    ("POST", CONTROL + "/clock/advance"),
    ("POST", CONTROL + "/snapshots/x/files/world.sqlite"),
]

MEBIBYTE = 1 << 20
FULL = 8 * MEBIBYTE - 64

# What a process may need for a bomb beyond what it needs otherwise.
MEMORY = 512 * MEBIBYTE


def within(before, part, after, size=FULL):
    """A document that repeats one part as often as it fits."""
    return before + part * ((size - len(before) - len(after)) // len(part)) + after


JSON_BOMBS = {
    "arrays in arrays": within("", "[", ""),
    "arrays in arrays that end": "[" * 100_000 + "]" * 100_000,
    "objects in objects": within("", '{"a":', ""),
    "objects in objects that end": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "both in turn": within("", '[{"a":', ""),
    "numbers": within("[1", ",1", "]"),
    "numbers, as many as there may be": "[" + "1," * 99_000 + "1]",
    "empty arrays": within("[[]", ",[]", "]"),
    "empty objects": within("[{}", ",{}", "]"),
    "members of one name": within('{"name":1', ',"name":1', "}"),
    "members, as many as there may be": (
        "{" + ",".join(f'"m{number}":1' for number in range(99_000)) + "}"),
    "members that almost have a name": (
        "{" + ",".join(f'"nam{chr(97 + n % 26)}{n}":"{n}"' for n in range(90_000)) + "}"),
    "a text": within('{"name":"', "x", '"}'),
    "a text of escapes": within('{"name":"', "\\u0000", '"}'),
    "a text of halves of pairs": within('{"name":"', "\\ud800", '"}'),
    "a text that does not end": within('{"name":"', '\\"', ""),
    "a name": within('{"', "n", '":1}'),
    "digits": within('{"name":', "9", "}"),
    "digits behind the point": within('{"name":0.', "9", "}"),
    "digits of an exponent": within('{"name":1e', "9", "}"),
    "exponents": '{"name":1e999999999,"cpu":-1e999999999,"limit":1e-999999999}',
    "spaces": within("", " ", '{"name":"x"}'),
    "spaces in it": within('{"name":', "\n", '"x"}'),
    "commas": within("[", ",", "]"),
    "half a word": within('{"a":[', "nul", "]}"),
    "no UTF-8": b'{"name":"' + b"\xff" * (FULL - 20) + b'"}',
}


class BombTests(Subject):
    # -- JSON ----------------------------------------------------------------------------------

    def test_bodies_of_json_are_refused_and_cost_little(self):
        server = self.serve("--quiet", *FROZEN)
        before = server.counted("VmRSS")
        longest = (0, None)
        for number, (name, body) in enumerate(JSON_BOMBS.items()):
            # The short form sends each body to one vendor and to one route of the control plane.
            for method, path in ROUTES if HARD else (
                ROUTES[number % 5], ROUTES[5 + number % (len(ROUTES) - 5)]
            ):
                with self.subTest(f"{name}, {path}"):
                    began = time.monotonic()
                    status, _, text = server.ask(method, path, body)
                    longest = max(longest, (time.monotonic() - began, f"{name} to {path}"))
                    self.assertTrue(400 <= status < 500 or status in (200, 201), (status, text[:300]))
                    # A refusal does not repeat what it refuses, but for FastAPI's `input`.
                    if status >= 400:
                        self.assertLess(
                            len(text), (64 << 10) + ("phala" in path) * len(body))
        more = server.counted("VmHWM") - before
        self.measured(f"JSON: {longest[0]:.2f} s at most ({longest[1]}), {more >> 20} MiB more")
        self.assertLess(more, MEMORY)
        self.assertTrue(server.is_well())
        self.end(server)

    def test_many_bodies_at_once_hold_up_nobody(self):
        server = self.serve("--quiet", *FROZEN)
        body = JSON_BOMBS["members, as many as there may be"].encode()
        head = (
            "POST /strongly/api/v1/projects HTTP/1.1\r\nHost: localhost\r\nX-API-Key: k\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n").encode()
        clients = [server.connect() for _ in range(amount(8, 40))]
        for client in clients:
            client.sendall(head + body)
        longest = 0
        for _ in range(20):
            began = time.monotonic()
            self.assertEqual(server.get("/miosa/api/v1/workspaces")[0], 200)
            longest = max(longest, time.monotonic() - began)
        for client in clients:
            self.assertTrue(client.recv(1 << 16).startswith(b"HTTP/1.1 4"))
            client.close()
        self.measured(f"{len(clients)} bodies at once: others wait {longest:.3f} s at most")
        self.end(server)

    def test_forms_and_queries_of_many_members_cost_little(self):
        server = self.serve("--quiet", *FROZEN)
        before = server.counted("VmRSS")
        form = {**KEYS, "Content-Type": "application/x-www-form-urlencoded"}
        for body in (within("a=1", "&a=1", ""), within("", "%", ""), within("", "&", ""),
                     within("", "[", "=1"), within("a", "[b]", "=1")):
            for _, path in ROUTES[:6]:
                status, _, text = server.ask("POST", path, body, form)
                self.assertTrue(
                    400 <= status < 500 or status in (200, 201), (path, status, text[:300]))
        for query in ("&".join(f"p{n}={n}" for n in range(6000)), "a=" + "%41" * 20_000,
                      "limit=" + "9" * 60_000, "[" * 60_000, "&" * 60_000):
            for path in ("/miosa/api/v1/workspaces", "/cadenya/v1/workspaces", CONTROL + "/requests"):
                status, headers, text = server.get(f"{path}?{query}")
                self.assertLess(status, 500, (path, text[:300]))
        self.assertLess(server.counted("VmHWM") - before, MEMORY)
        self.assertTrue(server.is_well())
        self.end(server)

    # -- Paths and names -----------------------------------------------------------------------

    def test_what_a_path_of_60_kilobytes_is_near_to_is_not_looked_for(self):
        server = self.serve("--quiet", *FROZEN)
        paths = {
            "letters": "/miosa/api/v1/" + "w" * 60_000,
            "segments": "/miosa/api/v1/" + "workspaces/" * 5400,
            "a route and more": "/miosa/api/v1/workspaces/x/" + "computer" * 7400,
            "no vendor": "/" + "miosa" * 12_000,
            "a kind": CONTROL + "/resources/miosa/" + "c" * 60_000,
            "a world": CONTROL + "/worlds/" + "w" * 60_000,
            "a route of the control plane": CONTROL + "/" + "clock/" * 10_000,
        }
        connection = server.http()
        for name, path in paths.items():
            with self.subTest(name):
                took = []
                for _ in range(amount(20, 200)):
                    began = time.monotonic()
                    status, headers, text = server.ask("GET", path, connection=connection)
                    took.append(time.monotonic() - began)
                    self.assertIn(status, (400, 404))
                    # The path comes back once at most.
                    self.assertLess(len(text) + len(str(headers)), 2 * len(path))
                self.measured(f"{name}, 60 kB: {sorted(took)[len(took) // 2] * 1000:.2f} ms")
        connection.close()
        self.end(server)

    def test_names_of_a_megabyte_are_not_compared_and_not_repeated(self):
        server = self.serve("--quiet", *FROZEN)
        name = "createWorkspac" * 70_000
        for method, path, body in (
            ("POST", "/requests/verify",
             {"expectations": [{"request": {"operation": name}, "exactly": 1}]}),
            ("POST", "/requests/verify", {name: 1}),
            ("POST", "/rules", {"name": "x", "match": {"operation": name}, "then": {"delay": "1s"}}),
            ("POST", "/rules", {"name": name, "then": {"delay": "1s"}}),
            ("PUT", "/scenario", {"scenario": 1, "name": "x", "settings": {name: {}}}),
            ("PUT", "/scenario", {"scenario": 1, "name": "x", "lifecycle": {name: "immediate"}}),
            ("PUT", "/scenario", {"scenario": 1, "name": "x", "limits": {name: {"max": 3}}}),
            ("POST", "/worlds", {"name": "x", "baseline": name}),
            ("POST", "/worlds", {"name": name}),
            ("POST", "/clock/advance", {"until": {"resource": name, "id": "x", "state": "y"}}),
            ("POST", "/clock/advance", {"by": name}),
            ("POST", "/restore", {"snapshot": name}),
        ):
            with self.subTest(f"{path} {str(body)[:60]}"):
                status, _, text = server.ask(method, CONTROL + path, body)
                self.assertTrue(400 <= status < 500, status)
                self.assertLess(len(text), 64 << 10)
        self.assertTrue(server.is_well())
        self.end(server)
