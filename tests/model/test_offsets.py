"""Offsets find their way back to the text that another was made from."""

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.clean import clean
from stateofplay.model import OffsetMap


@st.composite
def _cut_texts(draw):
    """A text, the same without some of its stretches, and the map from the second to the first."""
    pieces = draw(st.lists(st.tuples(st.text("ab🙂", min_size=1, max_size=4), st.text("-\u00ad", max_size=3)), max_size=6))
    starts, shifts, kept, whole = [0], [0], "", ""
    for keep, cut in pieces:
        whole += keep
        kept += keep
        if cut:
            whole += cut
            starts.append(len(kept))
            shifts.append(len(whole) - len(kept))
    return whole, kept, OffsetMap(tuple(starts), tuple(shifts))


@given(_cut_texts())
def test_every_character_is_found_again(made):
    """Each code point that was kept stands at its mapped place in the original."""
    whole, kept, offsets = made
    assert [whole[offsets(i)] for i in range(len(kept))] == list(kept)


@given(_cut_texts(), st.data())
def test_stretch_begins_and_ends_with_its_own_characters(made, data):
    """A mapped stretch starts at its first character, ends after its last one and holds all between."""
    whole, kept, offsets = made
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(kept))] * 2)))
    first, last = offsets.span(start, end)
    assert whole[first:last].translate({ord("-"): None, 0xAD: None}) == kept[start:end]
    assert (first == last) is (start == end)
    assert whole[first:last][:1] not in {"-", "\u00ad"}
    assert whole[first:last][-1:] not in {"-", "\u00ad"}


def test_unchanged_text_maps_to_itself():
    """The plain map moves nothing."""
    assert [OffsetMap()(i) for i in (0, 1, 99)] == [0, 1, 99]
    assert OffsetMap().span(2, 5) == (2, 5)


def test_empty_stretch_stays_empty():
    """A stretch without characters, or one turned round, is a point."""
    offsets = OffsetMap((0, 3), (0, 2))
    assert offsets.span(3, 3) == (5, 5)
    assert offsets.span(4, 2) == (6, 6)


def test_clean_text_points_into_the_report():
    """A word that soft hyphens cut is one word in the clean text, whose span takes in the hyphens."""
    text = "The cease\u00adfire hold\u00ads."
    made = clean(text)
    at = made.text.index("ceasefire")
    start, end = made.span(at, at + len("ceasefire"))
    assert text[start:end] == "cease\u00adfire"
