"""A report's words as numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import NUMBER, PIECES, made

from stateofplay.language.analyse import document as layers
from stateofplay.language.tagger.features import QUOTED, SHAPES, features
from stateofplay.model import Report, SetAside, Span

BREAK = NUMBER["[unused0]"]
_LINES = st.lists(
    st.sampled_from(["The port reopened.", "“We said ‘no’ twice,” he said.", "- a point", "", "日本 CAFÉ", "x\u200b"])
    | st.text(st.sampled_from("aB .“”‘’\"'\u00ad\u0301🙂5-"), max_size=30),
    max_size=6,
)


def test_words_lead_to_their_pieces():
    """Each word's pieces begin where `at` says, and the last entry is the number of pieces."""
    found = made("The port reopened.")
    assert found.at.tolist() == [0, 1, 2, 4, 5]
    assert found.pieces.tolist() == [NUMBER[piece] for piece in ("the", "port", "reopen", "##ed", ".")]
    assert found.words.tolist() == [0, 1, 2, 3]
    assert found.opens.tolist() == [True, False, False, False]


def test_line_breaks_stand_between_paragraphs():
    """One piece stands for the lines between two paragraphs, and none before the first or after the last."""
    found = made("\n\nport\n\n\nport port\nport\n\n")
    port = NUMBER["port"]
    assert found.pieces.tolist() == [port, BREAK, port, port, BREAK, port]
    assert found.at.tolist() == [0, 2, 3, 5, 6]
    assert found.opens.tolist() == [True, True, False, True]
    assert found.shapes[[1, 4]].tolist() == found.quoted[[1, 4]].tolist() == [0, 0]


def test_asides_are_left_out():
    """What intake set aside gives no word, and the words after it still lead back to their tokens."""
    text = "Share this.\nThe port.\nRead more.\nHe said."
    blocks = [Span.of(text, text.index(words), text.index(words) + len(words)) for words in ("Share this.", "Read more.")]
    report = Report("r", text, set_aside=tuple(SetAside(block, "prompt") for block in blocks))
    document = layers(report)
    found = features(document.tokens, document.paragraphs, document.quotations, PIECES)
    assert [document.tokens[i].text for i in found.words] == ["The", "port", ".", "He", "said", "."]
    assert found.opens.tolist() == [True, False, False, True, False, False]
    assert found.pieces.tolist().count(BREAK) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "\u200b"])
def test_no_words(text):
    """A report without words has no pieces, and its one place is 0."""
    found = made(text)
    assert (len(found.words), len(found.pieces), found.at.tolist()) == (0, 0, [0])


def test_report_of_asides_alone_has_no_words():
    """Where all was set aside nothing is left for the network."""
    text = "Share this."
    found = made(text, set_aside=(SetAside(Span.of(text, 0, len(text)), "prompt"),))
    assert (len(found.words), found.at.tolist()) == (0, [0])


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        (",", 1), ("—", 1), ("🐟", 1), ("5", 2), ("20-point", 2), ("7,000", 2), ("port", 3), ("co-op", 3), ("Port", 4),
        ("A", 5), ("É", 5), ("EU", 6), ("U.S.", 6), ("EU-27", 6), ("McNeil", 7), ("eBay", 7), ("Al-Sadi", 4), ("O'Neil", 4),
        ("al-Sadi", 7), ("日", 7),
    ],
)  # fmt: skip
def test_shapes(word, shape):
    """A mark, a number, lower case, Capitalised, one capital, CAPITALS and mixed each have a number of their own."""
    found = made(word)
    assert len(found.words) == 1
    assert set(found.shapes.tolist()) == {shape}


def test_quoted_depth():
    """Words in a quotation are 1, those in one inside it 2, the marks with them, and the others 0."""
    text = "He said “it was ‘a deal’ then” again."
    document = layers(Report("r", text))
    found = features(document.tokens, document.paragraphs, document.quotations, PIECES)
    depths = dict(zip([token.text for token in document.tokens], found.quoted[found.at[:-1]].tolist(), strict=True))
    assert depths == {
        "He": 0, "said": 0, "“": 1, "it": 1, "was": 1, "‘": 2, "a": 2, "deal": 2, "'": 2, "then": 1, "”": 1, "again": 0, ".": 0,
    }  # fmt: skip


def test_every_piece_of_a_word_has_its_shape_and_depth():
    """A word in several pieces says the same in all of them."""
    found = made("“Reopened”")
    assert found.shapes.tolist() == [1, 4, 4, 1]
    assert found.quoted.tolist() == [1, 1, 1, 1]


def test_depth_is_found_in_one_walk():
    """Four times as many quotations inside one quotation take about four times as many looks at tokens."""

    class Counted(tuple):
        __slots__ = ()
        looks = 0

        def __getitem__(self, index):
            Counted.looks += 1
            return super().__getitem__(index)

    def looks(times):
        document = layers(Report("r", "“He said " + "‘no way’ " * times + "again.”"))
        assert len(document.quotations) == times + 1
        Counted.looks = 0
        features(Counted(document.tokens), document.paragraphs, document.quotations, PIECES)
        return Counted.looks

    assert looks(200) < 6 * looks(50)


@settings(deadline=None)
@given(_LINES, st.integers(0, 6))
def test_every_word_leads_back_to_its_token(lines, aside):
    """Whatever the text: all tokens outside asides are words, in order; places rise; each word has its own pieces."""
    text = "\n".join(lines)
    start = len("\n".join(lines[:aside]))
    blocks = (SetAside(Span.of(text, start, len(text)), "prompt"),) if start < len(text) else ()
    document = layers(Report("r", text, set_aside=blocks))
    found = features(document.tokens, document.paragraphs, document.quotations, PIECES)
    kept = [
        i
        for paragraph in document.paragraphs
        if paragraph.kind != "aside"
        for i, token in enumerate(document.tokens)
        if paragraph.start <= token.start < paragraph.end
    ]
    assert found.words.tolist() == kept
    assert (np.diff(found.at) > 0).all()
    assert found.at[-1] == len(found.pieces) == len(found.shapes) == len(found.quoted)
    assert len(found.at) == len(found.words) + 1 == len(found.opens) + 1
    for place, end, word in zip(found.at[:-1], found.at[1:], found.words, strict=True):
        numbers = list(PIECES.of(document.tokens[word].text))
        assert found.pieces[place:end].tolist() in (numbers, [*numbers, BREAK])
    assert all(0 <= value < SHAPES for value in found.shapes)
    assert all(0 <= value < QUOTED for value in found.quoted)
    assert all(found.opens[:1])
