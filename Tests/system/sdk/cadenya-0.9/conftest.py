"""The Cadenya SDK's clients of August with strict validation, in the test's own world."""

import inspect

import pytest
from cadenya import AsyncCadenya, Cadenya

STAGING = "workspace_01HXKD2E5NQM3T9AYWCF133E3Q"


@pytest.fixture
def anyio_backend():
    return "asyncio"


class Awaited:
    """Lets a test await the calls of either client, however deep the resource."""

    def __init__(self, resource):
        self._resource = resource

    def __getattr__(self, name):
        found = getattr(self._resource, name)
        if not callable(found):
            return Awaited(found)

        async def awaited(*arguments, **named):
            answer = found(*arguments, **named)
            return await answer if inspect.isawaitable(answer) else answer

        return awaited


@pytest.fixture
def staging():
    """The id of the documents' own samples."""
    return STAGING


@pytest.fixture
def every():
    """Gives the items of all pages from one on, by the SDK's own auto-paging."""

    async def every(page):
        if hasattr(page, "__aiter__"):
            return [item async for item in page]
        return list(page)

    return every


@pytest.fixture(params=[Cadenya, AsyncCadenya], ids=["sync", "async"])
async def open_client(request, origin, world):
    opened = []

    def open_client(key="My API Key"):
        client = request.param(
            api_key=f"{key}~{world}",
            base_url=f"{origin}/cadenya",
            workspace_id=STAGING,
            _strict_response_validation=True,
        )
        opened.append(client)
        return Awaited(client)

    yield open_client
    for client in opened:
        closing = client.close()
        if inspect.isawaitable(closing):
            await closing


@pytest.fixture
async def client(open_client):
    return open_client()
