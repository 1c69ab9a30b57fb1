"""`stateofplay add`: reports into a project."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, projects, terminal
from stateofplay.export.wording import count, listed
from stateofplay.model import Context, Level, Notice, PartialDate, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sized
    from typing import Any

    from stateofplay.ledger import Ledger
    from stateofplay.project.reading import Added

EXAMPLES = """\b
Examples:
  stateofplay add talks.sop reports/
  stateofplay add talks.sop more/*.txt page.html
  curl -s https://example.org/story.html | stateofplay add talks.sop -
  curl -s https://example.org/text | stateofplay add talks.sop - --published 2025-12-15 --outlet Wire --title "Talks go on"
  stateofplay add talks.sop corrected.txt --replaces 2025-12-15-wire
"""
STREAM = "-"
_NAMED = 5
_LONGEST = 500
_LONGEST_ID = 120


def _in_line(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    words = " ".join((value or "").split())
    if len(words) > _LONGEST:
        raise click.BadParameter(f"it has {len(words):,} characters; {_LONGEST} are enough")
    return words


def _own_id(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    name = value or ""
    if value is not None and (not name.strip() or len(name) > _LONGEST_ID or not name.isprintable()):
        raise click.BadParameter(f"this is no id for a report; give at most {_LONGEST_ID} letters, digits and signs")
    return name.strip()


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
@options.reader
@click.option("--replaces", metavar="REPORT", default="", help="The one report given is a corrected version of this (an id).")
@click.option("--published", metavar="DATE", callback=options.date, help="When the one report given was published.")
@click.option("--title", metavar="TEXT", callback=_in_line, help="Its title.")
@click.option("--outlet", metavar="TEXT", callback=_in_line, help="Who published it.")
@click.option("--id", "own_id", metavar="NAME", callback=_own_id, help="The id that it gets, instead of its file's name.")
@projects.who
def add(  # noqa: PLR0913 - an argument an option
    project: str,
    reports: tuple[Path, ...],
    reader: str,
    replaces: str,
    *,
    published: str,
    title: str,
    outlet: str,
    own_id: str,
    who: str,
) -> int:
    """Add reports to a project, and bring its picture up to date.

    REPORTS are files (text, Markdown, saved web pages), folders of them, or - for one report on standard input. The same
    report twice is one report, so an interrupted command is simply run again. Earlier reports are read again where
    new ones tell of people that they name. A project without a codebook gets one drafted from its first reports.

    What a report says of itself in a header, `published: 2025-12-15` above its text, holds where no option says otherwise.
    """
    from stateofplay.project import incoming, reading

    given = incoming.Given(PartialDate(published) if published else None, title, outlet, own_id)
    paths = [path for path in reports if str(path) != STREAM]
    with projects.opened(project) as ledger:
        stream = sys.stdin.buffer.read(incoming.LONGEST + 1) if len(paths) < len(reports) else None
        seen: list[Notice] = []
        context = Context(notify=seen.append, reader=Reader(reader))
        try:
            with terminal.progress() as progress:
                added = reading.add(
                    ledger, paths, who=who, context=context, progress=progress, stream=stream, replaces=replaces, given=given
                )
            numbers = projects.compared(ledger, seen)
        finally:
            terminal.notices(seen)
        _say_drafted(ledger, added)
        for line in there(added, shlex.quote(ledger.address.shown)):
            terminal.say(line)
        terminal.say(summary(added, numbers, replaces))
    return exits.PARTLY if any(notice.level is Level.ERROR for notice in seen) else exits.DONE


def summary(added: Added, numbers: Mapping[str, Any], replaces: str = "") -> str:
    """What was added, and what the project holds now, in two sentences."""
    new, known = len(added.new), len(added.known)
    parts = []
    if new or not (known or added.earlier or added.left_out):
        parts.append(f"replaced report {replaces}" if replaces else f"added {count(new, 'report')}")
    if known:
        parts.append(f"{count(known, 'report')} {'was' if known == 1 else 'were'} there already")
    if added.earlier:
        parts.append(f"{count(len(added.earlier), 'report')} {_is(added.earlier)} there in a later version")
    if added.left_out:
        parts.append(f"{count(len(added.left_out), 'report')} {_is(added.left_out)} there and left out")
    if added.again:
        parts.append(f"read {count(len(added.again), 'report')} again, since others tell of people named there")
    if added.failed:
        parts.append(f"{count(added.failed, 'file')} could not be read")
    told = listed(parts)
    copies = f" ({count(numbers['copies'], 'copy', 'copies')})" if numbers.get("copies") else ""
    held = f"{count(numbers.get('reports', 0), 'report')}{copies}, {count(numbers.get('statements', 0), 'statement')}"
    return f"{told[0].upper()}{told[1:]}. In the project now: {held}."


def there(added: Added, project: str) -> Iterator[str]:
    """What is there, and not as it was given: how to bring it back, for the first few."""
    for report in added.earlier[:_NAMED]:
        yield f"Report {report} is there in a later version. Bring this one back: add it with --replaces {shlex.quote(report)}"
    for report, decision in list(added.left_out.items())[:_NAMED]:
        yield f"Report {report} is there, and was left out. Bring it back: stateofplay undo {project} {decision}"


def _is(rows: Sized) -> str:
    return "is" if len(rows) == 1 else "are"


def _say_drafted(ledger: Ledger, added: Added) -> None:
    if added.drafted is None:
        return
    book, shown = added.drafted.codebook, shlex.quote(ledger.address.shown)
    found = f"{count(len(book.parties), 'party', 'parties')} and {count(len(book.issues), 'issue')}"
    terminal.say(f"The project had no codebook, so one was drafted from {count(added.drafted.reports, 'report')}: {found}.")
    terminal.say(f"It is a guess. See it: stateofplay codebook show {shown}")
    terminal.say(f"Replace it with one that you have edited: stateofplay codebook replace {shown} FILE")
