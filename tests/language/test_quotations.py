"""Quotations."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stateofplay.language import paragraphs, quotations
from stateofplay.language.clean import clean
from stateofplay.model import Report

_HOSTILE = st.text(alphabet=st.sampled_from("aB ,.\n“”„«»\"'‘’`(-6\u00ad\u200b🙂s"), max_size=100)


def _find(text):
    return quotations.find(clean(text), text, paragraphs.find(Report("r", text)))


def _inner(text):
    return [(quotation.inner.exact, quotation.depth) for quotation in _find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” she said. “All of us.”", [("We stay,", 0), ("All of us.", 0)]),
        ('"We stay," she said. "All of us."', [("We stay,", 0), ("All of us.", 0)]),
        ("a ”joint force” and „Ruhe“ and «non» and »doch«", [("joint force", 0), ("Ruhe", 0), ("non", 0), ("doch", 0)]),
        ("“He said ‘no deal’ to me,” Lind said.", [("He said ‘no deal’ to me,", 0), ("no deal", 1)]),
        ("“It’s the workers’ plan,” he said.", [("It’s the workers’ plan,", 0)]),
        ("‘We won’t move,’ she said of the workers’ plan.", [("We won’t move,", 0)]),
        ("‘They said “never” twice,’ he said.", [("They said “never” twice,", 0), ("never", 1)]),
        ("The workers’ plan, it’s the ’90s again.", []),
        ("A 6'2\" man and a 5'10\" one.", []),
        ('A 6\'2" man said "no" to them.', [("no", 0)]),
        ("the ‘best offer’ is “final”", [("best offer", 0), ("final", 0)]),
        ("``We stay,'' he said.", [("We stay,", 0)]),
        ('(“aside”) —"dash"—', [("aside", 0), ("dash", 0)]),
        ('"" “” ‘’', []),
    ],
)
def test_marks(text, expected):
    """Straight, typographic, swapped and nested marks are read; apostrophes and inches are not."""
    assert _inner(text) == expected


def test_quotation_over_paragraphs():
    """Each paragraph of a running quotation is one of its own; the next ones continue it."""
    found = _find("“First point.\n“Second point.\n“Third point,” he said. “Done.”")
    assert [(q.inner.exact, q.open_ended, q.continues) for q in found] == [
        ("First point.", True, False),
        ("Second point.", True, True),
        ("Third point,", False, True),
        ("Done.", False, False),
    ]


def test_unclosed_mark_ends_before_the_next_opening_one():
    """A mark that is never closed does not swallow the quotation after it."""
    assert [(q.span.exact, q.open_ended) for q in _find("“We go, he said. “We stay,” she said.")] == [
        ("“We go, he said.", True),
        ("“We stay,”", False),
    ]


@given(_HOSTILE)
def test_quotations_say_their_words(text):
    """Spans hold in the text, inner lies in outer, the order is that of the text, and lines are not left."""
    found = _find(text)
    for quotation in found:
        assert quotation.span.holds_in(text)
        assert quotation.inner.holds_in(text)
        assert quotation.span.covers(quotation.inner)
        assert "\n" not in quotation.span.exact
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)


@given(_HOSTILE)
@example("““'6«'\"")
def test_quotations_nest_or_stand_apart(text):
    """Two quotations never overlap by halves."""
    found = _find(text)
    for a in found:
        for b in found:
            assert not a.span.overlaps(b.span) or a.span.covers(b.span) or b.span.covers(a.span)


@pytest.mark.parametrize("piece", ["“", "”", '"', "'", "‘", "“a", "a” ", "‘a ", '"a" ', "“‘", "''", "'a' \"", "“a\n"])
def test_long_runs_of_marks_are_read(piece):
    """A report of nothing but quotation marks is read, at any length."""
    text = piece * (200_000 // len(piece))
    assert all(quotation.span.holds_in(text) for quotation in _find(text))
