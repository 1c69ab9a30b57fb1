"""Issues of a codebook whose propositions say nearly the same, or the opposite."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stateofplay.coding.polarity import denials
from stateofplay.language import closed as w
from stateofplay.language.inflect import forms, stem
from stateofplay.language.tokens import tokenize
from stateofplay.model.codebook import Codebook, Issue
from stateofplay.model.notice import Level, Notice

_ALIKE = 0.75
"""Two propositions are nearly the same when they share so much of their words (Jaccard's index)."""
_MOST_COMPARED = 60
"""So many issues that share a rare word are compared with each other, so that cost stays in proportion to the codebook."""
_LONGEST = 100
"""Words of a proposition that are compared; no sentence has more."""
_EMPTY = (
    w.AUXILIARIES
    | w.NEGATIONS
    | w.STOPS
    | w.QUOTES
    | frozenset("a an the of in to for on at by with from as and or its their his her that this there 's ' , so will".split())
)
_OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in (
        "rise/fall raise/lower increase/decrease increase/reduce open/close join/leave begin/end start/stop start/end "
        "allow/ban allow/forbid permit/ban permit/prohibit accept/reject support/oppose keep/lift keep/end keep/abolish "
        "keep/drop more/less more/fewer higher/lower expand/shrink extend/shorten free/hold release/detain stay/leave "
        "stay/withdraw"
    ).split()
)
_TURNED = frozenset(
    (stem(a), stem(b)) for pair in _OPPOSITES for one, other in (pair, pair[::-1]) for a in forms(one) for b in forms(other)
)
_HAS_OPPOSITE = frozenset(one for one, _ in _TURNED)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a proposition says: its stems in order, those that may be names or numbers, and whether it is denied."""

    issue: Issue
    stems: tuple[str, ...]
    proper: frozenset[str]
    denied: bool


def doubles(codebook: Codebook) -> tuple[Notice, ...]:
    """A warning for each issue whose proposition an earlier one has already, or denies, in the order of the codebook."""
    found = []
    for one, other, opposite in _pairs([_said(issue) for issue in codebook.issues]):
        line = codebook.place(f"issues.{one.id}").line
        first = f"issues.{one.id}" if line is None else f"issues.{one.id} in line {line}"
        problem = f"the proposition says nearly the same as that of {first}"
        remedy = "keep one of the two, or say what differs"
        if opposite:
            problem = f"the proposition is the opposite of that of {first}, so that whoever supports one rejects the other"
            remedy = "keep one of the two"
        found.append(Notice(Level.WARNING, problem, codebook.place(f"issues.{other.id}"), remedy))
    return tuple(found)


def _said(issue: Issue) -> _Said:
    tokens = [token for token in tokenize(issue.statement) if any(c.isalnum() for c in token.text)]
    words = [token for token in tokens if token.lower not in _EMPTY][:_LONGEST]
    proper = frozenset(stem(token.lower) for token in words if token.text[:1].isupper() or token.text[:1].isdigit())
    return _Said(issue, tuple(dict.fromkeys(stem(token.lower) for token in words)), proper, denials(issue.statement) % 2 == 1)


def _pairs(said: Sequence[_Said]) -> Iterator[tuple[Issue, Issue, bool]]:
    """(earlier issue, later one, whether they are opposites), the first match of each.

    Only those are compared that share one of their rarest words: others cannot reach the threshold (the prefix filter of
    Chaudhuri, Ganti and Kaushik 2006). A word and its opposite count as one.
    """
    spread = Counter(s for one in said for s in map(_either, one.stems))
    heard: dict[str, list[_Said]] = defaultdict(list)
    for later in said:
        rare = sorted(dict.fromkeys(map(_either, later.stems)), key=lambda s: (spread[s], s))
        keys = rare[: len(rare) - math.ceil(_ALIKE * len(rare)) + 1]
        near = dict.fromkeys(one.issue.id for key in keys for one in heard[key])
        known = {one.issue.id: one for key in keys for one in heard[key]}
        match = next(((known[i], turned) for i in near if (turned := _compared(known[i], later)) is not None), None)
        if match is not None:
            yield match[0].issue, later.issue, match[1]
        for key in keys:
            if len(heard[key]) < _MOST_COMPARED:
                heard[key].append(later)


def _either(word: str) -> str:
    """One form for all words that have an opposite: they are rare enough to be no more than candidates."""
    return "" if word in _HAS_OPPOSITE else word


def _compared(one: _Said, other: _Said) -> bool | None:
    """Whether the two are opposites; None where they are neither that nor nearly the same."""
    ours, theirs = [s for s in one.stems if s not in other.stems], [s for s in other.stems if s not in one.stems]
    turned = next(((s, t) for s in ours for t in theirs if (s, t) in _TURNED), ())
    apart = [s for s in (*ours, *theirs) if s not in turned]
    both = len(one.stems) - len(ours) + len(turned) // 2
    named = one.proper & other.proper
    in_order = [s for s in one.stems if s in named] == [s for s in other.stems if s in named]
    if not both or not in_order or any(s in one.proper | other.proper for s in apart) or both < _ALIKE * (both + len(apart)):
        return None
    return (one.denied + other.denied + bool(turned)) % 2 == 1
