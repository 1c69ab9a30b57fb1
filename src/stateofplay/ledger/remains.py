"""What can still be read of a file that is damaged, table by table: for people who must know what a copy has to give back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Final

from stateofplay.ledger.address import uri
from stateofplay.ledger.schema import CODEBOOKS, DECISIONS, KEPT, READINGS, REPORTS, STATEMENTS
from stateofplay.model.checking import Fault, Part

REMEDY: Final = (
    "go back to a copy that `stateofplay backup` made; where there is none, keep this file, and let SQLite's own shell get out "
    "what it can (`sqlite3 FILE .recover`)"
)
_ERRORS: Final = (sqlite3.Error, UnicodeDecodeError)
_NAMES: Final = MappingProxyType(
    {
        CODEBOOKS.name: "version",
        REPORTS.name: "version",
        READINGS.name: "reading",
        STATEMENTS.name: "statement",
        DECISIONS.name: "decision",
    }
)
"""The tables whose rows people know, and what a row is."""


def remains(file: Path) -> Iterator[Part]:
    """Of each table of a damaged file how many rows can be read, from its beginning and from its end; nothing is changed."""
    log = Path(f"{file.resolve()}-wal")
    mode = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri(file, mode), uri=True)) as connection:
            # Without this SQLite refuses a file that is shorter than its first page says (sqlite.org/pragma.html).
            connection.execute("PRAGMA writable_schema=ON")
            numbered = _numbered(connection)
            for table in KEPT:
                if table.name in _NAMES:
                    yield _table(connection, table.name, numbered)
    except _ERRORS as error:
        yield Part("tables", 0, "", (Fault("the file", f"nothing of it can be read ({_words(error)})", ""),))


def _numbered(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table was given so far, where that can be read; none is ever taken away."""
    try:
        return dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    except _ERRORS:
        return {}


def _table(connection: sqlite3.Connection, name: str, numbered: dict[str, int]) -> Part:
    seen: set[int] = set()
    problem = ""
    for order in ("ASC", "DESC"):
        broken = _read(connection, name, order, seen)
        problem = problem or broken
        if not broken:
            break
    number, known = len(seen), numbered.get(name, 0)
    if not problem and (name not in numbered or known <= number):
        return Part(name, number, _NAMES[name], more="can be read")
    of = f" of {known:,}" if known > number else ""
    said = (
        f"{number:,}{of} can be read ({problem or 'the others are not there'})"
        if number
        else f"none{of} can be read ({problem})"
    )
    return Part(name, number, _NAMES[name], (Fault(name, said, ""),), more="can be read")


def _read(connection: sqlite3.Connection, name: str, order: str, seen: set[int]) -> str:
    """Read whole rows until one cannot be; what stopped it, "" where nothing did."""
    try:
        rows = connection.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid {order}")  # noqa: S608 - our own table
        for row in rows:
            seen.add(row[0])
    except _ERRORS as error:
        return _words(error)
    return ""


def _words(error: Exception) -> str:
    text = " ".join(str(error).split())
    if isinstance(error, UnicodeDecodeError) or "malformed" in text:
        return "the pages are damaged where the others should be"
    return "the file no longer says where they are" if text.startswith("no such table") else text[:100]
