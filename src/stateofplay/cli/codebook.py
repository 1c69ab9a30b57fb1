"""`stateofplay codebook`: what can be done with a codebook."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from pathlib import Path

import click

from stateofplay.cli import exits, output, terminal
from stateofplay.errors import CodebookError
from stateofplay.export.plain import plain
from stateofplay.export.wording import count

GROUP_EXAMPLES = """\b
Examples:
  stateofplay codebook check codebook.yaml
"""
CHECK_EXAMPLES = """\b
Examples:
  stateofplay codebook check codebook.yaml
  stateofplay codebook check codebook.yaml && stateofplay read reports/ -c codebook.yaml
"""


@click.group(epilog=GROUP_EXAMPLES)
def codebook() -> None:
    """Work on a codebook: the parties and issues to follow."""


@codebook.command(epilog=CHECK_EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """Name every fault of a codebook, with its line and the remedy.

    Faults and warnings go to standard error. A codebook with faults cannot be used; one with warnings can.
    """
    from stateofplay.intake import codebook_warnings, read_codebook

    try:
        book = read_codebook(file)
    except CodebookError as error:
        for fault in error.all:
            terminal.say(f"error: {fault}")
        terminal.say(f"{file}: {count(len(error.all), 'fault')}")
        return exits.UNUSABLE
    found = list(codebook_warnings(book))
    for warning in found:
        terminal.say(f"warning: {warning}")
    parties, issues = count(len(book.parties), "party", "parties"), count(len(book.issues), "issue")
    verdict = f"no faults, {count(len(found), 'warning')}" if found else "no faults"
    with output.writing(output.STDOUT) as write:
        write(f"{plain(str(file))}: {parties}, {issues}, {verdict}\n")
    return exits.DONE
