"""What is new since a date: the picture now held against the picture of the day before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.model import (
    Cell,
    Citation,
    Conflict,
    DeadlineState,
    EventKind,
    IssueStatus,
    Occurrence,
    Party,
    ReportCard,
    Sourcing,
    Stance,
    State,
    Statement,
)
from stateofplay.picture import days, past
from stateofplay.picture.cells import by_cell
from stateofplay.picture.timeline import Position, positions

_OWN: Final = frozenset({Sourcing.NAMED, Sourcing.COLLECTIVE, Sourcing.DOCUMENT})
_ARTICLES: Final = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A cell whose stance sources have taken up that had not said so before: one statement for each of them.

    They are named, or described, in the words of the report.
    """

    cell: Cell
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """Where an issue stands now, and where it stood.

    Attributes:
        before: None where nothing told of it, nor followed from the cells. What reports of before called it is known only where
            no later report calls it anything; else this is what the cells of then amount to, and inferred.
        evidence: the passages that say it now; empty where it is inferred.
    """

    issue: str
    before: IssueStatus | None
    after: IssueStatus | None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Expired:
    """An offer that has run out: the statement, and the last day on which it stood."""

    statement: Statement
    day: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since a date, that day included.

    Attributes:
        before: date of the last report before; "" where there is none.
        reports: those published since.
        undated: how many reports have no date; what they say counts as known before.
        moved: changes of stance, in order of time.
        new: what first set the cells that did not exist.
        passed, set, extended: deadlines.
    """

    since: str
    as_of: str
    before: str
    reports: tuple[ReportCard, ...]
    undated: int
    moved: tuple[Position, ...]
    new: tuple[Position, ...]
    confirmed: tuple[Confirmed, ...]
    conflicts: tuple[Conflict, ...]
    status: tuple[StatusChange, ...]
    passed: tuple[Occurrence, ...]
    set: tuple[Occurrence, ...]
    extended: tuple[Occurrence, ...]
    expired: tuple[Expired, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(
            (
                self.moved,
                self.new,
                self.confirmed,
                self.conflicts,
                self.status,
                self.passed,
                self.set,
                self.extended,
                self.expired,
            )
        )


def changes(state: State, since: str, ends: Mapping[str, str] | None = None) -> Changes:
    """What is new since a date.

    Args:
        state: the picture now.
        since: ISO text, as precise as is wanted; what is published on that day is new.
        ends: the last day of offers that end, by statement id.
    """
    then = past.before(state, since)
    fresh = {card.id for card in state.reports} - {card.id for card in then.reports}
    known = {(cell.party, cell.issue) for cell in then.cells}
    rows = [row for row in positions(state) if row.date >= since]
    known_by = days.first(then.as_of) if then.as_of else _eve(since)
    deadlines = [row for row in days.occurrences(state) if row.kind is EventKind.DEADLINE]
    return Changes(
        since=since,
        as_of=state.as_of,
        before=then.as_of,
        reports=tuple(card for card in state.reports if card.id in fresh),
        undated=sum(card.published is None for card in state.reports),
        moved=tuple(sorted((row for row in rows if row.before), key=lambda row: row.date)),
        new=tuple(row for row in rows if row.before is None and (row.party, row.issue) not in known),
        confirmed=tuple(_confirmed(state, fresh, known)),
        conflicts=tuple(_heaviest_first(row for row in state.conflicts if {row.a.report, row.b.report} & fresh)),
        status=tuple(_statuses(state, then, fresh)),
        passed=tuple(_passed(deadlines, then, known_by)),
        set=tuple(row for row in deadlines if row.state is not DeadlineState.PASSED and _first(row) in fresh),
        extended=tuple(
            row
            for row in deadlines
            if row.state is DeadlineState.EXTENDED
            and _first(row) not in fresh
            and any(event.report in fresh for event in row.events)
        ),
        expired=tuple(_expired(state, known_by, ends or {})),
    )


def _eve(since: str) -> str:
    """The day before a date: what stood on it has run out on the date itself."""
    start = days.first(since)
    try:
        return (dt.date.fromisoformat(start) - dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return start


def _passed(deadlines: Sequence[Occurrence], then: State, known_by: str) -> Iterator[Occurrence]:
    """The deadlines that have passed now, and had not in the picture of before.

    Args:
        deadlines: as they stand now.
        then: the picture of before.
        known_by: the day of that picture: what reports tell of since then had passed already where it ended earlier.
    """
    states = {event.id: row.state for row in days.occurrences(then) for event in row.events}
    for row in deadlines:
        if row.state is DeadlineState.PASSED:
            old = {states[event.id] for event in row.events if event.id in states} - {None}
            if (DeadlineState.PASSED not in old) if old else days.last(row.date) >= known_by:
                yield row


def _first(row: Occurrence) -> str:
    """The report that tells of it first."""
    return row.events[0].report if row.events else ""


def _heaviest_first(rows: Iterator[Conflict]) -> list[Conflict]:
    return sorted(rows, key=lambda row: -row.weight)


def _confirmed(state: State, fresh: set[str], known: set[tuple[str, str]]) -> Iterator[Confirmed]:
    """Cells of before whose stance a source has taken up that is neither one of before nor a retelling of one.

    A party that spoke for itself before, through whomever of its own, does not confirm itself by speaking again.
    """
    statements = {row.id: row for row in state.statements}
    groups = {key: number for number, row in enumerate(state.retellings) for key in row.statements}
    setting = _setting(state)
    own = {party.id: _names(party) for party in state.codebook.parties}
    for cell in state.cells:
        if (cell.party, cell.issue) not in known or cell.stance is Stance.MIXED:
            continue
        told = [statements[key] for key in cell.statements if key in statements]
        told = [row for row in told if row.stance is cell.stance and row.id in setting and not row.past]
        old = [row for row in told if row.report not in fresh]
        new: list[Statement] = []
        names = own.get(cell.party, ())
        for row in (row for row in told if row.report in fresh and (row.speaker or row.source)):
            if old and not any(_is_again(row, other, groups, names) for other in (*old, *new)):
                new.append(row)
        if new:
            yield Confirmed(cell, tuple(new))


def _setting(state: State) -> set[str]:
    """Ids of the statements that the picture rests on: of parties, and no part of a copy."""
    return {row.statement.id for rows in by_cell(past.account(state)).values() for row in rows}


def _names(party: Party) -> tuple[frozenset[str], ...]:
    """What a party and those who speak for it are called, each as its words, small."""
    called = [party.name, *party.aliases, *(name for actor in party.members for name in (actor.name, *actor.aliases))]
    return tuple(found for name in called if (found := _words(name)))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split()) - _ARTICLES


def _is_again(row: Statement, other: Statement, groups: Mapping[str, int], names: Collection[frozenset[str]]) -> bool:
    """Whether two statements are one utterance, or of one voice: unnamed ones are told apart by their report.

    Args:
        row: a statement.
        other: another one on the same issue, of the same party.
        groups: the number of the retelling that statements (ids) belong to.
        names: what that party and those who speak for it are called.
    """
    if row.id in groups and groups[row.id] == groups.get(other.id):
        return True
    if _is_own_voice(row, names) and (other.sourcing is Sourcing.NONE or _is_own_voice(other, names)):
        return True  # what a report tells of a party in its own voice it has, for all we know, from the party
    if row.sourcing is not other.sourcing:
        return False
    if row.sourcing is Sourcing.ANONYMOUS:
        return row.report == other.report
    said = [_words(one.speaker or (one.source.exact if one.source else "")) for one in (row, other)]
    return said[0] <= said[1] or said[1] <= said[0]


def _is_own_voice(row: Statement, names: Collection[frozenset[str]]) -> bool:
    """Whether the party itself says it: one of its names or of its people's, or a body or document that speaks for no other."""
    if row.told_by or row.sourcing not in _OWN:
        return False
    said = _words(row.speaker or (row.source.exact if row.source else ""))
    return row.sourcing is not Sourcing.NAMED or any(name <= said or said <= name for name in names)


def _statuses(state: State, then: State, fresh: set[str]) -> Iterator[StatusChange]:
    """The issues that stand elsewhere than they did; none where no report is new."""
    before = {row.issue: row for row in then.status}
    after = {row.issue: row for row in state.status}
    for issue in state.codebook.issues if fresh else ():
        old, now = before.get(issue.id), after.get(issue.id)
        if (old and old.status) != (now and now.status):
            told = now.evidence if now else ()
            yield StatusChange(issue.id, old, now, tuple(cited for cited in told if cited.report in fresh) or told)


def _expired(state: State, known_by: str, ends: Mapping[str, str]) -> Iterator[Expired]:
    """Offers that have run out by the last report and had not by the day of the picture of before, each utterance once."""
    setting = _setting(state)
    groups = {key: number for number, row in enumerate(state.retellings) for key in row.statements}
    seen: set[tuple[object, ...]] = set()
    for row in state.statements:
        day = ends.get(row.id, "")
        if not day or row.stance is not Stance.OFFERS or row.past or row.id not in setting:
            continue
        key = (groups[row.id],) if row.id in groups else (row.party, row.issue, day)
        if known_by <= day < days.first(state.as_of) and key not in seen:
            seen.add(key)
            yield Expired(row, day)
