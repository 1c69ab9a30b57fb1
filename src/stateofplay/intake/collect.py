"""Which files to read: folders opened up, names taken as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""The endings by which a report is found in a folder. A file given by name is read whatever its ending."""


def collect(paths: Iterable[Path | str]) -> list[Path]:
    """The files that `paths` mean, in order, each once.

    A folder stands for the files directly inside that have one of `ENDINGS`, sorted by name, hidden ones skipped. A folder
    without any, or one that cannot be listed, stays in the list as it is, so that `load` can say so; the same holds for a
    path that does not exist.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        for file in _inside(path) or [path]:
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 - `resolve` follows links, and fails on loops
    return list(found.values())


def _inside(path: Path) -> list[Path]:
    """The reports directly inside a folder; none where the path is not a folder that can be listed."""
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name) if path.is_dir() else []
        return [entry for entry in entries if _is_report(entry)]
    except (OSError, ValueError):
        return []


def _is_report(entry: Path) -> bool:
    return not entry.name.startswith(".") and entry.suffix.lower() in ENDINGS and not entry.is_dir()
