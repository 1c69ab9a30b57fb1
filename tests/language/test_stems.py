"""Words in the forms in which they are compared, and their stems."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.stems import forms, stem, words


def test_contractions_and_numbers_meet_their_long_forms():
    """A contraction is two words, a number word digits, and "%" a word."""
    assert [word.form for word in words("It won’t cost two crowns, or 5%")] == [
        "it", "will", "not", "cost", "2", "crowns", "or", "5", "percent",
    ]  # fmt: skip


def test_only_capitals_inside_a_sentence_make_a_name():
    """The capital that opens a sentence or a quotation says nothing."""
    found = {word.form: word.name for word in words("Ships left Dravik. “Never,” Varga said.")}
    assert found == {"ships": False, "left": False, "dravik": True, "never": False, "varga": True, "said": False}


def test_word_forms_share_a_stem():
    """Plural, tense and noun forms of one word meet."""
    assert len({stem(word) for word in ("guarantee", "guarantees", "guaranteed")}) == 1
    assert stem("refused") == stem("refuses") == stem("refusing")
    assert stem("demands") == stem("demanded")


@given(st.text(max_size=300))
def test_offsets_point_into_the_text(text):
    """Words lie inside the text, in order, whatever it holds, and `forms` gives the same ones."""
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(a.start == b.start or a.end <= b.start for a, b in pairwise(found))
    assert [word.form for word in found] == list(forms(text))


def test_a_stretch_is_read_in_its_place():
    """The words of a stretch have the offsets of the whole text."""
    text = "Ships left. Nine crews stayed."
    assert words(text, 12, 22) == words(text)[2:4]
    assert list(forms(text, 12, 22)) == ["9", "crews"]
