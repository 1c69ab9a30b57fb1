"""Fit how scores become decisions, on negotiations that training has not seen and with the graph that is shipped."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

from stateofplay.coding.candidates import Candidate, candidates
from stateofplay.coding.drafts import Drafter
from stateofplay.coding.fuse import Sign, is_unseen, log_odds, probability
from stateofplay.coding.holders import Cast
from stateofplay.coding.parties import Acquaintances, Directory
from stateofplay.coding.positions.reader import Opinion
from stateofplay.coding.positions.store import Model, Weights
from stateofplay.coding.statements import Coder, readable
from stateofplay.intake import read_codebook, read_file
from stateofplay.language.words_of import words_of
from stateofplay.model import Document, Report, Stance
from training.positions.corpus import EMPTY, Negotiation, Passage, Row, load
from training.positions.examples import by_hand, documents


def f1(right: float, said: float, wanted: float) -> float:
    """F1 of counts."""
    return 2 * right / (said + wanted) if said + wanted else 1.0


START = Weights(
    warmth=1.0, some=0.88, rule=10.0, agree=3.0, red=0.5, past=0.5, condition=0.0, term=0.6, cue=1.7, rival=0.5, other=-1.5
)
"""What decisions start from. How much each sign counts, and from where on a position is told, was chosen by hand with an eye on
the gold sets: scores are flat around these numbers, and a search over them on the corpus, whose language is harder than that of
plain news, lets the reader overrule the rules too often there. The rest is fitted."""


@dataclass(frozen=True, slots=True)
class Case:
    """One party and issue in one sentence: what the reader says, what the rules say, what is right."""

    negotiation: str
    register: str
    opinion: Opinion | None
    rule: Stance | None
    sure: float
    """How sure the rules are."""
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
        directory, met = self.coder.directory, Acquaintances()
        for passage, document in zip(passages, documents(reports), strict=True):
            knowing = directory.knowing(met.among(words_of(document.report.text)))
            met.meet(directory.taught(document))
            yield from self._cases(passage, document, knowing, marked=marked)

    def _cases(self, passage: Passage, document: Document, directory: Directory, *, marked: bool) -> Iterator[Case]:
        assert self.coder.reader is not None  # noqa: S101
        cast = Cast(document, self.codebook, directory.mentions(document))
        drafter = Drafter(document, self.codebook, self.coder.topics, cast)
        sentences = list(readable(document))
        ruled, cued, stirred = {}, {}, set()
        for i in sentences:
            ruled[i] = drafter.read(i)
            stirred |= {i} if drafter.loose else set()
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
        lively = {i for i in sentences if ruled[i] or i in stirred}
        heard = self.coder.reader.read(document, found, lively, every_issue=marked)
        settled = {i for i, drafts in ruled.items() if any(draft.is_term for draft in drafts)}
        said = {(i, o.candidate.party, o.issue): o for i, opinions in heard.items() if i not in settled for o in opinions}
        drafts = {(i, p, d.match.issue): d for i in reversed(sentences) for d in reversed(ruled[i]) for p in d.parties}
        said = {key: o for key, o in said.items() if key not in drafts or not is_unseen(drafts[key], o)}
        rivals: dict[tuple[int, str], list[Opinion]] = defaultdict(list)
        for (i, party, _), opinion in said.items():
            rivals[i, party].append(opinion)
        rules = {key: draft.stance for key, draft in drafts.items()}
        sure = {key: draft.confidence for key, draft in drafts.items()}
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
                sure=sure.get(key, 1.0),
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
    if probability(log_odds(case.opinion, case.rivals, weights, sign, case.sure)) < weights.some:
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


def fit(found: Sequence[Case], start: Weights) -> Weights:
    """`start` with the thresholds of flags and conditions that have the best F1."""
    right = [(c.opinion, c.gold.flags, c.has_condition) for c in found if c.opinion and c.gold]
    return replace(
        start,
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


def honest(found: Sequence[Case]) -> tuple[float, float]:
    """What scores are divided by, and what is then added to the log-odds of a position, so that probabilities are honest.

    Both by least negative log-likelihood (temperature and bias, after Platt 1999), over the pairs that the reader saw.
    """
    rows = [(c.opinion.some, c.gold is not None) for c in found if c.opinion]
    some, there = np.array([s for s, _ in rows]), np.array([y for _, y in rows])
    best, least = (1.0, 0.0), math.inf
    for heat, bias in itertools.product(np.arange(0.6, 3.01, 0.1), np.arange(-4.0, 1.01, 0.1)):
        odds = some / heat + bias
        loss = float(np.logaddexp(0.0, np.where(there, -odds, odds)).sum())
        if loss < least:
            best, least = (round(float(heat), 2), round(float(bias), 2)), loss
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
