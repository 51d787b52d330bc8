"""Projects, which the documents call workspaces: the SDK knows them by their old name."""

import re

import pytest

PRODUCTION = "550e8400-e29b-41d4-a716-446655440000"


def test_the_documented_project_is_there(account):
    project = account.project("production")
    assert project.id == PRODUCTION
    assert [computer["name"] for computer in project.list_computers()] == ["agent-1", "agent-2"]


def test_an_unknown_name_makes_a_project_and_a_known_one_finds_it(account):
    made = account.project("fresh")
    assert account.project("fresh").id == made.id
    assert made.status()["computer_count"] == 0


def test_without_a_name_the_sdk_makes_one_up(account):
    project = account.project()
    assert re.fullmatch(r"project-[0-9a-f]{8}", project.name)
    assert project.status()["name"] == project.name


def test_a_project_shows_the_computers_made_in_it(account):
    project = account.project("team/one")
    for name in ("first", "second"):
        account.computer(project=project, name=name)
    assert [computer["name"] for computer in project.list_computers()] == ["first", "second"]
    assert project.get_computer("second")["project_name"] == "team/one"
    assert project.get_computer()["name"] == "first"
    assert project.get_computer("third") is None


def test_a_project_goes_with_its_computers(account):
    project = account.project("doomed")
    computer = account.computer(project=project)
    assert project.destroy() == {"success": True}
    with pytest.raises(Exception, match="^Computer not found$"):
        computer.status()
    with pytest.raises(Exception, match="^Workspace not found$"):
        project.status()


def test_a_taken_name_is_refused(account):
    account.api.create_project("taken")
    with pytest.raises(Exception, match="^A workspace with this name already exists$"):
        account.api.create_project("taken")


def test_a_name_that_nobody_has_is_not_found(account):
    with pytest.raises(Exception, match="^Project 'nobody' not found$"):
        account.api.get_project_by_name("nobody")


@pytest.mark.parametrize("verb", ["start", "stop", "restart"])
def test_the_sdk_cannot_move_a_whole_project_and_the_documented_route_can(account, verb):
    project = account.project("production")
    with pytest.raises(AttributeError):
        getattr(project, verb)()
    assert account.wire("POST", f"/projects/{project.id}/{verb}").json() == {"success": True}


def test_worlds_do_not_see_each_other(account, open_account, origin, world):
    account.project("only here")
    elsewhere = open_account()
    elsewhere.api.session.headers["Authorization"] = f"Bearer sk_live_demo~{world}-b"
    assert "only here" not in [project["name"] for project in elsewhere.api.list_projects()]
