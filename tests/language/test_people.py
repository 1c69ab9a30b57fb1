"""Whom a noun without a name stands for."""

import pytest

from stateofplay.language.analyse import document
from stateofplay.language.people import People
from stateofplay.model import Report


def who(text, words):
    """The name that the last occurrence of the words stands for."""
    made = document(Report("r", text))
    start = text.rindex(words)
    found = People(made).who(made.tokens_in(start, start + len(words)))
    return found.exact if found else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Transport Minister Ada Lind met Jon Berg. The minister left early.", "The minister", "Ada Lind"),
        ("Ada Lind, who leads the pilots' union, spoke. Later the union leader left.", "the union leader", "Ada Lind"),
        ("Ada Lind, 54, met Jon Berg, 61. The 54-year-old left.", "The 54-year-old", "Ada Lind"),
        ("Envoy Jon Berg and Senator Ada Lind met. The senator left.", "The senator", "Ada Lind"),
        ("Its negotiator, Jon Berg, came. The mayor, Ada Lind, too. The negotiator left.", "The negotiator", "Jon Berg"),
        ("Ada Lind spoke for an hour. The veteran then left.", "The veteran", "Ada Lind"),
    ],
)  # fmt: skip
def test_office_age_or_the_one_just_spoken_of(text, words, name):
    """The one introduced so; else, for a noun by which reports vary a name, whoever the sentence before was about."""
    assert who(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minister Ada Lind spoke. An official agreed. The official left.", "The official"),
        ("Ada Lind spoke. The receptionist left.", "The receptionist"),
        ("Ada Lind spoke. The ministers left.", "The ministers"),
        ("Ada Lind spoke. The offer stands.", "The offer"),
        ("Minister Ada Lind spoke. The minister, Jon Berg, left.", "The minister"),
    ],
)
def test_nobody_is_better_than_somebody_else(text, words):
    """An unnamed official, a stranger, several, a thing and an office with a name of its own are traced to nobody."""
    assert who(text, words) is None
