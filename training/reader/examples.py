"""Corpora as arrays over the words that the package's own tokeniser finds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stateofplay.language import paragraphs, quotations, tokens
from stateofplay.language.clean import clean
from stateofplay.language.tagger.features import Features, features
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.model.report import Report
from training.reader.corpora import Example
from training.reader.corpora_types import Interval

NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
WORD_TAGS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
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


def labelled(example: Example, cutter: Pieces) -> Labelled:
    """The example over the package's own tokens."""
    text = example.text
    cleaned = clean(text)
    words = tokens.find(cleaned)
    blocks = paragraphs.find(Report(example.name, text))
    made = features(words, blocks, quotations.find(cleaned, text, blocks), cutter)
    spans = [(words[i].start, words[i].end) for i in made.words]
    first = [start for start, _ in spans]
    last = [end for _, end in spans]

    def inside(start: int, end: int) -> range:
        return range(bisect_right(last, start), bisect_left(first, end))

    count = len(spans)
    names = np.full(count, UNMARKED, np.int16)
    if example.names is not None:
        names[:] = 0
        for start, end, kind in example.names:
            for n, i in enumerate(inside(start, end)):
                names[i] = NAME_TAGS.index(("I-" if n else "B-") + kind)
        for start, end in example.unnamed:
            for i in inside(start, end):
                names[i] = UNMARKED
    tags = np.full(count, UNMARKED, np.int16)
    for start, end, tag in example.tags or ():
        for i in inside(start, end):
            if tags[i] == UNMARKED and tag in WORD_TAGS:
                tags[i] = WORD_TAGS.index(tag)
    starts = np.full(count, UNMARKED, np.int16)
    if example.starts is not None:
        starts[:] = 0
        for start in example.starts:
            for i in inside(start, start + 1):
                starts[i] = 1
    links: list[Link] | None = None
    if example.attributions is not None:
        links = []
        for one in example.attributions:
            role = {
                name: np.array(sorted({i for a, b in getattr(one, name) for i in inside(a, b)}), np.int32)
                for name in ("source", "cue", "content")
            }
            if len(role["cue"]) and len(role["content"]):
                kind = KINDS.index(one.kind) if one.kind else UNMARKED
                links.append(Link(int(role["cue"][0]), role["source"], role["cue"], role["content"], kind, one.nested))
    return Labelled(example.name, example.genre, text, spans, made, names, tags, starts, links, example.marks_nested)
