"""Tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language import tokens
from stateofplay.language.clean import clean

_HOSTILE = st.one_of(
    st.text(max_size=80),
    st.text(alphabet=st.sampled_from("aB.'’\"“”-,0 1%$\n\u00ad\u200be\u0301\u05d0🙂&/@:_"), max_size=80),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo’s envoys won't go.", "Oslo|'s|envoys|won't|go|."),
        ("It's the officials’ plan", "It|'s|the|officials|'|plan"),
        ("They’re sure we'll say he'd go", "They|'re|sure|we|'ll|say|he|'d|go"),
        ("a U.S.-led 20-point, multi-year plan", "a|U.S.-led|20-point|,|multi-year|plan"),
        ("Mr. Lind paid $429, or 97.85% of 800,000.", "Mr.|Lind|paid|$|429|,|or|97.85|%|of|800,000|."),
        ("from Aug. 4 at 9:30 a.m. in the U.S. and the U.N.", "from|Aug.|4|at|9:30|a.m.|in|the|U.S.|and|the|U.N."),
        ("over—at last–now -- then", "over|—|at|last|–|now|--|then"),
        ("“Why?” he said… ...", "“|Why|?|”|he|said|…|..."),
        ("J.R. Ode and Ada B. Lind of AT&T", "J.R.|Ode|and|Ada|B.|Lind|of|AT&T"),
        ("no. 7 but not no. Never", "no.|7|but|not|no|.|Never"),
        ("O'Neil, al-Sadi, d'Arc", "O'Neil|,|al-Sadi|,|d'Arc"),
        ("write to ada@example.org or www.example.org/a?b=1", "write|to|ada@example.org|or|www.example.org/a?b=1"),
        ("Cafe\u0301 owner", "Cafe\u0301|owner"),
        ("the ’90s", "the|'90s"),
    ],
)
def test_words(text, expected):
    """Contractions, abbreviations, numbers and hyphenated words are one token; possessives and marks are split off."""
    assert "|".join(token.text for token in tokens.tokenize(text)) == expected


def test_what_leans_on_a_pronoun_is_written_out():
    """A leaning "is" reads as such ("it's"), and a possessive stays one ("Oslo's")."""
    assert [token.lower for token in tokens.tokenize("it's Oslo's")] == ["it", "is", "oslo", "'s"]


def test_offsets_point_into_the_text_as_it_was():
    """A soft hyphen inside a word is within the token's stretch and not in its words."""
    text = "The nego\u00adti\u00adators\u00a0met"
    found = tokens.tokenize(text)
    assert [(token.text, text[token.start : token.end]) for token in found][1] == ("negotiators", "nego\u00adti\u00adators")


@given(_HOSTILE)
def test_tokens_say_their_words_in_order(text):
    """Tokens do not overlap, come in order, and each one's stretch says its words once cleaned."""
    done = 0
    for token in tokens.tokenize(text):
        assert done <= token.start < token.end
        assert clean(text[token.start : token.end]).text == token.text
        assert token.lower == token.text.lower()
        done = token.end


@given(_HOSTILE)
def test_no_word_is_lost(text):
    """Everything but white space is in some token."""
    assert "".join("".join(token.text for token in tokens.tokenize(text)).split()) == "".join(clean(text).text.split())


@pytest.mark.parametrize("piece", ["a.", "a'", "1,", "a-", "&a", ".", "'", "a@", "U.S. ", "\u00ad", "http://", "no. "])
def test_long_runs_of_one_hard_pattern_are_read(piece):
    """Two hundred thousand characters of a hard pattern give tokens that cover them."""
    text = piece * (200_000 // len(piece))
    found = tokens.tokenize(text)
    assert sum(len(token.text) for token in found) == len("".join(clean(text).text.split()))
