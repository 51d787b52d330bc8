"""What every SDK suite shares: where the server is, a world for each test, the control plane."""

import hashlib
import json
import os
import re
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).parents[3] / "scenarios"


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


class Shipped:
    """What the scenarios that ship do to an SDK that repeats reads; `read` is one call of it."""

    def __init__(self, control):
        self._control = control

    def rate_limited(self, vendor, operation, read):
        """It waits as long as it is told: five pass, then a token comes every two seconds."""
        self._control.put_shipped("rate-limited")
        began = time.monotonic()
        for _ in range(7):
            read()
        statuses = self._control.statuses(vendor, operation)
        assert statuses[:6] == [200] * 5 + [429]
        assert statuses.count(200) == 7
        assert len(statuses) <= 9
        assert time.monotonic() - began >= 3

    def outage(self, vendor, operation, read):
        """Three repetitions, each after the promised time, reach the end of an outage."""
        self._control.put_shipped("outage-and-recovery")
        self._control.advance("100s")
        self._control.send("POST", "/clock/scale", {"factor": 60})
        read()
        statuses = self._control.statuses(vendor, operation)
        assert statuses[-1] == 200
        assert statuses[:-1] == [503] * (len(statuses) - 1)
        assert 3 <= len(statuses) <= 4

    def expired(self, vendor, operation, read, refusal):
        """An expired key is shown once, and works again when it is renewed."""
        self._control.put_shipped("expired-credentials")
        self._control.send("POST", "/clock/freeze")
        self._control.advance("10m")
        with pytest.raises(refusal) as failure:
            read()
        assert failure.value.status_code == 401
        assert self._control.statuses(vendor, operation) == [401]
        self._control.advance("5m")
        read()


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


@pytest.fixture
def shipped(control):
    return Shipped(control)
