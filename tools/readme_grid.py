"""Put the real grid of the bundled example into README.md; with --check, fail where the README shows another one."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import marked

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("stateofplay")
EXAMPLE = ROOT / "examples" / "berlin"
WIDTH = 100
"""Columns: what a README shows without a scroll bar."""


def read(state: Path) -> None:
    """Read the example into the file `state`."""
    words = ["read", EXAMPLE / "reports", "--codebook", EXAMPLE / "codebook.yaml", "--json", state]
    subprocess.run([COMMAND, *words], check=True, stderr=subprocess.DEVNULL)


def grid() -> str:
    """What `stateofplay show` prints for the example, plain text."""
    plain = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    plain.pop("FORCE_COLOR", None)
    with tempfile.TemporaryDirectory() as scratch:
        state = Path(scratch) / "berlin.json"
        read(state)
        shown = subprocess.run([COMMAND, "show", state], check=True, env=plain, capture_output=True, encoding="utf-8")
    return "\n".join(line.rstrip() for line in shown.stdout.strip("\n").splitlines())


def readme(text: str) -> str:
    """`text` of the README with the grid as it is now."""
    return marked.replaced(text, "grid", f"```text\n{grid()}\n```")


def main() -> int:
    """Write the README, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where the README shows another grid")
    check = parser.parse_args().check
    path = ROOT / "README.md"
    before = path.read_text(encoding="utf-8")
    after = readme(before)
    if check and before != after:
        print("README.md does not show the grid of the example as it is now: run tools/readme_grid.py", file=sys.stderr)
        return 1
    if not check:
        path.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
