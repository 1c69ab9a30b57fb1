"""Where an issue stands, as a report says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import FISH, TRUCE, WARD, coder, document

from stateofplay.coding import status


def _claims(text, codebook):
    return [(claim.issue, str(claim.status)) for claim in status.find(document(text), coder(codebook).topics)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The two armies agreed on a prisoner exchange.", ("prisoners", "agreed")),
        ("A deal on prisoners has been reached.", ("prisoners", "agreed")),
        ("The prisoner exchange was settled on Sunday.", ("prisoners", "agreed")),
        ("There is consensus on foreign monitors.", ("monitors", "agreed")),
        ("Both governments signed off on foreign monitors.", ("monitors", "agreed")),
        ("Negotiators narrowed their differences on foreign monitors.", ("monitors", "narrowing")),
        ("The sides are close to a deal on the blockade.", ("blockade", "narrowing")),
        ("Envoys reported progress on the blockade.", ("blockade", "narrowing")),
        ("Progress was made on the blockade.", ("blockade", "narrowing")),
        ("The gap on foreign monitors has narrowed.", ("monitors", "narrowing")),
        ("Common ground on the referendum is in sight.", ("vote", "narrowing")),
        ("Foreign monitors remain unresolved.", ("monitors", "open")),
        ("The referendum remains the main sticking point.", ("vote", "open")),
        ("Differences over the withdrawal remain.", ("withdrawal", "open")),
        ("There is no agreement on drones.", ("drones", "open")),
        ("Nothing has been agreed on the referendum.", ("vote", "open")),
        ("The blockade has not been settled.", ("blockade", "open")),
        ("The two sides are far apart on the referendum.", ("vote", "open")),
        ("Talks on the referendum are deadlocked.", ("vote", "deadlocked")),
        ("Talks on monitors have hit a wall.", ("monitors", "deadlocked")),
        ("The referendum is stuck.", ("vote", "deadlocked")),
        ("There was no progress on the prisoner exchange.", ("prisoners", "deadlocked")),
        ("The talks on the blockade reached an impasse.", ("blockade", "deadlocked")),
        ("The referendum is off the table.", ("vote", "off_table")),
        ("The referendum was dropped from the text.", ("vote", "off_table")),
        ("Foreign monitors were left out of the accord.", ("monitors", "off_table")),
        ("The referendum is not part of the text.", ("vote", "off_table")),
        ("The referendum is no longer on the table.", ("vote", "off_table")),
    ],
)  # fmt: skip
def test_each_of_the_five_statuses_is_told_by_its_words(text, claim):
    """Agreed, narrowing, open, deadlocked and off the table."""
    assert set(_claims(text, TRUCE)) == {claim}


@pytest.mark.parametrize(
    "text",
    [
        "If the two sides agree on prisoners, more talks will follow.",
        "Tarsk is willing to sign a deal on prisoners.",
        "Envoys hope to reach agreement on the blockade.",
        "Could they agree on a referendum?",
        "Drow spoke of the referendum.",
        "The two sides agreed to meet again.",
        "The weather is stuck.",
    ],
)
def test_what_is_hoped_for_or_of_no_issue_is_no_status(text):
    """An agreement that is only wished for or supposed is none, and without an issue there is nothing to claim."""
    assert not {stands for _, stands in _claims(text, TRUCE)} & {"agreed", "narrowing", "deadlocked", "off_table"}


@pytest.mark.parametrize(
    ("codebook", "text", "claims"),
    [
        (WARD, "Pay is settled, but the staffing ratio remains unresolved.", {("pay", "agreed"), ("ratio", "open")}),
        (FISH, "They agreed on observers and narrowed differences on zone access.",
         {("observers", "agreed"), ("access", "narrowing")}),
        (FISH, "Observers are agreed. Zone access is deadlocked.", {("observers", "agreed"), ("access", "deadlocked")}),
    ],
)  # fmt: skip
def test_each_cue_goes_to_the_matter_beside_it(codebook, text, claims):
    """Two matters of one sentence keep their own statuses."""
    assert set(_claims(text, codebook)) == claims


@given(st.lists(st.sampled_from(
    "the referendum is not agreed on prisoners deadlocked . , off table close to a deal if stuck monitors gap “ ”".split()
), max_size=30))  # fmt: skip
def test_claims_say_their_words(words):
    """The evidence of a claim stands in its sentence, and both in the text."""
    made = document(" ".join(words))
    for claim in status.find(made, coder(TRUCE).topics):
        assert claim.evidence.holds_in(made.text)
        assert claim.sentence.covers(claim.evidence)
