"""What is looked up while reports are added, a few at a time; and whether every reading knows all that earlier reports tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from sqlalchemy import Connection, delete, func, insert, select

from stateofplay.ledger import forms
from stateofplay.ledger.left_out import left_out
from stateofplay.ledger.readings import Made
from stateofplay.ledger.schema import PROJECT, READINGS, REPORTS, STATEMENTS

_T = TypeVar("_T")
_SETTLED: Final = "settled"
_MOST: Final = 400


def by_keys(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The ids of the reports whose versions have these keys, by key."""
    found: dict[str, str] = {}
    for some in _parts(keys):
        rows = connection.execute(select(REPORTS.c.key, REPORTS.c.report).where(REPORTS.c.key.in_(some)))
        found |= {row.key: row.report for row in rows}
    return found


def taken(connection: Connection, names: Sequence[str]) -> set[str]:
    """Which of these names are ids of reports."""
    found: set[str] = set()
    for some in _parts(names):
        found |= set(connection.scalars(select(REPORTS.c.report).where(REPORTS.c.report.in_(some))))
    return found


def last_readings(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[int, Made]]:
    """By version: the number of its last reading, and how that came to be; without whom it introduces."""
    found: dict[int, tuple[int, Made]] = {}
    c = READINGS.c
    for some in _parts(versions):
        last = select(func.max(c.seq)).where(c.version.in_(some)).group_by(c.version)
        rows = connection.execute(select(c.seq, c.version, c.reader, c.codebook, c.known).where(c.seq.in_(last)))
        found |= {row.version: (row.seq, Made(row.version, row.reader, row.codebook, row.known, {})) for row in rows}
    return found


def days(connection: Connection) -> dict[int, str]:
    """By version: its date of publication, ISO text; "" when undated."""
    return {row.seq: row.published or "" for row in connection.execute(select(REPORTS.c.seq, REPORTS.c.published))}


def statement_ids(connection: Connection, reading: int) -> list[str]:
    """The ids of the statements of a reading, in their order."""
    chosen = select(STATEMENTS.c.id).where(STATEMENTS.c.reading == reading).order_by(STATEMENTS.c.seq)
    return list(connection.scalars(chosen))


def written(connection: Connection) -> tuple[int, int]:
    """How many versions of reports and how many readings there are."""
    reports = connection.scalar(select(func.count()).select_from(REPORTS))
    readings = connection.scalar(select(func.count()).select_from(READINGS))
    return reports or 0, readings or 0


def is_settled(connection: Connection) -> bool:
    """Whether, by the last word on it, each reading knew all that earlier reports tell, and nothing was added since."""
    said = connection.scalar(select(PROJECT.c.value).where(PROJECT.c.key == _SETTLED))
    return said == _stamp(connection)


def settle(connection: Connection) -> None:
    """Say that each reading that is there knows all that earlier reports tell."""
    connection.execute(delete(PROJECT).where(PROJECT.c.key == _SETTLED))
    connection.execute(insert(PROJECT), {"key": _SETTLED, "value": _stamp(connection)})


def _stamp(connection: Connection) -> str:
    last = [connection.scalar(select(func.max(table.c.seq))) for table in (REPORTS, READINGS)]
    numbers = zip(written(connection), last, strict=True)
    stamp: list[object] = [[count, number or 0] for count, number in numbers]
    out = sorted(left_out(connection))  # what these tell of people is not known
    return forms.encode([*stamp, out] if out else stamp)


def _parts(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(rows), _MOST):
        yield rows[start : start + _MOST]
