"""Keys, scopes, addresses: who gets in, and what the SDK makes of those who do not."""

import pytest
import requests
from orgo.api.client import ApiClient

AGENT_1 = "a3bb189e-8bf9-3888-9912-ace4e6543002"
PRODUCTION = "550e8400-e29b-41d4-a716-446655440000"


def test_a_key_is_a_must_in_the_sdk(monkeypatch):
    monkeypatch.delenv("ORGO_API_KEY", raising=False)
    with pytest.raises(ValueError):
        ApiClient()


def test_the_key_may_come_from_the_environment(account, monkeypatch):
    monkeypatch.setenv("ORGO_API_KEY", account.key)
    assert ApiClient(base_url=account.base_url).list_projects()


def test_an_unknown_key_is_refused(open_account):
    with pytest.raises(Exception, match="^Invalid API key$"):
        open_account("orgo-unknown-key").api.list_projects()


def test_another_accounts_computer_is_refused(open_account):
    with pytest.raises(Exception, match="^Access denied$"):
        open_account("orgo-account-acme").computer(computer_id=AGENT_1).status()


def test_a_key_that_is_scoped_to_a_workspace_stays_in_it(open_account):
    scoped = open_account(f"orgo-workspace-{PRODUCTION}")
    assert scoped.computer(computer_id=AGENT_1).status()["name"] == "agent-1"
    assert [project["id"] for project in scoped.api.list_projects()] == [PRODUCTION]
    with pytest.raises(Exception, match="cannot create workspaces"):
        scoped.api.create_project("more")


def test_base_urls_with_and_without_a_slash_work(account):
    assert ApiClient(account.key, account.base_url + "/").list_projects()


def test_the_documented_command_works_by_host(origin, world):
    answer = requests.get(
        f"{origin}/api/workspaces/{PRODUCTION}",
        headers={"Host": "www.orgo.ai", "Authorization": f"Bearer sk_live_demo~{world}"},
        timeout=10,
        allow_redirects=False,
    )
    assert answer.status_code == 200
    assert list(answer.json())[:5] == ["id", "name", "created_at", "computer_count", "computers"]


def test_every_success_has_a_body(account):
    """The SDK takes a success without one for a failed connection."""
    for method, path in (
        ("POST", f"/computers/{AGENT_1}/stop"),
        ("DELETE", f"/computers/{AGENT_1}"),
        ("DELETE", f"/workspaces/{PRODUCTION}"),
    ):
        answer = account.wire(method, path)
        assert answer.status_code == 200
        assert answer.json()["success"] is True


def test_what_is_not_simulated_says_so_in_the_vendors_envelope(account):
    answer = account.wire("GET", "/files?projectId=x")
    assert answer.status_code == 501
    assert isinstance(answer.json()["error"], str)
