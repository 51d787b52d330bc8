"""What tier 3 simulates by description, through the SDK of October, which requires its own fields."""

from operator import attrgetter

import pytest
from cadenya import APIError

AGENT = "external_id:support"
LAYER = "external_id:demo"

COLLECTIONS = {
    "agent_pools": ({"description": "", "assignments": []}, {}),
    "ai_provider_keys": ({"provider": "AI_PROVIDER_OPENAI"}, {}),
    "memory_layers": ({"type": "MEMORY_LAYER_TYPE_SKILLS"}, {}),
    "tool_sets": ({"adapter": {"type": "bare", "bare": {}}}, {}),
    "tool_sets.secrets": ({"value": "s"}, {"tool_set_id": LAYER}),
    "widgets": ({"agent_id": "external_id:support"}, {}),
}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_thing_is_made_read_listed_changed_and_deleted(client, name):
    resource = attrgetter(name)(client)
    spec, place = COLLECTIONS[name]
    made = resource.create(**place, metadata={"name": "New", "external_id": "new"}, spec=spec)
    assert resource.retrieve(**place, id=made.metadata.id) == made
    assert [thing.metadata.name for thing in resource.list(**place, limit=1)][0] == "New"
    changed = resource.update(
        **place, id="external_id:new", metadata={"name": "Other"}, update_mask="metadata.name"
    )
    assert changed.metadata.name == "Other"
    assert resource.delete(**place, id=made.metadata.id) is None
    with pytest.raises(APIError) as gone:
        resource.retrieve(**place, id=made.metadata.id)
    assert (gone.value.status_code, gone.value.code) == (404, 5)


def test_an_agent_is_published_once_it_has_a_variation(client):
    agent = client.agents.create(metadata={"name": "Helper"}, spec={})
    with pytest.raises(APIError) as refused:
        client.agents.publish(agent.metadata.id)
    assert (refused.value.status_code, refused.value.code) == (400, 9)
    variation = client.agents.variations.create(
        agent_id=agent.metadata.id, metadata={"name": "v1"}, spec={}
    )
    assert client.agents.publish(agent.metadata.id).state == "STATE_PUBLISHED"
    assert client.agents.retrieve(agent.metadata.id).info.variation_count == 1
    with pytest.raises(APIError):
        client.agents.variations.delete(agent_id=agent.metadata.id, id=variation.metadata.id)
    assert client.agents.unpublish(agent.metadata.id).state == "STATE_DRAFT"
    assert client.agents.archive(agent.metadata.id).state == "STATE_ARCHIVED"
    assert client.agents.unarchive(agent.metadata.id).state == "STATE_DRAFT"


def test_entries_count_for_their_layer_and_their_workspace(client):
    before = client.workspaces.list(include_info=True, labels="environment=staging").items[0]
    entry = client.memory_layers.entries.create(
        memory_layer_id=LAYER,
        metadata={"name": "How"},
        spec={"type": "content", "content": "# How", "key": "how"},
    )
    assert (entry.content, entry.spec.key) == ("# How", "how")
    assert client.memory_layers.retrieve(LAYER).info.entry_count == 2
    after = client.workspaces.list(include_info=True, labels="environment=staging").items[0]
    assert after.info.total_memory_entries == before.info.total_memory_entries + 1


def test_schedules_pause_resume_and_end(client):
    schedules = client.agents.schedules
    assert schedules.pause(agent_id=AGENT, id="external_id:demo").state == "STATE_PAUSED"
    assert schedules.resume(agent_id=AGENT, id="external_id:demo").state == "STATE_ACTIVE"
    assert schedules.archive(agent_id=AGENT, id="external_id:demo").state == "STATE_ARCHIVED"
    with pytest.raises(APIError) as refused:
        schedules.resume(agent_id=AGENT, id="external_id:demo")
    assert (refused.value.status_code, refused.value.code) == (400, 9)


def test_models_tools_and_uploads(client):
    assert client.models.disable("external_id:demo").state == "STATE_DISABLED"
    assert client.models.enable("external_id:demo").state == "STATE_ENABLED"
    tool = client.tool_sets.tools.omit(tool_set_id=LAYER, id="external_id:demo")
    assert tool.state == "STATE_OMITTED"
    staging = client.workspaces.list(include_info=True, labels="environment=staging").items[0]
    assert staging.info.total_available_tools == 0
    upload = client.uploads.create(
        metadata={"name": "a"},
        spec={"filename": "a.txt", "content_type": "text/plain", "size_bytes": "1"},
    )
    assert client.uploads.retrieve(upload.metadata.id).info.status == "UPLOAD_STATUS_PENDING"
