"""Projects, volumes, users and organizations, through the SDK's transport."""


def test_a_project_brings_a_volume_and_takes_its_workspaces_along(account):
    project = account.make("/projects", name="Churn model", description="Q3 churn work")[
        "projectId"
    ]
    path = f"/projects/{project}"
    shown = account.get(path)
    assert shown["attachedVolumeIds"] == [shown["defaultDataVolumeId"]]
    volume = account.get(f"/volumes/{shown['defaultDataVolumeId']}")
    assert (volume["sizeGb"], volume["projectId"]) == (50, project)

    made = account.make(
        "/workspaces",
        name="In it",
        description="A try",
        environmentType="jupyter",
        projectId=project,
    )["workspaceId"]
    assert account.get(f"/workspaces/{made}")["volumeIds"] == shown["attachedVolumeIds"]
    assert account.get(f"{path}/workspaces")["count"] == 1
    assert account.refused("DELETE", path)["error"]["code"] == "project-in-use"
    account.post(f"/workspaces/{made}/stop")
    assert account.get(f"{path}/stats")["workspaces"]["stopped"] == 1
    account.remove(path)
    assert account.refused("GET", f"/workspaces/{made}")["error"]["code"] == "workspace-not-found"


def test_an_archived_project_is_for_reading_only(account):
    archived = account.post("/projects/proj_abc123/archive")
    assert (archived["status"], archived["archived"]) == ("archived", True)
    refusal = account.refused("PUT", "/projects/proj_abc123", json={"name": "New"})
    assert refusal["error"]["code"] == "project-archived"
    assert account.post("/projects/proj_abc123/restore")["archived"] is False


def test_collaborators_come_and_go(account):
    path = "/projects/proj_abc123/collaborators"
    before = account.get(path)["count"]
    added = account.make(path, email="gail@globex.example", role="viewer")
    assert account.put(f"{path}/{added['userId']}", json={"role": "editor"})["role"] == "editor"
    assert account.get(path)["count"] == before + 1
    account.remove(f"{path}/{added['userId']}")
    assert account.get(path)["count"] == before


def test_a_volume_is_attached_and_detached(account):
    made = account.make(
        "/volumes", projectId="proj_abc123", label="Validation Data", sizeGB=20, type="data"
    )["volumeId"]
    shown = account.get(f"/volumes/{made}")
    assert (shown["name"], shown["sizeGb"]) == ("validation-data", 20)
    account.post(f"/volumes/{made}/attach", json={"workspaceId": "ws_ghi789"})
    assert made in account.get("/workspaces/ws_ghi789")["volumeIds"]
    assert account.refused("DELETE", f"/volumes/{made}")["error"]["code"] == "volume-in-use"
    account.post(f"/volumes/{made}/detach", json={"workspaceId": "ws_ghi789"})
    account.remove(f"/volumes/{made}")


def test_the_account_can_be_renamed(account):
    account.put("/users/me", json={"name": "Ada Lovelace"})
    assert account.get("/users/me")["profile"]["lastName"] == "Lovelace"
    assert account.get("/workspaces/ws_ghi789")["owner"]["name"] == "Ada Lovelace"


def test_an_invitation_ends_after_a_week(account, control):
    path = "/organizations/org_xyz"
    made = account.make(f"{path}/invite", email="teammate@example.com", role="member")
    pending = account.get(f"{path}/invitations")["invitations"]
    assert made["invitationId"] in [invitation["id"] for invitation in pending]
    control.advance("7d")
    assert account.get(f"{path}/invitations")["count"] == 0


def test_members_and_credits(account):
    path = "/organizations/org_xyz"
    assert account.get(f"{path}/credits") == {"balance": 4500.0, "currency": "USD"}
    transactions = account.get(f"{path}/transactions")["transactions"]
    assert sum(entry["amount"] for entry in transactions) == 4500
    account.make(f"{path}/members", userId="user_900")
    assert account.get(path)["memberCount"] == 3
    account.remove(f"{path}/members/user_900")
