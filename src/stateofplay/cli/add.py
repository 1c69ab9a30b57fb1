"""`stateofplay add`: reports into a project."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, projects, terminal
from stateofplay.export.wording import count, listed
from stateofplay.model import Context, Level, Notice, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from stateofplay.ledger import Ledger
    from stateofplay.project.reading import Added

EXAMPLES = """\b
Examples:
  stateofplay add talks.sop reports/
  stateofplay add talks.sop more/*.txt page.html
  curl -s https://example.org/story.html | stateofplay add talks.sop -
  stateofplay add talks.sop corrected.txt --replaces 2025-12-15-wire
"""
STREAM = "-"


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
@options.reader
@click.option("--replaces", metavar="REPORT", default="", help="The one report given is a corrected version of this (an id).")
@projects.who
def add(project: str, reports: tuple[Path, ...], reader: str, replaces: str, who: str) -> int:
    """Add reports to a project, and bring its picture up to date.

    REPORTS are files (text, Markdown, saved web pages), folders of them, or - for one report on standard input. The same
    report twice is one report, so an interrupted command is simply run again. Earlier reports are read again where
    new ones tell of people that they name. A project without a codebook gets one drafted from its first reports.
    """
    from stateofplay.project import incoming, reading

    paths = [path for path in reports if str(path) != STREAM]
    with projects.opened(project) as ledger:
        stream = sys.stdin.buffer.read(incoming.LONGEST + 1) if len(paths) < len(reports) else None
        seen: list[Notice] = []
        context = Context(notify=seen.append, reader=Reader(reader))
        try:
            with terminal.progress() as progress:
                added = reading.add(
                    ledger, paths, who=who, context=context, progress=progress, stream=stream, replaces=replaces
                )
            numbers = projects.compared(ledger, seen)
        finally:
            terminal.notices(seen)
        _say_drafted(ledger, added)
        terminal.say(summary(added, numbers, replaces))
    return exits.PARTLY if any(notice.level is Level.ERROR for notice in seen) else exits.DONE


def summary(added: Added, numbers: Mapping[str, Any], replaces: str = "") -> str:
    """What was added, and what the project holds now, in two sentences."""
    new, known = len(added.new), len(added.known)
    parts = []
    if new or not known:
        parts.append(f"replaced report {replaces}" if replaces else f"added {count(new, 'report')}")
    if known:
        parts.append(f"{count(known, 'report')} {'was' if known == 1 else 'were'} there already")
    if added.again:
        parts.append(f"read {count(len(added.again), 'report')} again, since others tell of people named there")
    if added.failed:
        parts.append(f"{count(added.failed, 'file')} could not be read")
    told = listed(parts)
    copies = f" ({count(numbers['copies'], 'copy', 'copies')})" if numbers.get("copies") else ""
    held = f"{count(numbers.get('reports', 0), 'report')}{copies}, {count(numbers.get('statements', 0), 'statement')}"
    return f"{told[0].upper()}{told[1:]}. In the project now: {held}."


def _say_drafted(ledger: Ledger, added: Added) -> None:
    if added.drafted is None:
        return
    book, shown = added.drafted.codebook, ledger.address.shown
    found = f"{count(len(book.parties), 'party', 'parties')} and {count(len(book.issues), 'issue')}"
    terminal.say(f"The project had no codebook, so one was drafted from {count(added.drafted.reports, 'report')}: {found}.")
    terminal.say(f"It is a guess. See it: stateofplay codebook show {shown}")
    terminal.say(f"Replace it with one that you have edited: stateofplay codebook replace {shown} FILE")
