"""Who took part in an event."""

from __future__ import annotations

import pytest
from reading import TRUCE, WARD, directory, document

from stateofplay.coding import events
from stateofplay.model import Codebook, Event


def _events(text: str, codebook: Codebook = TRUCE) -> list[Event]:
    page = document(text)
    order = [party.id for party in codebook.parties]
    return list(events.find(page, directory(codebook).mentions(page), order))


def _parties(text: str, kind: str, codebook: Codebook = TRUCE) -> list[list[str]]:
    return [list(one.parties) for one in _events(text, codebook) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Velmora's envoy said on Sunday that Tarsk and the League had left the table.", ["velmora"]),
        ("Orin Vask told the League on Sunday that Tarsk was stalling.", ["velmora"]),
        ("The withdrawal will help Tarsk, Velmoran officials said on Sunday.", ["velmora"]),
        ("Orin Vask spoke first. He said on Sunday that Tarsk would wait.", ["velmora"]),
        ("Tarsk on Sunday rejected the Velmoran terms.", ["tarsk"]),
        ("ASTER - Velmora, which shares a border with Tarsk, said on Sunday that it was near.", ["velmora"]),
        ("An analyst said on Sunday that Tarsk would sign.", []),
        ("A critic of Tarsk said on Sunday that the truce was dead.", []),
        ("A retired judge in Kemble said on Sunday that the truce was dead.", []),
        ("Tarsk was condemned on Sunday by the River League.", ["league"]),
        ("Officials in Port Aster and Kemble said on Sunday that it was near.", ["velmora", "tarsk"]),
    ],
)
def test_of_a_statement_only_the_speaker_takes_part(text, parties):
    """Whom a statement is made to and what it is about take no part in it."""
    assert _parties(text, "statement") == [parties]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Velmora offered Tarsk a pause on Saturday.", ["velmora"]),
        ("The Tarskian delegation handed Velmora a draft on Saturday.", ["tarsk"]),
        ("Tarsk's offer of Feb. 20 names the League as guarantor.", ["tarsk"]),
        ("In its Feb. 20 reply Tarsk asked Velmora for more.", ["tarsk"]),
        ("The proposal on Tarsk was handed over on Saturday.", []),
    ],
)
def test_of_an_offer_only_the_offerer_takes_part(text, parties):
    """To whom something is offered takes no part in the offer."""
    assert _parties(text, "offer") == [parties]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Velmoran envoys met the Tarskian premier, Lena Drow, on Sunday for talks on the League.",
            "talks",
            ["velmora", "tarsk"],
        ),
        ("Talks between Velmora and Tarsk on League monitors opened on Sunday.", "talks", ["velmora", "tarsk"]),
        ("Envoys from Velmora, Tarsk and the League opened talks on Sunday.", "talks", ["velmora", "tarsk", "league"]),
        ("Talks on a Velmoran withdrawal opened on Sunday.", "talks", []),
        ("Delegates of Tarsk met on Sunday with the River League.", "talks", ["tarsk", "league"]),
        ("Orin Vask spoke by phone with Lena Drow on Sunday.", "call", ["velmora", "tarsk"]),
        ("Orin Vask took a call from Lena Drow on Sunday about the League.", "call", ["velmora", "tarsk"]),
        ("Velmora and Tarsk signed a truce on Sunday that names the League.", "signing", ["velmora", "tarsk"]),
        ("Velmora signed a truce with Tarsk on Sunday.", "signing", ["velmora", "tarsk"]),
        ("The truce was signed on Sunday by Velmora and Tarsk.", "signing", ["velmora", "tarsk"]),
        ("Tarsk fired rockets at Velmora on Sunday.", "attack", ["tarsk"]),
        ("Velmora was shelled on Sunday.", "attack", []),
        ("Velmora was shelled by Tarsk on Sunday.", "attack", ["tarsk"]),
        ("Tarsk's attack on Velmora on Sunday broke the truce.", "attack", ["tarsk"]),
        ("Velmora signed the text on Sunday with a list of Tarskian demands.", "signing", ["velmora"]),
    ],
)
def test_of_other_events_the_subject_and_whom_it_is_with(text, kind, parties):
    """Who acts and with whom; who is only named beside takes no part."""
    assert _parties(text, kind) == [parties]


def test_both_sides_of_two_are_all():
    """Where two negotiate, "both sides" are they."""
    assert _parties("Both sides met on Sunday.", "talks", WARD) == [["union", "trust"]]


@pytest.mark.parametrize(
    "text",
    [
        "Velmoran envoys met Lena Drow and Ada Holm on Sunday for talks on ending the war.",
        "Envoys met on Sunday to end the war.",
        "The envoys met on Sunday with a view to signing a truce.",
    ],
)
def test_what_talks_are_for_is_not_done(text):
    """Talks on ending a war end none, and sign nothing."""
    assert [str(one.kind) for one in _events(text)] == ["talks"]


@pytest.mark.parametrize(
    "text",
    ["From the statement just in from the League: its members are glad.", "A statement on Sunday."],
)
def test_a_noun_alone_is_no_statement(text):
    """Words that tell of no one's speaking make no statement."""
    assert _parties(text, "statement") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Lena Drow, who on Sunday still asked for a pause, said no.",
            "Lena Drow, who on Sunday still asked for a pause",
        ),
        ("Ten days ago it had asked for all of it.", "Ten days ago it had asked for all of it"),
        (
            "Asked on Sunday if Tarsk might go, Orin Vask said no.",
            "Asked on Sunday if Tarsk might go, Orin Vask said",
        ),
    ],
)
def test_a_statement_is_cited_with_its_subject(text, words):
    """Who speaks and what is asked for stand in the evidence."""
    assert words in [one.evidence.exact for one in _events(text) if one.kind == "statement"]
