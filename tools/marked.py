"""Documents of which a part is generated: it stands between two marks, and what is written by hand around it stays."""

from __future__ import annotations

import subprocess
from pathlib import Path


def replaced(text: str, name: str, content: str) -> str:
    """`text` with the part called `name` replaced; raises ValueError where its two marks are not there."""
    start, end = f"<!-- {name}: start -->\n", f"<!-- {name}: end -->"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the marks {start.strip()!r} and {end!r} are missing")
    return f"{before}{start}\n{content.strip()}\n\n{end}{after}"


def write(path: Path, name: str, content: str) -> None:
    """Replace the part of the file that is called `name`."""
    path.write_text(replaced(path.read_text(encoding="utf-8"), name, content), encoding="utf-8")


def commit(root: Path) -> str:
    """The commit that the sources stand at, in words."""
    short = _git(root, "rev-parse", "--short=10", "HEAD")
    if not short:
        return "an unknown commit"
    changed = _git(root, "status", "--porcelain", "--", "src")
    return f"commit `{short}`" + (" with changes in src that are not committed" if changed else "")


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
