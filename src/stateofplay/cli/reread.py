"""`stateofplay reread`: the reports of a project read again, with people's decisions kept."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, projects, terminal
from stateofplay.export.wording import count
from stateofplay.model import Context, Notice, Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stateofplay.model import Decision
    from stateofplay.project.shelf import Through

EXAMPLES = """\b
Examples:
  stateofplay reread talks.sop
  stateofplay reread talks.sop --reader rules
  stateofplay reread talks.sop && stateofplay review talks.sop
"""
_SHOWN = 20
_WORDS = 80


@click.command(epilog=EXAMPLES)
@projects.argument
@options.reader
@projects.who
def reread(project: str, reader: str, who: str) -> int:
    """Read the reports of a project again.

    Reports that another version of the reader has read, or that were read with another codebook, are read again. What people
    decided stays: decisions are about words, and find them again. Those that fit nothing any longer are named. An
    interrupted command is simply run again, and goes on.
    """
    from stateofplay.project import reading, states

    seen: list[Notice] = []
    context = Context(notify=seen.append, reader=Reader(reader))
    with projects.opened(project) as ledger:
        try:
            with terminal.progress() as progress:
                done = reading.reread(ledger, who=who, context=context, progress=progress)
            projects.compared(ledger, seen)
        finally:
            terminal.notices(seen)
        unfit = states.unfit(ledger)
    terminal.say(summary(done))
    _say_unfit(unfit)
    return exits.DONE


def summary(done: Through) -> str:
    """What reading again has changed, in one line."""
    if not done.again:
        return "Every report has been read by this reader with this codebook already."
    statements = f"{count(done.stayed, 'statement')} stayed, {done.came:,} came, {done.went:,} went"
    return f"Read {count(len(done.again), 'report')} again: {statements}."


def _say_unfit(unfit: Sequence[Decision]) -> None:
    """Which decisions fit nothing any longer, the first ones one a line."""
    if not unfit:
        return
    verb = "fits" if len(unfit) == 1 else "fit"
    terminal.say(f"{count(len(unfit), 'decision')} {verb} nothing that is read now; kept, and listed by `stateofplay history`:")
    for one in unfit[:_SHOWN]:
        target = one.seen or one.says
        words = " ".join(target.evidence.exact.split()) if target else ""
        words = words if len(words) <= _WORDS else f"{words[: _WORDS - 3]}..."
        terminal.say(f"- {one.id}  {one.recorded[:10]}  {one.who}: {one.action} “{words}” in {one.report}")
    if len(unfit) > _SHOWN:
        terminal.say(f"- and {len(unfit) - _SHOWN} more")
