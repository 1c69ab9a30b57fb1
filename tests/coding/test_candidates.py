"""Who may hold a position in a sentence."""

import pytest
from reading import FISH, WARD, directory, document

from stateofplay.coding.candidates import candidates
from stateofplay.coding.holders import Cast


def parties(text, codebook, at=-1, **more):
    """The candidates of a sentence, by default the last one."""
    made = document(text, **more)
    cast = Cast(made, codebook, directory(codebook).mentions(made))
    index = at if at >= 0 else len(made.sentences) + at
    return {one.party for one in candidates(made, cast, index)}


@pytest.mark.parametrize(
    ("codebook", "text", "expected"),
    [
        (WARD, "HOST: Will you strike?\nQUILL: We want five percent. Put it in writing.", {"union"}),
        (WARD, '"We will strike. Count on it," Mara Quill said.', {"union"}),
        (WARD, "Mara Quill, 54, met Ines Falk, 61. The 54-year-old would strike.", {"union"}),
        (FISH, "Norwegian envoy Ada Lind met Jon Berg. The envoy wants observers.", {"norway"}),
        (FISH, "Norway met Iceland. Both want observers.", {"norway", "iceland"}),
        (WARD, "Both sides want parking.", {"union", "trust"}),
        (WARD, "The nurses want parking. Nothing less would do.", {"union"}),
        (WARD, "It was late.", set()),
    ],
)  # fmt: skip
def test_who_may_hold_it(codebook, text, expected):
    """Turns of a transcript, the rest of a quotation, ages, offices, "both", and the sentence before."""
    assert parties(text, codebook) == expected


def test_own_text_of_a_body():
    """In its own statement a party is "we" and "the council", though no words of it name anybody."""
    more = {"outlet": "Press office of the Nurses' Federation", "title": "Statement on the talks"}
    assert parties("We want parking.", WARD, **more) == {"union"}
