"""Keys that are minted are held to their scopes, their end and their revocation."""

import pytest
from strongly.exceptions import AuthenticationError

READ_ONLY = "strongly-read-only-key"


@pytest.fixture
def mint(account, open_account):
    """Mints a key and opens an account with it."""

    def mint(*scopes, **options):
        made = account.make("/auth/api-keys", name="CI", scopes=list(scopes), **options)["data"]
        return open_account(made["key"]), made

    return mint


def test_a_key_is_shown_once(account, mint):
    _, made = mint("workspaces:read")
    assert made["key"].startswith(made["keyPrefix"])
    assert len(made["key"]) == len("sk-prod-") + 32
    shown = account.get(f"/auth/api-keys/{made['id']}")["data"]
    assert "key" not in shown and shown["status"] == "active"


def test_a_missing_scope_is_named(mint):
    reader, _ = mint("workspaces:read")
    assert reader.get("/workspaces")["count"] == 8
    refusal = reader.refused("POST", "/workspaces/ws_ghi789/stop")
    assert refusal["error"]["code"] == "scope-required"
    assert "workspaces:write" in refusal["error"]["message"]


def test_a_demo_key_may_only_read(open_account):
    reader = open_account(READ_ONLY)
    assert reader.get("/projects")["count"] == 2
    assert reader.refused("POST", "/projects", json={})["error"]["code"] == "scope-required"


def test_a_revoked_key_opens_nothing(account, mint):
    owner, made = mint("workspaces:read")
    assert owner.get("/workspaces")
    account.remove(f"/auth/api-keys/{made['id']}")
    with pytest.raises(AuthenticationError, match="has been revoked"):
        owner.get("/workspaces")


def test_a_key_expires_by_the_worlds_clock(control, mint):
    owner, _ = mint("workspaces:read", expiresInDays=30)
    control.advance("29d")
    assert owner.get("/workspaces")
    control.advance("1d")
    with pytest.raises(AuthenticationError, match="has expired"):
        owner.get("/workspaces")


def test_whoami_says_which_key_it_is(account, mint):
    assert account.get("/auth/whoami")["data"]["apiKey"] is None
    owner, made = mint("finops:read")
    me = owner.get("/auth/whoami")["data"]
    assert me["apiKey"]["id"] == made["id"]
    assert me["organization"]["id"] == "org_xyz"
