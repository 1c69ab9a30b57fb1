"""The date of a report as people write it -> a date that keeps its precision."""

from __future__ import annotations

import re

from stateofplay.model import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_CLOCK = r"(?:,?(?:\s{1,3}at)?[T\s]{1,3}[0-9]{1,2}[:.][0-9]{2}.{0,40})?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _CLOCK)
_ISO_MONTH = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_SLASHED = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})" + _CLOCK)
_DAY_FIRST = re.compile(_WEEKDAY + rf"([0-9]{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}({_NAMES})\.?,?\s{{1,3}}([0-9]{{4}})" + _CLOCK)
_MONTH_FIRST = re.compile(_WEEKDAY + rf"({_NAMES})\.?\s{{1,3}}([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}([0-9]{{4}})" + _CLOCK)
_MONTH_ONLY = re.compile(rf"({_NAMES})\.?,?\s{{1,3}}([0-9]{{4}})")
_LONGEST = 120


def parse(text: str) -> PartialDate:
    """The date that `text` writes: ISO 8601 in any precision, with a time or not, or in words with the year.

    The day is taken as written, without regard to time zones. `12/11/2025` is refused: it is two days, one on either side
    of the ocean.

    Raises:
        ValueError: the text is no date, or none of the calendar.
    """
    lowered = " ".join(text.split())[:_LONGEST].lower()
    if _ISO_MONTH.fullmatch(lowered):
        return PartialDate(lowered)
    for form in (_ISO, _SLASHED):
        if found := form.fullmatch(lowered.replace("t", "T") if form is _ISO else lowered):
            return _day(found[1], int(found[2]), found[3])
    if found := _DAY_FIRST.fullmatch(lowered):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(lowered):
        return _day(found[3], _month(found[1]), found[2])
    if found := _MONTH_ONLY.fullmatch(lowered):
        return PartialDate(f"{found[2]}-{_month(found[1]):02d}")
    raise ValueError(f"{text[:_LONGEST]!r} is not a date")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _day(year: str, month: int, day: str) -> PartialDate:
    return PartialDate(f"{year}-{month:02d}-{int(day):02d}")
