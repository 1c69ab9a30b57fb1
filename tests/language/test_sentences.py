"""Paragraphs and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language import paragraphs, sentences, tokens
from stateofplay.language.clean import clean
from stateofplay.model import Report

_HOSTILE = st.text(alphabet=st.sampled_from("aB. ?!\n“”\"'’)(-1…\u00ad\u200b🙂\u05d0e\u0301"), max_size=120)


def _split(text):
    """The words of each sentence."""
    found = sentences.find(tokens.find(clean(text)), paragraphs.find(Report("r", text)))
    return [text[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Lind met Gen. Ode on Aug. 4.", "They spoke."],
        ["It was signed in the U.S.", "The text is short."],
        ["The U.S. Senate voted."],
        ["“We stay.", "We will not go,” she said."],
        ["“Why?” he asked.", "Nobody knew."],
        ["“Why?” Lind asked reporters."],
        ["He left.”", "She stayed."],
        ["2:40 p.m. Monday was the deadline."],
        ["2:40 p.m.", "It is over."],
        ["Prices rose 3.5 percent (see No. 7).", "Then they fell."],
        ["Talks go on ... and on.", "They may end."],
        ["George W. Ode spoke.", "I did not."],
        ["1. The first point holds."],
        ["They left!", "“Good,” he said."],
        ["Acme Corp. said yes.", "Beta Inc. said no."],
    ],
)
def test_boundaries(expected):
    """Stops end sentences unless they belong to a word; closing marks stay with the sentence."""
    assert _split(" ".join(expected)) == expected


def test_sentences_stay_in_their_paragraph():
    """A line without a stop is a sentence of its own."""
    assert _split("A heading\n\nThe text. More") == ["A heading", "The text.", "More"]


def test_very_long_sentence_is_cut():
    """No sentence has more than the set number of tokens."""
    text = "word " * (2 * sentences.LONGEST + 10)
    found = sentences.find(tokens.find(clean(text)), paragraphs.find(Report("r", text)))
    assert [sentence.last - sentence.first for sentence in found] == [sentences.LONGEST, sentences.LONGEST, 10]


@given(_HOSTILE)
def test_sentences_partition_the_tokens(text):
    """Every token is in exactly one sentence, and every sentence in its paragraph."""
    words = tokens.find(clean(text))
    blocks = paragraphs.find(Report("r", text))
    found = sentences.find(words, blocks)
    done = 0
    for sentence in found:
        assert sentence.first == done < sentence.last
        assert blocks[sentence.paragraph].start <= sentence.start < sentence.end <= blocks[sentence.paragraph].end
        assert (sentence.start, sentence.end) == (words[sentence.first].start, words[sentence.last - 1].end)
        done = sentence.last
    assert done == len(words)


@given(_HOSTILE)
def test_paragraphs_count_their_sentences(text):
    """The sentence indices of the paragraphs follow each other and cover all sentences."""
    blocks = paragraphs.find(Report("r", text))
    found = sentences.find(tokens.find(clean(text)), blocks)
    counted = paragraphs.with_sentences(blocks, found)
    assert [index for block in counted for index in range(block.first_sentence, block.last_sentence)] == list(range(len(found)))


@pytest.mark.parametrize("piece", ["a. ", "A.", "”", "?!", "Mr. ", ". ", "’ ”", "\n", "“"])
def test_long_runs_of_one_hard_pattern_are_read(piece):
    """Two hundred thousand characters of a hard pattern are split, and no token is lost."""
    text = piece * (200_000 // len(piece))
    words = tokens.find(clean(text))
    found = sentences.find(words, paragraphs.find(Report("r", text)))
    assert sum(sentence.last - sentence.first for sentence in found) == len(words)
