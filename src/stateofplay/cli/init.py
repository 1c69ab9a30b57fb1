"""`stateofplay init`: a project, in which reports, readings and decisions are kept."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import shlex
from pathlib import Path

import click

from stateofplay.cli import exits, projects, terminal
from stateofplay.export.wording import count
from stateofplay.model import Level

EXAMPLES = """\b
Examples:
  stateofplay init talks.sop --codebook codebook.yaml
  stateofplay init talks.sop && stateofplay add talks.sop reports/
  stateofplay init postgresql://desk@server/talks --codebook codebook.yaml
"""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.option("--codebook", "-c", metavar="FILE", type=click.Path(path_type=Path), help="The parties and issues to follow.")
@projects.who
def init(project: str, codebook: Path | None, who: str) -> int:
    """Make a project, in which reports and decisions are kept.

    PROJECT is a file, by habit named *.sop, or a PostgreSQL database that a team shares. What is there already is left
    alone. Without a codebook, one is drafted from the reports that are added first.
    """
    from stateofplay import pipeline
    from stateofplay.intake import read_codebook
    from stateofplay.ledger import codebooks, create, now

    book = read_codebook(codebook) if codebook is not None else None
    with create(project) as ledger:
        shown = ledger.address.shown
        if book is not None:
            with ledger.writing() as connection:
                codebooks.add(connection, book, origin="given", recorded=now(), who=who)
    if book is None:
        terminal.say(f"Made {shown}, without a codebook: one will be drafted from the first reports.")
    else:
        terminal.notices(doubt for doubt in pipeline.doubts(book) if doubt.level is Level.WARNING)
        found = f"{count(len(book.parties), 'party', 'parties')} and {count(len(book.issues), 'issue')}"
        terminal.say(f"Made {shown}, with {found} to follow.")
    terminal.say(f"Add reports to it: stateofplay add {shlex.quote(shown)} REPORTS...")
    return exits.DONE
