"""Errors reach the SDK as the classes that it has for them."""

import pytest
from phala_cloud import error_codes
from phala_cloud.errors import AuthError, BusinessError, ConflictError, ResourceError

pytestmark = pytest.mark.anyio


async def test_a_key_that_has_expired_is_an_auth_error(open_client):
    with pytest.raises(AuthError) as caught:
        await open_client("phala-expired-key").list_workspaces()
    assert caught.value.status_code == 401


async def test_a_workspace_of_others_is_an_auth_error(client):
    with pytest.raises(AuthError) as caught:
        await client.get_workspace("other-team")
    assert caught.value.status_code == 403


async def test_an_unknown_workspace_is_a_business_error(client):
    with pytest.raises(BusinessError) as caught:
        await client.get_workspace("nobody")
    assert caught.value.status_code == 404


async def test_a_busy_cvm_is_a_conflict_without_a_number(client):
    await client.restart_cvm({"id": "cvm_ykL5lbAn"})
    with pytest.raises(ConflictError):
        await client.shutdown_cvm({"id": "cvm_ykL5lbAn"})


async def test_a_taken_name_has_a_number(client, compose):
    with pytest.raises(ResourceError) as caught:
        await client.provision_cvm(
            {"name": "nightly-job", "compose_file": {"docker_compose_file": compose}}
        )
    assert caught.value.error_code == error_codes.DUPLICATE_CVM_NAME


async def test_quotas_hold_what_they_say(client, compose):
    with pytest.raises(ResourceError) as caught:
        await client.provision_cvm(
            {
                "name": "too-large",
                "instance_type": "tdx.2xlarge",
                "compose_file": {"docker_compose_file": compose},
            }
        )
    assert caught.value.error_code == error_codes.QUOTA_EXCEEDED


async def test_an_empty_wallet_launches_nothing(open_client):
    with pytest.raises(ResourceError) as caught:
        await open_client("phala-empty-wallet-key").start_cvm({"id": "idle-job"})
    assert caught.value.error_code == error_codes.INSUFFICIENT_BALANCE
