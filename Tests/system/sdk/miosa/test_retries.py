"""The SDK's own retries, when an answer is lost on the way back: what it asked for has been done.

Between the SDK and the server stands a relay that passes every request on, and answers the first
ones with a 503 of its own.
"""

import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from miosa.errors import ServerError

pytestmark = pytest.mark.anyio

KEY = "6f1c2f0e-3a53-4a0f-9d0f-5a1f2f6f7a10"
PASSED_ON = ("Authorization", "Content-Type", "Accept", "Idempotency-Key")


class Relay(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or None
        headers = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
        request = urllib.request.Request(
            self.server.origin + self.path, data=body, headers=headers, method=self.command
        )
        try:
            with self.opener.open(request, timeout=10) as answer:
                status, content = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, content = error.code, error.read()
        self.server.seen += 1
        if self.server.seen <= self.server.losses:
            status, content = 503, b'{"error": {"code": "SERVICE_UNAVAILABLE", "message": "lost"}}'
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_DELETE = pass_on

    def log_message(self, *arguments):
        pass


@contextmanager
def losing(origin, losses):
    """A relay to the server that loses so many answers."""
    relay = ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    relay.origin, relay.losses, relay.seen = origin, losses, 0
    thread = threading.Thread(target=relay.serve_forever, daemon=True)
    thread.start()
    try:
        yield relay
    finally:
        relay.shutdown()
        relay.server_close()
        thread.join()


def through(relay):
    return f"http://127.0.0.1:{relay.server_port}/miosa"


async def names(account):
    return sorted(workspace.name for workspace in await account.workspaces.list())


async def test_two_lost_answers_make_one_workspace_under_an_idempotency_key(
    open_account, account, origin
):
    before = await names(account)
    with losing(origin, 2) as relay:
        made = await open_account(base_url=through(relay)).wire.request(
            "POST",
            "/workspaces",
            json_body={"name": "Once"},
            headers={"Idempotency-Key": KEY},
        )
        assert relay.seen == 3
    assert made["name"] == "Once"
    assert await names(account) == sorted([*before, "Once"])


async def test_without_a_key_a_lost_answer_is_an_error_and_asked_once(
    open_account, account, origin
):
    before = await names(account)
    with losing(origin, 2) as relay:
        with pytest.raises(ServerError) as caught:
            await open_account(base_url=through(relay)).workspaces.create("Lost")
        assert relay.seen == 1
    assert caught.value.status_code == 503
    assert await names(account) == sorted([*before, "Lost"])


async def test_reading_is_tried_again(open_account, account, origin):
    with losing(origin, 2) as relay:
        listed = await open_account(base_url=through(relay)).workspaces.list()
        assert relay.seen == 3
    assert listed == await account.workspaces.list()
