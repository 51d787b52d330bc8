"""API keys through the SDK of October."""

import pytest
from cadenya import APIError


@pytest.fixture
def spec(staging):
    return {"all_workspaces": False, "workspace_assignments": [{"workspace_id": staging}]}


@pytest.fixture
def key(client, spec):
    return client.api_keys.create(
        metadata={"name": "ci", "external_id": "ci"},
        spec={**spec, "permissions": ["agents:read", "agents:manage"]},
    )


def test_the_token_is_shown_by_what_makes_reveals_and_rotates_it(client, key):
    assert key.spec.permissions == ["agents:manage"]
    assert client.api_keys.retrieve(key.metadata.id).spec.token == ""
    assert client.api_keys.reveal(key.metadata.id).spec.token == key.spec.token
    rotated = client.api_keys.rotate(key.metadata.id).spec.token
    assert rotated not in ("", key.spec.token)
    assert client.api_keys.reveal("external_id:ci").spec.token == rotated


def test_a_token_opens_nothing_once_it_is_rotated_disabled_or_deleted(client, key, open_client):
    def refused(token):
        with pytest.raises(APIError) as refusal:
            open_client(token).workspaces.list()
        return (refusal.value.status_code, refusal.value.code)

    old = key.spec.token
    assert open_client(old).workspaces.list().items
    token = client.api_keys.rotate("external_id:ci").spec.token
    assert refused(old) == (401, 16)
    assert client.api_keys.disable("external_id:ci").state == "STATE_DISABLED"
    assert refused(token) == (401, 16)
    assert client.api_keys.enable("external_id:ci").state == "STATE_ENABLED"
    assert open_client(token).workspaces.list().items
    assert client.api_keys.delete("external_id:ci") is None
    assert refused(token) == (401, 16)


def test_assignments_are_added_and_taken_away(client, key, staging):
    def assigned(key):
        return [assignment.workspace_id for assignment in key.spec.workspace_assignments]

    production = client.workspace_admin.retrieve(workspace_id="production").metadata.id
    for _ in range(2):
        added = client.api_keys.add_workspace("external_id:ci", workspace_id=production)
        assert assigned(added) == [staging, production]
    listed = client.api_keys.list(workspace_id=production, include_info=True)
    info = {key.metadata.name: key.info for key in listed}["ci"]
    assert [workspace.name for workspace in info.workspaces] == ["Staging", "Production"]
    assert info.created_by.spec.name == "Ada Admin"
    taken = client.api_keys.remove_workspace("external_id:ci", workspace_id=staging)
    assert assigned(taken) == [production]


def test_a_key_is_changed_by_mask(client, key, spec):
    changed = client.api_keys.update(
        "external_id:ci",
        metadata={"name": "renamed"},
        spec={**spec, "description": "kept out"},
        update_mask="metadata.name",
    )
    assert (changed.metadata.name, changed.spec.description) == ("renamed", "")


def test_keys_page_like_everything_else(client, key):
    whole = [key.metadata.id for key in client.api_keys.list()]
    assert [key.metadata.id for key in client.api_keys.list(limit=1)] == whole
    assert whole[0] == key.metadata.id


def test_the_default_key_stays(client):
    with pytest.raises(APIError) as refused:
        client.api_keys.delete("external_id:default")
    assert (refused.value.status_code, refused.value.code) == (400, 9)


def test_a_member_lists_workspaces_and_makes_none(open_client):
    member = open_client("cadenya-member-key")
    assert member.workspaces.list().items
    with pytest.raises(APIError) as refused:
        member.workspace_admin.list_account()
    assert (refused.value.status_code, refused.value.code) == (403, 7)
