"""Connections to a project's database; what its errors mean stands in `faults`."""

from __future__ import annotations

import logging
import os
import socket
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DisconnectionError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from stateofplay.errors import Place, ProjectDamagedError, ProjectError, UsageError
from stateofplay.ledger.address import Address, uri
from stateofplay.ledger.damage import REMEDY
from stateofplay.ledger.faults import fault, lost, unreachable

WAIT: Final = 30.0
"""Seconds to wait for somebody else's change before saying that the project is busy."""
_REACH_S: Final = 10.0
"""Seconds to wait for a server to answer at all."""
_PAGES: Final = -64_000
"""SQLite's cache in KiB, as a negative number."""
_PORT: Final = 5432


def engine(address: Address, *, wait: float = WAIT) -> Engine:
    """An engine that takes part in one write at a time (SQLite) or as many as the server allows (PostgreSQL).

    Raises:
        ProjectError: the driver for PostgreSQL is not installed.
    """
    return _of_server(address, wait) if address.file is None else _of_file(address, address.file, wait)


def _of_file(address: Address, file: Path, wait: float) -> Engine:
    writable = may_write(file)
    name = uri(file, "mode=rw" if writable else _only_reading(file))

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(name, uri=True, timeout=wait, check_same_thread=False, isolation_level=None)

    made = create_engine(address.url, creator=connect, poolclass=QueuePool)
    event.listen(made, "connect", _prepared(writable=writable))
    event.listen(made, "begin", _begun)
    return made


def may_write(file: Path) -> bool:
    """Whether the file and its folder may be written to; SQLite's log stands beside the file."""
    real = file.resolve()
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)


def _only_reading(file: Path) -> str:
    """How SQLite opens a file that it may not write to.

    A file with a log beside it is in somebody's hands, or was left in mid-work: it is read with its log. One without is read as
    it is, since SQLite would otherwise want to put a log there.
    """
    log = Path(f"{file.resolve()}-wal")
    try:
        return "mode=ro" if log.stat().st_size else "mode=ro&immutable=1"
    except OSError:
        return "mode=ro&immutable=1"


def _prepared(*, writable: bool) -> Callable[[Any, object], None]:
    """What is said to each connection: write-ahead log, every commit on the disk, no trust in what the file defines."""
    lines = [
        *(["PRAGMA journal_mode=WAL"] if writable else []),
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA trusted_schema=OFF",
        f"PRAGMA cache_size={_PAGES}",
        "PRAGMA temp_store=MEMORY",
    ]

    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
        cursor = connection.cursor()
        try:
            for line in lines:
                cursor.execute(line)
        finally:
            cursor.close()

    return prepare


def _begun(connection: Connection) -> None:
    """Take SQLite's one right to write at the beginning, where the transaction is one that writes."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _of_server(address: Address, wait: float) -> Engine:
    more: dict[str, Any] = {"ssl_context": _encrypted(address.sslmode)} if address.sslmode else {}
    if not address.url.password:
        more["password"] = ""  # the driver fails, rather than be refused, where it has none and is asked for one
    try:
        made = create_engine(address.url, isolation_level="READ COMMITTED", connect_args=more)
    except (ModuleNotFoundError, NoSuchModuleError):
        remedy = "pip install 'stateofplay[postgresql]'"
        raise ProjectError("the driver for PostgreSQL is not installed", place=address.place, remedy=remedy) from None
    made.dialect.use_insertmanyvalues_wo_returning = True  # many rows in one statement: the driver sends them one by one
    logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())  # else it prints traces of what is told in words
    event.listen(made, "connect", _patient(wait))
    event.listen(made, "checkout", _alive)
    if "unix_sock" not in address.url.query:
        event.listen(made, "do_connect", _reaching(address))
    return made


def _patient(wait: float) -> Callable[[Any, object], None]:
    """Wait for somebody else's change, but not without end."""

    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {round(wait * 1000)}")
        cursor.close()
        connection.commit()

    return prepare


def _alive(connection: Any, _record: object, _proxy: object) -> None:  # noqa: ANN401 - whatever the driver gives
    """Take up another session where this one has ended meanwhile; the driver may say so in errors of the system's own."""
    try:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("SELECT 1")
        cursor.close()
        connection.autocommit = False
    except Exception as error:
        for name in ("_sock", "_usock"):
            with suppress(Exception):
                getattr(connection, name).close()
        raise DisconnectionError from error


def _encrypted(sslmode: str) -> ssl.SSLContext:
    """As libpq has it: `require` asks for no proof of who the server is, `verify-ca` not for its name."""
    made = ssl.create_default_context()
    made.check_hostname = sslmode == "verify-full"
    if sslmode == "require":
        made.verify_mode = ssl.CERT_NONE
    return made


def _reaching(address: Address) -> Callable[..., None]:
    """Call a server before the driver speaks to it, so that one that does not answer is not waited for without end."""

    def reach(_dialect: object, _record: object, _words: object, options: dict[str, Any]) -> None:
        try:
            called = socket.create_connection((address.url.host or "localhost", address.url.port or _PORT), _REACH_S)
        except (OSError, UnicodeError) as error:
            raise unreachable(address.place) from error
        called.settimeout(None)
        called.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        options["sock"] = called

    return reach


@contextmanager
def told(place: Place) -> Iterator[None]:
    """Errors of the database as errors of ours; a row that is there already (`IntegrityError`) is for the caller.

    Raises:
        ProjectError: the database fails, or holds what does not fit.
        UsageError: something is asked for that is no text.
    """
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise fault(error, place) from error
    except ConnectionError as error:  # which the driver lets through
        raise lost(place) from error
    except UnicodeEncodeError as error:  # half a surrogate pair in what is looked for, or in the address
        raise UsageError("there is nothing of a name that is no text", remedy="give it in UTF-8", place=place) from error
    except UnicodeDecodeError as error:  # names in the file's own table of tables
        raise ProjectDamagedError("the file of this project is damaged", place=place, remedy=REMEDY) from error
    except ProjectDamagedError as error:
        if str(error.place):
            raise
        raise ProjectDamagedError(error.problem, place=place, remedy=error.remedy) from error
