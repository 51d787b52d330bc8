"""The Strongly SDK's client, pointed at the server and at the test's own world."""

import json

import pytest
import requests
from strongly import APIClient
from strongly.exceptions import APIError


class Account:
    """One customer's view of the server.

    The SDK of 2024 knows none of the documented routes by name, has no asynchronous client, and
    takes every status but 200 for an error: `call` sends through it and gives back what the server
    said, whatever the SDK makes of it.
    """

    def __init__(self, host, key):
        self.host = host
        self.key = key
        self.client = APIClient(test_env={"API_HOST": host, "API_KEY": key})

    def get(self, path, **options):
        return self.client.call_api("GET", f"/api/v1{path}", **options)

    def post(self, path, **options):
        return self.client.call_api("POST", f"/api/v1{path}", **options)

    def put(self, path, **options):
        return self.client.call_api("PUT", f"/api/v1{path}", **options)

    def refused(self, method, path, **options):
        """The answer that the SDK raises as an error; None where it has no body."""
        with pytest.raises(APIError) as caught:
            self.client.call_api(method, f"/api/v1{path}", **options)
        text = str(caught.value).removeprefix("API call failed: ")
        return json.loads(text) if text else None

    def make(self, path, **body):
        """Creates something: 201 is an error to the SDK, whose text holds the answer."""
        return self.refused("POST", path, json=body)

    def remove(self, path):
        """Deletes something: 204 is an error without a text to the SDK."""
        assert self.refused("DELETE", path) is None

    def wire(self, method, path, **options):
        """Sends without the SDK, to see status and headers."""
        headers = {"X-API-Key": self.key, **options.pop("headers", {})}
        return requests.request(
            method, f"{self.host}/api/v1{path}", headers=headers, timeout=10, **options
        )


@pytest.fixture
def open_account(origin, world):
    """Makes accounts in this test's world; other keys are other accounts."""

    def open_account(key="sk-prod-demo", host=f"{origin}/strongly"):
        return Account(host, f"{key}~{world}")

    return open_account


@pytest.fixture
def account(open_account):
    return open_account()


@pytest.fixture
def workspace(account, control):
    """A workspace that has just been made and runs; the clock stands still."""
    control.send("POST", "/clock/freeze")
    made = account.make(
        "/workspaces", name="Scratch", description="A try", environmentType="vscode"
    )["workspaceId"]
    control.advance("2s")
    return made
