"""Connections to a project's database, and its errors in words that help."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from stateofplay.errors import (
    Place,
    ProjectBusyError,
    ProjectDamagedError,
    ProjectError,
    ProjectFullError,
    ProjectReadOnlyError,
)
from stateofplay.ledger.address import Address

WAIT: Final = 30.0
"""Seconds to wait for somebody else's change before saying that the project is busy."""
_PAGES: Final = -64_000
"""SQLite's cache in KiB, as a negative number."""


def engine(address: Address, *, wait: float = WAIT) -> Engine:
    """An engine that takes part in one write at a time (SQLite) or as many as the server allows (PostgreSQL).

    Raises:
        ProjectError: the driver for PostgreSQL is not installed.
    """
    if address.file is not None:
        made = create_engine(address.url, connect_args={"timeout": wait, "check_same_thread": False})
        event.listen(made, "connect", _prepared)
        event.listen(made, "begin", _begun)
        return made
    try:
        made = create_engine(address.url, pool_pre_ping=True, isolation_level="READ COMMITTED")
    except (ModuleNotFoundError, NoSuchModuleError):
        remedy = "pip install 'stateofplay[postgresql]'"
        raise ProjectError("the driver for PostgreSQL is not installed", place=address.place, remedy=remedy) from None
    return made


def _prepared(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
    """One connection of SQLite: write-ahead log, every commit on the disk, and no transaction that Python begins by itself."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        if not _is_read_only(cursor):
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.execute(f"PRAGMA cache_size={_PAGES}")
        cursor.execute("PRAGMA temp_store=MEMORY")
    finally:
        cursor.close()


def _is_read_only(cursor: Any) -> bool:  # noqa: ANN401 - see _prepared
    return bool(cursor.execute("PRAGMA query_only").fetchone()[0])


def _begun(connection: Connection) -> None:
    """Take SQLite's one right to write at the beginning, where the transaction is one that writes."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Errors of the database as errors of ours."""
    try:
        yield
    except SQLAlchemyError as error:
        raise fault(error, place) from error
    except sqlite3.Error as error:
        raise fault(error, place) from error


def fault(error: Exception, place: Place) -> ProjectError:
    """What a database's error means for a person."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = _message(cause)
    low = text.lower()
    for words, kind, problem, remedy in _MEANINGS:
        if any(word in low for word in words):
            return kind(problem, place=place, remedy=remedy)
    return ProjectError(f"the database says: {text[:200]}", place=place, remedy="run `stateofplay check` on the project")


def _message(cause: BaseException) -> str:
    """The driver's own words, in one line; PostgreSQL's come as fields."""
    first = cause.args[0] if cause.args else ""
    if isinstance(first, dict):
        return " ".join(str(first.get("M", first)).split())
    return " ".join((str(first) or str(cause) or json.dumps(str(type(cause).__name__))).split())


_MEANINGS: Final[tuple[tuple[tuple[str, ...], type[ProjectError], str, str], ...]] = (
    (
        ("database is locked", "database table is locked", "lock timeout", "deadlock detected"),
        ProjectBusyError,
        "somebody else is writing to this project",
        "try again in a moment; nothing was changed",
    ),
    (
        ("database or disk is full", "no space left", "disk full", "could not extend file"),
        ProjectFullError,
        "the disk is full; nothing was changed by this step, and what was there is whole",
        "make room, and run the same command again",
    ),
    (
        ("readonly database", "read-only transaction", "permission denied", "read-only file"),
        ProjectReadOnlyError,
        "this project may not be written to",
        "change the permissions of the file and of its folder, or work on a copy",
    ),
    (
        ("file is not a database", "file is encrypted"),
        ProjectError,
        "this is not a project",
        "name a file that `stateofplay init` made",
    ),
    (
        ("malformed", "disk i/o error", "database corruption", "invalid page"),
        ProjectDamagedError,
        "the file of this project is damaged",
        "go back to a copy that `stateofplay backup` made",
    ),
    (
        ("unable to open database",),
        ProjectError,
        "the project cannot be opened",
        "check the path and its permissions, or make one with `stateofplay init`",
    ),
    (
        ("connection refused", "can't create a connection", "could not connect", "no such file or directory", "network error"),
        ProjectError,
        "the server cannot be reached",
        "check the address, and that the server runs",
    ),
    (
        ("password authentication failed", "authentication", "no pg_hba"),
        ProjectError,
        "the server lets nobody in with this name and password",
        "check the address",
    ),
)
