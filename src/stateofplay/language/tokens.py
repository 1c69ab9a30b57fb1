"""Words, numbers and marks, in one pass of one expression.

A hyphenated word, a contraction, a number with its separators and an abbreviation with its dots are one token each; a
possessive "'s", a currency sign, "%" and every mark are tokens of their own.
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
_NOT_POSSESSIVE: Final = words(
    "it's he's she's that's there's here's what's who's where's how's when's why's let's this's everything's nothing's"
)
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
        tokens.append(Token(start, end, word, word.lower()))
    return tuple(tokens) if clean.offsets == _SAME else _mapped(tokens, clean.offsets)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """(start, end, words) of each match, with the possessive split off."""
    pieces: list[tuple[int, int, str]] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found.group()
        if len(word) > 2 and word[-2] == "'" and word[-1] in "sS" and word.lower() not in _NOT_POSSESSIVE:
            pieces.append((start, end - 2, word[:-2]))
            pieces.append((end - 2, end, word[-2:]))
        else:
            pieces.append((start, end, word))
    return pieces


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
