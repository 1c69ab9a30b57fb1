"""Names as the network and the rules together see them.

The network says which words are a person's, a body's or a place's name; the rules know the states of the world, find the title
before a name, and name what is neither person, body nor place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from stateofplay.language.name_lexicon import lexicon
from stateofplay.model.document import Document, Mention, MentionType

Named = tuple[int, int, str, float]
"""Tokens first to last (exclusive), type, probability."""

_SURE: Final = 0.5


def merged(document: Document, names: Sequence[Named]) -> tuple[Mention, ...]:
    """The document's mentions with the network's names among them, in order and without overlap.

    Args:
        document: with the mentions that rules found.
        names: what the network found, in order and without overlap.
    """
    ruled = document.mentions
    votes: dict[str, dict[str, float]] = {}
    for first, last, kind, sure in names:
        ballot = votes.setdefault(document.token_span(first, last).exact, {})
        ballot[kind] = ballot.get(kind, 0.0) + sure
    taken: list[tuple[int, int]] = []
    out: list[Mention] = []
    for first, last, _, sure in names:
        span = document.token_span(first, last)
        near = _overlapping(ruled, span.start, span.end)
        if sure < _SURE and not near:
            continue
        title = next((one.title for one in near if one.title and one.title.end <= span.start), None)
        known = lexicon().match(document.tokens, first, last)
        if known is not None and known[0] == last - first:
            out.append(Mention(span, known[1], title))
        else:
            ballot = votes[span.exact]
            out.append(Mention(span, MentionType(max(ballot, key=lambda kind: (ballot[kind], kind))), title))
        taken.append((span.start, span.end))
    kept = [one for one in ruled if one.type is MentionType.MISC and not _touches(taken, one.span.start, one.span.end)]
    return tuple(sorted([*out, *kept], key=lambda one: one.span.start))


def _overlapping(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_right(mentions, start, key=lambda one: one.span.end)
    last = bisect_left(mentions, end, key=lambda one: one.span.start)
    return list(mentions[first:last])


def _touches(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(taken, start, key=lambda one: one[1])
    return at < len(taken) and taken[at][0] < end
