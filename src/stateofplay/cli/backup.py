"""`stateofplay backup`: a whole copy of a project."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, projects, terminal
from stateofplay.export.wording import count

EXAMPLES = """\b
Examples:
  stateofplay backup talks.sop talks-2026-01-15.sop
  stateofplay backup postgresql://desk@server/talks talks.sop
  stateofplay backup talks.sop postgresql://desk@server/talks
"""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("target", metavar="TARGET", type=click.Path())
def backup(project: str, target: str) -> int:
    """Copy a project, as it is at this moment, to where there is none.

    TARGET is a file or an empty PostgreSQL database; the copy is a project of its own. Others may go on writing meanwhile.
    """
    from stateofplay.ledger.address import Address
    from stateofplay.ledger.backup import backup as copied

    with projects.opened(project) as ledger:
        counts = copied(ledger, target)
    held = f"{count(counts['reports'], 'version of a report', 'versions of reports')}, {count(counts['decisions'], 'decision')}"
    read = f"{count(counts['statements'], 'statement')} as read, of {count(counts['readings'], 'reading')}"
    terminal.say(f"Copied to {Address.of(target).shown}: {held}, {read}.")
    return exits.DONE
