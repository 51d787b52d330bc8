"""The command that the system suites drive."""

import os
import signal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What ships, as `make dist` makes it, unless UNDERSTUDY_BIN names another build.
BINARY = Path(os.environ.get("UNDERSTUDY_BIN") or ROOT / "dist" / "understudy").absolute()


def missing():
    """Why the command cannot be run; None where it can."""
    if os.access(BINARY, os.X_OK):
        return None
    return f"there is no command at {BINARY}: run `make dist`, or name one in UNDERSTUDY_BIN"


def as_a_shell_leaves_them():
    """Signals as a shell at a terminal leaves them: `nohup` and `make &` hand down ignored ones."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
