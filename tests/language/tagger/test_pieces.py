"""Pieces of words."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import NUMBER, PIECES, VOCABULARY

from stateofplay.language.tagger.pieces import MOST_PIECES, Pieces

_ANYTHING = st.text(st.characters(exclude_categories=()), max_size=150)


def cut(word):
    """The pieces of a word, as they are written in the vocabulary."""
    return [VOCABULARY[number] for number in PIECES.of(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("port", ["port"]),
        ("PORT", ["port"]),
        ("Port", ["port"]),
        ("café", ["cafe"]),
        ("cafe\u0301", ["cafe"]),
        ("CAFÉ", ["cafe"]),
        ("reopen", ["reopen"]),
        ("reopened", ["reopen", "##ed"]),
        ("rex", ["re", "##x"]),
        ("ports", ["port", "##s"]),
        ("re-open", ["re", "-", "o", "##p", "##e", "##n"]),
        ("said.", ["said", "."]),
        ("...", [".", ".", "."]),
        ("$5", ["$", "5"]),
    ],
)
def test_cut(word, pieces):
    """Case and accents are folded, marks stand alone, and the longest piece is taken from the left."""
    assert cut(word) == pieces


@pytest.mark.parametrize("word", ["日", "портом", "\u0645\u064a\u0646\u0627\u0621", "🐟", "日本", "re\u0434"])
def test_unknown_words(word):
    """A word with letters that no piece has is unknown as a whole, not in part."""
    assert set(cut(word)) == {"[UNK]"}


def test_ideographs_stand_alone():
    """Scripts without spaces are cut at each character, and what stands beside them is known all the same."""
    assert cut("port日本said") == ["port", "[UNK]", "[UNK]", "said"]


@pytest.mark.parametrize("word", ["", "\u0301", "\u200b", "\ufeff\u00ad", "\ud800", "\x00", " "])
def test_nothing_to_cut_is_unknown(word):
    """A word of which nothing is left is one unknown piece: no word is without one."""
    assert cut(word) == ["[UNK]"]


def test_long_word_says_enough_with_its_beginning():
    """Ten thousand letters give the pieces of the first hundred, and no more than those are looked at."""

    class Counted(dict):
        looked = 0

        def get(self, key, default=None):
            self.looked += 1
            return super().get(key, default)

    for letters in ("a" * 10_000, "é" * 10_000, "日" * 10_000, "a-" * 5_000, "\u0301" * 10_000, "reopen" * 2_000):
        cutter = Pieces(VOCABULARY)
        cutter._numbers = Counted(cutter._numbers)
        assert cutter.of(letters) == cutter.of(letters[:100])
        assert len(cutter.of(letters)) <= MOST_PIECES
        assert cutter._numbers.looked <= 2 * 100 * max(map(len, VOCABULARY))


def test_number_of_pieces_is_bounded():
    """A word of many pieces keeps the first ones."""
    assert cut("zzzzzzzzzzzz") == ["z", *["##z"] * (MOST_PIECES - 1)]
    assert cut("a.b.c.d.e.f.g") == ["a", ".", "b", ".", "c", ".", "d", "."]


def test_marks_of_the_frame_are_known():
    """The pieces that open and close a window and stand for a line break have the numbers of the vocabulary."""
    assert (PIECES.opens, PIECES.closes, PIECES.line_break, PIECES.unknown) == tuple(
        NUMBER[piece] for piece in ("[CLS]", "[SEP]", "[unused0]", "[UNK]")
    )


@pytest.mark.parametrize("word", ["[CLS]", "[SEP]", "[unused0]", "[UNK]"])
def test_text_cannot_say_what_frames_it(word):
    """A report that writes the name of a mark of the frame gets its letters, not the mark."""
    assert not {PIECES.opens, PIECES.closes, PIECES.line_break} & set(PIECES.of(word))


def test_vocabulary_without_the_frame_is_refused():
    """A vocabulary in which a needed piece is missing raises KeyError."""
    with pytest.raises(KeyError, match="unused0"):
        Pieces(("[UNK]", "[CLS]", "[SEP]", "port"))


@settings(deadline=None)
@given(_ANYTHING)
def test_any_word(word):
    """Whatever the word: between one and the most pieces, each of the vocabulary, the same again and by another cutter."""
    numbers = PIECES.of(word)
    assert 1 <= len(numbers) <= MOST_PIECES
    assert all(0 <= number < len(VOCABULARY) for number in numbers)
    assert PIECES.of(word) == Pieces(VOCABULARY).of(word) == numbers


@settings(deadline=None)
@given(st.text(string.ascii_lowercase + string.punctuation, min_size=1, max_size=8))
def test_pieces_say_the_word(word):
    """Of letters and marks that are all known and few, the pieces put together are the word."""
    assert "".join(piece.replace("##", "") for piece in cut(word)) == word
