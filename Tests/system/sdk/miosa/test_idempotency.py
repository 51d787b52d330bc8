"""Idempotency-Key: the first answer is kept for 24 hours of world time, and given again."""

import pytest
from miosa.errors import MiosaError

pytestmark = pytest.mark.anyio

KEY = "6f1c2f0e-3a53-4a0f-9d0f-5a1f2f6f7a10"


async def post(account, path, body, key=KEY):
    return await account.wire.request(
        "POST", path, json_body=body, headers={"Idempotency-Key": key}
    )


async def total(account):
    return (await account.wire.request("GET", "/workspaces"))["total"]


async def test_the_same_key_answers_with_the_first_workspace_and_makes_no_second(account):
    before = await total(account)
    first = await post(account, "/workspaces", {"name": "Once"})
    assert await post(account, "/workspaces", {"name": "Once"}) == first
    assert await total(account) == before + 1


async def test_a_replayed_computer_is_the_first_answer_even_after_it_runs(account, control):
    body = {"name": "builder", "template_type": "miosa-desktop"}
    first = await post(account, "/computers", body)
    control.advance(by="2s")
    assert await post(account, "/computers", body) == first
    assert first["status"] == "provisioning"


async def test_the_same_key_with_another_body_is_refused_and_makes_nothing(account):
    await post(account, "/workspaces", {"name": "First"})
    before = await total(account)
    with pytest.raises(MiosaError) as caught:
        await post(account, "/workspaces", {"name": "Second"})
    assert caught.value.status_code in (409, 422)
    assert await total(account) == before


async def test_another_key_makes_another_workspace(account):
    first = await post(account, "/workspaces", {"name": "One"})
    second = await post(account, "/workspaces", {"name": "Two"}, key=KEY.replace("6", "7"))
    assert first["id"] != second["id"]


async def test_after_24_hours_of_world_time_a_key_is_forgotten(account, control):
    first = await post(account, "/workspaces", {"name": "Yesterday"})
    control.advance(by="24h")
    second = await post(account, "/workspaces", {"name": "Today"})
    assert first["id"] != second["id"]
