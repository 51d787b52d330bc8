"""The Orgo SDK's classes, each pointed at the server and at the test's own world."""

import pytest
import requests
from orgo import Computer
from orgo.api.client import ApiClient
from orgo.project import Project
from orgo.template import Template

AGENT_1 = "a3bb189e-8bf9-3888-9912-ace4e6543002"


class Account:
    """One customer's view of the server: the SDK's classes with key and base URL filled in.

    The SDK has no asynchronous client and reads no variable for its base URL.
    """

    def __init__(self, origin, key):
        self.key = key
        self.base_url = f"{origin}/orgo/api"
        self.api = ApiClient(key, self.base_url)

    def computer(self, **options):
        return Computer(
            api_key=self.key, base_api_url=self.base_url, **{"verbose": False, **options}
        )

    def project(self, name=None):
        return Project(name, api_key=self.key, base_api_url=self.base_url)

    def template(self, name, **options):
        return Template(
            name, api_key=self.key, base_api_url=self.base_url, verbose=False, **options
        )

    def wire(self, method, path, **options):
        """Sends what the documents offer and the SDK does not."""
        headers = {"Authorization": f"Bearer {self.key}"}
        return requests.request(
            method, f"{self.base_url}{path}", headers=headers, timeout=40, **options
        )


@pytest.fixture
def open_account(origin, world):
    """Makes accounts in this test's world; other keys are other accounts."""
    return lambda key="sk_live_demo": Account(origin, f"{key}~{world}")


@pytest.fixture
def account(open_account):
    return open_account()


@pytest.fixture
def agent(account):
    """A computer of the demo data that runs."""
    return account.computer(computer_id=AGENT_1)
