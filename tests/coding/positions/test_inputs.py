"""What the network is given: as many marks as pieces, each on the words that it stands for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from positions_fakes import document

from stateofplay.coding.positions import inputs
from stateofplay.coding.positions.inputs import LONGEST, MARKS, NAMED, SAID, TERM, VOICE, Sight
from stateofplay.language import analyse
from stateofplay.language.tagger import store
from stateofplay.model import Context, Issue, Reader, Report
from stateofplay.model.encoded import Encoded


def made(sizes, words=None):
    """Words of so many pieces each, at these tokens; a piece's vector is its number."""
    at = np.cumsum([0, *sizes]).astype(np.int32)
    tokens = np.array(range(len(sizes)) if words is None else words, np.int32)
    return Encoded(tokens, at, np.repeat(np.arange(at[-1])[:, None], 2, 1).astype(np.float16))


@st.composite
def reports(draw, longest=4):
    """A report with words left out here and there, and a sentence of it as tokens."""
    skips = draw(st.lists(st.integers(1, 4), min_size=1, max_size=60))
    sizes = draw(st.lists(st.integers(1, longest), min_size=len(skips), max_size=len(skips)))
    words = np.cumsum(skips) - 1
    first = draw(st.integers(0, int(words[-1]) + 2))
    return made(sizes, words), (first, first + draw(st.integers(1, 40)))


_STRETCHES = st.lists(
    st.tuples(st.integers(0, 80), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=4
)


def is_true(seen, pieces):
    """The tokens whose pieces are marked; each word's pieces are marked together or not at all."""
    ends = [*seen.starts.tolist()[1:], len(pieces)]
    parts = [pieces[start:end] for start, end in zip(seen.starts.tolist(), ends, strict=True)]
    assert all(part.all() or not part.any() for part in parts)
    return [token for token, part in zip(seen.tokens.tolist(), parts, strict=True) if part.any()]


@given(reports(), _STRETCHES)
def test_masks_have_an_entry_for_each_piece(report, stretches):
    """A mask is as long as the vectors, and marks the pieces of just those words that lie in the stretches."""
    encoded, sentence = report
    seen = inputs.sight(encoded, sentence)
    if seen is None:
        assert not [i for i in encoded.words.tolist() if sentence[0] <= i < sentence[1]]
        return
    mask = seen.mask(stretches)
    assert mask.shape == seen.vectors.shape[:1]
    assert mask.dtype == np.bool_
    assert is_true(seen, mask) == [i for i in seen.tokens.tolist() if any(a <= i < b for a, b in stretches)]


@given(reports())
def test_words_lead_back_to_tokens(report):
    """What is seen are the sentence's words in order, each beginning at its first piece."""
    encoded, sentence = report
    seen = inputs.sight(encoded, sentence)
    if seen is not None:
        inside = [i for i in encoded.words.tolist() if sentence[0] <= i < sentence[1]]
        assert seen.tokens.tolist() == inside[: len(seen.tokens)]
        assert seen.starts[0] == 0
        places = encoded.at[np.searchsorted(encoded.words, seen.tokens)]
        assert seen.vectors[seen.starts, 0].tolist() == places.tolist()
        assert seen.vectors.dtype == np.float32


@given(reports(longest=200))
def test_no_more_pieces_than_are_read(report):
    """A sentence is cut after the last word that fits, and its first word is read however long it is."""
    encoded, sentence = report
    seen = inputs.sight(encoded, sentence)
    if seen is not None:
        assert len(seen.vectors) <= LONGEST or seen.last == seen.first + 1
        inside = [i for i in encoded.words.tolist() if sentence[0] <= i < sentence[1]]
        if len(seen.tokens) < len(inside):
            assert encoded.at[seen.last + 1] - encoded.at[seen.first] > LONGEST


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ([1] * LONGEST, LONGEST),
        ([1] * (LONGEST + 1), LONGEST),
        ([3] * 100, LONGEST // 3),
        ([LONGEST + 1, 1], 1),
        ([1, LONGEST], 1),
    ],
)
def test_sentence_longer_than_is_read(sizes, words):
    """Of a long sentence so many words are seen as have room."""
    seen = inputs.sight(made(sizes), (0, len(sizes)))
    assert seen.tokens.tolist() == list(range(words))
    assert seen.mask([(0, len(sizes))]).tolist() == [True] * sum(sizes[:words])


@pytest.mark.parametrize("sentence", [(0, 2), (4, 6), (9, 12)])
def test_sentence_wholly_set_aside(sentence):
    """Of a block that was set aside nothing is seen, wherever it stands in the report."""
    assert inputs.sight(made([1, 2, 1, 1], [2, 3, 6, 7]), sentence) is None
    assert inputs.sight(made([]), sentence) is None


def test_set_aside_block_of_a_document():
    """A document's sentence that was left out is not seen; those around it are."""
    report = document("Norway left.\n\nIceland waited.\n\nNorway came.", without=(1,))
    seen = [inputs.sight(report.encoded, (row.first, row.last)) for row in report.sentences]
    assert [one and [report.tokens[i].text for i in one.tokens] for one in seen] == [
        ["Norway", "left", "."], None, ["Norway", "came", "."],
    ]  # fmt: skip


@given(reports(), _STRETCHES, _STRETCHES, _STRETCHES)
def test_marks_are_columns(report, named, voice, terms):
    """Each kind of mark has its column of zeros and ones; the last is one wherever there is a sentence."""
    encoded, sentence = report
    seen = inputs.sight(encoded, sentence)
    if seen is not None:
        found = inputs.marks(seen, named, voice, terms)
        assert found.shape == (len(seen.vectors), MARKS)
        assert found.dtype == np.float32
        assert set(np.unique(found).tolist()) <= {0.0, 1.0}
        for column, stretches in ((NAMED, named), (VOICE, voice), (TERM, terms)):
            assert found[:, column].astype(bool).tolist() == seen.mask(stretches).tolist()
        assert found[:, SAID].all()


def test_no_stretch_marks_nothing():
    """Without stretches the mask is empty, not short."""
    assert Sight(made([1, 2, 3]), 0, 3).mask([]).tolist() == [False] * 6


def test_proposition_has_a_vector_for_each_piece():
    """A proposition's vectors are those of its pieces between the two that open and close it, as wide as a report's."""
    pieces = [piece for word in ("Parking", ":", "Staff", "park") for piece in store.bundled().pieces.of(word)]
    found = inputs.proposed("Parking", "Staff park")
    (read,) = analyse([Report("r", "Staff park.")], Context(reader=Reader.MODEL))
    assert found.shape == (len(pieces) + 2, read.encoded.vectors.shape[1])
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert np.array_equal(found, found.astype(np.float16))


def test_proposition_without_a_title():
    """Where there is no title, the words stand alone."""
    assert len(inputs.proposed("", "Staff park")) == len(inputs.proposed("Staff", "park")) - 1


def test_proposition_is_cut():
    """However long a proposition is, no more of it is read than the network was trained on."""
    long, longer = (inputs.proposed("Parking", "staff park " * times) for times in (100, 5_000))
    assert len(long) <= 64
    assert np.array_equal(long, longer)


def test_issue_is_title_and_proposition():
    """An issue is read by its title and proposition; its terms are no part of it."""
    one, other = (Issue("parking", "Parking", "Staff park freely", terms) for terms in ((), ("parking fee",)))
    assert np.array_equal(inputs.of_issue(one), inputs.proposed("Parking", "Staff park freely"))
    assert np.array_equal(inputs.of_issue(one), inputs.of_issue(other))
