"""Time expressions that count from a day: weekdays, "last week", "yesterday", "overnight", "the same evening"."""

from __future__ import annotations

import datetime as dt

from stateofplay.language.calendar import (
    MONTHS,
    PARTS,
    SEASONS,
    WEEKDAYS,
    add_days,
    add_months,
    duration,
    month_near,
    shift,
    week,
    weekday,
    weekend,
)
from stateofplay.language.dates_lengths import length, unit_of
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.model.document import TimexType

_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
}
_FEASTS = frozenset("super black ash bloody fat cyber giving palm shrove maundy".split())
_SHORT = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def week_day(scene: Scene, at: int) -> list[Found]:
    """Monday; Monday night; Monday of last week; Sunday into Monday; Mondays."""
    base = scene.base(at)
    if not scene.capital(at) and (base in _SHORT or base[:-1] in _SHORT):
        return []
    if base.endswith("days") and base[:-1] in WEEKDAYS:
        return [Found(at, at + 1, TimexType.SET, f"XXXX-WXX-{WEEKDAYS[base[:-1]]}")]
    if scene.capital(at - 1) and scene.base(at - 1) in _FEASTS:
        return []
    if base not in WEEKDAYS or (base in _SHORT and not _before_date(scene, at)):
        return []
    return [_week_day(scene, at, at, WEEKDAYS[base], 2)]


def _before_date(scene: Scene, at: int) -> bool:
    after = scene.past_period(at + 1)
    after += scene.base(after) == ","
    return scene.base(after) in MONTHS or scene.digits(after)


def _week_day(scene: Scene, first: int, at: int, number: int, step: int) -> Found:
    """The weekday at `at`; `step` -1, 0, +1 says last, this, next; 2 that the clause decides."""
    last = scene.past_period(at + 1) if scene.base(at) in _SHORT else at + 1
    anchor = scene.published
    weeks = _week_named(scene, last)
    if weeks is not None:
        shown, last = weeks
        day = weekend(anchor, shown) + dt.timedelta(days=number - 6) if anchor else None
    elif anchor is None:
        day = None
    elif step in {-1, 1}:
        day = weekday(anchor, number, step, strict=True)
    else:
        before = scene.base(at - 1)
        tense = (0 if before == "before" else scene.tense(first, last, 4 if scene.row[at].lower != scene.base(at) else 14)) or (
            1 if step == 0 else -1
        )
        day = weekday(anchor, number, tense)
    part, last = _part(scene, last)
    value = (day.isoformat() if day else f"XXXX-WXX-{number}") + part
    return Found(first, last, TimexType.TIME if part else TimexType.DATE, value, day)


def _week_named(scene: Scene, at: int) -> tuple[int, int] | None:
    """Which week "of last week" or "next week" after a weekday means: (weeks from now, index behind)."""
    start = at + (scene.base(at) == "of")
    two = scene.bases(start, 2)
    if len(two) == 2 and two[1] == "week" and two[0] in {"last", "this", "next"}:
        return _STEPS[two[0]], start + 2
    return None


def _part(scene: Scene, at: int) -> tuple[str, int]:
    """The part of the day that stands at `at` ("night"): its TIMEX3 code, and the index behind it."""
    start = at + 1 if scene.base(at) in {"early", "late"} and scene.base(at + 1) in PARTS else at
    if scene.bases(at, 2) in (["in", "the"], ["at", "night"]):
        start = at + (2 if scene.base(at) == "in" else 1)
    return (PARTS[scene.base(start)], start + 1) if scene.base(start) in PARTS else ("", at)


def near_day(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """Today, tonight, yesterday evening, overnight (Sunday into Monday), the same evening, the next day."""
    base = scene.base(at)
    if base in _DAYS:
        day = add_days(scene.published, _DAYS[base]) if scene.published else None
        part, last = ("TNI", at + 1) if base == "tonight" else _part(scene, at + 1)
        value = (day.isoformat() if day else "XXXX-XX-XX") + part
        return [Found(at, last, TimexType.TIME if part else TimexType.DATE, value, day)]
    if base == "overnight":
        return [_overnight(scene, at)]
    two = scene.bases(at + 1, 2)
    if base == "the" and two[:1] == ["same"] and two[1:] and (two[1] in PARTS or two[1] == "day"):
        return [_reached(scene, (at, at + 3), 0, PARTS.get(two[1], ""))]
    if (
        base == "the"
        and two[:1]
        and two[0] in {"next", "following", "previous"}
        and two[1:]
        and (two[1] in PARTS or two[1] == "day")
    ):
        return [_reached(scene, (at, at + 3), -1 if two[0] == "previous" else 1, PARTS.get(two[1], ""))]
    if base == "the" and two in (["day", "before"], ["day", "after"]):
        step = -1 if two[1] == "before" else 1
        if scene.base(at + 3) in {"yesterday", "tomorrow"}:
            return [_dated((at, at + 4), scene.published, 2 * step)]
        return [_reached(scene, (at, at + 3), step, "")]
    if base == "that" and two[:1] and (two[0] == "day" or (two[0] in PARTS and two[0] != "noon")):
        return [_reached(scene, (at, at + 2), 0, PARTS.get(two[0], ""))]
    return []


def _dated(words: tuple[int, int], anchor: dt.date | None, step: int, part: str = "") -> Found:
    day = add_days(anchor, step) if anchor else None
    value = (day.isoformat() if day else "XXXX-XX-XX") + part
    return Found(*words, TimexType.TIME if part else TimexType.DATE, value, day)


def _reached(scene: Scene, words: tuple[int, int], step: int, part: str) -> Found:
    return _dated(words, scene.reached, step, part)


def _overnight(scene: Scene, at: int) -> Found:
    """Overnight: the night that ends on the day of publication, or on the later of the days named after it."""
    last, day = at + 1, None
    skip = at + 1 + (scene.base(at + 1) in {"from", "on", "into", "to", "between"})
    first = WEEKDAYS.get(scene.base(skip), 0) if scene.capital(skip) else 0
    if first:
        last = skip + 1
        second = WEEKDAYS.get(scene.base(last + 1), 0) if scene.base(last) in {"into", "to", "and", "-", "–"} else 0
        last, first = (last + 2, second) if second else (last, first)
        tense = scene.tense(at, last) or -1
        day = weekday(scene.published, first, tense) if scene.published else None
        return Found(at, last, TimexType.DATE, day.isoformat() if day else f"XXXX-WXX-{first}", day)
    return _dated((at, last), scene.published, 0, "TNI")


def stepped(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """Last week, this month, next Monday, the coming weekend, last February, this morning, the past three weeks."""
    base = scene.base(at)
    if base in {"a", "the", "this"} and scene.base(at + 1) in {
        "past",
        "coming",
        "last",
        "next",
        "upcoming",
        "following",
        "previous",
    }:
        inner = stepped(scene, at + 1)
        keep = base == "this"
        return [Found(at if keep else f.first, f.last, f.timex, f.value, f.story) for f in inner]
    if base not in _STEPS:
        return []
    step, noun = _STEPS[base], scene.base(at + 1)
    anchor = scene.reached if base in {"following", "previous"} else scene.published
    if noun in WEEKDAYS and scene.capital(at + 1) and noun not in _SHORT:
        near = 0 if base in {"this", "coming", "upcoming"} else step
        return [_week_day(scene, at, at + 1, WEEKDAYS[noun], 1 if base in {"coming", "upcoming"} else near)]
    if noun in MONTHS and scene.capital(at + 1) and step:
        return [Found(at, scene.past_month(at + 1), TimexType.DATE,
                      _month(scene, MONTHS[noun], step))]  # fmt: skip
    if noun in SEASONS:
        year = (
            f"{scene.coarse.year + (step if base != 'last' or not _season_past(scene, noun) else 0)}"
            if scene.coarse
            else "XXXX"
        )
        return [Found(at, at + 2, TimexType.DATE, f"{year}-{SEASONS[noun]}")]
    if noun == "weekend":
        return [_weekend(scene, (at, at + 2), step)]
    if noun in PARTS and base in {"this", "last"} and (base == "this" or noun in {"night", "evening"}):
        return [_dated((at, at + 2), scene.published, step, PARTS[noun])]
    return _span_of_time(scene, at, anchor, step)


def _season_past(scene: Scene, noun: str) -> bool:
    return (
        scene.coarse is not None
        and scene.coarse.month > {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}[noun]
    )


def _month(scene: Scene, number: int, step: int) -> str:
    if scene.coarse is None:
        return f"XXXX-{number:02d}"
    moved = add_months(scene.coarse.replace(day=1), step)
    anchor = dt.date(moved[0], moved[1], 1) if moved else scene.coarse
    return month_near(anchor, number, step)


def _weekend(scene: Scene, words: tuple[int, int], step: int) -> Found:
    day = weekend(scene.published, step) if scene.published else None
    return Found(*words, TimexType.DATE, day.isoformat() if day else "XXXX-WXX-WE", day)


def the_weekend(scene: Scene, at: int) -> list[Found]:
    """Over the weekend, at the weekend: the last one, or the coming one where the clause looks ahead."""
    if scene.base(at - 1) != "the" or scene.base(at - 2) not in {
        "over",
        "at",
        "on",
        "during",
        "through",
        "by",
        "after",
        "before",
        "of",
    }:
        return []
    ahead = scene.tense(at, at + 1) > 0
    started = scene.published is not None and scene.published.isoweekday() >= 6
    return [_weekend(scene, (at, at + 1), 0 if ahead or started else -1)]


def _span_of_time(scene: Scene, at: int, anchor: dt.date | None, step: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """Last week, this year; the past three weeks."""
    noun = scene.base(at + 1)
    unit = unit_of(noun)
    if unit and noun == unit and unit not in _CLOCK_UNITS | {"night", "century"}:
        if unit == "day" or (scene.base(at) == "past" and scene.base(at - 1) == "the"):
            return [Found(at, at + 2, TimexType.DURATION, duration(1, unit))] if unit != "day" else []
        if unit == "week":
            return [Found(at, at + 2, TimexType.DATE, week(anchor, step) if anchor else "XXXX-WXX")]
        base = anchor or scene.coarse
        if unit == "quarter":
            moved = add_months(base, 3 * step) if base else None
            return [Found(at, at + 2, TimexType.DATE, f"{moved[0]}-Q{(moved[1] + 2) // 3}" if moved else "XXXX-QX")]
        if unit == "decade":
            return [Found(at, at + 2, TimexType.DATE, f"{base.year // 10 + step}" if base else "XXX")]
        value = shift(base, step, unit) if base else ""
        return [Found(at, at + 2, TimexType.DATE, value or ("XXXX-XX" if unit == "month" else "XXXX"))]
    if step and scene.base(at) != "this":
        return [Found(at, f.last, TimexType.DURATION, f.value) for f in length(scene, at + 1) if f.timex is TimexType.DURATION]
    return []
