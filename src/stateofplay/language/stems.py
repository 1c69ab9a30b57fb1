"""Words in the forms in which texts are compared: contractions written out, number words as digits, light stems.

Beside `tokens` and `inflect`, which serve to read a text: here a word is only what a rewriting leaves of it, so that "won't"
meets "will not", "four" meets "4", and "demands" meets "demanded". `stem` here cuts less than `inflect.stem`: what it keeps
apart ("ratify", "ratification") a copy would have kept apart too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from stateofplay.language.numeral_words import TEENS, TENS, UNITS

_NUMBERS: Final = {word: str(value) for word, value in (UNITS | TEENS | TENS).items()}
_PARTS: Final = {
    "n't": "not",
    "'ll": "will",
    "'re": "are",
    "'ve": "have",
    "'d": "would",
    "'m": "am",
}
_WHOLE: Final = {"won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"), "cannot": ("can", "not")}
_WORD: Final = re.compile(r"\d++(?:[.,]\d++)*+|[^\W\d_]++(?:['’][^\W\d_]++|\d++)?|[%$€£]")
_ENDINGS: Final = (
    ("ations", "at"), ("ation", "at"), ("ators", "at"), ("ator", "at"), ("nesses", ""), ("ness", ""), ("ments", ""),
    ("ment", ""), ("ities", ""), ("ity", ""), ("ions", ""), ("ion", ""), ("sses", "ss"), ("ies", "y"), ("ied", "y"),
    ("ings", ""), ("ing", ""), ("ally", ""), ("ably", "able"), ("ily", "y"), ("ly", ""), ("ed", ""), ("ches", "ch"),
    ("shes", "sh"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip


class Word(NamedTuple):
    """A word of a text: offsets, the form in which it is compared, and whether it is capitalised inside its sentence."""

    start: int
    end: int
    form: str
    name: bool = False

    @property
    def number(self) -> bool:
        """Whether it is a number written in digits or in letters."""
        return self.form[0].isdigit()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with contractions as two words and number words as digits; offsets into `text`."""
    stop = len(text) if end is None else end
    out: list[Word] = []
    for found in _WORD.finditer(text, start, stop):
        raw = found.group()
        name = raw[0].isupper() and not _opens(text, found.start())
        out.extend(Word(found.start(), found.end(), form, name) for form in _forms(raw.lower().replace("’", "'")))
    return out


def forms(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The forms of the same words, without their offsets."""
    stop = len(text) if end is None else end
    for found in _WORD.finditer(text, start, stop):
        yield from _forms(found.group().lower().replace("’", "'"))


def _opens(text: str, at: int) -> bool:
    """Whether the word at `at` begins a sentence, a quotation or a paragraph."""
    back = at - 1
    while back >= 0 and text[back] in "\"“”‘’'([ ":
        if text[back] in '"“‘':
            return True
        back -= 1
    return back < 0 or text[back] in ".!?:\n•"


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, ...]:
    """The forms that a lower-case word is compared as."""
    if word in _WHOLE:
        return _WHOLE[word]
    if word == "%":
        return ("percent",)
    if word[0].isdigit():
        return (word.replace(",", ""),)
    if "'" in word:
        for part, full in _PARTS.items():
            if word.endswith(part) and len(word) > len(part):
                return word[: -len(part)], full
        return (word.partition("'")[0],)
    return (_NUMBERS.get(word, word),)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A light stem: plural, tense and a few nouns made of verbs. Words of three letters or fewer, and numbers, stay."""
    if len(word) <= 3 or not word.isalpha():
        return word
    for suffix, other in _ENDINGS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            root = word[: -len(suffix)] + other
            break
    else:
        root = word
    if len(root) > 3 and root[-1] == root[-2] and root[-1] in "bdfgmnprt":
        root = root[:-1]
    while len(root) > 3 and root[-1] == "e":
        root = root[:-1]
    return root[:-1] + "i" if root[-1] == "y" and len(root) > 3 and root[-2] not in "aeou" else root
