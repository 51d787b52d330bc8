"""A process that may open few files says so, waits, and loses nothing."""

import json
import resource

from subject import CONTROL, FROZEN, KEYS, PATIENCE, Subject, amount

LISTS = (
    "/miosa/api/v1/workspaces", "/strongly/api/v1/workspaces", "/phala/api/v1/workspaces",
    "/cadenya/v1/workspaces", "/orgo/api/workspaces")


def files(count):
    return {resource.RLIMIT_NOFILE: count}


class DescriptorTests(Subject):
    def test_a_start_with_few_descriptors_succeeds_or_says_why_not(self):
        outcomes = {}
        # With fewer the process ends before it comes to look.
        for count in [*range(12, 64, amount(6, 1)), 64, 128]:
            (self.folder / "port").unlink(missing_ok=True)
            (self.folder / "errors").unlink(missing_ok=True)
            process = self.begin(
                "serve", "--port", "0", "--port-file", "port", "--quiet", "--state", f"state-{count}",
                *FROZEN, limits=files(count))
            port = self.folder / "port"
            self.await_(lambda: process.poll() is not None or port.exists() and port.read_text().strip())
            with self.subTest(descriptors=count):
                if process.poll() is None:
                    outcomes[count] = "served"
                    process.terminate()
                    self.assertEqual(process.wait(PATIENCE), 0, self.complaints())
                else:
                    outcomes[count] = "refused"
                    self.assertEqual(process.returncode, 1, self.complaints()[-300:])
                    self.assertRegex(
                        self.complaints(), f"^understudy: only {count} files may be open at a time")
            # What such a start left is new or whole.
            server = self.serve("--quiet", "--state", f"state-{count}", *FROZEN)
            for path in LISTS:
                self.assertEqual(server.get(path)[0], 200, f"{count}: {path}")
            self.end(server)
        self.measured(", ".join(f"{count} {outcome}" for count, outcome in outcomes.items()))
        self.assertEqual(outcomes[128], "served")

    def test_clients_that_take_every_descriptor_stop_nobody_who_is_connected(self):
        server = self.serve("--quiet", "--state", "state", *FROZEN, limits=files(96))
        # Connected, and no vendor's database used yet.
        connection = server.http()
        server.ask("GET", CONTROL + "/health", connection=connection)
        clients = [server.connect() for _ in range(300)]
        self.await_(lambda: "no file descriptor" in self.complaints())
        made = []
        for number in range(50):
            for path in LISTS:
                status, _, text = server.ask("GET", path, connection=connection)
                self.assertEqual(status, 200, text[:300])
            status, _, text = server.ask(
                "POST", LISTS[0], {"name": f"w{number}"}, connection=connection)
            self.assertEqual(status, 201, text[:300])
            made.append(json.loads(text)["id"])
        # Other worlds, forks and snapshots as well: done, or refused in words.
        for method, path, body in (
            ("GET", "/~other/orgo/api/workspaces", None), ("POST", CONTROL + "/fork", {"name": "b"}),
            ("GET", "/~b/miosa/api/v1/workspaces", None),
            ("POST", CONTROL + "/snapshots", {"name": "s"}), ("POST", CONTROL + "/reset", {}),
            ("POST", CONTROL + "/restore", {"snapshot": "s"}),
        ):
            status, headers, text = server.ask(method, path, body, connection=connection)
            self.assertTrue(200 <= status < 300 or status >= 500, (path, status, text[:300]))
            if status >= 500:
                self.assertRegex(
                    text.decode() + str(headers), "(?i)too many open files|unable to open|descriptor")
        for client in clients:
            client.close()
        for each in made:
            self.assertEqual(server.get(f"{LISTS[0]}/{each}")[0], 200)
        self.assertEqual(self.complaints().count("no file descriptor"), 1)
        connection.close()
        self.end(server)

    def test_who_comes_when_none_is_left_is_served_when_one_is(self):
        server = self.serve("--quiet", *FROZEN, limits=files(96))
        for _ in range(amount(3, 30)):
            clients = [server.connect() for _ in range(200)]
            request = f"GET {LISTS[0]} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + "".join(
                f"{name}: {value}\r\n" for name, value in KEYS.items()) + "\r\n"
            for client in clients:
                client.sendall(request.encode())
            for client in clients:
                self.assertTrue(client.recv(1 << 16).startswith(b"HTTP/1.1 200"))
                client.close()
        self.assertTrue(server.is_well())
        self.end(server)

    def test_a_run_with_few_descriptors_succeeds_or_says_why_not(self):
        for count in [*range(12, 64, amount(8, 1)), 128]:
            with self.subTest(descriptors=count):
                (self.folder / "errors").unlink(missing_ok=True)
                process = self.begin(
                    "run", "--quiet", "--summary-json", "s.json", "--", "true", limits=files(count))
                code = process.wait(PATIENCE)
                self.assertIn(code, (0, 1), self.complaints()[-300:])
                if code:
                    self.assertIn(f"only {count} files may be open at a time", self.complaints())
