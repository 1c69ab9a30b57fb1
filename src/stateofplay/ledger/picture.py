"""The drawn picture as rows: cells, facts between reports, and its head, which says what it was made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, and_, delete, func, insert, or_, select

from stateofplay.ledger import decisions, forms
from stateofplay.ledger.schema import CELLS, CODEBOOKS, DECISIONS, FACTS, HEADS, READINGS, REPORTS
from stateofplay.model import Action

DRAWN: Final = 1
"""Changes whenever the same rows would be drawn otherwise."""
_BATCH: Final = 5_000
_RESTS: Final = (Action.APART, Action.TOGETHER, Action.CODEBOOK, Action.LEAVE_OUT)
"""Decisions that go into which reports are compared, and how; verdicts on statements are laid upon what comes of that."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the picture beside its statements and cells: its kind, the issue and report that it bears on, what it says."""

    kind: str
    issue: str
    report: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """What a picture was made from (`rests_on`), which decisions are laid upon it, and its numbers."""

    rests_on: str
    decisions: str
    body: Mapping[str, Any]


def rests_on(connection: Connection) -> str:
    """What a picture of now is made from: changes whenever a report, reading, codebook or decision on these is added.

    Reports and readings are added by one writer at a time (`Ledger.writing(alone=True)`), so the last number tells; a server
    takes its time to count.
    """
    kinds = [str(kind) for kind in _RESTS]
    bare = DECISIONS.c.report == ""  # they are on no statement, are few, and have an index
    undone = select(DECISIONS.c.id).where(bare, DECISIONS.c.action.in_(kinds))
    chosen = and_(bare, or_(DECISIONS.c.action.in_(kinds), DECISIONS.c.undoes.in_(undone), _undoes_an_undo(undone)))
    asked = [
        select(func.max(REPORTS.c.seq)),
        select(func.max(READINGS.c.seq)),
        select(func.count()).select_from(CODEBOOKS),
        select(func.count()).select_from(DECISIONS).where(chosen),
        select(func.max(DECISIONS.c.seq)).where(chosen),
    ]
    numbers = connection.execute(select(*(query.scalar_subquery() for query in asked))).one()
    return " ".join(str(number or 0) for number in (DRAWN, *numbers))


def _undoes_an_undo(targets: Any) -> Any:  # noqa: ANN401 - SQL
    first = DECISIONS.alias()
    inner = select(first.c.id).where(and_(first.c.action == str(Action.UNDO), first.c.undoes.in_(targets)))
    return DECISIONS.c.undoes.in_(inner)


def head(connection: Connection) -> Head | None:
    """The head of the picture that is there; None where none was drawn."""
    row = connection.execute(select(HEADS).order_by(HEADS.c.seq.desc()).limit(1)).mappings().first()
    return None if row is None else Head(row["rests_on"], row["decisions"], forms.decode(row["body"]))


def put_head(connection: Connection, one: Head) -> None:
    """Say what the picture that is there was made from."""
    connection.execute(delete(HEADS))
    columns = {"rests_on": one.rests_on, "decisions": one.decisions, "body": forms.encode(dict(one.body))}
    connection.execute(insert(HEADS), columns)


def is_current(connection: Connection, one: Head | None) -> bool:
    """Whether the picture that is there is that of now."""
    return one is not None and one.rests_on == rests_on(connection) and one.decisions == decisions.count(connection)


def put_cells(connection: Connection, rows: Mapping[tuple[str, str], Mapping[str, Any] | None], *, whole: bool) -> None:
    """Put cells, named by (issue, party), in place; None takes one away.

    Args:
        connection: to the project.
        rows: what each cell holds: `cell` and `movements` in the form of docs/state.md.
        whole: these are all there are.
    """
    if whole:
        connection.execute(delete(CELLS))
    else:
        for issue, party in rows:
            connection.execute(delete(CELLS).where(CELLS.c.issue == issue, CELLS.c.party == party))
    bound = [{"issue": issue, "party": party, **_cell(body)} for (issue, party), body in rows.items() if body is not None]
    if bound:
        connection.execute(insert(CELLS), bound)


def _cell(body: Mapping[str, Any]) -> dict[str, str]:
    """What a cell holds, apart what grows with its statements."""
    ids = body["cell"]["statements"]
    rest = {"statements": ids[1:], "movements": body["movements"]}
    return {"body": forms.encode({**body["cell"], "statements": ids[:1]}), "rest": forms.encode(rest)}


def cells(
    connection: Connection, issues: Collection[str] | None = None, *, whole: bool = True
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """What the cells hold, by (issue, party).

    Args:
        connection: to the project.
        issues: only those of these issues.
        whole: with all their statements and movements, not only the statement that decides each.
    """
    c = CELLS.c
    chosen = select(c.issue, c.party, c.body, *([c.rest] if whole else [])).order_by(c.issue, c.party)
    if issues is not None:
        chosen = chosen.where(c.issue.in_(list(issues)))
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in connection.execute(chosen):
        cell, rest = forms.decode(row.body), forms.decode(row.rest) if whole else {"statements": [], "movements": []}
        ids = [*cell["statements"], *rest["statements"]]
        found[row.issue, row.party] = {"cell": {**cell, "statements": ids}, "movements": rest["movements"]}
    return found


def put_facts(connection: Connection, rows: Iterable[Fact]) -> None:
    """Put these facts in the place of all others; each kind keeps its order."""
    connection.execute(delete(FACTS))
    numbers: dict[str, int] = {}
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        bound = []
        for row in batch:
            place = numbers.get(row.kind, 0)
            numbers[row.kind] = place + 1
            columns = {"kind": row.kind, "place": place, "issue": row.issue, "report": row.report}
            bound.append({**columns, "body": forms.encode(dict(row.body))})
        connection.execute(insert(FACTS), bound)


def facts(connection: Connection, kind: str, issues: Sequence[str] | None = None) -> list[Mapping[str, Any]]:
    """The facts of a kind in their order; those that bear on some issues, where they are named."""
    chosen = select(FACTS.c.body).where(FACTS.c.kind == kind).order_by(FACTS.c.place)
    if issues is not None:
        chosen = chosen.where(FACTS.c.issue.in_(list(issues)))
    return [forms.decode(body) for body in connection.scalars(chosen)]
