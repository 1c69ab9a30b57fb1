"""Figures that someone could dispute, and dated events of the negotiation."""

from __future__ import annotations

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
    """

    report: str
    evidence: Span
    value: int | float
    unit: str
    bound: str = ""
    claimant: str = ""

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
    """A dated event. `date` is ISO text: a day, a month, or `start/end` where the text gives only a span."""

    report: str
    evidence: Span
    date: str
    kind: EventKind
    place: str = ""

    @property
    def citation(self) -> Citation:
        """The report and the words."""
        return Citation(self.report, self.evidence)
