"""Parts of the picture, without the statements that they do not need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from stateofplay.errors import ProjectUnwritableError
from stateofplay.export import state_json, state_load
from stateofplay.export.disagreement import Disagreement, Opinion
from stateofplay.ledger import Ledger, picture, standing
from stateofplay.model import Decision, State, Statement
from stateofplay.model.decision import VERDICTS
from stateofplay.project import drawing, states
from stateofplay.project.evidence import cards, last_card
from stateofplay.project.laid import laid_on

_NEWEST = 100
"""Statements of a cell that are looked at."""


def figures(ledger: Ledger) -> State:
    """Figures, what is counted up from them, and the reports.

    Raises:
        ProjectError: the project cannot be read.
    """
    unkept = _unkept(ledger)
    if unkept is not None:
        return unkept
    with ledger.reading() as connection:
        kinds = {"reports": "report", "figures": "figures", "checks": "checks", "tallies": "tallies"}
        held = {key: picture.facts(connection, kind) for key, kind in kinds.items()}
        document = {**state_json.document(State(states.codebook(connection))), **held}
        return state_load.of_document(document, drawing.PLACE)


def conflicts(ledger: Ledger, issue: str = "") -> tuple[State, tuple[Disagreement, ...]]:
    """The contradictions (on an issue) with the reports in which they stand, and where people disagree.

    Raises:
        ProjectError: the project cannot be read.
    """
    unkept = _unkept(ledger)
    with ledger.reading() as connection:
        apart = tuple(_disagreements(connection, issue))
        if unkept is not None:
            return unkept, apart
        found = drawing.conflicts_on(connection, [issue] if issue else None)
        named = {cited.report for row in found for cited in (row.a, row.b)} | {one.statement.report for one in apart}
        shown = (*cards(connection, sorted(named)), *last_card(connection))
        return State(states.codebook(connection), reports=shown, conflicts=found), apart


def party(ledger: Ledger, wanted: str) -> State:
    """Where a party stands: its cells with their newest statements, what moved, and contradictions; raises ProjectError."""
    unkept = _unkept(ledger)
    if unkept is not None:
        return unkept
    with ledger.reading() as connection:
        held = [row for (_, one), row in picture.cells(connection).items() if one == wanted]
        rows = {"cells": [_newest(row["cell"]) for row in held], "movements": [one for row in held for one in row["movements"]]}
        cells, moves = state_load.cells_of(rows, drawing.PLACE)
        found = drawing.conflicts_on(connection, sorted({cell.issue for cell in cells}))
        ids = {key for cell in cells for key in cell.statements}
        ids |= {key for move in moves for key in (move.before_statement, move.after_statement)}
        ids |= {key for row in found for key in row.statements}
        said = [row.stands for row in standing.of_ids(connection, sorted(ids)) if row is not None]
        kept = tuple(row for row in said if row is not None)
        named = {row.report for row in kept} | {cited.report for row in found for cited in (row.a, row.b)}
        shown = (*cards(connection, sorted(named)), *last_card(connection))
        book = states.codebook(connection)
        return State(book, reports=shown, statements=kept, cells=cells, movements=moves, conflicts=found)


def _newest(cell: dict[str, object]) -> dict[str, object]:
    ids = cell["statements"]
    return {**cell, "statements": ids[:_NEWEST] if isinstance(ids, list) else []}


def _unkept(ledger: Ledger) -> State | None:
    """The picture of now where it cannot be kept; None where it is."""
    try:
        states.refreshed(ledger)
    except ProjectUnwritableError:
        return states.state(ledger)
    return None


def _disagreements(connection: Connection, issue: str) -> Iterator[Disagreement]:
    """Statements (on an issue) on which people have decided otherwise than each other, with what each of them says."""
    rows = [row for row in standing.decided(connection) if row.verdict is not None and row.verdict.against]
    rows = [row for row in rows if issue in ("", row.shown.issue)]
    yield from _disagreeing(connection, sorted({row.version for row in rows}), {row.place for row in rows})


def _disagreeing(connection: Connection, versions: Sequence[int], places: set[int]) -> Iterator[Disagreement]:
    for one in laid_on(connection, versions):
        for row, stood in one.pairs():
            if row.place in places and row.verdict is not None:
                yield Disagreement(row.shown, row.verdict, tuple(_opinions([made.decision for made in stood.decisions])))


def _opinions(made: Sequence[Decision]) -> Iterator[Opinion]:
    """The last word of each person, the last spoken first."""
    spoken: dict[str, Decision] = {}
    for one in made:
        if one.action in VERDICTS:
            spoken.pop(one.who, None)
            spoken[one.who] = one
    for one in reversed(spoken.values()):
        says: Statement | None = one.says
        yield Opinion(one.who, one.action, says, one.recorded, one.why)
