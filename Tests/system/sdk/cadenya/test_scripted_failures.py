"""What the SDK does when a rule makes the first two calls fail.

Redwood builds retry only on request, and only what may be repeated; the journal tells how often they
really asked.
"""

import time

import pytest
from cadenya import APIError


@pytest.fixture
def first_two_fail(control):
    """Answers the first two calls of an operation with 503 and asks to come again in a second."""

    def first_two_fail(operation):
        control.send(
            "POST",
            "/rules",
            {
                "name": "first-two-fail",
                "match": {"vendor": "cadenya", "operation": operation},
                "when": {"calls": "1-2"},
                "then": {"error": "unavailable", "retry_after": "1s"},
            },
        )

    return first_two_fail


def requests(control, operation):
    return control.send("GET", f"/requests/count?vendor=cadenya&operation={operation}")["count"]


def test_a_client_without_retries_sees_the_first_failure(first_two_fail, control, client):
    first_two_fail("listWorkspaces")
    with pytest.raises(APIError) as failure:
        list(client.workspaces.list())
    assert failure.value.status_code == 503
    assert requests(control, "listWorkspaces") == 1


def test_a_client_with_retries_waits_as_it_is_told_and_succeeds(
    first_two_fail, control, open_client
):
    first_two_fail("listWorkspaces")
    began = time.monotonic()
    page = open_client(max_retries=2).workspaces.list()
    assert list(page)
    assert time.monotonic() - began >= 2
    assert requests(control, "listWorkspaces") == 3
