"""The bodies that reports name, with their short forms."""

import pytest
from drafted import documents

from stateofplay.drafting import names
from stateofplay.drafting.names import Origin


def bodies(*texts):
    """(name, aliases) of the bodies in the texts, by name."""
    return {body.name: body for body in names.find(documents(*texts))}


def test_states_are_known_by_any_of_their_names():
    """A capital or a demonym is enough for the state to be one of the bodies."""
    found = bodies("Oslo rejected the plan. Chilean envoys met them.")
    assert found["Norway"].origin is Origin.STATE
    assert "Chile" in found


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Pier Safety Council (PSC) met. The PSC agreed.", "Pier Safety Council", "PSC"),
        ("The Alliance of Small Ferry Towns (AOSFT) spoke. AOSFT disagreed.", "Alliance of Small Ferry Towns", "AOSFT"),
        ("The Harbour Workers Union spoke. The HWU disagreed, the HWU said.", "Harbour Workers Union", "HWU"),
    ],
)
def test_short_forms_belong_to_the_full_name(text, name, short):
    """An explained acronym, the initials and the beginning of a name are aliases."""
    assert short in bodies(text)[name].aliases


def test_plural_owner_opens_a_name():
    """A union named after whom it organises is found with its apostrophe."""
    assert "Dockers' Union" in bodies("The Dockers' Union walked out. Later the Dockers' Union came back.")


def test_outlets_are_no_bodies():
    """Neither the outlet of a report nor another paper sits at the table."""
    found = bodies("The Lindenbrook Gazette reported it. The Harbour Wire saw the draft.")
    assert not {"Lindenbrook Gazette", "Harbour Wire"} & set(found)


def test_well_known_body_brings_its_nouns():
    """The bloc is the European Union where that is named, and nobody where it is not."""
    assert "bloc" in bodies("The European Union refused. The bloc said so.")["European Union"].aliases
    assert "European Union" not in bodies("The bloc said so in Brussels.")


def test_provisional_parties_share_no_name():
    """Of a name that two bodies have, the first keeps it."""
    rows = [
        names.Body("a", "Pier Council", ("the council",), Origin.NAME),
        names.Body("b", "Council", ("pier council",), Origin.NAME),
    ]
    assert [(party.name, party.aliases) for party in names.provisional(rows)] == [
        ("Pier Council", ("the council",)),
        ("Council", ()),
    ]
