"""`stateofplay compare`: what reports have in common, and where they differ."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from stateofplay.cli import exits, options, output, terminal
from stateofplay.errors import UsageError
from stateofplay.model import Context, Level, Notice, Reader

MOST: Final = 40
"""Every report is held against every other: the work grows with the square."""
EXAMPLES = """\b
Examples:
  stateofplay compare monday.txt tuesday.txt
  stateofplay compare monday.txt tuesday.txt --codebook codebook.yaml
  stateofplay compare reports/ --json - | jq '.pairs[] | select(.copy)'
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
@click.option(
    "--codebook", "-c", metavar="FILE", type=click.Path(path_type=Path), help="Put the parties' stances side by side too."
)
@options.json
@click.option("--all", "everything", is_flag=True, help="Print every row of every list.")
@options.reader
@options.width
@options.ascii_only
def compare(  # noqa: PLR0913 - an argument an option
    reports: tuple[Path, ...],
    codebook: Path | None,
    *,
    target: str | None,
    everything: bool,
    reader: str,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Hold reports against each other.

    REPORTS are files (text, Markdown, saved web pages) or folders of them, two or more. Of two: which is a copy of which,
    what both say, in the same words or much the same, where they differ, what only one says. Of more: a grid of the
    pairs, and their copies and differences. Words that differ are marked [-so-] and {+so+}.
    """
    from stateofplay import intake, pipeline

    if target is not None:
        output.check(target)
    files = intake.collect(reports)
    if len(files) < 2:
        raise UsageError("comparing takes two reports, and this is one", remedy="name another file beside it")
    if len(files) > MOST:
        raise UsageError(f"these are {len(files)} reports, and at most {MOST} are compared", remedy="name fewer")
    book = intake.read_codebook(codebook) if codebook is not None else None
    seen: list[Notice] = []
    try:
        with terminal.progress() as progress:
            found = pipeline.compare(files, book, Context(notify=seen.append, reader=Reader(reader)), progress)
    finally:
        terminal.notices(seen)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            from stateofplay.export import comparison_json

            write(comparison_json.dumps(found))
        else:
            from stateofplay.export.comparison import comparison_view

            glyphs = terminal.glyphs(ascii_only=ascii_only)
            drawing = comparison_view(found, glyphs=glyphs, codebook=book, everything=everything)
            write(terminal.drawn(drawing, terminal.width(width)))
    return exits.PARTLY if any(notice.level is Level.ERROR for notice in seen) else exits.DONE
