"""Statements know what they rest on, and have an id that follows from it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Citation, Sourcing, Span, Stance, Statement

_TEXT = "The trawler owners want a quota of 40,000 tonnes, Edda Strand said."
_STATEMENT = Statement(
    report="01",
    evidence=Span.of(_TEXT, 0, 48),
    sentence=Span.of(_TEXT, 0, len(_TEXT)),
    issue="quota",
    stance=Stance.DEMANDS,
    party="owners",
    sourcing=Sourcing.NAMED,
)


def test_single_statement_is_never_mixed():
    """`mixed` is refused: one utterance has one stance."""
    with pytest.raises(ValueError, match="cannot be mixed"):
        replace(_STATEMENT, stance=Stance.MIXED)


@pytest.mark.parametrize(
    "change",
    [
        {"report": "02"},
        {"evidence": Span.of(_TEXT, 0, 47)},
        {"evidence": Span(1, 49, _TEXT[:48])},
        {"party": "crews"},
        {"issue": "season"},
        {"stance": Stance.SUPPORTS},
    ],
)
def test_id_follows_what_is_said_and_where(change):
    """Other words, another place, party, issue or stance is another statement."""
    assert replace(_STATEMENT, **change).id != _STATEMENT.id


@pytest.mark.parametrize(
    "change",
    [{"confidence": 0.2}, {"reasons": ("term 'quota'",)}, {"red_line": True}, {"speaker": "Edda Strand"}, {"past": True}],
)
def test_id_does_not_follow_how_sure_the_reading_is(change):
    """What is known besides does not change the id, so that a better reading keeps it."""
    assert replace(_STATEMENT, **change).id == _STATEMENT.id


def test_id_is_short_hex_and_the_same_on_every_machine():
    """The id is pinned: it stands in files that people keep."""
    assert _STATEMENT.id == "f6bb89207be3"


def test_parts_of_the_key_do_not_run_together():
    """A party that ends as an issue begins gives another id."""
    assert replace(_STATEMENT, party="a", issue="bc").id != replace(_STATEMENT, party="ab", issue="c").id


@given(st.text(st.characters(exclude_categories=()), max_size=8))
def test_any_name_has_an_id(name):
    """Lone surrogates and marks in a report's name do not stop the id."""
    made = replace(_STATEMENT, report=name).id
    assert len(made) == 12
    assert set(made) <= set("0123456789abcdef")


def test_citation_is_report_and_words():
    """What a statement rests on is its report and its evidence."""
    assert _STATEMENT.citation == Citation("01", _STATEMENT.evidence)
