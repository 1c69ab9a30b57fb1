"""Training examples: a sentence in its report, a proposition, a candidate holder, and what stance the holder takes there.

The candidates are those of the package's own code on the package's own tokens and attributions, and the vectors are those of
its own tagger, so that what is learned from is what will be read. Positions whose holder that code misses are added with the
holder as marked by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stateofplay import attribution, language
from stateofplay.coding.candidates import Candidate, candidates
from stateofplay.coding.holders import Cast
from stateofplay.coding.issues import Topics
from stateofplay.coding.parties import Acquaintances
from stateofplay.coding.positions import inputs
from stateofplay.coding.positions.inputs import Sight
from stateofplay.coding.statements import Coder
from stateofplay.language.words_of import words_of
from stateofplay.model import Codebook, Context, Document, Issue, Report
from training.positions.corpus import EMPTY, STANCES, Negotiation, Passage, Row
from training.positions.lines import Line

LABELS = ("none", *STANCES)
Vectors = NDArray[np.float16]
Mask = NDArray[np.bool_]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A sentence: [pieces, width]."""

    index: int
    vectors: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Proposed:
    """A proposition: [pieces, width]."""

    key: str
    vectors: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A sentence, a proposition and a holder.

    Attributes:
        marks: [pieces of the sentence, MARKS] as the network is given them.
        label: index into `LABELS`.
        flags: red line, past.
        evidence, condition: [pieces of the sentence].
        marked: made from the words that the annotator gave, not from those that the package found.
        row: the index of the statement in its passage, -1 for none.
    """

    said: Said
    proposed: Proposed
    party: str
    marks: Mask
    label: int
    flags: tuple[bool, bool]
    evidence: Mask
    condition: Mask
    marked: bool = False
    row: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A report and the pairs of its sentences; `kind` is the register, `line` or `weak`."""

    name: str
    kind: str
    pairs: list[Pair] = field(default_factory=list)


def proposed(title: str, words: str, key: str = "") -> Proposed:
    """An issue's title and proposition."""
    return Proposed(key, inputs.proposed(title, words).astype(np.float16))


def documents(reports: Sequence[Report]) -> Iterator[Document]:
    """The reports with all layers that coding reads."""
    context = Context()
    yield from attribution.attribute(language.analyse(reports, context), context)


def read(negotiation: Negotiation, codebook: Codebook) -> Iterator[Piece]:
    """Every passage of a negotiation with its pairs."""
    coder = Coder.of(codebook)
    propositions = tuple(proposed(i.title, i.proposition, i.id) for i in codebook.issues)
    reports = [Report(id=p.number, text=p.text, outlet=p.outlet, title=p.title) for p in negotiation.passages]
    directory, met = coder.directory, Acquaintances()
    for passage, document in zip(negotiation.passages, documents(reports), strict=True):
        cast = Cast(document, codebook, directory.knowing(met.among(words_of(document.report.text))).mentions(document))
        met.meet(directory.taught(document))
        made = _Maker(passage, document, cast, coder, propositions)
        yield Piece(f"{negotiation.name}/{passage.number}", passage.register, list(made.pairs()))


class _Maker:
    """Makes the pairs of one passage."""

    def __init__(
        self, passage: Passage, document: Document, cast: Cast, coder: Coder, propositions: Sequence[Proposed]
    ) -> None:
        self.passage, self.document, self.cast, self.coder, self.propositions = passage, document, cast, coder, propositions
        self.rows: dict[int, list[tuple[int, Row]]] = defaultdict(list)
        for number, row in enumerate(passage.rows):
            ends = (document.sentence_at(row.evidence[0]), document.sentence_at(max(row.evidence[0], row.evidence[1] - 1)))
            for i in range(ends[0], ends[1] + 1):
                s = document.sentences[i]
                shared = min(s.end, row.evidence[1]) - max(s.start, row.evidence[0])
                if shared >= 0.5 * min(s.end - s.start, row.evidence[1] - row.evidence[0]):
                    self.rows[i].append((number, row))

    def pairs(self) -> Iterator[Pair]:
        if self.document.encoded is None:
            return
        for index, sentence in enumerate(self.document.sentences):
            seen = inputs.sight(self.document.encoded, (sentence.first, sentence.last))
            if seen is not None:
                yield from self._sentence(index, seen)

    def _sentence(self, index: int, seen: Sight) -> Iterator[Pair]:
        row = self.document.sentences[index]
        said = Said(index, seen.vectors.astype(np.float16))
        found = list(candidates(self.document, self.cast, index))
        extra = []
        for _, r in self.rows[index]:
            hand = by_hand(self.document, index, r)
            same = [c for c in found if c.party == r.party]
            is_missed = not same or (hand.named and not set(hand.named) & set(same[0].named))
            if r.party != EMPTY and is_missed and hand not in extra:
                extra.append(hand)
        matched = {m.issue: (m.first, m.last) for m in self.coder.topics.find(self.document.tokens, row.first, row.last)}
        for candidate, marked in [*((c, False) for c in found), *((c, True) for c in extra)]:
            for proposition in self.propositions:
                at = matched.get(proposition.key)
                marks = inputs.marks(seen, candidate.named, candidate.voice, [at] if at else []).astype(np.bool_)
                right = [(n, r) for n, r in self.rows[index] if r.party == candidate.party and r.issue == proposition.key]
                number, gold = max(right, key=lambda nr: nr[1].evidence[1] - nr[1].evidence[0]) if right else (-1, None)
                yield self._pair(
                    said, proposition, candidate.party, seen=seen, marks=marks, gold=gold, number=number, marked=marked
                )

    def _pair(
        self,
        said: Said,
        proposition: Proposed,
        party: str,
        *,
        seen: Sight,
        marks: Mask,
        gold: Row | None,
        number: int,
        marked: bool,
    ) -> Pair:
        def of(span: Span | None) -> Mask:
            return seen.mask([self.document.tokens_in(*span)] if span else [])

        return Pair(
            said,
            proposition,
            party,
            marks,
            LABELS.index(gold.stance) if gold else 0,
            (bool(gold and "red" in gold.flags), bool(gold and "past" in gold.flags)),
            of(gold.evidence if gold else None),
            of(gold.named.get("if") if gold else None),
            marked,
            number,
        )


def sound(title: str, words: str) -> Topics:
    """What a proposition sounds like, by its own words; its title is its only term."""
    issue = Issue("issue", title or words, words, (title,) if title else ())
    return Topics(Codebook("", (), (issue,)), frozenset())


def by_hand(document: Document, index: int, row: Row) -> Candidate:
    """The holder of a statement as it was marked."""
    sentence = document.sentences[index]
    own = "teller" not in row.named
    marked = (row.holder, row.source if not row.holder and own else None)
    inside = [span for span in marked if span and sentence.start <= span[0] < sentence.end]
    voice = (document.tokens_in(*(row.named.get("content") or row.evidence)),) if row.source and own else ()
    return Candidate(index, row.party, tuple(document.tokens_in(*span) for span in inside), voice)


def from_lines(name: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Contrast lines: each a report of its own, with its own proposition and two of others."""
    propositions = {line.proposition: proposed(line.title, line.proposition, line.proposition) for line in lines}
    sounds = {line.proposition: sound(line.title, line.proposition) for line in lines}
    keys = list(propositions)
    reports = [Report(id=str(n), text=line.text) for n, line in enumerate(lines)]
    for n, (line, document) in enumerate(zip(lines, documents(reports), strict=True)):
        seen = inputs.sight(document.encoded, (0, len(document.tokens))) if document.encoded else None
        if seen is None:
            continue
        held = [document.tokens_in(*span) for span in line.holder]
        spoken = [
            document.tokens_in(c.start, c.end)
            for a in document.attributions
            for c in a.content
            if any(s.start < e and b < s.end for s in a.source for b, e in line.holder)
        ]
        none = seen.mask([])
        condition = seen.mask([document.tokens_in(*line.condition)]) if line.condition else none
        others = [keys[(n * 7919 + 104729 * j) % len(keys)] for j in (1, 2)]
        said = Said(0, seen.vectors.astype(np.float16))
        piece = Piece(f"{name}/{n}", "line")
        for key in dict.fromkeys((line.proposition, *others)):
            own = key == line.proposition
            flags = ("red" in line.flags and own, "past" in line.flags and own)
            label = LABELS.index(line.label) if own else 0
            at = [(m.first, m.last) for m in sounds[key].find(document.tokens, 0, len(document.tokens))]
            marks = inputs.marks(seen, held, spoken if held else [(0, len(document.tokens))], at).astype(np.bool_)
            piece.pairs.append(Pair(said, propositions[key], "holder", marks, label, flags, none, condition if own else none))
        yield piece
