"""Servers that system suites start, each on a free port, which must stop cleanly when told to."""

import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from binary import BINARY

READY_SECONDS = 20
STOP_SECONDS = 5


class Failed(Exception):
    """The suite was tried, and the server (or a test) was wrong."""


def is_ready(port):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{port}/_understudy/v1/ready", timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def tail(log, lines=25):
    text = log.read_text(errors="replace").splitlines()[-lines:]
    return "\n".join(f"    | {line}" for line in text) or "    | (it said nothing)"


def wait_until_ready(process, port_file, log):
    deadline = time.monotonic() + READY_SECONDS
    port = None
    while time.monotonic() < deadline:
        if process.poll() is not None:
            code = process.returncode
            raise Failed(f"the server ended with {code} before it was ready:\n{tail(log)}")
        if port is None and port_file.exists():
            port = int(port_file.read_text().strip() or 0) or None
        if port and is_ready(port):
            return port
        time.sleep(0.02)
    at = f"on port {port}" if port else f"and wrote no {port_file.name}"
    raise Failed(f"the server was not ready within {READY_SECONDS} s {at}:\n{tail(log)}")


def stop(process, log):
    """Asks the server to stop as a service manager would, and holds it to a clean exit."""
    if process.poll() is not None:
        raise Failed(f"the server died during the suite, with {process.returncode}:\n{tail(log)}")
    process.send_signal(signal.SIGTERM)
    try:
        code = process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"the server still ran {STOP_SECONDS} s after SIGTERM") from None
    if code != 0:
        raise Failed(f"the server ended with {code} after SIGTERM, not 0:\n{tail(log)}")


@contextmanager
def serving(folder, *options):
    """The port of a running server, which keeps its port file and its log in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    port_file, log = folder / "port", folder / "server.log"
    port_file.unlink(missing_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(BINARY), "serve", "--port", "0", "--port-file", str(port_file), *options],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield wait_until_ready(process, port_file, log)
        stop(process, log)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
