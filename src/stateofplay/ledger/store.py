"""A project: the database in which reports, readings and decisions are kept, opened, made, and asked in transactions."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection, Engine, MetaData, insert, inspect, select, text

from stateofplay.errors import OutputError, ProjectDamagedError, ProjectError, ProjectReadOnlyError
from stateofplay.ledger import search
from stateofplay.ledger.address import MAGIC, Address, uri
from stateofplay.ledger.engine import WAIT, engine, may_write, told
from stateofplay.ledger.schema import APPLICATION, METADATA, PROJECT, SCHEMA

NEEDS: Final = "0.1.0"
"""The first version of stateofplay that reads and writes `SCHEMA`."""
_LOCK: Final = 0x534F50
"""The server's lock under which a picture is put in place."""
_HEAD: Final = 100
_APPLICATION_AT: Final = 68
"""Bytes of SQLite's header, and where in it the application is named (sqlite.org/fileformat2.html)."""
_MAY_ADD: Final = text("SELECT has_table_privilege('decisions', 'INSERT')")
_ONLY_READS: Final = text("SELECT current_setting('transaction_read_only')")


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open project. Make one with `create` or `open_project`; it is closed by leaving its `with`."""

    address: Address
    engine: Engine

    def __enter__(self) -> Self:
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
    rows = {"schema": str(SCHEMA), "needs": NEEDS, "made": recorded or now()}
    with making(name) as (ledger, connection):
        connection.execute(insert(PROJECT), [{"key": key, "value": value} for key, value in rows.items()])
    return ledger


@contextmanager
def making(name: str, metadata: MetaData = METADATA, schema: int = SCHEMA) -> Iterator[tuple[Ledger, Connection]]:
    """A new project with empty tables, and a connection that fills it: it is there when the block ends, or not at all.

    The ledger stays open. `metadata` and `schema` are for a copy of an older project.

    Raises:
        OutputError: something is there already, or nothing can be written there.
        ProjectError: the address is wrong, or the server out of reach.
    """
    address = Address.of(name)
    if address.file is not None:
        claim(address, address.file)
    ledger = Ledger(address, engine(address))
    try:
        with ledger.writing(alone=True) as connection:
            _refuse_second(address, connection)
            metadata.create_all(connection)
            search.create(connection)
            if ledger.is_file:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version={schema}")
            yield ledger, connection
    except BaseException:
        ledger.engine.dispose()
        if address.file is not None:
            for ending in ("", "-wal", "-shm"):
                Path(f"{address.file}{ending}").unlink(missing_ok=True)
        raise


def _refuse_second(address: Address, connection: Connection) -> None:
    if inspect(connection).has_table(PROJECT.name):
        remedy = "name another database, or `add` to it"
        raise OutputError("there is a project already", place=address.place, remedy=remedy)


def claim(address: Address, file: Path) -> None:
    """Make a file, empty; whoever comes second is told that it is there.

    Raises:
        OutputError: it is there, or nothing can be written there.
    """
    place = address.place
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    except FileExistsError:
        problem = "there is something of this name already"
        raise OutputError(problem, place=place, remedy="name another file, or `add` to it") from None
    except (FileNotFoundError, NotADirectoryError):
        folder = str(file.parent)
        raise OutputError(f"there is no folder {folder!r}", place=place, remedy="make it, or name another file") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        problem = f"nothing can be written there: {reason}"
        raise OutputError(problem, place=place, remedy="name a file in another folder") from None


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
        _check_file(address, address.file)
    ledger = Ledger(address, engine(address, wait=wait))
    try:
        _refuse_others(ledger, any_older=any_schema)
    except BaseException:
        ledger.engine.dispose()
        raise
    return ledger


def _refuse_others(ledger: Ledger, *, any_older: bool) -> None:
    found, address = schema_of(ledger), ledger.address
    if found > SCHEMA:
        raise _newer(ledger, found)
    if found < SCHEMA and not any_older:
        problem = f"this project has the older form {found}; this version works with {SCHEMA}"
        remedy = f"run `stateofplay migrate {shlex.quote(address.shown)}`, which makes a copy first"
        raise ProjectError(problem, place=address.place, remedy=remedy)


def schema_of(ledger: Ledger) -> int:
    """The number of the project's form; raises ProjectError where it is no project."""
    place = ledger.address.place
    with ledger.reading() as connection:
        if not inspect(connection).has_table(PROJECT.name):
            raise ProjectError("this database is not a project", place=place, remedy="make one with `stateofplay init`")
        value = connection.scalar(select(PROJECT.c.value).where(PROJECT.c.key == "schema"))
    if value is None or not value.isdecimal():
        remedy = "go back to a copy that `stateofplay backup` made"
        raise ProjectDamagedError("this project does not say of which form it is", place=place, remedy=remedy)
    return int(value[:9])


def check_writable(ledger: Ledger) -> None:
    """Raise ProjectReadOnlyError before work is done whose result could not be kept."""
    file = ledger.address.file
    if file is not None:
        allowed = may_write(file)
        remedy = "change the permissions of the file and of its folder, or work on a copy"
    else:
        with ledger.reading() as connection:
            allowed = bool(connection.scalar(_MAY_ADD)) and connection.scalar(_ONLY_READS) == "off"
        remedy = "ask whoever runs the server for the right to add rows"
    if not allowed:
        raise ProjectReadOnlyError("this project may not be written to", place=ledger.address.place, remedy=remedy)


def _check_file(address: Address, file: Path) -> None:
    """Raise ProjectError for what is plainly no project, before SQLite touches it."""
    place = address.place
    make = "make a project with `stateofplay init`"
    try:
        if not file.exists():
            raise ProjectError("there is no such project", place=place, remedy=f"check the path, or {make}")
        if not file.is_file():
            raise ProjectError("this is not a file", place=place, remedy=make)
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ProjectError(f"the project cannot be opened: {reason}", place=place, remedy="check its permissions") from None
    if not head:
        raise ProjectError("this file is empty, and not a project", place=place, remedy=f"delete it, and {make}")
    if not head.startswith(MAGIC):
        raise ProjectError("this is not a project", place=place, remedy=f"name one, or {make}")
    if int.from_bytes(head[_APPLICATION_AT:][:4], "big") != APPLICATION and not _says_so_in_its_log(address, file):
        raise ProjectError("this is a database, but not a project", place=place, remedy=f"name one, or {make}")


def _says_so_in_its_log(address: Address, file: Path) -> bool:
    """Whether a file is a project whose first page is still in the log beside it, as after a power cut."""
    log = Path(f"{file.resolve()}-wal")
    if not (log.exists() and log.stat().st_size):
        return False
    with told(address.place), closing(sqlite3.connect(uri(file, "mode=ro"), uri=True)) as probe:
        return bool(probe.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)


def _newer(ledger: Ledger, found: int) -> ProjectError:
    with ledger.reading() as connection:
        needs = connection.scalar(select(PROJECT.c.value).where(PROJECT.c.key == "needs"))
    problem = f"this project has the newer form {found}; this version works with {SCHEMA}"
    return ProjectError(problem, place=ledger.address.place, remedy=f"install stateofplay {str(needs or '')[:20]} or later")
