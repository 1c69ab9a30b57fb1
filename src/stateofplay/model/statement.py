"""A position: this party holds this stance on this issue, on these words, from this kind of source."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from stateofplay.model.span import Citation, Span


class Stance(StrEnum):
    """A party's stance towards a proposition. `MIXED` is for cells alone: a party's own voices differ."""

    SUPPORTS = "supports"
    DEMANDS = "demands"
    OFFERS = "offers"
    OPEN = "open"
    UNDECIDED = "undecided"
    REJECTS = "rejects"
    MIXED = "mixed"


class Sourcing(StrEnum):
    """From what kind of source a report has it. `NONE` is the report's own voice."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    OUTLET = "outlet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """One position as one report gives it.

    Attributes:
        report: id of the report.
        evidence: the words that state the position.
        sentence: the sentence that the words stand in.
        issue, stance: towards which proposition, and how.
        party: whose position it is, whoever tells it; "" for somebody who is not at the table.
        source: the words that name the one from whom the report has it; None for the report's own voice.
        cue: the words that signal the attribution.
        speaker: the source's canonical name; "" when unknown or unnamed.
        via: another outlet that the report credits, as written.
        condition: the exact words of the condition under which the stance holds.
        red_line: it is said to be non-negotiable.
        past: the position is told as one held earlier, no longer necessarily now.
        told_by: id of the party that the source speaks for, where it is not `party` itself.
        confidence: 0 to 1.
        reasons: what the reading rests on, for people ("term 'join NATO'", "cue 'ruled out'").
        anonymity: the words that say why an unnamed source is not named; None where the report says nothing of it.
        expires: the words that say when an offer ends; None where the report says nothing of it.
        sources: how many unnamed sources the report claims ("two officials": 2); 0 where it does not say.
    """

    report: str
    evidence: Span
    sentence: Span
    issue: str
    stance: Stance
    party: str
    sourcing: Sourcing
    source: Span | None = None
    cue: Span | None = None
    speaker: str = ""
    via: str = ""
    condition: Span | None = None
    red_line: bool = False
    past: bool = False
    told_by: str = ""
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    anonymity: Span | None = None
    sources: int = 0
    expires: Span | None = None

    def __post_init__(self) -> None:
        if self.stance is Stance.MIXED:
            raise ValueError("a single statement cannot be mixed; only a cell can")

    @property
    def id(self) -> str:
        """Twelve hex digits that derive from what the statement says and where."""
        key = (self.report, self.evidence.start, self.evidence.end, self.evidence.exact, self.party, self.issue, self.stance)
        return hashlib.sha256("\x1f".join(map(str, key)).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def citation(self) -> Citation:
        """The report and the words."""
        return Citation(self.report, self.evidence)


class Status(StrEnum):
    """Where an issue stands."""

    AGREED = "agreed"
    NARROWING = "narrowing"
    OPEN = "open"
    DEADLOCKED = "deadlocked"
    OFF_TABLE = "off_table"


@dataclass(frozen=True, slots=True)
class StatusClaim:
    """A report says where an issue stands, in these words."""

    report: str
    evidence: Span
    sentence: Span
    issue: str
    status: Status
    source: Span | None = None
