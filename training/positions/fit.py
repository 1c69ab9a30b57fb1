"""Fit how scores become decisions, on negotiations that training has not seen and with the graph that is shipped."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

from stateofplay.coding.candidates import Candidate, candidates
from stateofplay.coding.drafts import Drafter
from stateofplay.coding.holders import Cast
from stateofplay.coding.positions.reader import Opinion
from stateofplay.coding.positions.store import STANCES, Model, Weights
from stateofplay.coding.statements import Coder, readable
from stateofplay.intake import read_codebook, read_file
from stateofplay.model import Document, Report, Stance
from training.positions.corpus import EMPTY, Negotiation, Passage, Row, load
from training.positions.examples import by_hand, documents

def f1(right: float, said: float, wanted: float) -> float:
    """F1 of counts."""
    return 2 * right / (said + wanted) if said + wanted else 1.0


START = Weights(warmth=1.0, some=0.5, rule=1.0, agree=0.5, red=0.5, past=0.5, condition=0.0)


@dataclass(frozen=True, slots=True)
class Case:
    """One party and issue in one sentence: what the reader says, what the rules say, what is right."""

    negotiation: str
    register: str
    opinion: Opinion | None
    rule: Stance | None
    gold: Row | None
    has_condition: bool
    what: tuple[str, str]
    """Party and issue."""
    text: str


class Reading:
    """The passages of one negotiation as the package reads them, beside what is marked."""

    def __init__(self, folder: Path, model: Model) -> None:
        self.negotiation = load(folder)[0] if (folder / "passages.txt").exists() else gold_set(folder)
        self.codebook = read_codebook(folder / "codebook.yaml")
        self.coder = Coder.of(self.codebook, model)

    def cases(self, *, marked: bool = False) -> Iterator[Case]:
        """All that somebody claims or that is marked, for the holders that the package finds; or for the `marked` ones alone."""
        passages = self.negotiation.passages
        reports = [Report(id=p.number, text=p.text, outlet=p.outlet, title=p.title) for p in passages]
        for passage, document in zip(passages, documents(reports), strict=True):
            yield from self._cases(passage, document, marked=marked)

    def _cases(self, passage: Passage, document: Document, *, marked: bool) -> Iterator[Case]:
        assert self.coder.reader is not None  # noqa: S101
        cast = Cast(document, self.codebook, self.coder.directory.mentions(document))
        drafter = Drafter(document, self.codebook, self.coder.topics, cast)
        sentences = list(readable(document))
        ruled = {i: drafter.read(i) for i in sentences}
        gold: dict[tuple[int, str, str], Row] = {}
        by: dict[tuple[int, str], Candidate] = {}
        for row in passage.rows:
            index = document.sentence_at(row.evidence[0])
            if row.party != EMPTY:
                by.setdefault((index, row.party), by_hand(document, index, row))
                if row.issue != EMPTY:
                    gold.setdefault((index, row.party, row.issue), row)
        found = list(by.values()) if marked else [c for i in sentences for c in candidates(document, cast, i)]
        heard = self.coder.reader.read(document, found)
        said = {(i, o.candidate.party, o.issue): o for i, opinions in heard.items() for o in opinions}
        rules = {(i, p, d.match.issue): d.stance for i in reversed(sentences) for d in reversed(ruled[i]) for p in d.parties}
        if marked:
            rules = {key: stance for key, stance in rules.items() if key[:2] in by}
        for key in dict.fromkeys((*said, *rules, *gold)):
            row = gold.get(key)
            s = document.sentences[key[0]]
            condition = bool(row and "if" in row.named)
            yield Case(
                self.negotiation.name, passage.register, said.get(key), rules.get(key), row, condition, key[1:], document.text[s.start : s.end]
            )


def gold_set(folder: Path) -> Negotiation:
    """A gold set (reports and gold.yaml) as a negotiation of the corpus; of each statement what decisions are fitted on."""
    data = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    passages = []
    for path in sorted((folder / "reports").glob("*.txt")):
        report = read_file(path)
        rows = []
        for row in data["statements"]:
            if str(row["report"]) == path.stem:
                start = report.text.index(row["evidence"])
                evidence = (start, start + len(row["evidence"]))
                condition = row.get("condition") or ""
                named = {"if": evidence} if condition else {}
                flags = frozenset({"red"} if row.get("red_line") else ())
                rows.append(Row(row["issue"], row["stance"], row["party"] or EMPTY, row["sourcing"], None, None, None, evidence, named, flags))
        passages.append(Passage(folder.name, path.stem, "gold", report.outlet, "", report.title, report.text, tuple(rows), ()))
    return Negotiation(folder.name, {}, tuple(passages))


def cases(folder: Path, model: Model, *, marked: bool = False) -> list[Case]:
    """See `Reading.cases`."""
    return list(Reading(folder, model).cases(marked=marked))


def decide(case: Case, weights: Weights) -> Stance | None:
    """What the package would say of a case."""
    if case.opinion is None:
        return case.rule
    some = case.opinion.some + (weights.rule if case.rule else 0.0)
    if 1 / (1 + math.exp(-max(-30.0, min(30.0, some)))) < weights.some:
        return None
    return case.opinion.stance(weights.agree, case.rule)


def figures(found: Sequence[Case], say: Callable[[Case], Stance | None]) -> dict[str, float]:
    """F1 of found (party and issue in the sentence) and of full (with the stance)."""
    said = [say(c) for c in found]
    wanted = sum(c.gold is not None for c in found)
    told = sum(s is not None for s in said)
    hit = sum(s is not None and c.gold is not None for s, c in zip(said, found, strict=True))
    full = sum(s is not None and c.gold is not None and s == c.gold.stance for s, c in zip(said, found, strict=True))
    return {"found": f1(hit, told, wanted), "full": f1(full, told, wanted), "precision": full / max(1, told), "recall": full / max(1, wanted)}


def fit(found: Sequence[Case]) -> Weights:
    """The weights with the best full F1, then the best thresholds for flags and conditions."""
    best, most = START, -1.0
    for rule, agree in itertools.product((0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0), (0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 2.5, 3.0)):
        for some in np.arange(0.2, 0.86, 0.05):
            weights = replace(START, rule=rule, agree=agree, some=round(float(some), 2))
            value = figures(found, lambda c, w=weights: decide(c, w))["full"]
            if value > most + 1e-9:
                best, most = weights, value
    right = [c for c in found if c.opinion and c.gold]
    best = replace(
        best,
        red=_threshold([(c.opinion.red, "red" in c.gold.flags) for c in right]),
        past=_threshold([(c.opinion.past, "past" in c.gold.flags) for c in right]),
        condition=_threshold([(c.opinion.condition[1] if c.opinion.condition else -9.0, c.has_condition) for c in right]),
    )
    return best


def _threshold(pairs: Sequence[tuple[float, bool]]) -> float:
    """The value from which on saying yes has the best F1."""
    wanted = sum(yes for _, yes in pairs)
    ranked = sorted(pairs, key=lambda p: -p[0])
    best, most, hits = 1.0, -1.0, 0
    for said, (value, yes) in enumerate(ranked, 1):
        hits += yes
        if f1(hits, said, wanted) > most:
            best, most = value, f1(hits, said, wanted)
    return round(float(best), 3)


def warmth(found: Sequence[Case]) -> float:
    """What scores should be divided by so that probabilities are honest: least negative log-likelihood."""
    rows = [(c.opinion.some, c.opinion.stances, STANCES.index(Stance(c.gold.stance)) if c.gold else -1) for c in found if c.opinion]
    best, least = 1.0, math.inf
    for value in np.arange(0.6, 3.01, 0.1):
        total = 0.0
        for some, stances, gold in rows:
            scores = np.array([0.0, *(some + s for s in stances)]) / value
            scores -= scores.max()
            total -= float(scores[gold + 1] - np.log(np.exp(scores).sum()))
        if total < least:
            best, least = round(float(value), 2), total
    return best


def calibration_error(found: Sequence[Case], bins: int = 15) -> float:
    """Expected calibration error of the probability that a position is there at all, over the pairs that the reader saw."""
    rows = [(1 / (1 + math.exp(-c.opinion.some)), c.gold is not None) for c in found if c.opinion]
    out = 0.0
    for k in range(bins):
        inside = [(p, y) for p, y in rows if k / bins <= p < (k + 1) / bins or (k == bins - 1 and p == 1.0)]
        if inside:
            out += len(inside) / len(rows) * abs(np.mean([p for p, _ in inside]) - np.mean([y for _, y in inside]))
    return float(out)
