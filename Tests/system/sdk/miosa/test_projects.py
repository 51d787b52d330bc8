"""Projects, through the SDK's resource for them."""

import pytest
from miosa.errors import MiosaError, NotFoundError, ValidationError

pytestmark = pytest.mark.anyio

KEYS = [
    "id",
    "tenant_id",
    "workspace_id",
    "external_workspace_id",
    "external_project_id",
    "name",
    "slug",
    "description",
    "metadata",
    "settings",
    "created_at",
    "updated_at",
]


@pytest.fixture
async def workspace(account):
    return await account.workspaces.create("Clinic", external_workspace_id="clinic_7")


async def test_a_project_is_made_read_changed_and_deleted(account, workspace):
    made = await account.projects.create("Lead Magnet", workspace_id=workspace.id)
    assert list(made) == KEYS
    assert (made["slug"], made["external_workspace_id"]) == ("lead-magnet", "clinic_7")
    assert await account.projects.get(made["id"]) == made
    assert await account.projects.list(workspace_id=workspace.id) == [made]
    changed = await account.projects.update(made["id"], name="Leads", metadata={"a": 1})
    assert (changed["name"], changed["slug"], changed["metadata"]) == (
        "Leads",
        "lead-magnet",
        {"a": 1},
    )
    await account.projects.delete(made["id"])
    with pytest.raises(NotFoundError) as caught:
        await account.projects.get(made["id"])
    assert caught.value.message == "project not found"


async def test_a_workspace_is_named_by_its_slug_too(account, workspace):
    made = await account.projects.create("Intake", workspace_slug="clinic", slug="intake-1")
    assert (made["workspace_id"], made["slug"]) == (workspace.id, "intake-1")


async def test_a_slug_is_unique_in_its_workspace(account, workspace):
    await account.projects.create("Twice", workspace_id=workspace.id)
    with pytest.raises(ValidationError) as caught:
        await account.projects.create("Twice", workspace_id=workspace.id)
    assert caught.value.details == {"slug": ["has already been taken"]}


async def test_a_workspace_lists_its_projects_without_settings(account, workspace):
    made = await account.projects.create("Listed", workspace_id=workspace.id)
    [listed] = await account.classic_workspaces.list_projects(workspace.id)
    assert list(listed) == [key for key in KEYS if key != "settings"]
    assert listed["id"] == made["id"]


async def test_a_workspace_with_a_project_refuses_to_be_deleted(account, workspace):
    await account.projects.create("Occupant", workspace_id=workspace.id)
    with pytest.raises(MiosaError) as caught:
        await account.workspaces.delete(workspace.id)
    assert (caught.value.status_code, caught.value.message) == (409, "workspace has projects")


async def test_a_project_moves_with_its_computers(account, workspace):
    project = await account.projects.create("Moving", workspace_id=workspace.id)
    made = await account.wire.request(
        "POST",
        "/computers",
        json_body={
            "name": "c",
            "template_type": "miosa-desktop",
            "project_id": project["id"],
        },
    )
    target = await account.workspaces.create("Target")
    moved = await account.projects.move(project["id"], target.id)
    assert moved["workspace_id"] == target.id
    read = (await account.computers.get(made["id"])).data
    assert read.workspace_id == target.id


async def test_the_default_project_is_protected(account, workspace):
    await account.computers.create("c", workspace_id=workspace.id)
    [default] = await account.projects.list(workspace_id=workspace.id)
    assert (default["name"], default["slug"]) == ("Default", "default")
    with pytest.raises(MiosaError) as caught:
        await account.projects.delete(default["id"])
    assert caught.value.status_code == 409
