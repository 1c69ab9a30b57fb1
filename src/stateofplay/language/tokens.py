"""Words, numbers and marks, in one pass of one expression.

A hyphenated word, a contraction of "not", a number with its separators and an abbreviation with its dots are one token each; a
possessive "'s", a currency sign, "%" and every mark are tokens of their own. What leans on a pronoun is split off too and
written out in `lower`: "it's" is "it" and "'s", which reads "is".
"""

from __future__ import annotations

import re
from typing import Final

from stateofplay.language.abbreviations import is_abbreviation
from stateofplay.language.clean import clean
from stateofplay.language.wordset import words
from stateofplay.model.document import CleanText, Token
from stateofplay.model.offsets import OffsetMap

_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f"
)
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"[\w{_MARKS}]"
_UNIT: Final = (
    rf"(?:(?:{_LETTER}\.){{2,}}+(?:{_LETTER}(?!{_WORD}))?|\d++(?:[.,:/]\d++)*+{_WORD}*+|{_WORD}++(?:\.(?:com|org|net|gov)\b)?)"
)
_TOKEN: Final = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"“”]++"
    rf"|{_UNIT}(?:[-'&]{_UNIT})*+(?:@\w++(?:[.-]\w++)*+)?"
    rf"|'\d0s\b|\.{{2,}}+|[?!]++|-{{2,}}+|\*{{2,}}+|={{2,}}+|''|``|\S"
)
_NOT_POSSESSIVE: Final = words("let's how's when's why's here's where's")
_PRONOUNS: Final = words("it he she that there what who this everything nothing they we you i")
_LEANING: Final = {"'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
_SAME: Final = OffsetMap()


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of any text."""
    return find(clean(text))


def find(clean: CleanText) -> tuple[Token, ...]:
    """The tokens of a report in order, without overlap; all but white space and dropped characters is in one of them."""
    tokens: list[Token] = []
    for start, end, word in _pieces(clean.text):
        if word == "." and tokens and tokens[-1].end == start:
            before = tokens[-1]
            if is_abbreviation(before.text, clean.text, end):
                tokens[-1] = Token(before.start, end, before.text + ".", before.lower + ".")
                continue
        lower = word.lower()
        if lower in _LEANING and tokens and tokens[-1].end == start and tokens[-1].lower in _PRONOUNS:
            lower = _LEANING[lower]
        tokens.append(Token(start, end, word, lower))
    return tuple(tokens) if clean.offsets == _SAME else _mapped(tokens, clean.offsets)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """(start, end, words) of each match, with the possessive split off."""
    pieces: list[tuple[int, int, str]] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found.group()
        cut = _cut(word)
        if cut:
            pieces.append((start, start + cut, word[:cut]))
            pieces.append((start + cut, end, word[cut:]))
        else:
            pieces.append((start, end, word))
    return pieces


def _cut(word: str) -> int:
    """Where a possessive or what leans on a pronoun begins inside the word; 0 for nowhere."""
    at = word.rfind("'")
    if at <= 0 or len(word) - at > 3:
        return 0
    end = word[at:].lower()
    if word[:at].lower() in _PRONOUNS:
        return at if end in _LEANING else 0
    return at if end == "'s" and word.lower() not in _NOT_POSSESSIVE else 0


def _mapped(tokens: list[Token], offsets: OffsetMap) -> tuple[Token, ...]:
    """The tokens with offsets of the text as it was; one walk along both lists."""
    starts = (*offsets.starts, float("inf"))
    shifts = offsets.shifts
    out: list[Token] = []
    at = 0
    for token in tokens:
        while starts[at + 1] <= token.start:
            at += 1
        start = token.start + shifts[at]
        while starts[at + 1] <= token.end - 1:
            at += 1
        out.append(Token(start, token.end + shifts[at], token.text, token.lower))
    return tuple(out)
