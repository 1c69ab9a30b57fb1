"""Choosing words: ends that move by a word, and a stretch that is never empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.review.stretch import Stretch

TEXT = "The union's chair said: “never, not for more.” Others wait."


def at(words):
    """The stretch of those words."""
    start = TEXT.index(words)
    return Stretch.of(TEXT, (0, len(TEXT)), start, start + len(words))


def test_ends_move_by_a_word():
    """Words with an apostrophe are one; marks stand for themselves."""
    stretch = at("union's chair")
    assert stretch.span.exact == "union's chair"
    assert stretch.moved(end=1).span.exact == "union's chair said"
    assert stretch.moved(end=2).span.exact == "union's chair said:"
    assert stretch.moved(start=1).span.exact == "chair"
    assert stretch.moved(start=-1).span.exact == "The union's chair"


def test_offsets_within_words_take_the_whole_word():
    """A stretch that cuts a word holds it."""
    start = TEXT.index("ever")
    assert Stretch.of(TEXT, (0, len(TEXT)), start, start + 2).span.exact == "never"


def test_an_end_that_meets_the_other_takes_it_along():
    """At least one word stays chosen."""
    assert at("said").moved(start=2).span.exact == "“"
    assert at("said").moved(end=-1).span.exact == "chair"


def test_it_stays_in_its_passage():
    """Beyond the passage there is nothing to choose."""
    end = TEXT.index(" Others")
    stretch = Stretch.of(TEXT, (0, end), 0, 3).moved(end=100)
    assert stretch.span.end == end
    assert stretch.moved(start=-100).span.start == 0


def test_a_passage_without_words():
    """There is nothing to choose from, which is said."""
    with pytest.raises(ValueError, match="no words"):
        Stretch.of("   \n ", (0, 5), 0, 1)


@given(st.text(max_size=60), st.data())
def test_any_moves_leave_words_of_the_text(text, data):
    """Whatever the text and the moves, what is chosen stands in the text, and is not empty."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    try:
        stretch = Stretch.of(text, (0, len(text)), start, end)
    except ValueError:
        return
    for by in data.draw(st.lists(st.integers(-3, 3), max_size=6)):
        stretch = stretch.moved(start=by) if by % 2 else stretch.moved(end=by)
        assert stretch.span.holds_in(text)
        assert stretch.span.exact.strip()
