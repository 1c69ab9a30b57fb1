"""A report's words as numbers for the network: pieces, the shape of each word, whether it is quoted, where lines break.

Shapes: all arrays run over the pieces of one report, paragraphs that intake set aside left out; `words` and `at` run over its
words and lead back to `Document.tokens` and on to the first piece of each.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stateofplay.language.tagger.pieces import Pieces
from stateofplay.model.document import Paragraph, Quotation, Token

SHAPES: Final = 8
QUOTED: Final = 4
MARK: Final = 1
"""The shape of punctuation."""


@dataclass(frozen=True, slots=True)
class Features:
    """One report for the network.

    Attributes:
        pieces, shapes, quoted: int32 over pieces.
        words: int32 over words, the index of each in the report's tokens.
        at: int32 over words and one more, the index of each word's first piece; the last is the number of pieces.
        opens: bool over words, whether a paragraph begins there.
    """

    pieces: NDArray[np.int32]
    shapes: NDArray[np.int32]
    quoted: NDArray[np.int32]
    words: NDArray[np.int32]
    at: NDArray[np.int32]
    opens: NDArray[np.bool_]


def features(
    tokens: tuple[Token, ...], paragraphs: tuple[Paragraph, ...], quotations: tuple[Quotation, ...], cutter: Pieces
) -> Features:
    """The features of a report's tokens."""
    ids: list[int] = []
    shapes: list[int] = []
    quoted: list[int] = []
    words: list[int] = []
    at: list[int] = []
    opens: list[bool] = []
    depth = _depths(tokens, quotations)
    i = 0
    for paragraph in paragraphs:
        while i < len(tokens) and tokens[i].start < paragraph.start:
            i += 1
        if paragraph.kind == "aside":
            continue
        first = True
        while i < len(tokens) and tokens[i].start < paragraph.end:
            text = tokens[i].text
            numbers = cutter.of(text)
            if first and ids:
                ids.append(cutter.line_break)
                shapes.append(0)
                quoted.append(0)
            words.append(i)
            at.append(len(ids))
            opens.append(first)
            ids.extend(numbers)
            shape = shape_of(text)
            state = depth[i]
            if len(numbers) == 1:
                shapes.append(shape)
                quoted.append(state)
            else:
                shapes.extend([shape] * len(numbers))
                quoted.extend([state] * len(numbers))
            first = False
            i += 1
    at.append(len(ids))
    return Features(
        np.array(ids, np.int32),
        np.array(shapes, np.int32),
        np.array(quoted, np.int32),
        np.array(words, np.int32),
        np.array(at, np.int32),
        np.array(opens, np.bool_),
    )


def _depths(tokens: tuple[Token, ...], quotations: tuple[Quotation, ...]) -> list[int]:
    """For each token 1 where it is quoted, 2 where it is quoted within a quotation, 0 elsewhere; the marks count as quoted."""
    out = [0] * len(tokens)
    i = 0
    for quotation in quotations:
        i = bisect_right(tokens, quotation.span.start, lo=i, key=lambda token: token.end)
        j = i
        while j < len(tokens) and tokens[j].start < quotation.span.end:
            out[j] = 1 if quotation.depth == 0 else 2
            j += 1
    return out


def shape_of(text: str) -> int:
    """One of `SHAPES`: 1 a mark, 2 a number, 3 lower case, 4 Capitalised, 5 one capital letter, 6 CAPITALS, 7 mixed."""
    if not any(map(str.isalnum, text)):
        return MARK
    if text[0].isdigit():
        return 2
    if text.islower():
        return 3
    if text.isupper():
        return 5 if len(text) == 1 else 6
    return 4 if text[1:].islower() or (text.istitle() and not text.isalpha()) else 7
