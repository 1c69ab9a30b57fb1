"""Positions in token indices: each stance cue with its holder and the issue in its reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stateofplay.coding import conditions, deals, frames, polarity, sides, stances, status
from stateofplay.coding.frames import Reach
from stateofplay.coding.holders import Cast
from stateofplay.coding.issues import IssueMatch, Topics
from stateofplay.coding.polarity import Turn
from stateofplay.coding.stances import Hit, StanceCue, flipped, stance_lexicon
from stateofplay.coding.thresholds import against_threshold, numbered
from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, covered, trimmed
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.span import Span
from stateofplay.model.statement import Stance

if TYPE_CHECKING:
    from stateofplay.coding.positions.reader import Opinion

_BACK_POINTERS = frozenset("it this them those these so one both such either neither there doing".split())
_SHORT = 2
_SURE = 0.8
_ASIDE = 0.85
_WHOLE = 9
"""A run of more tokens than this is taken for a sentence even where no known verb stands in it."""
_INTENTS = frozenset(
    "plan demand bid call threat proposal insistence opposition objection idea push claim effort request".split()
)
_IDEAS = frozenset(
    "idea proposal plan offer demand call request suggestion move step measure concession notion prospect".split()
)
_MENTAL = frozenset("believe think know hope remember imagine guess doubt".split())
_HOW = frozenset("how when where why".split())
_NOT_A_TERM = frozenset("was were had did who when why if could might may would wants want seeks seek said says".split())
_CONDITION = StanceCue("a condition", Stance.DEMANDS, "thing")
_TERM = StanceCue("a term of the agreement", Stance.SUPPORTS, "thing")


@dataclass(frozen=True, slots=True)
class Draft:
    """A position: the words (token indices), the issue, the stance, whose it is, and what it rests on."""

    at: Stretch
    match: IssueMatch
    stance: Stance
    parties: tuple[str, ...]
    hit: Hit
    subject: Stretch | None
    confidence: float
    paper: Stretch | None = None
    """The words that name the document which says so, where the report goes by one."""
    aside: bool = False
    """It stands in a clause that the report adds in its own voice: ", which the union has sought"."""
    is_term: bool = False
    """A term of an agreement: whoever made it holds it, whatever the sentence says of them."""
    opinion: Opinion | None = None
    """What the trained reader makes of it, where it was asked."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A stance that is taken on something of which no words name an issue."""

    at: Stretch
    party: str
    hit: Hit
    subject: Stretch | None


@dataclass(frozen=True, slots=True)
class _Stand:
    """A cue in its sentence (by index), with the phrase that it is said of and the parties that hold it."""

    index: int
    hit: Hit
    subject: Stretch | None
    parties: tuple[str, ...]


class Drafter:
    """Reads one document, sentence by sentence, and remembers what was last spoken of."""

    def __init__(self, document: Document, codebook: Codebook, topics: Topics, cast: Cast) -> None:
        self.document = document
        self.codebook = codebook
        self.topics = topics
        self.cast = cast
        self.lexicon = stance_lexicon()
        self.signatories = deals.signatories(document, codebook, cast.mentions)
        self.is_deal = bool(self.signatories) and deals.is_about_deal(document)
        self._quoted = covered(document, [q.inner for q in document.quotations])
        self._dated = covered(document, [d.span for d in document.dates])
        self._last: tuple[IssueMatch, ...] = ()
        self.loose: list[Loose] = []
        """The stances of the sentence read last that no issue was found for."""

    def view(self, index: int) -> Scene:
        """The scene of a sentence."""
        row = self.document.sentences[index]
        return Scene(self.document.tokens, row.first, row.last, self._dated, self._quoted, self.lexicon.verbs)

    def read(self, index: int) -> list[Draft]:
        """The drafts of one sentence, in the order of the words; one for each party and issue among those that share words."""
        self.loose = []
        view = self.view(index)
        hits = stances.find(view, self.lexicon)
        skip = stances.governed(view, hits)
        drafts = [d for i, hit in enumerate(hits) if i not in skip for d in self._from_hit(self._inner(view, hit), index, hit)]
        drafts += self._terms(view, index)
        drafts = self._sided(view, index, drafts)
        if not drafts:
            drafts += self._plain_terms(view, index)
        matches = self.topics.find(view.tokens, view.first, view.last)
        self._last = matches or tuple(d.match for d in drafts) or self._last
        return _distinct(drafts)

    def asked(self, index: int, limit: Stretch, draft: Draft) -> list[Draft]:
        """A condition that is an issue itself is a demand on that issue."""
        view = self.view(index)
        hit = Hit(limit[0], limit[0], _CONDITION, Stance.DEMANDS)
        return [
            Draft(limit, m, self._stance(view, hit, m, limit), draft.parties, hit, draft.subject, draft.confidence * 0.8)
            for m in self.topics.find(view.tokens, *limit)
            if m.issue != draft.match.issue and m.score >= _SURE
        ]

    def _inner(self, view: Scene, hit: Hit) -> Scene:
        """What the innermost speaker says around the cue; the whole sentence where nobody speaks."""
        found = self.cast.voices.innermost(view.tokens[hit.first].start, view.tokens[hit.last - 1].end)
        return view if found is None else frames.within(view, self._clause(found[1]))

    def _clause(self, content: Span) -> Stretch:
        """The tokens of a content without the "that" before them."""
        first, last = self.document.tokens_in(content.start, content.end)
        return (first + 1, last) if last - first > 1 and self.document.tokens[first].lower == "that" else (first, last)

    def _from_hit(self, view: Scene, index: int, hit: Hit) -> Iterator[Draft]:
        subject = frames.subject(view, hit)
        if _states_nothing(view, hit, subject):
            return
        parties = self._holders(view, index, hit, subject)
        if not parties:
            return
        stand = _Stand(index, hit, subject, tuple(dict.fromkeys((*parties, *self._partners(view, hit)))))
        limits = conditions.find(view)
        for whole in () if self._means_both(view, hit) else frames.reaches(view, hit, subject):
            reach = frames.before_condition(view, whole, limits)
            found = self.topics.find(view.tokens, *reach.at) or self._by_number(hit, reach.at)
            if found:
                yield from self._in_reach(view, stand, whole, reach, found)
                return
        carried = list(self._carried(view, stand))
        if not carried:
            at = _evidence(view, hit, subject, (hit.last, frames.clause_end(view, hit.last)))
            self.loose += [Loose(at, party, hit, subject) for party in stand.parties]
        yield from carried

    def _in_reach(
        self, view: Scene, stand: _Stand, whole: Reach, reach: Reach, found: tuple[IssueMatch, ...]
    ) -> Iterator[Draft]:
        """One draft for each issue in the reach; of what a relative clause hangs on, only the nearest."""
        hit, subject = stand.hit, stand.subject
        relative = reach.kind == "antecedent"
        at = _evidence(view, hit, subject, (hit.last, frames.clause_end(view, hit.last)) if relative else whole.at)
        said = (hit.last, hit.last) if relative else reach.at
        aside = relative and subject is not None and view.tokens[subject[0] - 2].lower == ","
        paper = self._paper(view, hit, subject)
        for m in found[-1:] if relative else found:
            stance, parties = self._settled(view, stand, self._stance(view, hit, m, said))
            is_term = bool(self.signatories) and parties == self.signatories
            yield Draft(at, m, stance, parties, hit, subject, m.score * reach.weight, paper, aside, is_term)

    def _means_both(self, view: Scene, hit: Hit) -> bool:
        """Whether the object is "both": the two matters spoken of just before."""
        return hit.last < view.last and view.tokens[hit.last].lower == "both" and len(self._last) > 1

    def _settled(self, view: Scene, stand: _Stand, stance: Stance) -> tuple[Stance, tuple[str, ...]]:
        """What the frame makes of the stance: an agreement's "will" is agreed, and what others "should" do is demanded."""
        hit, parties = stand.hit, stand.parties
        if stance is Stance.SUPPORTS and hit.cue.phrase == "should" and self._is_addressed(stand):
            return Stance.DEMANDS, parties
        settled = hit.cue.phrase in {"will", "shall"} or parties == self.signatories
        if not (self.signatories and settled and stance is Stance.OFFERS) or self.cast.speaker_at(view.tokens[hit.first].start):
            return stance, parties
        return Stance.SUPPORTS, self.signatories if len(self.signatories) == 2 else parties

    def _by_number(self, hit: Hit, reach: Stretch) -> tuple[IssueMatch, ...]:
        """A bare number of the unit that just one proposition names: "offered 20 percent"."""
        if hit.frame != "verb" or reach[0] != hit.last:
            return ()
        issue = numbered(self.document, self.codebook, *reach)
        return (IssueMatch(issue.id, *reach, 0.5, "a number of the proposition's unit"),) if issue else ()

    def _carried(self, view: Scene, stand: _Stand) -> Iterator[Draft]:
        """The matter is that of the sentence before, when the words point back to it: "Oslo still rejects both"."""
        hit = stand.hit
        reach = (hit.last, frames.clause_end(view, hit.last))
        words = [view.tokens[i].lower for i in range(*reach) if view.tokens[i].lower.isalpha()]
        points_back = (
            bool(set(words[:4]) & _BACK_POINTERS)
            or "that" in (words[:1] + words[-1:])
            or len(words) < _SHORT
            or _names_it(words)
        )
        is_number = not words and any(view.tokens[i].text[0].isdigit() for i in range(*reach))
        if hit.frame != "verb" or not points_back or is_number or not self._last:
            return
        at = _evidence(view, hit, stand.subject, reach)
        wanted = self._last if "both" in words[:3] else self._last[-1:]
        for m in wanted:
            yield Draft(at, m, self._stance(view, hit, m, (hit.last, hit.last)), stand.parties, hit, stand.subject, 0.5)

    def _sided(self, view: Scene, index: int, drafts: list[Draft]) -> list[Draft]:
        """The drafts, and what asides add: "Oslo, backed by the union but opposed by Kyiv, proposed" holds three positions."""
        found = sides.find(view)
        sided = {side.proposal for side in found if not side.own}
        read = [draft for side in found if side.proposal in sided for draft in self._of_side(view, index, side, found)]
        by = {draft.hit.first for draft in read}
        kept = [draft for draft in drafts if draft.hit.first not in by or frames.agent(view, draft.hit) is None]
        held = {(party, draft.match.issue) for draft in kept for party in draft.parties}
        return kept + [draft for draft in read if not any((party, draft.match.issue) in held for party in draft.parties)]

    def _of_side(self, view: Scene, index: int, side: sides.Side, found: Collection[sides.Side]) -> Iterator[Draft]:
        """One draft for each issue in the words that the side is about; all sides of a proposal rest on the same words."""
        parties = self.cast.of(side.holder, index)
        cue = StanceCue(" ".join(view.tokens[i].lower for i in range(*side.cue)), side.stance, "verb", speech=True)
        hit = Hit(*side.cue, cue, side.stance)
        shared = [at for one in found if one.proposal == side.proposal for at in (one.holder, one.matter)]
        at = trimmed(view, min(first for first, _ in shared), max(last for _, last in shared))
        for m in self.topics.find(view.tokens, *side.matter) if parties else ():
            yield Draft(at, m, self._stance(view, hit, m, side.matter), parties, hit, side.holder, m.score * _ASIDE)

    def _terms(self, view: Scene, index: int) -> Iterator[Draft]:
        """What an agreement says is what those who made it have accepted."""
        if not self.signatories:
            return
        for a in self.cast.voices.cued(index):
            if not a.source:
                continue
            span = a.antecedent or a.source[0]
            source = self.document.tokens_in(span.start, span.end)
            if not frames.is_deal(view, source) or self.cast.of(source, index):
                continue
            for content in a.content:
                reach = self._clause(content)
                for m in self.topics.find(view.tokens, *reach):
                    hit = Hit(reach[0], reach[0], _TERM, Stance.SUPPORTS)
                    yield Draft(
                        reach, m, self._stance(view, hit, m, reach), self.signatories, hit, None, m.score * 0.9, is_term=True
                    )

    def _plain_terms(self, view: Scene, index: int) -> Iterator[Draft]:
        """In the report of an agreement, what its own voice says of an issue in the present tense is a term of it."""
        if not self.is_deal or self.cast.voices.spoken(index):
            return
        words = {view.tokens[i].lower for i in range(view.first, view.last)}
        listed = self.document.paragraphs[self.document.sentences[index].paragraph].kind == "list"
        whole = listed or view.last - view.first > _WHOLE or words & (w.AUXILIARIES | self.lexicon.verbs | w.COMMON_VERBS)
        if words & _NOT_A_TERM or "?" in words or not whole:
            return
        if status.is_unsettled(view.tokens, view.first, view.last):
            return
        for m in self.topics.find(view.tokens, view.first, view.last):
            if m.score >= _SURE:
                hit = Hit(view.first, view.first, _TERM, Stance.SUPPORTS)
                reach = trimmed(view, view.first, view.last)
                yield Draft(
                    reach, m, self._stance(view, hit, m, reach), self.signatories, hit, None, m.score * 0.6, is_term=True
                )

    def _holders(self, view: Scene, index: int, hit: Hit, subject: Stretch | None) -> tuple[str, ...]:
        at = view.tokens[hit.first].start
        if hit.frame == "thing":
            towards = frames.towards(view, hit)
            if towards is not None and (whose := self.cast.of(towards, index)):
                return whose
            acts = hit.cue.modal and hit.cue.stance in {Stance.OFFERS, Stance.OPEN, Stance.REJECTS}
            own = (
                self.cast.of(subject, index)
                if subject and ((acts and self._is_actor(subject)) or frames.is_paper(view, subject))
                else ()
            )
            paper = frames.opening_paper(view)
            told = own or self.cast.speaker_at(at) or (self.cast.of(paper, index) if paper else ())
            return told or (self.signatories if self.is_deal and hit.cue.modal and not self.cast.voices.spoken(index) else ())
        agent = frames.agent(view, hit)
        if agent is not None:
            return self.cast.of(agent, index)
        if hit.frame == "verb" and frames.is_passive(view, hit):
            done = {t.lower for t in view.tokens[max(view.first, hit.first - 3) : hit.first]} & {"was", "were", "been"}
            return self._others(at) if done else ()
        if subject is None:
            return ()
        return self.cast.of(subject, index) or (self.cast.speaker_at(at) if frames.is_paper(view, subject) else ())

    def _partners(self, view: Scene, hit: Hit) -> tuple[str, ...]:
        """With whom something was agreed: "Oslo agreed with the union on pay"."""
        if not hit.cue.phrase.startswith("*agree"):
            return ()
        for i in range(hit.last - 1, min(view.last, hit.last + 3)):
            if view.tokens[i].lower == "with":
                return tuple(m.party for m in self.cast.mentions_in(i + 1, min(view.last, i + 3)))[:1]
        return ()

    def _is_addressed(self, stand: _Stand) -> bool:
        """Whether somebody else is told what they should do."""
        other = self.cast.of(stand.subject, stand.index) if stand.subject is not None else ()
        return bool(other) and not set(other) & set(stand.parties)

    def _is_actor(self, subject: Stretch) -> bool:
        """Whether the phrase is the party itself, or its people: a naming of it opens the phrase, or it is one word."""
        named = self.cast.mentions_in(*subject)
        return (bool(named) and named[0].first - subject[0] <= 1) or subject[1] - subject[0] == 1

    def _paper(self, view: Scene, hit: Hit, subject: Stretch | None) -> Stretch | None:
        """The document that the position is read from."""
        if subject is not None and (hit.cue.paper or hit.cue.modal or hit.cue.speech) and frames.is_paper(view, subject):
            return subject
        return frames.opening_paper(view)

    def _others(self, offset: int) -> tuple[str, ...]:
        """At a table of two, what "was refused" by nobody named was refused by the one who is not speaking."""
        speaker = self.cast.speaker_at(offset)
        if len(self.codebook.parties) != 2 or len(speaker) != 1:
            return ()
        return tuple(p.id for p in self.codebook.parties if p.id not in speaker)

    def _is_of_intent(self, view: Scene, at: int) -> bool:
        """Whether what is dropped is a plan or a demand, not the matter itself: "dropped its plan to close the ward"."""
        return any(token.lower.rstrip("s") in _INTENTS for token in view.tokens[at : min(view.last, at + 3)])

    def _is_turned_after(self, view: Scene, at: int, end: int, own: Collection[Turn]) -> bool:
        """Whether the verb that the matter is the subject of turns it round: "would not count", "be barred"."""
        for i in range(at, min(end, at + 4)):
            word = view.tokens[i].lower
            if word in w.NEGATIONS and (word in w.AUXILIARIES or view.tokens[i - 1].lower in w.AUXILIARIES):
                return True
            if word in {"not", "never"} and i + 1 < end and view.tokens[i + 1].lower == "to":
                return True
            if word not in w.AUXILIARIES and word not in w.ADVERBS:
                return polarity.turns(view.tokens, i, i + 1, own) % 2 == 1
        return False

    def _stance(self, view: Scene, hit: Hit, match: IssueMatch, reach: Stretch) -> Stance:
        issue = self.codebook.issue(match.issue)
        ruled = against_threshold(self.document, issue, hit.stance, *reach)
        if ruled is not None:
            return ruled
        end = min(reach[1], max(match.last, reach[0]))
        end = next((i for i in range(max(match.first, reach[0]), end) if view.tokens[i].lower == ","), end)
        own = polarity.own_turns(issue)
        turns = polarity.turns(view.tokens, reach[0], end, own, range(hit.first, hit.last))
        embedded = hit.cue.modal or (hit.frame == "verb" and hit.last <= match.first)
        turns += (
            end > reach[0]
            and embedded
            and self._is_turned_after(view, max(match.last, hit.last if hit.cue.modal else 0), reach[1], own)
        )
        removed = polarity.removes(hit.cue.phrase) and polarity.is_removal(issue) and not self._is_of_intent(view, hit.last)
        if hit.stance is Stance.REJECTS and not hit.negated and removed:
            return Stance.OFFERS  # to drop it is what the proposition asks for
        odd = (turns + polarity.is_negated(issue, match.stems)) % 2 if end > reach[0] else 0
        return flipped(hit.stance) if odd else hit.stance


def _names_it(words: list[str]) -> bool:
    """Whether the words only point to what was spoken of before: "the idea", "that proposal"."""
    return len(words) == 2 and words[0] in {"the", "that", "this", "such"} and words[1] in _IDEAS


def _states_nothing(view: Scene, hit: Hit, subject: Stretch | None) -> bool:
    """Whether the cue tells of no position: a bare infinitive, a question, a supposition, a "how" left open, "will believe"."""
    open_how = hit.stance is Stance.UNDECIDED and hit.last < view.last and view.tokens[hit.last].lower in _HOW
    supposed = subject is not None and frames.is_hypothetical(view, subject[0], hit)
    no_paper = hit.cue.paper and not frames.is_paper(view, subject)
    mental = hit.cue.modal and hit.last < view.last and view.tokens[hit.last].lower in _MENTAL
    return open_how or supposed or no_paper or mental or frames.is_infinitive(view, hit) or frames.is_question(view, hit)


def _evidence(view: Scene, hit: Hit, subject: Stretch | None, reach: Stretch) -> Stretch:
    first = min(hit.first, reach[0], subject[0] if subject else hit.first)
    return trimmed(view, first, max(hit.last, reach[1]))


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """The surest draft for each party and issue among those that share words."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.at)):
        same = (k for k in kept if k.match.issue == draft.match.issue and set(k.parties) & set(draft.parties))
        if not any(k.at[0] < draft.at[1] and draft.at[0] < k.at[1] for k in same):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.at, d.match.issue))
