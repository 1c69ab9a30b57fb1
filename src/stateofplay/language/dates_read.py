"""Which reader reads what: the time expressions that begin at one word, with the words that widen them and the clock beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from stateofplay.language import (
    dates_absolute,
    dates_clock,
    dates_edges,
    dates_feasts,
    dates_from,
    dates_lengths,
    dates_relative,
    dates_sets,
    dates_steps,
    dates_vague,
    dates_years,
)
from stateofplay.language.calendar import HOLIDAYS, MONTHS, PARTS, SEASONS, WEEKDAYS, real_day
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import NUMBER_DECADES, STEPS, unit_of
from stateofplay.language.numerals import SCALES, TEENS, TENS, UNITS
from stateofplay.model.document import TimexType

Reader = Callable[[Scene, int], list[Found]]

_DAY_VALUE = 10
_NUMBER_WORDS = frozenset([*UNITS, *TEENS, *TENS, *SCALES])
_STARTERS = (
    frozenset([*MONTHS, *WEEKDAYS, *PARTS, *SEASONS, *STEPS, *NUMBER_DECADES, *dates_sets.PERIODIC])
    | {key[0] for key in HOLIDAYS}
    | {day + "s" for day in WEEKDAYS}
    | _NUMBER_WORDS
    | dates_vague.FIRST_WORDS
    | dates_edges.FIRST_WORDS
    | frozenset(
        "a an another each every per half quarter several few many numerous countless multiple various dozens "
        "hundreds thousands scores tens couple all today yesterday tomorrow tonight overnight the that these those "
        "once twice thrice semi bi fiscal financial fy q h year weekend tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty fifth sixth seventh eighth ninth "
        "midweek year's dawn millions weeklong monthlong yearlong daylong hourlong nightlong decadelong decadeslong".split()
    )
)
_JOIN_DAY = frozenset("on ,".split())
_JOIN_CLOCK = frozenset("at".split())


def starts(scene: Scene, at: int) -> bool:
    """Whether a time expression may begin with the word at `at`: a quick look."""
    word = scene.row[at]
    if word.is_digits or word.text in "'‘½":
        return True
    if not word.is_alpha:
        return False
    base = word.base
    return base in _STARTERS or bool(unit_of(base))


def read(scene: Scene, at: int) -> list[Found]:
    """The time expressions that begin at word `at`, as one stretch or a joined list; empty where none does."""
    if not starts(scene, at):
        return []
    if timed := _clock(scene, at):
        return [timed]
    for widened in (_modified, _softened):
        if found := widened(scene, at):
            return _with_clock(scene, found)
    for reader in _READERS:
        if found := reader(scene, at):
            return _finished(scene, found)
    return []


def _finished(scene: Scene, found: list[Found]) -> list[Found]:
    found = _with_clock(scene, _with_date(scene, found))
    return [*found[:-1], dates_edges.of_whole(scene, found[-1], _inner)]


def _inner(scene: Scene, at: int) -> list[Found]:
    """A date or part of a day without what widens it."""
    if not 0 <= at < len(scene.row) or not starts(scene, at):
        return []
    for reader in _DATES:
        if found := reader(scene, at):
            return _with_date(scene, found)
    return []


def _modified(scene: Scene, at: int) -> list[Found]:
    if scene.base(at) not in dates_edges.FIRST_WORDS:
        return []
    return dates_edges.modified(scene, at, _inner)


def _softened(scene: Scene, at: int) -> list[Found]:
    if scene.base(at) not in dates_edges.FIRST_WORDS:
        return []
    return dates_edges.softened(scene, at, _timed)


def _timed(scene: Scene, at: int) -> list[Found]:
    if at >= len(scene.row):
        return []
    timed = _clock(scene, at)
    return [timed] if timed else dates_from.from_length(scene, at) or _inner(scene, at)


def _numbers(scene: Scene, at: int) -> list[Found]:
    return dates_absolute.day_first(scene, at) or (dates_years.year(scene, at) if scene.digits(at) else [])


def _part_of(scene: Scene, at: int) -> list[Found]:
    return dates_edges.part_of(scene, at, _plain)


def _plain(scene: Scene, at: int) -> list[Found]:
    """As `_inner`, without "the week of", so that nothing nests without end."""
    if not 0 <= at < len(scene.row) or not starts(scene, at):
        return []
    found = (found for reader in _DATES if reader is not _part_of and (found := reader(scene, at)))
    return _with_date(scene, next(found, []))


def _year_end(scene: Scene, at: int) -> list[Found]:
    """By year's end, year-end, month-end."""
    noun = scene.base(at)
    if noun not in {"year", "month", "week"}:
        return []
    own = scene.row[at].lower == noun + "'s"
    end_at = at + 1 + (scene.base(at + 1) == "-")
    if scene.base(end_at) != "end" or not (own or end_at > at + 1 or scene.base(at - 1) in {"by", "at", "until", "before"}):
        return []
    anchor = scene.coarse
    cut = {"year": 4, "month": 7}.get(noun, 0)
    if not cut:
        return []
    return [Found(at, end_at + 1, TimexType.DATE, anchor.isoformat()[:cut] if anchor else "XXXX-XX"[:cut])]


_DATES: tuple[Reader, ...] = (
    dates_from.day_beside,
    dates_from.from_length,
    dates_relative.near_day,
    _part_of,
    dates_steps.stepped,
    dates_feasts.holiday,
    dates_relative.week_day,
    dates_absolute.month,
    dates_years.fiscal,
    dates_years.part_of_year,
    dates_years.the_decade,
    _numbers,
    dates_years.season,
    dates_relative.the_weekend,
    dates_absolute.day_alone,
    _year_end,
)
_READERS: tuple[Reader, ...] = (
    dates_vague.reference,
    dates_sets.plural_days,
    dates_sets.repeated,
    *_DATES,
    dates_years.the_period,
    dates_steps.lengths_with_article,
    dates_lengths.whole,
    dates_lengths.length,
    dates_lengths.bare,
)


def _with_date(scene: Scene, found: list[Found]) -> list[Found]:
    """Monday, Dec. 15: the weekday and its date are one expression, and the date decides."""
    if not found:
        return found
    one = found[0]
    if len(found) > 1 or one.timex is not TimexType.DATE or scene.base(one.last - 1) not in WEEKDAYS | {".": 0}:
        return found
    number = WEEKDAYS.get(scene.base(one.last - 1)) or WEEKDAYS.get(scene.base(one.last - 2), 0)
    start = one.last + (scene.base(one.last) == ",")
    start += scene.base(start) == "the" and scene.digits(start + 1)
    if start >= len(scene.row) or not number or scene.row[one.last - 1].lower.endswith("'s"):
        return found
    dated = dates_absolute.month(scene, start) or (dates_absolute.day_first(scene, start) if _may_be_day(scene, start) else [])
    if len(dated) == 1 and len(dated[0].value) == _DAY_VALUE:
        return [_agreeing(scene, replace(dated[0], first=one.first), number)]
    return found


def _may_be_day(scene: Scene, at: int) -> bool:
    return scene.digits(at) or scene.base(at) in {"the", "first", "second", "third"}


def _agreeing(scene: Scene, found: Found, number: int) -> Found:
    """The date in the year next to its own in which it falls on the weekday named, where its own does not."""
    day = found.story
    told = len(scene.row[found.last - 1].text) == 4 and scene.digits(found.last - 1)
    if day is None or told or day.isoweekday() == number:
        return found
    for year in (day.year + 1, day.year - 1):
        other = real_day(year, day.month, day.day)
        if other and other.isoweekday() == number:
            return replace(found, value=other.isoformat(), story=other)
    return found


def _with_clock(scene: Scene, found: list[Found]) -> list[Found]:
    """Monday at 5 p.m.: the clock belongs to the day."""
    one = found[-1]
    start = one.last
    if one.timex is not TimexType.DATE or len(one.value) != _DAY_VALUE or "W" in one.value or one.story is None:
        return found
    joined = scene.base(start) in _JOIN_CLOCK
    start += joined
    if start >= len(scene.row):
        return found
    timed = dates_clock.clock(scene, start)
    if timed is None or (scene.row[start].glued and not joined):
        return found
    return [*found[:-1], replace(one, last=timed[1], timex=TimexType.TIME, value=one.value + timed[0])]


def _clock(scene: Scene, at: int) -> Found | None:
    """12:01 a.m. Tuesday; noon on Sept. 27; 7 a.m. alone is that of the day the story has reached."""
    base = scene.base(at)
    if not (scene.digits(at) or base in _NUMBER_WORDS or base in dates_clock.NAMED or base in {"a", "half", "quarter"}):
        return None
    timed = dates_clock.clock(scene, at)
    if timed is None:
        return None
    value, last = timed
    zone = scene.base(last) in dates_clock.ZONES and scene.row[last].text.isupper()
    start = last + zone
    start += scene.base(start) in _JOIN_DAY
    if start < len(scene.row) and _leads_day(scene, start):
        for reader in (dates_relative.near_day, dates_relative.week_day, dates_steps.stepped, dates_absolute.month, _numbers):
            dated = reader(scene, start)
            if len(dated) == 1 and len(dated[0].value) == _DAY_VALUE and "W" not in dated[0].value:
                day = _with_date(scene, dated)[0]
                return replace(day, first=at, timex=TimexType.TIME, value=day.value + value)
    reached = _day_of_clock(scene, at, last)
    last = _with_part(scene, last, value)
    return Found(at, last, TimexType.TIME, (reached.isoformat() if reached else "XXXX-XX-XX") + value, reached)


def _day_of_clock(scene: Scene, at: int, last: int) -> dt.date | None:
    """The day of a time told alone: that named behind its zone, that of the report for a stamp, else that of the story."""
    if scene.bases(last, 2) == ["local", "time"] and scene.base(last + 2) == "on":
        dated = dates_relative.week_day(scene, last + 3) if last + 3 < len(scene.row) else []
        if dated and dated[0].story:
            return dated[0].story
    stamp = scene.digits(at) and (at == 0 or scene.row[at - 1].is_break) and not scene.row[last - 1].is_alpha
    return scene.published if stamp else scene.reference(at, "day")


def _leads_day(scene: Scene, at: int) -> bool:
    base = scene.base(at)
    if base == "the":
        return scene.base(at + 1) in {"next", "same", "following", "previous"} and scene.base(at + 2) == "day"
    return (
        scene.capital(at)
        or base in {"today", "tomorrow", "yesterday", "last", "next", "this"}
        or (scene.digits(at) and scene.base(at + 1) in MONTHS)
    )


def _with_part(scene: Scene, last: int, value: str) -> int:
    """10 o'clock in the morning; 5 a.m. this morning stays two."""
    in_part = scene.bases(last, 2) == ["in", "the"] and scene.base(last + 2) in {"morning", "afternoon", "evening"}
    return last + 3 if in_part and value[1:].replace(":", "").isdecimal() else last
