"""Names in GUM, marked as Universal NER marks them, from the mentions of entities in `Entity=`.

`Entity=(3-person-giv:act-...` opens a mention of entity 3, `3)` closes it, and `(3-person-...)` is a mention of one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stateofplay.language.states import load_states
from training.reader.conllu import Sentence, Word
from training.reader.corpora_types import Stretch

_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_OTHER = "X"
"""Names of other things: they take their words, and stay unmarked."""
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-?[^()]*(\))?|(\d+)\)")
_CAPITALISED = frozenset({"ADJ", "NOUN", "NUM", "VERB"})
_ENDS = _CAPITALISED | {"PROPN"}
_LINKS = frozenset({"of", "&", "-", "–", "for", "de", "la", "del", "van", "von", "der", "'s", "’s"})
_TITLES = frozenset(
    "Mr Mrs Ms Dr President Senator Sen Governor Gov King Queen Prince Princess Professor Prof Sir Lady Lord General Gen "
    "Captain Col Colonel Justice Judge Minister Secretary Chancellor Chairman Speaker Representative Rep Rev Reverend Pope "
    "Saint St Emperor Count Duke Miss Mayor".split()
)


def names(sentence: Sentence) -> list[str]:
    """IOB2 tags: the run of proper nouns around a mention's head, of the type of the longest mention with that head."""
    tags = ["O"] * len(sentence.words)
    for start, end, entity in sorted(_mentions(sentence), key=lambda mention: mention[0] - mention[1]):
        head = _head(sentence, start, end)
        if sentence.words[head].tag == "PROPN" and tags[head] == "O":
            first, last = _extent(sentence, start, end, head)
            kind = _TYPES.get(entity, _OTHER)
            if kind == "PER":
                first = _past_titles(sentence, first, last)
            if kind == "ORG" and _is_country(sentence.words[first : last + 1]):
                kind = "LOC"
            tags[first : last + 1] = ["B-" + kind, *["I-" + kind] * (last - first)]
    return ["O" if tag.endswith("-" + _OTHER) else tag for tag in tags]


def _mentions(sentence: Sentence) -> Iterator[Stretch]:
    """First word, last word (exclusive) and type of each mention, in the order of their ends."""
    unfinished: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(sentence.words):
        for bracket in _BRACKET.finditer(word.misc.get("Entity", "")):
            opened, entity, one_word, closed = bracket.groups()
            if one_word:
                yield at, at + 1, entity
            elif opened:
                unfinished.setdefault(opened, []).append((at, entity))
            elif unfinished.get(closed):
                start, entity = unfinished[closed].pop()
                yield start, at + 1, entity


def _head(sentence: Sentence, start: int, end: int) -> int:
    """The first word that another outside governs."""
    return next((i for i in range(start, end) if not start <= sentence.words[i].head - 1 < end), end - 1)


def _extent(sentence: Sentence, start: int, end: int, head: int) -> tuple[int, int]:
    """First and last word of the name around the head, within the mention."""
    words = sentence.words
    first = last = head
    while first > start and _belongs(words, first - 1, start):
        first -= 1
    while last + 1 < end and _belongs(words, last + 1, start):
        last += 1
    while first < last and words[first].tag not in _ENDS:
        first += 1
    while last > first and words[last].tag not in _ENDS:
        last -= 1
    return first, last


def _belongs(words: list[Word], at: int, start: int) -> bool:
    """Whether the word belongs to the name beside it: a proper noun, a capitalised word, or what joins two of them."""
    word = words[at]
    return word.tag == "PROPN" or (word.tag in _CAPITALISED and word.form[0].isupper() and at > 0) or _joins(words, at, start)


def _joins(words: list[Word], at: int, start: int) -> bool:
    """Whether the word joins two proper nouns of a name, as "of" in University of Leeds."""
    inside = start < at < len(words) - 1 and words[at].form.lower() in _LINKS
    return inside and words[at - 1].tag == words[at + 1].tag == "PROPN"


def _past_titles(sentence: Sentence, first: int, last: int) -> int:
    while first < last and sentence.words[first].form.rstrip(".") in _TITLES:
        first += 1
    return first


def _is_country(words: list[Word]) -> bool:
    """GUM has countries that act as organisations, Universal NER as places."""
    return " ".join(word.form for word in words).removesuffix("'s") in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for state in load_states() for name in (state.name, *state.aliases))
