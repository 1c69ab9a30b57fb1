"""Where a project is: a file of SQLite, or a database of PostgreSQL that a team shares."""

from __future__ import annotations

import getpass
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from stateofplay.errors import Place, ProjectError

ENDING: Final = ".sop"
MAGIC: Final = b"SQLite format 3\x00"
_SERVER: Final = re.compile(r"postgres(?:ql)?(?:\+\w+)?://", re.IGNORECASE)
_KNOWN: Final = ("host", "sslmode", "application_name")
_ENCRYPTED: Final = ("require", "verify-ca", "verify-full")
_OPEN: Final = ("disable", "allow", "prefer")
_FORM: Final = "write postgresql://user@host:5432/database"


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a project.

    Attributes:
        url: for SQLAlchemy.
        file: the file, from the root of the disk; None for a server.
        shown: for messages, without a password.
        sslmode: how a server is to be spoken to, in libpq's words; "" where the address does not say.
    """

    url: URL
    file: Path | None
    shown: str
    sslmode: str = ""

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
            remedy = "name a file, or postgresql://user@host/database"
            raise ProjectError(problem, place=Place(_without_password(name)), remedy=remedy)
        if "\x00" in name:
            raise ProjectError("this is no path", place=Place(name[:80]), remedy="name a file")
        path = Path(os.path.abspath(name))  # noqa: PTH100 - a link stays what it is called
        return cls(URL.create("sqlite", database=str(path)), path, name)


def uri(file: Path, how: str) -> str:
    """The file as SQLite is told of it, whatever characters its path has; `how` is `mode=rw`, say."""
    return f"file:{quote(os.fsencode(file))}?{how}"


def is_project(name: str) -> bool:
    """Whether a name is that of a project rather than of a state.json: an address, an existing database, or `*.sop`."""
    if _SERVER.match(name):
        return True
    path = Path(name)
    try:
        if not path.is_file():  # to open a pipe may be to wait for ever
            return path.suffix.lower() == ENDING
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC or path.suffix.lower() == ENDING
    except (OSError, ValueError):
        return path.suffix.lower() == ENDING


def _server(name: str) -> Address:
    try:
        url = make_url(name)
        shown = url.render_as_string(hide_password=True).replace("%2F", "/")
    except (ArgumentError, ValueError):
        raise ProjectError("this address cannot be read", place=Place(_without_password(name)), remedy=_FORM) from None
    place = Place(shown)
    if not url.database:
        raise ProjectError("this address names no database", place=place, remedy=_FORM)
    unknown = [key for key in url.query if key not in _KNOWN]
    if unknown:
        remedy = f"leave it out; known are {', '.join(_KNOWN)}"
        raise ProjectError(f"this address has the option {unknown[0][:20]!r}, which is not known", place=place, remedy=remedy)
    sslmode = str(url.query.get("sslmode", ""))
    if sslmode and sslmode not in _ENCRYPTED + _OPEN:
        remedy = f"choose one of {', '.join(_OPEN + _ENCRYPTED)}"
        raise ProjectError(f"this address has an unknown sslmode {sslmode[:20]!r}", place=place, remedy=remedy)
    host = url.query.get("host")
    if isinstance(host, tuple):
        raise ProjectError("this address names several hosts", place=place, remedy=_FORM)
    url = url.set(drivername="postgresql+pg8000").difference_update_query(["host", "sslmode"])
    url = url.set(username=url.username or os.environ.get("PGUSER") or _login())
    if url.password is None and os.environ.get("PGPASSWORD"):
        url = url.set(password=os.environ["PGPASSWORD"])
    if host and host.startswith("/"):
        url = url.update_query_dict({"unix_sock": f"{host.rstrip('/')}/.s.PGSQL.{url.port or 5432}"})
    elif host:
        url = url.set(host=host)
    return Address(url, None, shown, sslmode if sslmode in _ENCRYPTED else "")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "postgres"


def _without_password(name: str) -> str:
    return re.sub(r"://[^@/]{0,200}@", "://***@", name[:200])
