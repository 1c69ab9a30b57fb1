"""Words are found again where the text around them has shifted."""

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.ledger.anchors import Quote, relocate
from stateofplay.model import Report, Span

TEXT = "The union said no. The port said no. The city said nothing."


def quote(text, words, nth=0):
    """The words where they stand for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Quote.of(Report("01", text), Span.of(text, at, at + len(words)))


def test_words_are_found_where_they_stand():
    """Nothing has shifted."""
    assert relocate(quote(TEXT, "The port"), TEXT) == Span.of(TEXT, 19, 27)


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_put_before_and_behind_shifts_them(before, behind):
    """Words that occur once are found whatever is added around them, and say what they said."""
    new = f"{before}{TEXT}{behind}"
    found = relocate(quote(TEXT, "The port"), new)
    assert found is not None
    assert found.holds_in(new)
    if "The port" not in before + TEXT[:5]:
        assert found.start == len(before) + 19


def test_of_several_places_the_surroundings_tell():
    """The second "said no" is the port's, wherever it has gone."""
    new = "On Friday, after a week of talks, both had their say. " + TEXT
    found = relocate(quote(TEXT, "said no", 1), new)
    assert found is not None
    assert new[found.start - 9 : found.end] == "The port said no"


def test_without_surroundings_the_nearest_place_is_taken():
    """Where all places look alike, the one nearest to the old offsets."""
    text = "no no no no"
    bare = Quote(Span.of(text, 6, 8), "", "")
    assert relocate(bare, text) == Span.of(text, 6, 8)


def test_what_the_text_no_longer_says_is_not_found():
    """None, rather than a place near by."""
    assert relocate(quote(TEXT, "said nothing"), TEXT.replace("nothing", "little")) is None
