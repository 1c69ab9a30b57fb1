"""The words by which people are shown days, events and deadlines."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from stateofplay.export.board import Board
from stateofplay.export.plain import plain
from stateofplay.export.wording import NO_STATUS, STANCES, STATUSES, count, listed, long_date, sourced
from stateofplay.model import DeadlineState, IssueStatus, Occurrence, PartialDate, Statement
from stateofplay.picture.timeline import Position, is_due

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DEADLINES: Final = MappingProxyType(
    {DeadlineState.AHEAD: "ahead", DeadlineState.PASSED: "passed", DeadlineState.EXTENDED: "extended, inferred"}
)
DUE: Final = "due today"
"""Of a deadline that ends on the day of the last report."""
SETTLED: Final = "settled: agreed"
"""Instead of a stance where a party is taken to accept an issue because reports call it agreed."""
UNCERTAIN: Final = ", uncertain"
DEADLINE_STYLES: Final = MappingProxyType(
    {DeadlineState.AHEAD: "cyan", DeadlineState.PASSED: "bold red", DeadlineState.EXTENDED: "yellow"}
)


def heading(date: str) -> str:
    """`Sunday 14 December 2025`; a month, a year or a span as it is; what has no date is told so."""
    if not date:
        return "No date"
    try:
        day = PartialDate(date).day
    except ValueError:
        day = None
    return f"{WEEKDAYS[day.weekday()]} {long_date(date)}" if day else plain(long_date(date))


def took_part(board: Board, row: Occurrence) -> str:
    """Where it was, and which parties took part; "" where neither is known."""
    parties = listed([board.party_name(party) for party in row.parties])
    return ": ".join(part for part in (plain(row.place), parties) if part)


def deadline_words(row: Occurrence, as_of: str) -> str:
    """What has become of a deadline by the day of the last report; "" for other events and where no date tells."""
    if row.state is None:
        return ""
    return DUE if is_due(row, as_of) else DEADLINES[row.state]


def stance_word(row: Position) -> str:
    """The stance that was taken."""
    return SETTLED if row.statement is None else STANCES[row.stance].word


def told_in(row: Occurrence) -> str:
    """`2 reports, first in 01-wire`."""
    reports = list(dict.fromkeys(event.report for event in row.events))
    if not reports:
        return "no report"
    return f"in {plain(reports[0])}" if len(reports) == 1 else f"{count(len(reports), 'report')}, first in {plain(reports[0])}"


def issue_title(board: Board, issue_id: str) -> str:
    """The title of an issue; its id where the codebook does not know it."""
    return next((plain(row.title or row.id) for row in board.state.codebook.issues if row.id == issue_id), plain(issue_id))


def who_says(statement: Statement) -> str:
    """The name of the one from whom a report has it; where it gives none, the words that name the source, or its kind."""
    words, kind = sourced(statement)
    return statement.speaker or words or kind


def status_words(row: IssueStatus | None) -> str:
    """Where an issue stands; told as inferred where no report says so."""
    if row is None:
        return NO_STATUS
    return f"{STATUSES[row.status]}, inferred" if row.inferred else STATUSES[row.status]
