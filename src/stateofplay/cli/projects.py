"""What commands on a project share: opening it, and who is at work."""

# ruff: noqa: PLC0415 - what only a project needs is imported when one is used, so that help is quick

from __future__ import annotations

import datetime as dt
import getpass
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final

import click

from stateofplay.cli import options, terminal
from stateofplay.errors import UsageError
from stateofplay.export.wording import count
from stateofplay.model import PartialDate

if TYPE_CHECKING:
    from stateofplay.ledger import Ledger
    from stateofplay.model import Notice

WHO: Final = "STATEOFPLAY_USER"
"""Environment variable that names who is at work."""
_LONGEST: Final = 80
_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}\Z")

argument: Final = click.argument("project", metavar="PROJECT", type=click.Path())
who: Final = click.option(
    "--as",
    "who",
    metavar="NAME",
    callback=lambda _ctx, _param, value: named(value),
    help=f"Who is at work; else ${WHO}, or your login.",
)


def _known(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    return "" if value is None else known_by(value)


as_of: Final = click.option(
    "--as-of", metavar="DATE", callback=options.date, help="As of then: only what was published up to that day."
)
known: Final = click.option(
    "--known",
    metavar="TIME",
    callback=_known,
    help="As a project knew it then: only what was added and decided by that day or moment (UTC).",
)


def known_by(value: str) -> str:
    """The last moment of a date, or the moment itself, as times are recorded: ISO text in UTC to the microsecond.

    Raises:
        click.BadParameter: it is neither a date nor a time.
    """
    from stateofplay.picture import days

    try:
        if _DATE.match(value):
            moment = dt.datetime.combine(dt.date.fromisoformat(days.last(PartialDate(value).iso)), dt.time.max, dt.UTC)
        else:
            moment = dt.datetime.fromisoformat(value)
            moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        problem = f"{value[:40]!r} is no date and no time; write 2025-12-15 or 2025-12-15T18:30"
        raise click.BadParameter(problem) from None
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def named(value: str | None) -> str:
    """The name of who is at work: as given, from the environment, or of the login.

    Raises:
        UsageError: it is empty, too long or holds what a terminal would obey.
    """
    name = value if value is not None else os.environ.get(WHO) or _login()
    name = name.strip()
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise UsageError("this is no name for a person", remedy=f"give --as NAME, of {_LONGEST} characters at most")
    return name


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


@contextmanager
def opened(name: str) -> Iterator[Ledger]:
    """The project of that name, closed afterwards; raises ProjectError."""
    from stateofplay.ledger import open_project

    with open_project(name) as ledger:
        yield ledger


def compared(ledger: Ledger, seen: list[Notice]) -> Mapping[str, Any]:
    """Bring the picture of a project up to date, saying so while it lasts; its numbers (`Head.body`)."""
    from stateofplay.ledger import picture, reports
    from stateofplay.project import drawing

    with ledger.reading() as connection:
        is_current = picture.is_current(connection, picture.head(connection))
        number = 0 if is_current else len(reports.in_force(connection))
    with _saying(f"Comparing {count(number, 'report')} ...") if number else nullcontext():
        drawing.refresh(ledger, seen.append)
    with ledger.reading() as connection:
        head = picture.head(connection)
    return head.body if head else {}


@contextmanager
def _saying(what: str) -> Iterator[None]:
    """What is being done, on standard error: while it lasts where that is a terminal, as a line where it is not."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        terminal.say(what)
        yield
        return
    from rich.console import Console

    with Console(file=sys.stderr).status(what):
        yield
