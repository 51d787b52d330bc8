"""The Cadenya SDK's client of October, pointed at the server and at the test's own world."""

import pytest
from cadenya import Cadenya

STAGING = "workspace_01HXKD2E5NQM3T9AYWCF133E3Q"


@pytest.fixture
def staging():
    """The id of the documents' own samples."""
    return STAGING


@pytest.fixture
def open_client(origin, world):
    """Makes clients of this test's world, with any key, and closes them after it."""
    opened = []

    def open_client(key="My API Key", **options):
        options = {"base_url": f"{origin}/cadenya", "workspace_id": STAGING, **options}
        opened.append(Cadenya(api_key=f"{key}~{world}", **options))
        return opened[-1]

    yield open_client
    for client in opened:
        client.close()


@pytest.fixture
def client(open_client):
    return open_client()
