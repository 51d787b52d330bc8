"""World clocks that are far away: no answer grows with them, and none is an error."""

import re
import time
import urllib.parse

from subject import CONTROL, HARD, Subject, amount

FAR = ("9000-01-01T00:00:00Z",) + (
    ("1970-01-01T00:00:00Z", "2038-01-19T03:14:07Z", "2400-02-29T23:59:59Z", "9998-12-31T23:59:59Z")
    if HARD else ("9998-12-31T23:59:59Z",))

# What is made in a far world, beside what its demo data hold.
WRITES = [
    ("/miosa/api/v1/workspaces", {"name": "far"}),
    ("/miosa/api/v1/computers", {"name": "far", "template_type": "miosa-desktop"}),
    ("/strongly/api/v1/projects", {"name": "far", "description": "far"}),
    ("/phala/api/v1/cvms/provision",
     {"name": "far-away", "compose_file": {"docker_compose_file": "services:\n  a:\n    image: b\n"}}),
    ("/cadenya/v1/account/workspaces", {"metadata": {"name": "far"}, "spec": {}}),
    ("/cadenya/v1/workspaces/development/api_keys", {"metadata": {"name": "far"}, "spec": {}}),
    ("/orgo/api/workspaces", {"name": "far"}),
]


class FarTests(Subject):
    def paths(self, server):
        """A path of every documented GET that is simulated, with ids of the demo data."""
        operations = [
            each for each in server.control("GET", "/operations?status=simulated")["operations"]
            if each["method"] == "GET"]
        ids = {}
        for each in server.control("GET", "/resources")["resources"]:
            vendor, kind = each["vendor"], each["kind"]
            found = server.control("GET", f"/resources/{vendor}/{kind}?limit=5")
            ids.setdefault(vendor, ["development"]).extend(
                thing["id"] for thing in found["things"])
        documents = {vendor: server.control("GET", f"/openapi/{vendor}") for vendor in ids}
        connection = server.http()
        found = []
        for each in operations:
            template = f"/{each['vendor']}{each['path']}"
            holes = re.findall(r"\{[^}]*\}", template)
            choices = [""] if not holes else ids[each["vendor"]]
            for choice in choices:
                path = template
                for place, hole in enumerate(holes):
                    fill = choice if place == len(holes) - 1 or len(holes) == 1 else "development"
                    path = path.replace(hole, fill, 1)
                status, _, _ = server.ask("GET", path, connection=connection)
                if status == 200:
                    document = documents[each["vendor"]]["paths"][each["path"]]["get"]
                    found.append((path, [*self.queries(document)]))
                    break
        connection.close()
        self.assertGreater(len(found), 100)
        return found

    def queries(self, operation):
        """Queries that ask for as much as the documented parameters let them."""
        wide, many = {}, {}
        for each in operation.get("parameters", []):
            if each["in"] != "query":
                continue
            name, schema = each["name"], each.get("schema", {})
            if re.search("from|start|since|after|begin", name):
                wide[name] = "2026-05-17T10:00:00Z"
            elif re.search("to$|end|until|before", name):
                wide[name] = "8999-01-01T00:00:00Z"
            elif "enum" in schema:
                wide[name] = many[name] = schema["enum"][0]
            elif name in ("granularity", "interval", "bucket"):
                wide[name] = "hour"
            elif schema.get("type") in ("integer", "number") or re.search("limit|size|page", name):
                many[name] = "100"
        for query in (wide, many, {**wide, **many}):
            if query:
                yield urllib.parse.urlencode(query)
        for name in many:
            yield urllib.parse.urlencode({**many, name: "999999999"})

    def asked(self, server, paths, when):
        """Asks for everything, as it is and with all queries."""
        connection = server.http()
        slowest = (0, None)
        paths = [
            f"{path}{query}" for path, queries in paths
            for query in ["", *("?" + each for each in queries)]]
        for path in paths:
            began = time.monotonic()
            status, _, text = server.ask("GET", path, connection=connection)
            slowest = max(slowest, (time.monotonic() - began, path))
            self.assertLess(status, 500, f"{when}: {path}: {text[:300]}")
            self.assertLess(len(text), 4 << 20, f"{when}: {path}")
        began = time.monotonic()
        server.ask("GET", "/miosa/api/v1/credits/transactions", connection=connection)
        transactions = time.monotonic() - began
        connection.close()
        self.measured(
            f"{when}: {len(paths)} paths, {slowest[0] * 1000:.1f} ms at most ({slowest[1]}); "
            f"GET /credits/transactions {transactions * 1000:.1f} ms")

    def test_no_answer_grows_with_the_time_since_a_world_began(self):
        server = self.serve("--quiet", "--clock", "frozen", "--start", "2026-05-17T10:00:00Z")
        paths = self.paths(server)
        self.asked(server, paths, "2026")
        before = server.counted("VmRSS")
        for when in sorted(each for each in FAR if each > "2027"):
            server.control("POST", "/clock/set", {"to": when})
            self.asked(server, paths, f"2026 until {when[:4]}")
            self.assertLess(server.counted("VmHWM") - before, 256 << 20)
        self.end(server)

    def test_worlds_that_begin_far_away_answer_everything(self):
        for when in FAR:
            with self.subTest(when):
                server = self.serve("--quiet", "--clock", "frozen", "--start", when)
                self.asked(server, self.paths(server), f"from {when[:4]} on")
                for path, body in WRITES:
                    status, _, text = server.ask("POST", path, body)
                    self.assertLess(status, 500, f"{path}: {text[:300]}")
                server.control("POST", "/clock/advance", {"by": "30d"})
                self.end(server)

    def test_every_clock_stops_at_the_end_and_goes_on_answering(self):
        server = self.serve(
            "--quiet", "--clock", "scaled:1000000", "--start", "9999-12-31T23:00:00Z")
        now = ""
        self.await_(lambda: server.control("GET", "/clock")["now"] > "9999-12-31T23:59:59.9")
        paths = self.paths(server)
        for _ in range(3):
            self.asked(server, paths, "the end")
            for path, body in WRITES:
                status, _, text = server.ask("POST", path, body)
                self.assertLess(status, 500, f"{path}: {text[:300]}")
            after = server.control("GET", "/clock")["now"]
            self.assertGreaterEqual(after, now)
            self.assertTrue(after.startswith("9999-12-31T23:59:59"), after)
            now = after
        for path, body in (
            ("/clock/advance", {"by": "1s"}), ("/clock/advance", {"by": "999999999999999d"}),
            ("/clock/set", {"to": "9999-12-31T23:59:59Z"}), ("/clock/set", {"to": "99999-01-01T00:00:00Z"}),
            ("/clock/advance", {"until": {"resource": "computer", "id": "x", "state": "running"}}),
        ):
            status, _, text = server.ask("POST", CONTROL + path, body)
            self.assertLess(status, 500, f"{path} {body}: {text[:300]}")
        self.end(server)

    def test_a_clock_moved_over_seven_thousand_years_has_moved_everything(self):
        server = self.serve("--quiet", "--clock", "frozen", "--start", "2026-05-17T10:00:00Z")
        for number in range(amount(20, 500)):
            server.ask(
                "POST", "/miosa/api/v1/computers",
                {"name": f"c{number}", "template_type": "miosa-desktop"})
        began = time.monotonic()
        moved = server.control("POST", "/clock/set", {"to": "9000-01-01T00:00:00Z"})
        self.measured(f"to the year 9000: {moved['count']} moves, {time.monotonic() - began:.2f} s")
        self.assertIsNone(server.control("GET", "/clock")["next_due"])
        self.end(server)
