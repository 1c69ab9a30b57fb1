"""Sentences and quotations of a bare text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.stretches import quotations, sentences


def test_sentences_respect_abbreviations_and_line_ends():
    """The stop of "Mr." or an initial ends nothing, a line end always does."""
    text = "Mr. Reld met J. Varga. They spoke!\nA heading\n“No.” She left."
    assert [text[low:high] for low, high in sentences(text)] == [
        "Mr. Reld met J. Varga.",
        "They spoke!",
        "A heading",
        "“No.”",
        "She left.",
    ]


def test_months_and_titles_end_nothing():
    """The stop of a title or of a short month ends nothing, that of a word does."""
    text = "Gen. Reld signed on Jun. 4 with Sgt. Varga. Talks ended in Dravik. Nobody spoke."
    assert [text[low:high] for low, high in sentences(text)] == [
        "Gen. Reld signed on Jun. 4 with Sgt. Varga.",
        "Talks ended in Dravik.",
        "Nobody spoke.",
    ]


def test_quotations_are_the_outer_ones_of_the_stretch():
    """A quotation in a quotation is part of it, and marks before the stretch do not count."""
    text = "“No.” Varga said: “They told us ‘never’ twice,” and 'nothing more' since."
    assert [text[low:high] for low, high in quotations(text, 6)] == ["They told us ‘never’ twice,", "nothing more"]


@given(st.text(max_size=300), st.integers(0, 50))
def test_offsets_point_into_the_stretch(text, start):
    """Sentences and quotations lie inside the stretch, in order, whatever it holds."""
    for found in (sentences(text, start), quotations(text, start)):
        ends = start
        for low, high in found:
            assert ends <= low < high <= len(text)
            ends = high
