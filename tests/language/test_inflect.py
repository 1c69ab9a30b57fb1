"""Verb forms, and the stem that makes words comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.inflect import forms, stem


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("demand", "demand demands demanded demanding"),
        ("urge", "urge urges urged urging"),
        ("deny", "deny denies denied denying"),
        ("delay", "delay delays delayed delaying"),
        ("reach", "reach reaches reached reaching"),
        ("press", "press presses pressed pressing"),
        ("agree", "agree agrees agreed agreeing"),
        ("admit", "admit admits admitted admitting"),
        ("plan", "plan plans planned planning"),
        ("offer", "offer offers offered offering"),
        ("say", "say says said saying"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("cut", "cut cuts cutting"),
        ("veto", "veto vetoes vetoed vetoing"),
    ],
)
def test_forms(verb, expected):
    """Regular, doubling and irregular verbs have all their forms, the base first, none twice."""
    assert forms(verb) == tuple(expected.split())


@given(st.from_regex(r"[a-z]{2,10}", fullmatch=True))
def test_any_word_has_forms(verb):
    """Whatever the word, its forms begin with it and are words."""
    made = forms(verb)
    assert made[0] == verb
    assert len(set(made)) >= 3
    assert all(form.isalpha() or "'" in form for form in made)


@pytest.mark.parametrize(
    "family",
    [
        "ratify ratified ratifies ratification",
        "withdraw withdrawal withdrawing",
        "negotiate negotiated negotiating",
        "agree agreed",
        "agreement agreements",
        "tariff tariffs",
        "quota quotas",
        "subsidy subsidies",
        "fishing fished",
        "monitor monitors",
        "permit permitted permitting",
        "insurance insured",
    ],
)
def test_words_of_one_family_meet(family):
    """Forms of a word and its noun have one stem."""
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("strike", "street"), ("port", "party"), ("quota", "quote"), ("ship", "shop"), ("truce", "truck")]
)
def test_other_words_stay_apart(one, other):
    """Words that only look alike have stems of their own."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["tax", "sea", "2031", "4.5", "gas", "oil", "us", "e-car", "glass", ""])
def test_short_words_and_numbers_stay(word):
    """Words of three letters, numbers, words with other signs and those in -ss are their own stem."""
    assert stem(word) == word


@given(st.text(max_size=15))
def test_stem_is_lower_case_and_never_empty(word):
    """A stem does not tell capitals apart, and a word never loses all its letters."""
    assert stem(word.upper()) == stem(word.upper().lower())
    assert bool(stem(word)) is bool(word)


@given(st.from_regex(r"[a-z]{4,12}", fullmatch=True))
def test_stem_is_no_longer_than_the_word(word):
    """A stem shortens; it adds at most the ending that the family shares."""
    assert len(stem(word)) <= len(word)
