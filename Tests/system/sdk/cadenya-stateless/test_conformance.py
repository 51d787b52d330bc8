"""The vendor's own conformance driver, from the package's source archive, against stateless mode.

The archive is downloaded where the environment lies, held to its hash, and is no part of the
project. The driver calls each operation once with placeholders for ids, masks and filters.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import urllib.request
from pathlib import Path

import pytest

OPERATIONS = 159
PATIENCE = 300


@pytest.fixture(scope="module")
def driver():
    """The driver alone, so that what it imports is the installed SDK and not the archive's."""
    folder = Path(sys.prefix).parent / "conformance"
    folder.mkdir(exist_ok=True)
    pinned = Path(__file__).with_name("conformance.txt")
    source = folder / "cadenya-1.8.0.tar.gz"
    if not source.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", ":all:", "--require-hashes", "--dest", str(folder)]
        done = subprocess.run([*command, "-r", str(pinned)], stdin=subprocess.DEVNULL)
        assert done.returncode == 0, "the source archive of the SDK cannot be had: see above"
    assert hashlib.sha256(source.read_bytes()).hexdigest() in pinned.read_text()
    with tarfile.open(source) as archive:
        (member,) = [m for m in archive.getmembers() if Path(m.name).name == "conformance.py"]
        script = folder / "conformance.py"
        script.write_bytes(archive.extractfile(member).read())
    return script


def run(driver, address):
    """Runs the driver; its lines about operations, and what it says beside them."""
    environment = {**os.environ, "MOCK_URL": address}
    done = subprocess.run(
        [sys.executable, str(driver)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done, [line for line in done.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]


def test_every_operation_of_the_vendors_own_driver_passes(driver, origin):
    done, lines = run(driver, f"{origin}/cadenya")
    assert [line for line in lines if line.startswith("FAIL")] == []
    assert len(lines) == OPERATIONS, done.stderr
    assert done.returncode == 0
    assert "site-packages" in done.stderr, "the driver did not load the installed SDK"


def test_it_passes_in_another_world_and_leaves_no_trace_for_the_next_run(driver, origin, world):
    for _ in range(2):
        done, lines = run(driver, f"{origin}/~{world}/cadenya")
        assert (done.returncode, len(lines)) == (0, OPERATIONS)


@pytest.mark.parametrize("place", ["", "/cadenya"])
def test_the_health_route_that_generated_suites_wait_for_answers(origin, place):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{origin}{place}/_x-steady/health", timeout=10) as answer:
        assert answer.status == 200
