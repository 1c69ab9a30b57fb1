"""What widens a time expression: "early", "late", "the end of", "about", "more than", "the first week of", "most of"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from stateofplay.language.calendar import OPEN, PARTS, PLURALS, WEEKDAYS, first_day, iso_week, shift
from stateofplay.language.dates_lengths import length
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import APPROX, APPROX_PHRASES, CLOCK_UNITS, EDGES, unit_of
from stateofplay.language.numerals import is_hyphen
from stateofplay.model.document import TimexType

Inner = Callable[[Scene, int], list[Found]]

_DEGREE = frozenset("early late mid".split())
_NEAR = frozenset("later earlier sometime".split())
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1, "opening": 1, "closing": -1}
_AMOUNTS = frozenset("most much all part rest remainder".split())
_BY_FIRST = {first: [phrase for phrase in APPROX_PHRASES if phrase[0] == first] for first in {row[0] for row in APPROX_PHRASES}}
_MID_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "day": "TMI"}
_COUNTING = frozenset("ago later earlier now".split())
_BEFORE_OVER = frozenset(
    "for in after of just well by took take takes spent lasted is was are were be been within from a the had has have".split()
)
_TIME_SOFTENERS = frozenset("about around approximately roughly nearly almost no".split())
_SUBJECTS = frozenset("talk talks talked told speak spoke know knew think thought learn ask asked news story".split())
FIRST_WORDS = (
    _DEGREE | _NEAR | EDGES | _AMOUNTS | frozenset(_ORDER) | APPROX | frozenset(_BY_FIRST) | {"the", "midway", "halfway"}
)


def softened(scene: Scene, at: int, timed: Inner) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """About two hours, more than a decade, at least three years, around 10 a.m., nearly four years."""
    start = _soft_end(scene, at)
    if start == at:
        return []
    over = scene.base(at) in {"over", "under", "about", "around", "some"}
    if over and scene.base(start) in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "last",
        "next",
        "past",
        "several",
        "many",
        "few",
    }:
        return []
    if scene.base(at) == "about" and scene.base(at - 1) in _SUBJECTS:
        return []
    deeper = _soft_end(scene, start)
    inner = _counted_from(scene, deeper, timed) or length(scene, deeper)
    if not inner and scene.base(at) not in {"some", "over", "under"}:
        inner = timed(scene, start)
    if scene.base(at) == "over" and scene.base(at - 1) not in _BEFORE_OVER:
        return []
    if len(inner) == 1 and inner[0].timex is TimexType.TIME and scene.base(at) not in _TIME_SOFTENERS:
        return []
    if len(inner) != 1 or (inner[0].timex is TimexType.DATE and not _softens_dates(scene, at, inner[0])):
        return []
    return [replace(inner[0], first=at)]


def _counted_from(scene: Scene, at: int, timed: Inner) -> list[Found]:
    """About six hours later, more than two years ago."""
    found = timed(scene, at)
    return found if len(found) == 1 and scene.base(found[0].last - 1) in _COUNTING else []


def _softens_dates(scene: Scene, at: int, found: Found) -> bool:
    """About 2015, more than two years ago; "at least December" leaves its date alone."""
    return scene.base(found.last - 1) in _COUNTING or (
        scene.base(at) in {"around", "about", "approximately", "roughly"}
        and scene.base(found.first) not in {"the", "this", "last"}
    )


def _soft_end(scene: Scene, at: int) -> int:
    """The word behind "about", "more than" and the like at `at`; `at` where none stands there."""
    base = scene.base(at)
    best = at
    for phrase in _BY_FIRST.get(base, ()):
        if at + len(phrase) > best and tuple(scene.bases(at, len(phrase))) == phrase and phrase != ("or", "so"):
            best = at + len(phrase)
    return best if best > at else at + (base in APPROX)


def modified(scene: Scene, at: int, inner: Inner) -> list[Found]:
    """Early 2026, mid-March, late on Monday, later this week, the end of March, most of last month."""
    base = scene.base(at)
    if base == "the":
        return _edge(scene, at, at + 1, inner) or _ordered(scene, at, at + 1, inner) or _degreed(scene, at, inner)
    if base in _DEGREE:
        return _early(scene, at, inner)
    if base in _NEAR:
        start = at + 1 + (scene.base(at + 1) in {"on", "in"})
        found = inner(scene, start) or (the_unit(scene, start) if start > at + 1 else [])
        good = len(found) == 1 and found[0].timex in {TimexType.DATE, TimexType.TIME} and _is_near(scene, at, start)
        return [replace(found[0], first=at)] if good else []
    return _edge(scene, at, at, inner) or _ordered(scene, at, at, inner)


def _is_near(scene: Scene, at: int, start: int) -> bool:
    """Whether "later" widens what follows: "later this week", "later on Monday", "later that day"; not "a day later"."""
    lead = scene.base(start)
    if start > at + 1:
        return lead in WEEKDAYS or scene.base(at) == "sometime" or (lead == "the" and scene.base(start + 1) in {"day", "week",
                                                                                              "month", "year"})  # fmt: skip
    return lead in {"this", "that", "today", "tonight", "next", "last", "the", "in", *WEEKDAYS} or scene.base(at) == "sometime"


def _degreed(scene: Scene, at: int, inner: Inner) -> list[Found]:
    """The early spring, the late 1990s go with their inner expression's own article."""
    if scene.base(at + 1) not in _DEGREE:
        return []
    return [replace(one, first=at) for one in _early(scene, at + 1, inner) if one.value[-2:] in {"SP", "SU", "FA", "WI"}]


def _early(scene: Scene, at: int, inner: Inner) -> list[Found]:
    start = at + 1
    if start < len(scene.row) and is_hyphen(scene.row[start]):
        start += 1
    if scene.base(start) in {"to", "or"} and scene.base(start + 1) in _DEGREE:
        start += 2 + (scene.base(start + 2) == "-")
    if scene.base(at) == "mid" and scene.base(start) in {"week", *_MID_PARTS} and scene.base(start) != "day":
        return _middle(scene, at, start)
    start += scene.base(start) in {"on", "in"}
    if start >= len(scene.row):
        return []
    found = inner(scene, start)
    if len(found) != 1 or found[0].timex not in {TimexType.DATE, TimexType.TIME} or found[0].value.endswith("_REF"):
        return []
    if found[0].timex is TimexType.TIME and scene.base(at) == "late" and scene.base(start) in {"on", "in"}:
        return []
    return [replace(found[0], first=at)]


def _middle(scene: Scene, at: int, start: int) -> list[Found]:
    noun = scene.base(start)
    if noun == "week":
        return [Found(at, start + 1, TimexType.DATE, shift(scene.published, 0, "week") if scene.published else OPEN["week"])]
    day = scene.reached
    return [Found(at, start + 1, TimexType.TIME, (day.isoformat() if day else OPEN["day"]) + _MID_PARTS[noun], day)]


def _edge(scene: Scene, first: int, at: int, inner: Inner) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """The end of March, the beginning of the year, most of last month, the rest of the day, the early part of 2013."""
    step = at + (scene.base(at) in {"early", "latter", "later", "very", "first", "last", "final", "better"})
    noun = scene.base(step)
    if noun not in EDGES | _AMOUNTS or (step > at and noun not in {"part", "end", "start", "beginning"}):
        return []
    if first < at and noun in {"most", "all", "much"}:
        return []
    start = step + 1 + (scene.base(step + 1) == "of")
    if start == step + 1 and noun != "all":
        return []
    if noun in {"half", "all", "part", "dawn", "height", "course"} and first == at and noun != "all":
        return []
    found = inner(scene, start) or the_unit(scene, start)
    if len(found) != 1 or found[0].timex not in {TimexType.DATE, TimexType.TIME} or found[0].value.endswith("_REF"):
        return []
    if noun == "end" and scene.base(start + 1) == "day" and scene.base(first - 1) == "at" and scene.base(found[0].last) == ",":
        return []
    if noun == "all" and scene.base(start) not in {"this", "last", "next", "that"}:
        return []
    return [replace(found[0], first=first)]


def the_unit(scene: Scene, at: int) -> list[Found]:
    """The year, the month, the day behind "the end of": that of the publication; the day of the story."""
    start = at + 1 if scene.base(at) in {"the", "this", "that"} else at
    full = scene.base(start) in {"calendar", "fiscal", "school"}
    unit = unit_of(scene.base(start + full))
    if start == at or not unit or scene.base(start + full) in PLURALS or unit in CLOCK_UNITS or unit == "night":
        return []
    anchor = scene.reached if unit == "day" else scene.published or scene.coarse
    value = shift(anchor, 0, unit) if anchor else ""
    story = anchor if unit == "day" else None
    return [Found(at, start + full + 1, TimexType.DATE, value or OPEN[unit], story)]


def _ordered(scene: Scene, first: int, at: int, inner: Inner) -> list[Found]:
    """The first week of March, the last Saturday of the month, the last day of 2012, the first five months of 2013."""
    order = _ORDER.get(scene.base(at), 0)
    if not order:
        return []
    noun = scene.base(at + 1)
    weekday_of = noun in WEEKDAYS and scene.capital(at + 1)
    unit = "" if noun in PLURALS else unit_of(noun)
    if unit in {"week", "day", "month", "decade", "year"} or weekday_of or noun == "weekend":
        if scene.base(at + 2) not in {"of", "in"}:
            return []
        whole = inner(scene, at + 3) or the_unit(scene, at + 3)
        if len(whole) != 1 or whole[0].timex is not TimexType.DATE:
            return []
        if unit in {"decade", "year"}:
            return _part_of_century(whole[0], first, order, unit)
        value = _nth(whole[0].value, order, WEEKDAYS.get(noun, 0) if weekday_of else 0, unit)
        day = first_day(value) if len(value) == 10 and "W" not in value else None
        return [Found(first, whole[0].last, TimexType.DATE, value or whole[0].value, day)]
    return []


def _part_of_century(whole: Found, first: int, order: int, unit: str) -> list[Found]:
    """The first decade of the 21st century; the last year of the decade."""
    size = {"decade": 2, "year": 3}[unit]
    if len(whole.value) != size or not whole.value.isdecimal() or order > 5:
        return []
    return [replace(whole, first=first, value=whole.value + str(order - 1 if order > 0 else 9))]


def _nth(value: str, order: int, number: int, unit: str) -> str:
    """The n-th weekday, week, day or month of a month or year; "" where it is none."""
    start = first_day(value)
    if start is None or len(value) not in {4, 7} or "W" in value[4:] or value.startswith("FY") or not value[-1].isdecimal():
        return ""
    if "-" in value and not value[5:].isdecimal():
        return ""
    end = (
        dt.date(start.year + (len(value) == 4 or start.month == 12), 1 if len(value) == 4 else start.month % 12 + 1, 1)
        if (start.year < 9998)
        else None
    )
    if end is None:
        return ""
    if unit == "month":
        return f"{start.year:04d}-{order if order > 0 else 12:02d}" if len(value) == 4 else ""
    if number:
        ahead = (number - start.isoweekday()) % 7
        day = start + dt.timedelta(days=ahead + 7 * (order - 1)) if order > 0 else _last(end, number)
        return day.isoformat()
    near = start + dt.timedelta(days=(order - 1) * (7 if unit == "week" else 1)) if order > 0 else end - dt.timedelta(days=1)
    return iso_week(near) if unit == "week" else near.isoformat() if unit == "day" else ""


def _last(end: dt.date, number: int) -> dt.date:
    return end - dt.timedelta(days=(end.isoweekday() - number - 1) % 7 + 1)


def of_whole(scene: Scene, found: Found, inner: Inner) -> Found:
    """The first five months of 2013, the last days of the war's first year: a length joins the period that it is part of."""
    led = scene.base(found.first) == "the" and scene.base(found.first + 1) in {*_ORDER, "next"}
    if found.timex is not TimexType.DURATION or not led or scene.base(found.last) != "of":
        return found
    whole = inner(scene, found.last + 1) or the_unit(scene, found.last + 1)
    good = len(whole) == 1 and whole[0].timex is TimexType.DATE and not whole[0].value.endswith("_REF")
    return replace(found, last=whole[0].last) if good else found


def part_of(scene: Scene, at: int, inner: Inner) -> list[Found]:
    """The night of Feb. 9, 1996; the morning of July 4; the week of March 3; the month of May."""
    start = at + (scene.base(at) == "the")
    noun = scene.base(start)
    if scene.base(start + 1) != "of" or noun not in {*PARTS, "week", "weekend", "month"}:
        return []
    day = inner(scene, start + 2)
    if len(day) != 1 or day[0].timex is not TimexType.DATE:
        return []
    value, timex = day[0].value, TimexType.DATE
    if noun in PARTS:
        if len(value) != 10:
            return []
        value, timex = value + PARTS[noun], TimexType.TIME
    elif noun == "month":
        return [replace(day[0], first=at)] if len(value) == 7 else []
    elif len(value) == 10 and day[0].story:
        value = iso_week(day[0].story) + ("-WE" if noun == "weekend" else "")
    else:
        return []
    return [replace(day[0], first=at, timex=timex, value=value)]
