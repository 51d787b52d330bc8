"""A signal ends the server in every state that it can be in, with exit code 0."""

import json
import os
import resource
import shutil
import signal
import socket
import threading
import time

from subject import CONTROL, FROZEN, HARD, KEYS, PATIENCE, Subject, amount

CVM = "/phala/api/v1/cvms/cvm_ykL5lbAn/state"
SIGNALS = (signal.SIGTERM, signal.SIGINT) if HARD else (signal.SIGTERM,)


def request(method, path, body=b"", length=None, fields=""):
    """The bytes of a request; `length` is what it says of its body, where that is not so."""
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{fields}"
    head += "".join(f"{name}: {value}\r\n" for name, value in KEYS.items())
    if body or length:
        head += "Content-Type: application/json\r\n"
        head += f"Content-Length: {len(body) if length is None else length}\r\n"
    return head.encode() + b"\r\n" + body


class EndingTests(Subject):
    """Each check brings a server into a state with `arrange`, then ends it."""

    def ends(self, name, arrange, *words, signals=SIGNALS, **options):
        for number in signals:
            with self.subTest(signal=number):
                server = self.serve(*(words or FROZEN), **options)
                kept = arrange(server)
                seconds = self.end(server, number)
                self.measured(f"{name}: ended {seconds:.2f} s after signal {int(number)}")
                for client in kept or ():
                    if isinstance(client, socket.socket):
                        client.close()
                    else:
                        client.join(PATIENCE)

    def sent(self, server, data, receive=None, until=None):
        """A connection on which bytes were sent, and answers seen as far as `until`."""
        client = server.connect(receive)
        self.addCleanup(client.close)
        client.sendall(data)
        seen = b""
        while until and until not in seen:
            piece = client.recv(1 << 16)
            self.assertTrue(piece, seen[-300:])
            seen += piece
        return client

    def test_idle(self):
        self.ends("idle", lambda server: None)

    def test_in_the_middle_of_a_start(self):
        for delay in [number * 0.06 / amount(6, 60) for number in range(amount(6, 60))]:
            process = self.begin("serve", "--port", "0", "--state", f"state-{delay}", *FROZEN)
            time.sleep(delay)
            process.terminate()
            # Until it has come to look for signals, they have the effect that they always have.
            self.assertIn(process.wait(PATIENCE), (0, -signal.SIGTERM), self.complaints())

    def test_with_connections_that_ask_nothing(self):
        self.ends("500 idle connections", lambda server: [
            *(self.sent(server, b"") for _ in range(250)),
            *(self.sent(server, b"GET /miosa/api/v1/wor") for _ in range(250))])

    def test_with_streams_that_are_followed(self):
        def arrange(server):
            fields = "Accept: text/event-stream\r\n"
            return [
                *(self.sent(server, request("GET", CONTROL + "/requests/stream"), until=b"\r\n\r\n")
                  for _ in range(20)),
                *(self.sent(
                    server, request("GET", CVM + "?target=stopped&timeout=3000", fields=fields),
                    until=b"\r\n\r\n") for _ in range(20)),
            ]
        self.ends("streams", arrange)

    def test_with_requests_that_wait(self):
        def arrange(server):
            made = json.loads(server.ask("POST", "/orgo/api/workspaces", {"name": "waits"})[2])["id"]
            status, _, text = server.ask(
                "POST", "/orgo/api/computers", {"workspace_id": made, "name": "waits"})
            self.assertIn(status, (200, 201), text)
            one = json.loads(text)["id"]
            clients = [
                self.sent(server, request("POST", f"/orgo/api/computers/{one}/{action}", body))
                for action, body in (
                    ("bash", b'{"command":"true"}'), ("click", b'{"x":1,"y":1}'),
                    ("wait", b'{"duration":60}'))
                for _ in range(5)]
            self.assertTrue(server.is_well())
            return clients
        self.ends("waits", arrange)

    def test_with_answers_that_a_rule_holds_back(self):
        faults = [
            {"name": "late", "match": {"vendor": "miosa"}, "then": {"delay": "1h"}},
            {"name": "silent", "match": {"vendor": "phala"},
             "then": {"connection": "hang", "at": "before_headers", "for": "1h"}},
            {"name": "narrow", "match": {"vendor": "strongly"}, "then": {"bandwidth": "10B/s"}},
            {"name": "pieces", "match": {"vendor": "cadenya"},
             "then": {"dribble": {"chunks": 10, "over": "1h"}}},
            {"name": "head", "match": {"vendor": "orgo"}, "then": {"slow_headers": "1h"}},
        ]

        def arrange(server):
            for fault in faults:
                status, _, text = server.ask("POST", CONTROL + "/rules", fault)
                self.assertEqual(status, 201, text)
            clients = [
                self.sent(server, request("GET", path)) for path in (
                    "/miosa/api/v1/workspaces", "/phala/api/v1/workspaces",
                    "/strongly/api/v1/workspaces", "/cadenya/v1/workspaces", "/orgo/api/workspaces")
                for _ in range(10)]
            self.assertTrue(server.is_well())
            return clients
        self.ends("rules", arrange)

    def test_with_its_output_blocked(self):
        ends = []

        def arrange(server):
            for _ in range(20):
                self.assertEqual(server.get(f"/miosa/api/v1/workspaces?f={'x' * 4000}")[0], 200)
        reading, writing = os.pipe()
        ends += [reading, writing]
        os.set_blocking(writing, False)
        try:
            while True:
                os.write(writing, b"x" * 4096)
        except BlockingIOError:
            pass
        os.set_blocking(writing, True)
        try:
            self.ends("blocked output", arrange, stdout=writing, stderr=writing)
        finally:
            for end in ends:
                os.close(end)

    def test_with_large_bodies_in_progress(self):
        part = b"[" + b"1," * (2 << 20)
        self.ends("bodies", lambda server: [
            self.sent(server, request(
                "POST", "/phala/api/v1/cvms/provision", part, length=(8 << 20) - 1))
            for _ in range(10)])

    def test_with_large_bodies_being_read(self):
        body = b"[" + b",".join(b'{"m%d":[1,2]}' % number for number in range(400_000)) + b"]"
        body = body[:(8 << 20) - 2] + b'""'
        self.ends("parses", lambda server: [
            self.sent(server, request("POST", "/phala/api/v1/cvms/provision", body))
            for _ in range(8)])

    def test_with_answers_that_nobody_reads(self):
        self.ends("unread answers", lambda server: [
            self.sent(server, request("GET", CONTROL + "/openapi/phala") * 20, receive=4096)
            for _ in range(30)])

    def test_on_a_full_disk(self):
        place = self.disk("3m")

        def arrange(server):
            for number in range(10_000):
                status, _, _ = server.ask(
                    "POST", "/miosa/api/v1/workspaces",
                    {"name": f"{time.monotonic_ns()}", "metadata": {"filler": "x" * 8000}})
                if status >= 500:
                    return
            self.fail("the disk did not fill")
        for number in SIGNALS:
            self.ends("full disk", arrange, "--state", place / "state", signals=(number,))
            shutil.rmtree(place / "state")

    def test_with_no_descriptor_left(self):
        def arrange(server):
            clients = [self.sent(server, b"") for _ in range(200)]
            self.await_(lambda: "no file descriptor" in self.complaints())
            return clients
        self.ends("no descriptor", arrange, *FROZEN, limits={resource.RLIMIT_NOFILE: 96})

    def test_at_a_far_clock_with_long_answers(self):
        def arrange(server):
            server.control("POST", "/clock/set", {"to": "9000-01-01T00:00:00Z"})
            paths = (
                "/miosa/api/v1/credits/transactions", "/miosa/api/v1/credits/usage",
                "/miosa/api/v1/usage?granularity=hour", "/phala/api/v1/cvms/cvm_ykL5lbAn/stats",
                "/strongly/api/v1/credits/transactions")
            return [self.sent(server, request("GET", path) * 3) for path in paths for _ in range(5)]
        self.ends("far clock", arrange)

    def test_while_a_clock_is_moved_past_many_changes(self):
        def arrange(server):
            for number in range(amount(100, 1000)):
                status, _, text = server.ask(
                    "POST", "/miosa/api/v1/computers",
                    {"name": f"c{number}", "template_type": "miosa-desktop"})
                if status not in (200, 201, 202):
                    break
            client = threading.Thread(
                target=lambda: self.moved(server), daemon=True)
            client.start()
            time.sleep(0.02)
            return [client]
        self.ends("long move", arrange)

    def moved(self, server):
        try:
            server.ask("POST", CONTROL + "/clock/set", {"to": "9000-01-01T00:00:00Z"})
        except OSError:
            pass

    def test_with_requests_that_come_without_pause(self):
        def arrange(server):
            def ask():
                connection = server.http()
                try:
                    while True:
                        server.ask("GET", "/miosa/api/v1/workspaces", connection=connection)
                except Exception:  # noqa: BLE001 (however the server went)
                    connection.close()
            clients = [threading.Thread(target=ask, daemon=True) for _ in range(8)]
            for client in clients:
                client.start()
            time.sleep(0.05)
            return clients
        self.ends("load", arrange)

    def test_with_a_path_of_60_kilobytes_looked_for(self):
        path = "/miosa/api/v1/" + "workspace/" * 6000
        self.ends("long paths", lambda server: [
            self.sent(server, request("GET", path) * 10) for _ in range(10)])
