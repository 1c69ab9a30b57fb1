"""Nouns for persons, and what titles and given names say of gender."""

import pytest

from stateofplay.language.persons import gender, has_left, is_outsider, is_person_noun, kindred


@pytest.mark.parametrize("word", ["minister", "nurses", "spokeswoman", "bosses", "economist", "firemen", "people", "aide"])
def test_a_person_is_known_by_the_noun(word):
    """Offices, trades and their plurals are persons."""
    assert is_person_noun(word)


@pytest.mark.parametrize("word", ["ministry", "board", "list", "committee", "wage", "industry", "german"])
def test_bodies_and_things_are_no_persons(word):
    """Neither a body nor a word that only ends like a trade."""
    assert not is_person_noun(word)


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ((), ("Maria", "Holt"), "f"),
        ((), ("Viktor", "Holt"), "m"),
        ((), ("Joshua", "Holt"), "m"),
        ((), ("Ingrid", "Holt"), "f"),
        ((), ("Holt",), ""),
        (("Mr",), ("Holt",), "m"),
        (("chairwoman",), ("Viktor", "Holt"), "f"),
        ((), ("Habibullah", "Noor"), "m"),
    ],
)
def test_gender_of_title_and_name(title, name, expected):
    """A title says it for sure, a given name by list or ending, a surname alone not at all."""
    assert gender(title, name) == expected


def test_offices_stand_for_one_another():
    """A minister may come back as the secretary; a nurse is only a nurse."""
    assert kindred("minister") & kindred("secretary")
    assert not kindred("nurse") & kindred("minister")


def test_outsiders_and_former_office_holders():
    """An analyst watches; a former or ex-minister holds no office."""
    assert is_outsider("analysts")
    assert not is_outsider("minister")
    assert has_left("former")
    assert has_left("ex-mayor")
    assert not has_left("deputy")
