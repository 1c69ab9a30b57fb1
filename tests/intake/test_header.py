"""A header is told from a first paragraph that has a colon in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.errors import ReportError
from stateofplay.intake.header import split

BODY = "The envoys met on Monday.\nThey parted: no deal.\n"


def test_a_header_ends_at_the_first_blank_line():
    """Values are taken by key, unknown keys are tolerated, the text starts after the blank line."""
    text = "outlet: Coast Wire\npublished: 2025-12-15\ntitle: Talks: day 3\nmood: grim\n\n" + BODY
    header = split(text)
    assert text[header.start :] == BODY
    assert (header.value("outlet"), header.value("title")) == ("Coast Wire", "Talks: day 3")
    assert header.fields["published"].line == 2


@pytest.mark.parametrize(
    "text",
    [
        "Geneva: the envoys met.\n\nThey parted.",
        "What we know: three things.\nWhat we do not: the rest.\n\nText.",
        "He put it in one word: no.\n\nText.",
        "12:30 p.m. The doors open.\n\nText.",
        "The source: an official\nsaid so.\n\nText.",
        "- title: a list\n- outlet: of things\n\nText.",
        "",
        "\n\n",
    ],
)
def test_a_paragraph_with_a_colon_is_no_header(text):
    """Only lines that are all `key: value`, with a key that reports have, make a header."""
    assert split(text).start == 0
    assert not split(text).fields


def test_front_matter_is_a_header():
    """Between `---` lines a bare colon in a value, quotation marks and lists do no harm."""
    text = '---\ntitle: Talks: day 3\ndate: 15 December 2025\nsource: "Coast Wire"\ntags:\n  - talks\n- odd\n---\n\n' + BODY
    header = split(text)
    assert text[header.start :] == BODY
    assert (header.value("title"), header.value("outlet")) == ("Talks: day 3", "Coast Wire")
    assert str(header.date("x.md")) == "2025-12-15"
    assert header.fields["published"].line == 3


def test_a_folded_value_runs_over_its_lines():
    """Indented lines belong to the key above, with or without a folding mark."""
    assert split("title: >-\n  A long\n  headline\noutlet: Wire\n\nText").value("title") == "A long headline"


def test_a_rule_is_no_front_matter():
    """A `---` that nothing closes, or that holds prose, is text."""
    assert split("---\n\nText goes on.").start == 0
    assert split("---\nThis is prose\n---\n\nText").start == 0


def test_a_wrong_date_says_where_and_what_to_do():
    """The error names file, line and key, and the form that is wanted."""
    with pytest.raises(ReportError) as caught:
        split("outlet: Wire\npublished: 2025-13-45\n\nText").date("a.txt")
    assert str(caught.value.place) == "a.txt:2 (published)"
    assert "2025-12-15" in caught.value.remedy


def test_slips_are_doubted():
    """A key that is nearly ours, a repeated one and a header without its blank line are pointed out."""
    assert "did you mean 'published'" in split("outlet: W\npublishd: 2025\n\nText").doubts[0][1]
    assert "twice" in split("title: A\ntitle: B\n\nText").doubts[0][1]
    assert "no blank line" in split("outlet: W\ntitle: B\nThe text follows at once.\n\nMore.").doubts[0][1]


def test_an_address_is_no_outlet():
    """`source:` is the outlet, or the address where it holds one."""
    header = split("source: https://example.org/a\ntitle: T\n\nText")
    assert (header.value("url"), header.value("outlet")) == ("https://example.org/a", "")


@given(st.text(max_size=300))
def test_a_header_starts_no_later_than_the_text_ends(text):
    """For any text the start lies inside it, and without fields it is 0."""
    header = split(text)
    assert 0 <= header.start <= len(text)
    assert header.fields or header.start == 0


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_the_text_is_what_a_plain_reader_finds(body):
    """Below a header the text is everything after the first empty line, to the letter."""
    text = "outlet: Wire\npublished: 2025\n\n" + body
    assert text[split(text).start :] == text.partition("\n\n")[2]
