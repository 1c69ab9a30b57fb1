"""The features by which two statements are recognised as tellings of one utterance, their weights, and the reason in words.

A score is a sum of declared weights, and each weight that counted can be said in a phrase, so that a person can judge a merge
and undo it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stateofplay.language.wordset import words as listed
from stateofplay.model.report import Report
from stateofplay.model.statement import Sourcing, Stance, Statement
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import months, name_stems, numbers, quotations, stem, stems, words

WEIGHTS: Final = {
    "words": 3.0,  # times the weighted overlap of the words that state the position
    "sentence": 0.4,  # times the same for the whole sentences
    "quoted": 0.8,
    "numbers": 0.9,
    "other numbers": -3.0,
    "source": 0.8,
    "like source": 0.6,
    "other source": -0.5,
    "other speaker": -1.0,
    "report": 0.9,
    "day": 0.9,
    "days": -0.6,
    "week": -1.2,
    "named month": 1.2,
    "looking back": 0.3,
    "offer": 0.3,
    "other stance": -2.0,
    "condition": -0.8,
    "repeated": -0.5,
    "nobody": -0.3,
    "crowd": -0.12,  # times the other statements of the party on the issue in the two reports, at most 8
}
"""What each feature counts for; the brackets of time exclude each other."""
THRESHOLD: Final = 2.0
"""Least score of two tellings of one utterance."""
_REACH: Final = 10
"""Days after which a party that says the same again has said it anew."""
_GENERIC: Final = listed(
    "offici person peopl sourc spokesman spokeswoman spokesperson executiv diplomat member leader delegat summari document"
)
_BACK: Final = listed("had previously earlier formerly once originally initially already")
"""Words that take a reader back behind the report's own time."""
_AGAIN: Final = listed(
    "still again renewed renews repeated repeats continues continued remains remained keeps kept reaffirmed reiterated stands"
)
"""Words of a position that is taken anew or held on to: another utterance."""
_PEOPLE: Final = frozenset({Sourcing.NAMED})


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with what is compared of it: stems, numbers, quoted stems, the words that name the source, the day."""

    statement: Statement
    day: int | None
    stems: frozenset[str]
    sentence: frozenset[str]
    numbers: frozenset[str]
    quoted: frozenset[str]
    source: frozenset[str]
    month: int
    months: frozenset[int]
    back: bool
    repeated: bool

    @classmethod
    def of(cls, statement: Statement, report: Report) -> Telling:
        """Read off the features once."""
        text, evidence, sentence = report.text, statement.evidence, statement.sentence
        quoted = [
            part
            for low, high in quotations(text, sentence.start, max(sentence.end, evidence.end))
            if low < evidence.end and high > evidence.start
            for part in stems(text, low, high)
        ]
        return cls(
            statement,
            report.published.first_day.toordinal() if report.published else None,
            frozenset(stems(text, evidence.start, evidence.end)),
            frozenset(stems(text, sentence.start, sentence.end)),
            frozenset(numbers(evidence.exact)),
            frozenset(quoted),
            _names(statement),
            report.published.first_day.month if report.published else 0,
            months(sentence.exact),
            any(word.form in _BACK for word in words(evidence.exact)),
            any(word.form in _AGAIN for word in words(evidence.exact)),
        )


def _names(statement: Statement) -> frozenset[str]:
    """The stems that name the source, the speaker's last name foremost."""
    said = statement.speaker or (statement.source.exact if statement.source else "")
    return name_stems(said)


def features(a: Telling, b: Telling, rarity: Rarity, others: int = 0) -> dict[str, float]:
    """How much each feature counts for the pair; features that do not apply are left out.

    `others` is the number of further statements of the party on the issue in the two reports: the more there are, the more
    words two tellings must share to be told apart from the rest.
    """
    found = {
        "words": rarity.overlap(a.stems, b.stems) * WEIGHTS["words"],
        "sentence": rarity.overlap(a.sentence, b.sentence) * WEIGHTS["sentence"],
    }
    names = [
        "quoted" if a.quoted & b.quoted else "",
        _numbers(a, b),
        _source(a, b),
        _occasion(a, b),
        "nobody" if not a.statement.party else "",
        _stance(a, b),
        "condition" if (a.statement.condition is None) != (b.statement.condition is None) else "",
        "repeated" if a.repeated or b.repeated else "",
    ]
    found.update((name, WEIGHTS[name]) for name in names if name)
    if others:
        found["crowd"] = WEIGHTS["crowd"] * min(8, others)
    return found


def score(found: dict[str, float]) -> float:
    """The sum of what counted."""
    return sum(found.values())


def _numbers(a: Telling, b: Telling) -> str:
    if not a.numbers or not b.numbers:
        return ""
    return "numbers" if a.numbers & b.numbers else "other numbers"


def _source(a: Telling, b: Telling) -> str:
    """Whether the two have the same source, different people, or other kinds of sources."""
    if not a.source or not b.source:
        return ""
    both_named = a.statement.sourcing in _PEOPLE and b.statement.sourcing in _PEOPLE
    common = a.source & b.source
    if a.source == b.source or (both_named and common - _GENERIC):
        return "source"
    if common and not both_named:
        return "like source"
    return "other speaker" if both_named else "other source"


def _stance(a: Telling, b: Telling) -> str:
    """An offer is told again more often than any other position."""
    if a.statement.stance is not b.statement.stance:
        return "other stance"
    return "offer" if a.statement.stance is Stance.OFFERS else ""


def within_reach(a: Telling, b: Telling) -> bool:
    """Whether two reports can tell of one utterance: days apart, or one looks back at the other's time."""
    if a.day is None or b.day is None or abs(a.day - b.day) <= _REACH:
        return True
    first, last = (a, b) if a.day < b.day else (b, a)
    return last.back or first.month in last.months


def _occasion(a: Telling, b: Telling) -> str:
    """How far apart the reports are."""
    if a.statement.report == b.statement.report:
        return "report"
    if a.day is None or b.day is None:
        return ""
    apart = abs(a.day - b.day)
    first, last = (a, b) if a.day < b.day else (b, a)
    if apart > 3 and first.month in last.months:
        return "named month"
    if apart > 3 and last.back:
        return "looking back"
    return "day" if apart == 0 else "days" if apart <= 3 else "week"


def reason(a: Telling, b: Telling, found: dict[str, float]) -> str:
    """Why the two are one telling, for people: "same speaker, same issue, 0.62 of the words, both quote 'shelf life'"."""
    parts = ["same party and issue"]
    if "source" in found or "like source" in found:
        parts.append("same speaker" if a.statement.sourcing in _PEOPLE else "same source")
    parts.append(
        "same report"
        if "report" in found
        else "same day"
        if "day" in found
        else "looking back"
        if found.keys() & {"named month", "looking back"}
        else "days apart"
    )
    parts.append(f"{found['words'] / WEIGHTS['words']:.2f} of the words")
    if "numbers" in found:
        parts.append("same number " + min(a.numbers & b.numbers))
    if "quoted" in found:
        common = a.quoted & b.quoted
        shown = [word.form for word in words(a.statement.sentence.exact) if stem(word.form) in common][:3]
        parts.append("both quote '" + " ".join(shown) + "'")
    return ", ".join(parts)
