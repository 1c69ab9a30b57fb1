"""Words in the forms in which texts are compared: contractions written out, number words as digits, light stems.

Beside `tokens` and `inflect`, which serve to read a text: here a word is only what a rewriting leaves of it, so that "won't"
meets "will not", "four" meets "4", and "demands" meets "demanded". `stem` here cuts less than `inflect.stem`: what it keeps
apart ("ratify", "ratification") a copy would have kept apart too.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import compress
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
_BRIEF: Final = 400
"""Code points of a text so short that reading it anew costs no more than keeping it."""
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


class _Lexed(NamedTuple):
    """The words of a whole text, packed: where they start and end, their forms, and which of them are names."""

    starts: array[int]
    ends: array[int]
    forms: tuple[str, ...]
    names: bytes

    def bounds(self, start: int, end: int) -> tuple[int, int] | None:
        """The words (first, last exclusive) that stand between two offsets; None where one of these cuts through a word."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if (first and self.ends[first - 1] > start) or (last and self.ends[last - 1] > end):
            return None
        return first, last


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with contractions as two words and number words as digits; offsets into `text`."""
    if start == 0 and end is None and len(text) <= _BRIEF:
        return _scan(text, 0, len(text))
    stop = len(text) if end is None else end
    held = _lexed(text).bounds(start, stop)
    return _scan(text, start, stop) if held is None else _row(text)[held[0] : held[1]]


def forms(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The forms of the same words, without their offsets."""
    stop = len(text) if end is None else end
    if start == 0 and stop == len(text) <= _BRIEF:
        return (form for found in _WORD.findall(text) for form in _forms(found))
    lexed = _lexed(text)
    held = lexed.bounds(start, stop)
    if held is None:
        return (form for found in _WORD.finditer(text, start, stop) for form in _forms(found.group()))
    return iter(lexed.forms[held[0] : held[1]])


def named(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The forms of those of the same words that are names."""
    lexed = _lexed(text)
    held = lexed.bounds(start, len(text) if end is None else end)
    if held is None:
        return [word.form for word in words(text, start, end) if word.name]
    low, high = held
    return list(compress(lexed.forms[low:high], lexed.names[low:high]))


def _scan(text: str, start: int, stop: int) -> list[Word]:
    """The words between two offsets, as if nothing stood before and behind."""
    out: list[Word] = []
    for found in _WORD.finditer(text, start, stop):
        raw = found.group()
        low, high = found.span()
        name = raw[0].isupper() and not _opens(text, low)
        for form in _forms(raw):
            out.append(Word(low, high, form, name))  # noqa: PERF401 - a comprehension for one form is slower
    return out


@lru_cache(maxsize=8_192)
def _lexed(text: str) -> _Lexed:
    """The words of a whole text, in a form small enough to keep for many."""
    starts, ends = array("q"), array("q")
    said: list[str] = []
    names = bytearray()
    for found in _WORD.finditer(text):
        raw = found.group()
        low, high = found.span()
        name = raw[0].isupper() and not _opens(text, low)
        for form in _forms(raw):
            starts.append(low)
            ends.append(high)
            said.append(form)
            names.append(name)
    return _Lexed(starts, ends, tuple(said), bytes(names))


@lru_cache(maxsize=64)
def _row(text: str) -> list[Word]:
    """The words of a whole text; nobody changes the list."""
    held = _lexed(text)
    rows = zip(held.starts, held.ends, held.forms, map(bool, held.names), strict=True)
    return list(map(partial(tuple.__new__, Word), rows))  # what `Word` does, without a call for each word


def forget() -> None:
    """Let go of the texts whose words are kept."""
    _lexed.cache_clear()
    _row.cache_clear()


def _opens(text: str, at: int) -> bool:
    """Whether the word at `at` begins a sentence, a quotation or a paragraph."""
    back = at - 1
    while back >= 0 and text[back] in "\"“”‘’'([ ":
        if text[back] in '"“‘':
            return True
        back -= 1
    return back < 0 or text[back] in ".!?:\n•"


@lru_cache(maxsize=65_536)
def _forms(raw: str) -> tuple[str, ...]:
    """The forms that a word is compared as."""
    word = raw.lower().replace("’", "'")
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
