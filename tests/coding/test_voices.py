"""Which attributions speak where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import document

from stateofplay.coding.voices import Voices

_TEXT = "Drow said a referendum was near. Tarsk waited. Vask said Drow had said that the blockade was over."


def _who(attributions):
    return [one.source[0].exact for one in attributions if one.source]


@pytest.mark.parametrize(("sentence", "sources"), [(0, ["Drow"]), (1, []), (2, ["Vask", "Drow"])])
def test_attributions_are_kept_by_sentence(sentence, sources):
    """Each sentence knows who speaks in it, in order, by content and by cue."""
    voices = Voices(document(_TEXT))
    assert _who(voices.saying(sentence)) == sources
    assert _who(voices.told(sentence)) == sources
    assert _who(voices.cued(sentence)) == sources


@pytest.mark.parametrize(("words", "source"), [("referendum", "Drow"), ("blockade", "Drow"), ("waited", None), ("Tarsk", None)])
def test_the_innermost_speaker_holds_the_words_most_narrowly(words, source):
    """Of two speakers, the one whose content is the narrower; nobody where nobody speaks."""
    made = document(_TEXT)
    start = made.text.index(words)
    found = Voices(made).innermost(start, start + len(words))
    assert (found and found[0].source[0].exact) == source


def test_a_noun_tells_whose_position_it_is_not_who_told_it():
    """A possessor's demand is no telling."""
    made = document("Tarsk's demand that the blockade end was heard.")
    voices = Voices(made)
    assert all(one.is_nominal for one in voices.saying(0))
    assert voices.told(0) == []


def test_a_sentence_that_is_not_there_has_no_voices():
    """Nothing is said beyond the text."""
    voices = Voices(document(_TEXT))
    assert voices.saying(99) == voices.cued(99) == voices.told(99) == []
    assert Voices(document("")).innermost(0, 1) is None


@given(
    st.lists(
        st.sampled_from("Drow Vask said told that , . “ ” the blockade is over according to she they a".split()), max_size=40
    )
)
def test_the_innermost_content_holds_the_stretch(words):
    """What is found covers what was asked for, and says its words."""
    made = document(" ".join(words))
    voices = Voices(made)
    for token in made.tokens:
        found = voices.innermost(token.start, token.end)
        if found is not None:
            attribution, content = found
            assert content in attribution.content
            assert content.start <= token.start
            assert token.end <= content.end
            assert content.holds_in(made.text)
