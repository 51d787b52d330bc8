"""Python environments of the system suites, with pinned packages, below .build."""

import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LOWEST_PYTHON = (3, 9)


class NotRun(Exception):
    """The suite could not be tried, for a reason that says nothing about the server."""


def say(vendor, text):
    print(f"[{vendor}] {text}", flush=True)


def candidate_pythons():
    """Interpreters worth asking: this one, those on PATH, those that pyenv keeps."""
    yield sys.executable
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        names = glob.glob(os.path.join(folder or ".", "python3*"))
        yield from sorted(n for n in names if re.fullmatch(r"python3(\.\d+)?", Path(n).name))
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    yield from sorted(glob.glob(os.path.join(pyenv, "versions", "*", "bin", "python3")))


def version_of(python):
    """The version of an interpreter that can make environments, else None.

    It is run, not believed: pyenv puts names on PATH that answer only with an error, and Debian
    ships a Python without the means to install pip.
    """
    probe = "import ensurepip, sys, venv; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [python, "-c", probe], capture_output=True, text=True, timeout=20, check=True
        )
        major, minor = answer.stdout.split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def find_python(suite):
    declared = suite / "python"
    lowest = LOWEST_PYTHON
    if declared.exists():
        lowest = tuple(int(part) for part in declared.read_text().strip().split("."))
    seen = []
    for python in dict.fromkeys(candidate_pythons()):
        version = version_of(python)
        if version and version >= lowest:
            return python, version
        if version:
            seen.append(".".join(map(str, version)))
    wanted = ".".join(map(str, lowest))
    raise NotRun(
        f"needs Python {wanted} or later that can make environments (python3-venv); "
        f"found {', '.join(sorted(set(seen))) or 'none'} on PATH and under pyenv"
    )


def make(suite, folder):
    """A suite's environment in a folder, made anew only when its requirements or its Python change.

    What it needs stands in its requirements.txt; `python` has the lowest version that it runs on,
    without-dependencies.txt what drags in requirements that do not build.
    """
    vendor = suite.name
    python, version = find_python(suite)
    requirements = suite / "requirements.txt"
    bare = suite / "without-dependencies.txt"
    pinned = requirements.read_bytes() + (bare.read_bytes() if bare.exists() else b"")
    home = folder / "venv"
    stamp = folder / "venv.stamp"
    key = hashlib.sha256(pinned + repr((python, version)).encode()).hexdigest()
    label = ".".join(map(str, version))
    if stamp.exists() and stamp.read_text() == key and (home / "bin" / "python").exists():
        say(vendor, f"environment with Python {label} is up to date")
        return home / "bin" / "python"

    say(vendor, f"making an environment with Python {label} ({python})")
    stamp.unlink(missing_ok=True)
    shutil.rmtree(home, ignore_errors=True)
    home.parent.mkdir(parents=True, exist_ok=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    steps = [
        [python, "-m", "venv", str(home)],
        pip + ["install", "--quiet", "--requirement", str(requirements)],
    ]
    if bare.exists():
        steps.append(pip + ["install", "--quiet", "--no-deps", "--requirement", str(bare)])
    for step in steps:
        done = subprocess.run(step, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise NotRun(f"`{' '.join(step)}` failed with {done.returncode}: see above")
    stamp.write_text(key)
    return home / "bin" / "python"
