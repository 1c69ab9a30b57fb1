"""Clauses, voices and weights of marks."""

import re

from clash_builders import FIRST, told
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.reconcile import conflicts
from stateofplay.reconcile.clash_marks import Weights, marks
from stateofplay.reconcile.passages import page

DEAL = re.compile(r"\ba deal\b")


def test_the_clause_is_the_shortest_that_says_it():
    """Commas bound a clause, unless too few words are left."""
    sheet = page(
        told("a", "After a long night, there was a deal on the cranes, and the crews went home to sleep. It rained.", FIRST)
    )
    assert [mark.span.exact for mark in marks(sheet, DEAL)] == ["there was a deal on the cranes"]


def test_the_voice_of_a_clause_without_attribution():
    """What somebody "noted" after a comma is his, though no attribution was read."""
    sheet = page(told("a", "There was a deal on the cranes, Otto Reld noted. It rained. There was a deal.", FIRST))
    first, second = marks(sheet, DEAL)
    assert first.attributed
    assert {"otto", "reld"} <= first.voice
    assert not second.attributed


def test_headings_are_not_read():
    """A heading makes no claim."""
    made = told("a", "A deal\n\nThere was a deal on the cranes. It rained.", FIRST)
    assert len(marks(page(made), DEAL)) == 1


def test_rare_topics_weigh_more():
    """What stands everywhere tells nothing."""
    sheet = page(
        told("a", "The cranes stood. The cranes fell. The cranes rusted. The pensions rose. The pensions shrank.", FIRST)
    )
    weights = Weights.of([sheet])
    assert weights.weight("pens") > weights.weight("cran") > 0


@given(st.text(alphabet="ab \"“”'’.,;:—-?!\n0123456789%$TheNothaagreedwalkedoutclosetodeal", max_size=400))
def test_any_text_is_read_and_cited_to_the_letter(text):
    """No text stops the reading, and every passage says its words."""
    made = told("a", text, FIRST)
    for row in conflicts.find((made, told("b", text, FIRST)), (), ()):
        assert row.a.evidence.holds_in(text)
        assert row.b.evidence.holds_in(text)
