"""Headings without mark-up are short lines between paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.intake import aside, headings
from stateofplay.intake.blocks import blocks

PARAGRAPH = "The two sides met for six hours on Monday and parted without a deal, officials said."


def found(*lines):
    """The headings among the lines."""
    text = "\n".join(lines)
    pieces = blocks(text)
    return [span.exact for span in headings.find(text, pieces, aside.find(text, pieces))]


def test_a_short_line_before_a_paragraph_is_a_heading():
    """It begins with a capital and has no end, typographic quotation marks or not."""
    lines = (PARAGRAPH, "What the dockers want", PARAGRAPH, PARAGRAPH, "Port chief calls offer ‘final’", PARAGRAPH)
    assert found(*lines) == [lines[1], lines[4]]


def test_what_looks_like_one_and_is_none():
    """Sentences, list items, clock times, speaker labels, the last line and text set aside are no headings."""
    for line in (
        "It ended there.",
        "- pay",
        "2:40 p.m. Doors open",
        "THE CHAIR:",
        "and then nothing",
        "Advertisement",
        "He left. She stayed",
    ):
        assert found(PARAGRAPH, line, PARAGRAPH, PARAGRAPH) == []
    assert found(PARAGRAPH, PARAGRAPH, "The last line") == []


def test_a_text_without_full_stops_has_no_headings():
    """Where most lines look like headings, none is one."""
    assert found(*(f"The envoys met again on day {day}" for day in range(9)), PARAGRAPH) == []


def test_a_list_of_names_is_no_run_of_headings():
    """Of several short lines in a row only those next to the paragraph can be headings."""
    assert found(PARAGRAPH, *[PARAGRAPH] * 8, "One", "Two", "Three", "Four", PARAGRAPH) == ["Three", "Four"]


@given(st.lists(st.sampled_from([PARAGRAPH, "Pay", "", "“Peace”", "🕊️ Peace", "SHARE", "a"]), max_size=15))
def test_headings_hold_and_are_not_set_aside(lines):
    """For any mixture of blocks the spans say their words, in order, and none is set aside as well."""
    text = "\n".join(lines)
    pieces = blocks(text)
    asides = aside.find(text, pieces)
    spans = headings.find(text, pieces, asides)
    assert all(span.holds_in(text) for span in spans)
    assert list(spans) == sorted(spans)
    assert not {span.start for span in spans} & {each.span.start for each in asides}
