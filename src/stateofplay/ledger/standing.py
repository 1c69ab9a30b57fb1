"""Statements as they stand, row by row: what the picture is drawn from, and what a cell opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, insert, select, tuple_

from stateofplay.ledger import forms
from stateofplay.ledger.schema import REPORTS, STANDING, STATEMENTS
from stateofplay.model import Action, Statement, Verdict

_REPORT: Final = 1 << 24
_STEP: Final = 1 << 8
_BATCH: Final = 5_000
_TEXTS: Final = 400


def place_of(report: int, statement: int) -> int:
    """Where a statement stands in reading order, by the numbers of its report and of itself in it.

    Before each there is room for 255 more, which people add.
    """
    return opening(report) + (min(statement, _REPORT // _STEP - 2) + 1) * _STEP


def opening(report: int) -> int:
    """The place before all statements of a report, by its number in reading order."""
    return report * _REPORT


def opening_of(place: int) -> int:
    """The place before all statements of the report in which that place is."""
    return place // _REPORT * _REPORT


def between(before: int, after: int | None) -> int:
    """A place after the one and before the other; raises ValueError where there is no room."""
    if after is not None and before + 1 >= after:
        raise ValueError("there is no place left between two statements")
    return before + 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement of the picture.

    Attributes:
        place: its place in reading order.
        version: the number of its report's version.
        day: the day of its report, ISO text; "" when undated.
        read: as the reader has it, once copies are read as their originals; None where a person alone says it.
        stands: as it stands by people's decisions; None where it is rejected.
        verdict: what was decided.
        row: the number of the statement as read, where that is what stands here.
        group: the number of the retelling that it belongs to as it was read.
        repeats: it only repeats what another report had first.
        alone: what one person says and others have rejected, where no reader finds it.
    """

    place: int
    version: int
    day: str
    read: Statement | None
    stands: Statement | None
    verdict: Verdict | None = None
    row: int | None = None
    group: int | None = None
    repeats: bool = False
    alone: Statement | None = None

    @property
    def shown(self) -> Statement:
        """As it stands, or, where it is rejected, as it was read or said."""
        found = self.stands or self.read or self.alone
        if found is None:
            raise ValueError("a row of the picture says nothing")
        return found

    @property
    def telling(self) -> int | None:
        """The number of its retelling, unless a person has made another matter of it."""
        if self.read is None or self.stands is None:
            return None
        same = (self.read.party, self.read.issue) == (self.stands.party, self.stands.issue)
        return self.group if same else None


def replace_all(connection: Connection, rows: Iterable[Standing]) -> int:
    """Put these rows in the place of all others; how many."""
    connection.execute(delete(STANDING))
    waiting, number = iter(rows), 0
    while batch := [_columns(row) for row in islice(waiting, _BATCH)]:
        connection.execute(insert(STANDING), batch)
        number += len(batch)
    return number


def replace_some(connection: Connection, gone: Sequence[int], rows: Sequence[Standing]) -> None:
    """Take away the rows at some places and put others there."""
    if gone:
        connection.execute(delete(STANDING).where(STANDING.c.place.in_(gone)))
    if rows:
        connection.execute(insert(STANDING), [_columns(row) for row in rows])


def of_cells(
    connection: Connection,
    cells: Collection[tuple[str, str]],
    *,
    limit: int | None = None,
    newest_first: bool = False,
    below: tuple[str, int] | None = None,
) -> list[Standing]:
    """What stands in cells, each named by (issue, party), in reading order or the newest first.

    Args:
        connection: to the project.
        cells: at most some hundreds.
        limit: at most so many rows.
        newest_first: by day of the report, then place.
        below: only what comes after this (day, place) in that order, to page on.
    """
    c = STANDING.c
    named: ColumnElement[bool] = tuple_(c.issue, c.party).in_(list(cells))
    if len(cells) == 1:  # said so, the rows are found in their order
        ((issue, party),) = cells
        named = and_(c.issue == issue, c.party == party)
    chosen = _rows(named, c.live.is_(True))
    if below is not None:
        chosen = chosen.where(tuple_(c.day, c.place) < below)
    chosen = chosen.order_by(c.day.desc(), c.place.desc()) if newest_first else chosen.order_by(c.place)
    return list(_made(connection, connection.execute(chosen.limit(limit)).all()))


def of_versions(connection: Connection, versions: Sequence[int]) -> list[Standing]:
    """All rows of some reports' versions, rejected ones too, in reading order."""
    chosen = _rows(STANDING.c.version.in_(list(versions))).order_by(STANDING.c.place)
    return list(_made(connection, connection.execute(chosen).all()))


def of_ids(connection: Connection, ids: Sequence[str]) -> list[Standing]:
    """The rows of statements by the ids under which they were read or stand, in reading order."""
    found: list[Standing] = []
    for start in range(0, len(ids), _TEXTS):
        chosen = _rows(STANDING.c.id.in_(list(ids[start : start + _TEXTS]))).order_by(STANDING.c.place)
        found += _made(connection, connection.execute(chosen).all())
    return found


def every(connection: Connection) -> Iterator[Standing]:
    """All rows in reading order."""
    rows = iter(connection.execute(_rows().order_by(STANDING.c.place)))
    while batch := list(islice(rows, _BATCH)):
        yield from _made(connection, batch)


def decided(connection: Connection) -> list[Standing]:
    """The rows on which something is decided, in reading order."""
    chosen = _rows(STANDING.c.decided.is_not(None)).order_by(STANDING.c.place)
    return list(_made(connection, connection.execute(chosen).all()))


def verdict_row(one: Verdict) -> dict[str, Any]:
    """A verdict as JSON."""
    row = {
        "statement": one.statement,
        "action": str(one.action),
        "who": list(one.who),
        "against": list(one.against),
        "recorded": one.recorded,
        "why": one.why,
        "flagged": one.flagged,
        "is_kept": one.is_kept,
        "read": one.read,
    }
    return {key: value for key, value in row.items() if value}


def verdict(row: Mapping[str, Any]) -> Verdict:
    """The verdict of a row."""
    return Verdict(
        statement=row.get("statement", ""),
        action=Action(row["action"]),
        who=tuple(row.get("who", ())),
        against=tuple(row.get("against", ())),
        recorded=row.get("recorded", ""),
        why=row.get("why", ""),
        flagged=row.get("flagged", False),
        is_kept=row.get("is_kept", False),
        read=row.get("read", ""),
    )


def _rows(*where: ColumnElement[bool]) -> Select[Any]:
    c = STANDING.c
    columns = (c.place, c.version, c.day, c.row, c.body, c.decided, c.grp, c.repeats)
    joined = STANDING.join(STATEMENTS, c.row == STATEMENTS.c.seq, isouter=True)
    return select(*columns, STATEMENTS.c.body.label("read")).select_from(joined).where(*where)


def _made(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Standing]:
    texts = _texts(connection, sorted({row.version for row in rows}))
    for row in rows:
        report, text = texts[row.version]
        body = row.body or row.read
        read = None if body is None else forms.statement(report, text, forms.decode(body))
        stands, said, alone = read, None, None
        if row.decided is not None:
            told = forms.decode(row.decided)
            said = verdict(told["verdict"])
            if "says" in told:
                stands = None if told["says"] is None else forms.statement(report, text, told["says"])
            if "alone" in told:
                alone = forms.statement(report, text, told["alone"])
        yield Standing(row.place, row.version, row.day, read, stands, said, row.row, row.grp, row.repeats, alone)


def _texts(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    c = REPORTS.c
    for start in range(0, len(versions), _TEXTS):
        chosen = select(c.seq, c.report, c.text).where(c.seq.in_(versions[start : start + _TEXTS]))
        found |= {row.seq: (row.report, row.text) for row in connection.execute(chosen)}
    return found


def _columns(row: Standing) -> dict[str, Any]:
    shown = row.shown
    told: dict[str, Any] | None = None
    if row.verdict is not None:
        told = {"verdict": verdict_row(row.verdict)}
        if row.stands != row.read:
            told["says"] = None if row.stands is None else forms.statement_row(row.stands)
        if row.alone is not None:
            told["alone"] = forms.statement_row(row.alone)
    return {
        "place": row.place,
        "id": row.read.id if row.read is not None else shown.id,
        "version": row.version,
        "row": row.row,
        "body": None if row.row is not None or row.read is None else forms.encode(forms.statement_row(row.read)),
        "issue": shown.issue,
        "party": shown.party,
        "stance": str(shown.stance),
        "day": row.day,
        "confidence": shown.confidence,
        "live": row.stands is not None,
        "decided": None if told is None else forms.encode(told),
        "grp": row.group,
        "repeats": row.repeats,
    }
