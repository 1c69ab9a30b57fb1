"""`python -m stateofplay` is the command."""

import subprocess
import sys

from stateofplay import __version__


def test_the_module_runs_as_the_command():
    """It answers as the command does, and with its exit codes."""
    asked, unknown = (
        subprocess.run([sys.executable, "-m", "stateofplay", word], capture_output=True, text=True, check=False)  # noqa: S603
        for word in ("--version", "nothing")
    )
    assert __version__ in asked.stdout
    assert (asked.returncode, unknown.returncode) == (0, 2)
