"""Which body "the union", "the company" or "the government" stands for, by its name, its kind and what stands near."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stateofplay.coding.parties import PartyMention
from stateofplay.drafting.bodies import NounClass, class_of, noun_classes
from stateofplay.drafting.names import Body, Origin
from stateofplay.language import closed as w
from stateofplay.model import Document

_IN_NAME = 6
_OF_KIND = 4
_APPOSED = 4
_NEAR = 1
_MOST_NEAR = 6
_ENOUGH = 4
_MOSTLY = 0.6
_CLEARLY = 1.5
_OFTEN = 2
_ALONE = 4
"""A noun that stands this often and is tied to no name may be a party by itself."""
_OPENERS = frozenset({"the", "both", "all", "'s", "'"})
_STOP = w.STOPS | w.QUOTES | w.PREPOSITIONS | w.AUXILIARIES | w.CONJUNCTIONS | {",", "'s", "'", "that", "which", "who"}


def tied(documents: Sequence[Document], bodies: Sequence[Body], named: Sequence[Sequence[PartyMention]]) -> list[Body]:
    """The bodies with the nouns that stand for them among their aliases, and bodies for nouns that stand alone.

    Args:
        documents: the reports.
        bodies: the bodies known by name; their keys are the ids in `named`.
        named: where each report names them.
    """
    counts, ties, kindred = _weighed(documents, bodies, named)
    owned: dict[str, list[str]] = defaultdict(list)
    alone: dict[int, list[str]] = defaultdict(list)
    for noun in sorted(counts, key=lambda noun: (-counts[noun], noun)):
        owner = _owner(counts[noun], ties[noun])
        kind = class_of(noun)
        if owner:
            owned[owner].append(noun)
        elif kind is not None and ((kind.many and noun.endswith("s")) or (noun not in kindred and not ties[noun])):
            alone[noun_classes().index(kind)].append(noun)
    out = [replace(b, aliases=(*b.aliases, *owned[b.key])) for b in bodies]
    for nouns in alone.values():
        total = sum(counts[noun] for noun in nouns)
        if total >= _ALONE:
            out.append(Body(f"noun:{nouns[0]}", nouns[0].capitalize(), tuple(nouns), Origin.NOUN, total))
    return out


def _weighed(
    documents: Sequence[Document], bodies: Sequence[Body], named: Sequence[Sequence[PartyMention]]
) -> tuple[Counter[str], dict[str, Counter[str]], frozenset[str]]:
    """How often each noun stands, how much ties it to each body, and the nouns that fit the kind of some body."""
    counts: Counter[str] = Counter()
    near: dict[str, Counter[str]] = defaultdict(Counter)
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    states = {body.key for body in bodies if body.origin is Origin.STATE}
    for document, mentions in zip(documents, named, strict=True):
        for noun, at in _standing(document):
            counts[noun] += 1
            beside = _apposed(document, mentions, at)
            if beside:
                ties[noun][beside] += _APPOSED
            before = _before(document, mentions, at)
            if before and (noun not in _kin("government") or before in states):
                near[noun][before] += 1
    kindred = frozenset(noun for noun in counts if _finish(noun, bodies, ties[noun], near[noun]))
    return counts, ties, kindred


def _finish(noun: str, bodies: Sequence[Body], ties: Counter[str], near: Counter[str]) -> bool:
    """Add to the ties of a noun what names and nearness say; whether some body is of its kind."""
    tied_before = frozenset(ties)
    _by_name(noun, bodies, ties)
    kindred = bool(ties)
    if "company" in _kin(noun):
        for key in [key for key in ties if key not in tied_before and near[key] < _MOSTLY * near.total()]:
            del ties[key]
    governs = noun in _kin("government")
    if ties or governs:
        for key, count in near.items():
            if key in tied_before or ties[key] or (governs and count >= _MOSTLY * near.total()):
                ties[key] += min(_MOST_NEAR, _NEAR * count)
    return kindred


def _kin(noun: str) -> frozenset[str]:
    """The nouns of its class."""
    kind = class_of(noun)
    return kind.nouns if kind else frozenset()


def _standing(document: Document) -> list[tuple[str, int]]:
    """Each noun of a class that stands with "the" before it, or bare in the plural, and where."""
    tokens = document.tokens
    found = []
    for at in range(1, len(tokens)):
        noun = tokens[at].text.lower() if tokens[at].text.isalpha() else ""
        if class_of(noun) is None or tokens[at].text[:1].isupper():
            continue
        after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
        ends = after in _STOP or after not in {"of", "for"}
        if ends and (tokens[at - 1].lower in _OPENERS or (at > 1 and tokens[at - 2].lower == "the")):
            found.append((noun, at))
    return found


def _apposed(document: Document, mentions: Sequence[PartyMention], at: int) -> str:
    """The body beside the noun: "Dock Union, the union that", "the union, Dock Union", "the chain Dockmart"."""
    tokens = document.tokens
    place = bisect_left(mentions, at, key=lambda m: m.first)
    if place < len(mentions):
        after = mentions[place]
        if after.first == at + 1 or (after.first == at + 2 and tokens[at + 1].lower in {",", "("}):
            return after.party
    if place:
        before = mentions[place - 1]
        between = [token.lower for token in tokens[before.last : at]]
        if (
            not between
            or between in (["'s"], ["'"])
            or (len(between) <= 5 and between[0] in {",", "("} and between[1:2] in (["the"], ["a"], ["an"]))
        ):
            return before.party
    return ""


def _before(document: Document, mentions: Sequence[PartyMention], at: int) -> str:
    """The body last named before the noun, in its sentence or the one before."""
    place = bisect_left(mentions, at, key=lambda m: m.first)
    if not place:
        return ""
    sentence = document.sentence_at(document.tokens[at].start)
    earliest = document.sentences[max(0, sentence - 1)].first
    return mentions[place - 1].party if mentions[place - 1].first >= earliest else ""


def _by_name(noun: str, bodies: Sequence[Body], ties: Counter[str]) -> None:
    """Add what the names of the bodies say: the noun itself, or a word of its kind."""
    kind = class_of(noun)
    weights: dict[str, int] = {}
    for body in bodies:
        words = {word.lower().rstrip("s") for name in (body.name, *body.aliases) for word in name.split() if word[:1].isupper()}
        famed = body.origin in {Origin.KNOWN, Origin.STATE}
        if noun in body.aliases or (noun.rstrip("s") in words and not famed):
            weights[body.key] = _IN_NAME
        elif kind is not None and _is_of(kind, words) and body.origin is not Origin.PLACE and not famed:
            weights[body.key] = _OF_KIND
    ties.update(weights)


def _is_of(kind: NounClass, words: set[str]) -> bool:
    return bool(words & {word.rstrip("s") for word in kind.words})


def _owner(count: int, ties: Mapping[str, int]) -> str:
    """The body that a noun stands for; "" where that is in doubt."""
    if not ties or (count < _OFTEN and max(ties.values()) < _IN_NAME):
        return ""
    ranked = sorted(ties.items(), key=lambda row: (-row[1], row[0]))
    best, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    return best if weight >= _ENOUGH and weight >= _CLEARLY * second else ""
