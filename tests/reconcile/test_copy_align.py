"""Whether one report is another again, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconcile_builders import DOCKS, DOCKS_OTHER, DOCKS_SPUN, report

from stateofplay.reconcile import prints
from stateofplay.reconcile.copy_align import align, verify, word_for_word
from stateofplay.reconcile.prints import common_run


def lines(text):
    """The sentences of a text."""
    return prints.lines(report("x", text))


def test_spun_sentences_are_aligned_with_those_that_they_were():
    """Every pair of a spun text stands at the same place in both, and is not word for word."""
    pairs = align(lines(DOCKS_SPUN), lines(DOCKS))
    places = [lines(DOCKS).index(other) for _, other in pairs]
    assert len(pairs) >= 0.9 * len(lines(DOCKS_SPUN))
    assert places == sorted(places)
    assert not word_for_word(pairs)


def test_nothing_in_common_is_not_word_for_word():
    """Two texts that share no sentence share none to the word."""
    assert not word_for_word([])


def test_verification_is_the_same_from_both_sides():
    """Which of two texts comes first does not change whether they are one."""
    for other in (DOCKS_SPUN, DOCKS_OTHER):
        assert bool(verify(lines(DOCKS), lines(other))) == bool(verify(lines(other), lines(DOCKS)))
    assert verify(lines(DOCKS), lines(DOCKS)) == 1.0


def test_a_list_of_links_that_two_pages_share_makes_no_copy():
    """A few headlines at the foot of two pages are little of the one and not all of the other."""
    links = "Ferry fares will rise again in the spring.\nMayor sells the old town hall to a hotel.\nWhy the herring left us."
    other = (
        "A storm took the roof off the fish market on Sunday. Nobody was hurt, and traders were back by noon with tarpaulins."
    )
    assert verify(lines(f"{DOCKS}\n{links}"), lines(f"{other}\n{links}")) == 0.0


def test_a_very_short_text_must_be_taken_nearly_whole():
    """One sentence in common of two is no copy; both are."""
    first, second = (
        "The union of pilots said that it would strike on every Friday in May.",
        "The airline has not replied to us yet.",
    )
    long = f"{DOCKS_OTHER}\n{first} {second}"
    assert verify(lines(f"{first} Passengers were told to stay at home and to wait for their money."), lines(long)) == 0.0
    assert verify(lines(f"{first} {second}"), lines(long)) == 1.0


@pytest.mark.parametrize(("a", "b", "length"), [("a b c d", "b x d", 2), ("", "a", 0), ("a", "", 0), ("a a a", "a a", 2)])
def test_longest_common_subsequence(a, b, length):
    """Words in common count in their order, repeated ones as often as both have them."""
    assert common_run(a.split(), b.split()) == length


@given(st.lists(st.sampled_from("abcd"), max_size=80), st.lists(st.sampled_from("abcd"), max_size=80))
def test_common_run_is_that_of_the_textbook(a, b):
    """The bits say what the table of the textbook says."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for at, y in enumerate(b, 1):
            before, row[at] = row[at], before + 1 if x == y else max(row[at], row[at - 1])
    assert common_run(a, b) == row[-1]
