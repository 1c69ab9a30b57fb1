"""`stateofplay migrate`: a project of an earlier version brought to the form of this one."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, projects, terminal

EXAMPLES = """\b
Examples:
  stateofplay migrate talks.sop
  stateofplay migrate postgresql://desk@server/talks --backup talks-before.sop
"""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.option(
    "--backup",
    "copy",
    metavar="FILE",
    type=click.Path(),
    default="",
    help="Where to keep a copy of the project as it is; for a file, one is put beside it by itself.",
)
def migrate(project: str, copy: str) -> int:
    """Bring a project that an earlier version made to the form of this version, after a copy was made.

    It is brought there all the way or not at all. A project that is there already is left alone.
    """
    from stateofplay.ledger import open_project
    from stateofplay.ledger.address import Address
    from stateofplay.ledger.migrations import migrate as brought

    with open_project(project, any_schema=True) as ledger:
        shown = ledger.address.shown
        done = brought(ledger, copy)
    if done.before == done.after:
        terminal.say(f"{shown} has the form of this version ({done.after}) already.")
        return exits.DONE
    terminal.say(f"Copied as it was to {Address.of(done.copy).shown}.")
    for step in done.steps:
        terminal.say(f"Changed: {step}.")
    terminal.say(f"{shown} has form {done.after} now.")
    return exits.DONE
