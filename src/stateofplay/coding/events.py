"""Dated events of a negotiation: who met, offered, signed, spoke, struck or voted when, and what runs out when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stateofplay.coding.event_dating import Dated, also, chosen, main_act, quotation, usable
from stateofplay.coding.event_days import FULL, days
from stateofplay.coding.event_deeds import deed
from stateofplay.coding.event_parties import Guests
from stateofplay.coding.event_scene import clause, place
from stateofplay.coding.event_speech import Speech
from stateofplay.coding.event_tense import ahead, month_end
from stateofplay.coding.event_triggers import Trigger, triggers
from stateofplay.coding.parties import PartyMention
from stateofplay.language.wordset import words
from stateofplay.model.document import Document, Sentence
from stateofplay.model.facts import Event, EventKind

_NEAR_SENTENCES = 2
_NOUN_REACH = 12
_CLOSE_DATE = 4
_NOT_WHEN = words("from since until till by before after the of than")
_ACTS = frozenset({EventKind.OFFER, EventKind.SIGNING, EventKind.VOTE, EventKind.ATTACK})
_ATTACKS = frozenset({EventKind.ATTACK})
_MOMENTS = frozenset({EventKind.STATEMENT, EventKind.OFFER, EventKind.VOTE, EventKind.SIGNING})
_TOLD = frozenset({EventKind.STATEMENT, EventKind.OFFER})
_AT = words("at in during")


def find(document: Document, mentions: Sequence[PartyMention] = (), order: Sequence[str] = ()) -> tuple[Event, ...]:
    """The events of a document in the order of the text, one for each date and act; headings and set-aside blocks left out.

    Args:
        document: with its dates.
        mentions: where it names parties, in order; they become `Event.parties`.
        order: ids of all parties, in the order of the codebook.
    """
    guests = Guests.of(document, mentions, order)
    return tuple(_Pass(document, mentions, guests, speech=Speech.of(document)).run())


@dataclass(slots=True)
class _Pass:
    """One reading of one document."""

    document: Document
    mentions: Sequence[PartyMention]
    guests: Guests
    seen: set[tuple[str, EventKind, str]] = field(default_factory=set)
    months: set[tuple[str, EventKind]] = field(default_factory=set)
    """The months of the events told with their day."""
    speech: Speech = field(default_factory=Speech)
    cues: list[Trigger] = field(default_factory=list)
    """The triggers of the sentence before."""
    last: Event | None = None
    """The event told last."""
    told_in: int = -1
    """The sentence of that event."""
    day: str = ""
    """The day that the story has reached: the last one named by its weekday or counted from the day of the report."""

    def run(self) -> Iterator[Event]:
        for index, sentence in enumerate(self.document.sentences):
            if self.document.paragraphs[sentence.paragraph].kind not in {"text", "list"}:
                continue
            dates = days(self.document, sentence, self.day)
            starts = [one.first for one in dates]
            cues = triggers(self.document.tokens, sentence.first, sentence.last, self.cues, dated=starts)
            if self.document.tagged is not None:
                cues = self.speech.cues(sentence, cues)
            for event, actor in [*self._dated(sentence, cues, dates), *self._carried(index, cues, dates)]:
                key = (event.date, event.kind, actor if event.kind is EventKind.STATEMENT else str(event.evidence.start))
                if key not in self.seen:
                    self.seen.add(key)
                    self.months.update([(event.date[:7], event.kind)] if len(event.date) == FULL else [])
                    self.last, self.told_in = event, index
                    yield event
            self.cues = cues
            self.day = next((one.date for one in reversed(dates) if self._tells_day(one)), self.day)

    def _is_told(self, month: str, kind: EventKind) -> bool:
        """Whether it only names by its month what was told with its day: "the August proposal"."""
        return (month, kind) in self.months

    def _tells_day(self, one: Dated) -> bool:
        published = self.document.report.published
        if len(one.date) != FULL or any(c.isdigit() for c in one.mention.span.exact):
            return False
        return published is None or one.date <= str(published)

    def _is_told_day(self, one: Dated) -> bool:
        """Whether it is a day up to that of the report, outside a quotation, by which an act is dated."""
        tokens, published = self.document.tokens, self.document.report.published
        led = tokens[one.first - 1].lower if one.first else ""
        if len(one.date) != FULL or published is None or one.date > str(published) or led in _NOT_WHEN:
            return False
        return quotation(self.document, tokens[one.first].start) < 0

    def _dated(self, sentence: Sentence, cues: Sequence[Trigger], dates: Sequence[Dated]) -> Iterator[tuple[Event, str]]:
        """For each date of the sentence the trigger that it dates."""
        for index, one in enumerate(dates):
            if not usable(self.document, one, sentence):
                continue
            best = chosen(self.document, sentence, (cues, self.speech), dates, index)
            if best is None and self._is_told_day(one):
                best = deed(self.document, sentence, one, self.mentions)
            if best is not None and not (best.sense.noun and self._is_told(one.date, best.sense.kind)):
                at = (min(best.first, one.first), max(best.last, one.last))
                if index > 0 and best.last <= dates[index - 1].first and self.document.tokens[one.first - 1].lower == "on":
                    at = (one.first, one.last)  # "again on Monday"
                date = month_end(self.document, best, one, ahead(self.document, sentence, best, one))
                yield from self._event(sentence, best, at, date, one.mention.span.exact)
                second = None
                if best.sense.kind in _MOMENTS and not (best.sense.noun and best.noun < 0):
                    second = also(self.document, sentence, (cues, best), dates, index)
                elif best.sense.kind is EventKind.TALKS:
                    second = main_act(self.document, sentence, cues, dates, index)
                if second is not None and len(date) == FULL:
                    opens = max(second.noun, one.last) if second.noun >= 0 else second.first
                    yield from self._event(sentence, second, (opens, second.last), date)

    def _event(
        self, sentence: Sentence, cue: Trigger, at: tuple[int, int], date: str, said: str = ""
    ) -> Iterator[tuple[Event, str]]:
        document = self.document
        first, last = clause(document, sentence, *at)
        if first <= cue.noun < cue.first or (cue.noun >= 0 and cue.first - cue.noun <= _NOUN_REACH):
            first = min(first, cue.noun)
        subject = [token.lower for token in document.tokens[max(first, cue.first - 4) : cue.first] if token.text[:1].isalpha()]
        actor = [word for word in subject if word not in said.lower().split()]
        where = place(document, document.token_span(first, last), sentence, cue.sense.kind)
        told = self.guests.told(sentence, cue, (first, last)) if cue.sense.kind in _TOLD else (first, last)
        if told is not None:
            parties = self.guests.took_part(sentence, cue)
            span = document.token_span(*told)
            yield Event(document.report.id, span, date, cue.sense.kind, where, parties), " ".join(actor[-1:])

    def _carried(self, index: int, cues: Sequence[Trigger], dates: Sequence[Dated]) -> Iterator[tuple[Event, str]]:
        """An act without a date of its own that the words place: right after, just now, at the meeting told before."""
        sentence = self.document.sentences[index]
        there = "" if dates else self._there(index, cues)
        for cue in cues:
            date = self._just(cue, sentence) or self._soon_after(cue, sentence, dates)
            if there and not date and not cue.sense.noun and cue.noun < 0 and cue.sense.kind in self._may_follow():
                date = there
            if date:
                yield from self._event(sentence, cue, (cue.first, cue.last), date)
                return

    def _just(self, cue: Trigger, sentence: Sentence) -> str:
        """The day of the report for "has just signed" and "a statement just in"."""
        tokens, published = self.document.tokens, self.document.report.published
        if published is None or published.day is None:
            return ""
        before = [token.lower for token in tokens[max(sentence.first, cue.first - 3) : cue.first]]
        wide = [token.lower for token in tokens[max(sentence.first, cue.first - 5) : cue.first]]
        fresh = any(pair in {("has", "just"), ("have", "just")} for pair in pairwise(wide))
        fresh = fresh and (cue.sense.noun or before[-1:] == ["just"])
        after = [token.lower for token in tokens[cue.last : min(sentence.last, cue.last + 2)]]
        return str(published) if fresh or (cue.sense.noun and after in (["just", "in"], ["just", "out"])) else ""

    def _soon_after(self, cue: Trigger, sentence: Sentence, dates: Sequence[Dated]) -> str:
        """The day that the story has reached for "three hours later", "within the hour", where the act stands beside it."""
        tokens = self.document.tokens
        behind = bisect_left(dates, cue.first, key=lambda one: one.last)
        low = bisect_left(dates, cue.last - _CLOSE_DATE, key=lambda one: one.first)
        near = dates[max(0, behind - _CLOSE_DATE) : behind + 1]
        day = next((one.date for one in reversed(near) if one.last <= cue.first and self._tells_day(one)), self.day)
        if not day or (low < len(dates) and dates[low].first <= cue.last + _CLOSE_DATE):
            return ""
        ahead_of = [token.lower for token in tokens[max(sentence.first, cue.first - 8) : cue.first]]
        for at in range(len(ahead_of) - 1, 0, -1):
            if ahead_of[at] in {",", ";"}:
                break
            if ahead_of[at] in {"before", "after"} and ahead_of[at - 1] in {"hours", "hour", "minutes"}:
                return day
        after = [token.lower for token in tokens[cue.last : min(sentence.last, cue.last + 8)]]
        for at, word in enumerate(after):
            if word in {"hour", "hours", "minutes"}:
                within_it = after[max(0, at - 2) : at] in (["within", "the"], ["within"])
                return day if within_it or after[at + 1 : at + 2] == ["later"] else ""
            if word in {",", ";", "that", "and"}:
                return ""
        return ""

    def _may_follow(self) -> frozenset[EventKind]:
        """The kinds that a sentence may tell on without a date: attacks after an attack, acts at a meeting."""
        return _ATTACKS if self.last is not None and self.last.kind is EventKind.ATTACK else _ACTS

    def _there(self, index: int, cues: Sequence[Trigger]) -> str:
        """The day of the event just told where the sentence goes on with it: after an attack, or "at the meeting"."""
        last = self.last
        if last is None or len(last.date) != FULL or not 0 < index - self.told_in <= _NEAR_SENTENCES:
            return ""
        if last.kind is EventKind.ATTACK:
            return last.date
        if index - self.told_in > 1 or last.kind not in {EventKind.TALKS, EventKind.CALL}:
            return ""
        tokens = self.document.tokens
        for one in cues:
            before = [token.lower for token in tokens[max(0, one.first - 2) : one.first]]
            if one.sense.noun and one.sense.kind is last.kind and before[:1] and before[0] in _AT and before[-1] == "the":
                return last.date
        return ""
