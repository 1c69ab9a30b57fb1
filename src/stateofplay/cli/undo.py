"""`stateofplay undo`: a decision taken back."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, projects, terminal

EXAMPLES = """\b
Examples:
  stateofplay undo talks.sop
  stateofplay undo talks.sop 1b44940e1c1d
  stateofplay undo talks.sop --as ada
"""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("decision", metavar="[DECISION]", default="")
@projects.who
def undo(project: str, decision: str, who: str) -> int:
    """Take back a decision, by its id in the history; without one, your last.

    Those that were made with it at one stroke go with it. It stays in the history, and taking back what took it back brings
    it back.
    """
    from stateofplay.export.history_view import DEEDS
    from stateofplay.project import decide

    with projects.opened(project) as ledger:
        back = decide.undo(ledger, decision, who=who)
    for one in back:
        target = one.seen or one.says
        about = f" {target.id} in {target.report}" if target else f" {one.undoes}".rstrip()
        terminal.say(f"Taken back: {one.who} {DEEDS[one.action]}{about} (decision {one.id}).")
    return exits.DONE
