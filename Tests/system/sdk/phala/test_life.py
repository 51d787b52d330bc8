"""The life of a CVM, driven by the SDK and the world's clock."""

import httpx
import pytest
from phala_cloud import create_client

pytestmark = pytest.mark.anyio


async def status(client, cvm):
    return (await client.get_cvm_state({"id": cvm})).status


async def test_a_cvm_is_made_in_two_calls_and_comes_up(client, deploy):
    made = await deploy()
    assert made.status == "starting" and made.id.startswith("cvm_")
    assert await status(client, made.id) == "running"
    quotas = await client.get_workspace_quotas("my-team")
    assert quotas.quotas.vm_slots["remaining"] == 5


async def test_committing_again_is_the_same_cvm(client, compose):
    provision = await client.provision_cvm(
        {"name": "my-app", "compose_file": {"docker_compose_file": compose}}
    )
    wanted = {"app_id": provision.app_id, "compose_hash": provision.compose_hash}
    assert (await client.commit_cvm_provision(wanted)).id == (
        await client.commit_cvm_provision(wanted)
    ).id


async def test_power_goes_through_its_states(client, control, deploy):
    cvm = (await deploy()).id
    for call, passing, final in [
        ("restart_cvm", "restarting", "running"),
        ("shutdown_cvm", "shutting_down", "stopped"),
        ("start_cvm", "starting", "running"),
        ("stop_cvm", "stopping", "stopped"),
    ]:
        assert (await getattr(client, call)({"id": cvm})).status == passing
        control.advance("5s")
        assert await status(client, cvm) == final
    assert await client.delete_cvm({"id": cvm}) is None
    assert not (await client.safe_get_cvm_info({"id": cvm})).ok


async def test_changes_are_operations(client, control, deploy):
    cvm = {"id": (await deploy()).id}
    changes = [
        ("update_cvm_visibility", {"public_sysinfo": True, "public_logs": False}),
        ("update_cvm_envs", {"encrypted_env": "abcd"}),
        ("update_docker_compose", {"docker_compose_file": "services:\n  a:\n    image: b\n"}),
        ("update_pre_launch_script", {"pre_launch_script": "#!/bin/sh\ntrue"}),
        ("update_cvm_resources", {"vcpu": 2, "memory": 4096}),
        ("update_os_image", {"os_image_name": "dstack-dev-0.5.7"}),
        ("refresh_cvm_instance_id", {}),
    ]
    for call, body in changes:
        await getattr(client, call)({**cvm, **body})
        control.advance("5s")
    patched = await client.patch_cvm({**cvm, "public_logs": True})
    assert patched["correlation_id"] and not patched["requires_on_chain_hash"]
    control.advance("5s")
    info = await client.get_cvm_info(cvm)
    assert info.public_logs is True and info.resource["vcpu"] == 2
    await client.refresh_cvm_instance_ids({})


async def test_a_composition_is_provisioned_and_committed(client, deploy):
    cvm = {"id": (await deploy()).id}
    provision = await client.provision_cvm_compose_file_update(
        {**cvm, "app_compose": {"docker_compose_file": "services:\n  a:\n    image: c\n"}}
    )
    await client.commit_cvm_compose_file_update({**cvm, "compose_hash": provision.compose_hash})


async def test_replicas_share_the_app(client, deploy):
    made = await deploy()
    replica = await client.replicate_cvm({"id": made.id, "node_id": 5})
    assert replica.app_id == made.app_id and replica.name == "my-app-2"
    instance = await client.create_app_instance({"appId": made.app_id})
    assert instance.name == "my-app-3"


async def test_ssh_keys_come_and_go(client):
    key = await client.create_ssh_key(
        {
            "name": "laptop",
            "public_key": "ssh-ed25519 "
            "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl x",
        }
    )
    await client.import_github_profile_ssh_keys({"github_username": "octocat"})
    assert (await client.sync_github_ssh_keys()).synced_count == 1
    await client.delete_ssh_key({"keyId": key.id})
    assert len(await client.list_ssh_keys()) == 1


def test_the_sdk_watches_a_state_until_it_comes(origin, world):
    client = create_client(api_key=f"phak_demo~{world}", base_url=f"{origin}/phala/api/v1")
    client.restart_cvm({"id": "cvm_ykL5lbAn"})
    state = client.watch_cvm_state(
        {"id": "cvm_ykL5lbAn", "target": "Running", "timeout": 20, "max_retries": 0}
    )
    assert state.status == "running"
    client.close()


def test_a_stream_ends_when_the_clock_says_so(origin, world, control):
    control.send("POST", "/worlds", {"name": world, "clock": "frozen"})
    url = f"{origin}/phala/api/v1/cvms/cvm_ykL5lbAn/state?target=stopped&timeout=10"
    events = []
    with httpx.stream("GET", url, headers={"X-API-Key": f"phak_demo~{world}"}) as answer:
        for line in answer.iter_lines():
            if line.startswith("event: "):
                events.append(line[7:])
                if events == ["state"]:
                    control.advance("10s")
    assert events == ["state", "timeout"]
