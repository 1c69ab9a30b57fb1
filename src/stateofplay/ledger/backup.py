"""A whole copy of a project as it is at one moment, while others go on writing; from either kind of database to either."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Table, Text, func, insert, select, text, tuple_

from stateofplay.errors import OutputError, ProjectDamagedError
from stateofplay.ledger import search
from stateofplay.ledger.address import Address, uri
from stateofplay.ledger.engine import engine, told
from stateofplay.ledger.kept_text import KeptText, restored
from stateofplay.ledger.schema import DERIVED, KEPT, METADATA, SCHEMA
from stateofplay.ledger.store import Ledger, claim, making

_BATCH: Final = 1_000
_ASIDE: Final = ("", "-wal", "-shm", "-journal")
_FIRST_ESCAPED: Final = 2
"""The first form in which text is kept as `kept_text` has it."""


def backup(ledger: Ledger, target: str, tables: MetaData = METADATA, *, schema: int = SCHEMA) -> dict[str, int]:
    """Copy a project to where there is none; how many rows each table has.

    Args:
        ledger: the project.
        target: a path or an address of PostgreSQL.
        tables: those that the project has, where it is of an older form.
        schema: the number of that form.

    Raises:
        OutputError: something is there already, or nothing can be written there; nothing is left behind.
        ProjectError: either database fails.
    """
    address = Address.of(target)
    if address.file is None:
        return _by_rows(ledger, target, tables, schema)
    with _in_place(address, address.file) as scratch:
        if ledger.is_file:
            return _by_pages(ledger, address, scratch, tables)
        scratch.unlink()
        return _by_rows(ledger, str(scratch), tables, schema)


@contextmanager
def _in_place(address: Address, file: Path) -> Iterator[Path]:
    """A name beside the target for the copy while it is made; it gets the target's once it is whole, or goes."""
    scratch = file.with_name(f".{file.name[:100]}.{os.getpid()}.part")
    if file.exists() or file.is_symlink():
        raise _taken(address)
    claim(address, scratch)
    try:
        yield scratch
        try:
            _onto_disk(scratch)
            try:
                os.link(scratch, file)
            except FileExistsError:
                raise _taken(address) from None
            except OSError:  # a disk that knows no second names
                if file.exists():
                    raise _taken(address) from None
                scratch.rename(file)
            _onto_disk(file.parent)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problem = f"the copy cannot be written: {reason}"
            raise OutputError(problem, place=address.place, remedy="make room, or name another file") from None
    finally:
        for ending in _ASIDE:
            Path(f"{scratch}{ending}").unlink(missing_ok=True)


def _taken(address: Address) -> OutputError:
    return OutputError("there is something of this name already", place=address.place, remedy="name another file")


def _onto_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _by_pages(ledger: Ledger, address: Address, scratch: Path, tables: MetaData) -> dict[str, int]:
    """SQLite's own way (sqlite.org/backup.html), of what one transaction sees."""
    with ledger.reading() as connection:
        counts = _counts(connection, tables)
        source = connection.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise TypeError("this is no file of SQLite")
        try:
            with told(address.place), closing(sqlite3.connect(uri(scratch, "mode=rw"), uri=True)) as copy:
                source.backup(copy)
        except ProjectDamagedError as error:  # what is damaged is what was read
            raise ProjectDamagedError(error.problem, place=ledger.address.place, remedy=error.remedy) from error
    own = replace(address, url=address.url.set(database=str(scratch)), file=scratch)
    copied = Ledger(own, engine(own))
    with copied, copied.reading() as connection:
        _compare(address, counts, _counts(connection, tables))
    return counts


def _by_rows(ledger: Ledger, target: str, tables: MetaData, schema: int) -> dict[str, int]:
    """Row by row, with the numbers that the rows have; the index of words is made anew."""
    raw = as_kept(tables)
    order = [raw.tables[table.name] for table in (*KEPT, *DERIVED)]
    with ledger.reading() as source, making(target, raw, schema) as (made, into):
        counts = _counts(source, raw)
        for table in order:
            for rows in _pages_of(source, table):
                _put(into, table, rows)
        _index(source, into, raw, escaped=schema >= _FIRST_ESCAPED)
        if not made.is_file:
            for table in order:
                _go_on_counting(into, table)
        _compare(made.address, counts, _counts(into, raw))
    made.engine.dispose()
    return counts


def as_kept(tables: MetaData) -> MetaData:
    """The tables with the text of their rows as the database has it, escapes and all."""
    made = MetaData()
    for table in tables.sorted_tables:
        for column in table.to_metadata(made).columns:
            if isinstance(column.type, KeptText):
                column.type = Text()
    return made


def _pages_of(connection: Connection, table: Table) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The rows in order of their numbers, some at a time: drivers hold in memory all that one question gives."""
    key = list(table.primary_key.columns)
    ordered = select(table).order_by(*key).limit(_BATCH)
    last: tuple[Any, ...] | None = None
    while True:
        wanted = ordered if last is None else ordered.where(tuple_(*key) > last)
        rows = connection.execute(wanted).mappings().all()
        if not rows:
            return
        yield [dict(row) for row in rows]
        last = tuple(rows[-1][column.name] for column in key)


def _put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), list(rows))
        return
    first = next(iter(table.primary_key.columns))
    connection.execute(insert(table).returning(first), list(rows)).close()  # in few statements rather than one a row


def _index(source: Connection, into: Connection, tables: MetaData, *, escaped: bool) -> None:
    reports, passages = tables.tables["reports"].c, tables.tables["passages"].c
    last = 0
    while rows := source.execute(
        select(reports.seq, reports.text).where(reports.seq > last).order_by(reports.seq).limit(200)
    ).all():
        texts = {row.seq: restored(row.text) if escaped else row.text for row in rows}
        held = select(passages.seq, passages.version, passages.start, passages.end).where(passages.version.in_(list(texts)))
        found = source.execute(held.order_by(passages.seq)).all()
        search.add(into, ((row.seq, texts[row.version][row.start : row.end]) for row in found))
        last = rows[-1].seq


def _go_on_counting(connection: Connection, table: Table) -> None:
    """Let the server number the next row of its own after the last one that was copied."""
    if "seq" in table.c:
        words = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'seq'), max(seq)) FROM {table.name} HAVING max(seq) > 0"  # noqa: S608 - our own table
        connection.execute(text(words))


def _counts(connection: Connection, tables: MetaData) -> dict[str, int]:
    named = [tables.tables[table.name] for table in (*KEPT, *DERIVED)]
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in named}


def _compare(address: Address, wanted: Mapping[str, int], found: Mapping[str, int]) -> None:
    for name, number in wanted.items():
        if found[name] != number:
            problem = f"the copy is not whole: {found[name]} of {number} rows of {name}"
            raise OutputError(
                problem, place=address.place, remedy="run the same command again; `stateofplay check` the project"
            )
