"""Workspaces through both of the SDK's resource classes, sync and async."""

import re

import pytest
from miosa import Miosa
from miosa.errors import NotFoundError

pytestmark = pytest.mark.anyio

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

WORKSPACE_KEYS = [
    "id",
    "tenant_id",
    "name",
    "slug",
    "external_workspace_id",
    "description",
    "metadata",
    "is_default",
    "computer_count",
    "created_at",
    "updated_at",
]


async def test_a_new_workspace_has_what_it_was_given_and_a_slug_from_its_name(workspaces):
    made = await workspaces.create(
        "Dr. Smith Clinic",
        description="Client workspace for Dr. Smith Clinic",
        metadata={"tier": "gold", "seats": 4},
        external_workspace_id="clinic_123",
    )
    assert UUID.fullmatch(made.id)
    assert UUID.fullmatch(made.tenant_id)
    assert made.name == "Dr. Smith Clinic"
    assert made.slug == "dr-smith-clinic"
    assert made.description == "Client workspace for Dr. Smith Clinic"
    assert made.metadata == {"tier": "gold", "seats": 4}
    assert made.created_at == made.updated_at
    assert made.created_at.utcoffset().total_seconds() == 0


async def test_what_is_left_out_of_a_new_workspace_is_null_or_empty(workspaces):
    made = await workspaces.create("Bare")
    assert made.description is None
    assert made.metadata == {}


async def test_a_workspace_is_read_back_as_it_was_made(workspaces):
    made = await workspaces.create("Read me back", metadata={"a": 1})
    assert await workspaces.get(made.id) == made


async def test_the_list_has_the_new_workspace_among_the_others(workspaces):
    before = await workspaces.list()
    made = await workspaces.create("Listed")
    after = await workspaces.list()
    assert made in after
    assert len(after) == len(before) + 1


async def test_a_deleted_workspace_is_gone(workspaces):
    made = await workspaces.create("Short-lived")
    assert await workspaces.delete(made.id) is None
    assert made.id not in [workspace.id for workspace in await workspaces.list()]
    with pytest.raises(NotFoundError):
        await workspaces.get(made.id)


async def test_a_known_external_id_finds_its_workspace_instead_of_making_another(workspaces):
    made = await workspaces.create("Clinic", external_workspace_id="clinic_9")
    found = await workspaces.create("Clinic again", external_workspace_id="clinic_9")
    assert (found.id, found.name) == (made.id, "Clinic")
    assert found.reused is True
    assert not made.reused


async def test_a_slug_of_the_callers_own_is_kept(account):
    made = await account.classic_workspaces.create("Named", slug="0-my-own--slug-")
    assert made.slug == "0-my-own--slug-"


async def test_the_wire_has_the_documented_keys_in_the_documented_order(account):
    made = await account.wire.request("POST", "/workspaces", json_body={"name": "Keys"})
    assert list(made) == WORKSPACE_KEYS
    listed = await account.wire.request("GET", "/workspaces")
    assert list(listed) == ["data", "total"]
    assert listed["total"] == len(listed["data"])
    assert all(list(workspace) == WORKSPACE_KEYS for workspace in listed["data"])
    assert [workspace["is_default"] for workspace in listed["data"]].count(True) == 1
    deleted = await account.wire.request("DELETE", f"/workspaces/{made['id']}")
    assert deleted == {"deleted": True}


async def test_a_base_url_with_the_version_in_it_works_as_well(open_account, origin):
    for base_url in (f"{origin}/miosa/api/v1", f"{origin}/miosa/api/v1/", f"{origin}/miosa/"):
        assert await open_account(base_url=base_url).workspaces.list()


async def test_worlds_do_not_see_each_other(open_account, world):
    here, elsewhere = open_account(), open_account(api_key=f"msk_test~{world}-b")
    made = await here.workspaces.create("Only here")
    assert made.id not in [workspace.id for workspace in await elsewhere.workspaces.list()]
    with pytest.raises(NotFoundError):
        await elsewhere.workspaces.get(made.id)


def test_the_sdk_needs_nothing_but_its_own_two_variables(monkeypatch, origin, world):
    monkeypatch.setenv("MIOSA_BASE_URL", f"{origin}/miosa")
    monkeypatch.setenv("MIOSA_API_KEY", f"msk_test~{world}")
    assert Miosa().workspaces.create("From the environment").slug == "from-the-environment"
