"""What August's SDK offers of the simulated routes, every answer judged by its models."""

import pytest
from cadenya import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    PermissionDeniedError,
)

pytestmark = pytest.mark.anyio


async def test_workspaces_page_to_the_end(client, every):
    for limit in (1, 3, 100):
        page = await client.workspaces.list(limit=limit, include_info=True)
        found = [workspace.metadata.name for workspace in await every(page)]
        assert found == ["Production", "Staging", "Prototype", "Development"]


async def test_workspaces_are_administered(client, every):
    admin = client.workspace_admin
    made = await admin.create(
        metadata={"name": "Research", "external_id": "research", "labels": {"team": "r"}},
        spec={"description": "d"},
    )
    changed = await admin.update(
        workspace_id=made.metadata.id, spec={"description": ""}, update_mask="spec.description"
    )
    assert changed.spec.description == ""
    assert (await admin.retrieve(workspace_id=made.metadata.id)).metadata == made.metadata
    with pytest.raises(ConflictError):
        await admin.create(metadata={"name": "R", "external_id": "research"}, spec={})
    await admin.archive(workspace_id=made.metadata.id)
    listed = await every(await admin.list(include_archived=True))
    assert made.metadata.id in [workspace.metadata.id for workspace in listed]
    with pytest.raises(PermissionDeniedError):
        await client.api_keys.list(workspace_id=made.metadata.id)


async def test_members_and_profiles(client, every):
    admin = client.workspace_admin
    added = await admin.members.add(email="new@acme.example")
    assert added in await every(await admin.members.list(limit=1))
    await admin.members.remove(added.profile_id)
    profiles = await every(await admin.profiles.list(query="NEW@"))
    assert [profile.spec.email for profile in profiles] == ["new@acme.example"]


async def test_keys_of_a_workspace(client, open_client, every):
    made = await client.api_keys.create(metadata={"name": "ci"}, spec={"permissions": ["*"]})
    key = made.metadata.id
    assert made.spec.token and not made.spec.system
    assert key in [k.metadata.id for k in await every(await client.api_keys.list(limit=1))]
    rotated = await client.api_keys.rotate(key)
    with pytest.raises(AuthenticationError):
        await open_client(made.spec.token).workspaces.list()
    assert (await client.api_keys.disable(key)).state == "STATE_DISABLED"
    with pytest.raises(AuthenticationError):
        await open_client(rotated.spec.token).workspaces.list()
    assert (await client.api_keys.enable(key)).state == "STATE_ENABLED"
    renamed = await client.api_keys.update(key, metadata={"name": "x"}, update_mask="metadata.name")
    assert renamed.metadata.name == "x"
    await client.api_keys.delete(key)
    with pytest.raises(NotFoundError):
        await client.api_keys.retrieve(key)


async def test_the_global_key(client):
    key = await client.global_api_key.retrieve()
    assert key.spec.system and key.spec.token
    assert (await client.global_api_key.disable()).state == "STATE_DISABLED"
    assert (await client.global_api_key.enable()).state == "STATE_ENABLED"
    assert (await client.global_api_key.rotate()).spec.token != key.spec.token
    with pytest.raises(BadRequestError):
        await client.api_keys.delete(key.metadata.id)


async def test_the_account_and_who_asks(client, staging):
    account = await client.account.retrieve()
    assert staging in [workspace.metadata.id for workspace in account.spec.workspaces]
    assert (await client.account.rotate_challenge_token()).challenge_token
    assert (await client.account.rotate_webhook_signing_key()).webhook_events_hmac_secret
    who = await client.profiles.whoami()
    assert (who.spec.name, who.spec.type) == ("Ada Admin", "PROFILE_TYPE_USER")


async def test_secrets_of_a_workspace(client, every):
    secrets = client.workspace_secrets
    made = await secrets.create(metadata={"name": "TOKEN"}, spec={"value": "s"})
    listed = await every(await secrets.list(limit=1, include_info=True))
    assert [secret.metadata.name for secret in listed] == ["TOKEN", "STRIPE_API_KEY"]
    await secrets.update(made.metadata.id, spec={"value": "t"}, update_mask="spec.value")
    assert (await secrets.retrieve(made.metadata.id)).metadata.name == "TOKEN"
    await secrets.delete(made.metadata.id)


async def test_agents_of_a_workspace(client, every):
    made = await client.agents.create(metadata={"name": "Helper"}, spec={"description": "d"})
    listed = await every(await client.agents.list(limit=1, include_info=True))
    assert [agent.metadata.name for agent in listed][0] == "Helper"
    await client.agents.delete(made.metadata.id)
