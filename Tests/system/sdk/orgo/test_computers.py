"""Computers: made, sized, restarted and destroyed through the SDK."""

import re

import pytest

AGENT_1 = "a3bb189e-8bf9-3888-9912-ace4e6543002"
AGENT_2 = "b2c3d4e5-f6a7-8901-bcde-f23456789012"


def test_a_computer_needs_nothing(account):
    computer = account.computer()
    assert re.fullmatch(r"computer-\d{4}", computer.name)
    assert re.fullmatch(r"project-[0-9a-f]{8}", computer.project_name)
    assert (computer.ram, computer.cpu) == (4, 1)
    assert computer.status()["project_name"] == computer.project_name


@pytest.mark.parametrize("argument", ["project", "workspace"])
def test_a_computer_goes_to_the_project_that_is_named(account, argument):
    computer = account.computer(**{argument: "production"}, name="agent-3")
    assert computer.status()["project_name"] == "production"
    other = account.computer(**{argument: "made for it"})
    assert other.status()["project_name"] == "made for it"


@pytest.mark.parametrize("cpu", [0.5, 1, 2, 4, 8, 16])
@pytest.mark.parametrize("ram", [4, 64])
def test_sizes_are_kept_as_they_were_sent(account, ram, cpu):
    computer = account.computer(ram=ram, cpu=cpu, gpu="a10", os="windows")
    assert (computer.ram, computer.cpu) == (ram, cpu)
    assert type(computer.cpu) is type(cpu)
    status = computer.status()
    assert (status["gpu"], status["os"]) == ("a10", "windows")


def test_memory_is_another_word_for_ram(account):
    assert account.computer(memory=8).ram == 8


@pytest.mark.parametrize("key, value", [("ram", 2), ("cpu", 3), ("os", "beos"), ("gpu", "h100")])
def test_sizes_that_the_sdk_refuses_the_server_refuses_too(account, key, value):
    with pytest.raises(ValueError):
        account.computer(**{key: value})
    project = account.project("sizes")
    body = {"workspace_id": project.id, "name": "odd", key: value}
    answer = account.wire("POST", "/computers", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(f"{key} must be one of ")


def test_the_documented_computer_is_there(agent):
    status = agent.status()
    assert (status["id"], status["name"], status["status"]) == (AGENT_1, "agent-1", "running")
    assert status["url"] == f"https://orgo.ai/workspaces/{AGENT_1}"


def test_a_computer_boots_by_the_clock(account, control):
    control.send("POST", "/clock/freeze")
    computer = account.computer()
    assert computer.status()["status"] == "starting"
    control.advance(by="300ms")
    assert computer.status()["status"] == "running"


def test_a_restart_changes_the_password(agent, control):
    before = agent.status()["vnc_password"]
    assert agent.restart() == {"success": True, "status": "restarting"}
    control.advance(by="1s")
    status = agent.status()
    assert status["status"] == "running"
    assert status["vnc_password"] != before


def test_a_destroyed_computer_is_gone(agent):
    assert agent.destroy() == {"success": True}
    with pytest.raises(Exception, match="^Computer not found$"):
        agent.status()
    with pytest.raises(Exception, match="^Computer not found$"):
        agent.destroy()


def test_a_refused_computer_reaches_people_as_a_taken_project(open_account):
    """The SDK takes any failure for a project that does not exist, and makes it again."""
    account = open_account("orgo-free-plan-key")
    for name in ("one", "two"):
        account.computer(project="small", name=name)
    with pytest.raises(Exception, match="^A workspace with this name already exists$"):
        account.computer(project="small", name="three")
    with pytest.raises(Exception, match="^Plan limit reached: max_computers is 2$"):
        account.computer(project=account.project("small"), name="three")


def test_a_template_is_built_and_used(account, monkeypatch, tmp_path, capsys):
    docker = tmp_path / "docker"
    docker.write_text("#!/bin/sh\necho built\n")
    docker.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.chdir(tmp_path)
    template = account.template("data-science", workspace="production").run("pip install numpy")
    image = template.build()
    assert re.fullmatch(r"orgoforge:[0-9a-f]{12}", image)
    account.computer(project="production", template="data-science", verbose=True)
    assert "Using template 'data-science'" in capsys.readouterr().out


def test_a_template_that_was_never_built_is_no_obstacle(account):
    assert account.computer(template="unheard-of").status()["name"]


@pytest.mark.parametrize("computer_id", [AGENT_1, AGENT_2])
def test_auto_stop_clone_resize_and_move_are_on_the_wire(account, computer_id):
    path = f"/computers/{computer_id}"
    assert account.wire("GET", f"{path}/auto-stop").json()["auto_stop_minutes"] == 0
    assert account.wire("POST", f"{path}/clone").status_code == 201
    resized = account.wire("PATCH", f"{path}/resize", json={"vcpus": 4})
    assert resized.status_code == (200 if computer_id == AGENT_1 else 409)
    target = account.project("elsewhere").id
    moved = account.wire("PATCH", f"{path}/move", json={"project_id": target})
    assert moved.json() == {"success": True, "workspace_id": target, "project_id": target}
