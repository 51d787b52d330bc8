"""Each documented failure reaches a user as the SDK's exception class for it."""

import pytest
from miosa.errors import AuthenticationError, NotFoundError, PermissionError, ValidationError

pytestmark = pytest.mark.anyio

NOBODY = "00000000-0000-4000-8000-000000000000"


async def test_an_unknown_workspace_is_not_found(workspaces):
    with pytest.raises(NotFoundError) as caught:
        await workspaces.get(NOBODY)
    error = caught.value
    assert (error.status_code, error.code) == (404, "NOT_FOUND")
    assert error.message == "workspace not found"


async def test_deleting_an_unknown_workspace_is_not_found(workspaces):
    with pytest.raises(NotFoundError):
        await workspaces.delete(NOBODY)


async def test_an_id_that_is_no_uuid_is_a_bad_request(workspaces):
    with pytest.raises(ValidationError) as caught:
        await workspaces.get("my-workspace")
    assert (caught.value.status_code, caught.value.code) == (400, "INVALID_ID")


@pytest.mark.parametrize("name", ["", "x" * 121], ids=["empty", "over 120 characters"])
async def test_a_name_outside_its_limits_is_refused_and_named(workspaces, name):
    with pytest.raises(ValidationError) as caught:
        await workspaces.create(name)
    assert (caught.value.status_code, caught.value.code) == (422, "VALIDATION_FAILED")
    assert list(caught.value.details) == ["name"]


async def test_the_longest_name_is_accepted(workspaces):
    assert (await workspaces.create("x" * 120)).name == "x" * 120


async def test_a_name_of_the_wrong_type_is_refused(account):
    with pytest.raises(ValidationError) as caught:
        await account.wire.request("POST", "/workspaces", json_body={"name": 7})
    assert caught.value.status_code == 422
    assert "name" in caught.value.details


async def test_a_taken_slug_is_refused_in_the_documented_words(workspaces):
    await workspaces.create("Twice")
    with pytest.raises(ValidationError) as caught:
        await workspaces.create("Twice")
    assert (caught.value.status_code, caught.value.code) == (422, "VALIDATION_FAILED")
    assert caught.value.details == {"slug": ["has already been taken"]}
    assert caught.value.body["errors"] == caught.value.details


@pytest.mark.parametrize("slug", ["-led", "Upper", "under_score", "x" * 81, "line\n"])
async def test_a_malformed_slug_is_refused_in_the_documented_words(account, slug):
    with pytest.raises(ValidationError) as caught:
        await account.classic_workspaces.create("Slugged", slug=slug)
    assert caught.value.status_code == 422
    assert caught.value.details == {
        "slug": ["must start with alphanumeric and contain only a-z 0-9 -"]
    }


async def test_every_violation_is_reported_at_once(account):
    with pytest.raises(ValidationError) as caught:
        await account.classic_workspaces.create("", slug="NO")
    assert set(caught.value.details) == {"name", "slug"}


async def test_another_tenants_workspace_is_forbidden(open_account):
    mine = await open_account().workspaces.create("Mine")
    with pytest.raises(PermissionError) as caught:
        await open_account(tenant="other-clinic").workspaces.get(mine.id)
    assert (caught.value.status_code, caught.value.code) == (403, "FORBIDDEN")
    assert caught.value.message == "forbidden"


async def test_a_request_without_a_bearer_token_is_not_authenticated(account):
    with pytest.raises(AuthenticationError) as caught:
        await account.wire.request(
            "GET", "/workspaces", headers={"Authorization": "Basic bm9ib2R5"}
        )
    assert (caught.value.status_code, caught.value.code) == (401, "invalid_token")


async def test_an_error_carries_the_request_id_in_its_header_and_its_body(workspaces):
    with pytest.raises(NotFoundError) as caught:
        await workspaces.get(NOBODY)
    assert caught.value.request_id
    assert caught.value.request_id == caught.value.body["error"]["request_id"]
