"""The clause of an event, and where it took place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from stateofplay.language.wordset import words
from stateofplay.model.document import DateMention, Document, Mention, MentionType, Sentence
from stateofplay.model.facts import EventKind
from stateofplay.model.span import Span

_Spanned = TypeVar("_Spanned", DateMention, Mention)
_EDGES = words("that which who whose because while although though when where if after before but as following")
_SEATED = frozenset({EventKind.TALKS, EventKind.SIGNING, EventKind.VOTE, EventKind.ATTACK})
_MARKS = frozenset('; : — – ( ) “ ” "'.split())
_BEFORE_PLACE = words("in at near over on outside into to")
_AFTER_TOWN = frozenset(", ( . - -- – — :".split())
_NAME = 4
_CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter christmas easter "
    "parliament congress council the a an mr mrs ms"
)
_MENTIONS, _LEFT, _TOLD_REACH = 40, 8, 6


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
    """A place named behind "in" or "at" in the clause, else in the sentence where the kind has a place; "" where none is.

    A name that no list knows as a place is one where it stands behind such a word and is no person, body, day or month.
    In the first paragraph the place of the dateline stands in.
    """
    inside = [one for one in within(document.mentions, sentence)[:_MENTIONS] if one.type is MentionType.LOC]
    for near in (True, False):
        for one in inside:
            at = document.token_at(one.span.start)
            before = document.tokens[at - 1].lower if at > sentence.first else ""
            if (near and before in _BEFORE_PLACE and span.overlaps(one.span)) or (
                not near and before in {"in", "at"} and kind in _SEATED
            ):
                return one.span.exact
    if kind not in _SEATED:
        return ""
    return _unlisted(document, span, sentence) or (_dateline(document) if sentence.paragraph == _lead(document) else "")


def _unlisted(document: Document, span: Span, sentence: Sentence) -> str:
    """A capitalised name behind "in" or "at" in the clause or right behind it."""
    tokens = document.tokens
    first, last = document.tokens_in(span.start, span.end)
    stop = min(sentence.last - 1, last + _TOLD_REACH)
    for at in range(first, stop):
        if tokens[at].lower not in {"in", "at", "near", "outside"} or not tokens[at + 1].text[:1].isupper():
            continue
        end = at + 1
        while end < stop + 1 and end - at <= _NAME and tokens[end].text[:1].isupper():
            end += 1
        name = document.token_span(at + 1, end)
        known = any(
            one.span.overlaps(name) and one.type is not MentionType.LOC for one in document.mentions_in(name.start, name.end)
        )
        if not known and not any(token.lower.rstrip(".") in _CALENDAR for token in tokens[at + 1 : end]):
            return name.exact
    return ""


def _lead(document: Document) -> int:
    """The first paragraph of running text."""
    return next((at for at, one in enumerate(document.paragraphs[:_LEFT]) if one.kind == "text"), -1)


def _dateline(document: Document) -> str:
    """The town in capitals that opens the report: "OSLO, Feb. 4 -"."""
    lead = document.paragraphs[_lead(document)]
    if lead.first_sentence >= len(document.sentences):
        return ""
    first = end = document.sentences[lead.first_sentence].first
    tokens = document.tokens
    while end < len(tokens) and end - first < _NAME and tokens[end].text.isupper() and tokens[end].text[:1].isalpha():
        end += 1
    opened = first < end < len(tokens) and len(tokens[first].text) > _NAME - 1
    return document.token_span(first, end).exact if opened and tokens[end].text in _AFTER_TOWN else ""
