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


def test_short_words_elsewhere_are_others():
    """A few words in another paragraph, on another subject, are not those that were meant."""
    old = "The port made an offer. It said no more. The union left."
    new = "The city council met in the evening, behind doors. It said the budget would hold."
    assert relocate(quote(old, "It said"), new) is None


def test_short_words_that_moved_with_their_sentence_are_found():
    """Eight characters in common beside them are enough, on either side."""
    old = "The port made an offer. It said no more to us. The union left."
    new = "The union left at noon. Later the port had its turn: It said no more to us."
    found = relocate(quote(old, "It said"), new)
    assert found is not None
    assert found.start == new.index("It said")


def test_long_words_at_several_places_need_their_surroundings():
    """A sentence that the new text has twice, in places that are both others, is not found; where it stands once it is."""
    words = "the talks would go on until Friday"
    old = f"The union's chairwoman told members that {words}, come what may."
    twice = f"On Monday, {words}. By Tuesday nobody thought {words}!"
    assert relocate(quote(old, words), twice) is None
    assert relocate(quote(old, words), f"On Monday, {words}.") is not None


def test_at_the_edges_of_a_text_what_is_there_is_enough():
    """Where less than eight characters stood around the words, those must be there, and no more."""
    old = "It said no."
    assert relocate(quote(old, "It said"), "A headline\n\nIt said no.") == Span.of("A headline\n\nIt said no.", 12, 19)
    assert relocate(quote(old, "It said"), "A headline\n\nIt said yes.") is None


def test_a_wider_span_tells_what_stands_around():
    """As much of it as is kept beside a quotation; nothing where the words are outside."""
    outer = Span.of(TEXT, 0, 18)
    assert Quote.within(outer, Span.of(TEXT, 4, 9)) == Quote(Span.of(TEXT, 4, 9), "The ", " said no.")
    assert Quote.within(outer, Span.of(TEXT, 19, 27)) == Quote(Span.of(TEXT, 19, 27), "", "")
