"""The organization, its keys, its credits, and what only newer classes show of a workspace."""

import pytest
from miosa.errors import AuthenticationError, MiosaError, PermissionError

pytestmark = pytest.mark.anyio


async def test_a_key_says_whom_it_stands_for(account):
    whoami = await account.account.whoami()
    assert list(whoami) == ["user", "organization", "workspace", "plan", "scopes"]
    assert whoami["organization"]["slug"] == "cliniciq"
    current = await account.organizations.current()
    assert current["id"] == whoami["organization"]["id"]
    assert [tenant["id"] for tenant in await account.organizations.list()] == [current["id"]]


async def test_another_organization_is_picked_by_name(account):
    assert (await account.account.whoami(tenant="harbor"))["organization"]["slug"] == "harbor"


async def test_an_api_key_stays_in_its_organization(account):
    with pytest.raises(PermissionError):
        await account.organizations.switch("cliniciq")


async def test_a_minted_key_lets_in_with_its_scopes_only(account, open_account, world):
    made = await account.api_keys.create(name="CI", scopes=["computers:read"])
    assert made["key"].startswith(made["key_prefix"])
    holder = open_account(api_key=f"{made['key']}~{world}")
    assert len(await holder.computers.list()) == 5
    with pytest.raises(PermissionError) as caught:
        await holder.computers.create("not allowed")
    assert caught.value.code == "insufficient_scope"
    assert (await holder.account.whoami())["scopes"] == ["computers:read"]


async def test_a_rotated_key_is_replaced(account, open_account, world):
    made = await account.api_keys.create(name="CI")
    fresh = await account.api_keys.rotate(made["id"])
    assert fresh["id"] == made["id"]
    assert fresh["key"] != made["key"]
    with pytest.raises(AuthenticationError) as caught:
        await open_account(api_key=f"{made['key']}~{world}").account.whoami()
    assert caught.value.message == "API key has been revoked"
    assert await open_account(api_key=f"{fresh['key']}~{world}").account.whoami()


async def test_keys_are_listed_read_changed_and_deleted_without_their_text(account):
    made = await account.api_keys.create(name="CI")
    listed = next(key for key in await account.api_keys.list() if key["id"] == made["id"])
    assert "key" not in listed
    assert await account.api_keys.get(made["id"]) == listed
    assert (await account.api_keys.update(made["id"], name="Two"))["name"] == "Two"
    await account.api_keys.delete(made["id"])
    with pytest.raises(MiosaError) as caught:
        await account.api_keys.get(made["id"])
    assert caught.value.status_code == 404
    assert [preset["name"] for preset in await account.api_keys.presets()][0] == "full_access"


async def test_an_expired_key_is_refused(account, open_account, world, control):
    made = await account.api_keys.create(name="CI", expires_at="2030-01-01T00:00:00Z")
    holder = open_account(api_key=f"{made['key']}~{world}")
    await holder.account.whoami()
    control.advance(by="3650d")
    with pytest.raises(AuthenticationError) as caught:
        await holder.account.whoami()
    assert caught.value.message == "API key has expired"


@pytest.mark.parametrize("later", ["1s", "90m", "100h"])
async def test_credits_add_up(account, control, later):
    await account.computers.create("spender")
    control.advance(by=later)
    balance = await account.get_balance()
    assert balance.balance == balance.lifetime_earned - balance.lifetime_spent
    newest = (await account.get_transactions()).data
    transactions, page = [], None
    while page is None or page:
        query = f"limit=100&offset={len(transactions)}"
        page = (await account.wire.request("GET", f"/credits/transactions?{query}"))["data"]
        transactions += page
    assert [t.id for t in newest] == [t["id"] for t in transactions[: len(newest)]]
    spent = sum(t["amount"] for t in transactions if t["type"] == "spend")
    earned = sum(t["amount"] for t in transactions if t["type"] == "earn")
    assert (earned, spent) == (balance.lifetime_earned, balance.lifetime_spent)
    usage = await account.get_usage()
    assert usage.total == usage.compute


async def test_usage_is_reported_by_group(account):
    report = await account.usage.get(group_by="workspace_id", period="30d")
    summary = await account.usage.report(period="30d")
    assert summary["credits_used"] == sum(row["credits_used"] for row in report["results"])
    assert (await account.usage.current())["currency"] == "USD"
    assert len(await account.usage.sessions(period="30d")) == summary["session_count"]


async def test_an_external_users_quota_is_set_read_and_cleared(account):
    await account.quotas.set("usr_123", max_sandboxes=5, max_concurrent=2)
    quota = await account.quotas.get("usr_123")
    assert (quota["external_user_id"], quota["max_sandboxes"]) == ("usr_123", 5)
    await account.quotas.delete("usr_123")
    assert (await account.quotas.get("usr_123"))["max_sandboxes"] is None


async def test_a_workspaces_policy_is_kept(account):
    workspace = await account.workspaces.create("Clinic")
    policy = account.awaited(account.client.workspaces(workspace.id).policy)
    document = {"lifecycle": {"default_idle_timeout_sec": 600}}
    assert await policy.set(document) == document
    assert await policy.get() == document
    await policy.delete()
    assert await policy.get() == {}


async def test_resources_are_transferred(account):
    source = await account.workspaces.create("Source")
    target = await account.workspaces.create("Target")
    computer = await account.computers.create("c", workspace_id=source.id)
    transfer = account.awaited(account.client.workspaces(source.id)).transfer
    assert (await transfer([computer.id], target.id))["transferred"] == [computer.id]
    assert (await account.computers.get(computer.id)).data.workspace_id == target.id


@pytest.mark.parametrize("kind", ["sandboxes", "deployments", "databases"])
async def test_kinds_that_are_not_simulated_are_empty(account, kind):
    workspace = await account.workspaces.create("Clinic")
    assert await getattr(account.classic_workspaces, f"list_{kind}")(workspace.id) == []
