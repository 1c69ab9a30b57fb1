"""When a statement was made: the days that its report names for it, else the report's own time.

Two reports that give one party's stance on one day most likely tell of one utterance, however little of the wording they share;
the same words a week later are a new one. So the day of the utterance, not of the report, is what tellings are compared by.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import forms
from stateofplay.language.wordset import words as listed
from stateofplay.model.document import DateMention, TimexType
from stateofplay.model.report import Report
from stateofplay.model.statement import Statement

_FORM: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?(?:T.*)?\Z"
)
_HAD: Final = listed("had previously earlier formerly once originally initially already first")
_BACK: Final = listed(
    "previously earlier formerly originally initially first opening outset ago original initial began begun since"
)
"""Words that take a reader back behind the report's own time: in the words that state the position, in their sentence."""
_PUT_FORWARD: Final = listed(
    "offer proposal draft plan bid letter demand promise pledge statement speech text list deal accord"
)
"""What is named after the day on which it was put forward: "the March offer"."""
_ACTS: Final = listed("put set made told gave sought came went took held laid said")
_QUOTES: Final = frozenset('"“„‘')
_LONG_AGO: Final = 400
_PARAGRAPH: Final = 1200
"""Characters before a sentence, at most, in which its paragraph may have named the day."""
_CLOSE: Final = 1
"""Days before its publication of which a report tells without naming the day."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The days (as ordinals) on which a statement may have been made.

    Attributes:
        told: the report names them; else they are its own time.
        back: words show that it is of an earlier time than the report's own, and no date says of which.
    """

    first: int
    last: int
    told: bool = False
    back: bool = False

    def apart(self, other: Occasion) -> int:
        """The days between the two; 0 where they can be of one day."""
        return max(0, self.first - other.last, other.first - self.last)

    @property
    def is_day(self) -> bool:
        """Whether it is one day and named."""
        return self.told and self.first == self.last


def occasion(statement: Statement, report: Report, dates: Sequence[DateMention]) -> Occasion | None:
    """The days on which the statement was made, as far as its report lets one know; None for an undated report.

    Args:
        statement: of that report.
        report: with its date of publication.
        dates: the report's time expressions in the order of the text.
    """
    if report.published is None:
        return None
    published = report.published.first_day.toordinal()
    named = _named(statement, dates, published)
    if named is not None:
        return named
    if _looks_back(statement):
        return Occasion(published - _LONG_AGO, published - 1, back=True)
    before = _before(statement, report, dates, published)
    if before is not None:
        return before
    return Occasion(published - _CLOSE, published)


def _looks_back(statement: Statement) -> bool:
    """Whether words of the statement or its sentence say that it is of an earlier time."""
    return not _HAD.isdisjoint(forms(statement.evidence.exact)) or not _BACK.isdisjoint(forms(statement.sentence.exact))


def _acts(statement: Statement, date: DateMention) -> bool:
    """Whether a date within the evidence dates an act of the party, not what it asks for: "offered a third on 11 May"."""
    evidence = statement.evidence
    if evidence.exact[:1] in _QUOTES:
        return False
    before = forms(evidence.exact[: max(0, date.span.start - evidence.start)])
    after = forms(evidence.exact[max(0, date.span.end - evidence.start) :])
    return next(after, "") in _PUT_FORWARD or any(form.endswith("ed") or form in _ACTS for form in before)


def days(value: str) -> tuple[int, int] | None:
    """The first and the last day, as ordinals, of a TIMEX3 value; None for what is vaguer than a year or no date."""
    low, slash, high = value.partition("/")
    if slash:
        ends = days(low), days(high)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and ends[0][0] <= ends[1][1] else None
    found = _FORM.match(value)
    if not found:
        return None
    part = found.groupdict()
    try:
        return _stretch(int(part["year"]), part)
    except ValueError:
        return None


def _stretch(year: int, part: dict[str, str | None]) -> tuple[int, int]:
    if part["week"]:
        first = dt.date.fromisocalendar(year, int(part["week"]), 6 if part["weekend"] else 1).toordinal()
        return first, first + (1 if part["weekend"] else 6)
    if part["day"]:
        day = dt.date(year, int(part["month"] or 1), int(part["day"])).toordinal()
        return day, day
    month = int(part["month"]) if part["month"] else 3 * int(part["quarter"]) - 2 if part["quarter"] else 1
    length = 1 if part["month"] else 3 if part["quarter"] else 12
    following = dt.date(year + (month + length > 12), (month + length - 1) % 12 + 1, 1)
    return dt.date(year, month, 1).toordinal(), following.toordinal() - 1


def _named(statement: Statement, dates: Sequence[DateMention], published: int) -> Occasion | None:
    """The days that the sentence names: the nearest to the cue, else to the evidence, that are not to come."""
    sentence = statement.sentence
    anchor = statement.cue or statement.evidence
    found: list[tuple[int, int, Occasion]] = []
    for date in _within(dates, sentence.start, max(sentence.end, statement.evidence.end)):
        stretch = _past(date, published)
        spoken = date.span.overlaps(statement.evidence) and not _acts(statement, date)
        if stretch is None or spoken or (statement.condition and date.span.overlaps(statement.condition)):
            continue
        distance = max(0, anchor.start - date.span.end, date.span.start - anchor.end)
        found.append((distance, date.span.start, stretch))
    return min(found, key=lambda row: row[:2])[2] if found else None


def _before(statement: Statement, report: Report, dates: Sequence[DateMention], published: int) -> Occasion | None:
    """The last day named before in the paragraph, which the story has reached."""
    start = statement.sentence.start
    paragraph = max(report.text.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
    for date in reversed(_within(dates, paragraph, start)):
        stretch = _past(date, published)
        if stretch is not None and stretch.is_day:
            return stretch
    return None


def _past(date: DateMention, published: int) -> Occasion | None:
    """The days of a date that is not to come; None for others and for lengths of time."""
    if date.timex not in {TimexType.DATE, TimexType.TIME}:
        return None
    stretch = days(date.value)
    if stretch is None or stretch[0] > published or stretch[1] - stretch[0] > _LONG_AGO:
        return None
    return Occasion(stretch[0], min(stretch[1], published), told=True)


def _within(dates: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    low = bisect_left(dates, start, key=lambda date: date.span.start)
    return dates[low : bisect_left(dates, end, lo=low, key=lambda date: date.span.start)]
