"""Where reports repeat or contradict each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stateofplay.model.facts import Check, Occurrence, Tally
from stateofplay.model.reading import Reading
from stateofplay.model.span import Citation, Span


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two statements (ids) are taken for one: what counted for and against, with its weight.

    `score` is the sum of the weights; None where nothing was weighed, since a copy or a person's decision says so.
    """

    a: str
    b: str
    score: float | None
    features: tuple[tuple[str, float], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """Statements that tell one utterance, offer or fact again: ids in order of publication, the first telling first.

    Attributes:
        reason: why they are one, for people.
        merges: the pairs that brought them together, in the order in which they did.
        origin: where it was told first and whom the tellings credit ("first in 01, 2025-12-15; credited to Example Wire").
    """

    statements: tuple[str, ...]
    reason: str = ""
    merges: tuple[Merge, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that cannot both be right, or that frame one fact in opposite ways.

    Attributes:
        about: what they clash on, in short.
        kind: a `ConflictKind`.
        issue: the issue that it bears on; "" for none.
        statements: ids of the statements that the two passages are, where they are statements.
        why: what shows that they clash, for people.
        weight: how much of the picture hangs on it, 0 to 1; `ranked` puts the heaviest first.
    """

    a: Citation
    b: Citation
    about: str
    kind: str
    issue: str = ""
    statements: tuple[str, ...] = ()
    why: str = ""
    weight: float = 0.0


class ConflictKind(StrEnum):
    """On what two passages clash."""

    STANCE = "stance"
    FIGURE = "figure"
    DATE = "date"
    STATUS = "status"
    ACCOUNT = "account"
    FRAMING = "framing"


def ranked(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts, the heaviest first; those of one weight stay in their order."""
    return tuple(sorted(conflicts, key=lambda conflict: -conflict.weight))


class CopyKind(StrEnum):
    """How a report repeats another: to the letter, trimmed or updated, or with words swapped for synonyms."""

    EXACT = "exact"
    EDITED = "edited"
    RESPUN = "respun"


@dataclass(frozen=True, slots=True)
class Copy:
    """Report `report` is report `of` again.

    Attributes:
        score: the share of its text that stands in the original, 0 to 1.
        direction: what shows which came first: `dates`, `completeness`, or "" where nothing does.
        passages: the sentences of the copy (a) with those of the original (b) that they are again, in order of the copy.
    """

    report: str
    of: str
    kind: CopyKind
    score: float = 1.0
    direction: str = ""
    passages: tuple[tuple[Citation, Citation], ...] = ()

    def repeats(self, evidence: Span) -> bool:
        """Whether words of the copy stand in a passage that the original has too; all of an exact copy's do."""
        if self.kind is CopyKind.EXACT or not self.passages:
            return True
        at = bisect_right(self.passages, evidence.start, key=lambda pair: pair[0].evidence.start) - 1
        return at >= 0 and evidence.start < self.passages[at][0].evidence.end


@dataclass(frozen=True, slots=True)
class Account:
    """All readings, in order of publication, and what holds between them."""

    readings: tuple[Reading, ...]
    retellings: tuple[Retelling, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    checks: tuple[Check, ...] = ()
    tallies: tuple[Tally, ...] = ()
