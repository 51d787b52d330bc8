"""Desktops: what the SDK lets an agent see and do."""

import base64
import io
import threading
import time

import pytest
from orgo.prompt import AnthropicProvider
from PIL import Image

AGENT_2 = "b2c3d4e5-f6a7-8901-bcde-f23456789012"


def pixels(image):
    return image.convert("RGB").tobytes()


def test_a_screenshot_is_a_picture_of_the_screen(agent):
    image = agent.screenshot()
    assert (image.format, image.size) == ("PNG", (1280, 720))
    image.verify()


def test_a_screenshot_shows_what_has_been_done(agent, control):
    control.send("POST", "/clock/freeze")
    before, again = agent.screenshot(), agent.screenshot()
    assert pixels(before) == pixels(again)
    agent.left_click(640, 360)
    after = agent.screenshot()
    assert pixels(after) != pixels(before)
    assert after.convert("RGB").getpixel((640, 365)) == (0xD9, 0x48, 0x2B)


def test_a_screenshot_as_text_is_the_same_picture(agent, control):
    control.send("POST", "/clock/freeze")
    decoded = Image.open(io.BytesIO(base64.b64decode(agent.screenshot_base64())))
    assert pixels(decoded) == pixels(agent.screenshot())


def test_a_stored_screenshot_is_found_where_it_is_said_to_be(agent, control, origin, world):
    control.send("POST", "/clock/freeze")
    stored = agent.api.get_screenshot(agent.computer_id, "url")
    assert stored["image"].startswith(f"{origin}/~{world}/orgo/api/storage/")
    content, media_type = agent.api._download(stored["image"])
    assert media_type == "image/png"
    assert len(content) == stored["metadata"]["size"]
    assert pixels(Image.open(io.BytesIO(content))) == pixels(agent.screenshot())


def test_mouse_and_keyboard(agent):
    assert agent.left_click(1, 2)["details"] == {"x": 1, "y": 2, "button": "left", "double": False}
    assert agent.right_click(1, 2)["details"]["button"] == "right"
    assert agent.double_click(1, 2)["action"] == "double_click"
    for answer in (
        agent.drag(1, 2, 3, 4),
        agent.scroll("up", 5),
        agent.scroll("down", x=3, y=4),
        agent.type("Hello, wörld"),
        agent.key("ctrl+c"),
        agent.wait(0.5),
    ):
        assert answer["success"] is True


def test_a_scroll_without_a_place_is_in_the_middle_of_the_screen(account):
    made = account.computer(project="screens")
    assert made._screen == ("linux", "1280x720x24")
    known = account.computer(computer_id=made.computer_id)
    known.scroll()
    assert known._screen == ("linux", "1280x720x24")


def test_windows_takes_no_place_for_a_scroll(account):
    computer = account.computer(os="windows")
    assert computer.scroll()["success"] is True
    with pytest.raises(Exception, match="^x and y are not supported on Windows$"):
        computer.scroll(x=1, y=2)


def test_commands_print(agent):
    assert agent.bash("echo hello && pwd") == "hello\n/home/user\n"
    agent.bash("echo kept > note.txt")
    assert agent.bash("cat note.txt") == "kept\n"
    assert agent.bash("nonsense") == "bash: line 1: nonsense: command not found\n"


def test_programs_print_and_fail(agent):
    assert agent.exec("print(6 * 7)") == {"success": True, "output": "42\n", "timeout": False}
    failed = agent.exec("print(1 / 0)")
    assert (failed["success"], failed["error_type"]) == (False, "ZeroDivisionError")
    assert agent.exec("import time; time.sleep(3)", timeout=2)["timeout"] is True


def test_a_stream_has_a_life(agent, control):
    assert agent.stream_status() == {"status": "idle"}
    started = agent.start_stream("twitch")
    assert started["status"] == "streaming"
    assert agent.stream_status()["pid"] == started["pid"]
    assert agent.stop_stream() == {"success": True}
    assert agent.stop_stream() == {"success": False, "error": "No active stream to stop"}
    agent.start_stream("twitch")
    agent.restart()
    assert agent.stream_status()["status"] == "terminated"


def test_actions_need_no_wait_after_the_constructor(account):
    began = time.monotonic()
    computer = account.computer()
    assert computer.bash("echo ready") == "ready\n"
    assert computer.screenshot().size == (1280, 720)
    assert time.monotonic() - began < 5


def test_in_a_frozen_world_an_action_waits_for_the_clock(account, control):
    control.send("POST", "/clock/freeze")
    computer = account.computer()
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(computer.left_click(1, 1)))
    waiting.start()
    waiting.join(0.3)
    assert answers == []
    control.advance(by="1s")
    waiting.join(10)
    assert [answer["success"] for answer in answers] == [True]


def test_a_stopped_computer_is_not_available(account):
    stopped = account.computer(computer_id=AGENT_2)
    for act in (stopped.screenshot, lambda: stopped.left_click(1, 1), stopped.stream_status):
        with pytest.raises(Exception, match="^Desktop instance not available$"):
            act()


@pytest.mark.parametrize(
    "tool",
    [
        {"action": "screenshot"},
        {"action": "middle_click", "coordinate": [3, 4]},
        {"action": "triple_click", "coordinate": [3, 4]},
        {"action": "mouse_move", "coordinate": [3, 4]},
        {"action": "left_click_drag", "start_coordinate": [1, 2], "coordinate": [3, 4]},
        {"action": "key", "text": "ctrl+Enter"},
        {"action": "scroll", "coordinate": [3, 4], "scroll_direction": "up", "scroll_amount": 2},
    ],
    ids=lambda tool: tool["action"],
)
def test_the_agent_that_runs_in_the_sdk_reaches_the_desktop(agent, control, tool):
    origin = agent.base_api_url.removesuffix("/api")
    AnthropicProvider()._execute_tool(agent.computer_id, tool, agent.api_key, origin, None)
    (request,) = control.send("GET", "/requests?limit=1")["requests"]
    assert request["status"] == 200
    assert agent.computer_id in request["path"]
