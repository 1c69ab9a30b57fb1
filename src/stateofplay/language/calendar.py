"""Days, weeks, months and feasts: what the words of a time expression come to, counted from an anchor day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
        "sunday sun"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midday": "TMI",
    "midnight": "T24:00",
    "lunchtime": "TMI", "dawn": "TMO", "dusk": "TEV",
}  # fmt: skip
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "3M", "year": "Y", "decade": "10Y", "century": "100Y",
}  # fmt: skip
PLURALS = {"centuries": "century"} | {unit + "s": unit for unit in UNITS if unit != "century"}

OPEN = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
"""The value of a unit of which nothing is known."""

_ONE_DAY = dt.timedelta(days=1)
_FAR = 10**6
_YEAR_DIGITS = {"year": 4, "decade": 3, "century": 2}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(r"(?:FY)?(\d{2,4})(?:-(\d\d(?:-\d\d)?|W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?(?![\dX])")


def add_days(day: dt.date, count: int) -> dt.date | None:
    """The day `count` days on (back where negative); None outside the years 1 to 9999."""
    try:
        return day + _ONE_DAY * count
    except OverflowError:
        return None


def add_months(day: dt.date, count: int) -> tuple[int, int] | None:
    """The (year, month) `count` months on; None outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return (year, month + 1) if 1 <= year <= 9999 else None


def iso_week(day: dt.date) -> str:
    """The ISO week of a day: "2025-W50"."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def shift(anchor: dt.date, count: int, unit: str) -> str:
    """The TIMEX3 date `count` units from the anchor, as fine as the unit; "" outside the years 1 to 9999.

    Days give "2025-12-12", weeks "2025-W50", months "2025-09", quarters "2025-Q3", years "2023", decades "202", centuries "20".
    """
    if abs(count) > _FAR:
        return ""
    if unit in {"day", "night"}:
        day = add_days(anchor, count)
        return day.isoformat() if day else ""
    if unit in {"week", "fortnight"}:
        day = add_days(anchor, count * (7 if unit == "week" else 14))
        return iso_week(day) if day else ""
    if unit in {"month", "quarter"}:
        found = add_months(anchor, count * (3 if unit == "quarter" else 1))
        if found is None:
            return ""
        return f"{found[0]:04d}-Q{(found[1] + 2) // 3}" if unit == "quarter" else f"{found[0]:04d}-{found[1]:02d}"
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    year = anchor.year + count * years if years else 0
    return f"{year:04d}"[: _YEAR_DIGITS[unit]] if 1 <= year <= 9999 else ""


def first_day(value: str) -> dt.date | None:
    """The first day of a TIMEX3 date or time; None where its year is open."""
    found = _VALUE.match(value)
    if found is None:
        return None
    year, rest = int(found[1].ljust(4, "0")), found[2] or ""
    if not 1 <= year <= 9999:
        return None
    if rest.startswith("W") and rest[1:3].isdigit():
        return dt.date.fromisocalendar(year, min(52, max(1, int(rest[1:3]))), 1)
    if rest[:1] in {"Q", "H"}:
        return dt.date(year, (int(rest[1]) - 1) * (3 if rest[0] == "Q" else 6) % 12 + 1, 1)
    if rest[:2].isalpha():
        return dt.date(year, _SEASON_MONTHS[rest[:2]], 1)
    return real_day(year, int(rest[:2] or 1), int(rest[3:5] or 1))


def weekday(anchor: dt.date, number: int, direction: int, *, strict: bool = False) -> dt.date:
    """The nearest such weekday (1 is Monday) before (-1) or after (+1) the anchor, which itself counts unless strict."""
    if direction < 0:
        back = (anchor.isoweekday() - number) % 7
        return anchor - _ONE_DAY * (back or (7 if strict else 0))
    ahead = (number - anchor.isoweekday()) % 7
    return anchor + _ONE_DAY * (ahead or (7 if strict else 0))


def week(anchor: dt.date, count: int) -> str:
    """The ISO week `count` weeks from the anchor's: "2025-W50"; "XXXX-WXX" outside the calendar."""
    return shift(anchor, count, "week") or OPEN["week"]


def weekend(anchor: dt.date, count: int) -> str:
    """The weekend of the ISO week `count` weeks from the anchor's: "2025-W50-WE"."""
    return week(anchor, count) + "-WE"


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The day; None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_HALVES = {"day": (12, "hour"), "hour": (30, "minute"), "minute": (30, "second"), "year": (6, "month")}


def _nth_weekday(year: int, month: int, number: int, count: int) -> dt.date:
    return weekday(dt.date(year, month, 1), number, 1) + _ONE_DAY * (7 * (count - 1))


def _last_monday_of_may(year: int) -> dt.date:
    return weekday(dt.date(year, 5, 31), 1, -1)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weeks = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    late = (golden + 11 * correction + 22 * weeks) // 451
    month, day = divmod(correction + weeks - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


HOLIDAYS: dict[tuple[str, ...], Callable[[int], dt.date]] = {
    ("christmas", "eve"): _fixed(12, 24),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas",): _fixed(12, 25),
    ("boxing", "day"): _fixed(12, 26),
    ("new", "year's", "eve"): _fixed(12, 31),
    ("new", "year's", "day"): _fixed(1, 1),
    ("new", "year's"): _fixed(1, 1),
    ("new", "year"): _fixed(1, 1),
    ("epiphany",): _fixed(1, 6),
    ("mlk", "day"): lambda year: _nth_weekday(year, 1, 1, 3),
    ("inauguration", "day"): _fixed(1, 20),
    ("australia", "day"): _fixed(1, 26),
    ("holocaust", "memorial", "day"): _fixed(1, 27),
    ("groundhog", "day"): _fixed(2, 2),
    ("presidents", "'", "day"): lambda year: _nth_weekday(year, 2, 1, 3),
    ("presidents", "day"): lambda year: _nth_weekday(year, 2, 1, 3),
    ("international", "women's", "day"): _fixed(3, 8),
    ("april", "fools", "'", "day"): _fixed(4, 1),
    ("april", "fool's", "day"): _fixed(4, 1),
    ("earth", "day"): _fixed(4, 22),
    ("anzac", "day"): _fixed(4, 25),
    ("cinco", "de", "mayo"): _fixed(5, 5),
    ("mother's", "day"): lambda year: _nth_weekday(year, 5, 7, 2),
    ("father's", "day"): lambda year: _nth_weekday(year, 6, 7, 3),
    ("canada", "day"): _fixed(7, 1),
    ("columbus", "day"): lambda year: _nth_weekday(year, 10, 1, 2),
    ("indigenous", "peoples", "'", "day"): lambda year: _nth_weekday(year, 10, 1, 2),
    ("all", "saints", "'", "day"): _fixed(11, 1),
    ("bonfire", "night"): _fixed(11, 5),
    ("election", "day"): lambda year: _nth_weekday(year, 11, 1, 1) + _ONE_DAY,
    ("remembrance", "day"): _fixed(11, 11),
    ("black", "friday"): lambda year: _nth_weekday(year, 11, 4, 4) + _ONE_DAY,
    ("cyber", "monday"): lambda year: _nth_weekday(year, 11, 4, 4) + _ONE_DAY * 4,
    ("valentine's", "day"): _fixed(2, 14),
    ("st", ".", "patrick's", "day"): _fixed(3, 17),
    ("may", "day"): _fixed(5, 1),
    ("juneteenth",): _fixed(6, 19),
    ("independence", "day"): _fixed(7, 4),
    ("fourth", "of", "july"): _fixed(7, 4),
    ("bastille", "day"): _fixed(7, 14),
    ("halloween",): _fixed(10, 31),
    ("veterans", "day"): _fixed(11, 11),
    ("armistice", "day"): _fixed(11, 11),
    ("ash", "wednesday"): lambda year: easter(year) - _ONE_DAY * 46,
    ("palm", "sunday"): lambda year: easter(year) - _ONE_DAY * 7,
    ("maundy", "thursday"): lambda year: easter(year) - _ONE_DAY * 3,
    ("ascension", "day"): lambda year: easter(year) + _ONE_DAY * 39,
    ("pentecost",): lambda year: easter(year) + _ONE_DAY * 49,
    ("whit", "monday"): lambda year: easter(year) + _ONE_DAY * 50,
    ("easter", "sunday"): easter,
    ("easter", "monday"): lambda year: easter(year) + _ONE_DAY,
    ("easter",): easter,
    ("good", "friday"): lambda year: easter(year) - _ONE_DAY * 2,
    ("thanksgiving", "day"): lambda year: _nth_weekday(year, 11, 4, 4),
    ("thanksgiving",): lambda year: _nth_weekday(year, 11, 4, 4),
    ("labor", "day"): lambda year: _nth_weekday(year, 9, 1, 1),
    ("memorial", "day"): _last_monday_of_may,
}
"""Feasts by their words, and their day in a year from 1583 to 9998."""


def nearest(anchor: dt.date, day_of: Callable[[int], dt.date | None], direction: int) -> dt.date | None:
    """The last (-1) or next (+1) such day of a year, the anchor's own included; looks eight years far, for leap days."""
    for count in range(9):
        year = anchor.year + direction * count
        day = day_of(year) if 1583 <= year <= 9998 else None
        if day and (day <= anchor if direction < 0 else day >= anchor):
            return day
    return None


def month_near(anchor: dt.date, month: int, direction: int) -> str:
    """The last or next such month, the anchor's own included: "2025-05"."""
    year = anchor.year
    if direction < 0 and month > anchor.month:
        year -= 1
    elif direction > 0 and month < anchor.month:
        year += 1
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else f"XXXX-{month:02d}"


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: "P4Y", "PT20M", "PXW" where the count is unknown; "" for a unit that is none.

    Decades and centuries come as years, quarters and fortnights as months and weeks, half a day, hour or year in a finer unit.
    """
    if count == 0.5 and unit in _HALVES:
        count, unit = _HALVES[unit]
    code = UNITS.get(unit, "")
    if not code:
        return ""
    clock, code = ("T", code[1:]) if code[0] == "T" else ("", code)
    factor = int(code[:-1] or 1)
    shown = "X" if count is None else f"{count * factor:.10g}"
    return f"P{clock}{shown}{code[-1]}"
