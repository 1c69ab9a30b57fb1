"""Whether an act lies behind the report or ahead of it, and what that does to its date."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from stateofplay.coding.event_dating import TOLD, Dated
from stateofplay.coding.event_triggers import Trigger
from stateofplay.language import closed as w
from stateofplay.language.wordset import words
from stateofplay.model.document import Document, Sentence
from stateofplay.model.facts import EventKind

_FUTURE = words("will 'll shall due scheduled set planned expected likely planning tomorrow must may might could would")
_LOOKS_BACK = words("last ago yesterday earlier previous previously past before had was were did been since")
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_SUMMONS = words("asked called wants summoned invited")
_PRESENT = words(
    "meet meets vote votes expires expire lapses lapse runs run return returns resume resumes sit sits gather gathers "
    "reconvene "
    "reconvenes begins begin opens open starts start signs sign convenes convene ends end takes decides decide hosts "
    "speaks speak "
    "come comes go goes closes close concludes falls"
)
_CALLED_FOR = frozenset({EventKind.TALKS, EventKind.VOTE, EventKind.SIGNING, EventKind.CALL})
_LAST_YEAR, _MONTHS = 9990, 12


def ahead(document: Document, sentence: Sentence, cue: Trigger, one: Dated) -> str:
    """The date, moved on where the words look ahead to a weekday, month or day of a month that was taken for a past one."""
    published = document.report.published
    if (
        published is None
        or published.day is None
        or published.day.year >= _LAST_YEAR
        or "/" in one.date
        or one.date >= str(published)[: len(one.date)]
    ):
        return one.date
    said = [token.lower for token in document.tokens[one.first : one.last]]
    exact = any(word in _LOOKS_BACK or (word.isdigit() and len(word) == 4) for word in said)
    if exact or not _looks_ahead(document, sentence, cue, one):
        return one.date
    if any(word.partition("'")[0] in _WEEKDAYS for word in said) and len(one.date) == len("2025-12-15"):
        later = dt.date.fromisoformat(one.date) + dt.timedelta(days=7)
        return later.isoformat() if later > published.day else one.date
    later_year = f"{int(one.date[:4]) + 1:04d}{one.date[4:]}"
    named = any(character.isalpha() for word in said for character in word[:1]) and one.date.count("-") >= 1
    if not named or later_year.endswith("02-29") or any(word.partition("'")[0] in _WEEKDAYS | {"today"} for word in said):
        return one.date
    return later_year if later_year > str(published)[: len(later_year)] else one.date


def _looks_ahead(document: Document, sentence: Sentence, cue: Trigger, one: Dated) -> bool:
    """Whether the clause tells of what is to come: "will vote on", "meets on", "is due to", "called a session for"."""
    tokens = document.tokens
    low, high = max(sentence.first, min(cue.first, one.first) - 4), max(cue.last, one.first)
    clause = [token.lower for token in tokens[low:high]]
    if cue.sense.kind in {EventKind.STATEMENT, EventKind.ATTACK}:
        return False
    led = tokens[one.first - 1].lower if one.first > sentence.first else ""
    notice = led == "from" and cue.sense.kind is EventKind.DEADLINE
    called = led == "for" and cue.last <= one.first and cue.sense.kind in _CALLED_FOR
    back = cue.sense.kind is EventKind.TALKS and led == "on" and "back" in clause and bool(_SUMMONS & set(clause))
    if notice or called or back:
        return True
    word = tokens[cue.first].lower
    before = tokens[cue.first - 1].lower if cue.first > sentence.first else ""
    if not cue.sense.noun and (word.endswith("ed") or word in TOLD) and before not in w.BE:
        return False
    if any(pair in {("should", "have"), ("could", "have"), ("would", "have"), ("must", "have")} for pair in pairwise(clause)):
        return False
    planned = set(clause) & _FUTURE and not set(clause) & {"had", "was", "were", "would", "could"}
    if planned or any(pair in {("is", "to"), ("are", "to")} for pair in pairwise(clause)):
        return True
    return not cue.sense.noun and not set(clause) & _LOOKS_BACK and word in _PRESENT


def month_end(document: Document, cue: Trigger, one: Dated, date: str) -> str:
    """The last day of the month where a deadline is its end: "until the end of May"."""
    said = [token.lower for token in document.tokens[max(0, one.first - 3) : one.last]]
    if cue.sense.kind is not EventKind.DEADLINE or "end" not in said or len(date) != len("2025-12"):
        return date
    year, month = int(date[:4]), int(date[5:])
    if not (1 <= year < _LAST_YEAR and 1 <= month <= _MONTHS):
        return date
    after = dt.date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (after - dt.timedelta(days=1)).isoformat()
