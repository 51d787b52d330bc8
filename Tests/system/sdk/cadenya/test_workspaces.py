"""Workspaces, their members and the account, through the SDK of October."""

import pytest
from cadenya import APIError, Cadenya


def names(page):
    return [workspace.metadata.name for workspace in page]


def test_all_workspaces_are_listed_newest_first(client, staging):
    page = client.workspaces.list()
    assert names(page) == ["Production", "Staging", "Prototype", "Development"]
    assert page.next_cursor == ""
    assert page.items[1].metadata.id == staging
    assert page.items[1].metadata.labels == {"environment": "staging", "team": "platform"}
    assert page.items[0].status == "STATUS_ENABLED"
    assert page.items[2].status == "STATUS_ARCHIVED"


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 100])
def test_paging_gives_every_workspace_once_whatever_the_page(client, limit):
    for order, expected in (("asc", 1), ("desc", -1)):
        listed = names(client.workspaces.list(limit=limit, sort_order=order))
        assert listed == ["Development", "Prototype", "Staging", "Production"][::expected]


def test_what_comes_between_two_pages_neither_repeats_nor_hides(client):
    first = client.workspaces.list(limit=2)
    client.workspace_admin.create(metadata={"name": "Between"}, spec={})
    assert names(first) == ["Production", "Staging", "Prototype", "Development"]


def test_info_is_filled_where_it_is_asked_for(client):
    assert all(workspace.info is None for workspace in client.workspaces.list())
    listed = client.workspaces.list(include_info=True, labels="environment=staging")
    assert [workspace.info.total_agents for workspace in listed] == [2]


def test_a_workspace_is_made_changed_and_archived(client):
    admin = client.workspace_admin
    made = admin.create(
        metadata={"name": "Research", "external_id": "research", "labels": {"team": "r"}},
        spec={"description": "For research"},
    )
    assert (made.metadata.external_id, made.status) == ("research", "STATUS_ENABLED")
    assert made.metadata.created_at.utcoffset().total_seconds() == 0
    changed = admin.update(
        workspace_id=made.metadata.id,
        metadata={"name": "Renamed"},
        spec={"description": "not in the mask"},
        update_mask="metadata.name",
    )
    assert (changed.metadata.name, changed.spec.description) == ("Renamed", "For research")
    assert admin.retrieve(workspace_id="external_id:research") == changed
    assert admin.archive(workspace_id=made.metadata.id) is None
    assert admin.retrieve(workspace_id=made.metadata.id).status == "STATUS_ARCHIVED"
    assert "Renamed" not in names(admin.list_account())
    assert "Renamed" in names(admin.list_account(include_archived=True, limit=1))
    with pytest.raises(APIError) as refused:
        client.agents.list(workspace_id=made.metadata.id)
    assert (refused.value.status_code, refused.value.code) == (403, 7)


def test_the_last_active_workspace_stays(client):
    admin = client.workspace_admin
    for alias in ("staging", "production"):
        admin.archive(workspace_id=alias)
    with pytest.raises(APIError) as refused:
        admin.archive(workspace_id="development")
    assert (refused.value.status_code, refused.value.code) == (400, 9)


def test_members_come_go_and_come_again_as_the_same_actor(client):
    admin = client.workspace_admin
    invited = admin.add_member(email="new@acme.example")
    assert admin.add_member(profile_id=invited.profile_id) == invited
    assert invited.profile_id in [m.profile_id for m in admin.list_members(limit=1)]
    assert admin.remove_member(profile_id=invited.profile_id) is None
    assert invited.profile_id not in [m.profile_id for m in admin.list_members()]
    assert admin.add_member(email="NEW@acme.example").actor_id == invited.actor_id
    assert invited.email in [p.spec.email for p in admin.list_profiles(query="new@")]


def test_the_account_and_who_asks(client):
    account = client.accounts.retrieve()
    assert len(account.spec.workspaces) == 4
    assert account.info.webhook_events_hmac_secret.startswith("whsec_")
    rotated = client.accounts.rotate_webhook_signing_key().webhook_events_hmac_secret
    assert rotated != account.info.webhook_events_hmac_secret
    assert client.accounts.retrieve().info.webhook_events_hmac_secret == rotated
    token = client.accounts.rotate_challenge_token().challenge_token
    assert client.accounts.retrieve().info.challenge_token == token
    who = client.profiles.whoami()
    assert (who.profile.spec.type, who.default_workspace.name) == (
        "PROFILE_TYPE_USER",
        "Development",
    )


def test_the_sdk_needs_nothing_but_its_own_variables(monkeypatch, origin, world, staging):
    monkeypatch.setenv("CADENYA_BASE_URL", f"{origin}/cadenya")
    monkeypatch.setenv("CADENYA_API_KEY", f"k~{world}")
    monkeypatch.setenv("CADENYA_WORKSPACE_ID", staging)
    with Cadenya() as client:
        assert client.workspace_admin.retrieve().metadata.name == "Staging"
