"""Conditions as exact words, a demand that stands in one, and words of finality."""

from __future__ import annotations

import pytest
from reading import FISH, TRUCE, WARD, only, rows, scene, statements

from stateofplay.coding import conditions


def _found(text):
    view = scene(text)
    return [" ".join(token.text for token in view.tokens[first:last]) for first, last in conditions.find(view)]


@pytest.mark.parametrize(
    ("codebook", "party", "issue", "condition", "text"),
    [
        (WARD, "union", "pay", "only if the parking fee is scrapped",
         "The union would accept a pay rise of 5 percent only if the parking fee is scrapped."),
        (WARD, "trust", "parking", "if the strike ends", "The trust would offer free parking if the strike ends."),
        (FISH, "norway", "access", "provided fleets shrink", "Norway is open to zone access, provided fleets shrink."),
        (FISH, "iceland", "limit", "only if it gets zone access",
         "Iceland will accept a catch limit only if it gets zone access."),
        (FISH, "norway", "access", "in exchange for fewer boats", "Norway offered zone access in exchange for fewer boats."),
        (TRUCE, "velmora", "prisoners", "until the shelling stops",
         "Velmora will not release the prisoners until the shelling stops."),
        (TRUCE, "tarsk", "vote", "on condition that troops leave the Sel valley",
         "Tarsk said it would accept a referendum on condition that troops leave the Sel valley."),
        (TRUCE, "tarsk", "prisoners", "Unless the shelling stops",
         "Unless the shelling stops, Tarsk will reject the exchange of prisoners."),
        (TRUCE, "velmora", "monitors", "as long as they carry no arms",
         '"We accept foreign monitors as long as they carry no arms," Vask said.'),
        (TRUCE, "velmora", "monitors", "if Tarsk pays", "Vask said, if Tarsk pays, Velmora would accept foreign monitors."),
    ],
)  # fmt: skip
def test_a_condition_is_copied_to_the_word(codebook, party, issue, condition, text):
    """The statement carries its condition's exact words, opener included."""
    found = [one for one in statements(text, codebook) if (one.party, one.issue) == (party, issue)]
    assert [one.condition and one.condition.exact for one in found] == [condition]


@pytest.mark.parametrize(
    ("codebook", "text", "expected"),
    [
        (WARD, "The union would accept a pay rise of 5 percent only if the parking fee is scrapped.",
         [("union", "parking", "demands"), ("union", "pay", "supports")]),
        (FISH, "Norway is open to zone access, provided Iceland accepts observers.",
         [("norway", "access", "open"), ("norway", "observers", "demands")]),
        (FISH, "Iceland will accept a catch limit only if it gets zone access.",
         [("iceland", "access", "demands"), ("iceland", "limit", "supports")]),
        (TRUCE, "Velmora will not release the prisoners until the blockade ends.",
         [("velmora", "blockade", "demands"), ("velmora", "prisoners", "rejects")]),
        (TRUCE, "Tarsk said it would accept a referendum on condition that troops leave the Sel valley.",
         [("tarsk", "vote", "supports"), ("tarsk", "withdrawal", "demands")]),
    ],
)  # fmt: skip
def test_a_condition_that_is_an_issue_is_a_demand_of_its_own(codebook, text, expected):
    """Who gives something for something demands the latter, without a condition."""
    assert rows(text, codebook) == expected
    assert all(one.condition is None for one in statements(text, codebook) if one.stance == "demands")


@pytest.mark.parametrize(
    "text",
    [
        "Iceland supports a catch limit as part of a deal.",
        "Iceland supports a catch limit in a final deal.",
        "Asked if Norway would accept a catch limit, Hallsson said Iceland supports a catch limit.",
        "Iceland supports a catch limit even if the fleet shrinks.",
        "Iceland supports a catch limit.",
    ],
)
def test_frames_questions_and_concessions_are_no_conditions(text):
    """Words like "as part of a deal", "asked if" and "even if" limit nothing."""
    assert only(text, FISH, "iceland").condition is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It will sign if they pay.", ["if they pay"]),
        ("It will sign, if they pay, on Sunday.", ["if they pay"]),
        ("Unless they pay, it will not sign.", ["Unless they pay"]),
        ("It will not sign until they pay.", ["until they pay"]),
        ("They asked if it would sign.", []),
        ("It will sign even if they do not pay.", []),
        ("It will sign.", []),
    ],
)
def test_condition_clauses_end_at_the_comma(text, found):
    """A clause runs from its opener to the next comma or the end of the sentence."""
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "final"),
    [
        ("Drow said a referendum was completely unacceptable.", True),
        ('"We will never accept a referendum," Drow said.', True),
        ("Drow said Tarsk would not accept a referendum in any form.", True),
        ("Drow said Tarsk would not budge on a referendum.", True),
        ("Drow said a referendum was out of the question.", True),
        ("Drow said Tarsk would not accept a referendum under any circumstances.", True),
        ("Drow made clear that a referendum was unacceptable.", True),
        ("Tarsk is unwilling to compromise on a referendum.", True),
        ("Tarsk rejects a referendum.", False),
        ("Tarsk ruled out a referendum.", False),
        ("Tarsk insists on a referendum.", False),
        ("Drow said a referendum must be held.", False),
        ("Drow said a referendum was unacceptable.", False),
        ("Tarsk never discussed a referendum.", False),
    ],
)
def test_only_words_of_finality_draw_a_red_line(text, final):
    """A plain no, "must" and "insists" draw none."""
    assert [one.red_line for one in statements(text, TRUCE)] == [final]
