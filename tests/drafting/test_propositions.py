"""Clauses that become propositions."""

import pytest
from drafted import documents, draft

from stateofplay.drafting import stands
from stateofplay.drafting.phrases import Usage
from stateofplay.drafting.propositions import Clauses, article, plain
from stateofplay.model import Codebook, Party

BOOK = Codebook("", (Party("no", "Norway"), Party("union", "Pier Union", ("union",))), ())


def clauses(text):
    """The propositions that the stances of a text give, the best first."""
    found = documents(text)
    made = Clauses(found, Usage.of(found), {"no": "Norway", "union": "the Pier Union"})
    rows = list(made.of(stands.find(found, BOOK).held))
    return [clause.text for clause in sorted(rows, key=lambda clause: -clause.merit)]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Norway offered to pay for shore power.", "Norway pays for shore power"),
        ("Norway refused to close the northern terminal.", "Norway closes the northern terminal"),
        ("Norway wants the union to end the night shift.", "The union ends the night shift"),
        ("Harbour fees should rise by 5 percent, Norway said.", "Harbour fees rise by 5 percent"),
        ("The pier must be rebuilt by June, the union said.", "The pier is rebuilt by June"),
    ],
)
def test_demands_and_offers_become_sentences(text, proposition):
    """Who does what, in the present tense."""
    assert clauses(text)[0] == proposition


@pytest.mark.parametrize("text", ["Norway would not say.", "None of the three would pay for the pier.", "They should do it."])
def test_what_denies_or_points_back_is_none(text):
    """No proposition has a negation or a pronoun in it."""
    assert clauses(text) == []


def test_phrase_alone_gives_a_plain_sentence():
    """Without a clause the phrase is said to be."""
    assert plain("harbour fees") == "There are harbour fees"
    assert plain("night shift", article("night shift", "They want a night shift.")) == "There is a night shift"


def test_no_two_propositions_say_the_same():
    """One clause does not serve two issues."""
    made = draft(
        "Norway offered to build shore power at the northern terminal. The Pier Workers Union wants shore power. "
        "Norway promised to build shore power at the northern terminal. The Pier Workers Union wants the northern terminal."
    )
    propositions = [issue.proposition for issue in made.codebook.issues]
    assert len(propositions) == len(set(propositions))
