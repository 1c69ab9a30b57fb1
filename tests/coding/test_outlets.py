"""Outlets that a report credits."""

import pytest
from reading import document

from stateofplay.coding.outlets import is_outlet, via


def credited(text, outlet="Harbour Wire"):
    """What the first sentence credits."""
    made = document(text, outlet=outlet)
    row = made.sentences[0]
    return via(made, None, made.span(row.start, row.end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind told Reuters that it was late.", "Reuters"),
        ("Ada Lind told the Lakeside Courier that it was late.", "the Lakeside Courier"),
        ("In an interview with Axios, Ada Lind said it was late.", "Axios"),
        ("A memo seen by the Lakeside Times says it is late.", "the Lakeside Times"),
        ("Ada Lind told this newspaper that it was late.", "this newspaper"),
        ("Ada Lind told state television that it was late.", "state television"),
        ("Ada Lind told reporters that it was late.", ""),
        ("Ada Lind told Jon Berg that it was late.", ""),
        ("Ada Lind told the union that it was late.", ""),
    ],
)
def test_via(text, expected):
    """Whom a source spoke to, or who saw a paper, where that is an outlet."""
    assert credited(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "cue", "expected"),
    [
        ("The newspaper Nordlys reported it.", "The newspaper Nordlys", "reported", True),
        ("The Lakeside Ledger reported it.", "The Lakeside Ledger", "reported", True),
        ("The Lakeside Ledger Group rejects it.", "The Lakeside Ledger Group", "rejects", False),
        ("The World Food Programme said so.", "The World Food Programme", "said", False),
    ],
)
def test_names_of_outlets(text, words, cue, expected):
    """A kind and a name; a word that may be a name only with a verb of reporting."""
    made = document(text)
    at = text.index(cue)
    assert is_outlet(made, made.span(0, len(words)), made.span(at, at + len(cue))) is expected
