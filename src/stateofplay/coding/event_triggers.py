"""The words that tell of talks, calls, offers, signings, statements, attacks, votes and deadlines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stateofplay.coding.event_table import TABLE, Sense
from stateofplay.coding.event_words import beside, holds, is_aim, is_denied, is_noun
from stateofplay.language.phrases import Found
from stateofplay.model.document import Token
from stateofplay.model.facts import EventKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found: token indices (first to last, exclusive), its sense, and the noun that a happening is told of."""

    first: int
    last: int
    sense: Sense
    noun: int = -1


_SUBJECT = 14
_OPENING = 4


_VAGUE_SUBJECT = frozenset("next first second third fourth last latest one other".split())


def triggers(
    tokens: Sequence[Token], first: int, last: int, before: Sequence[Trigger] = (), *, dated: Sequence[int] = ()
) -> list[Trigger]:
    """The triggers among tokens `first` to `last`, left to right.

    Args:
        tokens: of the document.
        first: the first token of the sentence.
        last: the token behind its last.
        before: the triggers of the sentence before it, for "it", "the next".
        dated: the first tokens of its dates, in order.
    """
    found: list[Trigger] = []

    def accept(hit: Found[Sense | None]) -> bool:
        if hit.value is None or hit.value.needs not in {"event", "date"}:
            return _stands(tokens, hit, first, last)
        if hit.value.needs == "date":
            return _is_dated(tokens, hit.first, hit.last, dated)
        return _happening(tokens, Trigger(hit.first, hit.last, hit.value), first, found, before) is not None

    for hit in TABLE.find(tokens, first, last, accept):
        sense = hit.value
        if sense is None:
            continue
        if not sense.noun and not sense.needs and is_noun(tokens, hit.first, hit.last, first):
            sense = replace(sense, noun=True)
        if sense.kind is EventKind.SIGNING and not sense.noun and is_aim(tokens, hit.first, first):
            continue
        trigger: Trigger | None = Trigger(hit.first, hit.last, sense)
        if sense.needs == "event":
            trigger = _happening(tokens, Trigger(hit.first, hit.last, sense), first, found, before)
        if trigger is not None and not is_denied(tokens, hit.first, first, sense.kind, noun=sense.noun):
            found.append(trigger)
    return found


def _stands(tokens: Sequence[Token], hit: Found[Sense | None], start: int, stop: int) -> bool:
    """Whether the words have the sense of their row here; if not, a shorter phrase may."""
    sense, first = hit.value, hit.first
    if sense is None:
        return True
    if sense.needs and not beside(tokens, sense.needs, (first, hit.last), (start, stop)):
        return False
    return sense.needs != "" or holds(tokens, first, hit.last, stop)


def _is_dated(tokens: Sequence[Token], first: int, last: int, dated: Sequence[int]) -> bool:
    """Whether the day stands right before the noun or right behind it: "the Oct. 25 deal", "the accord of June 3"."""
    if tokens[first].text[:1].isupper():
        return False
    at = bisect_left(dated, first - 4)
    if at < len(dated) and dated[at] < first:
        return not any(token.lower in {",", "and", "on", "of", "for", "a", "the"} for token in tokens[dated[at] + 1 : first])
    return last < len(tokens) and tokens[last].lower in {"of", "on"} and last + 1 in dated[at : at + 2]


def _happening(
    tokens: Sequence[Token], cue: Trigger, start: int, found: Sequence[Trigger], before: Sequence[Trigger]
) -> Trigger | None:
    """The verb with the kind of the event that it is said of: the nearest noun before it, or what "it" stands for."""
    for one in reversed(found):
        if one.first < cue.first - _SUBJECT or not (one.sense.noun or one.noun >= 0):
            break
        if _other_subject(tokens, one.last, cue.first):
            break
        if one.sense.kind in {EventKind.SIGNING, EventKind.STATEMENT} and one.sense.close:
            break
        if one.last <= cue.first:
            noun = one.noun if one.noun >= 0 else one.first
            return Trigger(cue.first, cue.last, Sense(one.sense.kind), noun)
    opening = [token.lower for token in tokens[start : cue.first]]
    if 0 < len(opening) <= _OPENING and opening[-1] in _VAGUE_SUBJECT:
        told = next((one for one in before if one.sense.noun and one.sense.kind in {EventKind.TALKS, EventKind.VOTE}), None)
        if told is not None:
            return Trigger(cue.first, cue.last, Sense(told.sense.kind), start)
    return None


def _other_subject(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a new clause begins between the noun and the verb: "the vote, and the strike ended"."""
    between = [token.lower for token in tokens[first:last]]
    return any(
        word in {"but", "while", "because", ";", ":"} or (word == "," and after in {"and", "as", "while", "so"})
        for word, after in zip(between, [*between, ""][1:], strict=True)
    )
