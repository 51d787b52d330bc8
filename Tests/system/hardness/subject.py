"""What the subjects share: a server for each check, clients that misbehave, and what to do where a
check cannot run."""

import contextlib
import http.client
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from binary import BINARY, as_a_shell_leaves_them  # noqa: E402

# The long form: `make hard`. The short one is a part of `make test`.
HARD = os.environ.get("UNDERSTUDY_HARD") == "1"

# After this many seconds something hangs. No check measures how fast anything is.
PATIENCE = 60

KEYS = {"Authorization": "Bearer k", "X-API-Key": "k"}
FROZEN = ("--clock", "frozen", "--start", "2026-05-17T10:00:00Z")
CONTROL = "/_understudy/v1"


def amount(short, long):
    """How often something is done: in the short form, in the long one."""
    return long if HARD else short


class Server:
    """A server that runs, on a free port."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    @property
    def pid(self):
        return self.process.pid

    def connect(self, receive=None):
        """A connection of plain bytes; `receive` is how many of them the system keeps unread."""
        client = socket.socket()
        if receive:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        client.settimeout(PATIENCE)
        client.connect(("127.0.0.1", self.port))
        return client

    def http(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, method, path, body=None, headers=KEYS, connection=None):
        """A request over a connection of its own, unless one is given: status, headers, body."""
        own = connection or self.http()
        try:
            headers = dict(headers)
            if body is not None and not isinstance(body, (bytes, str)):
                body = json.dumps(body)
            if body is not None:
                headers.setdefault("Content-Type", "application/json")
            own.request(method, path, body, headers)
            answer = own.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            if own is not connection:
                own.close()

    def get(self, path):
        return self.ask("GET", path)

    def control(self, method, path, body=None):
        """A request to the control plane that must succeed; what it answers."""
        status, _, text = self.ask(method, CONTROL + path, body)
        assert 200 <= status < 300, f"{method} {path}: {status} {text[:300]}"
        return json.loads(text) if text else None

    def is_well(self):
        return self.process.poll() is None and self.get(CONTROL + "/health")[0] == 200

    def counted(self, field):
        """A number of /proc/PID/status in bytes: VmRSS, or VmHWM for the most that there was."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(rf"{field}:\s+(\d+) kB", text)[1]) * 1024


def read_all(client):
    """What comes over a connection until the server ends it."""
    answer = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := client.recv(1 << 16):
            answer += piece
    return answer


class Subject(unittest.TestCase):
    """The checks of one subject. A check is named by its subject and the fact that it holds."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    @property
    def fact(self):
        name = self._testMethodName.removeprefix("test_").replace("_", " ")
        return f"{type(self).__module__}: {name}"

    def __str__(self):
        return self.fact

    def shortDescription(self):
        return None

    def measured(self, text):
        """Prints a figure beside the check that it came up in."""
        print(f"  measured  {type(self).__module__}: {text}", flush=True)

    def cannot_run(self, reason, everywhere=False):
        """Leaves a check out, and says so where it is seen: Tests/suites passes such lines on.

        With `everywhere` the check can run wherever CI does, and fails there if it did not."""
        print(f"  NOT RUN  {self.fact}: {reason}", flush=True)
        if everywhere and os.environ.get("REQUIRE_ALL_SDKS"):
            self.fail(reason)
        self.skipTest(reason)

    # -- Servers -------------------------------------------------------------------------------

    def begin(self, *words, limits=None, environment=(), **options):
        """Starts a command in the check's folder; what it prints goes to `log` and `errors` there."""
        def prepare():
            as_a_shell_leaves_them()
            for which, most in (limits or {}).items():
                resource.setrlimit(which, (most, most))

        kept = {k: v for k, v in os.environ.items() if not k.startswith("UNDERSTUDY_")}
        for stream in ("stdout", "stderr"):
            if stream not in options:
                name = {"stdout": "log", "stderr": "errors"}[stream]
                options[stream] = open(self.folder / name, "ab")
                self.addCleanup(options[stream].close)
        process = subprocess.Popen(
            [str(BINARY), *map(str, words)], cwd=self.folder, env={**kept, **dict(environment)},
            **{"stdin": subprocess.DEVNULL, "preexec_fn": prepare, **options})

        def end():
            if process.poll() is None:
                process.kill()
            process.wait()
            for stream in (process.stdout, process.stderr):
                if stream:
                    stream.close()

        self.addCleanup(end)
        return process

    def serve(self, *words, **options):
        """A server that is ready."""
        port = self.folder / "port"
        port.unlink(missing_ok=True)
        process = self.begin("serve", "--port", "0", "--port-file", port, *words, **options)
        self.await_(
            lambda: process.poll() is not None or (port.exists() and port.read_text().strip()))
        if process.poll() is not None:
            self.fail(f"the server ended with {process.returncode}: {self.complaints()}")
        return Server(process, int(port.read_text()))

    def complaints(self):
        """What was said on standard error."""
        errors = self.folder / "errors"
        return errors.read_text(errors="replace") if errors.exists() else ""

    def await_(self, condition, reason="it did not come about"):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), deadline, reason)
            time.sleep(0.005)

    def end(self, server, number=signal.SIGTERM):
        """Ends a server with a signal that it must obey; the seconds that it took."""
        began = time.monotonic()
        server.process.send_signal(number)
        try:
            code = server.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.fail(f"it did not end at signal {number}")
        self.assertEqual(code, 0, self.complaints())
        return time.monotonic() - began

    # -- Disks ---------------------------------------------------------------------------------

    def disk(self, size):
        """A small disk of its own, which `resize` makes larger."""
        place = self.folder / "disk"
        place.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        if subprocess.run(mount, stderr=subprocess.DEVNULL).returncode != 0:
            self.cannot_run("only a superuser may mount a small disk")
        self.addCleanup(subprocess.run, ["umount", "-l", str(place)])
        return place

    def resize(self, place, size):
        subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)
