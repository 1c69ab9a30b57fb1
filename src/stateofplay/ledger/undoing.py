"""Decisions taken back, and those to take back, found without loading the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, select, text

from stateofplay.ledger import decisions
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.schema import DECISIONS, REPORTS
from stateofplay.model import Action

_MOST: Final = 500


def undone(connection: Connection) -> frozenset[str]:
    """The ids of all decisions that are taken back; one whose taking back was taken back is not among them."""
    c = DECISIONS.c
    gone: set[str] = set()
    rows = connection.execute(select(c.seq, c.id, c.undoes).where(c.undoes > "")).all()
    for row in sorted(rows, reverse=True):  # the database would go through all decisions to have these in order
        if row.id not in gone:  # what undoes comes after what it undoes
            gone.add(row.undoes)
    return frozenset(gone)


def of_ids(connection: Connection, ids: Iterable[str]) -> tuple[StoredDecision, ...]:
    """Decisions by their ids, taken back or not, in the order in which they were kept."""
    found: list[StoredDecision] = []
    joined = select(DECISIONS, REPORTS.c.text).join(REPORTS, DECISIONS.c.version == REPORTS.c.seq, isouter=True)
    for some in _some(ids):
        rows = connection.execute(joined.where(DECISIONS.c.id.in_(some))).mappings()
        found += map(decisions.of_row, rows)
    return tuple(sorted(found, key=lambda row: row.seq))


def numbers(connection: Connection, ids: Iterable[str]) -> dict[int, tuple[str, str]]:
    """By the number of each decision its id and the report that it is about."""
    c = DECISIONS.c
    found: dict[int, tuple[str, str]] = {}
    for some in _some(ids):
        rows = connection.execute(select(c.seq, c.id, c.report).where(c.id.in_(some)))
        found |= {row.seq: (row.id, row.report) for row in rows}
    return found


def last_of(connection: Connection, who: str, gone: frozenset[str]) -> str:
    """The id of the last decision of a person that is not among those, and takes none back; "" for none."""
    c = DECISIONS.c
    chosen = select(c.seq, c.id).where(c.who == who, c.action != str(Action.UNDO)).order_by(c.seq.desc()).limit(_MOST)
    rows = connection.execute(chosen).all()
    while rows:
        found = next((row.id for row in rows if row.id not in gone), "")
        if found:
            return str(found)
        rows = connection.execute(chosen.where(c.seq < rows[-1].seq)).all()
    return ""


def of_batch(connection: Connection, batch: str) -> list[str]:
    """The ids of the decisions of a batch, in the order in which they were kept."""
    c = DECISIONS.c
    named = text("batch <> ''")  # says so as the index does
    return list(connection.scalars(select(c.id).where(c.batch == batch, named).order_by(c.seq)))


def _some(ids: Iterable[str]) -> Iterator[list[str]]:
    every = sorted(set(ids))
    return (every[start : start + _MOST] for start in range(0, len(every), _MOST))
