"""How the SDK fares in the scenarios that ship, once it is asked to retry.

With `max_retries` it repeats reads after 429, 5xx and whatever breaks a connection, and waits as
Retry-After says; without, nothing. Only a gzip stream that breaks off it takes for an answer, which is
then no JSON.
"""

import httpx
import pytest
from cadenya import APIConnectionError, APIError, APIResponseError


def test_rate_limited_waits_as_long_as_it_is_told(shipped, open_client):
    shipped.rate_limited("cadenya", "listWorkspaces", open_client(max_retries=3).workspaces.list)


def test_outage_and_recovery_is_ridden_out_by_a_read(shipped, open_client):
    shipped.outage("cadenya", "listWorkspaces", open_client(max_retries=3).workspaces.list)


def test_expired_credentials_are_shown_once_and_not_again(shipped, open_client):
    read = open_client(max_retries=3).workspaces.list
    shipped.expired("cadenya", "listWorkspaces", read, APIError)


BREAKS = [
    "reset-before-headers",
    "reset-after-headers",
    "reset-mid-body",
    "silence",
    "silence-mid-body",
    "cut-short",
    "wrong-length",
    "garbage",
    "bad-chunk",
]


@pytest.mark.parametrize("retries", [0, 4])
def test_flaky_network_loses_no_read_with_retries(control, open_client, retries):
    control.put_shipped("flaky-network")
    broken = garbled = 0
    with httpx.Client(timeout=1) as http:
        client = open_client(max_retries=retries, http_client=http)
        for _ in range(60):
            try:
                assert list(client.workspaces.list())
            except APIConnectionError:
                broken += 1
            except APIResponseError:
                garbled += 1
    hits = {rule["name"]: rule["hits"] for rule in control.send("GET", "/rules")["rules"]}
    breaks = sum(hits[name] for name in BREAKS)
    assert breaks > 0
    assert broken == (0 if retries else breaks)
    assert garbled == hits["truncated-gzip"]
    asked = 60 + (breaks if retries else 0)
    assert len(control.statuses("cadenya", "listWorkspaces")) == asked
