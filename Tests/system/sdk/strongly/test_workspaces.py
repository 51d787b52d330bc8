"""The twelve documented workspace routes, through the SDK's transport."""

import pytest

OUTSIDER = "strongly-outsider-key"

SEED = {
    "name": "Training Environment",
    "description": "GPU-enabled workspace for model training",
    "environmentType": "jupyter",
    "image": "strongly/jupyter-gpu:latest",
    "resources": {
        "cpu": "4",
        "memory": "16Gi",
        "gpu": "1",
        "gpuType": "nvidia-a10g",
        "storage": "50Gi",
    },
    "projectId": "proj_abc123",
}


def test_the_documented_body_makes_the_documented_workspace(account):
    made = account.make("/workspaces", **SEED)
    assert list(made) == ["workspaceId"]
    shown = account.get(f"/workspaces/{made['workspaceId']}")
    documented = account.get("/workspaces/ws_ghi789")
    assert list(shown) == list(documented)
    same = set(shown) - {"id", "url", "status", "createdAt", "updatedAt"}
    assert {key: shown[key] for key in same} == {key: documented[key] for key in same}


def test_creating_is_not_running(account, control):
    control.send("POST", "/clock/freeze")
    made = account.make("/workspaces", **SEED)["workspaceId"]
    path = f"/workspaces/{made}"
    assert account.get(path)["status"] == "pending"
    assert account.get(f"{path}/status")["ready"] is False
    moves = control.advance("2s")["transitions"]
    assert [(move["from"], move["to"]) for move in moves] == [("pending", "running")]
    assert account.get(path)["status"] == "running"
    assert account.get(f"{path}/status")["ready"] is True


def test_a_whole_life(account, control, workspace):
    path = f"/workspaces/{workspace}"
    stopped = account.post(f"{path}/stop")
    assert stopped == {
        "message": "Workspace stopping",
        "workspaceId": workspace,
        "status": "stopped",
    }
    changed = account.put(path, json={"resources": {"cpu": "8"}})
    assert changed["resources"] == {"cpu": "8", "memory": "8Gi", "storage": "50Gi"}
    assert account.post(f"{path}/start")["status"] == "pending"
    control.advance("2s")
    assert account.post(f"{path}/sync")["message"] == "Workspace sync initiated"
    assert account.post(f"{path}/restart")["status"] == "pending"
    control.advance("2s")
    assert account.refused("DELETE", path)["error"]["code"] == "workspace-not-stopped"
    account.post(f"{path}/stop")
    account.remove(path)
    assert account.refused("GET", path)["error"]["code"] == "workspace-not-found"


def test_the_control_plane_fails_a_workspace_and_a_start_tries_again(account, control, workspace):
    control.send("PUT", f"/resources/strongly/workspace/{workspace}/state", {"to": "failed"})
    assert account.get(f"/workspaces/{workspace}")["status"] == "failed"
    assert account.post(f"/workspaces/{workspace}/start")["status"] == "pending"


def test_metrics_wander_with_the_clock_and_stay_within_what_was_asked_for(
    account, control, workspace
):
    seen = []
    for _ in range(20):
        metrics = account.get(f"/workspaces/{workspace}/metrics")
        seen.append(metrics)
        assert 0 <= float(metrics["cpuUsage"]) <= 2
        assert 0 <= float(metrics["memoryUsage"].removesuffix("Gi")) <= 8
        assert 0 <= float(metrics["diskUsage"].removesuffix("Gi")) <= 50
        assert metrics["gpuUsage"] == "0%"
        control.advance("7m")
    assert len({metrics["cpuUsage"] for metrics in seen}) > 5
    disks = [float(metrics["diskUsage"].removesuffix("Gi")) for metrics in seen]
    assert disks == sorted(disks)


def test_logs_tell_the_story(account, control, workspace):
    path = f"/workspaces/{workspace}/logs"
    control.advance("2s")
    pod = account.get(path)
    assert pod["logType"] == "pod"
    assert [line.split(" ", 1)[1] for line in pod["logs"].splitlines()] == [
        "Starting VS Code server...",
        "VS Code server is running at https://0.0.0.0:8080",
    ]
    assert "Image is ready" in account.get(path, params={"type": "build"})["logs"]
    assert "Pod is ready" in account.get(path, params={"type": "deploy"})["logs"]


def test_lists_filter_sort_and_page(account):
    whole = account.get("/workspaces")
    assert whole["count"] == len(whole["workspaces"]) == 8
    paged = [
        account.get("/workspaces", params={"limit": 3, "offset": offset})["workspaces"]
        for offset in (0, 3, 6)
    ]
    assert sum(paged, []) == whole["workspaces"]
    names = [
        item["name"]
        for item in account.get("/workspaces", params={"sort": "name:asc"})["workspaces"]
    ]
    assert names == sorted(names)
    found = account.get("/workspaces", params={"search": "TRAINING", "status": "running"})
    assert [item["id"] for item in found["workspaces"]] == ["ws_ghi789"]


@pytest.mark.parametrize("field", ["name", "description", "environmentType"])
def test_a_missing_field_is_named(account, field):
    body = {key: value for key, value in SEED.items() if key != field}
    answer = account.refused("POST", "/workspaces", json=body)
    assert answer["error"]["code"] == "validation-error"
    assert [detail["field"] for detail in answer["error"]["details"]] == [field]


def test_another_organization_sees_nothing_of_it(open_account):
    outsider = open_account(OUTSIDER)
    assert outsider.get("/workspaces")["count"] == 0
    assert outsider.refused("GET", "/workspaces/ws_ghi789")["error"]["code"] == (
        "workspace-not-found"
    )


def test_worlds_do_not_see_each_other(account, origin, world):
    made = account.make("/workspaces", **SEED)["workspaceId"]
    elsewhere = type(account)(f"{origin}/strongly", f"sk-prod-demo~{world}-b")
    assert elsewhere.refused("GET", f"/workspaces/{made}")["error"]["code"] == (
        "workspace-not-found"
    )


def test_statuses_are_the_documented_ones_whatever_this_sdk_thinks_of_them(account):
    made = account.wire("POST", "/workspaces", json=SEED)
    assert made.status_code == 201
    path = f"/workspaces/{made.json()['workspaceId']}"
    account.post(f"{path}/stop")
    gone = account.wire("DELETE", path)
    assert (gone.status_code, gone.content) == (204, b"")
