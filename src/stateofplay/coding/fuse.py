"""What rules and the trained reader say of a sentence, made one: which positions stand in it, and on which words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from stateofplay.coding.drafts import Draft, Loose
from stateofplay.coding.issues import IssueMatch
from stateofplay.coding.stances import Hit, StanceCue
from stateofplay.model.statement import Stance

if TYPE_CHECKING:
    from stateofplay.coding.positions.reader import Opinion
    from stateofplay.coding.positions.store import Weights


def fuse(drafts: Iterable[Draft], opinions: Sequence[Opinion], weights: Weights, loose: Iterable[Loose] = ()) -> list[Draft]:
    """The positions of one sentence, one draft for each party and issue, in the order of the words.

    A draft of the rules whose party the reader was not asked about stays as it is, and so does a sentence that gives terms of
    an agreement: whose they are does not show in it. `loose` are stances of which the rules could not name the issue.
    """
    drafts = tuple(drafts)
    if any(draft.is_term for draft in drafts):
        return [replace(draft, parties=(party,)) for draft in drafts for party in draft.parties]
    heard = {(o.candidate.party, o.issue): o for o in opinions}
    ruled: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        for party in draft.parties:
            ruled[party, draft.match.issue].append(replace(draft, parties=(party,)))
    out = [draft for key, those in ruled.items() if key not in heard for draft in those]
    rivals: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        rivals[opinion.candidate.party].append(opinion)
    named = {issue for _, issue in ruled}
    cued: dict[str, Loose] = {}
    for one in loose:
        cued.setdefault(one.party, one)
    for key, opinion in heard.items():
        if key in ruled:
            for rule in ruled[key]:
                out += _weighed(rule, opinion, rivals[key[0]], weights)
            continue
        cue = cued.get(key[0])
        sign = Sign.OTHER if key[1] in named else Sign.CUE if cue else Sign.NONE
        sure = probability(log_odds(opinion, rivals[key[0]], weights, sign))
        if sure >= weights.some:
            stance = opinion.stance(weights.agree, cue.hit.stance if cue else None)
            made = _of_cue(opinion, stance, cue) if cue else _draft(opinion, stance)
            out.append(replace(made, confidence=sure, opinion=opinion))
    return sorted(out, key=lambda d: (d.at, d.match.issue, d.parties))


def _weighed(rule: Draft, opinion: Opinion, rivals: Iterable[Opinion], weights: Weights) -> Iterator[Draft]:
    """What is left of a position that the rules read, with the stance that rules and reader come to."""
    if is_unseen(rule, opinion):
        yield rule
        return
    sure = probability(log_odds(opinion, rivals, weights, Sign.RULE, rule.confidence))
    if sure >= weights.some:
        yield replace(rule, stance=opinion.stance(weights.agree, rule.stance), confidence=sure, opinion=opinion)


def is_unseen(rule: Draft, opinion: Opinion) -> bool:
    """Whether the reader can't see whose position the rules read: a document's, or that of one whom no word names."""
    return rule.paper is not None or not opinion.candidate.named


class Sign(Enum):
    """What the rules see: the holder's position on the issue, only another's, its stance on something, or nothing."""

    RULE = "rule"
    OTHER = "other"
    CUE = "cue"
    NONE = "none"


def log_odds(opinion: Opinion, rivals: Iterable[Opinion], weights: Weights, sign: Sign, sure: float = 1.0) -> float:
    """How likely it is, in log-odds, that the holder takes a position on the issue in the sentence.

    Args:
        opinion: what the reader makes of it.
        rivals: what the reader makes of the same holder there beside other issues; `opinion` may be among them.
        weights: how much each sign counts.
        sign: what the rules see there.
        sure: how sure the rules are of a position on the issue.
    """
    likelier = max((other.some - opinion.some for other in rivals), default=0.0)
    counted = {Sign.RULE: weights.rule * sure, Sign.OTHER: weights.other, Sign.CUE: weights.cue, Sign.NONE: 0.0}[sign]
    return opinion.some + counted + weights.term * opinion.matched - weights.rival * max(0.0, likelier)


def probability(odds: float) -> float:
    """From log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _of_cue(opinion: Opinion, stance: Stance, cue: Loose) -> Draft:
    """A stance that the rules see, on an issue that the reader names."""
    match = IssueMatch(opinion.issue, *cue.at, 1.0, "the sense of the words")
    return Draft(cue.at, match, stance, (cue.party,), cue.hit, cue.subject, 1.0)


def _draft(opinion: Opinion, stance: Stance) -> Draft:
    """A position that the reader alone sees."""
    first, last = opinion.evidence
    for at, end in opinion.candidate.named:
        if end <= first and first - end <= 1:
            first = at  # "the union | wants more": the holder belongs to the clause
    cue = StanceCue("the sense of the words", stance, "thing")
    match = IssueMatch(opinion.issue, first, last, 1.0, "the sense of the words")
    return Draft((first, last), match, stance, (opinion.candidate.party,), Hit(first, first, cue, stance), None, 1.0)
