"""Figures that someone could dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import Attribution, Form, PartialDate, Report, SetAside, Span


def _document(text, **more):
    return document(Report(id="r", text=text, published=PartialDate("2025-12-15"), **more))


def _find(text, **more):
    return [(one.evidence.exact, one.value) for one in figures.find(_document(text, **more))]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The port handled 153 ships.", ("153 ships", 153)),
        ("Pay would rise 4 percent at once.", ("4 percent", 4)),
        ("The army would keep a level of 80,000.", ("80,000", 80_000)),
        ("The nurses want at least two helpers in a ward.", ("at least two helpers", 2)),
        ("They asked for 10 weeks of work a year.", ("10 weeks", 10)),
        ("Both armies leave within 90 days.", ("90 days", 90)),
        ("It takes a two-thirds majority.", ("two-thirds majority", 0.6667)),
        ("The union put forward a 12-point plan.", ("12-point plan", 12)),
        ("The drivers want a 32-hour week.", ("32-hour", 32)),
    ],
)
def test_counts_shares_sums_and_terms_are_figures(text, row):
    """What a party could deny is a figure."""
    assert row in _find(text)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides met after six weeks of talks.",
        "It was the first walkout in 15 years.",
        "Two officials familiar with the talks spoke.",
        "The delegates left about 20 minutes later.",
        "Lind, 54, spoke at 12:01 a.m. on Dec. 1.",
        "It was day 113.",
        "Four chief executives were in the room.",
        "Each of the three parties agreed.",
    ],
)
def test_time_gone_by_and_head_counts_are_none(text):
    """Elapsed time, ages, clock times, dates, ordinals and the number of sources are no figures."""
    assert _find(text) == []


def test_the_claimant_is_the_source_as_written():
    """A figure inside what a source says is claimed by that source, a pronoun by the one it stands for."""
    text = "The ministry spoke. It said 17 ships had left. Another 40 ships stayed."
    base = _document(text)
    said = Attribution(
        source=(base.span(20, 22),),
        cue=(base.span(23, 27),),
        content=(base.span(28, 46),),
        form=Form.INDIRECT,
        antecedent=base.span(0, 12),
    )
    found = figures.find(replace(base, attributions=(said,)))
    assert [(one.value, one.claimant) for one in found] == [(17, "The ministry"), (40, "")]


def test_set_aside_blocks_are_not_read():
    """A figure in a block that intake set aside is none."""
    text = "The port handled 153 ships.\n\nJoin 4,000 readers today.\n"
    start = text.index("Join")
    aside = SetAside(Span.of(text, start, start + len("Join 4,000 readers today.")), "prompt")
    assert _find(text, set_aside=(aside,)) == [("153 ships", 153)]


@given(st.text(max_size=150))
def test_evidence_says_its_words(text):
    """The evidence of every figure stands in the report."""
    assert all(one.evidence.holds_in(text) for one in figures.find(_document(text)))
