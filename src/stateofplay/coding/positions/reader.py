"""What the network says of a report: for each sentence, issue and holder how likely each stance is, and on which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from stateofplay.coding.candidates import Candidate
from stateofplay.coding.issues import IssueMatch, Topics
from stateofplay.coding.positions import inputs
from stateofplay.coding.positions.inputs import Sight
from stateofplay.coding.positions.likeness import FEW, MOST, Likeness
from stateofplay.coding.positions.store import STANCES, Model, Outputs
from stateofplay.language.clauses import Stretch
from stateofplay.language.tagger.store import workers
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.statement import Stance

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """What the network makes of one holder in one sentence beside one proposition.

    Attributes:
        some: log-odds that the holder takes a position on it there.
        stances: [stances] log of how likely each is if so, in the order of `STANCES`.
        red, past: how likely the position is beyond negotiation, or one held earlier.
        evidence: the tokens that state it.
        condition: the tokens of its condition with the mean log-odds of their pieces; None where none stands out.
    """

    candidate: Candidate
    issue: str
    some: float
    stances: tuple[float, ...]
    red: float
    past: float
    evidence: Stretch
    condition: tuple[Stretch, float] | None
    matched: float = 0.0
    """How well the words of the sentence match the issue's own, from 0 to 1."""

    def stance(self, agree: float = 0.0, with_: Stance | None = None) -> Stance:
        """The likeliest stance; `with_` counts `agree` more than the network says."""
        lifted = [chance + (agree if stance is with_ else 0.0) for chance, stance in zip(self.stances, STANCES, strict=True)]
        return STANCES[max(range(len(lifted)), key=lambda i: (lifted[i], -i))]


class PositionReader:
    """A codebook's issues beside the sentences of reports. Made once for a codebook; reads any number of reports."""

    def __init__(self, codebook: Codebook, topics: Topics, model: Model) -> None:
        """Take the issues and the model."""
        self.codebook = codebook
        self.topics = topics
        self.model = model

    @cached_property
    def propositions(self) -> dict[str, NDArray[np.float32]]:
        """Each issue's vectors."""
        return {issue.id: inputs.of_issue(issue) for issue in self.codebook.issues}

    def read(
        self,
        document: Document,
        found: Iterable[Candidate],
        lively: Collection[int] | None = None,
        *,
        every_issue: bool = False,
    ) -> dict[int, tuple[Opinion, ...]]:
        """The opinions of each sentence (by index) that has candidates, in the order of issues and of candidates.

        Args:
            document: the report, encoded.
            found: who may hold a position in it.
            lively: the sentences that are worth reading beside several issues; all of them where it is None.
            every_issue: read each sentence beside all issues, which costs as many times more.
        """
        by_sentence: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in found:
            by_sentence[candidate.sentence].append(candidate)
        work: list[_Work] = []
        for index, those in by_sentence.items():
            work += self._work(
                document,
                index,
                those,
                len(self.codebook.issues) if every_issue else MOST if lively is None or index in lively else FEW,
            )
        with ThreadPoolExecutor(workers(), thread_name_prefix="positions") as pool:
            done = list(pool.map(self._run, work))
        out: dict[int, list[Opinion]] = defaultdict(list)
        for opinions in done:
            for opinion in opinions:
                out[opinion.candidate.sentence].append(opinion)
        return {index: tuple(opinions) for index, opinions in out.items()}

    def _work(self, document: Document, index: int, those: Sequence[Candidate], most: int) -> Iterator[_Work]:
        row = document.sentences[index]
        seen = inputs.sight(document.encoded, (row.first, row.last)) if document.encoded is not None else None
        if seen is None:
            return
        matched = {m.issue: m for m in self.topics.find(document.tokens, row.first, row.last)}
        for issue in self._likeness.likeliest(document, seen, matched, most):
            at = matched.get(issue)
            yield _Work(seen, issue, tuple(those), at)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self.codebook)

    def _run(self, work: _Work) -> list[Opinion]:
        at = [(work.matched.first, work.matched.last)] if work.matched else []
        marks = np.stack([inputs.marks(work.seen, c.named, c.voice, at) for c in work.candidates])
        said = self.model.graph.run(self.propositions[work.issue], work.seen.vectors, marks)
        return [self._opinion(work, said, row) for row in range(len(work.candidates))]

    def _opinion(self, work: _Work, said: Outputs, row: int) -> Opinion:
        scores = said.labels[row].astype(np.float64) / self.model.weights.warmth
        some = _log_sum(scores[1:])
        red, past = 1 / (1 + np.exp(-said.flags[row].astype(np.float64)))
        words = work.seen.starts
        evidence = _densest(said.tokens[row, words, 0].astype(np.float64))
        condition = _densest(said.tokens[row, words, 1].astype(np.float64), strict=True)
        limit = None
        if condition is not None:
            limit = self._tokens(work.seen, condition), float(said.tokens[row, words[slice(*condition)], 1].mean())
        return Opinion(
            work.candidates[row],
            work.issue,
            float(some - scores[0]) + self.model.weights.bias,
            tuple(float(x) for x in scores[1:] - some),
            float(red),
            float(past),
            self._tokens(work.seen, evidence) if evidence else self._tokens(work.seen, (0, len(words))),
            limit,
            work.matched.score if work.matched else 0.0,
        )

    def _tokens(self, seen: Sight, words: Stretch) -> Stretch:
        return int(seen.tokens[words[0]]), int(seen.tokens[words[1] - 1]) + 1


@dataclass(frozen=True, slots=True)
class _Work:
    """One run of the graph."""

    seen: Sight
    issue: str
    candidates: tuple[Candidate, ...]
    matched: IssueMatch | None


def _log_sum(scores: Floats) -> float:
    top = scores.max()
    return float(top + np.log(np.exp(scores - top).sum()))


def _densest(odds: Floats, *, strict: bool = False) -> Stretch | None:
    """The run of words with the greatest sum of log-odds (Kadane's algorithm); None, with `strict`, where no word has any."""
    best, best_at, total, first = -np.inf, None, 0.0, 0
    for i, value in enumerate(odds.tolist()):
        if total <= 0:
            total, first = 0.0, i
        total += value
        if total > best:
            best, best_at = total, (first, i + 1)
    return None if strict and best <= 0 else best_at
