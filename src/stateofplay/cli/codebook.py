"""`stateofplay codebook`: what can be done with a codebook."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from pathlib import Path

import click

from stateofplay.cli import codebook_changes, exits, options, output, terminal
from stateofplay.errors import CodebookError, OutputError, Place
from stateofplay.export.plain import plain
from stateofplay.export.wording import count
from stateofplay.model import Context, Level, Notice, Reader

GROUP_EXAMPLES = """\b
Examples:
  stateofplay codebook draft reports/ -o codebook.yaml
  stateofplay codebook check codebook.yaml
  stateofplay codebook show talks.sop -o codebook.yaml
  stateofplay codebook merge-issues talks.sop wages pay --preview
"""
DRAFT_EXAMPLES = """\b
Examples:
  stateofplay codebook draft reports/ -o codebook.yaml
  stateofplay codebook draft reports/ --parties 4 --issues 10
  stateofplay codebook draft reports/ -o codebook.yaml && stateofplay read reports/ -c codebook.yaml
"""
CHECK_EXAMPLES = """\b
Examples:
  stateofplay codebook check codebook.yaml
  stateofplay codebook check codebook.yaml && stateofplay read reports/ -c codebook.yaml
"""


@click.group(epilog=GROUP_EXAMPLES)
def codebook() -> None:
    """Work on a codebook: the parties and issues to follow.

    The codebook of a project is changed by commands that first show what would move, and then ask. Each change is a decision
    with a name and a time, and `stateofplay undo` takes it back.
    """


codebook_changes.add_to(codebook)


@codebook.command(epilog=CHECK_EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """Name every fault of a codebook, with its line and the remedy.

    Faults and warnings go to standard error. A codebook with faults cannot be used; one with warnings can.
    """
    from stateofplay import pipeline
    from stateofplay.intake import read_codebook

    try:
        book = read_codebook(file)
    except CodebookError as error:
        for fault in error.all:
            terminal.say(f"error: {fault}")
        terminal.say(f"{file}: {count(len(error.all), 'fault')}")
        return exits.UNUSABLE
    found = pipeline.doubts(book)
    for warning in found:
        terminal.say(f"warning: {warning}")
    parties, issues = count(len(book.parties), "party", "parties"), count(len(book.issues), "issue")
    verdict = f"no faults, {count(len(found), 'warning')}" if found else "no faults"
    with output.writing(output.STDOUT) as write:
        write(f"{plain(str(file))}: {parties}, {issues}, {verdict}\n")
    return exits.DONE


@codebook.command(epilog=DRAFT_EXAMPLES)
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    "target",
    metavar="FILE",
    default=output.STDOUT,
    show_default=True,
    help="Where to write; - for standard output.",
)
@click.option(
    "--parties", type=click.IntRange(1, 50), default=8, metavar="N", show_default=True, help="Propose at most so many parties."
)
@click.option(
    "--issues", type=click.IntRange(1, 100), default=14, metavar="N", show_default=True, help="Propose at most so many issues."
)
@click.option("--force", is_flag=True, help="Replace FILE where there is one.")
@options.reader
def draft(reports: tuple[Path, ...], target: str, parties: int, issues: int, reader: str, *, force: bool) -> int:  # noqa: PLR0913 - an argument an option
    """Propose a codebook from reports alone, to be edited.

    REPORTS are files (text, Markdown, saved web pages) or folders of them. Parties come with members and aliases; issues
    with a title, a proposition, terms and, in comments, sentences of the reports. All of it is a guess, and says so.
    A codebook that is there already may hold somebody's work: it is replaced only with --force.
    """
    from stateofplay import drafting, pipeline

    output.check(target)
    if not force and target != output.STDOUT and Path(target).is_file():
        raise OutputError(
            "this file is there already", place=Place(target), remedy="give --force to replace it, or name another"
        )
    seen: list[Notice] = []
    context = Context(notify=seen.append, reader=Reader(reader))
    try:
        with terminal.progress() as progress:
            made = pipeline.draft(reports, drafting.Limits(parties, issues), context, progress)
    finally:
        terminal.notices(seen)
    with output.writing(target) as write:
        write(drafting.dumps(made))
    for doubt in made.doubts:
        terminal.say(f"warning: {doubt}")
    book = made.codebook
    found = f"{count(len(book.parties), 'party', 'parties')}, {count(len(book.issues), 'issue')}"
    terminal.say(f"Drafted from {count(made.reports, 'report')}: {found}. Edit it before you trust it.")
    return exits.PARTLY if any(notice.level is Level.ERROR for notice in seen) else exits.DONE
