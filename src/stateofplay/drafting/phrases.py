"""Noun phrases without a parser: runs of nouns and adjectives, told from verbs by how the reports themselves use each word."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stateofplay.coding.stances import stance_lexicon
from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.model import Document, Token

_LONGEST = 4
_FUNCTION = (
    w.DETERMINERS | w.PRONOUNS | w.PREPOSITIONS | w.SUBORDINATORS | w.CONJUNCTIONS | w.AUXILIARIES | w.NEGATIONS | w.ADVERBS
    | w.STOPS | w.QUOTES | w.EDGES | w.TIME_NOUNS
) | frozenset({"'s", "'", "not", "there", "here", "said", "says", "per", "ago", "yet", "very", "too", "etc"})  # fmt: skip
_NOUN_SLOT = (w.DETERMINERS - {"that"}) | w.POSSESSIVE_PRONOUNS | {"'s", "'", "of"}
_VERB_SLOT = w.MODALS | (w.PRONOUNS - {"her"}) | {"to", "not", "n't", "who", "don't", "doesn't", "didn't"}
_STOPPING = frozenset({",", ".", ";", ":"})
_GOVERNED = (w.DETERMINERS | w.PRONOUNS | w.POSSESSIVE_PRONOUNS) - {"that"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens first to last (exclusive), its words as written, and their stems without empty ones."""

    first: int
    last: int
    text: str
    stems: tuple[str, ...]
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Tokens of a document that belong to no phrase (names of parties and people, dates), and those of other known names."""

    skip: frozenset[int]
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Usage:
    """How often each word (in small letters) stands where a noun stands, and where a verb stands."""

    noun: Counter[str]
    verb: Counter[str]
    ending: Counter[str]
    """How often it stands before a mark, a preposition or a verb, as the last word of a phrase does."""

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Usage:
        """Count over all reports."""
        noun: Counter[str] = Counter()
        verb: Counter[str] = Counter()
        ending: Counter[str] = Counter()
        for document in documents:
            tokens = document.tokens
            for before, token in itertools.pairwise(tokens):
                noun[token.lower] += before.lower in _NOUN_SLOT
                verb[token.lower] += before.lower in _VERB_SLOT and not (before.lower == "to" and _is_plural(token.lower))
                ending[before.lower] += token.lower in _FUNCTION or token.lower in _STOPPING
        return cls(noun, verb, ending)

    def bare(self, word: str) -> bool:
        """Whether the word mostly ends phrases, as nouns do, and never stands where a verb does."""
        return self.ending[word.lower()] > 1 and not self.verb[word.lower()]

    def is_noun(self, word: str) -> bool:
        """Whether the word stands for a noun at least as often as for a verb."""
        return self.noun[word] >= self.verb[word]


@cache
def ordinary() -> frozenset[str]:
    """Words that name no issue by themselves."""
    text = files("stateofplay.drafting").joinpath("ordinary.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def ordinary_stems() -> frozenset[str]:
    """Their stems."""
    return frozenset(stem(word) for word in ordinary())


@cache
def _synonyms() -> dict[str, str]:
    """The stem of each word of the bundled groups, and the stem that stands for its group."""
    text = files("stateofplay.drafting").joinpath("synonyms.txt").read_text(encoding="utf-8")
    groups = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {stem(word): stem(group[0]) for group in reversed(groups) for word in group}


def matter(word: str) -> str:
    """The stem of a word, or of the word that stands for all that mean the same."""
    plain = stem(word)
    return _synonyms().get(plain, plain)


def find(document: Document, first: int, last: int, usage: Usage, marks: Marks) -> Iterator[Phrase]:
    """The noun phrases among tokens `first` to `last` (exclusive), in order.

    Args:
        document: the report.
        first: index of the first token.
        last: index after the last one.
        usage: how the reports use words.
        marks: which tokens stand in names.
    """
    tokens = document.tokens
    start = first
    for at in range(first, last + 1):
        if at < last and at not in marks.skip and _may_stand(tokens, at, usage, opens=at == start):
            continue
        if at > start:
            yield from _phrase(tokens, start, at, marks.places)
        start = at + 1


def _phrase(tokens: Sequence[Token], first: int, last: int, places: frozenset[int]) -> Iterator[Phrase]:
    """The run as a phrase: at most its last four words, without empty ones at its ends."""
    while first < last and _is_edge(tokens[first]):
        first += 1
    while first < last and tokens[last - 1].lower.endswith("ed"):
        last -= 1
    first = max(first, last - _LONGEST)
    stems = tuple(matter(t.lower) for t in tokens[first:last] if t.lower not in ordinary() and not t.lower.isdigit())
    if stems:
        yield Phrase(first, last, " ".join(token.text for token in tokens[first:last]), stems, last - 1 in places)


def _is_edge(token: Token) -> bool:
    return token.lower in _EMPTY_OPENERS or not any(char.isalpha() for char in token.lower)


_EMPTY_OPENERS = frozenset(
    "new old other same own such first second last next former late early latest recent current previous main major "
    "key central big bigger biggest large larger largest great good better best bad worse worst real true clear "
    "sure likely possible able "
    "several many few more most less least much little enough further additional certain serious important".split()
)


def _may_stand(tokens: Sequence[Token], at: int, usage: Usage, *, opens: bool) -> bool:  # noqa: PLR0911 - a return a word class
    """Whether the token may be a noun or an adjective of a phrase."""
    token = tokens[at]
    word = token.lower
    if word in w.TIME_NOUNS and _is_part_of_name(tokens, at, usage, opens=opens):
        return True
    if word in _FUNCTION or not any(char.isalnum() for char in word) or not any(char.isalpha() for char in word):
        return False
    if word.endswith("ly") and word not in w.LY_NOUNS and len(word) > 4:
        return False
    before = tokens[at - 1].lower if at else "."
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if word.endswith("ed") and len(word) > 4:
        return before in _NOUN_SLOT
    if word.endswith("ing") and len(word) > 5:
        governs = after is not None and (after.lower in _GOVERNED or after.text[:1].isupper())
        return not governs and (before in _NOUN_SLOT or before in w.PREPOSITIONS or not opens or usage.is_noun(word))
    if before in _NOUN_SLOT:
        return True
    if before == "to":
        return _is_plural(word) or (not _is_verb(word) and usage.is_noun(word))
    if before in _VERB_SLOT:
        return False
    if _is_verb(word):
        ends = after is None or after.lower in _FUNCTION - w.DETERMINERS - w.PRONOUNS
        joined = not opens and not _is_plural(before) and (ends or not word.endswith("s"))
        return joined or before in w.PREPOSITIONS or usage.noun[word] > usage.verb[word]
    return usage.is_noun(word)


def _is_part_of_name(tokens: Sequence[Token], at: int, usage: Usage, *, opens: bool) -> bool:
    """Whether a noun of time belongs to a phrase: "a four-day week", "the night shift"."""
    if not opens and "-" in tokens[at - 1].lower:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    plain = after is not None and after.text.isalpha() and after.text.islower() and tokens[at].text.islower()
    return (
        plain
        and after is not None
        and after.lower not in _FUNCTION
        and not _is_verb(after.lower)
        and usage.is_noun(after.lower)
    )


def _is_verb(word: str) -> bool:
    return word in w.COMMON_VERBS or word in stance_lexicon().verbs


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
