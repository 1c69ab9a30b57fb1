"""What a check of a project found, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stateofplay.export.glyphs import Glyphs
from stateofplay.export.history_view import DEEDS, moment
from stateofplay.export.quoting import as_said
from stateofplay.export.wording import count
from stateofplay.model.checking import Checking, Part

_SHOWN: Final = 20
_LONGEST: Final = 100


def part_lines(part: Part, *, glyphs: Glyphs) -> Iterator[str]:
    """A part that was checked, with each fault, its place and what to do."""
    yield glyphs.say(_line(part))
    for fault in part.faults[:_SHOWN]:
        yield f"  {glyphs.say(f'{fault.where}: {fault.problem}')}"
    left = len(part.faults) - _SHOWN
    if left > 0:
        yield f"  and {count(left, 'more fault')} of this kind"
    for remedy in dict.fromkeys(fault.remedy for fault in part.faults if fault.remedy):
        yield f"  What to do: {glyphs.say(remedy)}."


def sum_lines(found: Checking, *, glyphs: Glyphs) -> Iterator[str]:
    """Decisions that fit nothing, and how many faults there are."""
    if found.unfit:
        one = len(found.unfit) == 1
        yield f"{count(len(found.unfit), 'decision')} {'fits' if one else 'fit'} nothing any longer, which is no fault:"
        for row in found.unfit[:_SHOWN]:
            target = row.seen or row.says
            words = f" {as_said(glyphs, target.evidence, _LONGEST)}" if target else ""
            yield f"  {row.id} {glyphs.say(f'{row.who} {DEEDS[row.action]}, {moment(row.recorded)}')}{words}"
        left = len(found.unfit) - _SHOWN
        if left > 0:
            yield f"  and {left:,} more: `stateofplay history` lists them"
    number = len(found.faults)
    yield glyphs.say(f"{found.project}: {count(number, 'fault') if number else 'no fault'} found.")


def _line(part: Part) -> str:
    state = count(len(part.faults), "fault") if part.faults else "well"
    more = f" {part.more}" if part.more else ""
    rows = f" ({count(part.number, part.of)}{more})" if part.of else ""
    return f"{part.name}{rows}: {part.note or state}"
