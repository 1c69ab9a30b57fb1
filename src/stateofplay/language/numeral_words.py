"""The words, numbers and marks of a text, what number words are worth one by one, and the value that a numeral is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3}){1,8}+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2}(?=,)){1,6}+,\d{3}(?!\d)(?:\.\d+)?"
    r"|(?<![\d.,])\d{1,3}(?:(?: \d{3}){2,4}|(?: \d{3})? 000)(?![\d,-]| \d)"
    r"|\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|(?<![^\W_])\.\d+|\n\s*|\S"
)
MAX_DIGITS = 18
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
ORDINAL_LARGE = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
ORDINALS = _ORDINAL_UNITS | _ORDINAL_TEENS | _ORDINAL_TENS | ORDINAL_LARGE
DENOMINATORS = (
    {word: value for word, value in ORDINALS.items() if value > 2}
    | {word + "s": value for word, value in ORDINALS.items() if value > 2}
    | {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
)
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
"⅙": 1 / 6,
           "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
BELOW = frozenset((2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 64, 100))
"""What a fraction in digits may be of; others are dates and names ("9/11")."""
_HYPHENS = frozenset("-‐‑–")
NOT_HALVES = frozenset("first second other better latter top bottom opening final last third fourth".split())
AFTER_PART = frozenset(
    "of more less lower higher fewer longer shorter bigger smaller larger cheaper dearer faster slower greater "
    "worse better older "
    "younger heavier lighter below above up down off in by to from since at on for with than as over under "
    "during between before "
    "after and or but while who that which the their its his her our those these were was are is have has had "
    "said say says will "
    "would could may might can did do does use used want wanted voted ahead behind again each apiece short smaller".split()
)
"""What may follow "a third" or "half" where it is a share, and not an ordinal or a part of a compound."""
NOT_PART_BEFORE = frozenset("in for every each this last next per that".split())


STARTERS = frozenset(UNITS) | frozenset(TEENS) | frozenset(TENS) | frozenset(ORDINALS) | {"a", "an", "half"}
"""Words that may begin a numeral."""


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
    if len(literal) > MAX_DIGITS + 6 or not literal.isascii():
        return None
    plain = literal.replace(",", "").replace(" ", "")
    return float(plain) if "." in plain else int(plain)


def tidy(value: float) -> int | float:
    """A whole number as int, any other rounded to twelve places, so that 0.1 x 3 is 0.3."""
    rounded = round(value, 12)
    return int(rounded) if rounded == int(rounded) else rounded


def is_hyphen(word: Word) -> bool:
    """Whether it is a hyphen or an en dash."""
    return word.text in _HYPHENS
