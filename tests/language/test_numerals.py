"""What a run of number words is worth."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.numerals import NumeralKind, fold, numeral_at, words

_ONES = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"


def _spell(number):
    if number < 20:
        return _ONES.split()[number]
    if number < 100:
        return _TENS.split()[number // 10] + (f"-{_spell(number % 10)}" if number % 10 else "")
    if number < 1000:
        return f"{_spell(number // 100)} hundred" + (f" and {_spell(number % 100)}" if number % 100 else "")
    for name, scale in (("million", 10**6), ("thousand", 10**3)):
        if number >= scale:
            return f"{_spell(number // scale)} {name}" + (f" {_spell(number % scale)}" if number % scale else "")
    raise AssertionError


@given(st.integers(1, 10**9 - 1))
def test_a_number_in_words_is_worth_what_it_says(number):
    """Any number below a billion, spelled out, is read back."""
    spelled = _spell(number)
    row = words(spelled)
    found = numeral_at(row, 0)
    assert found is not None
    assert (found.value, found.last) == (number, len(row))


@given(st.integers(0, 10**15))
def test_a_number_with_separators_is_worth_what_it_says(number):
    """Any number with commas between its thousands is read back."""
    found = numeral_at(words(f"{number:,}"), 0)
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.5 million", 2_500_000),
        ("800 thousand", 800_000),
        ("4 thousand 3 hundred", 4300),
        ("two-thirds", 0.6667),
        ("three quarters", 0.75),
        ("a fifth of", 0.2),
        ("half of", 0.5),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("one and a half", 1.5),
        ("two point five", 2.5),
        ("3/4", 0.75),
        ("1½", 1.5),
        ("2 1/2", 2.5),
        ("6-1/4", 6.25),
        ("two and a third", 2.3333),
        ("nine and a half", 9.5),
        ("three lakh crore", 3 * 10**12),
        ("12,34,567", 1_234_567),
        ("40 000", 40_000),
        ("1 414 021", 1_414_021),
        ("3 dozen", 36),
        ("a quarter million", 250_000),
        ("three hundredths", 0.03),
    ],
)
def test_compound_numbers(text, value):
    """Scales, fractions and dozens multiply as they are written."""
    found = numeral_at(words(text), 0)
    assert found is not None
    assert found.value == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a third of them", 1 / 3),
        ("a third more than", 1 / 3),
        ("a quarter lower", 0.25),
        ("a fifth in May", 0.2),
        ("a third round of talks", None),
        ("a fifth term", None),
        ("a quarter ago", None),
        ("9/11 attacks", 9),
    ],
)
def test_shares_are_told_from_ordinals(text, value):
    """The words "a third" are a share where no noun follows that it could order; a date with a slash is no fraction."""
    found = numeral_at(words(text), 0)
    assert (found and found.value) == (value and pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "times"), [("tenfold", 10), ("threefold", 3), ("hundredfold", 100), ("manifold", 0), ("ten", 0)]
)
def test_fold_multiplies(text, times):
    """A number word with "fold" says how many times."""
    assert fold(words(text)[0]) == times


@pytest.mark.parametrize(("text", "value"), [("one hundred thirtieth", 130), ("twenty-first", 21), ("17th", 17), ("third", 3)])
def test_ordinals_are_no_counts(text, value):
    """A number that orders is known as such."""
    found = numeral_at(words(text), 0)
    assert found is not None
    assert (found.value, found.kind) == (value, NumeralKind.ORDINAL)


@given(st.text(max_size=200))
def test_words_say_what_stands_in_the_text(text):
    """Every word's offsets say the word, and words rise without overlap."""
    row = words(text)
    assert all(text[word.start : word.end] == word.text for word in row)
    assert all(one.end <= two.start for one, two in pairwise(row))
