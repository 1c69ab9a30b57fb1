"""Spans say their words, and nothing else can be made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Citation, Span

_TEXT = st.text(st.sampled_from("aB .,\n“”\"'\u00ad\u200b\u0301\u05d0\u202e🙂👩‍🌾"), max_size=40)


@st.composite
def _stretches(draw):
    """A text and two offsets in it, in order."""
    text = draw(_TEXT)
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return text, start, end


@given(_stretches())
def test_span_of_text_says_its_words(made):
    """A span made from a text holds in it, counts code points and covers itself."""
    text, start, end = made
    span = Span.of(text, start, end)
    assert span.exact == text[start:end]
    assert span.holds_in(text)
    assert len(span) == end - start
    assert span.covers(span)


@given(_stretches(), st.characters(exclude_characters="aB .,\n“”\"'"))
def test_span_does_not_hold_in_a_text_that_was_changed(made, sign):
    """Where a code point in the span is another one, the span holds no longer."""
    text, start, end = made
    if start == end or text[start] == sign:
        return
    assert not Span.of(text, start, end).holds_in(text[:start] + sign + text[start + 1 :])


@pytest.mark.parametrize(
    ("start", "end", "exact"), [(-1, 2, "abc"), (3, 2, ""), (0, 3, "ab"), (0, 1, "ab"), (2, 2, "a"), (0, 2, "🙂")]
)
def test_span_that_cannot_say_its_words_is_refused(start, end, exact):
    """Offsets that do not fit the words are an error that names both."""
    with pytest.raises(ValueError, match=rf"span \[{start}:{end}\] cannot say"):
        Span(start, end, exact)


@pytest.mark.parametrize(("start", "end"), [(0, 4), (4, 5), (3, 4), (-1, 2), (2, 1), (-3, -1)])
def test_span_outside_its_text_is_refused(start, end):
    """A stretch that the text does not have makes no span, not even a shorter one."""
    with pytest.raises(ValueError, match="span"):
        Span.of("abc", start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "cover"),
    [
        ((0, 4), (2, 6), True, False),
        ((0, 4), (4, 6), False, False),
        ((0, 6), (2, 4), True, True),
        ((2, 4), (0, 6), True, False),
        ((2, 4), (2, 4), True, True),
        ((0, 4), (4, 4), False, True),
        ((0, 2), (5, 6), False, False),
    ],
)
def test_overlap_and_cover(one, other, overlap, cover):
    """Neighbours do not overlap; cover takes in the ends; overlap is the same both ways."""
    a, b = (Span.of("the talks", *ends) for ends in (one, other))
    assert a.overlaps(b) is overlap
    assert b.overlaps(a) is overlap
    assert a.covers(b) is cover


def test_spans_and_citations_sort_by_place():
    """Spans sort in the order of the text, citations by report first."""
    late, early, longer = (Span.of("no deal yet", *ends) for ends in ((3, 7), (0, 2), (0, 7)))
    assert sorted([late, longer, early]) == [early, longer, late]
    rows = [Citation("b", early), Citation("a", late), Citation("a", early)]
    assert sorted(rows) == [rows[2], rows[1], rows[0]]
