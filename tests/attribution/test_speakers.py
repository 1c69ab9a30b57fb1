"""Pronouns and short names are traced to the fullest name given before."""

import pytest
from said import attributions, speakers

from stateofplay.attribution.speakers import Candidate, Trace, canonical_names
from stateofplay.model import Mention, MentionType, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Edda Strand said the quota was small. She added that the season was short.", ["Edda Strand", "Edda Strand"]),
        ("Pavel Orsk rejected the offer. He said the tariff would stay.", ["Pavel Orsk", "Pavel Orsk"]),
        ("The union said talks had failed. It said the depot would stay shut.", ["The union", "The union"]),
        ("The guilds said talks had failed. They said the depot would stay shut.", ["The guilds", "The guilds"]),
        ("Ms. Strand met Mr. Hall. She said the text was ready.", ["Strand"]),
        ("Edda Strand said the text was ready. “It is short,” she said.", ["Edda Strand", "Edda Strand"]),
        ("The minister said it was over. “It is,” he said.", ["The minister", "The minister"]),
        ("Edda Strand spoke first. Strand said the text was ready.", ["Edda Strand"]),
    ],
)
def test_traced(text, expected):
    """A pronoun or surname has the canonical name of the one it stands for."""
    assert speakers(text) == expected


def test_antecedent_is_the_nearest_naming():
    """For a pronoun the antecedent says the earlier words; a name has none."""
    text = "Edda Strand spoke. Strand said the text was ready. She said it was short."
    name, pronoun = attributions(text)
    assert name.antecedent is None
    assert (pronoun.antecedent.exact, pronoun.antecedent.start) == ("Strand", text.index("Strand said"))
    assert pronoun.speaker == "Edda Strand"


@pytest.mark.parametrize(
    "text",
    [
        "He said it would rain.",
        "“Never again,” she said.",
        "The union said talks had failed. She said they would resume.",
        "Edda Strand said talks had failed. It said they would resume.",
    ],
)
def test_nobody_fits(text):
    """A pronoun with nobody before it that it could stand for has no speaker, not a wrong one."""
    assert speakers(text)[-1] == ""
    assert attributions(text)[-1].antecedent is None


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The union said the talks were over. The company said it opposes the levy.", "opposes", "The company"),
        ("The union told the board that it wants more staff.", "wants", "The union"),
        ("According to the mediator, he expects a deal.", "expects", "the mediator"),
    ],
)
def test_pronoun_in_what_is_said(text, cue, speaker):
    """A pronoun that opens the content stands for the one who says it."""
    assert [a.speaker for a in attributions(text) if a.cue[0].exact == cue] == [speaker]


def _person(name):
    return Mention(Span(0, len(name), name), MentionType.PER)


@pytest.mark.parametrize(
    ("names", "short", "full"),
    [
        (["Edda Strand", "Strand"], "Strand", "Edda Strand"),
        (["Strand", "Edda Strand"], "Strand", "Edda Strand"),
        (["Edda Strand", "Olof Strand", "Strand"], "Strand", "Strand"),
        (["Edda Strand", "Anna Edda Strand", "Strand"], "Strand", "Anna Edda Strand"),
        (["Strander", "Strand"], "Strand", "Strand"),
        (["Edda Strand", "Edda"], "Edda", "Edda"),
    ],
)
def test_canonical_names(names, short, full):
    """A surname becomes the one full name that ends with it; two such names leave it as it is."""
    assert canonical_names([_person(name) for name in names])[short] == full


def test_canonical_names_are_people_s():
    """What is no person has no canonical name."""
    port = Mention(Span(0, 4, "Port"), MentionType.ORG)
    assert canonical_names([port]) == {}


_ADA = Candidate(Span(0, 3, "Ada"), "ada", person=True, plural=False)
_BODY = Candidate(Span(9, 13, "Port"), "port", person=False, plural=False)
_GUILDS = Candidate(Span(20, 26, "guilds"), "guilds", person=False, plural=True)


@pytest.mark.parametrize(
    ("pronoun", "expected"), [("she", _ADA), ("his", _ADA), ("it", _BODY), ("its", _BODY), ("they", _GUILDS), ("you", None)]
)
def test_resolve(pronoun, expected):
    """The latest candidate that fits in number and kind is taken."""
    trace = Trace()
    for one in (_ADA, _BODY, _GUILDS):
        trace.see(one)
    assert trace.resolve(pronoun) == expected


def test_latest_wins_and_memory_is_bounded():
    """Of two that fit the later one counts, and what was named long ago is forgotten."""
    trace = Trace()
    trace.see(_ADA)
    later = Candidate(Span(50, 53, "Jon"), "jon", person=True, plural=False)
    trace.see(later)
    assert trace.resolve("he") is later
    for _ in range(100):
        trace.see(_BODY)
    assert trace.resolve("he") is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Holt met Viktor Berg. She said no.", "Maria Holt"),
        ("Maria Holt met Viktor Berg. He said no.", "Viktor Berg"),
        ("Chairwoman Holt met Mr Berg. She said no.", "Holt"),
    ],
)
def test_gender_tells_two_apart(text, speaker):
    """A title or a given name says which of two people a pronoun means."""
    assert speakers(text)[-1] == speaker


def test_some_of_several_are_traced_to_all():
    """Of those who were brought in together, "one of them" is one."""
    assert speakers("Two pilots said no. One of them said it was late.")[-1] == "Two pilots"
