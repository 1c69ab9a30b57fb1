"""What an issue rests on, page by page: of a million statements only those that are shown are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, func, select, tuple_

from stateofplay.errors import ProjectUnwritableError, UsageError
from stateofplay.export import state_load
from stateofplay.export.board import Telling
from stateofplay.export.evidence import Entry, Page, is_date, page_of
from stateofplay.ledger import Ledger, forms, picture, standing
from stateofplay.ledger.schema import FACTS, REPORTS, STANDING
from stateofplay.ledger.standing import Standing
from stateofplay.model import Account, Issue, IssueStatus, PartialDate, Party, Reading, Report, ReportCard, State
from stateofplay.picture.statuses import draw_statuses
from stateofplay.project import drawing, states

_MOST: Final = 400
"""Values that one query names."""
_REJECTED: Final = 500
"""Rejected statements that are shown at most."""

Key = tuple[str, int, str]
"""The day of a statement, its place, and its id as it was read: what it is ordered by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is to show."""

    issue: Issue
    party: Party | None
    limit: int = 20
    before: str = ""
    rejected: bool = False


def page(ledger: Ledger, asked: Asked) -> Page:
    """A page of the statements on an issue.

    Raises:
        UsageError: there is no statement from which to go on.
        ProjectError: the project cannot be read.
    """
    try:
        states.refreshed(ledger)
    except ProjectUnwritableError:
        made = page_of(states.state(ledger), asked.issue, asked.party, limit=asked.limit, before=asked.before)
        if made is None:
            raise no_statement(asked.before, asked.issue) from None
        return made
    with ledger.reading() as connection:
        return _page(connection, asked)


def no_statement(before: str, issue: Issue) -> UsageError:
    """The error of a place to go on from that is none."""
    remedy = "give the id of a statement of this issue, or a date"
    return UsageError(f"there is no statement {before!r} on issue {issue.id!r}", remedy=remedy)


def _page(connection: Connection, asked: Asked) -> Page:
    book = states.codebook(connection)
    parties = [asked.party.id] if asked.party else [*(party.id for party in book.parties), ""]
    below = _below(connection, asked)
    waiting = merge(*(_keys(connection, asked, party, below) for party in parties), reverse=True)
    shown: list[Entry] = []
    last: Key | None = None
    while len(shown) < asked.limit:
        keys = list(islice(waiting, asked.limit - len(shown)))
        if not keys:
            break
        shown += _entries(connection, keys)
        last = keys[-1]
    more = 0 if last is None else _count(connection, asked.issue.id, parties, last[:2])
    rejected = tuple(_rejected(connection, asked.issue.id, parties)) if asked.rejected else ()
    disputed = _any(connection, FACTS.c.kind == "conflict", FACTS.c.issue == asked.issue.id)
    before = last[2] if more and last is not None else ""
    picked = _state(connection, asked.issue, [*shown, *rejected])
    return Page(picked, asked.issue, asked.party, tuple(shown), more, before, rejected, disputed)


def _in_cell(issue: str, party: str, *, live: bool = True) -> tuple[ColumnElement[bool], ...]:
    c = STANDING.c
    return c.issue == issue, c.party == party, c.live.is_(live)


def _keys(connection: Connection, asked: Asked, party: str, below: tuple[str, int] | None) -> Iterator[Key]:
    """The statements of a cell, newest first, a few at a time."""
    c = STANDING.c
    size = asked.limit
    while True:
        chosen = select(c.day, c.place, c.id).where(*_in_cell(asked.issue.id, party))
        if below is not None:
            chosen = chosen.where(tuple_(c.day, c.place) < tuple_(*below))
        rows = connection.execute(chosen.order_by(c.day.desc(), c.place.desc()).limit(size)).all()
        yield from rows
        if len(rows) < size:
            return
        below = (rows[-1][0], rows[-1][1])


def _below(connection: Connection, asked: Asked) -> tuple[str, int] | None:
    if not asked.before:
        return None
    if is_date(asked.before):
        return asked.before, -1
    rows = standing.of_ids(connection, [asked.before])
    if not rows:  # a statement that people have corrected goes by another id than as it was read
        rows = [row for row in standing.decided(connection) if row.shown.id == asked.before]
    found = next((row for row in rows if row.shown.issue == asked.issue.id), None)
    if found is None:
        raise no_statement(asked.before, asked.issue)
    return found.day, found.place


def _count(connection: Connection, issue: str, parties: Sequence[str], below: tuple[str, int]) -> int:
    c = STANDING.c
    found = 0
    for party in parties:
        chosen = select(func.count()).where(*_in_cell(issue, party), tuple_(c.day, c.place) < tuple_(*below))
        found += connection.scalar(chosen) or 0
    return found


def _entries(connection: Connection, keys: Sequence[Key]) -> Iterator[Entry]:
    """The statements at those places, each with its later tellings; what tells an earlier one again stands there."""
    places = {place for _, place, _ in keys}
    rows = {row.place: row for row in standing.of_ids(connection, sorted({key for _, _, key in keys})) if row.place in places}
    tellings = _tellings(connection, sorted({row.telling for row in rows.values() if row.telling is not None}))
    for _, place, _ in keys:
        row = rows[place]
        alike = (
            [one for one in tellings.get(row.telling, ()) if _matter(one) == _matter(row)] if row.telling is not None else []
        )
        if row.stands is None or (alike and alike[0].place != place):
            continue
        again = [(one.stands, one.verdict) for one in alike if one.place != place and one.stands is not None]
        told_again = Telling(row.stands, tuple(one for one, _ in again))
        yield Entry(told_again, row.verdict, tuple(verdict for _, verdict in again))


def _matter(row: Standing) -> tuple[str, str, str]:
    return row.shown.issue, row.shown.party, row.shown.stance


def _tellings(connection: Connection, groups: Sequence[int]) -> dict[int, list[Standing]]:
    """The statements of some retellings, by the numbers of these, in reading order."""
    ids: set[str] = set()
    for start in range(0, len(groups), _MOST):
        chosen = select(FACTS.c.body).where(FACTS.c.kind == "retelling", FACTS.c.place.in_(groups[start : start + _MOST]))
        for body in connection.scalars(chosen):
            ids.update(forms.decode(body)["statements"])
    found: dict[int, list[Standing]] = {}
    for row in standing.of_ids(connection, sorted(ids)):
        if row.telling is not None:
            found.setdefault(row.telling, []).append(row)
    return found


def _rejected(connection: Connection, issue: str, parties: Sequence[str]) -> Iterator[Entry]:
    """What people have rejected, newest first."""
    c = STANDING.c
    keys: list[Key] = []
    for party in parties:
        chosen = select(c.day, c.place, c.id).where(*_in_cell(issue, party, live=False))
        keys += connection.execute(chosen.order_by(c.day.desc(), c.place.desc()).limit(_REJECTED)).all()
    keys = sorted(keys, reverse=True)[:_REJECTED]
    places = {place for _, place, _ in keys}
    for row in reversed(standing.of_ids(connection, sorted({key for _, _, key in keys}))):
        if row.place in places:
            yield Entry(Telling(row.shown), row.verdict)


def _state(connection: Connection, issue: Issue, shown: Sequence[Entry]) -> State:
    """What the head of a page shows, and the reports that it names."""
    book = states.codebook(connection)
    held = picture.cells(connection, [issue.id], whole=False)
    rows = {"cells": [row["cell"] for row in held.values()], "movements": []}
    cells, _ = state_load.cells_of(rows, drawing.PLACE)
    lead = [row.stands for row in standing.of_ids(connection, [cell.statements[0] for cell in cells if cell.statements])]
    said = tuple(row for row in lead if row is not None)
    told = told_on(connection, [issue.id])
    named = {row.report for entry in shown for row in (entry.telling.lead, *entry.telling.again)} | {row.report for row in said}
    named |= {cited.report for row, _ in told for cited in row.evidence}
    return State(
        book,
        reports=(*cards(connection, sorted(named)), *last_card(connection)),
        statements=said,
        cells=cells,
        status=draw_statuses([row for row, _ in told], _stub(told), book, cells),
    )


def told_on(connection: Connection, issues: Sequence[str]) -> list[tuple[IssueStatus, str]]:
    """The statuses of issues that reports tell of, with the day of the last report that does."""
    facts = picture.facts(connection, "told", issues)
    rows = state_load.statuses_of({"status": [row["status"] for row in facts]}, drawing.PLACE)
    return [(row, fact["day"]) for row, fact in zip(rows, facts, strict=True)]


def _stub(told: Iterable[tuple[IssueStatus, str]]) -> Account:
    """As much of the reports as says when a status was told."""
    days = {cited.report: day for row, day in told for cited in row.evidence}
    dated = ((key, PartialDate(day) if day else None) for key, day in days.items())
    return Account(tuple(Reading(Report(key, "", published=day)) for key, day in dated))


def cards(connection: Connection, names: Sequence[str]) -> Iterator[ReportCard]:
    """What identifies reports, by their ids, as they are in force; in order of publication, the undated last."""
    c, newer = REPORTS.c, REPORTS.alias()
    found: list[ReportCard] = []
    for start in range(0, len(names), _MOST):
        chosen = select(c.report, c.outlet, c.published, c.title)
        chosen = chosen.where(c.report.in_(names[start : start + _MOST]), ~exists().where(newer.c.replaces == c.seq))
        rows = connection.execute(chosen)
        found += (ReportCard(key, outlet, PartialDate(day) if day else None, title) for key, outlet, day, title in rows)
    yield from sorted(found, key=lambda card: (card.published is None, str(card.published or ""), card.id))


def last_card(connection: Connection) -> Iterator[ReportCard]:
    """The last report by its day alone, by which a part of the picture knows which year need not be named."""
    head = picture.head(connection)
    day: str = head.body.get("as_of", "") if head else ""
    if day:
        yield ReportCard("", "", PartialDate(day), "")


def _any(connection: Connection, *where: ColumnElement[bool]) -> bool:
    return connection.execute(select(1).select_from(FACTS).where(*where).limit(1)).first() is not None
