"""Fit how scores become decisions, on negotiations that training has not seen and with the graph that is shipped."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
import yaml

from stateofplay.coding.candidates import Candidate, candidates
from stateofplay.coding.drafts import Drafter
from stateofplay.coding.fuse import Sign, log_odds, probability
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


_GRID: dict[str, Sequence[float]] = {
    "rule": np.arange(0.0, 6.1, 0.5).tolist(),
    "cue": np.arange(0.0, 4.1, 0.5).tolist(),
    "other": np.arange(-4.0, 1.1, 0.5).tolist(),
    "agree": np.arange(0.0, 4.1, 0.5).tolist(),
    "term": np.arange(0.0, 4.1, 0.5).tolist(),
    "rival": np.arange(0.0, 1.1, 0.25).tolist(),
    "some": np.arange(0.3, 0.98, 0.02).tolist(),
}
START = Weights(warmth=1.0, some=0.5, rule=1.0, agree=0.5, red=0.5, past=0.5, condition=0.0)


@dataclass(frozen=True, slots=True)
class Case:
    """One party and issue in one sentence: what the reader says, what the rules say, what is right."""

    negotiation: str
    register: str
    opinion: Opinion | None
    rule: Stance | None
    cue: Stance | None
    """The stance that the rules see the holder take on something that they can't name."""
    other: bool
    """The rules see only somebody else take a position on the issue there."""
    gold: Row | None
    has_condition: bool
    rivals: tuple[Opinion, ...]
    """What the reader makes of the same holder there beside all issues."""
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
        """All that is claimed or marked, for the holders that the package finds; or for the `marked` ones alone."""
        passages = self.negotiation.passages
        reports = [Report(id=p.number, text=p.text, outlet=p.outlet, title=p.title) for p in passages]
        for passage, document in zip(passages, documents(reports), strict=True):
            yield from self._cases(passage, document, marked=marked)

    def _cases(self, passage: Passage, document: Document, *, marked: bool) -> Iterator[Case]:
        assert self.coder.reader is not None  # noqa: S101
        cast = Cast(document, self.codebook, self.coder.directory.mentions(document))
        drafter = Drafter(document, self.codebook, self.coder.topics, cast)
        sentences = list(readable(document))
        ruled, cued = {}, {}
        for i in sentences:
            ruled[i] = drafter.read(i)
            for loose in reversed(drafter.loose):
                cued[i, loose.party] = loose.hit.stance
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
        settled = {i for i, drafts in ruled.items() if any(draft.is_term for draft in drafts)}
        said = {(i, o.candidate.party, o.issue): o for i, opinions in heard.items() if i not in settled for o in opinions}
        rivals: dict[tuple[int, str], list[Opinion]] = defaultdict(list)
        for (i, party, _), opinion in said.items():
            rivals[i, party].append(opinion)
        rules = {(i, p, d.match.issue): d.stance for i in reversed(sentences) for d in reversed(ruled[i]) for p in d.parties}
        if marked:
            rules = {key: stance for key, stance in rules.items() if key[:2] in by}
        named = {(i, issue) for i, _, issue in rules}
        for key in dict.fromkeys((*said, *rules, *gold)):
            right = gold.get(key)
            s = document.sentences[key[0]]
            yield Case(
                negotiation=self.negotiation.name,
                register=passage.register,
                opinion=said.get(key),
                rule=rules.get(key),
                cue=cued.get(key[:2]),
                other=(key[0], key[2]) in named and key not in rules,
                gold=right,
                has_condition=bool(right and "if" in right.named),
                rivals=tuple(rivals[key[:2]]),
                what=key[1:],
                text=document.text[s.start : s.end],
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
                holder = row["party"] or EMPTY
                rows.append(Row(row["issue"], row["stance"], holder, row["sourcing"], None, None, None, evidence, named, flags))
        passages.append(Passage(folder.name, path.stem, "gold", report.outlet, "", report.title, report.text, tuple(rows), ()))
    return Negotiation(folder.name, {}, tuple(passages))


def cases(folder: Path, model: Model, *, marked: bool = False) -> list[Case]:
    """See `Reading.cases`."""
    return list(Reading(folder, model).cases(marked=marked))


def decide(case: Case, weights: Weights) -> Stance | None:
    """What the package would say of a case."""
    if case.opinion is None:
        return case.rule
    sign = Sign.RULE if case.rule else Sign.OTHER if case.other else Sign.CUE if case.cue else Sign.NONE
    if probability(log_odds(case.opinion, case.rivals, weights, sign)) < weights.some:
        return None
    return case.opinion.stance(weights.agree, case.rule or case.cue)


def figures(found: Sequence[Case], say: Callable[[Case], Stance | None]) -> dict[str, float]:
    """F1 of found (party and issue in the sentence) and of full (with the stance)."""
    said = [say(c) for c in found]
    wanted = sum(c.gold is not None for c in found)
    told = sum(s is not None for s in said)
    hit = sum(s is not None and c.gold is not None for s, c in zip(said, found, strict=True))
    full = sum(s is not None and c.gold is not None and s == c.gold.stance for s, c in zip(said, found, strict=True))
    return {
        "found": f1(hit, told, wanted),
        "full": f1(full, told, wanted),
        "precision": full / max(1, told),
        "recall": full / max(1, wanted),
    }


class _Table:
    """Cases as arrays, so that many weights can be tried."""

    def __init__(self, found: Sequence[Case]) -> None:
        heard = [c for c in found if c.opinion is not None]
        silent = [c for c in found if c.opinion is None]
        opinions = [c.opinion for c in heard if c.opinion is not None]
        self.some = np.array([o.some for o in opinions])
        self.matched = np.array([o.matched for o in opinions])
        self.ruled = np.array([c.rule is not None for c in heard])
        likelier = [max((r.some - o.some for r in c.rivals), default=0.0) for c, o in zip(heard, opinions, strict=True)]
        self.likelier = np.maximum(0.0, np.array(likelier))
        self.stances = np.array([o.stances for o in opinions])
        self.other = np.array([c.other and c.rule is None for c in heard])
        self.cued = np.array([c.cue is not None and c.rule is None and not c.other for c in heard])
        self.rule = np.array([[(c.rule or c.cue) == s for s in STANCES] for c in heard], float)
        self.gold = np.array([STANCES.index(Stance(c.gold.stance)) if c.gold else -1 for c in heard])
        self.wanted = sum(c.gold is not None for c in found)
        self.said_by_rule = sum(c.rule is not None for c in silent)
        self.right_by_rule = sum(c.rule is not None and c.gold is not None and c.rule == c.gold.stance for c in silent)

    def odds(self, weights: Weights) -> NDArray[np.float64]:
        """The log-odds of each case."""
        signs = weights.rule * self.ruled + weights.other * self.other + weights.cue * self.cued + weights.term * self.matched
        return self.some + signs - weights.rival * self.likelier

    def at(self, weights: Weights) -> tuple[float, float]:
        """Full F1 with these weights, and the probability from which on it would be best."""
        odds = self.odds(weights)
        right = (self.stances + weights.agree * self.rule).argmax(1) == self.gold
        order = np.argsort(-odds, kind="stable")
        hits = np.cumsum(right[order]) + self.right_by_rule
        full = 2 * hits / (np.arange(1, len(order) + 1) + self.said_by_rule + self.wanted)
        told = int((1 / (1 + np.exp(-np.clip(odds, -30, 30))) >= weights.some).sum())
        k = int(full.argmax())
        return float(full[told - 1]) if told else 0.0, probability(float(odds[order[k]]))


def fit(sets: Sequence[Sequence[Case]]) -> Weights:
    """The weights with the best mean of full F1 over sets, then the best thresholds for flags and conditions.

    One weight after another is tried while the others stay, three times round.
    """
    tables = [_Table(found) for found in sets]
    best = replace(START, rule=3.0, agree=1.5, term=1.0, cue=1.0, some=0.7)
    most = float(np.mean([table.at(best)[0] for table in tables]))
    for _, (name, values) in itertools.product(range(3), _GRID.items()):
        for value in values:
            tried = replace(best, **{name: value})
            places = sorted({round(min(0.985, table.at(tried)[1]), 3) for table in tables} | {best.some})
            for some in places if name != "some" else [value]:
                weights = replace(tried, some=some)
                mean = float(np.mean([table.at(weights)[0] for table in tables]))
                if mean > most + 1e-9:
                    best, most = weights, mean
    right = [(c.opinion, c.gold.flags, c.has_condition) for found in sets for c in found if c.opinion and c.gold]
    return replace(
        best,
        red=_threshold([(opinion.red, "red" in flags) for opinion, flags, _ in right]),
        past=_threshold([(opinion.past, "past" in flags) for opinion, flags, _ in right]),
        condition=_threshold([(opinion.condition[1] if opinion.condition else -9.0, yes) for opinion, _, yes in right]),
    )


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
    seen = [(c.opinion, c.gold) for c in found if c.opinion]
    rows = [(o.some, o.stances, STANCES.index(Stance(row.stance)) if row else -1) for o, row in seen]
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
            said, right = float(np.mean([p for p, _ in inside])), float(np.mean([y for _, y in inside]))
            out += len(inside) / len(rows) * abs(said - right)
    return out
