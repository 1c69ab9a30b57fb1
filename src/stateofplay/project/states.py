"""The picture that is kept, as a State: whole, or only what a grid or one issue shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from stateofplay.errors import ProjectUnwritableError
from stateofplay.export import state_json, state_load
from stateofplay.export.numbers import Numbers
from stateofplay.ledger import Ledger, codebooks, picture, reports, standing, undoing
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.store import check_writable
from stateofplay.model import (
    Account,
    Cell,
    Codebook,
    Decision,
    IssueStatus,
    Movement,
    PartialDate,
    Reading,
    Report,
    ReportCard,
    State,
    Statement,
)
from stateofplay.picture import past
from stateofplay.picture.statuses import draw_statuses
from stateofplay.project import drawing, operations
from stateofplay.project.overlay import Ties

_KINDS: Final = ("figures", "events", "copies", "occurrences", "checks", "tallies")


def state(ledger: Ledger, *, as_of: str = "", known: str = "") -> State:
    """The whole picture.

    Args:
        ledger: the project.
        as_of: a date of the world, ISO text: only reports published by then; "" for all.
        known: a time of our knowledge, ISO text in UTC: only what was recorded by then; "" for all.

    Raises:
        ProjectError: the project cannot be read.
    """
    if known:
        with ledger.reading() as connection:
            made_from = drawing.material(connection, known)
        whole = drawing.drawn(made_from).state
    else:
        whole = _current(ledger) or _kept(ledger)
    return past.before(whole, _day_after(as_of)) if as_of else whole


def refreshed(ledger: Ledger) -> None:
    """Bring the picture that is kept up to date.

    Raises:
        ProjectUnwritableError: it is not that of now, and may not be written to.
    """
    drawing.refresh(ledger)


def _current(ledger: Ledger) -> State | None:
    """The picture of now where it cannot be kept; None where the one that is kept is that of now, or is made so."""
    with ledger.reading() as connection:
        if picture.is_current(connection, picture.head(connection)):
            return None
    try:
        check_writable(ledger)
        drawing.refresh(ledger)
    except ProjectUnwritableError:
        with ledger.reading() as connection:
            made_from = drawing.material(connection)
            notices = operations.notices(connection)
        return replace(drawing.drawn(made_from).state, notices=notices)
    return None


def _kept(ledger: Ledger) -> State:
    with ledger.reading() as connection:
        return whole(connection)


def _day_after(date: str) -> str:
    """The least text above all dates that lie in this day, month or year."""
    return date + "~"


def whole(connection: Connection) -> State:
    """The picture that is kept, as it is."""
    document = _document(connection)
    rows = list(standing.every(connection))
    held = tuple(row.stands for row in rows if row.stands is not None)
    made = state_load.of_document(document, drawing.PLACE)
    ties = Ties.of(rows)
    retellings = tuple(kept for one in made.retellings if (kept := ties.retelling(one)))
    conflicts = tuple(left for one in made.conflicts if (left := ties.conflict(one)))
    cells, moves = _cells(picture.cells(connection))
    told = _told(connection)
    return replace(
        made,
        statements=held,
        cells=cells,
        movements=moves,
        retellings=retellings,
        conflicts=conflicts,
        status=draw_statuses([row for row, _ in told], _stub(told), made.codebook, cells),
        verdicts=tuple(row.verdict for row in rows if row.verdict is not None),
        notices=operations.notices(connection),
    )


def _document(connection: Connection) -> dict[str, Any]:
    """The rows that are kept in the form of docs/state.md, without statements and cells."""
    retellings = picture.facts(connection, "retelling")
    empty: dict[str, Any] = {key: [] for key in ("statements", "cells", "status", "movements", "notices", "verdicts")}
    return {
        **_book_document(connection),
        **empty,
        "reports": picture.facts(connection, "report"),
        "retellings": [row["statements"] for row in retellings],
        **{f"retelling_{name}": [row[name] for row in retellings] for name in ("reasons", "merges", "origins")},
        "conflicts": picture.facts(connection, "conflict"),
        **{kind: picture.facts(connection, kind) for kind in _KINDS},
    }


def _book_document(connection: Connection) -> dict[str, Any]:
    document = state_json.document(State(codebook(connection)))
    return {key: document[key] for key in ("schema", "negotiation", "codebook")}


def codebook(connection: Connection, known: str = "") -> Codebook:
    """The codebook in force (of then); an empty one where there is none yet."""
    book = codebooks.in_force(connection, known)
    return book.codebook if book else Codebook("", (), ())


def grid(ledger: Ledger) -> tuple[State, Numbers]:
    """What the grid shows: cells, and of statements and reports those that set them; no movements, which it does not show.

    Takes no longer where there are more statements.

    Raises:
        ProjectError: the project cannot be read.
    """
    unkept = _current(ledger)
    if unkept is not None:
        return unkept, Numbers.of(unkept)
    with ledger.reading() as connection:
        head = picture.head(connection)
        body: Mapping[str, Any] = head.body if head else {}
        numbers = Numbers(body.get("as_of", ""), body.get("reports", 0), body.get("copies", 0), body.get("statements", 0))
        cells, moves = _cells(picture.cells(connection, whole=False))
        book = codebook(connection)
        leading = {cell.statements[0] for cell in cells if cell.statements}
        found = standing.of_ids(connection, sorted(leading))
        lead = [row for row in found if row.stands is not None and row.stands.id in leading]
        cited = reports.load(connection, sorted({row.version for row in lead}))
        told = _told(connection)
        held = tuple(row.stands for row in lead if row.stands is not None)
        shown = State(
            book,
            reports=(*map(_card, (one.report for one in cited)), *_last(numbers.as_of)),
            statements=held,
            cells=cells,
            movements=moves,
            status=draw_statuses([row for row, _ in told], _stub(told), book, cells),
            notices=operations.notices(connection),
        )
        return shown, numbers


def _card(one: Report) -> ReportCard:
    return ReportCard(one.id, one.outlet, one.published, one.title)


def _last(day: str) -> tuple[ReportCard, ...]:
    """The last report by its day alone, by which a grid knows which year need not be named."""
    return (ReportCard("", "", PartialDate(day), ""),) if day else ()


def _cells(held: Mapping[tuple[str, str], Mapping[str, Any]]) -> tuple[tuple[Cell, ...], tuple[Movement, ...]]:
    in_order = sorted(held.items(), key=lambda item: (item[0][1], item[0][0]))
    cells = [row["cell"] for _, row in in_order]
    moves = [move for _, row in in_order for move in row["movements"]]
    return state_load.cells_of({"cells": cells, "movements": moves}, drawing.PLACE)


def _told(connection: Connection) -> list[tuple[IssueStatus, str]]:
    """The statuses that reports tell of, with the day of the last report that does."""
    facts = picture.facts(connection, "told")
    rows = state_load.statuses_of({"status": [row["status"] for row in facts]}, drawing.PLACE)
    return [(row, fact["day"]) for row, fact in zip(rows, facts, strict=True)]


def _stub(told: Iterable[tuple[IssueStatus, str]]) -> Account:
    """As much of the reports as says when a status was told."""
    days = {cited.report: day for row, day in told for cited in row.evidence}
    return Account(
        tuple(Reading(Report(key, "", published=PartialDate(day) if day else None)) for key, day in sorted(days.items()))
    )


def evidence(
    ledger: Ledger, issue: str, party: str, *, limit: int = 50, below: tuple[str, int] | None = None
) -> list[Standing]:
    """What a cell rests on, newest first.

    Args:
        ledger: the project.
        issue: id of the issue.
        party: id of the party.
        limit: at most so many.
        below: the day and place of the last one of the page before.
    """
    refreshed(ledger)
    with ledger.reading() as connection:
        return standing.of_cells(connection, [(issue, party)], limit=limit, newest_first=True, below=below)


def report(ledger: Ledger, name: str) -> Report | None:
    """The report of that id as it is in force; None where there is none."""
    with ledger.reading() as connection:
        stored = reports.of_id(connection, name)
    return stored.report if stored else None


def rejected(ledger: Ledger) -> list[Statement]:
    """Statements that people have rejected, as they were read."""
    refreshed(ledger)
    with ledger.reading() as connection:
        return [row.read for row in standing.decided(connection) if row.stands is None and row.read is not None]


def unfit(ledger: Ledger) -> tuple[Decision, ...]:
    """Decisions that fit nothing any longer, in their order: the words, or what was read in them, are gone."""
    refreshed(ledger)
    with ledger.reading() as connection:
        head = picture.head(connection)
        wanted = head.body.get("unfit", ()) if head else ()
        return tuple(row.decision for row in undoing.of_ids(connection, wanted))
