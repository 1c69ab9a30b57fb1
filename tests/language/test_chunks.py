"""Where a noun phrase begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.language.chunks import is_verb_like, phrase_after, phrase_before
from stateofplay.language.clean import clean
from stateofplay.language.tokens import find

_VERBS = frozenset("say says said want wants wanted claim claims claimed".split())


def _cut(text):
    """The tokens of a text in which a bar marks a place, and the index of the first token after the bar."""
    at = text.index("|")
    tokens = find(clean(text.replace("|", "", 1)))
    return tokens, next((i for i, token in enumerate(tokens) if token.start >= at), len(tokens))


def _text(tokens, first, last):
    return " ".join(token.text for token in tokens[first:last])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The union |said", "The union"),
        ("On Monday the trade minister |said", "the trade minister"),
        ("The head of the league |said", "The head of the league"),
        ("Edda Strand and Jon Hall |said", "Edda Strand and Jon Hall"),
        ("They met , and she |said", "she"),
        ("Rain fell because many small islands |said", "many small islands"),
        ("“ We stay , ” Edda Strand |said", "Edda Strand"),
        ("the levy that Norrland |wants", "Norrland"),
        ("A person familiar with the talks |said", "A person familiar with the talks"),
        ("said |that", ""),
        (", |said", ""),
    ],
)
def test_phrase_before(text, phrase):
    """The phrase that ends here goes left past determiners and post-modifiers, but not past a clause or a comma."""
    tokens, end = _cut(text)
    words = _text(tokens, phrase_before(tokens, 0, end, _VERBS), end)
    assert words == phrase or (not phrase and words in {"", text.split()[0]} and text.startswith("said"))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("said |the trade minister on Monday", "the trade minister"),
        ("said |Edda Strand , head of the league", "Edda Strand"),
        ("said |she was ill", "she"),
        ("according to |the head of the league .", "the head of the league"),
        ("said |Edda Strand and Jon Hall .", "Edda Strand and Jon Hall"),
        ("told |reporters that it", "reporters"),
        ("said |, and", ""),
        ("said |", ""),
    ],
)
def test_phrase_after(text, phrase):
    """The phrase that begins here goes right to the next clause, comma, date or verb."""
    tokens, begin = _cut(text)
    assert _text(tokens, begin, phrase_after(tokens, begin, len(tokens), _VERBS)) == phrase


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("boats |would sail", True),
        ("boats |wanted more", True),
        ("the |claim failed", False),
        ("talks |resumed again", True),
        ("a man |authorized to speak", False),
        ("its |claims", False),
        ("the |four-wheeled car", False),
        ("Osk |Said", False),
        ("the |quota", False),
    ],
)
def test_is_verb_like(text, verb):
    """Auxiliaries, listed verbs and past forms are verbs; nouns after a determiner, names and post-modifiers are not."""
    tokens, at = _cut(text)
    assert is_verb_like(tokens, min(at, len(tokens) - 1), _VERBS) is verb


def test_search_is_bounded():
    """In a run of names without end a phrase is thirty tokens long, from either side."""
    tokens = find(clean("Osk " * 200))
    assert 100 - phrase_before(tokens, 0, 100, _VERBS) == 30
    assert phrase_after(tokens, 100, 200, _VERBS) - 100 == 30


@given(
    st.lists(st.sampled_from("the of and , . “ ” she said Osk union who that to all with 's".split()), max_size=60), st.data()
)
def test_ends_stay_in_reach(words, data):
    """Whatever the words, a phrase ends within thirty tokens and inside the stretch it was asked for."""
    tokens = find(clean(" ".join(words)))
    at = data.draw(st.integers(0, len(tokens)))
    first, last = phrase_before(tokens, 0, at, _VERBS), phrase_after(tokens, at, len(tokens), _VERBS)
    assert 0 <= first <= at <= last <= len(tokens)
    assert last - at <= 30
