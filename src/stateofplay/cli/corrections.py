"""`stateofplay corrections`: what people's verdicts say about the reader, and the same as examples to train one with."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, output, projects, terminal
from stateofplay.errors import OutputError, Place, UsageError

if TYPE_CHECKING:
    from stateofplay.project.corpus import Corpus

EXAMPLES = """\b
Examples:
  stateofplay corrections talks.sop
  stateofplay corrections talks.sop --who Ada --json - | jq .errors
  stateofplay corrections talks.sop --export corpus/talks
"""
_SHOWN = 20
_FILES = ("codebook.yaml", "passages.txt")


@click.command(epilog=EXAMPLES)
@projects.argument
@click.option("--who", metavar="NAME", default="", help="Only this person's verdicts, instead of the last on each statement.")
@click.option(
    "--export", "folder", metavar="FOLDER", help="Write what was reviewed as a folder of the training corpus here besides."
)
@click.option("--force", is_flag=True, help="Export over an earlier export.")
@click.option("--partial", is_flag=True, help="Export also paragraphs in which statements are undecided, as if they were none.")
@options.json
@options.width
@options.ascii_only
def corrections(  # noqa: PLR0913 - an argument an option
    project: str,
    who: str,
    folder: str | None,
    *,
    force: bool,
    partial: bool,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Print what people's verdicts say about the reader.

    Of the statements that people reviewed: how many stand as read, were corrected, rejected or added; how often each label
    was right, and how often at which confidence; which errors are commonest.
    """
    from stateofplay.export import corrections_json
    from stateofplay.export.corrections_view import corrections_view
    from stateofplay.project import corpus
    from stateofplay.project import corrections as reports

    if partial and folder is None:
        raise UsageError("--partial says what to export", remedy="give --export FOLDER too")
    if folder is not None and not force:
        _refuse_second(Path(folder))
    if target is not None:
        output.check(target)
    with projects.opened(project) as ledger:
        state, found = reports.corrections(ledger, who=who)
        made = corpus.corpus(ledger, who=who, partial=partial) if folder is not None else None
    columns = terminal.width(width)
    if made is not None and folder is not None:
        _write(made, folder)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(corrections_json.dumps(state, found))
        else:
            glyphs = terminal.glyphs(ascii_only=ascii_only)
            write(terminal.drawn(corrections_view(state, found, width=columns, glyphs=glyphs), columns))
    return exits.DONE


def _refuse_second(folder: Path) -> None:
    """Raise OutputError where a file is there that the export would write over."""
    there = [name for name in _FILES if os.path.lexists(folder / name)]
    if there:
        remedy = "name another folder, or give --force to write over it"
        raise OutputError(f"there is {' and '.join(there)} already", place=Place(str(folder)), remedy=remedy)


def _write(made: Corpus, folder: str) -> None:
    """Write the two files, and say what they hold and what they do not."""
    path, place = Path(folder), Place(folder)
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError:
        raise OutputError("this is not a folder", place=place, remedy="name a folder, or one to be made") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise OutputError(f"the folder cannot be made: {reason}", place=place, remedy="name another") from None
    for name, text in zip(_FILES, (made.codebook, made.written.text), strict=True):
        with output.writing(str(path / name)) as write:
            write(text)
    for line in made.told(_SHOWN):
        terminal.say(line)
