"""What people have decided on a statement, in words and as JSON: the same in every face."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from rich.text import Text

from stateofplay.export.glyphs import Glyphs
from stateofplay.export.json_forms import Json
from stateofplay.export.quoting import quoted, without_middle
from stateofplay.export.wording import listed
from stateofplay.model import Action, Verdict

READ: Final = "read, not checked"
"""Of a statement on which nobody has decided."""
_DONE: Final = MappingProxyType(
    {
        Action.ACCEPT: ("accepted", "bold green"),
        Action.CORRECT: ("corrected", "bold green"),
        Action.ADD: ("added", "bold green"),
        Action.REJECT: ("rejected", "bold red"),
        Action.FLAG: (READ, "yellow"),
    }
)
_LONGEST: Final = 200


def decided(glyphs: Glyphs, verdict: Verdict | None) -> Text:
    """`accepted by ada`, or that the statement was read and not checked; who disagrees, and what else is to be known."""
    if verdict is None:
        return Text(READ, "dim italic")
    word, style = _DONE.get(verdict.action, (glyphs.say(verdict.action), "bold"))
    who = glyphs.say(listed(list(verdict.who)))
    if verdict.action is Action.FLAG:
        line = Text(f"{word}; flagged by {who}", style)
    else:
        line = Text(f"{word} by {who}" if who else word, style)
        if verdict.flagged:
            line.append("; flagged for another look", "yellow")
    if verdict.why:
        line.append(f": {quoted(glyphs, without_middle(glyphs.say(verdict.why), _LONGEST))}", "not bold")
    if verdict.against:
        line.append(f"; {glyphs.say(listed(list(verdict.against)))} decided otherwise", "bold magenta")
    if verdict.is_kept:
        line.append("; the reader no longer finds it", "yellow")
    return line


def row(verdict: Verdict | None) -> Json | None:
    """A verdict as JSON; null where nobody has decided."""
    if verdict is None:
        return None
    return {
        "action": str(verdict.action),
        "who": list(verdict.who),
        "against": list(verdict.against),
        "recorded": verdict.recorded,
        "why": verdict.why,
        "flagged": verdict.flagged,
        "is_kept": verdict.is_kept,
        "read": verdict.read,
    }
