"""The passage: what was read is marked by signs, and nothing in it is obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stateofplay.export.glyphs import Glyphs
from stateofplay.model import Report, Sourcing, Stance, Statement
from stateofplay.review.passage import bounds, first_marked, legend, lines, passage

TEXT = "Heading\n\nAda Lund said the union would sign if pay rose. It waits.\n\nMore."


def made(text=TEXT, words="the union would sign if pay rose", **spans):
    """A report and a statement in it; `spans` are words of the report."""
    report = Report("r", text)

    def span(said):
        start = text.index(said)
        return report.span(start, start + len(said))

    more = {name: span(said) for name, said in spans.items()}
    row = Statement("r", span(words), span(words), "pay", Stance.OPEN, "union", Sourcing.NAMED, **more)
    return report, row


def test_each_role_has_signs_of_its_own():
    """Evidence, condition, source and cue are told apart without colour; one may lie within another."""
    report, row = made(source="Ada Lund", cue="said", condition="if pay rose")
    shown = passage(report, row, Glyphs()).plain
    assert shown == "‹Ada Lund› /said/ «the union would sign §if pay rose§». It waits."
    plain = passage(report, row, Glyphs(ascii_only=True)).plain
    assert plain == "<Ada Lund> /said/ >>the union would sign *if pay rose*<<. It waits."
    assert legend(Glyphs(ascii_only=True)).isascii()


def test_the_paragraph_alone_or_the_report():
    """What stands around it is shown when it is asked for."""
    report, row = made()
    assert "Heading" not in passage(report, row, Glyphs()).plain
    whole = passage(report, row, Glyphs(), whole=True).plain
    assert whole.startswith("Heading\n")
    assert whole.endswith("More.")


def test_evidence_over_several_lines():
    """The passage holds all the lines that the words stand on."""
    report, row = made("One line\nand another. The end.\nApart.", "line\nand another")
    assert passage(report, row, Glyphs()).plain == "One «line\nand another». The end."


def test_the_line_with_the_evidence_is_found():
    """In wrapped text the first line that shows the words."""
    report, row = made("word " * 100 + "here it stands " + "word " * 100, "here it stands")
    wrapped = lines(passage(report, row, Glyphs()), 40)
    assert "«here" in wrapped[first_marked(wrapped)].plain


PIECES = ["\x1b", "\x1b[31m", "\x9b", "\x07", "\r", "\b", "\u202e", "\u200b", "漢", "e\u0301", "ש", "\ud800", "\t", " ", "\n"]
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=60).map("".join)


@given(HOSTILE, HOSTILE, st.integers(8, 90), st.booleans())
def test_nothing_is_obeyed_and_all_lines_fit(around, words, width, is_ascii):
    """Whatever a report says, no control character is left, and no line is wider than the terminal."""
    words = f"a{words}z"
    report = Report("r", f"{around}{words}{around}")
    evidence = report.span(len(around), len(around) + len(words))
    row = Statement("r", evidence, evidence, "pay", Stance.OPEN, "union", Sourcing.NONE)
    start, end = bounds(report, evidence)
    assert start <= evidence.start < evidence.end <= end
    for line in lines(passage(report, row, Glyphs(is_ascii), whole=True), width):
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char == "\u202e" for char in line.plain)
        assert cell_len(line.plain) <= width


@pytest.mark.parametrize("length", [10**5, 10**6])
def test_a_text_without_end_is_cut(length):
    """A paragraph of a million letters is not wrapped as a whole."""
    report = Report("r", "x" * length + " the words " + "y" * length)
    evidence = report.span(length + 1, length + 10)
    row = Statement("r", evidence, evidence, "pay", Stance.OPEN, "union", Sourcing.NONE)
    assert len(passage(report, row, Glyphs(), whole=True)) < 20_000
