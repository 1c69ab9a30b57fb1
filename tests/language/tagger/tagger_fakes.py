"""Small networks that stand in for the trained one, and what every document must hold."""

import string
from itertools import pairwise
from zlib import crc32

import numpy as np

from stateofplay.language.analyse import document as layers
from stateofplay.language.tagger.calibration import Calibration
from stateofplay.language.tagger.features import Features, features
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.store import Model
from stateofplay.language.tagger.tagger import Settings
from stateofplay.model import Kind, Report, Span

WORDS = ("said", "has", "minister", "port", "reopen", "##ed", "re", "##open", "cafe", "the")
VOCABULARY = (
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[unused0]", *WORDS,
    *string.ascii_lowercase, *(f"##{letter}" for letter in string.ascii_lowercase), *string.digits, *string.punctuation,
)  # fmt: skip
PIECES = Pieces(VOCABULARY)
NUMBER = {piece: number for number, piece in enumerate(VOCABULARY)}
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
TAGS = ("VERB", "NOUN", "PUNCT")
NO_STEPS = ((0.0,) * 4,) * 4
SETTINGS = Settings(
    opens=NUMBER["[CLS]"],
    closes=NUMBER["[SEP]"],
    names=NAMES,
    tags=TAGS,
    kinds=tuple(Kind),
    steps=NO_STEPS,
    cue=0.5,
    nested=0.5,
)


class Said:
    """Takes each "said" for a cue, the words back to the last stop for its source, those on to the next for its content.

    A capitalised word opens a name. Each piece's vector is its number, shape and depth of quotation. How often `roles` was
    asked stands in `asked`.
    """

    cues = ("said",)

    def __init__(self):
        self.asked = 0

    def words(self, pieces, shapes, quoted, at):
        """Every output over the words, from the first piece and the shape of each."""
        first = pieces[at]
        is_cue = np.isin(first, [NUMBER[word] for word in self.cues])
        names = np.zeros((len(at), len(NAMES)), np.float32)
        names[np.arange(len(at)), np.where(shapes[at] == 4, 1, 0)] = 5
        tags = np.zeros((len(at), len(TAGS)), np.float32)
        tags[:, 0] = 1
        anchors = np.full((len(at), 2), -8, np.float32)
        anchors[is_cue, 0] = 8
        return {
            "names": names,
            "tags": tags,
            "anchors": anchors,
            "kinds": np.zeros((len(at), len(KINDS)), np.float32),
            "link": first[:, None].astype(np.float32),
            "lower": np.stack([pieces, shapes, quoted], 1).astype(np.float32),
        }

    def roles(self, link, anchors):
        """High scores for the words between the stops around each anchor."""
        self.asked += 1
        stops = np.flatnonzero(link[:, 0] == NUMBER["."]).tolist()
        scores = np.zeros((len(anchors), len(link), 4), np.float32)
        scores[:, :, 0] = 1
        for row, anchor in enumerate(anchors.tolist()):
            start = max((stop + 1 for stop in stops if stop < anchor), default=0)
            end = min((stop for stop in stops if stop > anchor), default=len(link))
            scores[row, start:anchor, 1] = 5
            scores[row, anchor, 2] = 5
            scores[row, anchor + 1 : end, 3] = 5
        return scores


class Noise:
    """Says anything at all, but the same of the same words."""

    def words(self, pieces, shapes, quoted, at):
        """Random outputs, drawn from the pieces."""
        random = np.random.default_rng(crc32(pieces.tobytes()))

        def scores(columns, rows=at):
            return random.normal(0, 3, (len(rows), columns)).astype(np.float32)

        return {
            "names": scores(len(NAMES)),
            "tags": scores(len(TAGS)),
            "anchors": scores(2),
            "kinds": scores(len(KINDS)),
            "link": scores(2),
            "lower": scores(3, pieces),
        }

    def roles(self, link, anchors):
        """Random scores, drawn from the words' vectors."""
        random = np.random.default_rng(crc32(link.tobytes()))
        return random.normal(0, 3, (len(anchors), len(link), 4)).astype(np.float32)


KINDS = SETTINGS.kinds


def model(graph):
    """A model of the small vocabulary around a graph."""
    return Model("small", PIECES, graph, SETTINGS, Calibration((0.0, 1.0, 0.5, 0.5)))


def made(text, **more):
    """The features of a text in the small vocabulary; `more` goes to its report."""
    document = layers(Report("r", text, **more))
    return features(document.tokens, document.paragraphs, document.quotations, PIECES)


def synthetic(sizes, opens):
    """Features of words of so many pieces each, with a piece for the line break before each that opens a paragraph."""
    at, count = [], 0
    for index, (size, is_first) in enumerate(zip(sizes, opens, strict=True)):
        count += bool(is_first and index)
        at.append(count)
        count += int(size)
    numbers = np.arange(count, dtype=np.int32)
    words = np.arange(len(sizes), dtype=np.int32)
    return Features(numbers, numbers, numbers, words, np.array([*at, count], np.int32), np.array(opens, np.bool_))


def held(document):
    """The document, once all that must hold for any text has been asserted."""
    text = document.text
    for name in document.mentions:
        _says(text, (name.title, name.span) if name.title else (name.span,))
    _says(text, [name.span for name in document.mentions])
    for layer in (document.dates, document.quantities, document.quotations):
        assert all(row.span.holds_in(text) and len(row.span) for row in layer)
    assert all(row.span.covers(row.inner) and row.inner.holds_in(text) for row in document.quotations)
    for token in document.tokens:
        _says(text, [Span.of(text, token.start, token.end)])
    for one in document.attributions:
        for role in (one.source, one.cue, one.content):
            _says(text, role)
        assert one.content
        assert 0 <= one.confidence <= 1
        assert one.antecedent is None or one.antecedent.holds_in(text)
    for one in document.tagged or ():
        for role in (one.source, one.cue, one.content):
            assert all(first < last <= len(document.tokens) for first, last in role)
            assert all(a[1] <= b[0] for a, b in pairwise(role))
        assert one.cue
        assert one.content
    return document


def _says(text, spans):
    """Each span says its words, and they stand in order, apart from each other."""
    assert all(span.holds_in(text) and len(span) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
