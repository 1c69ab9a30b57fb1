"""An attribution as every corpus gives it."""

from __future__ import annotations

from dataclasses import dataclass

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution, by character. `nested` lies within another's content; `kind` is "" where the corpus has none."""

    source: tuple[Interval, ...]
    cue: tuple[Interval, ...]
    content: tuple[Interval, ...]
    kind: str = ""
    nested: bool = False
