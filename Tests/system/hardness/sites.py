"""Pages of other sites in a browser reach nothing of the control plane, and learn nothing."""

import json

from subject import CONTROL, FROZEN, KEYS, Subject

EVIL = "https://evil.example"

# What a browser says of a request that a page of another site makes, and what it says where that
# page has made its own name lead to this machine.
FOREIGN = {
    "an image": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    "a link": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    "a form": {"Sec-Fetch-Site": "cross-site", "Origin": EVIL},
    "a script": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Origin": EVIL},
    "a neighbour": {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"},
    "an old browser": {"Origin": EVIL},
    "a file": {"Origin": "null"},
    "a name that leads here": {"Host": "evil.example"},
    "a name that leads here, of one site": {
        "Host": "evil.example", "Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
    "a name that begins like this machine's": {"Host": "localhost.evil.example"},
    "a name that ends like this machine's": {"Host": "evil-localhost"},
}

# Routes that tell nothing and are answered under any Host.
OPEN = {CONTROL + path for path in ("/health", "/ready", "/version")}

NAMES = {
    "vendor": "miosa", "world": "default", "kind": "workspace", "id": "1", "name": "r",
    "snapshot": "s", "file": "world.sqlite",
}


class SiteTests(Subject):
    def routes(self, server):
        """Every method and path of the control plane, with names that exist where they can."""
        document = server.control("GET", "/openapi")
        found = []
        for path, methods in document["paths"].items():
            # The document's paths lie below `/_understudy`.
            path = CONTROL.rsplit("/", 1)[0] + path
            for name, value in NAMES.items():
                path = path.replace("{%s}" % name, value)
            self.assertNotIn("{", path)
            found += [(method.upper(), path) for method in methods]
        self.assertGreater(len(found), 60)
        return found

    def contents(self, server):
        """What a page could change, once the databases are open."""
        server.control("GET", "/resources/miosa/workspace")
        worlds = [world["name"] for world in server.control("GET", "/worlds")["worlds"]]
        return [worlds] + [server.control("GET", path) for path in (
            "/clock", "/rules", "/scenario", "/snapshots", "/requests/count?vendor=miosa",
            "/resources/miosa/workspace")]

    def test_no_route_of_the_control_plane_answers_a_page_of_another_site(self):
        server = self.serve("--quiet", *FROZEN)
        routes = self.routes(server)
        server.control("POST", "/rules", {"name": "r", "then": {"delay": "1ms"}})
        server.control("POST", "/snapshots", {"name": "s"})
        before = self.contents(server)
        count = 0
        for who, fields in FOREIGN.items():
            for method, path in [*routes, ("GET", "/_understudy/v1/none"), ("GET", "/_understudy/")]:
                for prefix in ("", "/~fresh"):
                    with self.subTest(f"{who}: {method} {prefix}{path}"):
                        status, headers, text = server.ask(
                            method, prefix + path, None if method == "GET" else {},
                            {**KEYS, **fields})
                        count += 1
                        if path in OPEN and "Host" in fields:
                            self.assertEqual(status, 200)
                        else:
                            self.assertEqual(status, 403, text[:300])
                        self.allows_nothing(headers)
        self.assertEqual(self.contents(server), before)
        self.measured(f"{count} requests of pages, none answered")
        self.end(server)

    def allows_nothing(self, headers):
        """Whether a browser keeps an answer from the page that asked for it."""
        for name in headers:
            self.assertFalse(name.lower().startswith("access-control-"), name)

    def test_a_page_may_not_ask_whether_it_may(self):
        server = self.serve("--quiet", *FROZEN)
        for path in (CONTROL + "/worlds", "/miosa/api/v1/workspaces", "/"):
            for method in ("POST", "DELETE", "PUT"):
                status, headers, _ = server.ask("OPTIONS", path, None, {
                    "Origin": EVIL, "Access-Control-Request-Method": method,
                    "Access-Control-Request-Headers": "content-type, authorization",
                    "Access-Control-Request-Private-Network": "true", "Sec-Fetch-Site": "cross-site"})
                self.assertGreaterEqual(status, 400, path)
                self.allows_nothing(headers)
        self.end(server)

    def test_what_a_form_can_send_changes_nothing(self):
        server = self.serve("--quiet", *FROZEN)
        before = self.contents(server)
        # Also where a browser says nothing of the site: types that need no leave to be sent.
        for type_ in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
            for path, body in (
                ("/clock/advance", {"by": "30d"}), ("/worlds", {"name": "evil"}), ("/reset", {}),
                ("/rules", {"name": "evil", "then": {"delay": "1h"}}),
            ):
                status, _, text = server.ask(
                    "POST", CONTROL + path, json.dumps(body), {"Content-Type": type_})
                self.assertEqual(status, 415, (type_, path, text[:200]))
        self.assertEqual(self.contents(server), before)
        self.end(server)

    def test_only_the_origin_that_was_named_reads_answers_of_vendors(self):
        mine = "http://localhost:5173"
        server = self.serve("--quiet", "--cors", mine, *FROZEN)
        paths = ["/miosa/api/v1/workspaces", "/orgo/api/workspaces", "/phala/api/v1/workspaces",
                 "/strongly/api/v1/workspaces", "/cadenya/v1/workspaces"]
        for path in paths:
            for origin in (EVIL, "null", mine + ".evil.example", "http://localhost:51730",
                           "https://localhost:5173", "http://LOCALHOST:5173x"):
                _, headers, _ = server.ask("GET", path, None, {**KEYS, "Origin": origin})
                self.assertNotIn(headers.get("Access-Control-Allow-Origin"), (origin, "*"))
            _, headers, _ = server.ask("GET", path, None, {**KEYS, "Origin": mine})
            self.assertEqual(headers["Access-Control-Allow-Origin"], mine)
            self.assertIn("Origin", headers.get("Vary", ""))
        # The control plane belongs to no page, named or not.
        status, headers, _ = server.ask("GET", CONTROL + "/clock", None, {"Origin": mine})
        self.assertEqual(status, 403)
        self.allows_nothing(headers)
        self.end(server)

    def test_requests_of_pages_and_refused_ones_make_and_evict_no_world(self):
        server = self.serve("--quiet", "--max-worlds", "3", *FROZEN)
        for name in ("a", "b", "c"):
            self.assertEqual(server.get(f"/~{name}/miosa/api/v1/workspaces")[0], 200)
        image = FOREIGN["an image"]
        for number in range(30):
            server.ask("GET", f"/~x{number}{CONTROL}/clock", None, image)
            server.ask("GET", f"{CONTROL}/worlds/x{number}/clock", None, {**KEYS, **image})
            server.ask("GET", f"/~y{number}/miosa/api/v1/workspaces", None, image)
            server.ask("GET", f"/~y{number}/miosa/api/v1/none", None, {**KEYS, **image})
            server.ask("GET", f"/~z{number}/favicon.ico", None, image)
        worlds = server.control("GET", "/worlds")
        self.assertEqual([world["name"] for world in worlds["worlds"]], ["a", "b", "c", "default"])
        self.assertEqual(worlds["evicted"], [])
        self.end(server)
