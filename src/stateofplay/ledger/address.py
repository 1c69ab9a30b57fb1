"""Where a project is: a file of SQLite, or a database of PostgreSQL that a team shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from stateofplay.errors import Place, ProjectError

ENDING: Final = ".sop"
_MAGIC: Final = b"SQLite format 3\x00"
_SERVER: Final = re.compile(r"postgres(?:ql)?(?:\+\w+)?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a project.

    Attributes:
        url: for SQLAlchemy.
        file: the file; None for a server.
        shown: for messages, without a password.
    """

    url: URL
    file: Path | None
    shown: str

    @property
    def place(self) -> Place:
        """For errors."""
        return Place(self.shown)

    @classmethod
    def of(cls, name: str) -> Address:
        """Read a path, or an address such as `postgresql://user@host/database` (`?host=/folder` for a socket).

        Raises:
            ProjectError: an address of another kind, or one that cannot be read.
        """
        if _SERVER.match(name):
            return _server(name)
        if "://" in name:
            kind = name.partition("://")[0][:20]
            problem = f"projects are not kept in {kind!r}"
            raise ProjectError(problem, place=Place(name[:80]), remedy="name a file, or postgresql://user@host/database")
        path = Path(name)
        return cls(URL.create("sqlite", database=str(path)), path, name)


def is_project(name: str) -> bool:
    """Whether a name is that of a project rather than of a state.json: an address, an existing database, or `*.sop`."""
    if _SERVER.match(name):
        return True
    path = Path(name)
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC or path.suffix.lower() == ENDING
    except (OSError, ValueError):
        return path.suffix.lower() == ENDING


def _server(name: str) -> Address:
    try:
        url = make_url(name)
    except (ArgumentError, ValueError):
        remedy = "write postgresql://user@host:5432/database"
        raise ProjectError("this address cannot be read", place=Place(_without_password(name)), remedy=remedy) from None
    if not url.database:
        remedy = "write postgresql://user@host:5432/database"
        raise ProjectError("this address names no database", place=Place(url.render_as_string()), remedy=remedy)
    shown = url.render_as_string(hide_password=True)
    folder = url.query.get("host")
    url = url.set(drivername="postgresql+pg8000").difference_update_query(["host"])
    if isinstance(folder, str) and folder.startswith("/"):
        url = url.update_query_dict({"unix_sock": f"{folder.rstrip('/')}/.s.PGSQL.{url.port or 5432}"})
    return Address(url, None, shown)


def _without_password(name: str) -> str:
    return re.sub(r"://[^@/]{0,200}@", "://***@", name[:200])
