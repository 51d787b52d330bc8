"""Bytes that no HTTP client sends: whatever arrives, the server answers others and stays well."""

import contextlib
import json
import os
import random
import socket
import struct
import threading
import time

from subject import FROZEN, KEYS, Subject, amount, read_all

HOST = "Host: localhost\r\n"
KEY = "".join(f"{name}: {value}\r\n" for name, value in KEYS.items())
JSON = "Content-Type: application/json\r\n"
PATH = "/miosa/api/v1/workspaces"
BODY = '{"name":"from the wire"}'
CHUNKED = "Transfer-Encoding: chunked\r\n"
CLOSE = "Connection: close\r\n"


def post(fields="", body=BODY, path=PATH, length=True):
    """A request that makes a workspace, as it should be but for what is given."""
    said = f"Content-Length: {len(body)}\r\n" if length else ""
    return f"POST {path} HTTP/1.1\r\n{HOST}{KEY}{JSON}{said}{fields}\r\n{body}"


# What is sent, and the statuses that may come back; none is a connection that is closed without one.
# A status is never a choice where RFC 9112 leaves none.
CASES = [
    # The line of the request.
    ("\r\n\r\nGET /miosa/api/v1/workspaces HTTP/1.1\r\n" + HOST + KEY + "\r\n", {200, 400}),
    ("GET\r\n\r\n", {400}),
    ("GET /\r\n\r\n", {400, None}),
    ("GET / HTTP/1.1 more\r\n\r\n", {400}),
    ("GET / HTTP/0.9\r\n\r\n", {400, 505}),
    ("GET / HTTP/2.0\r\n" + HOST + "\r\n", {400, 505}),
    ("GET / HTTP/9.9\r\n" + HOST + "\r\n", {400, 505}),
    ("GET / HTTP/1.10\r\n" + HOST + "\r\n", {400, 505}),
    ("GET / HTTX/1.1\r\n" + HOST + "\r\n", {400}),
    ("GET / http/1.1\r\n" + HOST + "\r\n", {400}),
    ("GET  / HTTP/1.1\r\n" + HOST + "\r\n", {400, 404}),
    ("GET /a b HTTP/1.1\r\n" + HOST + "\r\n", {400}),
    ("GET \x00 HTTP/1.1\r\n" + HOST + "\r\n", {400}),
    ("GET /\x00 HTTP/1.1\r\n" + HOST + "\r\n", {400}),
    ("GET /%00 HTTP/1.1\r\n" + HOST + "\r\n", {400, 404}),
    ("GET /%zz HTTP/1.1\r\n" + HOST + "\r\n", {400, 404}),
    ("GET /%ff%fe HTTP/1.1\r\n" + HOST + "\r\n", {400, 404}),
    ("GET /" + "%41" * 20_000 + " HTTP/1.1\r\n" + HOST + "\r\n", {404, 431, 414}),
    ("GET /" + "../" * 20_000 + " HTTP/1.1\r\n" + HOST + "\r\n", {400, 404, 431, 414}),
    ("GET /" + "a/" * 30_000 + " HTTP/1.1\r\n" + HOST + "\r\n", {404, 431, 414}),
    ("GET /?" + "a=1&" * 19_000 + " HTTP/1.1\r\n" + HOST + "\r\n", {404, 431, 414}),
    (f"GET {PATH}?" + "limit=1&" * 9_000 + " HTTP/1.1\r\n" + HOST + KEY + "\r\n", {200, 422, 431}),
    ("GET http://localhost/ HTTP/1.1\r\n" + HOST + "\r\n", {403, 404}),
    ("GET http://elsewhere.example/ HTTP/1.1\r\n" + HOST + "\r\n", {403}),
    ("CONNECT elsewhere.example:443 HTTP/1.1\r\n" + HOST + "\r\n", {400, 403, 404, 405, 501}),
    ("OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n", {200, 204, 400, 404, 501}),
    ("TRACE / HTTP/1.1\r\n" + HOST + "\r\n", {404, 405, 501}),
    ("G" * 70_000 + " / HTTP/1.1\r\n" + HOST + "\r\n", {400, 431, 501}),
    ("GET / HTTP/1.1\n" + HOST + "\n", {400, 404}),
    ("GET / HTTP/1.1\r" + HOST + "\r", {400, None}),
    # Fields.
    ("GET / HTTP/1.1\r\n: none\r\n" + HOST + "\r\n", {400}),
    ("GET / HTTP/1.1\r\n folded\r\n" + HOST + "\r\n", {400}),
    ("GET / HTTP/1.1\r\n" + HOST + "A: 1\r\n 2\r\n\r\n", {400, 404}),
    ("GET / HTTP/1.1\r\n" + HOST + "A : 1\r\n\r\n", {400}),
    ("GET / HTTP/1.1\r\n" + HOST + "A\r\n\r\n", {400}),
    ("GET / HTTP/1.1\r\n" + HOST + "A: \x00\r\n\r\n", {400}),
    ("GET / HTTP/1.1\r\n" + HOST + "A: \x01\r\n\r\n", {400, 404}),
    ("GET / HTTP/1.1\r\n" + HOST + "\xc3\xa4: 1\r\n\r\n", {400}),
    ("GET / HTTP/1.1\r\n" + HOST + "".join(f"A{n}: 1\r\n" for n in range(5000)) + "\r\n", {431}),
    ("GET / HTTP/1.1\r\nHost: \r\n\r\n", {400, 403, 404}),
    ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", {400}),
    ("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", {400}),
    ("GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n", {400, 404}),
    ("GET / HTTP/1.1\r\nHost: localhost\x00evil\r\n\r\n", {400}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}Authorization: {'x' * 60_000}\r\n\r\n", {401, 200, 431}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}Authorization: Bearer \xff\xfe\r\n\r\n", {400, 401, 200}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}{KEY}X-Understudy-World: {'w' * 10_000}\r\n\r\n", {400}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}{KEY}X-Understudy-World: ../../etc\r\n\r\n", {400}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}{KEY}Expect: 100-continue\r\n\r\n", {200, 417}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}{KEY}Range: bytes=0-\r\n\r\n", {200}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}{KEY}Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n", {200, 400, 426}),
    (f"GET {PATH} HTTP/1.1\r\n{HOST}{KEY}Upgrade: websocket\r\nConnection: Upgrade\r\n"
     "Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n", {200, 400, 426}),
    # Bodies.
    (post("Content-Length: 5\r\n"), {400}),
    (post("Content-Length: +5\r\n", length=False), {400}),
    (post("Content-Length: 0x18\r\n", length=False), {400}),
    (post("Content-Length: 24, 24\r\n", length=False), {400}),
    (post("Content-Length: \r\n", length=False), {400}),
    (post("Content-Length: 1e3\r\n", length=False), {400}),
    (post("Content-Length: -1\r\n", length=False), {400}),
    (post("Content-Length: 99999999999999999999999\r\n", length=False), {400, 413}),
    (post(CHUNKED), {400}),
    (post(CHUNKED + CHUNKED, "0\r\n\r\n", length=False), {400, 501}),
    (post("Transfer-Encoding: Chunked\r\n", f"18\r\n{BODY}\r\n0\r\n\r\n", length=False), {201, 400, 422}),
    (post("Transfer-Encoding: identity\r\n", length=False), {400, 501}),
    (post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n", length=False), {400, 501}),
    (post("Transfer-Encoding: \x0bchunked\r\n", "0\r\n\r\n", length=False), {400, 501}),
    (post(CHUNKED, "-1\r\n\r\n", length=False), {400}),
    (post(CHUNKED, "0x18\r\n" + BODY + "\r\n0\r\n\r\n", length=False), {400}),
    (post(CHUNKED, "ffffffffffffffff\r\n", length=False), {400, 413, None}),
    (post(CHUNKED, "ffffffffffffffff\r\n" + "x" * 9_000_000, length=False), {413}),
    (post(CHUNKED, "7fffffffffffffff\r\n" + "x" * 9_000_000, length=False), {413}),
    (post(CHUNKED, "fffffffffffffffff\r\n", length=False), {400, 413}),
    (post(CHUNKED, "18;" + "x" * 100_000 + "\r\n" + BODY + "\r\n0\r\n\r\n", length=False),
     {201, 400, 413, 422, 431}),
    (post(CHUNKED, "18\r\n" + BODY + "0\r\n\r\n", length=False), {400}),
    (post(CHUNKED, "1\r\n{\r\n" * 1 + "0\r\n" + "T: 1\r\n" * 5000 + "\r\n", length=False),
     {400, 413, 422, 431}),
    (post(CHUNKED, "".join(f"1\r\n{c}\r\n" for c in " " * 100_000) + "0\r\n\r\n", length=False),
     {400, 422}),
    (post(body="x" * 9_000_000), {413}),
    (post(CHUNKED, "100000\r\n" + "x" * 0x100000 + "\r\n" * 1, length=False), {400, None}),
    # Not HTTP at all.
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500), {400}),
    (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(500), {400, 505}),
    (b"SSH-2.0-OpenSSH_9.6\r\n", {400, None}),
    (b"EHLO localhost\r\n", {400, None}),
    (b"*1\r\n$4\r\nPING\r\n", {400, None}),
    (bytes(100_000), {400, 431, None}),
    (bytes(range(256)) * 400, {400, 431, None}),
    (b"\xff" * 100_000, {400, 431, None}),
    (b"\r\n" * 50_000, {400, 431, None}),
    (b"", {None}),
]


# Requests of which small changes leave much as it was.
SOUND = [
    post(CLOSE), post(CHUNKED, f"18\r\n{BODY}\r\n0\r\n\r\n", length=False),
    *(f"GET {path} HTTP/1.1\r\n{HOST}{KEY}\r\n" for path in (
        PATH + "?limit=1&page=2", "/~other/orgo/api/workspaces", "/strongly/api/v1/workspaces",
        "/phala/api/v1/cvms/cvm_ykL5lbAn", "/cadenya/v1/workspaces?pageSize=2",
        "/_understudy/v1/requests?limit=2&status=4xx", "/_understudy/v1/clock", "/api/v1/unknown")),
    post(path="/phala/api/v1/cvms/provision", body=json.dumps(
        {"name": "abcdef", "compose_file": {"docker_compose_file": "services:\n  a:\n    image: b\n"}})),
    post(path="/strongly/api/v1/projects", body='{"name": "p", "description": "d", "tags": ["x"]}'),
    post(path="/cadenya/v1/account/workspaces", body='{"metadata": {"name": "R"}, "spec": {}}'),
    post(path="/_understudy/v1/clock/advance", body='{"by": "2s"}'),
    post(path="/_understudy/v1/rules", body='{"name": "r", "then": {"delay": "1ms"}}'),
    post(path="/_understudy/v1/worlds", body='{"name": "w", "clock": "frozen", "seed": 3}'),
]


class WireTests(Subject):
    def send(self, server, data):
        """Sends bytes and that no more will come; the answers until the server ends it.

        It must: within PATIENCE, or the client's timeout raises."""
        with contextlib.closing(server.connect()) as client:
            with contextlib.suppress(OSError):
                client.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))
                client.shutdown(socket.SHUT_WR)
            return read_all(client)

    def status(self, answer):
        """The status of the first answer that is not an interim one; None where there is none."""
        while answer:
            head, _, rest = answer.partition(b"\r\n\r\n")
            status = int(head.split()[1])
            if status >= 200:
                return status
            answer = rest
        return None

    def test_each_of_a_list_of_bytes_gets_its_status(self):
        server = self.serve("--quiet", *FROZEN)
        for number, (data, statuses) in enumerate(CASES):
            with self.subTest(f"{number}: {data[:60]!r}"):
                answer = self.send(server, data)
                self.assertIn(self.status(answer), statuses, answer[:200])
        self.assertTrue(server.is_well())
        self.end(server)

    def test_bytes_without_sense_bring_no_error_of_the_server(self):
        chance = random.Random(20260517)
        server = self.serve("--quiet", *FROZEN)
        seeds = [data if isinstance(data, bytes) else data.encode("latin-1") for data, _ in CASES]
        seeds = [data for data in seeds if data and len(data) < 5000]
        seeds += [data.encode() for data in SOUND] * (len(seeds) // len(SOUND) * 4)
        count = amount(1500, 60_000)
        statuses = {}
        for number in range(count):
            data = bytearray(chance.choice(seeds))
            for _ in range(chance.randint(1, 3)):
                place = chance.randrange(len(data) + 1)
                match chance.randrange(5):
                    case 0:
                        data[place:place + chance.randint(1, 20)] = b""
                    case 1:
                        data[place:place] = chance.randbytes(chance.randint(1, 8))
                    case 2:
                        data[place:place] = chance.choice(
                            [b"\r\n", b"\0", b" ", b":", b"%", b"/~", b"{", b"\"", b";", b"?", b"&"])
                    case 3:
                        other = chance.choice(seeds)
                        data[place:] = other[chance.randrange(len(other)):]
                    case 4 if place < len(data):
                        data[place] ^= 1 << chance.randrange(8)
                data = data or bytearray(b"x")
            answer = self.send(server, bytes(data))
            status = self.status(answer)
            statuses[status] = statuses.get(status, 0) + 1
            self.assertNotIn(status, (500, 502, 503, 504), bytes(data))
        self.assertTrue(server.is_well())
        self.measured(f"{count} mutated requests: " + ", ".join(
            f"{times} x {status}" for status, times in sorted(statuses.items(), key=str)))
        self.end(server)

    def test_a_request_in_two_pieces_is_answered_as_in_one(self):
        server = self.serve("--quiet", *FROZEN)
        chunks = f"5\r\n{BODY[:5]}\r\n13;x=y\r\n{BODY[5:]}\r\n0\r\nTrailer: 1\r\n\r\n"
        for data in (
            post(CLOSE, '{"name":""}'),
            post(CLOSE + CHUNKED, chunks.replace("from the wire", "             "), length=False),
        ):
            data = data.encode()
            whole = self.send(server, data).partition(b"\r\n\r\n")[2]
            self.assertTrue(whole)
            for place in range(1, len(data), amount(7, 1)):
                with contextlib.closing(server.connect()) as client:
                    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    client.sendall(data[:place])
                    time.sleep(0.001)
                    client.sendall(data[place:])
                    body = read_all(client).partition(b"\r\n\r\n")[2]
                self.assertEqual(self.anonymous(body), self.anonymous(whole), f"cut at {place}")
        self.end(server)

    def anonymous(self, body):
        """A refusal without what names the request."""
        document = json.loads(body)
        document.get("error", {}).pop("request_id", None)
        return document

    def test_many_requests_at_once_on_a_connection_are_answered_in_order(self):
        server = self.serve("--quiet", *FROZEN)
        count = amount(1000, 20_000)
        with contextlib.closing(server.connect()) as client:
            data = b"".join(
                f"GET {PATH}?n={number} HTTP/1.1\r\n{HOST}{KEY}X-Understudy-World: w{number % 50}\r\n"
                "\r\n".encode() for number in range(count))
            sender = threading.Thread(
                target=lambda: (client.sendall(data), client.shutdown(socket.SHUT_WR)))
            sender.start()
            answer = read_all(client)
            sender.join()
        worlds = [
            line.split(b": ")[1] for line in answer.split(b"\r\n")
            if line.lower().startswith(b"x-understudy-world:")]
        self.assertEqual(worlds, [f"w{number % 50}".encode() for number in range(count)])
        self.end(server)

    def test_clients_that_go_in_the_middle_leave_nothing_behind(self):
        server = self.serve("--quiet", *FROZEN)
        data = post(body="{" + f'"name":"{"x" * 100_000}"' + "}").encode()
        wait = b"GET /phala/api/v1/cvms/cvm_ykL5lbAn/state?target=stopped HTTP/1.1\r\n" + (
            HOST + KEY + "Accept: text/event-stream\r\n\r\n").encode()
        for number in range(amount(100, 3000)):
            for part in (data[:number * 997 % len(data)], data, wait):
                client = server.connect()
                client.sendall(part)
                if number % 2:
                    client.setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                client.close()
        self.assertTrue(server.is_well())
        # Descriptors: what is left is what the server has without clients.
        self.await_(lambda: self.sockets(server) <= 4, "connections stay open")
        self.end(server)

    def sockets(self, server):
        """How many connections the server has that are not over."""
        count = 0
        for name in os.listdir(f"/proc/{server.pid}/fd"):
            with contextlib.suppress(OSError):
                count += os.readlink(f"/proc/{server.pid}/fd/{name}").startswith("socket:")
        return count

    def test_who_sends_a_byte_now_and_then_holds_up_nobody(self):
        server = self.serve("--quiet", *FROZEN)
        data = post(CLOSE).encode()
        slow = [server.connect() for _ in range(amount(50, 400))]
        for byte in range(0, len(data)):
            for client in slow:
                client.sendall(data[byte:byte + 1])
            if byte % 20 == 0:
                self.assertEqual(server.get(PATH)[0], 200)
        answers = [self.status(read_all(client)) for client in slow]
        for client in slow:
            client.close()
        self.assertEqual(answers.count(201), 1)
        self.assertEqual(answers.count(422), len(slow) - 1)
        self.end(server)
