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
_SHOWN = 20
"""Decisions of one stroke that are named."""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("decision", metavar="[DECISION]", default="")
@projects.who
def undo(project: str, decision: str, who: str) -> int:
    """Take back a decision, by its id in the history; without one, your last.

    Those that were made with it at one stroke go with it. It stays in the history, and taking back what took it back brings
    it back.
    """
    from stateofplay.export.history_view import deed_words, deeds
    from stateofplay.project import decide, history

    with projects.opened(project) as ledger:
        back = decide.undo(ledger, decision, who=who)
        told = history.told_of(ledger, back)
    for one in back[:_SHOWN]:
        undone, what = told[one.id]
        terminal.say(f"Taken back: {one.who} {deed_words(one, undone, what)} (decision {one.id}).")
    if len(back) > _SHOWN:
        terminal.say(f"In all: {deeds(back)}.")
    return exits.DONE
