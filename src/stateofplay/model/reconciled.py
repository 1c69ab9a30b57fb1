"""Where reports repeat or contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stateofplay.model.reading import Reading
from stateofplay.model.span import Citation


@dataclass(frozen=True, slots=True)
class Retelling:
    """Statements that tell one utterance, offer or fact again: ids in order of publication, the first telling first."""

    statements: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that cannot both be right. `kind` is "stance", "figure" or "account"; `about` says it in short.

    `statements` holds the ids of the statements that the two passages are, where they are statements.
    """

    a: Citation
    b: Citation
    about: str
    kind: str
    issue: str = ""
    statements: tuple[str, ...] = ()


class CopyKind(StrEnum):
    """How a report repeats another: to the letter, trimmed or updated, or with words swapped for synonyms."""

    EXACT = "exact"
    EDITED = "edited"
    RESPUN = "respun"


@dataclass(frozen=True, slots=True)
class Copy:
    """Report `report` is report `of` again. `score` (0 to 1) is the share of its text found there."""

    report: str
    of: str
    kind: CopyKind
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Account:
    """All readings, in order of publication, and what holds between them."""

    readings: tuple[Reading, ...]
    retellings: tuple[Retelling, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()
