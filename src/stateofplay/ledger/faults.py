"""What a database's error means for a person: by its number, since servers speak many languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from stateofplay.errors import (
    Place,
    ProjectBusyError,
    ProjectDamagedError,
    ProjectError,
    ProjectFullError,
    ProjectReadOnlyError,
)

_Meaning = tuple[type[ProjectError], str, str]
_BUSY: Final[_Meaning] = (
    ProjectBusyError,
    "somebody else is writing to this project",
    "try again in a moment; nothing was changed",
)
_FULL: Final[_Meaning] = (
    ProjectFullError,
    "the disk is full; nothing was changed by this step, and what was there is whole",
    "make room, and run the same command again",
)
_READ_ONLY: Final[_Meaning] = (
    ProjectReadOnlyError,
    "this project may not be written to",
    "change the permissions of the file and of its folder, or work on a copy",
)
_NOT_ALLOWED: Final[_Meaning] = (
    ProjectReadOnlyError,
    "the server does not allow you this",
    "ask whoever runs the server for the right to read and write there",
)
_OTHER: Final[_Meaning] = (ProjectError, "this is not a project", "name a file that `stateofplay init` made")
DAMAGED: Final = "the file of this project is damaged"
_DAMAGED: Final[_Meaning] = (
    ProjectDamagedError,
    DAMAGED,
    "`stateofplay check` says what of it can be read; go back to a copy that `stateofplay backup` made",
)
_DISK: Final[_Meaning] = (
    ProjectDamagedError,
    "the disk cannot be read or written",
    "see that it is there and has room, then run `stateofplay check`",
)
_UNOPENED: Final[_Meaning] = (
    ProjectError,
    "the project cannot be opened",
    "check the permissions of the file, of the log (-wal) that may stand beside it, and of the folder, or copy all to another",
)
_UNREACHED: Final[_Meaning] = (ProjectError, "the server cannot be reached", "check the address, and that the server runs")
_LOST: Final[_Meaning] = (
    ProjectError,
    "the server has broken off; what was not yet kept by this step is not",
    "run the same command again once the server is back",
)
_UNKNOWN: Final[_Meaning] = (
    ProjectError,
    "the server lets nobody in with this name and password",
    "check the address; a password may stand in $PGPASSWORD",
)
_NO_DATABASE: Final[_Meaning] = (ProjectError, "the server has no such database", "check its name, or make it with `createdb`")
_CROWDED: Final[_Meaning] = (ProjectBusyError, "the server takes no more connections now", "try again in a moment")
_MEMORY: Final[_Meaning] = (ProjectError, "the database has no memory left", "end other programs, and try again")
_SHAPE: Final[_Meaning] = (
    ProjectDamagedError,
    "a table of this project is missing, or not of the form that it should have",
    "go back to a copy that `stateofplay backup` made",
)

_LITE: Final[dict[int, _Meaning]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_NOMEM: _MEMORY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _UNOPENED,
    sqlite3.SQLITE_NOTADB: _OTHER,
}
_DEPTH: Final = 6
_LOG_TABLE_FULL: Final = (sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP)
_SERVER: Final[dict[str, _Meaning]] = {
    "08": _LOST,
    "28": _UNKNOWN,
    "3D": _NO_DATABASE,
    "42501": _NOT_ALLOWED,
    "42P01": _SHAPE,
    "42703": _SHAPE,
    "25006": _READ_ONLY,
    "40": _BUSY,
    "53100": _FULL,
    "53200": _MEMORY,
    "53300": _CROWDED,
    "55P03": _BUSY,
    "57014": (ProjectError, "the server ended this request", "try again"),
    "57P": _LOST,
    "58": _DISK,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
"""By SQLSTATE, or the beginning of it."""
_WORDS: Final[tuple[tuple[str, _Meaning], ...]] = (
    ("can't create a connection", _UNREACHED),
    ("communication error", _UNREACHED),
    ("refuses ssl", (ProjectError, "the server speaks no TLS", "leave out sslmode, or have it set up there")),
    ("network error", _LOST),
    ("connection is closed", _LOST),
    ("server closed the connection", _LOST),
    ("could not decode to utf-8", _DAMAGED),
    ("no such table", _SHAPE),
    ("no such column", _SHAPE),
    ("malformed", _DAMAGED),
)


def fault(error: Exception, place: Place) -> ProjectError:
    """What a database's error means for a person."""
    if isinstance(error, NoConnectionError):
        return _made(_CROWDED, place)
    cause: BaseException = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    meaning = next((found for one in _chain(cause) if (found := _by_number(one))), None)
    text = _message(cause)
    if meaning is None:
        low = text.lower()
        meaning = next((found for words, found in _WORDS if words in low), None)
    if meaning is None:
        return ProjectError(f"the database says: {text[:200]}", place=place, remedy="run `stateofplay check` on the project")
    return _made(meaning, place)


def unreachable(place: Place) -> ProjectError:
    """No server answers."""
    return _made(_UNREACHED, place)


def lost(place: Place) -> ProjectError:
    """A server that answered does not any longer."""
    return _made(_LOST, place)


def _made(meaning: _Meaning, place: Place) -> ProjectError:
    kind, problem, remedy = meaning
    return kind(problem, place=place, remedy=remedy)


def _chain(cause: BaseException) -> Iterator[BaseException]:
    """The error and those before it: a driver that closes a connection after the server's answer may fail at that too."""
    one: BaseException | None = cause
    for _ in range(_DEPTH):
        if one is None:
            return
        yield one
        one = one.__context__


def _by_number(cause: BaseException) -> _Meaning | None:
    number = getattr(cause, "sqlite_errorcode", None)
    if isinstance(number, int):
        return _FULL if number in _LOG_TABLE_FULL else _LITE.get(number & 0xFF)
    first = cause.args[0] if cause.args else None
    state = str(first.get("C", "")) if isinstance(first, dict) else ""
    return next((_SERVER[state[:size]] for size in (5, 3, 2) if state[:size] in _SERVER), None)


def _message(cause: BaseException) -> str:
    """The driver's own words, in one line; PostgreSQL's come as fields."""
    first = cause.args[0] if cause.args else ""
    if isinstance(first, dict):
        first = first.get("M", first)
    return " ".join((str(first) or str(cause) or type(cause).__name__).split())
