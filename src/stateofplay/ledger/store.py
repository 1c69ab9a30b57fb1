"""A project: the database in which reports, readings and decisions are kept, opened, made, and asked in transactions."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from stateofplay.errors import OutputError, ProjectError, ProjectReadOnlyError
from stateofplay.ledger import search
from stateofplay.ledger.address import Address
from stateofplay.ledger.engine import WAIT, engine, told
from stateofplay.ledger.schema import APPLICATION, METADATA, PROJECT, SCHEMA

NEEDS: Final = "0.1.0"
"""The first version of stateofplay that reads and writes `SCHEMA`."""
_LOCK: Final = 0x534F50
"""The server's lock under which a picture is put in place."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open project. Make one with `create` or `open_project`; it is closed by leaving its `with`."""

    address: Address
    engine: Engine

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the project as it is now, and goes on seeing that.

        Raises:
            ProjectError: the database fails.
        """
        with told(self.address.place), self.engine.connect() as connection:
            seen = connection if self.is_file else connection.execution_options(isolation_level="REPEATABLE READ")
            with seen.begin():
                yield seen

    @contextmanager
    def writing(self, *, alone: bool = False) -> Iterator[Connection]:
        """A connection whose changes are kept together when the block ends, or not at all.

        Args:
            alone: on a server too, wait until no other such block is open (SQLite has only one at a time).

        Raises:
            ProjectUnwritableError: somebody else is writing for too long, the disk is full, or nothing may be written.
            ProjectError: the database fails otherwise.
        """
        with told(self.address.place), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                if alone and not self.is_file:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                yield connection

    @property
    def is_file(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.address.file is not None


def now() -> str:
    """The time, ISO 8601 text in UTC to the microsecond; orders as text."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def create(name: str, *, recorded: str = "") -> Ledger:
    """Make a project where there is none.

    Raises:
        OutputError: something is there already, or nothing can be written there.
        ProjectError: the address is wrong, or the server out of reach.
    """
    address = Address.of(name)
    place = address.place
    if address.file is not None:
        if address.file.exists():
            raise OutputError(
                "there is something of this name already", place=place, remedy="name another file, or `add` to it"
            )
        if not address.file.resolve().parent.is_dir():
            folder = str(address.file.parent)
            raise OutputError(f"there is no folder {folder!r}", place=place, remedy="make it, or name another file")
    ledger = Ledger(address, engine(address))
    try:
        with ledger.writing(alone=True) as connection:
            if inspect(connection).has_table(PROJECT.name):
                raise OutputError("there is a project already", place=place, remedy="name another database, or `add` to it")
            METADATA.create_all(connection)
            search.create(connection)
            rows = {"schema": str(SCHEMA), "needs": NEEDS, "made": recorded or now()}
            connection.execute(insert(PROJECT), [{"key": key, "value": value} for key, value in rows.items()])
            if ledger.is_file:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    except BaseException:
        ledger.engine.dispose()
        raise
    return ledger


def open_project(name: str, *, wait: float = WAIT, any_schema: bool = False) -> Ledger:
    """Open a project.

    Args:
        name: a path or an address.
        wait: seconds to wait for somebody else's change.
        any_schema: also one of an older schema, for `migrate`.

    Raises:
        ProjectError: there is none, it is something else, or of another schema.
    """
    address = Address.of(name)
    if address.file is not None:
        _check_file(address)
    ledger = Ledger(address, engine(address, wait=wait))
    try:
        found = schema_of(ledger)
        if found > SCHEMA:
            raise _newer(ledger, found)
        if found < SCHEMA and not any_schema:
            problem = f"this project has the older form {found}; this version works with {SCHEMA}"
            remedy = f"run `stateofplay migrate {name}`, which makes a copy first"
            raise ProjectError(problem, place=address.place, remedy=remedy)
    except BaseException:
        ledger.engine.dispose()
        raise
    return ledger


def schema_of(ledger: Ledger) -> int:
    """The number of the project's form; raises ProjectError where it is no project."""
    with ledger.reading() as connection:
        if not inspect(connection).has_table(PROJECT.name):
            raise ProjectError(
                "this database is not a project", place=ledger.address.place, remedy="make one with `stateofplay init`"
            )
        value = connection.scalar(select(PROJECT.c.value).where(PROJECT.c.key == "schema"))
    if value is None or not value.isdecimal():
        raise ProjectError(
            "this project does not say of which form it is", place=ledger.address.place, remedy="go back to a backup"
        )
    return int(value)


def check_writable(ledger: Ledger) -> None:
    """Raise ProjectReadOnlyError before work is done whose result could not be kept."""
    file = ledger.address.file
    if file is not None and not (os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK)):
        remedy = "change the permissions of the file and of its folder, or work on a copy"
        raise ProjectReadOnlyError("this project may not be written to", place=ledger.address.place, remedy=remedy)


def _check_file(address: Address) -> None:
    file = address.file
    if file is None:
        return
    place = address.place
    make = "make a project with `stateofplay init`"
    try:
        if not file.exists():
            raise ProjectError("there is no such project", place=place, remedy=f"check the path, or {make}")
        if not file.is_file():
            raise ProjectError("this is not a file", place=place, remedy=make)
        with file.open("rb") as stream:
            magic = stream.read(16)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"the project cannot be opened: {reason}", place=place, remedy="check its permissions") from None
    if magic != b"SQLite format 3\x00":
        raise ProjectError("this is not a project", place=place, remedy=make)


def _newer(ledger: Ledger, found: int) -> ProjectError:
    with ledger.reading() as connection:
        needs = connection.scalar(select(PROJECT.c.value).where(PROJECT.c.key == "needs"))
    problem = f"this project has the newer form {found}; this version works with {SCHEMA}"
    return ProjectError(problem, place=ledger.address.place, remedy=f"install stateofplay {str(needs or '')[:20]} or later")
