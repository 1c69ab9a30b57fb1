"""Shares of shingles, skeletons and the rarity of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.stems import words
from stateofplay.reconcile.similarity import MARK, Rarity, containment, dice, shingles, skeleton

STEMS = st.frozensets(st.sampled_from(["crew", "ship", "wage", "port", "night", "shift"]))


def test_swapped_words_leave_the_skeleton_as_it_was():
    """Synonyms change the words and not the skeleton."""
    plain = skeleton(words("The crews in Dravik refused an offer of 7 hands on Monday"))
    spun = skeleton(words("The teams in Dravik declined an proposal of seven workers on Monday"))
    assert plain == spun == ["the", MARK, "in", "dravik", MARK, "an", MARK, "of", "7", MARK, "on", "monday"]


def test_containment_and_dice_of_shingles():
    """A part is wholly contained; both measures are 0 for nothing."""
    part, whole = shingles(list("abcd"), 3), shingles(list("abcdef"), 3)
    assert containment(part, whole) == 1
    assert 0 < dice(part, whole) < 1
    assert containment(frozenset(), whole) == dice(frozenset(), frozenset()) == 0


def test_rare_words_weigh_more():
    """A word of one sentence tells more than a word of all."""
    rarity = Rarity.of([["port", "crew"], ["port", "wage"], ["port"], ["port", "ship"]])
    assert rarity.weight("crew") > rarity.weight("port")
    assert rarity.weight("unheard") >= rarity.weight("crew")


def test_words_of_the_issue_count_for_little_within_it():
    """Among passages on one subject the words that all of them hold lose weight."""
    rarity = Rarity.of([["crew", "night"], ["crew", "wage"], ["crew", "ship"], ["fog"]])
    near = rarity.within([frozenset({"crew", "night"}), frozenset({"crew", "wage"}), frozenset({"crew"})])
    assert near.weight("crew") < rarity.weight("crew")
    assert near.weight("wage") == rarity.weight("wage")


@given(STEMS, STEMS)
def test_overlap_is_a_symmetric_share(a, b):
    """Overlap lies between 0 and 1, is the same both ways, and 1 for the same words."""
    rarity = Rarity.of([["crew", "ship"], ["wage"], ["port", "crew"]])
    value = rarity.overlap(a, b)
    assert 0 <= value <= 1 + 1e-9
    assert value == rarity.overlap(b, a)
    assert not a or rarity.overlap(a, a) == pytest.approx(1)
