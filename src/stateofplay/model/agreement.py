"""How far people agree who decided on the same statements, in figures and statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stateofplay.model.decision import Action
from stateofplay.model.statement import Statement

FEW: Final = 20
"""Below so many statements, agreement tells nothing."""
NO_STATEMENT: Final = "not a statement"
"""The label of what somebody rejected."""
NOBODY: Final = "nobody at the table"
"""The label of a statement of no party."""


class Measure(StrEnum):
    """What people can agree on: whether the words state a position at all, and each label of it."""

    STANDS = "stands"
    STANCE = "stance"
    ISSUE = "issue"
    PARTY = "party"
    SOURCING = "sourcing"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two people on one measure.

    Attributes:
        n: statements that both labelled.
        observed: the share on which their labels are the same.
        expected: the share on which they would be by chance, each keeping to how often he or she gives each label.
        kappa: (observed - expected) / (1 - expected); None where it is not defined, as all labels are one or there are none.
        low, high: its interval of 95 %; None where the labels are always the same, or kappa is not defined.
        confusion: (label of the first, label of the second, how often), the commonest first.
    """

    n: int = 0
    observed: float = 0.0
    expected: float = 0.0
    kappa: float | None = None
    low: float | None = None
    high: float | None = None
    confusion: tuple[tuple[str, str, int], ...] = ()

    @property
    def is_few(self) -> bool:
        """Whether there are too few labels to tell."""
        return self.n < FEW

    @property
    def one_label(self) -> bool:
        """Whether one of the two gave one label alone, so that kappa is 0 or undefined whatever they agree on."""
        return self.n > 0 and 1 in (len({row[0] for row in self.confusion}), len({row[1] for row in self.confusion}))


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha of all people, None where all labels are one; `n`: how many statements have two labels or more."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Word:
    """The last word of one person on a statement; `says` is None where it is rejected."""

    who: str
    action: Action
    says: Statement | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement on which two people differ: as it was put before them, what each says, and in which fields that differs."""

    seen: Statement
    words: tuple[Word, Word]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people: how many statements both, or only one of them, decided on, and how far they agree."""

    first: str
    second: str
    both: int
    only_first: int
    only_second: int
    figures: Mapping[Measure, Agreement]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement of all who decided.

    Attributes:
        coders: each person with the number of statements decided on, by name.
        pairs: every two of them.
        alphas: all together, where there are two or more.
        issue: id of the issue that was asked for; "" for all.
        unfit: verdicts in force that fit no statement any longer, and are not counted.
    """

    coders: tuple[tuple[str, int], ...] = ()
    pairs: tuple[Pair, ...] = ()
    alphas: Mapping[Measure, Alpha] | None = None
    issue: str = ""
    unfit: int = 0
