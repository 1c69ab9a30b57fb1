"""`python -m stateofplay` is the command."""

import subprocess
import sys

from stateofplay import __version__


def test_the_module_runs_as_the_command():
    """It answers as the command does, and with its exit codes."""
    words = [sys.executable, "-m", "stateofplay"]
    assert __version__ in subprocess.run([*words, "--version"], capture_output=True, text=True, check=True).stdout
    assert subprocess.run([*words, "nothing"], capture_output=True, check=False).returncode == 2
