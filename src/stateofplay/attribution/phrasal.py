"""Cues that are no verbs: "according to X", and nouns such as "Oslo's demand that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from stateofplay.attribution.cues import Lexicon
from stateofplay.attribution.draft import Draft
from stateofplay.language import closed as w
from stateofplay.language.chunks import is_name_like, phrase_after, phrase_before
from stateofplay.language.clauses import Scene, Stretch, trimmed


def find_according(view: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """`According to X, ...`, `..., according to X`, `..., according to X, ...`."""
    tokens = view.tokens
    for hit in lexicon.prepositional.find(tokens, view.first, view.last):
        end = phrase_after(tokens, hit.last, view.last, view.verbs)
        if end == hit.last:
            continue
        end = _with_relative(view, end)
        before = trimmed(view, view.first, hit.first)
        after = trimmed(view, end, view.last)
        content = tuple(part for part in (before, after) if part[1] - part[0] >= 2)
        if content:
            yield Draft((hit.first, hit.last), content, (hit.last, end), hit.value)


def find_nominal(view: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """`X's demand that ...`, `the X push for ...`, `a demand by X to ...`."""
    tokens = view.tokens
    for hit in lexicon.nominal.find(tokens, view.first, view.last):
        at = hit.first
        if at - 1 <= view.first or hit.last >= view.last:
            continue
        follower = tokens[hit.last].lower
        if follower not in {"that", "for", "to", "of", "on", "by"}:
            continue
        source = _possessor(view, at)
        begin = hit.last + 1
        if follower == "by":
            end = phrase_after(tokens, begin, view.last, view.verbs)
            source, begin = ((begin, end), end) if end > begin else (None, begin)
        if source is None:
            continue
        first, last = trimmed(view, begin, _end(view, begin))
        if last > first:
            yield Draft((hit.first, hit.last), ((first, last),), source, hit.value)


def _possessor(view: Scene, noun: int) -> Stretch | None:
    tokens = view.tokens
    at = noun - 1
    while at > view.first and tokens[at].lower not in {"'s", "'"} and noun - at <= 3 and tokens[at].lower.isalpha():
        if is_name_like(tokens[at]) and tokens[at - 1].lower in {"the", "a"}:
            return at, at + 1
        if tokens[at].lower in w.POSSESSIVE_PRONOUNS:
            return at, at + 1
        at -= 1
    if tokens[at].lower in {"'s", "'"} and at > view.first:
        first = phrase_before(tokens, view.first, at, view.verbs)
        return (first, at) if first < at else None
    return None


def _end(view: Scene, begin: int) -> int:
    for at in range(begin, view.last):
        if view.tokens[at].lower in {",", ";", "—", "–"} and at not in view.quoted:
            return at
    return view.last


def _with_relative(view: Scene, end: int) -> int:
    """Take in "..., who spoke on condition of anonymity," after a source."""
    tokens = view.tokens
    if end + 1 < view.last and tokens[end].lower == "," and tokens[end + 1].lower in {"who", "which"}:
        stop = end + 1
        while stop < view.last and tokens[stop].lower not in w.EDGES:
            stop += 1
        return stop
    return end
