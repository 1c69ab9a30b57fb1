"""`stateofplay check`: whether a project is whole."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, output, projects, terminal
from stateofplay.errors import ProjectDamagedError

if TYPE_CHECKING:
    from stateofplay.model.checking import Part

EXAMPLES = """\b
Examples:
  stateofplay check talks.sop
  stateofplay check talks.sop --deep
  stateofplay check talks.sop --mend
"""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.option("--deep", is_flag=True, help="Draw the picture again too, and hold the one that is kept against it.")
@click.option(
    "--mend", is_flag=True, help="First make anew what follows from what is kept: the index of words and the picture."
)
@options.ascii_only
def check(project: str, *, deep: bool, mend: bool, ascii_only: bool) -> int:
    """Check that a project is whole: its file, and that every row fits the others and the text that it is about.

    Without --mend nothing is changed. Each fault is printed with its place and what to do; of a damaged file, what can still be
    read of each table. Exit code 3 where there is a fault.
    """
    from stateofplay.export.check_view import part_lines, sum_lines
    from stateofplay.project import checking

    glyphs = terminal.glyphs(ascii_only=ascii_only)
    with output.writing(output.STDOUT) as write:

        def told(part: Part) -> None:
            for line in part_lines(part, glyphs=glyphs):
                write(line + "\n")

        try:
            with projects.opened(project) as ledger:
                if mend:
                    checking.mend(ledger)
                found = checking.checked(ledger, deep=deep, told=told)
        except ProjectDamagedError as error:
            found = checking.damaged(project, error, told=told)
        for line in sum_lines(found, glyphs=glyphs):
            write(line + "\n")
    return exits.UNUSABLE if found.faults else exits.DONE
