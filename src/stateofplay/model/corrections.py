"""What people's verdicts say about the reader: how much of what it read stands, by label and confidence, and what was wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from stateofplay.model.statement import Statement

_Z: Final = 1.959963984540054
"""Of the normal distribution, 95 % lies within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A label, how often the reader gave it in what people reviewed, and how often that was right."""

    label: str
    right: int
    n: int

    @property
    def share(self) -> float | None:
        """The share that was right; None of nothing."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The score interval of 95 % of the share (J. Am. Stat. Assoc. 22:209, 1927); from 0 to 1 of nothing."""
        if not self.n:
            return 0.0, 1.0
        p, n, square = self.right / self.n, self.n, _Z * _Z
        middle = (p + square / (2 * n)) / (1 + square / n)
        half = _Z / (1 + square / n) * math.sqrt(p * (1 - p) / n + square / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Band:
    """Statements of a confidence from `low` to below `high`: the mean that the reader said, and how often it was right."""

    low: float
    high: float
    said: float
    rate: Rate


@dataclass(frozen=True, slots=True)
class Error:
    """A kind of error: the field, what the reader had, what people say, and how often."""

    field: str
    before: str
    after: str
    n: int


@dataclass(frozen=True, slots=True)
class Case:
    """A statement that does not stand as read: as read (None: missed), as it stands (None: rejected), who says so, why."""

    read: Statement | None
    says: Statement | None
    who: str
    why: str = ""
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was reviewed, and what came of it.

    Attributes:
        who: whose verdicts; "" for everybody's, of several on one statement the last.
        as_read, corrected, rejected: statements that the reader had proposed.
        missed: statements that people added.
        disputed: statements of these on which people disagree.
        unfit: verdicts in force that fit no statement any longer, and are not counted.
        rates: by the reader's label, for "stance", "issue", "party", "sourcing", "mark" and "reader".
        bands: by the reader's confidence.
        errors: kinds of error, the commonest first.
        cases: every statement that does not stand as read, in reading order.
        sure: mean confidence of what was reviewed; None of nothing.
        rest: mean confidence of what nobody has decided on, None of nothing; `open` is how many these are.
        now: of the statements that stand by people's word, those that the reader in force reads so.
    """

    who: str = ""
    as_read: int = 0
    corrected: int = 0
    rejected: int = 0
    missed: int = 0
    disputed: int = 0
    unfit: int = 0
    rates: Mapping[str, tuple[Rate, ...]] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    errors: tuple[Error, ...] = ()
    cases: tuple[Case, ...] = ()
    sure: float | None = None
    rest: float | None = None
    open: int = 0
    now: Rate = Rate("", 0, 0)

    @property
    def reviewed(self) -> int:
        """Statements of the reader's that people decided on."""
        return self.as_read + self.corrected + self.rejected

    @property
    def recall(self) -> Rate:
        """Of the statements that stand, those that the reader had: at most, since reviewers rarely look for more."""
        found = self.as_read + self.corrected
        return Rate("found", found, found + self.missed)
