"""Words, stems, sentences and quotations as they are compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.reconcile.words import months, name_stems, numbers, quotations, sentences, stem, stems, words


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


def test_stems_leave_out_what_says_nothing():
    """Function words, words of telling and numbers are no evidence of likeness."""
    assert stems("The officials said on Monday that 9 crews were at the port") == ("official", "crew", "port")


def test_sentences_respect_abbreviations_and_line_ends():
    """The stop of "Mr." or an initial ends nothing, a line end always does."""
    text = "Mr. Reld met J. Varga. They spoke!\nA heading\n“No.” She left."
    assert [text[low:high] for low, high in sentences(text)] == [
        "Mr. Reld met J. Varga.",
        "They spoke!",
        "A heading",
        "“No.”",
        "She left.",
    ]


def test_numbers_months_and_names():
    """Numbers come as digits, months by number, initials as one word."""
    assert numbers("nine hands and 4,000 crowns") == ("9", "4000")
    assert months("in May, may, and on Aug. 4") == {5, 8}
    assert name_stems("the U.N. envoy Ines Varga") == {"un", "envoy", "ine", "varga"}


@given(st.text(max_size=300))
def test_offsets_point_into_the_text(text):
    """Words, sentences and quotations lie inside the text, in order, whatever it holds."""
    ends = 0
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
    for low, high in sentences(text):
        assert ends <= low < high <= len(text)
        ends = high
    assert all(0 <= low <= high <= len(text) for low, high in quotations(text))
