"""Which of two wordings of one text was made of the other by swapping words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconcile_builders import DOCKS, DOCKS_SPUN, report

from stateofplay.reconcile import copy_wording, prints
from stateofplay.reconcile.copy_align import align


def side(text, other):
    """Which side of the aligned sentences has the rarer words."""
    return copy_wording.rarer(align(prints.lines(report("x", text)), prints.lines(report("y", other))))


def test_swapped_words_are_the_rarer_ones():
    """The respun side is told, whichever side it is."""
    assert side(DOCKS_SPUN, DOCKS) == 1
    assert side(DOCKS, DOCKS_SPUN) == -1


def test_a_few_other_words_tell_nothing():
    """An edited text, and no text at all, show no side."""
    assert side(DOCKS.replace("Tuesday", "Wednesday").replace("wants", "desires"), DOCKS) == 0
    assert copy_wording.rarer([]) == 0


def test_without_a_list_of_words_nothing_is_told(monkeypatch):
    """Where the package's list of words is missing, no side is shown and nothing fails."""
    monkeypatch.setattr(copy_wording, "_ranks", dict)
    assert side(DOCKS_SPUN, DOCKS) == 0


@pytest.mark.parametrize(("common", "rare"), [("talks", "parley"), ("week", "sennight"), ("ship", "vessel")])
def test_rarity_follows_use(common, rare):
    """A word that is used more is less rare; one on no list is the rarest."""
    assert 0 <= copy_wording.rarity(common) < copy_wording.rarity(rare) <= copy_wording.rarity("xqzzy")


@given(
    st.lists(
        st.tuples(*[st.lists(st.sampled_from("talks parley ship vessel week the 4 a".split()), min_size=5)] * 2), max_size=4
    )
)
def test_sides_are_opposite(rows):
    """Looked at from the other side, the sign is the other one."""
    pairs = [tuple(prints.lines(report("x", " ".join(text)))[0] for text in row) for row in rows]
    assert copy_wording.rarer(pairs) == -copy_wording.rarer([(b, a) for a, b in pairs])
