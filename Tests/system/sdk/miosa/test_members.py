"""Members of workspaces, and inviting them."""

import base64
import json

import pytest
from miosa.errors import MiosaError

pytestmark = pytest.mark.anyio

NOBODY = "00000000-0000-4000-8000-000000000000"


def session(email):
    """A session token, as far as the server reads one."""

    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none'})}.{part({'email': email})}.x"


@pytest.fixture
async def workspace(account):
    return await account.workspaces.create("Clinic")


async def colleague(account):
    members = await account.members_of_organization.list()
    return next(m["user_id"] for m in members if m["role"] != "owner")


async def test_a_colleague_is_added_promoted_and_removed(account, workspace):
    user = await colleague(account)
    added = await account.workspace_members.add(workspace.id, user_id=user)
    assert (added["user_id"], added["role"]) == (user, "member")
    changed = await account.workspace_members.update_role(workspace.id, user, role="admin")
    assert changed["role"] == "admin"
    rows = await account.workspace_members.list(workspace.id)
    assert [row["role"] for row in rows] == ["owner", "admin"]
    assert await account.workspace_members.remove(workspace.id, user) == {"deleted": True}


async def test_the_last_owner_stays(account, workspace):
    [owner] = await account.workspace_members.list(workspace.id)
    with pytest.raises(MiosaError) as caught:
        await account.workspace_members.remove(workspace.id, owner["user_id"])
    assert (caught.value.status_code, caught.value.code) == (409, "LAST_OWNER")


async def test_somebody_of_no_organization_is_not_added(account, workspace):
    with pytest.raises(MiosaError) as caught:
        await account.workspace_members.add(workspace.id, user_id=NOBODY)
    assert (caught.value.status_code, caught.value.code) == (422, "NOT_TENANT_MEMBER")


async def test_the_newer_class_for_members_invites_by_address(account, workspace):
    members = account.awaited(account.client.workspaces(workspace.id).members)
    assert (await members.invite("sam@cliniciq.com", "viewer"))["role"] == "viewer"
    assert len(await members.list()) == 2


async def test_an_invited_person_joins(account, open_account, world, workspace):
    invited = await account.workspace_invites.create(workspace.id, email="alice@example.com")
    assert invited["type"] == "invited"
    token = invited["data"]["token"]
    preview = await account.workspace_invites.preview(token)
    assert (preview["workspace_name"], preview["accepted"]) == ("Clinic", False)
    with pytest.raises(MiosaError) as caught:
        await account.workspace_invites.accept(token)
    assert (caught.value.status_code, caught.value.code) == (422, "EMAIL_MISMATCH")
    alice = open_account(api_key=f"{session('alice@example.com')}~{world}")
    accepted = await alice.workspace_invites.accept(token)
    assert (accepted["accepted"], accepted["workspace_id"]) == (True, workspace.id)
    with pytest.raises(MiosaError) as caught:
        await alice.workspace_invites.accept(token)
    assert (caught.value.status_code, caught.value.code) == (409, "ALREADY_ACCEPTED")
    emails = [row["email"] for row in await account.workspace_members.list(workspace.id)]
    assert emails == ["alex@cliniciq.com", "alice@example.com"]


async def test_a_colleague_who_is_invited_is_added_at_once(account, workspace):
    answer = await account.workspace_invites.create(workspace.id, email="sam@cliniciq.com")
    assert (answer["type"], answer["data"]["role"]) == ("added", "member")


async def test_a_revoked_invite_is_listed_no_more(account, workspace):
    made = (await account.workspace_invites.create(workspace.id, email="bob@example.com"))["data"]
    assert [i["id"] for i in await account.workspace_invites.list(workspace.id)] == [made["id"]]
    revoked = await account.workspace_invites.revoke(workspace.id, made["id"])
    assert revoked == {"invite_id": made["id"], "revoked": True}
    assert await account.workspace_invites.list(workspace.id) == []


async def test_an_invite_expires(account, open_account, world, workspace, control):
    made = await account.workspace_invites.create(workspace.id, email="carol@example.com")
    control.advance(by="8d")
    token = made["data"]["token"]
    assert (await account.workspace_invites.preview(token))["expired"]
    carol = open_account(api_key=f"{session('carol@example.com')}~{world}")
    with pytest.raises(MiosaError) as caught:
        await carol.workspace_invites.accept(token)
    assert (caught.value.status_code, caught.value.code) == (410, "EXPIRED")
