"""What the SDK does when a rule makes the first two calls fail: it repeats what may be repeated.

The journal tells how often it really asked, and a rule's answer applies nothing, so that a create
that was repeated stands once.
"""

import time

import pytest
from miosa import Miosa
from miosa.errors import ServerError


@pytest.fixture
def client(origin, world):
    with Miosa(api_key=f"msk_test~{world}", base_url=f"{origin}/miosa") as client:
        yield client


@pytest.fixture
def first_two_fail(control):
    """Answers the first two calls of an operation with 503 and asks to come again in a second."""

    def first_two_fail(operation):
        control.send(
            "POST",
            "/rules",
            {
                "name": "first-two-fail",
                "match": {"vendor": "miosa", "operation": operation},
                "when": {"calls": "1-2"},
                "then": {"error": "service_unavailable", "retry_after": "1s"},
            },
        )

    return first_two_fail


def requests(control, operation):
    return control.send("GET", f"/requests/count?vendor=miosa&operation={operation}")["count"]


def test_a_read_is_repeated_after_the_promised_second(first_two_fail, control, client):
    first_two_fail("listWorkspaces")
    began = time.monotonic()
    assert client.workspaces.list()
    assert time.monotonic() - began >= 2
    assert requests(control, "listWorkspaces") == 3


def test_a_create_without_a_key_is_not_repeated(first_two_fail, control, client):
    first_two_fail("createWorkspace")
    with pytest.raises(ServerError):
        client._transport.request("POST", "/workspaces", json_body={"name": "Once"})
    assert requests(control, "createWorkspace") == 1


def test_a_create_with_a_key_is_repeated_and_stands_once(first_two_fail, control, client):
    first_two_fail("createWorkspace")
    client._transport.request(
        "POST", "/workspaces", json_body={"name": "Once"}, headers={"Idempotency-Key": "k-1"}
    )
    assert requests(control, "createWorkspace") == 3
    names = [workspace.name for workspace in client.workspaces.list()]
    assert names.count("Once") == 1
