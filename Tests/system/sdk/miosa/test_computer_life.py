"""A computer through its life: started, stopped, restarted, cloned, resized, moved, destroyed."""

import pytest
from miosa.errors import MiosaError, NotFoundError, PermissionError, ValidationError
from miosa.types import ComputerSize, ComputerStatus, ComputerVisibility

pytestmark = pytest.mark.anyio

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
async def workspace(account):
    return await account.workspaces.create("Clinic")


@pytest.fixture
async def computer(account, workspace, control):
    """A computer that runs."""
    made = await account.computers.create("builder", workspace_id=workspace.id)
    control.advance(by="2s")
    return account.awaited(made)


async def status(account, computer):
    return (await account.computers.get(computer.id)).data.status


async def test_a_computer_stops_starts_and_restarts(account, computer, control):
    assert await status(account, computer) == ComputerStatus.RUNNING
    for action, at_once, after in [
        ("stop", "stopping", "stopped"),
        ("start", "starting", "running"),
        ("restart", "starting", "running"),
    ]:
        answer = await getattr(computer, action)()
        assert (answer.success, answer.status) == (True, at_once)
        control.advance(by="2s")
        assert (await status(account, computer)).value == after


async def test_what_was_just_made_may_be_started_at_once(account, workspace):
    made = await account.computers.create("eager", workspace_id=workspace.id)
    answer = await account.awaited(made).start(environment="prod", fail_fast=True)
    assert (answer.success, answer.status) == (True, "provisioning")


async def test_a_stopped_computer_cannot_be_restarted(computer, control):
    await computer.stop()
    control.advance(by="1s")
    with pytest.raises(MiosaError) as caught:
        await computer.restart()
    assert (caught.value.status_code, caught.value.code) == (409, "RESOURCE_STATE")


async def test_a_destroyed_computer_is_gone_and_its_workspace_can_go(
    account, computer, workspace, control
):
    assert (await computer.destroy()).status == "destroying"
    control.advance(by="1s")
    with pytest.raises(NotFoundError) as caught:
        await account.computers.get(computer.id)
    assert caught.value.message == "computer not found"
    assert await account.computers.list(workspace_id=workspace.id) == []
    await account.workspaces.delete(workspace.id)


async def test_a_computer_is_renamed_and_given_metadata(account, computer):
    changed = await account.computers.update(computer.id, name="renamed", metadata={"k": "v"})
    assert (changed.data.name, changed.data.metadata) == ("renamed", {"k": "v"})
    read = (await account.computers.get(computer.id)).data
    assert (read.name, read.metadata) == ("renamed", {"k": "v"})
    assert read.visibility == ComputerVisibility.TENANT


async def test_a_clone_is_another_computer_in_the_same_workspace(account, computer, workspace):
    clone = await computer.clone(name="second")
    assert clone.id != computer.id
    assert (clone.data.name, clone.data.workspace_id) == ("second", workspace.id)
    assert clone.data.status == ComputerStatus.PROVISIONING
    assert len(await account.computers.list(workspace_id=workspace.id)) == 2


async def test_a_resized_computer_has_its_new_size(account, computer):
    await computer.resize("large")
    assert (await account.computers.get(computer.id)).data.size == ComputerSize.LARGE
    await computer.resize(cpu_count=2, memory_mb=8192)
    assert (await account.computers.get(computer.id)).data.size == ComputerSize.MEDIUM


async def test_a_computer_moves_to_another_workspace(account, computer, workspace):
    target = await account.workspaces.create("Target")
    moved = await computer.move(workspace_id=target.id)
    assert moved.data.workspace_id == target.id
    assert await account.computers.list(workspace_id=workspace.id) == []


async def test_a_computer_does_not_move_where_it_may_not(account, open_account, computer):
    theirs = await open_account(tenant="other-clinic").workspaces.create("Theirs")
    with pytest.raises(PermissionError):
        await computer.move(workspace_id=theirs.id)
    with pytest.raises(NotFoundError):
        await computer.move(workspace_id=NOBODY)
    full = await account.workspaces.create("Full")
    await account.wire.request(
        "PUT", f"/workspaces/{full.id}/settings", json_body={"max_computers": 0}
    )
    with pytest.raises(ValidationError) as caught:
        await computer.move(workspace_id=full.id)
    assert caught.value.code == "QUOTA_EXCEEDED"


async def test_an_idle_computer_stops_and_a_touched_one_does_not(account, computer, control):
    auto_stop = account.awaited(computer.auto_stop)
    assert (await auto_stop.update(60))["seconds"] == 60
    assert (await auto_stop.get())["seconds"] == 60
    control.advance(by="50s")
    await computer.start()
    control.advance(by="50s")
    assert await status(account, computer) == ComputerStatus.RUNNING
    await account.computers.get(computer.id)
    control.advance(by="11s")
    assert await status(account, computer) == ComputerStatus.STOPPED


async def test_a_computer_says_where_it_is_seen_and_when_its_password_was_set(account, computer):
    urls = await computer.urls()
    assert [url["type"] for url in urls] == ["sandbox", "desktop"]
    assert (await computer.viewer_password())["password_set"] is False
    rotated = await computer.rotate_viewer_password()
    assert len(rotated["viewer_password"].split("-")) == 4
    again = await account.computers.viewer_password(computer.id)
    assert again["viewer_password_set_at"] == rotated["viewer_password_set_at"]


async def test_the_list_of_a_workspace_holds_its_computers(account, computer, workspace):
    [listed] = await account.classic_workspaces.list_computers(workspace.id)
    assert (listed.id, listed.status) == (computer.id, "running")
