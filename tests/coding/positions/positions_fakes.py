"""Vectors, graphs and codebooks that stand in for the trained ones."""

from dataclasses import replace
from zlib import crc32

import numpy as np
from reading import FISH, coder
from reading import document as layers

from stateofplay.coding.candidates import candidates
from stateofplay.coding.holders import Cast
from stateofplay.coding.positions.reader import PositionReader
from stateofplay.coding.positions.store import STANCES, Model, Outputs, Weights
from stateofplay.coding.statements import readable
from stateofplay.language.tokens import tokenize
from stateofplay.model import Codebook, Issue
from stateofplay.model.encoded import Encoded

FEW = Codebook("Mackerel talks, two matters", FISH.parties, (FISH.issues[0], FISH.issues[4]))
"""So few issues that all are read beside each sentence: the catch limit and discards."""
WIDTH = 6
WEIGHTS = Weights(warmth=1.0, some=0.5, rule=2.0, agree=1.0, red=0.5, past=0.5, condition=0.0)


def vector(piece):
    """One direction for each piece, always the same."""
    return np.random.default_rng(crc32(piece.encode())).normal(0, 1, WIDTH).astype(np.float16)


def cut(word):
    """The pieces of a word: three letters each."""
    return [word[i : i + 3] for i in range(0, len(word), 3)]


def encoded(document, without=()):
    """The words of a document as vectors, those of the paragraphs in `without` left out."""
    words = [
        i for sentence in document.sentences if sentence.paragraph not in without for i in range(sentence.first, sentence.last)
    ]
    pieces = [cut(document.tokens[i].lower) for i in words]
    return Encoded(
        np.array(words, np.int32),
        np.cumsum([0, *map(len, pieces)]).astype(np.int32),
        np.array([vector(piece) for word in pieces for piece in word], np.float16).reshape(-1, WIDTH),
    )


def document(text, without=()):
    """The text with all layers that the reader reads."""
    made = layers(text)
    return replace(made, encoded=encoded(made, without))


def proposed(title, words):
    """The vectors of a title and a proposition between those of the pieces that open and close them."""
    pieces = [piece for word in tokenize(f"{title}: {words}" if title else words) for piece in cut(word.lower)]
    return np.array([vector(piece) for piece in ("<", *pieces, ">")], np.float32)


def found(document, codebook):
    """All who may hold a position in a document."""
    cast = Cast(document, codebook, coder(codebook).directory.mentions(document))
    return [one for index in readable(document) for one in candidates(document, cast, index)]


def reader(codebook, graph, weights=WEIGHTS):
    """A reader of a codebook around a graph."""
    return PositionReader(codebook, coder(codebook).topics, Model("small", graph, weights))


def many(count):
    """A codebook of two parties and so many issues, each with words that no other has."""
    sounds = ["ba", "ce", "di", "fo", "gu"]
    words = [a + b + c for a in sounds for b in sounds for c in sounds]
    issues = tuple(Issue(f"i{n}", words[n].title(), f"The {words[n]} is {words[-n - 1]}ed", (words[n],)) for n in range(count))
    return Codebook("Many matters", FISH.parties, issues)


class Noise:
    """Says anything at all, but the same of the same input."""

    def run(self, proposition, sentence, marks):
        """Random scores, drawn from all that is given."""
        seed = crc32(marks.tobytes(), crc32(sentence.tobytes(), crc32(proposition.tobytes())))
        random = np.random.default_rng(seed)

        def scores(*shape):
            return random.normal(0, 3, shape).astype(np.float32)

        return Outputs(scores(len(marks), len(STANCES) + 1), scores(len(marks), 2), scores(len(marks), len(sentence), 2))


class Says:
    """Says the same of every pair, and remembers what it was given: `asked` is (proposition, sentence, marks) of each run.

    `words` gives each piece of a sentence its log-odds of evidence and of condition, from the sentence's vectors.
    """

    def __init__(self, labels=(0, 3, 0, 0, 0, 0, 0), flags=(-2, -2), words=None):
        self.labels, self.flags, self.words = labels, flags, words
        self.asked = []

    def run(self, proposition, sentence, marks):
        """The scores, a row for each holder."""
        self.asked.append((proposition, sentence, marks))
        rows = len(marks)
        tokens = np.full((len(sentence), 2), -1.0) if self.words is None else np.array(self.words(sentence), float)
        return Outputs(
            np.tile(np.array(self.labels, np.float32), (rows, 1)),
            np.tile(np.array(self.flags, np.float32), (rows, 1)),
            np.tile(tokens.astype(np.float32), (rows, 1, 1)),
        )
