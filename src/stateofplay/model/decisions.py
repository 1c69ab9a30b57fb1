"""What people decide about the reading: which statements are one, and which are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Passage: TypeAlias = tuple[str, str]
"""The id of a report and words of it."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions on merges, by the words: they hold whatever a later reader makes of the rest.

    Attributes:
        apart: pairs of passages that are not tellings of one statement, whatever their likeness.
        together: pairs that are; they join the statements of one party on one issue that stand on both.
        file: where they were read from, for messages.
    """

    apart: tuple[tuple[Passage, Passage], ...] = ()
    together: tuple[tuple[Passage, Passage], ...] = ()
    file: str = ""
