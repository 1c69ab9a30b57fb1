"""The clause of an event, where it took place, and who took part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from stateofplay.coding.event_triggers import Trigger
from stateofplay.coding.parties import PartyMention
from stateofplay.language.wordset import words
from stateofplay.model.document import DateMention, Document, Mention, MentionType, Sentence
from stateofplay.model.facts import EventKind
from stateofplay.model.span import Span

_Spanned = TypeVar("_Spanned", DateMention, Mention)
_EDGES = words("that which who whose because while although though when where if after before but as following")
_SEATED = frozenset({EventKind.TALKS, EventKind.SIGNING, EventKind.VOTE, EventKind.ATTACK})
_MARKS = frozenset('; : — – ( ) “ ” "'.split())
_BEFORE_PLACE = words("in at near over on outside into to")
_MENTIONS, _LEFT, _REACH, _TOLD_REACH = 40, 8, 16, 6
_BOTH = (
    ("both", "sides"),
    ("two", "sides"),
    ("both", "parties"),
    ("two", "parties"),
    ("both", "governments"),
    ("each", "other"),
)


def within(rows: Sequence[_Spanned], sentence: Sentence) -> Sequence[_Spanned]:
    """Those of the rows that begin in the sentence; rows stand in the order of the text."""
    low = bisect_left(rows, sentence.start, key=lambda row: row.span.start)
    return rows[low : bisect_left(rows, sentence.end, lo=low, key=lambda row: row.span.start)]


def clause(document: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """From the clause's first word to the end of trigger and date."""
    at = first
    while at > sentence.first and first - at < _LEFT:
        word = document.tokens[at - 1].lower
        if word in _EDGES or word in _MARKS or word in {",", "and"}:
            break
        at -= 1
    return at, last


def place(document: Document, span: Span, sentence: Sentence, kind: EventKind) -> str:
    """A place named behind "in" or "at" in the clause, else in the sentence where the kind has a place; "" where none is."""
    inside = [one for one in within(document.mentions, sentence)[:_MENTIONS] if one.type is MentionType.LOC]
    for near in (True, False):
        for one in inside:
            at = document.token_at(one.span.start)
            before = document.tokens[at - 1].lower if at > sentence.first else ""
            if (near and before in _BEFORE_PLACE and span.overlaps(one.span)) or (
                not near and before in {"in", "at"} and kind in _SEATED
            ):
                return one.span.exact
    return ""


def took_part(
    document: Document,
    sentence: Sentence,
    cue: Trigger,
    at: tuple[int, int],
    known: tuple[Sequence[PartyMention], Sequence[str]],
) -> tuple[str, ...]:
    """The parties that the clause of the event names, in the order of the codebook.

    Of a statement only who makes it and to whom: what it is about takes no part in it.

    Args:
        document: the report.
        sentence: where the event is told.
        cue: what tells of it.
        at: the tokens of its clause.
        known: where the document names parties, in order, and the ids of all parties, in the order of the codebook.
    """
    tokens, (mentions, order) = document.tokens, known
    low, high = at
    stop = min(sentence.last, high + _REACH)
    while high < stop and tokens[high].lower not in _EDGES | _MARKS | {".", ","}:
        high += 1
    floor = max(sentence.first, low - _REACH)
    while low > floor and tokens[low - 1].lower not in _EDGES | _MARKS:
        low -= 1
    if cue.sense.kind is EventKind.STATEMENT:
        high = min(high, cue.last + _TOLD_REACH)
    start = bisect_left(mentions, low, key=lambda one: one.first)
    named = {one.party for one in mentions[start : bisect_left(mentions, high, key=lambda one: one.first)]}
    if len(order) == len(_BOTH[0]) and any(
        (tokens[at].lower, tokens[at + 1].lower) in _BOTH for at in range(low, min(high, len(tokens) - 1))
    ):
        return tuple(order)
    return tuple(party for party in order if party in named)
