"""Standard error for people: notices, summaries and progress; and the console that grids are drawn with."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import io
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from stateofplay.export.plain import plain
from stateofplay.model import Level, Notice

if TYPE_CHECKING:
    from rich.console import RenderableType

    from stateofplay.export.glyphs import Glyphs

Progress = Callable[[int, int, str], None]
_DEFAULT_WIDTH = 100
_SHOWN = 20
_ALIKE = 3
"""Warnings that say the same are named so often."""


def say(text: str) -> None:
    """One line on standard error, without anything that a terminal would obey."""
    click.echo(plain(text), err=True)


def notices(rows: Iterable[Notice]) -> None:
    """Every error, and the first warnings, one a line; of those that say the same, the first, and of how many files more."""
    rows = list(dict.fromkeys(rows))
    for row in rows:
        if row.level is Level.ERROR:
            say(f"error: {row}")
    shown: list[Notice] = []
    more: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for row in rows:
        if row.level is Level.WARNING:
            told[row.problem] += 1
            if told[row.problem] > _ALIKE:
                more[row.problem] += 1
            else:
                shown.append(row)
    for row in shown[:_SHOWN]:
        say(f"warning: {row}")
    for problem, number in more.items():
        say(f"warning: of {number:,} more files: {problem}")
    if len(shown) > _SHOWN:
        say(f"and {len(shown) - _SHOWN} more warnings; the state file has them all")


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A bar on standard error where that is a terminal; nothing where it is not."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    name = TextColumn("{task.description}", markup=False)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), name)
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=None)

        def update(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=plain(name)[:40])

        yield update


def glyphs(*, ascii_only: bool) -> Glyphs:
    """Symbols where standard output can show them."""
    from stateofplay.export.glyphs import Glyphs

    return Glyphs.for_encoding(getattr(sys.stdout, "encoding", None), ascii_only=ascii_only)


def width(asked: int | None) -> int:
    """Columns to draw in: what was asked for, or the terminal's, or 100 where there is no terminal."""
    if asked:
        return asked
    return max(40, shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns)


def drawn(renderable: RenderableType, columns: int) -> str:
    """The renderable as text of that width, in colour only where standard output is a terminal that wants it."""
    from rich.console import Console

    probe = Console(file=sys.stdout)
    out = io.StringIO()
    colour = probe.is_terminal and probe.color_system is not None
    # rich would look up the environment again for a stream of its own.
    console = Console(
        file=out, width=columns, force_terminal=colour, no_color=probe.no_color, highlight=False, markup=False, emoji=False,
        color_system=probe.color_system if colour else None, legacy_windows=False,  # type: ignore[arg-type]
    )  # fmt: skip
    console.print(renderable)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
