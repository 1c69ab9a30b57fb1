"""Noun phrases, told from verbs by how the reports use words."""

import pytest
from drafted import documents

from stateofplay.drafting import phrases
from stateofplay.drafting.phrases import Marks, Usage, matter


def texts(text):
    """The phrases of a text."""
    (document,) = documents(text)
    marks = Marks(frozenset(), frozenset())
    return [p.text for p in phrases.find(document, 0, len(document.tokens), Usage.of([document]), marks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They demand higher harbour fees.", ["higher harbour fees"]),
        ("They want a four-day week now.", ["four-day week"]),
        ("They rejected the night shift.", ["night shift"]),
        ("They spoke about lower pay scales for drivers.", ["lower pay scales", "drivers"]),
        ("They would end it on Monday.", []),
        ("It was a new deal.", []),
    ],
)
def test_phrases_hold_nouns_and_adjectives(text, found):
    """Function words, verbs, empty nouns and days end a phrase."""
    assert texts(text) == found


@pytest.mark.parametrize(
    ("one", "other"), [("troops", "soldiers"), ("wage", "salaries"), ("ceasefire", "truce"), ("fee", "fees")]
)
def test_words_for_one_matter_meet(one, other):
    """Synonyms of the list and forms of a word have one stem."""
    assert matter(one) == matter(other)


def test_every_group_of_synonyms_is_apart():
    """No word stands in two groups, or the second would never be found."""
    lines = (phrases.files("stateofplay.drafting") / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in set(line.split())]
    assert len(words) == len(set(words))
