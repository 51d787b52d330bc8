"""What a workspace allows, what it shows of itself, and where its previews are served."""

import pytest
from miosa.errors import MiosaError, ValidationError

pytestmark = pytest.mark.anyio


@pytest.fixture
async def workspace(account):
    return await account.workspaces.create("Clinic")


async def settings(account, workspace, **changes):
    return await account.wire.request(
        "PUT", f"/workspaces/{workspace.id}/settings", json_body=changes
    )


async def create(account, workspace, **fields):
    body = {"name": "c", "template_type": "miosa-desktop", "workspace_id": workspace.id}
    return await account.wire.request("POST", "/computers", json_body={**body, **fields})


async def test_settings_answer_all_five_and_keep_what_is_left_out(account, workspace):
    first = await settings(account, workspace, max_computers=3)
    assert first["workspace_id"] == workspace.id
    second = await settings(account, workspace, max_computer_size="medium")
    assert second["settings"] == {
        "max_computers": 3,
        "max_computer_size": "medium",
        "default_computer_size": "small",
        "default_auto_stop_seconds": 0,
        "allowed_template_types": [],
    }


async def test_a_full_workspace_takes_no_computer(account, workspace):
    await settings(account, workspace, max_computers=1)
    await create(account, workspace)
    with pytest.raises(ValidationError) as caught:
        await create(account, workspace)
    assert caught.value.code == "QUOTA_EXCEEDED"


@pytest.mark.parametrize(
    "changes, fields, field",
    [
        ({"max_computer_size": "small"}, {"size": "medium"}, "size"),
        ({"allowed_template_types": ["miosa-sandbox"]}, {}, "template_type"),
    ],
)
async def test_a_limit_names_the_field_it_refuses(account, workspace, changes, fields, field):
    await settings(account, workspace, **changes)
    with pytest.raises(ValidationError) as caught:
        await create(account, workspace, **fields)
    assert list(caught.value.details) == [field]


async def test_a_computer_without_a_size_gets_the_workspaces(account, workspace):
    await settings(account, workspace, default_computer_size="large")
    assert (await create(account, workspace))["size"] == "large"


async def test_an_idle_time_of_the_workspace_holds_for_new_computers(account, workspace, control):
    await settings(account, workspace, default_auto_stop_seconds=30)
    made = await create(account, workspace)
    control.advance(by="33s")
    read = await account.wire.request("GET", f"/computers/{made['id']}")
    assert read["status"] == "stopped"


async def test_stats_count_what_is_there(account, workspace, control):
    await create(account, workspace)
    await create(account, workspace, size="medium")
    control.advance(by="2s")
    stats = await account.classic_workspaces.get_stats(workspace.id)
    assert stats["computers"]["by_status"] == {
        "running": 2,
        "stopped": 0,
        "provisioning": 0,
        "error": 0,
    }
    assert stats["resources"] == {
        "total_vcpus": 3,
        "total_memory_mb": 12288,
        "total_disk_gb": 70,
    }


async def test_usage_is_the_sum_of_its_points_and_closed_points_stay(account, workspace, control):
    await create(account, workspace)
    control.advance(by="30h")
    usage = await account.classic_workspaces.get_usage(workspace.id)
    assert (usage["window"], usage["granularity"], len(usage["series"])) == ("24h", "hour", 24)
    assert usage["total_credits_used"] == sum(p["credits_used"] for p in usage["series"])
    assert usage["total_credits_used"] >= 30 * 23
    closed = usage["series"][5:-1]
    control.advance(by="2h")
    later = await account.classic_workspaces.get_usage(workspace.id)
    assert [p for p in later["series"] if p in closed] == closed


@pytest.mark.parametrize("query", ["window=1y", "granularity=minute"])
async def test_an_unknown_window_is_refused(account, workspace, query):
    with pytest.raises(ValidationError) as caught:
        await account.wire.request("GET", f"/workspaces/{workspace.id}/usage?{query}")
    assert caught.value.code == "VALIDATION_FAILED"


async def test_a_preview_domain_is_inherited_from_the_organization(account, workspace, control):
    path = f"/workspaces/{workspace.id}/preview-domain"
    unset = await account.wire.request("GET", path)
    assert (unset["preview_domain"], unset["effective_domain"]) == (None, "miosa.ai")
    tenant = account.awaited(account.client.tenant.preview_domain)
    await tenant.set("cliniciq.com")
    assert (await account.wire.request("GET", path))["effective_domain"] == "cliniciq.com"
    own = await account.wire.request(
        "PUT", path, json_body={"preview_domain": "drsmithclinic.com"}
    )
    assert (own["status"], own["dns_status"]) == ("pending_dns", "pending")
    assert not (await account.wire.request("GET", f"{path}/verify"))["verified"]
    control.advance(by="30s")
    assert (await account.wire.request("GET", f"{path}/verify"))["verified"]
    assert (await tenant.verify())["verified"]
    cleared = await account.wire.request("DELETE", path)
    assert cleared["effective_domain"] == "cliniciq.com"
    await tenant.delete()
    assert (await tenant.get())["status"] == "not_configured"


async def test_a_computer_that_fails_to_provision_is_in_error(account, workspace, control):
    made = await account.computers.create("fail-provisioning", workspace_id=workspace.id)
    control.advance(by="2s")
    assert (await account.computers.get(made.id)).status == "error"
    with pytest.raises(MiosaError) as caught:
        await account.awaited(made).stop()
    assert caught.value.status_code == 409
