"""Unnamed sources: how many, and why they are not named."""

import pytest
from reading import WARD, document, only

from stateofplay.coding.anonymity import claimed, reason
from stateofplay.model import Sourcing


def span(made, words):
    """The last occurrence of the words."""
    start = made.text.rindex(words)
    return made.span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Two officials said so.", "Two officials", 2),
        ("An aide said so.", "An aide", 1),
        ("Two officials and an aide said so.", "Two officials and an aide", 3),
        ("Officials said so.", "Officials", 0),
        ("Three diplomats came. The diplomats said so.", "The diplomats", 3),
        ("Two people close to the board came. They said so.", "They", 2),
        ("Her deputy said so.", "Her deputy", 1),
        ("A dozen people said so.", "A dozen people", 12),
    ],
)
def test_how_many_are_claimed(text, words, number):
    """Numbers and articles of the phrase, or of the one by which they were brought in; none where the report gives none."""
    found = claimed(document(text), span(document(text), words))
    assert found == number


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("An aide, who spoke on condition of anonymity because talks go on, said no.", "An aide", "because talks go on"),
        ("An aide, who was not authorised to speak publicly, said no.", "An aide", "who was not authorised to speak publicly"),
        ("Two officials said no. They asked not to be named, citing house rules.", "Two officials", "citing house rules"),
        ("An aide who declined to be identified for fear of reprisals said no.", "An aide", "for fear of reprisals"),
        ("An aide, asking to stay unnamed, came. The aide said no.", "The aide", None),
        ("An aide said no because the talks are private.", "An aide", None),
    ],
)  # fmt: skip
def test_the_reason(text, words, why):
    """The clause after the words that keep the name back; none where nothing is kept back or no reason is given."""
    made = document(text)
    found = reason(made, span(made, words))
    assert (found.exact if found else None) == why
    assert found is None or found.holds_in(text)


def test_statements_carry_both():
    """A statement from unnamed sources says how many and why; one from a named source says neither."""
    text = "Two officials of the union, who asked not to be named because talks are private, said the union demands a pay rise."
    found = only(text, WARD, "union")
    assert (found.sourcing, found.sources) == (Sourcing.ANONYMOUS, 2)
    assert found.anonymity is not None
    assert found.anonymity.exact == "because talks are private"
    named = only("Mara Quill said the union demands a pay rise.", WARD, "union")
    assert (named.anonymity, named.sources) == (None, 0)
