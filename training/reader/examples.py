"""Corpora as arrays over the words that the package's own tokeniser finds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stateofplay.language import paragraphs, quotations, tokens
from stateofplay.language.clean import clean
from stateofplay.language.tagger.features import Features, features
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.model.report import Report
from training.reader.corpora_types import Example, Interval, Marked

NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
WORD_TAGS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
KINDS = ("speech", "belief", "intention", "decree")
OTHER, SOURCE, CUE, CONTENT = range(4)
UNMARKED = -100


@dataclass(slots=True)
class Link:
    """One attribution: the word its cue begins with, and the words of each role (indices into the words of `Features`)."""

    anchor: int
    source: NDArray[np.int32]
    cue: NDArray[np.int32]
    content: NDArray[np.int32]
    kind: int
    nested: bool


@dataclass(slots=True)
class Labelled:
    """A document with its features and its labels over words; UNMARKED where the corpus says nothing."""

    name: str
    genre: str
    text: str
    spans: list[Interval]
    features: Features
    names: NDArray[np.int16]
    tags: NDArray[np.int16]
    starts: NDArray[np.int16]
    links: list[Link] | None
    marks_nested: bool


class _Words:
    """Where a document's words stand."""

    def __init__(self, spans: list[Interval]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def inside(self, start: int, end: int) -> range:
        """The words that share a character with the stretch."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def covered(self, pieces: Iterable[Interval]) -> NDArray[np.int32]:
        """The words of several stretches in order."""
        return np.array(sorted({i for start, end in pieces for i in self.inside(start, end)}), np.int32)

    def labels(self, *, marked: bool) -> NDArray[np.int16]:
        """A label for each word: 0 where the corpus marks such things, UNMARKED where it does not."""
        return np.full(len(self._starts), 0 if marked else UNMARKED, np.int16)


def labelled(example: Example, cutter: Pieces) -> Labelled:
    """The example over the package's own tokens."""
    text = example.text
    cleaned = clean(text)
    found = tokens.find(cleaned)
    blocks = paragraphs.find(Report(example.name, text))
    made = features(found, blocks, quotations.find(cleaned, text, blocks), cutter)
    spans = [(found[i].start, found[i].end) for i in made.words]
    words = _Words(spans)
    return Labelled(
        example.name,
        example.genre,
        text,
        spans,
        made,
        _names(example, words),
        _tags(example, words),
        _starts(example, words),
        None if example.attributions is None else _links(example.attributions, words),
        example.marks_nested,
    )


def _names(example: Example, words: _Words) -> NDArray[np.int16]:
    out = words.labels(marked=example.names is not None)
    for start, end, kind in example.names or ():
        for n, i in enumerate(words.inside(start, end)):
            out[i] = NAME_TAGS.index(("I-" if n else "B-") + kind)
    for start, end in example.unnamed:
        out[list(words.inside(start, end))] = UNMARKED
    return out


def _tags(example: Example, words: _Words) -> NDArray[np.int16]:
    """Parts of speech; of several in one of our words the first counts."""
    out = words.labels(marked=False)
    for start, end, tag in example.tags or ():
        for i in words.inside(start, end):
            if out[i] == UNMARKED and tag in WORD_TAGS:
                out[i] = WORD_TAGS.index(tag)
    return out


def _starts(example: Example, words: _Words) -> NDArray[np.int16]:
    out = words.labels(marked=example.starts is not None)
    for start in example.starts or ():
        out[list(words.inside(start, start + 1))] = 1
    return out


def _links(attributions: Iterable[Marked], words: _Words) -> list[Link]:
    """Those whose cue and content have words."""
    out = []
    for one in attributions:
        source, cue, content = map(words.covered, (one.source, one.cue, one.content))
        if len(cue) and len(content):
            kind = KINDS.index(one.kind) if one.kind else UNMARKED
            out.append(Link(int(cue[0]), source, cue, content, kind, one.nested))
    return out
