"""The Miosa SDK's clients, each pointed at the server and at the test's own world."""

import inspect

import pytest
from miosa import AsyncMiosa, Miosa
from miosa.resources.workspaces import AsyncWorkspaces, Workspaces

KINDS = ["sync", "async"]


@pytest.fixture
def anyio_backend():
    return "asyncio"


class Awaited:
    """Lets a test await the calls of either client: a plain answer is ready at once."""

    def __init__(self, resource):
        self._resource = resource

    def __getattr__(self, name):
        call = getattr(self._resource, name)
        if not callable(call):
            return call

        async def awaited(*arguments, **named):
            answer = call(*arguments, **named)
            return await answer if inspect.isawaitable(answer) else answer

        return awaited


class Account:
    """One customer's view of the server through one kind of client.

    `workspaces` is what the SDK's `client.workspaces` is; `classic_workspaces` is the older class
    that the package still has and that alone can name a slug. `wire` sends through the SDK's own
    transport where no resource class offers what the API documents.
    """

    def __init__(self, client, classic):
        self.client = client
        self.workspaces = Awaited(client.workspaces)
        self.classic_workspaces = Awaited(classic(client._transport))
        self.computers = Awaited(client.computers)
        self.wire = Awaited(client._transport)

    @staticmethod
    def awaited(resource):
        """Whatever the client has made, with calls that can be awaited."""
        return Awaited(resource)

    @property
    def members_of_organization(self):
        return Awaited(self.client.tenant.members)

    def __getattr__(self, name):
        """Any other resource of the client, or a call of its own such as `get_balance`."""
        resource = getattr(self.client, name)
        return Awaited(self.client).__getattr__(name) if callable(resource) else Awaited(resource)


@pytest.fixture(params=KINDS)
async def open_account(request, origin, world):
    """Makes accounts of one kind of client in this test's world, and closes them after it."""
    opened = []

    def open_account(**options):
        options = {"api_key": f"msk_test~{world}", "base_url": f"{origin}/miosa", **options}
        if request.param == "sync":
            opened.append(Miosa(**options))
            return Account(opened[-1], Workspaces)
        opened.append(AsyncMiosa(**options))
        return Account(opened[-1], AsyncWorkspaces)

    yield open_account
    for client in opened:
        await Awaited(client._transport).close()


@pytest.fixture
async def account(open_account):
    return open_account()


@pytest.fixture(params=["governance", "classic"])
async def workspaces(request, account):
    """Both classes that the SDK has for workspaces, through both kinds of client."""
    return account.workspaces if request.param == "governance" else account.classic_workspaces
