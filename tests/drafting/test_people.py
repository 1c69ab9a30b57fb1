"""Who speaks for which body."""

import pytest
from drafted import documents

from stateofplay.coding.parties import Directory
from stateofplay.drafting import people
from stateofplay.model import Codebook, Party

PARTIES = (Party("union", "Pier Workers Union", ("union",)), Party("no", "Norway"), Party("cl", "Chile"))


def spoken_for(text):
    """The body of each person in the text."""
    found = documents(text)
    directory = Directory(Codebook("", PARTIES, ()))
    named = [directory.find(document.tokens) for document in found]
    return {person.name: person.body for person in people.find(found, named, frozenset({"no", "cl"}), frozenset())}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Norwegian Prime Minister Ada Lind said no.", "no"),
        ("Ada Lind, president of the union, said no.", "union"),
        ("Ada Lind, who speaks for Chile, said no.", "cl"),
        ("The union's president, Ada Lind, said no.", "union"),
        ("Norway's Ada Lind said no.", "no"),
        ("For Chile, Ada Lind said no.", "cl"),
        ("Ada Lind of Norway said no.", "no"),
        ("Chile had no comment. Ada Lind, its envoy, said no.", "cl"),
        ("Former Norwegian minister Ada Lind said no.", ""),
        ("Ada Lind, an analyst of the union, said no.", ""),
        ("Ada Lind, who once visited, said no.", ""),
        ("Norwegian officials left, and days later President Ada Lind said no.", ""),
    ],
)
def test_words_around_a_name_tell_whom_it_speaks_for(text, body):
    """Titles, appositions and owners tie a person to a body; the past and the bystander do not."""
    assert spoken_for(text) == {"Ada Lind": body}


def test_surname_belongs_to_the_full_name():
    """A person is listed once, in full."""
    assert spoken_for("Ada Lind, president of the union, left. Later Lind came back. Lind said no.") == {"Ada Lind": "union"}
