"""Computers: made in a workspace, running once the world's clock has moved on."""

import pytest
from miosa.errors import MiosaError, ValidationError
from miosa.types import ComputerSize, ComputerStatus

pytestmark = pytest.mark.anyio


async def statuses(account, workspace_id):
    """Status by name of the computers in a workspace."""
    computers = await account.computers.list(workspace_id=workspace_id)
    return {computer.name: computer.status for computer in computers}


async def test_a_new_computer_is_provisioning_in_the_workspace_it_was_made_in(account):
    workspace = await account.workspaces.create("Clinic")
    made = await account.computers.create("Clinic builder", workspace_id=workspace.id)
    computer = made.data
    assert computer.status == ComputerStatus.PROVISIONING
    assert computer.workspace_id == workspace.id
    assert computer.tenant_id == workspace.tenant_id
    assert (computer.name, computer.slug) == ("Clinic builder", "clinic-builder")
    assert computer.template_type == "miosa-desktop"
    assert computer.size == ComputerSize.SMALL
    assert computer.sandbox_url.startswith("https://clinic-builder.")
    assert computer.desktop_url.startswith("https://clinic-builder.")


async def test_a_provisioning_computer_is_running_when_the_clock_has_moved(account, control):
    workspace = await account.workspaces.create("Clinic")
    await account.computers.create("builder", workspace_id=workspace.id)
    control.advance(by="2s")
    assert await statuses(account, workspace.id) == {"builder": ComputerStatus.RUNNING}


@pytest.mark.parametrize(
    "size, vcpus, memory_mb", [("small", 1, 4096), ("medium", 2, 8192), ("large", 4, 16384)]
)
async def test_a_size_has_its_documented_share(account, size, vcpus, memory_mb):
    computer = await account.wire.request(
        "POST",
        "/computers",
        json_body={"name": "sized", "template_type": "miosa-desktop", "size": size},
    )
    assert (computer["size"], computer["vcpus"], computer["memory_mb"]) == (size, vcpus, memory_mb)


async def test_without_a_workspace_a_computer_goes_to_the_default_one(account):
    listed = await account.wire.request("GET", "/workspaces")
    default = next(workspace for workspace in listed["data"] if workspace["is_default"])
    computer = await account.computers.create("anywhere")
    assert computer.data.workspace_id == default["id"]


async def test_a_workspace_counts_its_computers(account):
    workspace = await account.workspaces.create("Counted")
    for name in ("one", "two"):
        await account.computers.create(name, workspace_id=workspace.id)
    read = await account.wire.request("GET", f"/workspaces/{workspace.id}")
    assert read["computer_count"] == 2


async def test_a_workspace_with_a_computer_refuses_to_be_deleted(workspaces, account):
    workspace = await workspaces.create("Occupied")
    await account.computers.create("occupant", workspace_id=workspace.id)
    with pytest.raises(MiosaError) as caught:
        await workspaces.delete(workspace.id)
    assert caught.value.status_code == 409
    assert caught.value.message == "workspace has computers"
    assert (await workspaces.get(workspace.id)).id == workspace.id


async def test_a_computer_without_a_name_is_refused_and_none_is_made(account):
    workspace = await account.workspaces.create("Still empty")
    with pytest.raises(ValidationError) as caught:
        await account.computers.create("", workspace_id=workspace.id)
    assert caught.value.status_code == 422
    assert "name" in caught.value.details
    assert await statuses(account, workspace.id) == {}
