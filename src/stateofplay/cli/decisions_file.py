"""Decisions from a file, kept at one stroke: what `stateofplay decide --file` does."""

# ruff: noqa: PLC0415 - what only this needs is imported when it runs, so that help is quick

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stateofplay.cli import exits, projects, terminal

if TYPE_CHECKING:
    from stateofplay.project.bulk import Wanted

STDIN: Final = "-"
_SHOWN: Final = 50
"""Faults that are told."""


def run(project: str, file: str, *, who: str) -> int:
    """Make the decisions of a file, all or none; each fault is told with its line.

    Raises:
        DecisionsError: the file cannot be read, or something in it cannot be decided.
        ProjectError: the project cannot be opened or written.
    """
    from stateofplay.export.history_view import deeds
    from stateofplay.project import bulk

    try:
        wanted = _read(file)
        with projects.opened(project) as ledger:
            made = bulk.decide(ledger, wanted, who=who)
    except bulk.BulkError as error:
        for fault in error.faults[:_SHOWN]:
            terminal.say(str(fault))
        if len(error.faults) > _SHOWN:
            terminal.say(f"and {len(error.faults) - _SHOWN:,} more")
        raise
    undo = f"stateofplay undo {shlex.quote(project)} {made[0].id}"
    terminal.say(f"{who} {deeds(made)}. To take {'it' if len(made) == 1 else 'all of it'} back: {undo}")
    return exits.DONE


def _read(file: str) -> tuple[Wanted, ...]:
    from stateofplay.errors import DecisionsError, Place
    from stateofplay.intake.decode import decode
    from stateofplay.intake.files import read_bytes, shown
    from stateofplay.project import bulk

    remedy = "give them in several files"
    if file == STDIN:
        name, data = "standard input", sys.stdin.buffer.read(bulk.LIMIT + 1)
        if len(data) > bulk.LIMIT:
            raise DecisionsError(f"there are more than {bulk.LIMIT:,} bytes", place=Place(name), remedy=remedy)
    else:
        name, data = shown(Path(file)), read_bytes(Path(file), bulk.LIMIT, DecisionsError, remedy=remedy)
    text = decode(data, Place(name), fault=DecisionsError, remedy="save it as plain text").text
    return bulk.read(text, name)
