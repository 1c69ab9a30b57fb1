"""Quotations that no cue claims: the rest of one, the next one of the same speaker, `Ada Lind, on her way out: "..."`."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, main_subject
from stateofplay.language.persons import is_person_noun
from stateofplay.model.attribution import Attribution
from stateofplay.model.document import Document, MentionType, Quotation
from stateofplay.model.span import Span

_MARKS: Final = w.QUOTES | w.STOPS | {",", "'"}
_FEWEST: Final = 2
"""Words of a quotation that may stand without a cue; fewer are a name or a scare quote."""
_NEAR: Final = 7
"""Tokens after a quotation in which its speaker may be named: `"No," was all that Lind would say`."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation's words and who says them: either as an attribution that is there, or by words of the text."""

    content: Span
    of: Attribution | None = None
    source: Stretch | None = None
    sure: float = 0.7


class Quotes:
    """The quotations of one document against what is attributed in it."""

    def __init__(self, document: Document, found: Sequence[Attribution], verbs: frozenset[str], dated: frozenset[int]) -> None:
        self.document = document
        self.verbs = verbs
        self.dated = dated
        self._by_sentence: dict[int, list[Attribution]] = defaultdict(list)
        for one in found:
            if not one.source or one.is_nominal:
                continue
            for part in one.content:
                first = max(0, document.sentence_at(part.start))
                for index in range(first, document.sentence_at(max(part.start, part.end - 1)) + 1):
                    self._by_sentence[index].append(one)
        self._names = [m for m in document.mentions if m.type is MentionType.PER]
        self._claimed: dict[int, Claim] = {}
        """By the sentence that a claimed quotation ends in."""

    def claims(self) -> Iterator[Claim]:
        """What remains to be attributed, in order."""
        before: Claim | None = None
        for quotation in self.document.quotations:
            if quotation.depth or not self._is_speech(quotation):
                continue
            speaker, whole = self._speaker(quotation)
            if speaker is not None and whole:
                before = Claim(quotation.span, of=speaker)
            elif speaker is not None:
                before = Claim(quotation.span, of=speaker)
                yield before
            else:
                claim = (
                    Claim(quotation.span, before.of, before.source, 0.6)
                    if quotation.continues and before
                    else self._by_place(quotation)
                )
                if claim is not None:
                    yield claim
                before = claim
            if before is not None:
                self._claimed[self.document.sentence_at(max(quotation.inner.start, quotation.inner.end - 1))] = before

    def _is_speech(self, quotation: Quotation) -> bool:
        at = self.document.tokens_in(quotation.inner.start, quotation.inner.end)
        return at[1] - at[0] >= _FEWEST and self.document.paragraphs[self._paragraph(quotation.span.start)].kind not in {
            "aside",
            "heading",
        }

    def _paragraph(self, offset: int) -> int:
        return self.document.sentences[max(0, self.document.sentence_at(offset))].paragraph

    def _speaker(self, quotation: Quotation) -> tuple[Attribution | None, bool]:
        """The attribution that most of the quotation, or a sentence of it, belongs to; whether all its sentences do."""
        first = max(0, self.document.sentence_at(quotation.inner.start))
        last = self.document.sentence_at(max(quotation.inner.start, quotation.inner.end - 1))
        best: tuple[int, Attribution] | None = None
        whole = True
        for index in range(first, last + 1):
            row = self.document.sentences[index]
            start, end = max(row.start, quotation.inner.start), min(row.end, quotation.inner.end)
            reached = 0
            for one in self._by_sentence.get(index, ()):
                shared = sum(max(0, min(c.end, end) - max(c.start, start)) for c in one.content)
                outside = one.source[0].end <= quotation.span.start or one.source[0].start >= quotation.span.end
                if shared and outside and shared >= _HALF * (end - start):
                    reached = max(reached, shared)
                    if best is None or shared > best[0]:
                        best = (shared, one)
            whole = whole and bool(reached)
        return (best[1] if best else None), whole

    def _by_place(self, quotation: Quotation) -> Claim | None:
        """Who says a quotation that nothing is said of: by the words before it, after it, or by the sentence before."""
        document = self.document
        index = max(0, document.sentence_at(quotation.span.start))
        row = document.sentences[index]
        first, last = document.tokens_in(quotation.span.start, quotation.span.end)
        if first - 1 > row.first and document.tokens[first - 1].lower == ":":
            source = self._opening(row.first, first - 1)
            return Claim(quotation.span, source=source, sure=0.75) if source else None
        if any(document.tokens[i].lower not in _MARKS for i in range(row.first, first)):
            return None
        end = document.sentences[max(index, document.sentence_at(max(quotation.span.start, quotation.span.end - 1)))].last
        after = self._named(last, min(end, last + _NEAR))
        if after is not None:
            return Claim(quotation.span, source=after)
        if any(document.tokens[i].lower not in _MARKS for i in range(last, end)):
            return None
        return self._by_neighbour(quotation, index)

    def _by_neighbour(self, quotation: Quotation, index: int) -> Claim | None:
        """Whoever the sentence before is about, in the paragraph; the speaker before where a quotation is a paragraph alone."""
        document = self.document
        before = index - 1
        if before < 0:
            return None
        same = document.sentences[before].paragraph == document.sentences[index].paragraph
        said = self._claimed.get(before)
        row = document.sentences[before]
        colon = document.tokens[row.last - 1].lower == ":"
        if said is not None and (same or self._is_alone(index)):
            return Claim(quotation.span, said.of, said.source, 0.65)
        if not same and not colon:
            return None
        spoken = [one for one in self._by_sentence.get(before, ()) if not one.is_nested]
        if spoken:
            return Claim(quotation.span, of=max(spoken, key=lambda one: sum(len(c) for c in one.content)), sure=0.65)
        source = self._opening(row.first, row.last)
        return Claim(quotation.span, source=source, sure=0.6) if source else None

    def _is_alone(self, index: int) -> bool:
        """Whether the paragraph of the sentence begins with a quotation and ends with one."""
        paragraph = self.document.paragraphs[self.document.sentences[index].paragraph]
        tokens = self.document.tokens
        first = self.document.sentences[paragraph.first_sentence].first
        last = self.document.sentences[paragraph.last_sentence - 1].last
        return tokens[first].lower in w.QUOTES and tokens[last - 1].lower in w.QUOTES

    def _opening(self, first: int, last: int) -> Stretch | None:
        """The noun phrase that the words open with: a name or a pronoun, past a clock time."""
        tokens = self.document.tokens
        while first < last and (tokens[first].text[0].isdigit() or tokens[first].lower in {":", "-", "–", "—"}):
            first += 1
        if first >= last:
            return None
        if tokens[first].lower in w.PRONOUNS - {"it", "you", "who"}:
            return first, first + 1
        view = Scene(tokens, first, last, self.dated, frozenset(), self.verbs)
        subject = main_subject(view, last)
        if subject is None:
            return None
        low = tokens[subject[0]].lower
        if low in w.PRONOUNS:
            return subject if low in {"he", "she", "they", "we"} else None
        named = self._named(*subject)
        follows = (
            self._named(subject[1] + 1, min(last, subject[1] + 6))
            if subject[1] < last and tokens[subject[1]].lower == ","
            else None
        )
        if follows is not None and named is None and follows[0] == subject[1] + 1:
            return subject[0], follows[1]
        body = any(
            m.type is MentionType.ORG for m in self.document.mentions_in(tokens[subject[0]].start, tokens[subject[1] - 1].end)
        )
        return subject if named or body or any(is_person_noun(tokens[i].lower) for i in range(*subject)) else None

    def _named(self, first: int, last: int) -> Stretch | None:
        """The first person named, or personal pronoun, among the tokens."""
        if first >= last or first >= len(self.document.tokens):
            return None
        tokens = self.document.tokens
        if tokens[first].lower in {"he", "she"}:
            return first, first + 1
        low = bisect_left(self._names, tokens[first].start, key=lambda m: m.span.start)
        name = self._names[low] if low < len(self._names) and self._names[low].span.end <= tokens[last - 1].end else None
        return self.document.tokens_in(name.span.start, name.span.end) if name is not None else None
