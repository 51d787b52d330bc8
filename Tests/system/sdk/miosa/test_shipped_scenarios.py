"""How the SDK fares in the scenarios that ship, where it claims to retry.

It repeats reads after 429, 5xx, a refused connection and a timeout, and waits as Retry-After says. A
connection that breaks in mid-answer it leaves to its caller, and a gzip stream that breaks off it
takes for text.
"""

import httpx
import pytest
from miosa import Miosa
from miosa.errors import AuthenticationError, NotFoundError
from pydantic import ValidationError


@pytest.fixture
def open_client(origin, world):
    opened = []

    def open_client(**options):
        opened.append(Miosa(api_key=f"msk_test~{world}", base_url=f"{origin}/miosa", **options))
        return opened[-1]

    yield open_client
    for client in opened:
        client.close()


def test_rate_limited_waits_as_long_as_it_is_told(shipped, open_client):
    shipped.rate_limited("miosa", "listWorkspaces", open_client().workspaces.list)


def test_outage_and_recovery_is_ridden_out_by_a_read(shipped, open_client):
    shipped.outage("miosa", "listWorkspaces", open_client().workspaces.list)


def test_expired_credentials_are_shown_once_and_not_again(shipped, open_client):
    read = open_client().workspaces.list
    shipped.expired("miosa", "listWorkspaces", read, AuthenticationError)


def test_eventual_consistency_shows_a_write_at_the_third_look(control, open_client):
    control.put_shipped("eventual-consistency")
    client = open_client()
    made = client.workspaces.create(name="Fresh")
    for _ in range(2):
        with pytest.raises(NotFoundError):
            client.workspaces.get(made.id)
    assert client.workspaces.get(made.id).id == made.id
    assert control.statuses("miosa", "createWorkspace") == [201]


def test_flaky_network_is_repeated_where_it_is_silent_and_reported_where_it_breaks(
    control, open_client
):
    control.put_shipped("flaky-network")
    client = open_client(timeout=1)
    answered = broken = garbled = 0
    for _ in range(100):
        try:
            assert client.workspaces.list()
            answered += 1
        except httpx.TransportError:
            broken += 1
        except ValidationError:
            garbled += 1
    hits = {rule["name"]: rule["hits"] for rule in control.send("GET", "/rules")["rules"]}
    breaks = [
        "reset-before-headers",
        "reset-after-headers",
        "reset-mid-body",
        "cut-short",
        "wrong-length",
        "garbage",
        "bad-chunk",
    ]
    assert broken == sum(hits[name] for name in breaks) > 0
    assert garbled == hits["truncated-gzip"]
    assert answered == 100 - broken - garbled
    silent = hits["silence"] + hits["silence-mid-body"]
    assert len(control.statuses("miosa", "listWorkspaces")) == 100 + silent
