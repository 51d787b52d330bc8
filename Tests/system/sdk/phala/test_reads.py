"""Every read that the SDK offers fits the SDK's own models."""

import pytest

pytestmark = pytest.mark.anyio
APP_ID = "04b927aa4ea8c9554ee9858538f181517714dbd2"
CVM_ID = "cvm_ykL5lbAn"
CVM = {"id": CVM_ID}
APP = {"appId": APP_ID}

READS = {
    "get_current_user": (),
    "get_available_nodes": (),
    "get_cvm_create_resources": (),
    "get_cvm_list": (),
    "get_kms_list": (),
    "get_kms_info": ({"kms_id": "kms_0123abcd"},),
    "get_app_env_encrypt_pub_key": ({"kms": "phala", "app_id": APP_ID},),
    "next_app_ids": ({"counts": 3},),
    "get_kms_on_chain_detail": ({"chain": "base"},),
    "list_all_instance_type_families": (),
    "list_family_instance_types": ({"family": "cpu"},),
    "list_workspaces": (),
    "get_workspace": ("my-team",),
    "get_workspace_nodes": ({"teamSlug": "my-team", "page": 1, "pageSize": 20},),
    "get_workspace_quotas": ("my-team",),
    "get_os_images": (),
    "get_cvm_info": (CVM,),
    "get_cvm_compose_file": (CVM,),
    "get_cvm_pre_launch_script": (CVM,),
    "get_cvm_docker_compose": (CVM,),
    "get_cvm_state": (CVM,),
    "get_cvm_stats": (CVM,),
    "get_cvm_network": (CVM,),
    "get_cvm_containers_stats": (CVM,),
    "get_cvm_attestation": (CVM,),
    "get_cvm_user_config": (CVM,),
    "get_available_os_images": (CVM,),
    "get_cvm_status_batch": ({"vmUuids": [CVM_ID]},),
    "list_ssh_keys": (),
    "get_app_list": (),
    "get_app_info": (APP,),
    "get_app_cvms": (APP,),
    "get_app_revisions": (APP,),
    "get_app_filter_options": (),
    "get_app_attestation": (APP,),
    "get_app_device_allowlist": (APP,),
    "check_cvm_is_allowed": ({"cvm_id": CVM_ID},),
    "check_app_is_allowed": ({"app_id": APP_ID, "compose_hash": "0" * 64},),
    "check_app_cvms_is_allowed": ({"app_id": APP_ID},),
}


@pytest.mark.parametrize("method", READS)
async def test_the_sdk_takes_the_answer(client, method):
    assert await getattr(client, method)(*READS[method]) is not None


# Left out are reads for which the SDK of an older pin asks for other types than the service gives:
# get_cvm_info and get_cvm_state at 2026-01-21 (an integer id) and at 2025-10-28 (a string).
VERSIONED = [
    "get_current_user",
    "get_cvm_list",
    "get_cvm_create_resources",
    "list_workspaces",
    "get_workspace_quotas",
    "get_kms_list",
    "get_app_device_allowlist",
]


@pytest.mark.parametrize("version", ["2025-10-28", "2026-01-21", "2026-05-22", "2026-06-23"])
@pytest.mark.parametrize("method", VERSIONED)
async def test_older_versions_have_their_own_shapes(open_client, method, version):
    client = open_client(version=version)
    assert await getattr(client, method)(*READS[method]) is not None


async def test_the_documented_workspace_calls_work_as_printed(client):
    workspaces = await client.list_workspaces()
    assert workspaces.data[0].slug == "my-team"
    assert (await client.get_workspace("my-team")).tier == "LEVEL_1"
    quotas = await client.get_workspace_quotas("my-team")
    assert quotas.quotas.vm_slots == {"limit": 8, "remaining": 6}


async def test_a_revision_is_read_by_its_id(client):
    revisions = await client.get_app_revisions(APP)
    wanted = {**APP, "revisionId": revisions.revisions[0].revision_id}
    assert (await client.get_app_revision_detail(wanted)).operation_type == "create"
