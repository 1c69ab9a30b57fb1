"""Figures that someone could dispute, dated events of the negotiation, and what is counted up from them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from stateofplay.model.span import Citation, Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, share, sum, level or numbered term that a report gives.

    Attributes:
        value: absolute; percent in percent; a fraction as a share of 1.
        bound: as in `Quantity`.
        claimant: who states it to the report or puts it forward, as written; "" for the report itself.
        counts: what it counts, in the report's words ("drones shot down"); "" where the clause does not say.
        as_of: the day or month that it holds for, ISO text; "" where nothing says so.
    """

    report: str
    evidence: Span
    value: int | float
    unit: str
    bound: str = ""
    claimant: str = ""
    counts: str = ""
    as_of: str = ""

    @property
    def id(self) -> str:
        """Twelve hex digits that derive from what the figure says and where."""
        return _digest("figure", self.report, self.evidence.start, self.evidence.end, self.value, self.unit)

    @property
    def citation(self) -> Citation:
        """The report and the words."""
        return Citation(self.report, self.evidence)


class EventKind(StrEnum):
    """What happened, or is to happen."""

    TALKS = "talks"
    CALL = "call"
    OFFER = "offer"
    SIGNING = "signing"
    STATEMENT = "statement"
    ATTACK = "attack"
    VOTE = "vote"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event.

    Attributes:
        date: ISO text: a day, a month, or `start/end` where the text gives only a span.
        place: where, as written; "" where the text does not say.
        parties: ids of the parties that took part, in the order of the codebook.
    """

    report: str
    evidence: Span
    date: str
    kind: EventKind
    place: str = ""
    parties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Twelve hex digits that derive from what the event says and where."""
        return _digest("event", self.report, self.evidence.start, self.evidence.end, self.date, self.kind)

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `span`."""
        return "span" if "/" in self.date else ("year", "month", "day")[self.date.count("-")]

    @property
    def citation(self) -> Citation:
        """The report and the words."""
        return Citation(self.report, self.evidence)


class DeadlineState(StrEnum):
    """What has become of a deadline by the date of the picture."""

    AHEAD = "ahead"
    PASSED = "passed"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening, told once or in several reports: the events that tell of it, in order of publication.

    Attributes:
        date, place: the most precise that the tellings give.
        parties: ids of all parties that any telling names.
        state: of a deadline; None for other kinds and where no date tells.
        reason: why the tellings are one, for people.
    """

    events: tuple[Event, ...]
    kind: EventKind
    date: str
    place: str = ""
    parties: tuple[str, ...] = ()
    state: DeadlineState | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """Arithmetic within one claim: parts against their total, shares against the whole, a difference against its ends.

    Attributes:
        figures: the figures reckoned with, in the order of the text.
        kind: `parts`, `shares` or `difference`.
        holds: whether it comes out, rounding allowed for.
        working: the sum in words and numbers ("133 + 17 = 150 of 153 drones: 3 unaccounted for").
    """

    figures: tuple[Figure, ...]
    kind: str
    holds: bool
    working: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One quantity as several claims give it, side by side, in order of publication. `agrees`: no two exclude each other."""

    counts: str
    unit: str
    figures: tuple[Figure, ...]
    agrees: bool


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
