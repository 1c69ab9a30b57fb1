"""The cue lexicon is well formed, and each of its rows can be found."""

from importlib.resources import files

import pytest

from stateofplay.attribution.cues import lexicon
from stateofplay.language.clean import clean
from stateofplay.language.inflect import forms
from stateofplay.language.tokens import find
from stateofplay.model import Kind

_ROWS = [
    tuple(line.split("\t"))
    for line in files("stateofplay").joinpath("attribution", "cues.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_rows_are_well_formed():
    """Every row has a phrase in lower case, a known kind and a known frame, and none stands twice."""
    assert all(len(row) == 3 for row in _ROWS)
    assert {kind for _, kind, _ in _ROWS} <= {str(kind) for kind in Kind}
    assert {frame for _, _, frame in _ROWS} <= {"clause", "np", "prep", "noun"}
    assert all(phrase == phrase.strip().lower() != "" for phrase, _, _ in _ROWS)
    assert len(set(_ROWS)) == len(_ROWS)


def test_every_row_is_found():
    """Every phrase of the list, written out, is found as a whole in the table of its frame."""
    table = lexicon()
    missed = []
    for phrase, _, frame in _ROWS:
        where = {"prep": table.prepositional, "noun": table.nominal}.get(frame, table.verbal)
        words = " ".join(
            forms(w.split("/")[0][1:])[1] if w.startswith("*") else w.split("/")[0] for w in phrase.split() if w != "~"
        )
        tokens = find(clean(words))
        hits = list(where.find(tokens, 0, len(tokens)))
        if not hits or (hits[0].first, hits[0].last) != (0, len(tokens)):
            missed.append(phrase)
    assert missed == []


@pytest.mark.parametrize("word", ["say", "says", "said", "saying", "denied", "insists", "told"])
def test_verbs_hold_every_form(word):
    """The verb forms that end a noun phrase take in every form of a cue verb."""
    assert word in lexicon().verbs


@pytest.mark.parametrize("word", ["be", "was", "have", "did", "union"])
def test_auxiliaries_are_no_cue_verbs(word):
    """Auxiliaries that begin a cue do not count as verbs of their own."""
    assert word not in lexicon().verbs


def test_read_once():
    """The table is made once."""
    assert lexicon() is lexicon()
