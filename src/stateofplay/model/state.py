"""The state of play: what the whole tool is for, and all that a face needs to show it."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model.codebook import Codebook
from stateofplay.model.dates import PartialDate
from stateofplay.model.decision import Verdict
from stateofplay.model.facts import Check, Event, Figure, Occurrence, Tally
from stateofplay.model.notice import Notice
from stateofplay.model.reconciled import Conflict, Copy, Retelling
from stateofplay.model.span import Citation
from stateofplay.model.statement import Stance, Statement, Status


@dataclass(frozen=True, slots=True)
class Movement:
    """A party's stance on an issue changed: from what to what, when, on which statements (ids)."""

    party: str
    issue: str
    before: Stance
    after: Stance
    before_date: str
    after_date: str
    before_statement: str
    after_statement: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one party stands on one issue. There is no cell where it has said nothing: silent is not neutral.

    Attributes:
        as_of: date of the report that set the stance, ISO text; "" when that report is undated.
        statements: ids of all its statements, those that set the stance first, then newest first.
        sources: how many independent sources say so (retellings and copies count once).
        reports: how many reports carry it.
        conditional: the stance holds only under a condition.
        contradicted: a conflict touches it.
        moved_from: the stance that it held before, if it moved.
    """

    party: str
    issue: str
    stance: Stance
    as_of: str
    statements: tuple[str, ...]
    sources: int
    reports: int
    red_line: bool = False
    conditional: bool = False
    contradicted: bool = False
    moved_from: Stance | None = None


@dataclass(frozen=True, slots=True)
class IssueStatus:
    """Where an issue stands, as the reports say. `inferred` is true when no report says so and it follows from the cells."""

    issue: str
    status: Status
    statements: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class ReportCard:
    """What the picture needs to know of a report: no text, only what identifies it."""

    id: str
    outlet: str
    published: PartialDate | None
    title: str
    words: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """The state of play after the last report. Rows are in a fixed order, so equal input gives equal bytes.

    `verdicts` are what people have decided on statements, those that they rejected among them.
    """

    codebook: Codebook
    reports: tuple[ReportCard, ...] = ()
    statements: tuple[Statement, ...] = ()
    cells: tuple[Cell, ...] = ()
    status: tuple[IssueStatus, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()
    movements: tuple[Movement, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    checks: tuple[Check, ...] = ()
    tallies: tuple[Tally, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def as_of(self) -> str:
        """The date of the last dated report, ISO text; "" when none is dated."""
        return max((str(card.published) for card in self.reports if card.published), default="")

    def statement(self, statement_id: str) -> Statement:
        """The statement of that id; raises KeyError."""
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise KeyError(statement_id)

    def cell(self, party: str, issue: str) -> Cell | None:
        """The cell of that party and issue; None where the party is silent."""
        return next((cell for cell in self.cells if cell.party == party and cell.issue == issue), None)
