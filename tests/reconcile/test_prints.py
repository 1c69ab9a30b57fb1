"""What is kept of a report to recognise its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reconcile_builders import DOCKS, DOCKS_SPUN, report

from stateofplay.reconcile import prints
from stateofplay.reconcile.similarity import containment


def test_skeleton_outlives_swapped_words():
    """A spun text keeps more of its skeleton than of its words."""
    one, other = prints.of(report("a", DOCKS)), prints.of(report("b", DOCKS_SPUN))
    assert containment(other.skeleton, one.skeleton) > 1.3 * containment(other.words, one.words)


def test_quoted_words_are_counted():
    """A sentence knows how many of its words stand in quotation marks."""
    (line,) = prints.lines(report("a", "The mayor said on Monday “we shall not sell the harbour” and left."))
    assert (line.size, line.quoted) == (13, 6)


def test_blocks_set_aside_are_left_out():
    """Neither digest nor sentences see a block that is set aside."""
    prompt = "Sign up for our letter about everything that floats."
    whole = report("a", f"{DOCKS}\n{prompt}", aside=[prompt])
    assert prints.plain(whole) == prints.plain(report("b", DOCKS))
    assert prints.lines(whole) == prints.lines(report("b", DOCKS))


@given(st.text(alphabet="Ab .\n“”\"'?1é\u2028", max_size=200))
def test_sentences_lie_in_the_text_and_in_order(text):
    """Sentences of any text lie within it, do not overlap, and begin with no space."""
    end = 0
    for sentence in prints.of(report("a", text)).sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        assert not text[sentence.start].isspace()
        end = sentence.end
