"""Names that are known beforehand: states, capitals, regions, seats of government, well-known bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from stateofplay.language import name_words as w
from stateofplay.language.states import load_states
from stateofplay.language.tokens import tokenize
from stateofplay.model.document import MentionType, Token

_LOUD: Final = 4
"""From this length on a place is also known when written in capitals."""
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word, longest first, with the type of each; the words for peoples; places in small letters."""

    phrases: dict[str, tuple[tuple[Phrase, MentionType], ...]]
    peoples: frozenset[Phrase]
    lowered: dict[str, tuple[Phrase, ...]]

    def match(self, tokens: Sequence[Token], at: int, last: int) -> tuple[int, MentionType] | None:
        """How many tokens from `at` on are a known name, and its type."""
        for phrase, kind in self.phrases.get(tokens[at].text, ()):
            end = at + len(phrase)
            if end <= last and (len(phrase) == 1 or phrase == tuple(token.text for token in tokens[at:end])):
                return len(phrase), kind
        return None

    def single(self, word: str) -> MentionType | None:
        """The type of a known name of one word; None for any other word."""
        return next((kind for phrase, kind in self.phrases.get(word, ()) if len(phrase) == 1), None)

    def small(self, tokens: Sequence[Token], at: int, last: int) -> int:
        """How many tokens from `at` on name a place in small letters ("new zealand"); 0 for none."""
        for phrase in self.lowered.get(tokens[at].text, ()):
            end = at + len(phrase)
            if end <= last and phrase == tuple(token.text for token in tokens[at:end]):
                return len(phrase)
        return 0

    def people(self, tokens: Sequence[Token], at: int, last: int) -> int:
        """How many tokens from `at` on name a people or creed ("Norwegian", "North Korean"); 0 for none."""
        if at + 1 < last and (tokens[at].text, tokens[at + 1].text) in self.peoples:
            return 2
        word = tokens[at].text.rpartition("-")[2]
        return 1 if (word,) in self.peoples or word.lower() in w.GROUPS else 0


@cache
def lexicon() -> Lexicon:
    """The lexicon; made once."""
    known: dict[Phrase, MentionType] = {}
    lowered: dict[str, set[Phrase]] = {}
    for name, kind in _names():
        phrase = _phrase(name)
        known.setdefault(phrase, kind)
        lower = tuple(word.lower() for word in phrase)
        if (
            kind is MentionType.LOC
            and len(name) > _LOUD
            and name.lower() not in w.PLACES_AND_WORDS
            and lower[0] not in w.FUNCTION
        ):
            lowered.setdefault(lower[0], set()).add(lower)
        if kind is MentionType.LOC and len(name) >= _LOUD:
            known.setdefault(tuple(word.upper() for word in phrase), kind)
    by_first: dict[str, list[tuple[Phrase, MentionType]]] = {}
    for phrase, kind in known.items():
        by_first.setdefault(phrase[0], []).append((phrase, kind))
    return Lexicon(
        {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()},
        frozenset(_phrase(people) for state in load_states() for people in state.demonyms),
        {first: tuple(sorted(rows, key=lambda row: (-len(row), row))) for first, rows in lowered.items()},
    )


def _names() -> Iterator[tuple[str, MentionType]]:
    """All known names; where one has two types, the first counts."""
    listed = [(name, MentionType(kind)) for kind, name in w.known_names()]
    yield from (row for row in listed if row[1] is MentionType.ORG)
    for state in load_states():
        yield from ((name, MentionType.LOC) for name in (state.name, *state.aliases, state.capital) if name)
        yield from ((house, MentionType.ORG) for house in state.metonyms)
    yield from listed


def _phrase(name: str) -> Phrase:
    """The words of a name as the tokenizer gives them."""
    return tuple(token.text for token in tokenize(name))
