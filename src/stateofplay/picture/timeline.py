"""The picture over time: what happened, who took which stance when, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from stateofplay.model import (
    Cell,
    Citation,
    DeadlineState,
    EventKind,
    IssueStatus,
    Movement,
    Occurrence,
    Stance,
    State,
    Statement,
)
from stateofplay.picture import days, past
from stateofplay.picture.cells import Dated, by_cell, deciding

UNCERTAIN: Final = 0.6
"""A statement of less confidence sets an uncertain stance."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, whatever the number of reports that tell of it."""

    occurrence: Occurrence

    @property
    def date(self) -> str:
        """Its date, or the start and end of its span."""
        return self.occurrence.date

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell of it, the first telling first."""
        return tuple(dict.fromkeys(event.report for event in self.occurrence.events))


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on an issue is known for the first time, or changes (`before` is the stance until then).

    Attributes:
        date: of the report; "" where that is undated.
        cited: the words.
        statement: what set it; None where an issue that is called agreed moved it.
    """

    date: str
    party: str
    issue: str
    stance: Stance
    cited: Citation
    statement: Statement | None = None
    before: Stance | None = None
    before_date: str = ""
    cited_before: Citation | None = None

    @property
    def is_uncertain(self) -> bool:
        """Whether what set it was read with little confidence."""
        return self.statement is not None and self.statement.confidence < UNCERTAIN


Entry = Happening | Position


@dataclass(frozen=True, slots=True)
class Day:
    """What is dated alike: a day, a month, a year or a span; "" for what undated reports say."""

    date: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days up to the last report, oldest first; and what lies ahead of it, soonest first."""

    as_of: str
    days: tuple[Day, ...]
    ahead: tuple[Day, ...]

    @property
    def deadlines(self) -> tuple[Occurrence, ...]:
        """The deadlines that still lie ahead."""
        rows = (entry.occurrence for day in self.ahead for entry in day.entries if isinstance(entry, Happening))
        return tuple(row for row in rows if row.kind is EventKind.DEADLINE)

    @property
    def due(self) -> tuple[Occurrence, ...]:
        """The deadlines that end on the day of the last report."""
        rows = (entry.occurrence for day in self.days for entry in day.entries if isinstance(entry, Happening))
        return tuple(row for row in rows if is_due(row, self.as_of))

    @property
    def without_statements(self) -> Timeline:
        """The same without the events in which somebody only spoke: what was said stands in the stances."""

        def kept(rows: tuple[Day, ...]) -> Iterator[Day]:
            for day in rows:
                entries = tuple(entry for entry in day.entries if not _is_speech(entry))
                if entries:
                    yield Day(day.date, entries)

        return Timeline(self.as_of, tuple(kept(self.days)), tuple(kept(self.ahead)))


@dataclass(frozen=True, slots=True)
class Only:
    """What to show: one issue, one party (ids), from a date to a date, both inclusive; "" for no limit."""

    issue: str = ""
    party: str = ""
    start: str = ""
    end: str = ""


def timeline(state: State, only: Only | None = None) -> Timeline:
    """The state of play in order of time.

    An event is on an issue, or of a party, where a statement on that issue, or of that party, stands in the same words; it is
    of a party too where that took part.
    """
    chosen = only or Only()
    said: dict[str, list[Statement]] = {}
    for statement in state.statements:
        said.setdefault(statement.report, []).append(statement)
    rows: list[Entry] = [Happening(row) for row in days.occurrences(state) if _is_chosen(said, row, chosen)]
    rows += [
        row
        for row in positions(state)
        if chosen.issue in ("", row.issue)
        and chosen.party in ("", row.party)
        and (days.overlap(row.date, chosen.start, chosen.end) if row.date else not (chosen.start or chosen.end))
    ]
    ahead = [row for row in rows if _is_ahead(row, state.as_of)]
    told = [row for row in rows if not _is_ahead(row, state.as_of)]
    return Timeline(state.as_of, _by_day(told), _by_day(ahead))


def _is_ahead(row: Entry, as_of: str) -> bool:
    if not isinstance(row, Happening) or not as_of:
        return False
    if row.occurrence.state is not None:
        return row.occurrence.state is DeadlineState.AHEAD and not is_due(row.occurrence, as_of)
    return days.first(row.date) > days.last(as_of)


def _is_speech(row: Entry) -> bool:
    return isinstance(row, Happening) and row.occurrence.kind is EventKind.STATEMENT


def is_due(row: Occurrence, as_of: str) -> bool:
    """Whether a deadline that has not passed ends on the day of the last report."""
    is_day = bool(as_of) and days.first(as_of) == days.last(as_of)
    return row.state is DeadlineState.AHEAD and is_day and days.last(row.date) == days.last(as_of)


def _is_chosen(said: Mapping[str, Sequence[Statement]], row: Occurrence, only: Only) -> bool:
    """Whether an event is asked for; `said` has the statements of each report."""
    if not days.overlap(row.date, only.start, only.end):
        return False
    if not only.issue and only.party in ("", *row.parties):
        return True
    return any(
        only.issue in ("", statement.issue)
        and (only.party in ("", statement.party) or only.party in row.parties)
        and (statement.sentence.overlaps(event.evidence) or statement.evidence.overlaps(event.evidence))
        for event in row.events
        for statement in said.get(event.report, ())
    )


def _by_day(rows: list[Entry]) -> tuple[Day, ...]:
    """The rows by date: events, those told most first; then movements, then first stances, as the codebook has them."""

    def place(row: Entry) -> tuple[str, bool, str, str]:
        return (days.first(row.date) if row.date else "", "/" in row.date, days.last(row.date) if row.date else "", row.date)

    rows = sorted(rows, key=lambda row: -len(row.reports) if isinstance(row, Happening) else 1 + (row.before is None))
    grouped = groupby(sorted(rows, key=place), key=lambda row: row.date)
    return tuple(Day(date, tuple(found)) for date, found in grouped)


def positions(state: State) -> tuple[Position, ...]:
    """The first stance of each party on each issue, and each change of it, in the order of the codebook and of time."""
    statements = {row.id: row for row in state.statements}
    rank = {party.id: place for place, party in enumerate(state.codebook.parties)}
    issues = {issue.id: place for place, issue in enumerate(state.codebook.issues)}
    published = {card.id: str(card.published or "") for card in state.reports}
    moves: dict[tuple[str, str], list[Movement]] = {}
    for row in state.movements:
        moves.setdefault((row.party, row.issue), []).append(row)
    cells = {(cell.party, cell.issue): cell for cell in state.cells}
    told = {row.issue: row for row in state.status if row.evidence}
    found: list[Position] = []
    for key, rows in by_cell(past.account(state)).items():
        taken = list(_cell_positions(rows, moves.get(key, []), statements))
        cell, status = cells.get(key), told.get(key[1])
        is_settled = cell and status and cell.stance is Stance.SUPPORTS and taken[-1].stance is not cell.stance
        found += _settled(taken, cell, status, published) if cell and status and is_settled else taken
    return tuple(sorted(found, key=lambda row: (issues.get(row.issue, 0), rank.get(row.party, 0), row.date)))


def _cell_positions(rows: list[Dated], moves: list[Movement], statements: Mapping[str, Statement]) -> Iterator[Position]:
    start = min((row.day for row in rows if row.day and not row.statement.past), default="")
    lead = deciding([row for row in rows if row.day <= start] if start else rows)[0]
    first = lead.statement
    if moves and first.id == moves[0].after_statement and moves[0].before_statement in statements:
        first = statements[moves[0].before_statement]
        yield Position(moves[0].before_date, first.party, first.issue, moves[0].before, first.citation, first)
    else:
        yield Position(lead.day, first.party, first.issue, lead.stance, first.citation, first)
    for move in moves:
        row, before = statements.get(move.after_statement), statements.get(move.before_statement)
        if row is not None:
            yield Position(
                date=move.after_date,
                party=move.party,
                issue=move.issue,
                stance=move.after,
                cited=row.citation,
                statement=row,
                before=move.before,
                before_date=move.before_date,
                cited_before=before.citation if before else None,
            )


def _settled(taken: Sequence[Position], cell: Cell, status: IssueStatus, published: Mapping[str, str]) -> list[Position]:
    """The stances of a cell up to the day on which its issue is called agreed, and that agreement as the last of them.

    What the party said on that day and later sets nothing, as in the picture: only the stance of before gave way.
    """
    cited = max(status.evidence, key=lambda row: published.get(row.report, ""))
    date = published.get(cited.report, "") or cell.as_of
    kept = [row for row in taken if row.date < date]
    if not kept:
        return [Position(max(date, taken[0].date), cell.party, cell.issue, cell.stance, cited)]
    last = kept[-1]
    if last.stance is cell.stance:
        return kept
    return [
        *kept,
        Position(date, cell.party, cell.issue, cell.stance, cited, None, last.stance, last.date, last.cited),
    ]
