"""Batches of windows."""

import random

import numpy as np
import pytest
from training.reader.examples import CONTENT, CUE, OTHER, SOURCE, UNMARKED, Labelled, Link

from stateofplay.language.tagger.features import Features

torch = pytest.importorskip("torch")
batches = pytest.importorskip("training.reader.batches")

OPENS, CLOSES = 101, 102


def document(size, links=None, *, starts=(), marks_nested=False):
    """A document of so many words of two pieces each."""
    marks = np.zeros(size, np.int16)
    marks[list(starts)] = 1
    opens = np.zeros(size, bool)
    pieces = np.arange(1, 2 * size + 1, dtype=np.int32)
    features = Features(
        pieces, pieces % 8, pieces % 3, np.arange(size, dtype=np.int32), np.arange(size + 1, dtype=np.int32) * 2, opens
    )
    spans = [(3 * i, 3 * i + 2) for i in range(size)]
    return Labelled("one", "", "ab " * size, spans, features, marks, marks, marks, links, marks_nested)


def link(source, cue, content, *, nested=False):
    """An attribution of words."""
    return Link(cue[0], *(np.array(role, np.int32) for role in (source, cue, content)), kind=1, nested=nested)


def cut(one, room, chance=None):
    """First and last word of each window."""
    return [(window.first, window.last) for window in batches.windows(one, room, chance, 1.0)]


def test_windows_cover_the_document_once():
    """No word is left out or read twice, and no window is larger than its room."""
    one = document(100)
    for seed in range(20):
        found = cut(one, 30, random.Random(seed))  # noqa: S311 (see `epoch`)
        assert [i for first, last in found for i in range(first, last)] == list(range(100))
        assert max(last - first for first, last in found) <= 15


def test_windows_begin_with_a_sentence_where_one_is_near():
    """The cut goes to the last sentence's start in the window's second half."""
    assert cut(document(20, starts=(0, 3, 6)), 20) == [(0, 6), (6, 16), (16, 20)]


def test_batch_reads_windows_between_their_marks():
    """Each row has its pieces between those that open and close it; what is shorter is padded."""
    one = document(6)
    made = batches.batch([batches.Window(one, 0, 2), batches.Window(one, 2, 5)], OPENS, CLOSES)
    assert made.pieces.tolist() == [[OPENS, 1, 2, 3, 4, CLOSES, 0, 0], [OPENS, 5, 6, 7, 8, 9, 10, CLOSES]]
    assert made.at.tolist() == [[1, 3, 0], [1, 3, 5]]
    assert made.lengths.tolist() == [2, 3]
    assert made.names.tolist() == [[0, 0, UNMARKED], [0, 0, 0]]
    assert made.roles.shape == (0, 3)
    assert made.weights.sum() == 0


def test_batch_has_the_pairs_whose_cue_begins_in_a_window():
    """An attribution's roles are those of its words in the window; where they share a word the cue has it."""
    one = document(8, [link([0, 1], [1, 2], [3, 6]), link([7], [6], [5])])
    made = batches.batch([batches.Window(one, 0, 5)], OPENS, CLOSES)
    assert made.pair_window.tolist() == [0]
    assert made.pair_anchor.tolist() == [1]
    assert made.roles.tolist() == [[SOURCE, CUE, CUE, CONTENT, OTHER]]
    assert made.kinds.tolist() == [1]
    assert made.anchors[0, :, 0].tolist() == [0, 1, 0, 0, 0]


def test_trust_weighs_what_is_not_marked():
    """A marked cue counts whole, any other word as far as the corpus is trusted, nested ones where it marks them."""
    links = [link([0], [1], [2, 3]), link([], [2], [3], nested=True)]
    made = batches.batch([batches.Window(document(5, links), 0, 5, trust=0.25)], OPENS, CLOSES)
    assert made.weights[0].tolist() == [[0.25, 0], [1, 0], [0.25, 1], [0.25, 0], [0.25, 0]]
    made = batches.batch([batches.Window(document(5, links, marks_nested=True), 0, 5, trust=0.25)], OPENS, CLOSES)
    assert made.weights[0].tolist() == [[0.25, 0.25], [1, 0.25], [0.25, 1], [0.25, 0.25], [0.25, 0.25]]
    assert made.flat_weights[0].tolist() == [1, 1, 1, 1, 0.25]


def test_epoch_sees_every_source_as_often_as_it_says():
    """All words of each document come in the batches, the same for the same seed, within the budget when padded."""
    sources = [([document(50), document(7)], 2, 1.0), ([document(30)], 1, 0.5)]
    made = batches.epoch(sources, seed=3, room=20, size=2)
    assert sum(window.words for group in made for window in group) == 2 * 57 + 30
    assert all(len(group) * max(window.pieces for window in group) <= 40 for group in made)
    again = batches.epoch(sources, seed=3, room=20, size=2)
    assert [[(w.first, w.last, w.trust) for w in group] for group in made] == [
        [(w.first, w.last, w.trust) for w in group] for group in again
    ]
