"""The bundled lists of phrases: one TSV file each, lines that begin with "#" are for people."""

from __future__ import annotations

from importlib.resources import files


def rows(room: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each line of `name` in the folder of a room, in order."""
    text = files("stateofplay").joinpath(room, name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
