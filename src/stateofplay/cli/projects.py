"""What commands on a project share: opening it, and who is at work."""

# ruff: noqa: PLC0415 - what only a project needs is imported when one is used, so that help is quick

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from stateofplay.errors import UsageError

if TYPE_CHECKING:
    from stateofplay.ledger import Ledger

WHO: Final = "STATEOFPLAY_USER"
"""Environment variable that names who is at work."""
_LONGEST: Final = 80

argument: Final = click.argument("project", metavar="PROJECT", type=click.Path())
who: Final = click.option(
    "--as",
    "who",
    metavar="NAME",
    callback=lambda _ctx, _param, value: named(value),
    help=f"Who is at work; else ${WHO}, or your login.",
)


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
