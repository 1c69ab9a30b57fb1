"""People whom the report itself introduces."""

import pytest
from reading import FISH, TRUCE, WARD, directory, document


@pytest.mark.parametrize(
    ("codebook", "text", "name", "party"),
    [
        (FISH, "Norwegian minister Ada Lind spoke.", "Ada Lind", "norway"),
        (FISH, "Ada Lind, who speaks for Iceland, came.", "Lind", "iceland"),
        (FISH, "Ada Lind of the Faroe Islands came.", "Ada Lind", "faroes"),
        (WARD, "The union's Ada Lind came.", "Lind", "union"),
        (WARD, "Ada Lind, vice president of the federation, came.", "Lind", "union"),
        (WARD, "Ada Lind, the trust's finance chief, came.", "Lind", "trust"),
        (WARD, "Management walked out. Its spokesman, Jon Berg, shrugged.", "Jon Berg", "trust"),
        (WARD, "Union negotiator Jon Berg shrugged.", "Jon Berg", "union"),
        (TRUCE, "Jon Berg, for the League, came.", "Jon Berg", "league"),
    ],
)
def test_introductions(codebook, text, name, party):
    """By title, apposition, clause, possessive, "of" and "for"."""
    assert directory(codebook).taught(document(text)).get(name) == party


@pytest.mark.parametrize(
    ("codebook", "text"),
    [
        (FISH, "Former Norwegian minister Ada Lind spoke."),
        (FISH, "Ada Lind, a former Norwegian negotiator, spoke."),
        (FISH, "Ada Lind, envoy to Iceland, spoke."),
        (WARD, "Ada Lind, an economist, spoke."),
        (WARD, "Ada Lind, was asked whether the nurses would strike."),
    ],
)
def test_strangers_speak_for_nobody(codebook, text):
    """Who has left an office, is sent to a party, watches or is merely near one is taught to nobody."""
    assert directory(codebook).taught(document(text)) == {}


def test_the_title_of_a_report_introduces():
    """A guest may be introduced by the headline alone."""
    made = document("It was late.", title="Interview: Ada Lind, chief negotiator of the Nurses' Federation")
    assert directory(WARD).taught(made)["Lind"] == "union"
