"""What a figure counts, with the words that restrict it, and the day or month that it holds for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from stateofplay.language.closed import COMMON_VERBS
from stateofplay.language.inflect import stem
from stateofplay.language.quantities_measures import is_measure, is_time
from stateofplay.language.quantities_money import is_money
from stateofplay.language.wordset import words
from stateofplay.model.document import Document, Quantity, TimexType, Token
from stateofplay.model.span import Span

_IRREGULAR: Final = words(
    "hit shot sunk sank lost won fallen fell struck built bought sold sent held made given gave taken took "
    "killed hurt put cut paid "
    "spent lent kept left met set shut burnt burned torn broken frozen stolen hidden driven flown thrown worn "
    "written drawn grown "
    "shown known seen found brought taught caught fought sought got let led cast split spread bred fed fled dug "
    "hung stuck swept swung "
    "withdrawn overturned chosen begun began rose risen came gone went voted flew"
)
_NOT_ACTS: Final = words(
    "said told added claimed reported counted called asked noted estimated put gave said's named agreed based "
    "used united need speed "
    "indeed feed seed hundred red bed made got let led came went left"
)
_PARTICLES: Final = words("down off out up away back over in")
_HELPERS: Final = words("is are was were be been being has have had will would could may might")
_STOPS: Final = words(
    ", . ; : ? ! — – - ( ) [ ] \" “ ” ' ‘ ’ '' `` and or but nor so yet while when where which that who whom if "
    "because although though "
    "than as is are was were be been being has have had will would could may might can should must do does did "
    "said says told not "
    "after before since until during amid despite unless whether"
)
_PREPOSITIONS: Final = words("of in for on at from to by with among against per under over into between within")
_FOLLOW: Final = words("of in for against from among")
_SHORT: Final = 4
_LONGEST: Final = 8
_EMPTY: Final = words("all total them it this that which whom advance full return turn fact")
_SHARES: Final = frozenset(("percent", "share", "percentage points", "basis points", "times"))
_DAY: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?=T|\Z)")
_FLOATING: Final = (("so", "far"), ("to", "date"), ("as", "of", "now"), ("as", "of", "today"),
                    ("up", "to", "now"), ("until", "now"),
                    ("at", "present"), ("right", "now"), ("currently",))  # fmt: skip
_AROUND: Final = 25
_DATES: Final = 12
_NOT_OF: Final = words("by until before since from through till after between within despite")


def counts(document: Document, quantity: Quantity) -> str:
    """What the number counts, in the report's words ("drones shot down", "of the plan"); "" where the clause does not say."""
    first, last = document.tokens_in(quantity.span.start, quantity.span.end)
    sentence = document.sentences[max(0, document.sentence_at(quantity.span.start))] if document.sentences else None
    if sentence is None:
        return ""
    tokens = document.tokens
    noun = _noun(quantity)
    after = tokens[last : min(sentence.last, last + _LONGEST + 4)]
    tail = _tail(document, after, bare=noun != "" and noun.split()[-1].lower() not in quantity.span.exact.lower())
    if noun and (not tail or (tail.startswith(tuple(_FOLLOW)) and len(tail.split()) <= _SHORT)):
        act = _act_before(tokens[max(sentence.first, first - 3) : first])
        tail = " ".join(part for part in (act, tail) if part)
    elif not noun and not tail.startswith("of ") and quantity.unit not in {"share", "percent"} and not is_money(quantity.unit):
        tail = tail if tail.startswith(("in fav", "against", "for ")) else ""
    return " ".join(part for part in (noun, tail) if part)


def _noun(quantity: Quantity) -> str:
    """The counted noun; "" for sums, shares and measures, which count nothing by their unit."""
    base = quantity.unit.partition(" per ")[0]
    if base in _SHARES or is_money(base) or is_time(base) or is_measure(base):
        return ""
    return base


def _tail(document: Document, after: Sequence[Token], *, bare: bool) -> str:
    """The words behind the number that restrict what it counts: a phrase with "of", a participle, a verb of a bare number."""
    at = 0
    while at < len(after) and after[at].lower in {"more", "others", "other"}:
        at += 1
    if at >= len(after):
        return ""
    lower = after[at].lower
    if lower in _FOLLOW:
        return _phrase(document, after[at:])
    helped = at
    while helped < len(after) and (after[helped].lower in _HELPERS or (helped > at and after[helped].lower.endswith("ly"))):
        helped += 1
    relative = lower in {"that", "which", "who"}
    verb = helped if helped > at else at + relative
    if verb < len(after) and _is_act(after[verb].lower):
        return _act(after, verb, full=bare or relative)
    return ""


def _phrase(document: Document, after: Sequence[Token]) -> str:
    """A prepositional phrase up to its end: "of the plan", "of those voting"; none that dates or only sums up ("in all")."""
    end = 0
    for token in after[:_LONGEST]:
        if (
            token.lower in _STOPS
            or (end and token.lower in _PREPOSITIONS and token.lower != "of")
            or token.lower in COMMON_VERBS
        ):
            break
        end += 1
    if end < 2 or after[1].lower in _EMPTY:
        return ""
    low, high = after[0].start, after[end - 1].end
    at = bisect_left(document.dates, low, key=lambda mention: mention.span.end)
    dated = at < len(document.dates) and document.dates[at].span.start < high and after[0].lower != "of"
    return "" if dated else document.text[low:high]


def _is_act(word: str) -> bool:
    return word not in _NOT_ACTS and (word in _IRREGULAR or (word.endswith("ed") and len(word) > 4))


def _act(after: Sequence[Token], verb: int, *, full: bool) -> str:
    """A participle or past tense with its particle; with its object where nothing else tells what is counted."""
    kept = [after[verb].text]
    step = verb + 1
    if step < len(after) and after[step].lower in _PARTICLES and not (
        step + 1 < len(after) and after[step + 1].lower in {"the", "a", "an", "its", "their"}
    ):  # fmt: skip
        kept.append(after[step].text)
        step += 1
    while (
        full
        and step < len(after)
        and len(kept) < 4
        and after[step].text.isalpha()
        and after[step].lower not in _STOPS | _PREPOSITIONS
    ):
        kept.append(after[step].text)
        step += 1
    return " ".join(kept)


def _act_before(before: Sequence[Token]) -> str:
    """The verb whose object the number is: "shot down 133 drones"."""
    if not before:
        return ""
    at = len(before) - 1
    particle = before[at].text if before[at].lower in _PARTICLES - {"in", "over"} and at else ""
    verb = before[at - 1] if particle else before[at]
    return f"{verb.text.lower()} {particle}".strip() if _is_act(verb.lower) else ""


def as_of(document: Document, span: Span, content: Sequence[Span] = ()) -> str:
    """The day or month that a figure holds for: its own sentence's date, or the report's where "so far" says so; else "".

    Args:
        document: the report.
        span: the figure.
        content: what its source says, so that the date on which it was said is not taken for the figure's.
    """
    at = document.sentence_at(span.start)
    if at < 0:
        return ""
    sentence = document.sentences[at]
    low, high = sentence.start, sentence.end
    holder = next((part for part in content if part.covers(span)), None)
    if holder is not None:
        low, high = max(low, holder.start), min(high, holder.end)
    dated = _nearest(document, span, low, high)
    if dated:
        return dated
    first, last = document.tokens_in(span.start, span.end)
    around = document.tokens[max(sentence.first, first - _AROUND) : min(sentence.last, last + _AROUND)]
    floats = _floats([token.lower for token in around])
    published = document.report.published
    return published.iso if floats and published is not None else ""


def _nearest(document: Document, span: Span, low: int, high: int) -> str:
    """The date in the stretch that stands nearest to the figure and is no limit or beginning; "" for none."""
    best = (10**9, "")
    tokens = document.tokens
    at = bisect_left(document.dates, low, key=lambda mention: mention.span.end)
    for mention in document.dates[at : at + _DATES]:
        if mention.span.start >= high:
            break
        found = _DAY.match(mention.value)
        if (
            mention.span.end <= low
            or mention.timex not in {TimexType.DATE, TimexType.TIME}
            or not found
            or mention.span.overlaps(span)
        ):
            continue
        first = document.token_at(mention.span.start)
        before = {token.lower for token in tokens[max(0, first - 2) : first + 1]}
        if before & _NOT_OF:
            continue
        gap = max(mention.span.start - span.end, span.start - mention.span.end)
        best = min(best, (gap, found.group()))
    return best[1]


def _floats(row: Sequence[str]) -> bool:
    """Whether the sentence says that its figure is the latest: "so far", "to date"."""
    return any(
        tuple(row[at : at + len(phrase)]) == phrase for phrase in _FLOATING for at in range(len(row)) if row[at] == phrase[0]
    )


def key(text: str) -> frozenset[str]:
    """The stems of what is counted, for comparison."""
    return frozenset(
        stem(word) for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _STOPS | _PREPOSITIONS | _HELPERS
    )
