"""Cues that are no verbs."""

import pytest
from said import attributions, triples


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The truce has failed, according to the monitors.", "the monitors", "The truce has failed"),
        ("According to the monitors, the truce has failed.", "the monitors", "the truce has failed"),
        ("The truce, according to the monitors, has failed.", "the monitors", "The truce | has failed"),
        (
            "Emissions fell by 3 percent, according to a report of the agency.",
            "a report of the agency",
            "Emissions fell by 3 percent",
        ),
        ("“No ship will leave,” according to Edda Strand.", "Edda Strand", "“No ship will leave,”"),
        (
            "According to two diplomats, who spoke on condition of anonymity, the truce has failed.",
            "two diplomats, who spoke on condition of anonymity",
            "the truce has failed",
        ),
    ],
)
def test_according_to(text, source, content):
    """The source follows the cue, with its relative clause; the content is the rest, in two parts where it is split."""
    (row,) = triples(text)
    assert (row[0], row[1].lower(), row[2]) == (source, "according to", content)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("In the view of the mediator, a deal is near.", "the mediator", "In the view of"),
        ("A deal is “near,” in the words of the mediator.", "the mediator", "in the words of"),
    ],
)
def test_other_prepositions(text, source, cue):
    """Phrases like "in the words of" work as "according to" does."""
    assert [row[:2] for row in triples(text)] == [(source, cue)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "begins"),
    [
        ("The union's demand that wages rise angered the board.", "The union", "demand", "wages rise"),
        ("Ministers discussed Osk's refusal to sign the text.", "Osk", "refusal", "sign the text"),
        ("Ministers discussed the Osk proposal to share the quota.", "Osk", "proposal", "share the quota"),
        ("The board studied its own plan for night trains.", "its", "plan", "night trains"),
    ],
)
def test_nominal(text, source, cue, begins):
    """`X's demand that ...`: the possessor is the source, and the attribution is marked as nominal."""
    (one,) = [a for a in attributions(text) if a.is_nominal]
    assert (one.source[0].exact, one.cue[0].exact) == (source, cue)
    assert one.content[0].exact.startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "Demand for steel fell in March.",
        "The price of the proposal rose.",
        "According to.",
        "Prices rose on strong demand.",
    ],
)
def test_no_attribution(text):
    """Nouns without a possessor, and a cue without a content, attribute nothing."""
    assert triples(text) == []


def test_verbal_cue_is_not_nominal():
    """Only a noun makes an attribution nominal."""
    (one,) = attributions("The union demanded that wages rise.")
    assert not one.is_nominal
