"""From each earlier form of a project to the one of this version, step by step, in one transaction, after a copy was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, MetaData, text, update

from stateofplay.errors import ProjectDamagedError, UsageError
from stateofplay.ledger.backup import backup
from stateofplay.ledger.schema import METADATA, PROJECT, SCHEMA
from stateofplay.ledger.store import NEEDS, Ledger, check_writable, schema_of


@dataclass(frozen=True, slots=True)
class Migration:
    """A step to the next form.

    Attributes:
        to: the number of the form that it leads to.
        what: what changes, for people.
        run: changes the tables; knows only what the form before it has.
        added: columns that the form before it does not have, by table.
    """

    to: int
    what: str
    run: Callable[[Connection], None]
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)


_WORDS_OF_2: Final = {
    "codebooks": ("who", "why"),
    "reports": ("report", "outlet", "title", "url", "text", "who"),
    "decisions": ("report", "who", "why"),
    "facts": ("report",),
}


def _name_files(connection: Connection) -> None:
    """Reports get the name of their file; DLE, which is an escape from now on, is escaped."""
    connection.execute(text("ALTER TABLE reports ADD COLUMN file TEXT NOT NULL DEFAULT ''"))
    connection.execute(text("ALTER TABLE cells ADD COLUMN rest TEXT NOT NULL DEFAULT ''"))
    connection.execute(text("ALTER TABLE standing ADD COLUMN stands TEXT"))
    connection.execute(text("DELETE FROM heads"))  # so that the picture is drawn anew
    lite = connection.dialect.name == "sqlite"
    find = "instr" if lite else "strpos"
    for char in "\x10\x00" if lite else "\x10":  # a server has no NUL
        bound = {"char": char, "kept": f"\x10{ord(char):04x}"}
        for table, columns in _WORDS_OF_2.items():
            for column in columns:
                change = f"SET {column} = replace({column}, :char, :kept) WHERE {find}({column}, :char) > 0"
                connection.execute(text(f"UPDATE {table} {change}"), bound)


MIGRATIONS: Final = (
    Migration(
        2,
        "reports are kept with the names of their files, and text with any character",
        _name_files,
        {"reports": ("file",), "cells": ("rest",), "standing": ("stands",)},
    ),
)


@dataclass(frozen=True, slots=True)
class Migrated:
    """What came of it: the forms before and after, the steps in words, and where the copy is; neither where nothing was due."""

    before: int
    after: int
    steps: tuple[str, ...] = ()
    copy: str = ""


def migrate(ledger: Ledger, copy: str = "") -> Migrated:
    """Bring a project to the form of this version, all the way or not at all.

    Args:
        ledger: the project, opened with `any_schema`.
        copy: where to keep a copy of it as it is; "" for a name beside its file.

    Raises:
        UsageError: a project on a server, and no name for the copy.
        OutputError: the copy cannot be made; nothing was changed.
        ProjectUnwritableError: nothing was changed.
    """
    before = schema_of(ledger)
    if before == SCHEMA:
        return Migrated(before, before)
    check_writable(ledger)
    kept = copy or _beside(ledger, before)
    backup(ledger, kept, tables_of(before), schema=before)
    with ledger.writing(alone=True) as connection:
        steps = tuple(_run(ledger, connection))
    return Migrated(before, SCHEMA, steps, kept)


def _run(ledger: Ledger, connection: Connection) -> Iterator[str]:
    value = connection.scalar(text("SELECT value FROM project WHERE key = 'schema'"))
    found = int(value or 0)  # somebody else may have been quicker
    for step in MIGRATIONS:
        if step.to == found + 1:
            step.run(connection)
            found = step.to
            yield step.what
    if found != SCHEMA:
        remedy = "go back to a copy that `stateofplay backup` made"
        raise ProjectDamagedError(f"nothing leads from the form {found} to {SCHEMA}", place=ledger.address.place, remedy=remedy)
    for table in METADATA.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    for key, told in (("schema", str(SCHEMA)), ("needs", NEEDS)):
        connection.execute(update(PROJECT).where(PROJECT.c.key == key).values(value=told))
    if ledger.is_file:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def _beside(ledger: Ledger, schema: int) -> str:
    """A free name beside the file: `talks.sop.schema1.bak`, or with a number."""
    file = ledger.address.file
    if file is None:
        remedy = "say with --backup FILE where the copy is to be kept"
        raise UsageError("a project on a server has no folder for a copy", place=ledger.address.place, remedy=remedy)
    real = file.resolve()
    names = (Path(f"{real}.schema{schema}{number}.bak") for number in ("", *(f".{count}" for count in range(2, 10_000))))
    return str(next(name for name in names if not name.exists()))


def tables_of(schema: int) -> MetaData:
    """The tables of an earlier form, with the columns that it has."""
    later: dict[str, set[str]] = {}
    for step in MIGRATIONS:
        if step.to > schema:
            for table, columns in step.added.items():
                later.setdefault(table, set()).update(columns)
    made = MetaData()
    for now in METADATA.sorted_tables:
        older = now.to_metadata(made)
        gone = later.get(now.name, set())
        for index in [one for one in older.indexes if gone.intersection(column.name for column in one.columns)]:
            older.indexes.remove(index)
        for name in gone:
            older._columns.remove(older.columns[name])  # noqa: SLF001 - there is no other way to take one away
    return made
