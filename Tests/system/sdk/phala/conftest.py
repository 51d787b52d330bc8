"""The Phala SDK's clients, sync and async, each pointed at the server and at the test's own world."""

import inspect

import pytest
from phala_cloud import create_async_client, create_client

COMPOSE = "services:\n  app:\n    image: nginx:latest\n    ports:\n      - \"80:80\"\n"
KINDS = {"sync": create_client, "async": create_async_client}


@pytest.fixture
def anyio_backend():
    return "asyncio"


class Awaited:
    """Lets a test await the calls of either client: a plain answer is ready at once."""

    def __init__(self, client):
        self._client = client

    def __getattr__(self, name):
        call = getattr(self._client, name)

        async def awaited(*arguments, **named):
            answer = call(*arguments, **named)
            return await answer if inspect.isawaitable(answer) else answer

        return awaited


@pytest.fixture(params=KINDS)
async def open_client(request, origin, world):
    """Makes clients of one kind in this test's world, and closes them after it."""
    opened = []

    def open_client(key="phak_demo", **options):
        options = {"base_url": f"{origin}/phala/api/v1", **options}
        opened.append(KINDS[request.param](api_key=f"{key}~{world}", **options))
        return Awaited(opened[-1])

    yield open_client
    for client in opened:
        closing = getattr(client, "aclose", None) or client.close
        answer = closing()
        if inspect.isawaitable(answer):
            await answer


@pytest.fixture
async def client(open_client):
    return open_client()


@pytest.fixture
def compose():
    return COMPOSE


@pytest.fixture
def deploy(client, control, compose):
    """Makes a CVM in the two documented calls and lets it come up."""

    async def deploy(name="my-app", **options):
        provision = await client.provision_cvm(
            {"name": name, "compose_file": {"docker_compose_file": compose}, **options}
        )
        made = await client.commit_cvm_provision(
            {"app_id": provision.app_id, "compose_hash": provision.compose_hash}
        )
        control.advance("5s")
        return made

    return deploy
