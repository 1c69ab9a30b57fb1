"""Dated events of a negotiation: who met, offered, signed, spoke, struck or voted when, and what runs out when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from stateofplay.coding.event_triggers import Sense, Trigger, triggers
from stateofplay.model.document import DateMention, Document, Mention, MentionType, Sentence, TimexType
from stateofplay.model.facts import Event, EventKind
from stateofplay.model.span import Span

_Spanned = TypeVar("_Spanned", DateMention, Mention)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|\Z)")
_SPAN = re.compile(r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}\Z")
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_COMMA, _BREAK, _DATED, _NOUN, _ADJUNCT, _LIMIT = 3, 6, 6, 5, 3, 14
_BREAKS = frozenset("that which who whose because while although though when where if after before but as".split())
_HARD = frozenset("; : — – ( )".split())
_TOLD = frozenset("met said told wrote spoke struck hit shot broke put made sent held laid".split())
_PUT_OFF = frozenset("resume run off postponed adjourned delayed suspended continue paused due last scheduled".split())
_LONGEST, _NESTED, _MENTIONS = 6, 4, 40
_CLOSE_REACH = 3
_NEAR_SENTENCES = 2
_BEFORE_PLACE = frozenset("in at near over on outside into to".split())


def find(document: Document) -> tuple[Event, ...]:
    """The events of a document in the order of the text, one for each date and act; headings and set-aside blocks left out."""
    found: list[Event] = []
    seen: set[tuple[str, EventKind, str]] = set()
    for index, sentence in enumerate(document.sentences):
        if document.paragraphs[sentence.paragraph].kind not in {"text", "list"}:
            continue
        for event, actor in [*_dated(document, sentence), *_carried(document, index, found)]:
            key = (event.date, event.kind, actor if event.kind is EventKind.STATEMENT else str(event.evidence.start))
            if key not in seen:
                seen.add(key)
                found.append(event)
    return tuple(found)


def event_date(value: str) -> str:
    """The day, month or span of days that a TIMEX3 value comes to; "" where it is vaguer or unknown."""
    if day := _DAY.match(value):
        return day.group()
    return value if _SPAN.match(value) or _MONTH.match(value) else ""


def _dated(document: Document, sentence: Sentence) -> Iterator[tuple[Event, str]]:
    """For each date of the sentence the trigger that it dates."""
    dates = [one for one in _within(document.dates, sentence) if one.timex in {TimexType.DATE, TimexType.TIME}]
    cues = triggers(document.tokens, sentence.first, sentence.last) if dates else []
    places = [document.tokens_in(one.span.start, one.span.end) for one in dates]
    for index, one in enumerate(dates):
        date = event_date(one.value)
        if _is_stamp(document, one, sentence):
            continue
        if not date or not _dates_something(document, places[index][0], sentence):
            continue
        deadline = _deadline(document, one, places[index], sentence)
        low = bisect_left(cues, places[index][0] - _LIMIT - _LONGEST, key=_first)
        near = cues[low : bisect_left(cues, places[index][1] + _LIMIT + 1, key=_first)]
        best = _best(document, [cue for cue in near if _fits(document, cue, date)], places, index)
        if deadline and not (best and best.sense.kind is EventKind.TALKS and _is_put_off(document, sentence, places[index][0])):
            best = deadline
        if best is not None:
            yield _event(document, sentence, best, one, date)


def _first(cue: Trigger) -> int:
    return cue.first


def _within(rows: Sequence[_Spanned], sentence: Sentence) -> Sequence[_Spanned]:
    """Those of the rows that begin in the sentence; rows stand in the order of the text."""
    low = bisect_left(rows, sentence.start, key=lambda row: row.span.start)
    return rows[low : bisect_left(rows, sentence.end, lo=low, key=lambda row: row.span.start)]


def _is_stamp(document: Document, one: DateMention, sentence: Sentence) -> bool:
    """Whether it is the time that heads an entry of a running report."""
    opens = one.span.start == document.paragraphs[sentence.paragraph].start
    return opens and one.timex is TimexType.TIME and one.span.exact[:1].isdigit()


def _fits(document: Document, cue: Trigger, date: str) -> bool:
    """Whether the act can be of that date: what is told in the past tense is not still to come."""
    published = document.report.published
    if published is None or date <= str(published):
        return True
    word = document.tokens[cue.first].lower
    before = document.tokens[cue.first - 1].lower if cue.first else ""
    told = not cue.sense.noun and (word.endswith("ed") or word in _TOLD) and before not in {"be", "been", "get", "is", "are"}
    return not told and not cue.sense.close


def _is_put_off(document: Document, sentence: Sentence, at: int) -> bool:
    return any(token.lower in _PUT_OFF for token in document.tokens[max(sentence.first, at - 8) : at])


def _dates_something(document: Document, at: int, sentence: Sentence) -> bool:
    """Whether the date tells when, not since when."""
    return at <= sentence.first or document.tokens[at - 1].lower != "since"


def _deadline(document: Document, one: DateMention, place: tuple[int, int], sentence: Sentence) -> Trigger | None:
    """By Friday, until May 1: a deadline where the day is not past when the report appears."""
    at = place[0] - 1
    while at > sentence.first and document.tokens[at].lower in {"the", "end", "of", "early", "late", "at", "least"}:
        at -= 1
    if document.tokens[at - 1 : at + 1] and [token.lower for token in document.tokens[at - 1 : at + 1]] == ["ahead", "of"]:
        at -= 1
    if at < sentence.first or document.tokens[at].lower not in {"by", "until", "before", "ahead"}:
        return None
    published = document.report.published
    if published is not None and event_date(one.value)[-10:] < str(published)[: len(event_date(one.value)[-10:])]:
        return None
    return Trigger(at, at + 1, Sense(EventKind.DEADLINE))


def _best(document: Document, cues: list[Trigger], places: list[tuple[int, int]], index: int) -> Trigger | None:
    """The trigger that stands nearest to the date, commas and clause borders counted as distance."""
    best: tuple[int, Trigger] | None = None
    for cue in cues:
        cost = _cost(document, cue, places, index)
        quoted = _quotation(document, document.tokens[cue.first].start) == _quotation(
            document, document.tokens[places[index][0]].start
        )
        if cost <= _LIMIT and quoted and (best is None or cost < best[0]):
            best = (cost, cue)
    return best[1] if best else None


def _quotation(document: Document, offset: int) -> int:
    """The start of the quotation that holds the offset; -1 outside all."""
    last = bisect_left(document.quotations, offset + 1, key=lambda one: one.inner.start)
    near = document.quotations[max(0, last - _NESTED) : last]
    return next((one.inner.start for one in near if one.inner.start <= offset < one.inner.end), -1)


def _cost(document: Document, cue: Trigger, places: list[tuple[int, int]], index: int) -> int:
    first, last = places[index]
    follows = cue.first >= last
    low, high = (last, cue.first) if follows else (cue.last, first)
    if high < low:
        return _LIMIT + 1
    if high - low > _LIMIT:
        return _LIMIT + 1
    between = [token.lower for token in document.tokens[low:high]]
    if follows and cue.sense.noun and high - low <= 2 and not set(between) & {",", "and", "the", "a"}:
        return 0
    if (
        cue.sense.close
        and len([word for word in between if word not in {"on", "reporters", "late", "early", "that"}]) > _CLOSE_REACH
    ):
        return _LIMIT + 1
    if (
        cue.sense.close
        and follows
        and "," in between
        and first > document.sentences[document.sentence_at(document.tokens[first].start)].first + 1
    ):
        return _LIMIT + 1
    cost = len(between) + _NOUN * cue.sense.noun
    if cue.sense.noun and {"at", "during"} & {token.lower for token in document.tokens[max(0, cue.first - 4) : cue.first]}:
        cost += _ADJUNCT
    cost += sum(_COMMA for word in between if word == ",") + sum(_BREAK for word in between if word in _BREAKS)
    cost += sum(_LIMIT for word in between if word in _HARD)
    cost += sum(
        _DATED
        for place in places[max(0, index - _LIMIT - 1) : index + _LIMIT + 2]
        if place != places[index] and low <= place[0] < high and place[0] - first not in {-2, -1}
    )
    return cost


def _event(document: Document, sentence: Sentence, cue: Trigger, one: DateMention, date: str) -> tuple[Event, str]:
    place = document.tokens_in(one.span.start, one.span.end)
    first, last = _clause(document, sentence, min(cue.first, place[0]), max(cue.last, place[1]))
    span = document.token_span(first, last)
    actor = " ".join(
        token.lower for token in document.tokens[max(first, cue.first - 4) : cue.first] if token.text[:1].isalpha()
    )
    for word in one.span.exact.lower().split():
        actor = actor.replace(word, "")
    subject = actor.split()
    return Event(document.report.id, span, date, cue.sense.kind, _place(document, span, sentence)), " ".join(
        subject[-2:-1] + subject[-1:]
    )


def _clause(document: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """From the clause's first word to the end of trigger and date."""
    at = first
    while at > sentence.first and first - at < 8:
        word = document.tokens[at - 1].lower
        if word in _BREAKS or word in _HARD or word in {",", "“", "”", '"', "and"}:
            break
        at -= 1
    return at, last


def _place(document: Document, span: Span, sentence: Sentence) -> str:
    """A place named behind "in" or "at" in the clause, else in the sentence; "" where none is."""
    inside = [one for one in _within(document.mentions, sentence)[:_MENTIONS] if one.type is MentionType.LOC]
    for near in (True, False):
        for one in inside:
            at = document.token_at(one.span.start)
            led = at > sentence.first and document.tokens[at - 1].lower in _BEFORE_PLACE
            if led and (span.overlaps(one.span) or not near):
                return one.span.exact
    return ""


def _carried(document: Document, index: int, found: list[Event]) -> Iterator[tuple[Event, str]]:
    """An attack told right after a dated one, without a date of its own, is of the same day."""
    sentence = document.sentences[index]
    last = found[-1] if found else None
    if last is None or last.kind is not EventKind.ATTACK or len(last.date) != 10:
        return
    if index - document.sentence_at(last.evidence.start) > _NEAR_SENTENCES or index == document.sentence_at(
        last.evidence.start
    ):
        return
    if _within(document.dates, sentence):
        return
    for cue in triggers(document.tokens, sentence.first, sentence.last):
        if cue.sense.kind is EventKind.ATTACK and not cue.sense.noun:
            first, end = _clause(document, sentence, cue.first, cue.last)
            span = document.token_span(first, end)
            yield Event(document.report.id, span, last.date, EventKind.ATTACK, _place(document, span, sentence)), ""
            return
