"""Statements of one report: each position with its words, its condition, and the source from which the report has it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from stateofplay.coding import anonymity, conditions, sourcing
from stateofplay.coding.candidates import candidates
from stateofplay.coding.drafts import Draft, Drafter
from stateofplay.coding.expiry import expiry
from stateofplay.coding.fuse import fuse
from stateofplay.coding.holders import Cast
from stateofplay.coding.issues import Topics
from stateofplay.coding.parties import Directory
from stateofplay.language.clauses import Stretch
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.attribution import Attribution, Kind
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.span import Span
from stateofplay.model.statement import Sourcing, Stance, Statement

if TYPE_CHECKING:
    from stateofplay.coding.positions.reader import PositionReader
    from stateofplay.coding.positions.store import Model, Weights

_MOSTLY = 0.6
_AFTER = 5
"""Words of an earlier time may stand so many tokens after the cue: "as it had demanded all along"."""
_AGO = 21
"""Days after which a dated position is an earlier one."""
_BEFORE = 5
"""Words of finality may stand so many tokens before the words themselves: "made clear that ..."."""
_GUESSES = frozenset(
    "believe believes believed think thinks thought expect expects expected hope hopes hoped fear fears feared "
    "predict predicts predicted "
    "doubt doubts doubted assume assumes assumed suspect suspects suspected worry worries worried speculate "
    "speculated bet bets".split()
)
_PAST = PhraseTable(
    [
        (phrase.strip(), phrase.strip())
        for phrase in (
            "previously; earlier this year; had earlier; once; used to; initially; originally; at first; formerly; "
            "in the past; until recently; until now; last year; years ago; months ago; "
            "all along; had long; back then; at the time"
        ).split(";")
    ]
)


@dataclass(frozen=True, slots=True)
class Coder:
    """A codebook made ready to read with. Made once; reads any number of reports."""

    codebook: Codebook
    directory: Directory
    topics: Topics
    reader: PositionReader | None = None

    @classmethod
    def of(cls, codebook: Codebook, model: Model | None = None) -> Coder:
        """Prepare a codebook; without a model, rules read alone."""
        directory = Directory(codebook)
        topics = Topics(codebook, directory.words)
        if model is None:
            return cls(codebook, directory, topics)
        from stateofplay.coding.positions.reader import PositionReader  # noqa: PLC0415 - the rules alone need no numpy

        return cls(codebook, directory, topics, PositionReader(codebook, topics, model))

    def read(self, document: Document) -> tuple[Statement, ...]:
        """All statements of a document, in order of the text."""
        cast = Cast(document, self.codebook, self.directory.mentions(document))
        drafter = Drafter(document, self.codebook, self.topics, cast)
        drafted = {index: (drafter.read(index), tuple(drafter.loose)) for index in readable(document)}
        if self.reader is None:
            return _once(_Pass(document, cast, drafter, {i: drafts for i, (drafts, _) in drafted.items()}).run())
        lively = {i for i, (drafts, loose) in drafted.items() if drafts or loose}
        heard = self.reader.read(document, (c for i in drafted for c in candidates(document, cast, i)), lively)
        weights = self.reader.model.weights
        fused = {i: fuse(drafts, heard.get(i, ()), weights, loose) for i, (drafts, loose) in drafted.items()}
        return _once(_Pass(document, cast, drafter, fused, weights).run())


def _once(rows: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements, of those with one id the first: two ways of reading may find the same."""
    found: dict[str, Statement] = {}
    for row in rows:
        found.setdefault(row.id, row)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Pass:
    """One reading of one document."""

    document: Document
    cast: Cast
    drafter: Drafter
    drafts: Mapping[int, list[Draft]]
    """The positions of each sentence, in their order."""
    weights: Weights | None = None
    written: set[tuple[int, tuple[str, ...]]] = field(default_factory=set)
    """Paragraphs and the parties that have spoken in writing there."""

    def run(self) -> Iterator[Statement]:
        for index, drafts in self.drafts.items():
            if drafts:
                yield from self._sentence(index, drafts)

    def _sentence(self, index: int, drafts: Sequence[Draft]) -> Iterator[Statement]:
        sentence = self.document.sentences[index]
        whole = self.document.span(sentence.start, sentence.end)
        limits = conditions.find(self.drafter.view(index))
        for draft in drafts:
            evidence = self.document.token_span(*draft.at)
            if not self._is_guess(index, evidence, draft):
                limit = self._condition(draft, limits)
                condition = self.document.token_span(*limit) if limit else None
                yield from self._rows(draft, evidence, whole, condition, index)
                for asked in self.drafter.asked(index, limit, draft) if limit else ():
                    yield from self._rows(asked, self.document.token_span(*asked.at), whole, None, index)

    def _condition(self, draft: Draft, limits: Sequence[Stretch]) -> Stretch | None:
        """The condition of a position: the clause that the rules see where the reader sees one; else the reader's words."""
        ruled = next((c for c in limits if _belongs(c, draft)), None)
        if self.weights is None or draft.opinion is None:
            return ruled
        heard = draft.opinion.condition
        if heard is None or heard[1] < self.weights.condition:
            return None
        return next((c for c in limits if c[0] < heard[0][1] and heard[0][0] < c[1]), heard[0])

    def _rows(self, draft: Draft, evidence: Span, whole: Span, condition: Span | None, index: int) -> Iterator[Statement]:
        over = None if draft.aside else self._attribution(index, evidence, draft)
        source, cue, speaker = self._source(index, draft, over)
        at = self.document.tokens_in(source.start, source.end) if source else (0, 0)
        tellers = self.cast.of(at, index) if source else ()
        traced = over.speaker if over else ""
        kind = self._kind((source, cue, traced), at, tellers, index) if source else Sourcing.NONE
        unnamed = source if kind is Sourcing.ANONYMOUS else None
        tokens = self.document.tokens
        for party in draft.parties:
            yield Statement(
                report=self.document.report.id,
                evidence=evidence,
                sentence=whole,
                issue=draft.match.issue,
                stance=draft.stance,
                party=party,
                sourcing=kind,
                source=source,
                cue=cue,
                speaker=speaker,
                via=sourcing.via(self.document, source, whole),
                condition=condition,
                red_line=conditions.is_final(
                    tokens, max(self.document.sentences[index].first, draft.at[0] - _BEFORE), draft.at[1]
                )
                or self._is_likely(draft.opinion.red if draft.opinion else 0.0, "red"),
                past=self._is_past(index, draft, whole)
                or self._is_likely(draft.opinion.past if draft.opinion else 0.0, "past"),
                told_by=next((t for t in tellers if t != party), ""),
                confidence=round(min(0.99, draft.confidence * (over.confidence if over else 0.95)), 2),
                reasons=(draft.match.why, f"cue '{draft.hit.cue.phrase}'{' negated' if draft.hit.negated else ''}"),
                anonymity=anonymity.reason(self.document, unnamed) if unnamed else None,
                sources=anonymity.claimed(self.document, unnamed) if unnamed else 0,
                expires=expiry(self.document, index) if draft.stance is Stance.OFFERS else None,
            )

    def _is_likely(self, chance: float, what: str) -> bool:
        return self.weights is not None and chance >= {"red": self.weights.red, "past": self.weights.past}[what]

    def _kind(self, told: tuple[Span, Span | None, str], at: Stretch, tellers: tuple[str, ...], index: int) -> Sourcing:
        """The class of a source, its cue and traced name; who has spoken in writing goes on doing so within the paragraph."""
        kind = sourcing.classify(self.document, told[0], told[1], self.cast.mentions_in(*at), told[2])
        place = (self.document.sentences[index].paragraph, tellers)
        if kind is Sourcing.DOCUMENT and tellers:
            self.written.add(place)
        return Sourcing.DOCUMENT if kind is Sourcing.COLLECTIVE and place in self.written else kind

    def _source(self, index: int, draft: Draft, over: Attribution | None) -> tuple[Span | None, Span | None, str]:
        """The outermost attribution, else the subject of an act of speech, else nobody: the report's own voice."""
        if over is not None:
            return over.antecedent or over.source[0], over.cue[0] if over.cue else None, over.speaker
        if self._is_speech(draft) and draft.hit.frame == "verb" and draft.subject is not None:
            cue = self.document.token_span(draft.hit.first, draft.hit.last)
            made = next((a for a in self.cast.voices.cued(index) if a.cue[0].overlaps(cue) and a.source), None)
            span = self.document.token_span(*draft.subject)
            return (made.antecedent if made and made.antecedent else span), cue, made.speaker if made else span.exact
        if draft.paper is not None:
            span = self.document.token_span(*draft.paper)
            return span, None, span.exact
        return None, None, ""

    def _is_past(self, index: int, draft: Draft, whole: Span) -> bool:
        """Whether it is told as a position held earlier: by a word, by "had", or by a date well before the report's."""
        end = min(self.document.sentences[index].last, max(draft.at[1], draft.hit.last + _AFTER))
        if any(True for _ in _PAST.find(self.document.tokens, draft.at[0], end)) or _is_pluperfect(self.document, draft):
            return True
        published = self.document.report.published
        if published is None:
            return False
        long_ago = (published.first_day - timedelta(days=_AGO)).isoformat()
        first = bisect_left(self.document.dates, whole.start, key=lambda date: date.span.start)
        last = bisect_left(self.document.dates, self.document.tokens[draft.hit.first].start, key=lambda date: date.span.start)
        return any(
            date.value[:4].isdigit() and date.value < long_ago[: len(date.value)] for date in self.document.dates[first:last]
        )

    def _is_speech(self, draft: Draft) -> bool:
        """Whether the cue tells of an act of speech: "demanded" does.

        "is demanding" and "has not said" tell of a standing position.
        """
        words = {t.lower for t in self.document.tokens[max(0, draft.hit.first - 3) : draft.hit.first]}
        infinitive = draft.hit.first > 0 and self.document.tokens[draft.hit.first - 1].lower == "to"
        if draft.hit.cue.phrase.startswith("*have") or infinitive:
            return False
        going_on = self.document.tokens[draft.hit.first].lower.endswith("ing")
        return (
            draft.hit.cue.speech and not going_on and not (draft.hit.negated and words & {"has", "have", "hasn't", "haven't"})
        )

    def _attribution(self, index: int, evidence: Span, draft: Draft) -> Attribution | None:
        """The outermost attribution of speech whose content holds the evidence."""
        told = self.cast.voices.told(index)
        own = self.document.token_span(draft.hit.first, draft.hit.last) if draft.hit.last > draft.hit.first else None
        covering = [
            a
            for a in told
            if a.kind is Kind.SPEECH
            and _shared(a, evidence) >= _MOSTLY * len(evidence)
            and not (own and a.cue and a.cue[0].overlaps(own))
        ]
        return max(covering, key=lambda a: (sum(len(c) for c in a.content), -a.content[0].start), default=None)

    def _is_guess(self, index: int, evidence: Span, draft: Draft) -> bool:
        """Whether somebody else merely believes, expects or hopes it."""
        for a in self.cast.voices.saying(index):
            if a.cue and a.cue[0].exact.lower().split()[0] in _GUESSES and _shared(a, evidence) >= _MOSTLY * len(evidence):
                return not set(self.cast.speaker(a, index)) & set(draft.parties)
        return False


def readable(document: Document) -> Iterator[int]:
    """The sentences that may state a position: no headings, no questions, nothing that was set aside."""
    for index, sentence in enumerate(document.sentences):
        is_question = document.tokens[sentence.last - 1].lower.startswith("?")
        if document.paragraphs[sentence.paragraph].kind not in {"aside", "heading"} and not is_question:
            yield index


def _shared(attribution: Attribution, span: Span) -> int:
    return sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content)


def _is_pluperfect(document: Document, draft: Draft) -> bool:
    return draft.hit.first > 0 and document.tokens[draft.hit.first - 1].lower == "had" and draft.hit.frame == "verb"


def _belongs(condition: Stretch, draft: Draft) -> bool:
    """Whether the condition limits the draft: it follows or opens it, and is not what the cue is about."""
    return condition[0] >= draft.hit.last or condition[1] <= draft.at[0]
