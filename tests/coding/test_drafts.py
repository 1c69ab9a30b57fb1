"""Positions sentence by sentence: the matter of a cue, and what is carried over from the sentence before."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, cases, rows, statements


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    [
        *cases(TRUCE, """
            tarsk vote rejects | Envoys spoke of a referendum. Tarsk rejects it.
            tarsk monitors rejects; tarsk vote rejects | Envoys spoke of foreign monitors and a referendum. Tarsk rejects both.
            tarsk vote rejects | Envoys spoke of a referendum. Drow ruled that out.
            velmora blockade rejects | Talk turned to the blockade. Velmora refused to lift it.
        """),
        *cases(FISH, """
            norway access rejects | Iceland spoke of zone access. Norway opposes this.
            iceland limit supports | Norway spoke of a catch limit. Iceland supports the idea.
        """),
    ],
)  # fmt: skip
def test_a_back_pointer_takes_up_the_matter_of_the_sentence_before(codebook, expected, text):
    """Words like "it", "both" and "that" stand for what was last spoken of."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "expected", "text"),
    cases(TRUCE, """
        | Envoys spoke of a referendum. Tarsk rejects the claim that its troops fired first.
        | Envoys spoke of a referendum. Tarsk supports higher taxes on imported timber.
        | Envoys spoke of a referendum. Velmora wants new roads across the hills.
    """),
)  # fmt: skip
def test_a_matter_of_its_own_is_not_carried_over(codebook, expected, text):
    """A verb with an object of its own does not fall back on the sentence before."""
    assert rows(text, codebook) == expected


@pytest.mark.parametrize(
    ("codebook", "text", "evidence"),
    [
        (TRUCE, "On Sunday Drow said Tarsk was open to a referendum.", "Tarsk was open to a referendum"),
        (TRUCE, "Velmora rejected a referendum, while the shelling went on.", "Velmora rejected a referendum"),
        (FISH, "Iceland wants a catch limit; the boats sailed at noon.", "Iceland wants a catch limit"),
        (FISH, "According to Norway, Iceland rejects a catch limit.", "Iceland rejects a catch limit"),
        (WARD, "The union demands a pay rise of 6 percent.", "The union demands a pay rise of 6 percent"),
    ],
)
def test_the_evidence_is_the_clause_that_states_it(codebook, text, evidence):
    """The shortest clause with its verb, without what stands around it."""
    assert [one.evidence.exact for one in statements(text, codebook)] == [evidence]


def test_one_position_is_told_once():
    """Two cues on one stretch of words give one row for each party and issue."""
    found = statements("Tarsk remains firmly opposed to a referendum and refuses to discuss a referendum.", TRUCE)
    assert {(one.party, one.issue, str(one.stance)) for one in found} == {("tarsk", "vote", "rejects")}
    assert len({(one.evidence.start, one.evidence.end) for one in found}) == len(found)
