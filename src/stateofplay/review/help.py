"""All keys of the review, and what its signs mean, in words."""

from __future__ import annotations

from typing import Final

from rich.text import Text

from stateofplay.export.glyphs import Glyphs
from stateofplay.review.passage import legend

KEYS: Final = (
    ("a", "accept: the report says this (keeps a correction too)"),
    ("x", "reject: it does not"),
    ("space", "skip: ask me later"),
    ("backspace", "take the last step back, again and again"),
    ("f", "flag: somebody should look again"),
    ("c", "correct: choose what"),
    ("p i s o", "correct party, issue, stance, kind of source"),
    ("r", "red line, or none"),
    ("d e", "choose the words of the condition, of the evidence"),
    ("w", "write a reason; it is kept with the decision"),
    ("g", "decide as somebody else did (where that is shown)"),
    ("up down", "another statement (also k j, left right, home end)"),
    ("pgup pgdn", "move the passage; v shows the report around it"),
    ("/", "narrow the list by words; esc shows all again"),
    ("t", "order the list otherwise"),
    ("A X", "accept, reject all that are in the list"),
    ("q", "leave; every decision is kept already"),
)


def keys(glyphs: Glyphs) -> Text:
    """The keys, one a line, and the signs."""
    out = Text()
    for key, words in KEYS:
        out.append(f"{key:<10}", "bold").append(f"{words}\n")
    return out.append(f"\nIn the passage: {legend(glyphs)}", "dim")
