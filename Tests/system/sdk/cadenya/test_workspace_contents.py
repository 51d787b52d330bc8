"""Secrets, trusted endpoints and agents through the SDK of October."""

import json
import urllib.request

import pytest
from cadenya import APIError
from openapi_spec_validator import validate


def test_a_secret_is_made_changed_listed_and_deleted(client):
    secrets = client.workspace_secrets
    made = secrets.create(
        metadata={"name": "TOKEN", "external_id": "token"}, spec={"value": "s3cret"}
    )
    assert made.spec.value is None
    assert made.metadata.workspace_id
    changed = secrets.update(
        "external_id:token", metadata={"name": "T"}, spec={"value": "new"}, update_mask="spec.value"
    )
    assert changed.metadata.name == "TOKEN"
    assert [s.metadata.name for s in secrets.list(limit=1)] == ["TOKEN", "STRIPE_API_KEY"]
    assert secrets.retrieve(made.metadata.id).metadata.id == made.metadata.id
    assert secrets.delete(made.metadata.id) is None
    with pytest.raises(APIError) as gone:
        secrets.retrieve(made.metadata.id)
    assert (gone.value.status_code, gone.value.code) == (404, 5)


def test_a_trusted_endpoint_is_made_verified_and_deleted(client):
    endpoints = client.trusted_endpoints
    made = endpoints.create(metadata={"name": "Hooks"}, spec={"host": "hooks.acme.example"})
    verified = endpoints.verify(url="https://hooks.acme.example/in")
    assert (verified.result, verified.trusted_endpoint) == ("RESULT_TRUSTED", made)
    assert made in list(endpoints.list(limit=1))
    assert endpoints.retrieve(made.metadata.id) == made
    assert endpoints.delete(made.metadata.id) is None
    assert endpoints.verify(url="https://hooks.acme.example/in").result == "RESULT_UNTRUSTED"


def test_agents_count_for_their_workspace(client):
    made = client.agents.create(metadata={"name": "Helper"}, spec={"description": "Answers"})
    assert (made.state, made.info.variation_count) == ("STATE_DRAFT", 0)
    assert made.metadata.id in [agent.metadata.id for agent in client.agents.list(limit=1)]
    staging = client.workspaces.list(include_info=True, labels="environment=staging").items[0]
    assert staging.info.total_agents == 3
    assert client.agents.delete(made.metadata.id) is None


def test_everything_that_is_wrong_is_said_at_once(client):
    with pytest.raises(APIError) as refused:
        client.workspace_admin.create(metadata={"name": "", "labels": {"-": "x"}}, spec={})
    error = refused.value
    assert (error.status_code, error.code) == (400, 3)
    fields = [violation["field"] for violation in error.details[0]["fieldViolations"]]
    assert fields == ["metadata.name", "metadata.labels"]


def test_what_is_not_simulated_says_so_in_the_envelope(client):
    with pytest.raises(APIError) as refused:
        client.tool_search.search_or_sets(query="x")
    assert (refused.value.status_code, refused.value.code) == (501, 12)


def test_the_emitted_document_is_a_valid_one(origin):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{origin}/_understudy/v1/openapi/cadenya", timeout=10) as answer:
        document = json.load(answer)
    validate(document)
    assert len(document["paths"]) > 30
