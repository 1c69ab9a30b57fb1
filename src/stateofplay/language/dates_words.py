"""The word lists of time expressions that more than one reader needs."""

from __future__ import annotations

from typing import Final

from stateofplay.language.calendar import PLURALS, UNITS

STEPS: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "current": 0, "present": 0, "same": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1, "that": 0,
}  # fmt: skip
"""Which way a word steps from its anchor."""

FROM_STORY: Final = frozenset("previous preceding prior following ensuing subsequent same that".split())
"""Steps that count from the day that the story has reached, not from the publication."""

SHORT_UNITS: Final = {
    "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "wk": "week",
    "wks": "week", "mo": "month", "mos": "month", "yr": "year", "yrs": "year",
}  # fmt: skip
KINDS: Final = frozenset(
    "calendar fiscal financial academic school tax business working trading election full whole entire".split()
)
"""Words between a step or count and its unit: "this school year", "five working days"."""

CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
NUMBER_DECADES: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip
APPROX: Final = frozenset("about around approximately roughly nearly almost some over under".split())
"""Words that soften a length or a time and belong to its expression."""

APPROX_PHRASES: Final = (
    ("no", "more", "than"), ("no", "less", "than"), ("no", "fewer", "than"), ("no", "later", "than"),
    ("not", "more", "than"), ("as", "many", "as"), ("as", "much", "as"), ("as", "little", "as"), ("as", "long", "as"),
    ("as", "few", "as"),
    ("just", "over"), ("just", "under"), ("well", "over"), ("just", "about"), ("a", "little", "over"),
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("up", "to"), ("close", "to"),
    ("a", "little", "more", "than"), ("a", "bit", "more", "than"), ("slightly", "more", "than"), ("just", "more", "than"),
    ("little", "more", "than"), ("well", "more", "than"), ("a", "maximum", "of"), ("a", "minimum", "of"), ("a", "total", "of"),
    ("just", "shy", "of"), ("upwards", "of"), ("upward", "of"), ("or", "so"),
)  # fmt: skip
EDGES: Final = frozenset(
    "beginning start end middle close outset turn rest remainder course bulk eve half part dawn height midst".split()
)
"""Nouns that take a part of a period: "the end of March"."""


def unit_of(word: str) -> str:
    """The unit of time that a word names, in the singular; "" for none."""
    return word if word in UNITS else PLURALS.get(word) or SHORT_UNITS.get(word, "")
