"""Speech that was told from the attributions: its cues as acts, and which dates stand in what is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.coding.event_table import Sense
from stateofplay.coding.event_triggers import Trigger
from stateofplay.language import closed as w
from stateofplay.language.wordset import words
from stateofplay.model.attribution import Kind
from stateofplay.model.document import Document, Sentence
from stateofplay.model.facts import EventKind

_STATED = Sense(EventKind.STATEMENT, close=True)
_CONTENTS = 8
_OUTLETS = words("according reported reports report")


@dataclass(frozen=True, slots=True)
class Speech:
    """The cues of speech of a document, in order: tokens of each cue, and the stretches of the text that it gives."""

    firsts: tuple[int, ...] = ()
    lasts: tuple[int, ...] = ()
    contents: tuple[tuple[tuple[int, int], ...], ...] = ()

    @staticmethod
    def of(document: Document) -> Speech:
        """Those of a document; none where its attributions are not read."""
        rows: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {}
        for one in document.attributions:
            if one.kind is not Kind.SPEECH or one.is_nominal or not one.cue or not one.source:
                continue
            first, last = document.tokens_in(one.cue[0].start, one.cue[0].end)
            if first < last and document.tokens[first].lower not in _OUTLETS:
                rows.setdefault(first, (last, tuple((span.start, span.end) for span in one.content[:_CONTENTS])))
        firsts = tuple(sorted(rows))
        return Speech(firsts, tuple(rows[at][0] for at in firsts), tuple(rows[at][1] for at in firsts))

    def cues(self, sentence: Sentence, found: Sequence[Trigger]) -> list[Trigger]:
        """The triggers of a sentence with the cues of speech that are not among them."""
        low = bisect_left(self.firsts, sentence.first)
        high = bisect_left(self.firsts, sentence.last, lo=low)
        starts = [one.first for one in found]
        more = []
        for at in range(low, high):
            near = bisect_left(starts, self.lasts[at])
            if not (near and found[near - 1].last > self.firsts[at]):
                more.append(Trigger(self.firsts[at], self.lasts[at], _STATED))
        return sorted([*found, *more], key=lambda one: one.first) if more else list(found)

    def gives(self, document: Document, cue: Trigger, first: int) -> bool | None:
        """Whether the token stands in the clause that the cue gives; None where the cue is not one of speech."""
        at = bisect_left(self.firsts, cue.first)
        if at == len(self.firsts) or self.firsts[at] >= cue.last:
            return None
        offset = document.tokens[first].start
        for start, end in self.contents[at]:
            if start <= offset < end:
                low = max(cue.last, document.token_at(start))
                if first < cue.first:
                    return True
                between = document.tokens[low : min(first, low + 2 * _CONTENTS)]
                return any(token.lower in w.AUXILIARIES or token.lower == "that" for token in between)
        return False
