"""Who may hold a position in a sentence: each party that it names, points to or lets speak, with the words that do so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from stateofplay.coding.holders import Cast
from stateofplay.language import closed as w
from stateofplay.language.clauses import Stretch
from stateofplay.language.persons import is_person_noun
from stateofplay.model.document import Document

_POINTERS = frozenset("he she it they we i his her its their our my them us who both".split())
_SEVERAL = frozenset({"both", "all", "neither", "either", "each"})
_OWN = frozenset({"its", "their", "his", "her"})
_DEFINITE = frozenset({"the", "this", "these", "those"})
_LONGEST = 5
"""Tokens of a definite noun phrase that may stand for a party: "the two big unions"."""
_LINKS = w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS | w.AUXILIARIES
_NO_NOUN = _LINKS | w.STOPS | w.QUOTES | w.PRONOUNS | {",", "'s", "'"}
_ENDS_SEVERAL = _NO_NOUN - {"the", "of", "them"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may hold a position in a sentence (by index).

    Attributes:
        named: the tokens in the sentence that stand for the party; none where it only speaks the words.
        voice: the tokens in the sentence that are the party's own words, quoted or reported.
    """

    sentence: int
    party: str
    named: tuple[Stretch, ...]
    voice: tuple[Stretch, ...]


def candidates(document: Document, cast: Cast, index: int) -> tuple[Candidate, ...]:
    """The parties of one sentence in the order in which they come up."""
    row = document.sentences[index]
    named: dict[str, list[Stretch]] = defaultdict(list)
    voice: dict[str, list[Stretch]] = defaultdict(list)
    for at, party in _naming(document, cast, index):
        if at not in named[party]:
            named[party].append(at)
    for attribution in cast.voices.told(index):
        whose = cast.speaker(attribution, index)
        for part in attribution.content:
            first, last = document.tokens_in(part.start, part.end)
            first, last = max(first, row.first), min(last, row.last)
            for party in whose if first < last else ():
                voice[party].append((first, last))
                here = [span for span in attribution.source if row.start <= span.start < row.end]
                sources = [document.tokens_in(span.start, span.end) for span in here]
                named[party] += [at for at in sources if at not in named[party]]
    if not named and not voice:
        for at, party in _carried(document, cast, index):
            named[party].append(at)
    order = sorted(dict.fromkeys((*named, *voice)), key=lambda p: (min((*named[p], *voice[p])), p))
    return tuple(Candidate(index, party, tuple(sorted(named[party])), tuple(sorted(voice[party]))) for party in order)


def _carried(document: Document, cast: Cast, index: int) -> Iterator[tuple[Stretch, str]]:
    """In a sentence that points to nobody, whoever the sentence before it in the paragraph was about or was spoken by."""
    row = document.sentences[index]
    if index == 0 or document.sentences[index - 1].paragraph != row.paragraph:
        return
    before = document.sentences[index - 1]
    said = [party for one in cast.voices.told(index - 1) for party in cast.speaker(one, index - 1)]
    named = [mention.party for mention in cast.mentions_in(before.first, before.last)]
    for party in dict.fromkeys((*said[:2], *named[:1])):
        yield (row.first, row.first + 1), party


def _naming(document: Document, cast: Cast, index: int) -> Iterator[tuple[Stretch, str]]:
    """Names, pronouns and bare nouns of the sentence, each with a party that it stands for."""
    row = document.sentences[index]
    taken: set[int] = set()
    for mention in cast.mentions_in(row.first, row.last):
        taken |= set(range(mention.first, mention.last))
        yield (mention.first, min(mention.last, row.last)), mention.party
    for i in range(row.first, row.last):
        if i not in taken:
            at, whose = _pointing(document, cast, index, i, taken)
            for party in whose:
                yield at, party


def _pointing(document: Document, cast: Cast, index: int, i: int, taken: Collection[int]) -> tuple[Stretch, tuple[str, ...]]:
    """The words from token `i` on that point to parties, and those parties; none where they point to nobody at the table."""
    tokens, stop = document.tokens, document.sentences[index].last
    word = tokens[i].lower
    if word in _SEVERAL:
        most = min(stop, i + 4)
        end = next((j for j in range(i + 1, most) if tokens[j].lower in _ENDS_SEVERAL), most)
        return (i, i + 1), next((whose for last in range(end, i, -1) if (whose := cast.of((i, last), index))), ())
    if word in _POINTERS:
        return (i, i + 1), cast.of((i, i + 1), index)
    if word in _DEFINITE or (word in _OWN and i + 1 < stop and is_person_noun(tokens[i + 1].lower)):
        most = min(stop, i + 1 + _LONGEST)
        end = next((j for j in range(i + 1, most) if tokens[j].lower in _NO_NOUN or j in taken), most)
        for last in range(end, i + 1, -1):
            if whose := cast.of((i, last), index):
                return (i, last), whose
    return (i, i + 1), ()
