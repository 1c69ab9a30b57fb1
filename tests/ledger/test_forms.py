"""Rows hold what values hold, and nothing that the report's text does not say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import states
from stateofplay.ledger import forms
from stateofplay.model import (
    Attribution,
    DateMention,
    Event,
    EventKind,
    Figure,
    Form,
    PartialDate,
    Reading,
    Report,
    SetAside,
    Sourcing,
    Span,
    Stance,
    Statement,
    Status,
    StatusClaim,
    TimexType,
)

TEXT = "The dockers “will not move”. Fees rise by 5 percent, the port said on Monday, if the union agrees."


def span(words):
    """The words where they first stand in the text."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


@st.composite
def spans(draw):
    """A stretch of the text."""
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span.of(TEXT, start, draw(st.integers(start + 1, len(TEXT))))


statements = st.builds(
    Statement,
    report=st.just("01"),
    evidence=spans(),
    sentence=spans(),
    issue=st.sampled_from(("fees", "shifts")),
    stance=st.sampled_from([one for one in Stance if one is not Stance.MIXED]),
    party=st.sampled_from(("", "port")),
    sourcing=st.sampled_from(Sourcing),
    source=st.none() | spans(),
    cue=st.none() | spans(),
    speaker=st.text(max_size=5),
    via=st.text(max_size=5),
    condition=st.none() | spans(),
    red_line=st.booleans(),
    past=st.booleans(),
    told_by=st.sampled_from(("", "union")),
    confidence=st.floats(0, 1),
    reasons=st.lists(st.text(max_size=4), max_size=2).map(tuple),
    anonymity=st.none() | spans(),
    sources=st.integers(0, 5),
    expires=st.none() | spans(),
)


@given(statements)
def test_a_statement_comes_back_as_it_was(row):
    """A statement's row, with the report's id and text, gives the statement."""
    assert forms.statement("01", TEXT, forms.decode(forms.encode(forms.statement_row(row)))) == row


@given(statements)
def test_a_row_holds_no_words_of_the_report(row):
    """Words are kept as offsets alone, so a row cannot say what its report does not."""
    assert '"exact"' not in forms.encode(forms.statement_row(replace(row, speaker="", via="", reasons=())))


def test_a_row_that_reaches_past_the_text_is_refused():
    """Offsets outside the text are an error, not other words."""
    row = forms.statement_row(Statement("01", span("Fees"), span("Fees"), "fees", Stance.OPEN, "", Sourcing.NONE))
    with pytest.raises(ValueError, match="reaches past the text"):
        forms.statement("01", TEXT[:10], row)


def test_a_reading_comes_back_as_it_was():
    """All layers of a reading survive packing."""
    report = Report("01", TEXT, "Wire", PartialDate("2025-12"), "T", "u", (SetAside(span("on Monday"), "why"),), (span("The"),))
    said = Statement("01", span("Fees rise"), span("Fees rise"), "fees", Stance.OFFERS, "port", Sourcing.NAMED)
    reading = Reading(
        report,
        (said,),
        (StatusClaim("01", span("agrees"), span("agrees"), "fees", Status.OPEN, span("union")),),
        (Figure("01", span("5 percent"), 5.5, "percent", "about", "the port", "fees", "2025-12"),),
        (Event("01", span("Monday"), "2025-12-15", EventKind.TALKS, "Oslo", ("port",)),),
        (Attribution((span("the port"),), (span("said"),), (span("Fees"), span("rise")), Form.MIXED, antecedent=span("The")),),
        (DateMention(span("Monday"), TimexType.DATE, "2025-12-15"),),
    )
    columns = {name: getattr(report, name) for name in ("outlet", "title", "url", "text")}
    columns |= {"published": str(report.published), "layout": forms.encode(forms.layout_row(report))}
    assert forms.report("01", columns) == report
    assert forms.reading(report, (said,), forms.layers(reading)) == reading


def test_a_key_is_of_the_content_alone():
    """The name of the file does not make another report; a letter of the text, the date or the outlet does."""
    one = Report("01", TEXT, "Wire", PartialDate("2025-12-15"), "T")
    key = forms.report_key(one)
    assert forms.report_key(replace(one, id="other")) == key
    others = (
        replace(one, text=TEXT + "."),
        replace(one, outlet="Post"),
        replace(one, published=None),
        replace(one, title="S"),
        replace(one, url="u"),
    )
    assert len({key, *map(forms.report_key, others)}) == 6


@given(states())
def test_a_codebook_comes_back_as_it_was(state):
    """Parties with members and aliases, issues with terms, whatever their texts."""
    assert forms.codebook(forms.decode(forms.encode(forms.codebook_row(state.codebook)))) == state.codebook
