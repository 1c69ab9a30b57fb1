"""`stateofplay drop`: reports out of a project, without erasing anything."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from stateofplay.cli import exits, projects, terminal
from stateofplay.errors import UsageError
from stateofplay.export.wording import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stateofplay.model import Notice

EXAMPLES = """\b
Examples:
  stateofplay drop talks.sop 2025-12-15-wire
  stateofplay drop talks.sop 2025-12-15-wire 2025-12-16-wire --why "a hoax, withdrawn by the agency"
  stateofplay undo talks.sop
"""
_NAMED = 20
_LONGEST = 10_000


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--why", metavar="TEXT", default="", help="The reason.")
@projects.who
def drop(project: str, reports: tuple[str, ...], why: str, who: str) -> int:
    """Leave reports out of a project, with everything that was read in them.

    REPORT is an id, as `stateofplay history` and `search` show it. Nothing is erased: the reports and what was decided on them
    are kept, the history tells who left them out, and `stateofplay undo` brings them back.
    """
    from stateofplay.project import leaving_out

    if len(why) > _LONGEST:
        raise UsageError(f"the reason has {len(why):,} characters", remedy=f"say it in {_LONGEST:,} at most")
    seen: list[Notice] = []
    with projects.opened(project) as ledger:
        made = leaving_out.leave_out(ledger, reports, who=who, why=why)
        shown = shlex.quote(ledger.address.shown)
        try:
            numbers = projects.compared(ledger, seen)
        finally:
            terminal.notices(seen)
        told_others = leaving_out.told_others(ledger, [one.left_out for one in made])
    for one in made[:_NAMED]:
        terminal.say(f"Left out: report {one.left_out} (decision {one.id}).")
    terminal.say(summary(len(made), numbers))
    terminal.say(f"Bring {'it' if len(made) == 1 else 'them'} back: stateofplay undo {shown} {made[0].id}")
    if told_others:
        terminal.say(
            f"Other reports were read with what was told there of people. Read those again: stateofplay reread {shown}"
        )
    return exits.DONE


def summary(number: int, numbers: Mapping[str, Any]) -> str:
    """What was left out, and what the project holds now."""
    held = f"{count(numbers.get('reports', 0), 'report')}, {count(numbers.get('statements', 0), 'statement')}"
    return f"Left out {count(number, 'report')}. In the project now: {held}."
