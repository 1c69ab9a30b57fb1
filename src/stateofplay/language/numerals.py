"""Words and numbers of a text, and what a run of number words is worth: "one hundred and six", "2.5 million", "two-thirds"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|(?<![^\W_])\.\d+|\n\s*|\S")
_MAX_DIGITS = 18
_SPACE = frozenset("\n")

UNITS = {
    word: value
    for value, word in enumerate("zero one two three four five six seven eight nine".split())
}  # fmt: skip
TEENS = {
    word: value + 10
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}  # fmt: skip
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}  # fmt: skip
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7}
SHORT_SCALES = {
    "k": 10**3, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "m": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9,
    "tn": 10**12, "tln": 10**12, "trn": 10**12,
}  # fmt: skip
_ORDINAL_UNITS = {
    word: value
    for value, word in enumerate("zeroth first second third fourth fifth sixth seventh eighth ninth".split())
}  # fmt: skip
_ORDINAL_TEENS = {
    word: value + 10
    for value, word in enumerate(
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
    )
}  # fmt: skip
_ORDINAL_TENS = {
    word: value * 10
    for value, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), start=2
    )
}  # fmt: skip
_ORDINAL_LARGE = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
_ORDINALS = _ORDINAL_UNITS | _ORDINAL_TEENS | _ORDINAL_TENS | _ORDINAL_LARGE
_DENOMINATORS = (
    {word: value for word, value in _ORDINALS.items() if value > 2}
    | {word + "s": value for word, value in _ORDINALS.items() if value > 2}
    | {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
)
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
"⅙": 1 / 6,
           "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
_HYPHENS = frozenset("-‐‑–")
_HALF_BEFORE = frozenset("of the a an its their his her our your my those these all that what as".split())
_NOT_HALVES = frozenset("first second other second-half better latter top bottom opening final last".split())


class Word(NamedTuple):
    """A word, number, mark or line break of a clean text, with its offsets there; `glued` where no space stands before."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool

    @property
    def is_digits(self) -> bool:
        """Whether it is a number in digits."""
        return self.text[-1].isdigit() and self.text.isascii()

    @property
    def is_alpha(self) -> bool:
        """Whether it is a word."""
        return self.text[0].isalpha()

    @property
    def base(self) -> str:
        """The word in small letters without a possessive ending."""
        return self.lower.removesuffix("'s")

    @property
    def is_break(self) -> bool:
        """Whether it is a line break."""
        return self.text[0] in _SPACE


class NumeralKind(StrEnum):
    """What a numeral is for."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands: indices of words (first to last, exclusive). `spelled` when no digit is in it."""

    first: int
    last: int
    value: int | float
    kind: NumeralKind
    spelled: bool


def words(text: str) -> list[Word]:
    """The words, numbers, marks and line breaks of a text, left to right. Linear in the text."""
    found: list[Word] = []
    end = -1
    for match in _WORD.finditer(text):
        found.append(Word(match.group(), match.group().lower(), match.start(), match.end(), match.start() == end))
        end = match.end()
    return found


def number(literal: str) -> int | float | None:
    """The value of a number in digits; None where it has more digits than any count in the news."""
    if len(literal) > _MAX_DIGITS + 6 or not literal.isascii():
        return None
    plain = literal.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def tidy(value: float) -> int | float:
    """A whole number as int, any other rounded to twelve places, so that 0.1 x 3 is 0.3."""
    rounded = round(value, 12)
    return int(rounded) if rounded == int(rounded) else rounded


def numeral_at(row: Sequence[Word], at: int) -> Numeral | None:
    """The longest numeral that begins at word `at`; None where none does."""
    if at >= len(row):
        return None
    word = row[at]
    if word.text in _VULGAR:
        return Numeral(at, at + 1, _VULGAR[word.text], NumeralKind.FRACTION, spelled=False)
    if word.is_digits:
        return _from_digits(row, at)
    return _fraction(row, at) or _spelled(row, at)


def is_hyphen(word: Word) -> bool:
    """Whether it is a hyphen or an en dash."""
    return word.text in _HYPHENS


def _from_digits(row: Sequence[Word], at: int) -> Numeral | None:
    value = number(row[at].text)
    if value is None:
        return None
    last = at + 1
    if last < len(row):
        after = row[last]
        if after.glued and after.lower in {"st", "nd", "rd", "th"} and isinstance(value, int):
            return Numeral(at, last + 1, value, NumeralKind.ORDINAL, spelled=False)
        if after.text in _VULGAR:
            return Numeral(at, last + 1, value + _VULGAR[after.text], NumeralKind.CARDINAL, spelled=False)
        if after.text == "/" and after.glued:
            return _slash(row, at, value)
    value, last = _scaled(row, last, value)
    return Numeral(at, last, tidy(value), NumeralKind.CARDINAL, spelled=False)


def _slash(row: Sequence[Word], at: int, value: float) -> Numeral | None:
    """3/4: a fraction, where the lower number is the larger one."""
    below = number(row[at + 2].text) if at + 2 < len(row) and row[at + 2].is_digits and row[at + 2].glued else None
    if below is None or not 0 < value < below <= 100:
        return Numeral(at, at + 1, value, NumeralKind.CARDINAL, spelled=False)
    return Numeral(at, at + 3, value / below, NumeralKind.FRACTION, spelled=False)


def _scaled(row: Sequence[Word], last: int, value: float) -> tuple[float, int]:
    """The value times the scale words that follow ("2.5 million", "4 thousand 3 hundred", "800-million")."""
    limit = float("inf")
    total, current = 0.0 if isinstance(value, float) else 0, value
    while last < len(row):
        step = last + 1 if is_hyphen(row[last]) and row[last].glued and last + 1 < len(row) else last
        lower = row[step].lower
        scale = 100 if lower == "hundred" else SCALES.get(lower, 0)
        if not scale or scale >= limit:
            break
        total, limit, last, current = total + current * scale, scale, step + 1, 0
        more = number(row[last].text) if last + 1 < len(row) and row[last].is_digits else None
        if more is None or more >= scale or row[last + 1].lower not in {"hundred", *SCALES}:
            break
        current, last = more, last + 1
    return total + current, last


def _spelled(row: Sequence[Word], at: int) -> Numeral | None:
    """A cardinal or ordinal in words."""
    if row[at].lower == "a":
        if at + 1 >= len(row) or row[at + 1].lower not in {"hundred", "dozen", *SCALES}:
            return None
        if row[at + 1].lower == "dozen":
            return Numeral(at, at + 2, 12, NumeralKind.CARDINAL, spelled=True)
        value, last, ordinal = _run(row, at + 1, 1)
    else:
        value, last, ordinal = _run(row, at, 0)
    if last == at:
        return None
    if ordinal:
        return Numeral(at, last, value, NumeralKind.ORDINAL, spelled=True)
    exact, last = _tail(row, last, value)
    return Numeral(at, last, exact, NumeralKind.CARDINAL, spelled=True)


def _tail(row: Sequence[Word], last: int, value: float) -> tuple[int | float, int]:
    """What may follow the whole number: "and a half", "point five", "dozen"."""
    following = [word.lower for word in row[last : last + 4]]
    if following[:1] in (["dozen"], ["dozens"]):
        return tidy(value * 12), last + 1
    if following[:2] == ["and", "a"] and following[2:3] in (["half"], ["quarter"]):
        value, last = value + (0.5 if following[2] == "half" else 0.25), last + 3
        scale = SCALES.get(following[3], 1) if len(following) == 4 else 1
        return tidy(value * scale), last + (scale > 1)
    if following[:1] == ["point"] and following[1:2] and following[1] in UNITS:
        digits = ""
        last += 1
        while last < len(row) and row[last].lower in UNITS and len(digits) < _MAX_DIGITS:
            digits += str(UNITS[row[last].lower])
            last += 1
        value = float(f"{int(value)}.{digits}")
        scale = SCALES.get(row[last].lower, 1) if last < len(row) else 1
        return tidy(value * scale), last + (scale > 1)
    return tidy(value), last


def _run(row: Sequence[Word], at: int, current: int) -> tuple[int, int, bool]:
    """The longest run of number words from `at`: its value, where it ends, whether its last word is an ordinal.

    `room` is what the next word must stay below: 1000 at the start, 100 after "hundred", 10 after "twenty".
    """
    total, limit, room, last = 0, 10**15, 1 if current else 1000, at
    while (step := _next(row, at, last, room)) < len(row):
        word = row[step].lower
        value, size = _value(word)
        if 0 < value < room:
            current, room = current + value, {1: 1, 10: 1, 100: 10}[size]
        elif word == "hundred" and 0 < current < 100:
            current, room = current * 100, 100
        elif word in SCALES and current > 0 and SCALES[word] < limit:
            limit = SCALES[word]
            total, current, room = total + current * limit, 0, 1000
        elif word in _ORDINAL_LARGE and current:
            return total + current * _ORDINAL_LARGE[word], step + 1, True
        elif word in _ORDINALS and word not in _ORDINAL_LARGE and _ORDINALS[word] < room:
            return total + current + _ORDINALS[word], step + 1, True
        else:
            break
        last = step + 1
    return total + current, last, False


def _next(row: Sequence[Word], at: int, last: int, room: int) -> int:
    """The word that may go on with a numeral: past a hyphen after "twenty", past "and" after "hundred" or a scale."""
    if last > at and last + 1 < len(row):
        if room == 10 and is_hyphen(row[last]) and row[last].glued and row[last + 1].glued and _small(row[last + 1].lower):
            return last + 1
        if room in {100, 1000} and row[last].lower == "and" and _small(row[last + 1].lower):
            return last + 1
    return last


def _value(word: str) -> tuple[int, int]:
    """What a word below a hundred is worth, and the room that it needs: 1 for "six", 10 for "sixteen", 100 for "sixty"."""
    if word in UNITS:
        return UNITS[word], 1
    if word in TEENS:
        return TEENS[word], 10
    return TENS.get(word, 0), 100 if word in TENS else 0


def _small(word: str) -> bool:
    return _value(word)[0] > 0 or word in _ORDINALS


def _fraction(row: Sequence[Word], at: int) -> Numeral | None:  # noqa: C901, PLR0911 - one return for each form
    """Two-thirds, a fifth of, three quarters, half (a dozen, a million, of, the)."""
    lower = row[at].lower
    if lower == "half":
        return _half(row, at)
    if lower in {"a", "an"}:
        above, last = 1, at + 1
    elif lower in UNITS or lower in TEENS:
        above, last = UNITS.get(lower) or TEENS.get(lower, 0), at + 1
    else:
        return None
    if last < len(row) and is_hyphen(row[last]) and row[last].glued:
        last += 1
    if last >= len(row) or not above:
        return None
    below = _DENOMINATORS.get(row[last].lower, 0)
    after = row[last + 1].lower if last + 1 < len(row) else ""
    if not below or (above >= below and below != 2) or (above > 1 and not row[last].lower.endswith("s")):
        return None
    if lower == "a" and after != "of" and row[last].lower not in {"third", "half"}:
        return None
    if lower == "a" and row[last].lower == "third" and after not in {"of", ".", ",", "to", "in"}:
        return None
    if lower == "a" and row[last].lower == "half" and after == "-":
        return None
    value, last = above / below, last + 1
    if after in SCALES:
        return Numeral(at, last + 1, tidy(value * SCALES[after]), NumeralKind.CARDINAL, spelled=True)
    return Numeral(at, last, round(value, 4), NumeralKind.FRACTION, spelled=True)


def _half(row: Sequence[Word], at: int) -> Numeral | None:
    following = [word.lower for word in row[at + 1 : at + 3]]
    before = row[at - 1].lower if at else ""
    if following[:1] == ["a"] and following[1:] in (["dozen"], ["million"], ["billion"], ["trillion"]):
        value = 6 if following[1] == "dozen" else SCALES[following[1]] // 2
        return Numeral(at, at + 3, value, NumeralKind.CARDINAL, spelled=True)
    if following[:1] and following[0] in SCALES:
        return Numeral(at, at + 2, SCALES[following[0]] // 2, NumeralKind.CARDINAL, spelled=True)
    if before in _NOT_HALVES or (before == "in" and following[:1] != ["of"]):
        return None
    bounded = before in {"than", "about", "nearly", "almost", "over", "under", "roughly", "around", "least", "by", "to", "only"}
    if bounded or (following and following[0] in _HALF_BEFORE):
        return Numeral(at, at + 1, 0.5, NumeralKind.FRACTION, spelled=True)
    return None
