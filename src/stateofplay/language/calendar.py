"""Days, weeks, months and feasts: what the words of a time expression come to, counted from an anchor day."""

from __future__ import annotations

import datetime as dt
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
    "quarter": "Q", "year": "Y", "decade": "10Y", "century": "100Y",
}  # fmt: skip
PLURALS = {"centuries": "century"} | {unit + "s": unit for unit in UNITS if unit != "century"}

_ONE_DAY = dt.timedelta(days=1)


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


def shift(anchor: dt.date, count: int, unit: str) -> str:
    """The date `count` units from the anchor, as fine as the unit: "2025-12-12" for days, "2025-09", "2023"; "" for none."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        day = add_days(anchor, count * days) if abs(count) < 10**6 else None
        return day.isoformat() if day else ""
    if unit in {"month", "quarter"}:
        found = add_months(anchor, count * (3 if unit == "quarter" else 1)) if abs(count) < 10**5 else None
        return f"{found[0]:04d}-{found[1]:02d}" if found else ""
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    year = anchor.year + count * years if years else 0
    return f"{year:04d}" if 1 <= year <= 9999 else ""


def weekday(anchor: dt.date, number: int, direction: int, *, strict: bool = False) -> dt.date:
    """The nearest such weekday (1 is Monday) before (-1) or after (+1) the anchor, which itself counts unless strict."""
    if direction < 0:
        back = (anchor.isoweekday() - number) % 7
        return anchor - _ONE_DAY * (back or (7 if strict else 0))
    ahead = (number - anchor.isoweekday()) % 7
    return anchor + _ONE_DAY * (ahead or (7 if strict else 0))


def week(anchor: dt.date, count: int) -> str:
    """The ISO week `count` weeks from the anchor's as an interval of days."""
    monday = anchor - _ONE_DAY * (anchor.isoweekday() - 1) + _ONE_DAY * (7 * count)
    return f"{monday.isoformat()}/{(monday + _ONE_DAY * 6).isoformat()}"


def weekend(anchor: dt.date, count: int) -> dt.date:
    """The Saturday of the ISO week `count` weeks from the anchor's."""
    return anchor - _ONE_DAY * (anchor.isoweekday() - 6) + _ONE_DAY * (7 * count)


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The day; None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


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
    """A TIMEX3 duration: "P4Y", "PT20M", "PXW" where the count is unknown; "" for a unit that is none."""
    code = UNITS.get(unit, "")
    if not code:
        return ""
    clock, code = ("T", code[1:]) if code[0] == "T" else ("", code)
    factor = int(code[:-1] or 1)
    if clock and code == "H" and count is not None and count != int(count):
        count, code = count * 60, "M"
    shown = "X" if count is None else f"{count * factor:.10g}"
    return f"P{clock}{shown}{code[-1]}"
