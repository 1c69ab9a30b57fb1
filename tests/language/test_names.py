"""Names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.analyse import document
from stateofplay.model import Report

_PIECES = [
    "A",
    "b",
    "Of ",
    "the ",
    "U.S.",
    "-",
    " ",
    "\n",
    ".",
    "’s",
    "\u00ad",
    "Mr. ",
    "of ",
    "Oslo ",
    "🙂",
    "\u05d0",
    "North Korean ",
]
_HOSTILE = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


def _find(text):
    return [(mention.span.exact, mention.type.value) for mention in document(Report("r", text)).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Oslo and in Quarnby.", [("Oslo", "LOC"), ("Quarnby", "LOC")]),
        (
            "He joined the Ministry of Trade and Industry after the Bank for International Settlements.",
            [("Ministry of Trade and Industry", "ORG"), ("Bank for International Settlements", "ORG")],
        ),
        ("Hopes faded on Monday in May.", []),
        ("The talks failed, Ada Lind told Reuters.", [("Ada Lind", "PER"), ("Reuters", "ORG")]),
        ("The French and Norwegian envoys left.", []),
        ("SAUDI ARABIA opposed, and the EU supported, the text.", [("SAUDI ARABIA", "LOC"), ("EU", "ORG")]),
        ("It was read to the Kremlin and Downing Street.", [("Kremlin", "ORG"), ("Downing Street", "ORG")]),
        ("A U.S.-led force and a Geneva-based firm.", [("U.S.", "LOC"), ("Geneva", "LOC")]),
        ("They signed Section 7 of the Quarnby Agreement.", [("Quarnby Agreement", "MISC")]),
        ("She spoke for Acme Widgets, Inc. and Lind & Ode.", [("Acme Widgets, Inc.", "ORG"), ("Lind & Ode", "ORG")]),
        ("They crossed the Tarn River near Mount Holm.", [("Tarn River", "LOC"), ("Mount Holm", "LOC")]),
    ],
)
def test_names_and_types(text, expected):
    """Cues inside and beside a name tell persons, bodies and places apart."""
    assert _find(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Then Norwegian Foreign Minister Ada Lind left.", "Norwegian Foreign Minister", "Ada Lind"),
        ("He met Secretary of State Karl de Vries.", "Secretary of State", "Karl de Vries"),
        ("A word from special envoy Ali bin Omar.", "special envoy", "Ali bin Omar"),
        ("It was signed by Gen. Tarn.", "Gen.", "Tarn"),
        ("It was Mr. Ode who spoke.", "Mr.", "Ode"),
        ("A note by White House Press Secretary Ada Lind.", "Press Secretary", "Ada Lind"),
    ],
)
def test_titles(text, title, name):
    """The office before a name is its title and not part of it."""
    found = [mention for mention in document(Report("r", text)).mentions if mention.title]
    assert [(mention.title.exact, mention.span.exact, mention.type.value) for mention in found] == [(title, name, "PER")]


def test_surname_takes_the_type_of_the_full_name():
    """A surname alone is the person named in full before, also at the start of a sentence."""
    assert _find("The envoy is Ada Quarnby, they said. Quarnby left in May for Quarnby.")[1:] == [("Quarnby", "PER")] * 2


def test_headline_gives_only_what_does_not_rest_on_capitals():
    """In a headline, known names and given names count; other capitals do not."""
    assert _find("Ada Lind Calls Widget Makers Back To Oslo For Final Round") == [("Ada Lind", "PER"), ("Oslo", "LOC")]


def test_places_in_small_letters_are_known():
    """A text without capitals still gives up its states."""
    assert _find("she went from new zealand to norway") == [("new zealand", "LOC"), ("norway", "LOC")]


def test_capital_at_the_start_of_a_sentence_is_not_enough():
    """An unknown word that opens a sentence is no name unless the report has it elsewhere."""
    assert _find("Widgets rose. Tarn fell, they said of Tarn.") == [("Tarn", "PER"), ("Tarn", "PER")]


@given(_HOSTILE)
def test_names_say_their_words(text):
    """Names and titles hold in the text, come in order and do not overlap."""
    done = 0
    for mention in document(Report("r", text)).mentions:
        assert mention.span.holds_in(text)
        assert mention.span.start >= done
        done = mention.span.end
        assert mention.title is None or (mention.title.holds_in(text) and mention.title.end <= mention.span.start)


@pytest.mark.parametrize("piece", ["A ", "Ab of ", "Minister ", "Mr. ", "U.S.-", "French ", "A and ", "A, ", "the Ab’s "])
def test_long_runs_of_capitals_are_read(piece):
    """A hundred thousand characters of a hard pattern are read, and the names hold."""
    text = piece * (100_000 // len(piece))
    assert all(mention.span.holds_in(text) for mention in document(Report("r", text)).mentions)
