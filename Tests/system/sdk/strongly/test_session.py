"""What the SDK does before it makes any call, and what users of it stumble on."""

import pytest
import requests
from strongly import APIClient
from strongly.exceptions import APIError, AuthenticationError

EXPIRED = "strongly-expired-key"


def test_the_first_call_gets_a_token(account):
    assert account.client.authenticate()
    assert account.client.auth_token == account.client.auth_token


def test_the_sdk_needs_nothing_but_its_own_two_variables(monkeypatch, tmp_path, origin, world):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("API_HOST", f"{origin}/strongly")
    monkeypatch.setenv("API_KEY", f"sk-prod-demo~{world}")
    answer = APIClient().call_api("GET", "/api/v1/users/me")
    assert answer["email"] == "jane@example.com"


def test_a_host_with_a_slash_at_its_end_makes_double_slashes_that_do_not_matter(
    open_account, origin
):
    account = open_account(host=f"{origin}/strongly/")
    assert account.get("/workspaces")["count"] == 8


def test_a_world_can_be_named_in_the_host(origin, world):
    client = APIClient(
        test_env={"API_HOST": f"{origin}/~{world}/strongly", "API_KEY": "sk-prod-demo"}
    )
    assert client.call_api("GET", "/api/v1/workspaces")["count"] == 8


def test_an_expired_key_gets_no_token(open_account):
    with pytest.raises(AuthenticationError, match="This API key has expired"):
        open_account(EXPIRED).client.authenticate()


def test_the_base_path_twice_is_explained(account):
    answer = account.refused("GET", "/api/v1/workspaces")
    assert answer["error"]["code"] == "not-found"
    assert "stands twice" in answer["error"]["message"]


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.get_models(),
        lambda client: client.get_applied_filters(),
        lambda client: client.get_sessions(),
        lambda client: client.get_session_messages("s1"),
        lambda client: client.check_token_usage(),
    ],
    ids=["models", "filters", "sessions", "messages, with a body on a GET", "tokens"],
)
def test_the_product_of_2024_is_said_not_to_be_simulated(account, call):
    with pytest.raises(APIError, match="is documented and not simulated"):
        call(account.client)


def test_a_deleted_account_is_locked_out(account):
    account.remove("/users/me")
    with pytest.raises(AuthenticationError, match="This account has been deleted"):
        account.get("/users/me")


def test_no_key_is_no_entry(origin, world):
    answer = requests.get(f"{origin}/~{world}/strongly/api/v1/workspaces", timeout=10)
    assert answer.status_code == 401
    assert answer.json()["meta"]["requestId"] == answer.headers["X-Request-Id"]
