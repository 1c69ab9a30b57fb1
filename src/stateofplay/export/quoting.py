"""How terminals are shown words and the reports that they stand in."""

from __future__ import annotations

import re
from typing import Final

from stateofplay.export.board import Board
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.wording import long_date
from stateofplay.model import Span

LONGEST: Final = 600
"""Characters of a sentence or passage that are shown; a text without full stops has no end."""


def report_name(board: Board, glyphs: Glyphs, report_id: str) -> str:
    """Outlet, date and id of a report."""
    card = board.cards.get(report_id)
    parts = [glyphs.say(card.outlet) if card else "", long_date(board.published(report_id)) or "undated"]
    return f"{', '.join(part for part in parts if part)} ({glyphs.say(report_id)})"


def shortened(glyphs: Glyphs, span: Span, longest: int = LONGEST) -> str:
    """The words, without the middle of what is too long to read."""
    return glyphs.say(without_middle(span.exact, longest))


def without_middle(words: str, longest: int) -> str:
    """The words; of more than `longest` characters the first and the last, cut at spaces, with ` … ` for what is left out."""
    if len(words) <= longest:
        return words
    half = longest // 2
    return f"{head(words, half)} … {tail(words, half)}"


def head(words: str, longest: int) -> str:
    """The first words, cut at a space; in mid-word only where none is near."""
    kept = words[: longest + 1]
    at = max((found.start() for found in _SPACE.finditer(kept)), default=0)
    return (kept[:at] if at >= longest // 2 else words[:longest]).rstrip()


def tail(words: str, longest: int) -> str:
    """The last words, cut at a space; in mid-word only where none is near."""
    kept = words[-longest - 1 :]
    at = next((found.end() for found in _SPACE.finditer(kept)), longest)
    return (kept[at:] if at <= longest // 2 else words[-longest:]).lstrip()


def quoted(glyphs: Glyphs, words: str) -> str:
    """The words between quotation marks."""
    return f'"{words}"' if glyphs.ascii_only else f"“{words}”"


def as_said(glyphs: Glyphs, span: Span, longest: int = LONGEST) -> str:
    """The words between quotation marks, or with those that they have, so that none stand double."""
    words = shortened(glyphs, span, longest)
    return words if words[:1] in _MARKS else quoted(glyphs, words)


_SPACE: Final = re.compile(r"\s")
_MARKS: Final = tuple('"“„«')
