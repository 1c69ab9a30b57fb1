"""The features by which two statements are recognised as tellings of one utterance, and the reason in words.

A score is a sum of declared weights (`weights.WEIGHTS`, fitted by training/accounts/fit.py), and each feature that counted is
kept with its part of the sum, so that a person can judge a merge and undo it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import forms, stem
from stateofplay.language.stretches import quotations
from stateofplay.language.wordset import words as listed
from stateofplay.model.reading import Reading
from stateofplay.model.statement import Sourcing, Stance, Statement
from stateofplay.reconcile.occasions import Occasion, occasion
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.weights import WEIGHTS
from stateofplay.reconcile.words import amounts, measures, name_stems, stems

THRESHOLD: Final = -0.4
"""Least score (log odds) of two tellings of one utterance: near it, on the sets of the fit, misses and false merges balance."""
_REACH: Final = 12
"""Days between two occasions after which a party that says the same has said it anew."""
_LEAD: Final = 0.15
"""The part of a report that sums up what comes later."""
_NARROW: Final = 2
"""Days of an occasion that is as good as one day."""
_GENERIC: Final = listed(
    "offici person peopl sourc spokesman spokeswoman spokesperson executiv diplomat member leader delegat summari document"
)
_AGAIN: Final = listed(
    "still again renewed renews repeated repeats continues continued remains remained keeps kept reaffirmed reiterated stands "
    "restated maintains insisted anew"
)
"""Words of a position that is taken anew or held on to: another utterance."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with what is compared of it: stems, numbers, quoted stems, the words that name the source, the occasion."""

    statement: Statement
    occasion: Occasion | None
    published: int
    stems: frozenset[str]
    sentence: frozenset[str]
    numbers: frozenset[str]
    measures: frozenset[tuple[str, str]]
    quoted: frozenset[str]
    source: frozenset[str]
    repeated: bool
    leads: bool

    @classmethod
    def of(cls, statement: Statement, reading: Reading) -> Telling:
        """Read off the features once."""
        report = reading.report
        text, evidence, sentence = report.text, statement.evidence, statement.sentence
        quoted = [
            part
            for low, high in quotations(text, sentence.start, max(sentence.end, evidence.end))
            if low < evidence.end and high > evidence.start
            for part in stems(text, low, high)
        ]
        said = statement.speaker or (statement.source.exact if statement.source else "")
        return cls(
            statement,
            occasion(statement, report, reading.dates),
            report.published.first_day.toordinal() if report.published else 0,
            frozenset(stems(text, evidence.start, evidence.end)),
            frozenset(stems(text, sentence.start, sentence.end)),
            frozenset(amounts(evidence.exact)),
            frozenset(measures(evidence.exact)),
            frozenset(quoted),
            name_stems(said),
            not _AGAIN.isdisjoint(forms(evidence.exact)),
            evidence.start < _LEAD * len(text),
        )


@dataclass(frozen=True, slots=True)
class Company:
    """The other statements that a pair is seen among: those of the party on the issue in the two reports.

    Attributes:
        rivals: how many of them either one could be paired with instead.
        firsts: for how many of the two (0 to 2) the other is the likest of all.
    """

    rivals: int = 0
    firsts: int = 2


def likeness(a: Telling, b: Telling, rarity: Rarity) -> float:
    """How like the words are, a common number included: by this the rivals of a pair are ranked."""
    return rarity.overlap(a.stems, b.stems) + 0.5 * bool(a.numbers & b.numbers)


def features(a: Telling, b: Telling, rarity: Rarity, company: Company = Company()) -> dict[str, float]:
    """What is seen of the pair, by name; the value 1 stands for "it is so"."""
    among = "crowd" if company.rivals else "alone"
    found = {
        "any": 1.0,
        f"words, {among}": rarity.overlap(a.stems, b.stems),
        "sentence": rarity.overlap(a.sentence, b.sentence),
        "rivals": math.log1p(company.rivals),
        "likest": float(company.firsts) if company.rivals else 0.0,
        "repeated": float(a.repeated) + float(b.repeated),
        "weeks": math.log1p(abs(a.published - b.published)) if a.published and b.published else 0.0,
    }
    names = (_numbers(a, b), _source(a, b), f"{_occasion(a, b)}, {among}", _stance(a, b), *_signs(a, b))
    found.update((name, 1.0) for name in names if name)
    return {name: value for name, value in found.items() if value}


def weighed(found: Mapping[str, float]) -> dict[str, float]:
    """What each feature counts for."""
    return {name: round(value * WEIGHTS[name], 6) for name, value in found.items() if WEIGHTS.get(name)}


def score(counted: Mapping[str, float]) -> float:
    """The sum of what counted, the same in any order."""
    return round(math.fsum(counted.values()), 6)


def within_reach(a: Telling, b: Telling) -> bool:
    """Whether two reports can tell of one utterance: its days are near, or one looks back."""
    if a.occasion is None or b.occasion is None or a.occasion.back or b.occasion.back:
        return True
    return a.occasion.apart(b.occasion) <= _REACH


def rival(a: Telling, b: Telling) -> bool:
    """Whether the two give other values to one thing that both count: two offers, not one told twice."""
    if a.numbers & b.numbers:
        return False
    return not {unit for _, unit in a.measures}.isdisjoint(unit for _, unit in b.measures)


def _numbers(a: Telling, b: Telling) -> str:
    if a.numbers and b.numbers:
        return "numbers" if a.numbers & b.numbers else "other numbers"
    return "one number" if a.numbers or b.numbers else ""


def _source(a: Telling, b: Telling) -> str:
    """Whether the two have the same source, different people, or other kinds of sources."""
    if not a.source or not b.source:
        return "no source" if a.source or b.source else "no sources"
    both_named = a.statement.sourcing is b.statement.sourcing is Sourcing.NAMED
    common = a.source & b.source
    if a.source == b.source or (both_named and common - _GENERIC):
        return "same source"
    if common and not both_named:
        return "like source"
    return "other speaker" if both_named else "other source"


def _occasion(a: Telling, b: Telling) -> str:
    """How the two occasions stand to each other."""
    if a.statement.report == b.statement.report:
        return "same report, lead" if a.leads != b.leads else "same report"
    if a.occasion is None or b.occasion is None:
        return "undated"
    if a.occasion.back or b.occasion.back:
        return "looking back"
    if a.occasion.apart(b.occasion):
        return "other day"
    if max(a.occasion.last - a.occasion.first, b.occasion.last - b.occasion.first) > _NARROW:
        return "same span"
    return "same day told" if a.occasion.is_day and b.occasion.is_day else "same day"


def _stance(a: Telling, b: Telling) -> str:
    """An offer is told again more often than any other position."""
    if a.statement.stance is not b.statement.stance:
        return "other stance"
    return "offer" if a.statement.stance is Stance.OFFERS else ""


def _signs(a: Telling, b: Telling) -> tuple[str, ...]:
    return (
        "quoted" if a.quoted & b.quoted else "",
        "condition" if (a.statement.condition is None) != (b.statement.condition is None) else "",
        "nobody" if not a.statement.party else "",
    )


_SAID: Final = {
    "same source": "same source",
    "like source": "like source",
    "same day told": "same day, told by both",
    "same day": "same day",
    "same report": "same report",
    "same span": "times that can be one",
    "looking back": "looking back",
    "other day": "days apart",
    "undated": "undated",
}


def reason(a: Telling, b: Telling, found: Mapping[str, float]) -> str:
    """Why the two are one telling, for people: "same party and issue, same speaker, same day, 0.62 of the words"."""
    parts = ["same party and issue"]
    kinds = [name.partition(",")[0] for name in found]
    if "same source" in kinds and a.statement.sourcing is Sourcing.NAMED:
        parts.append("same speaker")
    else:
        parts += [_SAID[kind] for kind in kinds if kind in {"same source", "like source"}]
    parts += [_SAID[kind] for kind in kinds if kind in _SAID and kind not in {"same source", "like source"}]
    shared = found.get("words, alone", 0.0) + found.get("words, crowd", 0.0)
    parts.append(f"{shared:.2f} of the words")
    if "numbers" in found:
        parts.append("same number " + min(a.numbers & b.numbers))
    if "quoted" in found:
        common = a.quoted & b.quoted
        shown = [form for form in forms(a.statement.sentence.exact) if stem(form) in common][:3]
        parts.append("both quote '" + " ".join(shown) + "'")
    return ", ".join(parts)
