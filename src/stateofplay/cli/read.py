"""`stateofplay read`: reports and a codebook in, the state of play out."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, output, terminal
from stateofplay.export.wording import count, listed
from stateofplay.model import Context, Decisions, Level, Notice, Reader

if TYPE_CHECKING:
    from stateofplay.model import State

EXAMPLES = """\b
Examples:
  stateofplay read reports/ --codebook codebook.yaml
  stateofplay read reports/ --codebook codebook.yaml --json state.json
  stateofplay read one.txt two.html -c codebook.yaml --json - | jq .cells
"""


@click.command(epilog=EXAMPLES)
@click.argument("reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path))
@click.option(
    "--codebook", "-c", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The parties and issues to follow."
)
@click.option("--json", "target", metavar="FILE", help="Write the whole state of play here; - for standard output.")
@options.reader
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Pairs of passages that are, or are not, one statement told again.",
)
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw the grid without symbols.")
def read(  # noqa: PLR0913 - one parameter for each option
    reports: tuple[Path, ...],
    codebook: Path,
    target: str | None,
    reader: str,
    decisions: Path | None,
    *,
    ascii_only: bool,
) -> int:
    """Read reports and draw the state of play.

    REPORTS are files (text, Markdown, saved web pages) or folders of them. Without --json the grid is printed.
    A summary goes to standard error.
    """
    from stateofplay import pipeline
    from stateofplay.intake import read_codebook, read_decisions

    if target is not None:
        output.check(target)
    seen: list[Notice] = []
    book = read_codebook(codebook)
    decided = read_decisions(decisions) if decisions else Decisions()
    context = Context(codebook=book, notify=seen.append, reader=Reader(reader), decisions=decided)
    try:
        with terminal.progress() as progress:
            state = pipeline.read(reports, book, context, progress)
    finally:
        terminal.notices(seen)
    if target is None:
        from stateofplay.export.grid import grid_view

        columns = terminal.width(None)
        drawing = grid_view(state, width=columns, glyphs=terminal.glyphs(ascii_only=ascii_only))
        with output.writing(output.STDOUT) as write:
            write(terminal.drawn(drawing, columns))
    else:
        from stateofplay.export import state_json

        with output.writing(target) as write:
            write(state_json.dumps(state))
    terminal.say(summary(state))
    failed = any(notice.level is Level.ERROR for notice in (*seen, *state.notices))
    return exits.PARTLY if failed else exits.DONE


def summary(state: State) -> str:
    """What was read and found, in one line."""
    copies = f" ({count(len({copy.report for copy in state.copies}), 'copy', 'copies')})" if state.copies else ""
    issues = len({statement.issue for statement in state.statements})
    found = [
        f"{count(len(state.statements), 'statement')} on {issues} of {count(len(state.codebook.issues), 'issue')}",
        *([count(len(state.conflicts), "conflict")] if state.conflicts else []),
        *([count(len(state.notices), "notice")] if state.notices else []),
    ]
    return f"Read {count(len(state.reports), 'report')}{copies}: {listed(found)}."
