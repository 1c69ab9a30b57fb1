"""The noun that a number counts."""

from __future__ import annotations

import pytest

from stateofplay.language.numerals import words
from stateofplay.language.quantities_nouns import counted, hyphened, single


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("armoured vehicles were seen", "armoured vehicles"), ("more low-lying islands", "low-lying islands"),
        ("missing soldiers", "missing soldiers"), ("dead in the attack", "dead"), ("police officers", "police officers"),
        ("Airbus A320s are grounded", "Airbus A320s"), ("U.N. peacekeepers", "U.N. peacekeepers"), ("crew and cargo", "crew"),
        ("low- and middle-income families", "low- and middle-income families"), ("consecutive months of growth", "months"),
        ("Israelis", "Israelis"), ("most populous counties", "most populous counties"), ("more votes", "votes"),
        ("voted against the motion", None), ("of the members", None), ("were hurt", None), ("is this", None), ("more", None),
    ],
)  # fmt: skip
def test_a_plural_noun_phrase(text, noun):
    """The phrase runs to its plural head, past adjectives and hyphens, and never over a verb."""
    found = counted(words(text), 0)
    assert (found and found[0]) == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [("soldier was killed", "soldier"), ("extra day of leave", "day"), ("chest infection, said", "chest infection"),
     ("of the ministers", None), ("thing is clear", None), ("aide said", None), ("based on faith", None)],
)  # fmt: skip
def test_what_one_counts(text, noun):
    """A singular noun phrase, and no pronoun or idiom."""
    found = single(words(text), 0)
    assert (found and found[0]) == noun


@pytest.mark.parametrize(("text", "noun"), [("point plan", "points"), ("member panel", "members"), ("storey block", "storeys"),
                                            ("strong force", ""), ("way street", None)])  # fmt: skip
def test_what_a_hyphen_joins(text, noun):
    """The unit of a compound adjective is the plural of its noun."""
    found = hyphened(words(text), 0)
    assert (found and found[0]) == noun
