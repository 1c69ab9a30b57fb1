"""What readers made of reports: each reading a row with its statements, the last of a version in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, func, insert, select

from stateofplay.ledger import forms, reports
from stateofplay.ledger.schema import READINGS, STATEMENTS
from stateofplay.model import Reading, Statement


@dataclass(frozen=True, slots=True)
class Made:
    """How a reading came to be.

    Attributes:
        version: number of the report's version.
        reader: which reader, with its version.
        codebook: number of the codebook.
        known: digest of what earlier reports told of people that this one names; "" for nothing.
        taught: whom the report itself introduces: name to party.
    """

    version: int
    reader: str
    codebook: int
    known: str
    taught: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading as it is kept; `rows` are the numbers of its statements, in their order."""

    seq: int
    made: Made
    reading: Reading
    rows: tuple[int, ...]


def add(connection: Connection, made: Made, reading: Reading, *, recorded: str) -> int:
    """Keep a reading with its statements; its number."""
    columns = {
        "version": made.version,
        "reader": made.reader,
        "codebook": made.codebook,
        "known": made.known,
        "taught": forms.encode(dict(made.taught)),
        "layers": forms.layers(reading),
        "statements": len(reading.statements),
        "recorded": recorded,
    }
    seq = int(connection.execute(insert(READINGS).returning(READINGS.c.seq), columns).scalar_one())
    if reading.statements:
        connection.execute(insert(STATEMENTS), [_columns(seq, row) for row in reading.statements])
    return seq


def _columns(reading: int, row: Statement) -> dict[str, object]:
    return {
        "reading": reading,
        "id": row.id,
        "issue": row.issue,
        "party": row.party,
        "stance": str(row.stance),
        "confidence": row.confidence,
        "body": forms.encode(forms.statement_row(row)),
    }


def in_force(connection: Connection, known: str = "") -> dict[int, tuple[int, Made]]:
    """By version: the number of its last reading, and how that came to be.

    Args:
        connection: to the project.
        known: only readings recorded by then; "" for all.
    """
    last = select(func.max(READINGS.c.seq).label("seq")).group_by(READINGS.c.version)
    last = last.where(READINGS.c.recorded <= known) if known else last
    wanted = last.subquery()
    c = READINGS.c
    rows = connection.execute(
        select(c.seq, c.version, c.reader, c.codebook, c.known, c.taught).join(wanted, c.seq == wanted.c.seq)
    )
    return {
        row.version: (row.seq, Made(row.version, row.reader, row.codebook, row.known, forms.decode(row.taught))) for row in rows
    }


def load(connection: Connection, wanted: Sequence[tuple[int, Made]]) -> Iterator[StoredReading]:
    """Readings with their reports, in the order given, a few hundred in memory at a time."""
    waiting = iter(wanted)
    while batch := list(islice(waiting, 200)):
        numbers = [seq for seq, _ in batch]
        stored = {one.seq: one for one in reports.load(connection, [made.version for _, made in batch])}
        packed = dict(connection.execute(select(READINGS.c.seq, READINGS.c.layers).where(READINGS.c.seq.in_(numbers))).all())
        rows = defaultdict(list)
        chosen = select(STATEMENTS.c.seq, STATEMENTS.c.reading, STATEMENTS.c.body).where(STATEMENTS.c.reading.in_(numbers))
        for row in connection.execute(chosen.order_by(STATEMENTS.c.seq)):
            rows[row.reading].append((row.seq, row.body))
        for seq, made in batch:
            report = stored[made.version].report
            said = tuple(forms.statement(report.id, report.text, forms.decode(body)) for _, body in rows[seq])
            yield StoredReading(seq, made, forms.reading(report, said, packed[seq]), tuple(number for number, _ in rows[seq]))
