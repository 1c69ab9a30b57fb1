"""Statements of one report: each stance cue with its holder, the issue in its reach, its condition and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stateofplay.coding import conditions, polarity, sourcing, stances
from stateofplay.coding.holders import Cast
from stateofplay.coding.issues import IssueMatch, Topics
from stateofplay.coding.parties import Directory
from stateofplay.coding.stances import Hit, flipped, stance_lexicon
from stateofplay.coding.thresholds import against_threshold
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, covered, subject_of, trimmed
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.attribution import Attribution, Kind
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.span import Span
from stateofplay.model.statement import Sourcing, Stance, Statement

_HYPOTHETICAL = frozenset({"if", "whether", "unless", "once", "should"})
_GUESSES = frozenset(
    "believe believes believed think thinks thought expect expects expected hope hopes hoped fear fears feared predict predicts predicted "
    "doubt doubts doubted assume assumes assumed suspect suspects suspected worry worries worried speculate speculated bet bets".split()
)
_PAST = PhraseTable(
    [
        (p, p)
        for p in (
            "previously", "earlier this year", "had earlier", "once", "used to", "initially", "originally", "at first", "formerly", "in the past",
            "until recently", "until now", "last year", "years ago", "months ago", "all along", "had long", "back then", "at the time",
        )
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coder:
    """A codebook made ready to read with. Made once; reads any number of reports."""

    codebook: Codebook
    directory: Directory
    topics: Topics

    @classmethod
    def of(cls, codebook: Codebook) -> Coder:
        """Prepare a codebook."""
        directory = Directory(codebook)
        return cls(codebook, directory, Topics(codebook, directory.words))

    def read(self, document: Document) -> tuple[Statement, ...]:
        """All statements of a document, in order of the text."""
        return tuple(_Pass(self, document).run())


@dataclass(frozen=True, slots=True)
class _Draft:
    """A position in token indices."""

    at: Stretch
    match: IssueMatch
    stance: Stance
    parties: tuple[str, ...]
    hit: Hit
    subject: Stretch | None
    confidence: float


class _Pass:
    """One reading of one document."""

    def __init__(self, coder: Coder, document: Document) -> None:
        self.coder = coder
        self.document = document
        self.lexicon = stance_lexicon()
        self.cast = Cast(document, coder.codebook, coder.directory.mentions(document))
        self.quoted = covered(document, [q.inner for q in document.quotations])
        self.dated = covered(document, [d.span for d in document.dates])

    def run(self) -> Iterator[Statement]:
        for index, sentence in enumerate(self.document.sentences):
            if self.document.paragraphs[sentence.paragraph].kind in {"aside", "heading"}:
                continue
            view = Scene(self.document.tokens, sentence.first, sentence.last, self.dated, self.quoted, self.lexicon.verbs)
            matches = self.coder.topics.find(view.tokens, view.first, view.last)
            if not matches:
                continue
            drafts = [d for hit in stances.find(view, self.lexicon) for d in self._drafts(view, index, hit)]
            yield from self._statements(view, index, _distinct(drafts))

    # from a cue to drafts

    def _drafts(self, view: Scene, index: int, hit: Hit) -> Iterator[_Draft]:
        subject = self._subject(view, hit)
        if subject is not None and self._is_hypothetical(view, subject[0]):
            return
        parties = self._holders(view, index, hit, subject)
        if not parties:
            return
        for reach, weight in self._reaches(view, hit, subject):
            found = self.coder.topics.find(view.tokens, *reach)
            if found:
                for match in found:
                    stance = self._stance(view, hit, match, reach)
                    yield _Draft(self._evidence(view, hit, subject, reach), match, stance, parties, hit, subject, match.score * weight)
                return

    def _subject(self, view: Scene, hit: Hit) -> Stretch | None:
        if hit.frame == "noun":
            return _possessor(view, hit.first)
        if hit.cue.both:
            return hit.first, hit.last
        found = subject_of(view, hit.first, None)
        return found.at if found else None

    def _holders(self, view: Scene, index: int, hit: Hit, subject: Stretch | None) -> tuple[str, ...]:
        tokens = view.tokens
        if hit.frame == "thing":
            own = self.cast.of(subject, index) if subject else ()
            if own and _is_document(view, subject):
                return own
            return self.cast.speaker_at(tokens[hit.first].start)
        agent = _agent(view, hit)
        if agent is not None:
            return self.cast.of(agent, index)
        if hit.frame == "verb" and _is_passive(view, hit):
            return ()
        if subject is None:
            return ()
        parties = self.cast.of(subject, index)
        return parties or (self.cast.speaker_at(tokens[hit.first].start) if _is_document(view, subject) else ())

    def _reaches(self, view: Scene, hit: Hit, subject: Stretch | None) -> Iterator[tuple[Stretch, float]]:
        """Where the matter of the cue may stand, the likeliest first, each with how sure that makes it."""
        right = (hit.last, _clause_end(view, hit.last))
        if hit.frame == "thing":
            if subject is not None:
                yield (subject[0], hit.last), 0.9
            yield right, 0.7
            yield (_clause_start(view, hit.first), right[1]), 0.6
            return
        yield right, 0.95
        begin = _clause_start(view, subject[0] if subject else hit.first)
        if subject is not None and begin < subject[0]:
            yield (begin, subject[0]), 0.75
        if subject is not None and subject[1] <= hit.first:
            yield (subject[0], right[1]), 0.6

    def _stance(self, view: Scene, hit: Hit, match: IssueMatch, reach: Stretch) -> Stance:
        issue = self.coder.codebook.issue(match.issue)
        ruled = against_threshold(self.document, issue, hit.stance, *reach)
        if ruled is not None:
            return ruled
        cue = [*range(hit.first, hit.last)]
        end = min(reach[1], max(match.last, reach[0]))
        turns = polarity.turns(view.tokens, reach[0], end, cue) if end > reach[0] else 0
        return flipped(hit.stance) if (turns + polarity.proposition_turns(issue)) % 2 else hit.stance

    def _evidence(self, view: Scene, hit: Hit, subject: Stretch | None, reach: Stretch) -> Stretch:
        first = min(hit.first, reach[0], subject[0] if subject else hit.first)
        last = max(hit.last, reach[1])
        return trimmed(view, first, last)

    def _is_hypothetical(self, view: Scene, first: int) -> bool:
        return first > view.first and view.tokens[first - 1].lower in _HYPOTHETICAL

    # from drafts to statements

    def _statements(self, view: Scene, index: int, drafts: list[_Draft]) -> Iterator[Statement]:
        sentence = self.document.sentences[index]
        whole = self.document.span(sentence.start, sentence.end)
        limits = conditions.find(view)
        for draft in drafts:
            evidence = self.document.token_span(*draft.at)
            over = self._attribution(evidence)
            if self._is_guess(index, evidence, draft):
                continue
            condition = next((self.document.token_span(*c) for c in limits if _belongs(c, draft)), None)
            yield from self._rows(draft, evidence, whole, over, condition, index)

    def _rows(
        self, draft: _Draft, evidence: Span, whole: Span, over: Attribution | None, condition: Span | None, index: int
    ) -> Iterator[Statement]:
        source, cue, speaker = self._source(draft, over)
        tellers = self.cast.of(self.document.tokens_in(source.start, source.end), index) if source else ()
        kind = sourcing.classify(self.document, source, cue, bool(tellers)) if source else Sourcing.NONE
        first, last = self.document.tokens_in(whole.start, whole.end)
        past = any(True for _ in _PAST.find(self.document.tokens, *draft.at)) or self._is_pluperfect(draft)
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
                red_line=conditions.is_final(self.document.tokens, *draft.at),
                past=past,
                told_by=next((t for t in tellers if t != party), ""),
                confidence=round(min(0.99, draft.confidence * (over.confidence if over else 0.95)), 2),
                reasons=(draft.match.why, f"cue '{draft.hit.cue.phrase}'{' negated' if draft.hit.negated else ''}"),
            )

    def _source(self, draft: _Draft, over: Attribution | None) -> tuple[Span | None, Span | None, str]:
        """The outermost attribution, else the subject of an act of speech, else nobody: the report's own voice."""
        if over is not None:
            words = over.antecedent or over.source[0]
            return words, over.cue[0] if over.cue else None, over.speaker
        if draft.hit.cue.speech and draft.hit.frame == "verb" and draft.subject is not None:
            cue = self.document.token_span(draft.hit.first, draft.hit.last)
            made = next((a for a in self.document.attributions if a.cue and a.cue[0].overlaps(cue) and a.source), None)
            span = self.document.token_span(*draft.subject)
            return (made.antecedent if made and made.antecedent else span), cue, made.speaker if made else span.exact
        return None, None, ""

    def _attribution(self, evidence: Span) -> Attribution | None:
        """The outermost attribution of speech whose content holds the evidence."""
        covering = [
            a
            for a in self.document.attributions
            if a.source and a.kind is Kind.SPEECH and _shared(a, evidence) >= 0.6 * len(evidence) and not _is_nominal(a)
        ]
        return max(covering, key=lambda a: (sum(len(c) for c in a.content), -a.content[0].start), default=None)

    def _is_guess(self, index: int, evidence: Span, draft: _Draft) -> bool:
        """Whether somebody else merely believes, expects or hopes it."""
        for a in self.document.attributions:
            if a.cue and a.cue[0].exact.lower().split()[0] in _GUESSES and _shared(a, evidence) >= 0.6 * len(evidence):
                return not set(self.cast.speaker(a, index)) & set(draft.parties)
        return False

    def _is_pluperfect(self, draft: _Draft) -> bool:
        return draft.hit.first > 0 and self.document.tokens[draft.hit.first - 1].lower == "had" and draft.hit.frame == "verb"


def _shared(attribution: Attribution, span: Span) -> int:
    return sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content)


def _is_nominal(attribution: Attribution) -> bool:
    """Whether the cue is a noun: such an attribution says whose position it is, not who told the report."""
    return attribution.confidence <= 0.7 and bool(attribution.cue)


def _possessor(view: Scene, noun: int) -> Stretch | None:
    """Who holds the noun: "Oslo's demand", "the union push", "its refusal"; or "demand by/of/from X"."""
    tokens = view.tokens
    at = noun - 1
    while at >= view.first and noun - at <= 3 and tokens[at].lower not in {"'s", "'"}:
        if tokens[at].lower in w.POSSESSIVE_PRONOUNS or tokens[at].text[:1].isupper():
            return at, at + 1
        if tokens[at].lower in w.STOPS | w.QUOTES | w.PREPOSITIONS | {","}:
            return None
        at -= 1
    if at > view.first and tokens[at].lower in {"'s", "'"}:
        first = at - 1
        while first > view.first and (tokens[first - 1].text[:1].isupper() or tokens[first - 1].lower in {"the", "of"}) and at - first < 6:
            first -= 1
        return first, at
    return None


def _agent(view: Scene, hit: Hit) -> Stretch | None:
    """The party after "by": "was rejected by the union", "a demand from Oslo"."""
    tokens = view.tokens
    if hit.last >= view.last or tokens[hit.last].lower not in {"by", "from"}:
        return None
    if hit.frame == "verb" and not tokens[hit.last - 1].lower.endswith(("ed", "en", "n", "t")):
        return None
    end = hit.last + 1
    while end < view.last and tokens[end].lower not in w.STOPS | w.QUOTES | {","} and end - hit.last < 8:
        end += 1
    return hit.last + 1, end


def _is_passive(view: Scene, hit: Hit) -> bool:
    if hit.cue.phrase.startswith("*be ") or " " in hit.cue.phrase:
        return False
    before = view.tokens[hit.first - 1].lower if hit.first > view.first else ""
    return before in w.BE and view.tokens[hit.first].lower.endswith(("ed", "en", "wn"))


_PAPERS = frozenset("proposal plan offer draft text package document summary deal agreement framework statement memo letter bill".split())


def _is_document(view: Scene, subject: Stretch | None) -> bool:
    return subject is not None and any(view.tokens[i].lower in _PAPERS for i in range(*subject))


def _clause_start(view: Scene, at: int) -> int:
    """Back to the start of the clause: a semicolon, a dash, or a comma before a conjunction."""
    tokens = view.tokens
    for i in range(at - 1, view.first, -1):
        if tokens[i].lower in {";", "—", "–", "but"}:
            return i + 1
    return view.first


def _clause_end(view: Scene, at: int) -> int:
    """On to the end of the clause: a semicolon, a dash, or a comma or "and" before a clause with a subject of its own."""
    tokens = view.tokens
    for i in range(at, view.last - 1):
        word, following = tokens[i].lower, tokens[i + 1].lower
        if word in {";", "—", "–"}:
            return i
        if word == "," and following in {"but", "while", "although", "though", "whereas", "which", "who", "and"}:
            return i
        if word in {"but", "while", "whereas", "although", "though"} and i > at:
            return i
    return view.last


def _belongs(condition: Stretch, draft: _Draft) -> bool:
    """Whether the condition limits the draft: it follows or opens it, and is not what the cue is about."""
    return condition[0] >= draft.hit.last or condition[1] <= draft.at[0]


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """One draft for each party and issue among those that share words: the surest, then the first."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.at)):
        clash = [k for k in kept if k.match.issue == draft.match.issue and set(k.parties) & set(draft.parties) and _overlap(k.at, draft.at)]
        if not clash:
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.at, d.match.issue))


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]
