"""Measure quantities and time expressions beside their peers, and write both parts of docs/speed.md.

The variable PEERS names an interpreter that has dateparser, quantulum3 and Recognizers-Text; without it, no rows of theirs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import marked  # noqa: E402  (a script beside the tools, found through the line above)

DOCUMENT = ROOT / "docs" / "speed.md"


def main() -> int:
    """Run each benchmark and keep what it prints."""
    peers = os.environ.get("PEERS", "")
    more = ["--peers", peers] if peers else []
    for name in ("quantities", "dates"):
        script = ROOT / "benchmarks" / f"{name}.py"
        done = subprocess.run(
            [sys.executable, str(script), *more], capture_output=True, text=True, encoding="utf-8", check=True
        )
        marked.write(DOCUMENT, name, f"Measured at {marked.commit(ROOT)}; one core.\n\n{done.stdout}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
