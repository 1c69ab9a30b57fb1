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

_REPORT: Final = 1 << 32
"""Places of a report: 32 of the 63 bits that both databases have, which leaves 31 for the report's number."""
_BATCH: Final = 5_000
_TEXTS: Final = 400


def place_of(report: int, at: int, number: int) -> int:
    """Where a statement stands in reading order, evenly between the others of its report.

    Args:
        report: the report's number in reading order.
        at: the statement's number in it.
        number: how many it has.
    """
    return opening(report) + (at + 1) * (_REPORT // (number + 1))


def opening(report: int) -> int:
    """The place before all statements of a report, by its number in reading order."""
    return report * _REPORT


def closing(opened: int) -> int:
    """The place after all statements of a report, by the one before them."""
    return opened + _REPORT


def opening_of(place: int) -> int:
    """The place before all statements of the report in which that place is."""
    return place // _REPORT * _REPORT


def spread(held: Sequence[int | None], before: int, after: int) -> list[int] | None:
    """Rising places between two others: those that are held stay, the rest come evenly between them.

    Where that leaves no room all are placed anew; None where there is no room for so many.
    """
    found: list[int] = []
    last, waiting = before, 0
    for place in (*held, after):
        if place is None:
            waiting += 1
            continue
        run = _evenly(waiting, last, place)
        if run is None:
            return _evenly(len(held), before, after)
        found += [*run, place]
        last, waiting = place, 0
    return found[:-1]


def _evenly(number: int, before: int, after: int) -> list[int] | None:
    if after - before <= number:
        return None
    return [before + (after - before) * (at + 1) // (number + 1) for at in range(number)]


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
    """The rows of statements by the ids under which they were read or stand, in reading order.

    Of two rows one may stand under the id under which the other was read: see `by_id`.
    """
    c = STANDING.c
    found: dict[int, Standing] = {}
    for start in range(0, len(ids), _TEXTS):
        wanted = list(ids[start : start + _TEXTS])
        for named in (c.id, c.stands):  # one at a time, each has its index
            rows = connection.execute(_rows(named.in_(wanted))).all()
            found |= {row.place: row for row in _made(connection, [row for row in rows if row.place not in found])}
    return [found[place] for place in sorted(found)]


def by_id(rows: Sequence[Standing]) -> dict[str, Standing]:
    """Rows by all ids by which people may name them, as they stand and as they were read.

    What was read under an id comes before what people have made to stand under it; of several the first.
    """
    found = {row.shown.id: row for row in reversed(rows)}
    return found | {row.read.id: row for row in reversed(rows) if row.read is not None}


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
        "stands": row.stands.id if row.read is not None and row.stands is not None and row.stands.id != row.read.id else None,
    }
