"""A server of a given build, and what is asked of what an earlier version left behind."""

import json
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

# Keys of each part of the format.
SCENARIO = """scenario: 1
name: kept
description: A scenario of an earlier version.
seed: 42
settings: {strongly: {dialect: envelope}}
lifecycle:
  miosa.computer.create: {after_reads: 2}
limits:
  miosa: {rate: {requests: 600, per: 1m, scope: key}}
faults:
  - name: third-list
    match: {vendor: orgo, operation: "get*"}
    when: {calls: 1}
    then: {status: 503, undocumented: true, retry_after: 7s}
"""

# What is read from a state directory, and which members of the answer have to stay as they were.
READS = [
    {"ask": ["miosa", "GET", "/api/v1/workspaces?limit=20"],
     "members": ["data.*.id", "data.*.slug", "data.*.name", "data.*.created_at"]},
    {"ask": ["miosa", "GET", "/api/v1/computers?limit=20"],
     "members": ["data.*.id", "data.*.name", "data.*.status", "data.*.workspace_id"]},
    {"ask": ["miosa", "GET", "/api/v1/api-keys"], "members": ["data.*.name"]},
    {"ask": ["strongly", "GET", "/api/v1/workspaces"],
     "members": ["workspaces.*.workspaceId", "workspaces.*.name", "workspaces.*.status"]},
    {"ask": ["phala", "GET", "/api/v1/cvms/paginated"],
     "members": ["items.*.name", "items.*.app_id", "items.*.status"]},
    {"ask": ["cadenya", "GET", "/v1/workspaces/development/agents"],
     "members": ["items.*.metadata.id", "items.*.metadata.name", "items.*.state"]},
    {"ask": ["orgo", "GET", "/api/workspaces"],
     "members": ["workspaces.*.id", "workspaces.*.name"]},
    {"ask": ["miosa", "GET", "/api/v1/workspaces/kept"], "members": ["error.code"]},
]


def at(value, path):
    """What stands at a dotted path; `*` is each item of a list."""
    if not path:
        return value
    name, _, rest = path.partition(".")
    if name == "*":
        return [at(item, rest) for item in value] if isinstance(value, list) else None
    return at(value.get(name), rest) if isinstance(value, dict) else None


def pick(read, status, answer):
    """The part of an answer that has to stay."""
    return {
        "ask": read["ask"], "status": status,
        "members": {path: at(answer, path) for path in read["members"]},
    }


class Server:
    """A server of a build on a free port, stopped at the end of a `with` block."""

    def __init__(self, binary, *options):
        self.binary, self.options = binary, [str(option) for option in options]

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        port, log = Path(self.folder.name) / "port", Path(self.folder.name) / "log"
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--port", "0", "--port-file", port, "--quiet", *self.options],
                cwd=self.folder.name, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT)
        end = time.monotonic() + 30
        while not (port.exists() and port.read_text().strip()):
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise AssertionError(f"the server is not ready: {log.read_text()}")
            time.sleep(0.02)
        self.url = f"http://127.0.0.1:{port.read_text().strip()}"
        return self

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(30)
        self.folder.cleanup()
        if code != 0:
            raise AssertionError(f"the server ended with {code}")

    def ask(self, vendor, method, path, body=None):
        """Status and JSON of an answer; `vendor` is a path's first part."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        request = urllib.request.Request(
            f"{self.url}/{vendor}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": "Bearer k", "X-API-Key": "k", "Content-Type": "application/json"})
        try:
            with opener.open(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as answer:
            return answer.code, json.loads(answer.read() or b"null")
