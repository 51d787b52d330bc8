"""What every SDK suite shares: where the server is, a world for each test, the control plane."""

import hashlib
import json
import os
import re
import subprocess
import urllib.request
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).parents[2] / "scenarios"


class ControlPlane:
    """One world's control plane. It is spoken to without any vendor's SDK or HTTP library."""

    def __init__(self, origin, world):
        self._origin = origin
        self._world = world
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def send(self, method, path, body=None):
        request = urllib.request.Request(
            f"{self._origin}/_understudy/v1{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={"Content-Type": "application/json", "X-Understudy-World": self._world},
        )
        with self._opener.open(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    def statuses(self, vendor, operation):
        """What the recorded requests to an operation were answered, oldest first."""
        found = self.send(
            "GET", f"/requests?vendor={vendor}&operation={operation}&limit=1000"
        )["requests"]
        return [request["status"] for request in reversed(found)]

    def put_shipped(self, name):
        """Puts one of the scenarios that ship to the world, as the command does."""
        subprocess.run(
            [os.environ["UNDERSTUDY_BIN"], "scenario", "put", SCENARIOS / f"{name}.yaml"]
            + ["--url", self._origin, "--world", self._world],
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def advance(self, by):
        """Moves the world's clock by a duration such as `30s` or `2h`."""
        return self.send("POST", "/clock/advance", {"by": by})


@pytest.fixture
def origin():
    """The server under test, without a trailing slash."""
    return os.environ["UNDERSTUDY_ORIGIN"]


@pytest.fixture
def world(request):
    """The name of a world that no other test uses; the server makes it on first use."""
    readable = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:32].strip("-")
    unique = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:8]
    return f"{readable}-{unique}"


@pytest.fixture
def control(origin, world):
    return ControlPlane(origin, world)
