"""Time expressions and what they mean, as TIMEX3 has it (Pustejovsky et al., ISO 24617-1).

Relative expressions count from the day of publication; "later", "earlier", "the same day" from the day that the story has
reached (the last weekday or "yesterday" before them). Weekdays, and months and days without a year, are past unless their
clause looks ahead. A week is the ISO week as an interval, a weekend is its Saturday. Without a day of publication a value
keeps its unknown parts as X: "XXXX-WXX-1" for Monday, "XXXX-12-25", "XXXX-XX-XX" for yesterday, "XXXX-WXX" for last week.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from stateofplay.language import dates_absolute as absolute
from stateofplay.language import dates_lengths as lengths
from stateofplay.language import dates_relative as relative
from stateofplay.language.calendar import MONTHS, WEEKDAYS, real_day, week
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.numerals import Word, is_hyphen, words
from stateofplay.model.dates import PartialDate
from stateofplay.model.document import CleanText, DateMention, TimexType
from stateofplay.model.span import Span

_MODIFIERS = frozenset("early late mid".split())
_EDGES = frozenset("beginning start end middle close".split())
_LATER = frozenset("later earlier".split())
_JOIN_DAY = frozenset("on , at".split())


def find(clean: CleanText, text: str, published: PartialDate | None) -> tuple[DateMention, ...]:
    """All time expressions, left to right, not overlapping.

    Args:
        clean: the text to match on.
        text: the report's text, which the spans point into.
        published: when the report appeared; None where that is unknown.
    """
    mentions: list[DateMention] = []
    for first, last, found in _scan(words(clean.text), published):
        start, end = clean.span(first, last)
        mentions.append(DateMention(Span.of(text, start, end), found.timex, found.value))
    return tuple(mentions)


def _scan(row: Sequence[Word], published: PartialDate | None) -> list[tuple[int, int, Found]]:
    day = published.day if published else None
    scene = Scene(row, day, None, published.first_day if published else None)
    rows: list[tuple[int, int, Found]] = []
    at = 0
    while at < len(row):
        found = read(scene, at)
        for one in found:
            rows.append((row[one.first].start, _end(row, one), one))
            if one.story is not None and _tells(scene, one):
                scene = replace(scene, story=one.story)
        at = max(at + 1, found[-1].last) if found else at + 1
    return rows


def _tells(scene: Scene, found: Found) -> bool:
    """Whether the story moves to that day: a weekday or a day counted from now, not one named by its month."""
    named = any(scene.base(at) in MONTHS for at in range(found.first, found.last))
    return not named and not scene.digits(found.first)


def _end(row: Sequence[Word], found: Found) -> int:
    word = row[found.last - 1]
    return word.end - 2 if word.lower.endswith("'s") and word.base != "year" else word.end


def read(scene: Scene, at: int) -> list[Found]:
    """The time expressions that begin at word `at`, as one stretch or a joined list; empty where none does."""
    word = scene.row[at]
    if not (word.is_alpha or word.is_digits):
        return []
    if timed := _clock(scene, at):
        return [timed]
    if modified := _modified(scene, at):
        return [modified]
    for reader in _READERS:
        if found := reader(scene, at):
            return _with_clock(scene, _with_date(scene, found))
    return []


def _weekdays(scene: Scene, at: int) -> list[Found]:
    base = scene.base(at)
    return relative.week_day(scene, at) if base in WEEKDAYS or base[:-1] in WEEKDAYS else []


def _numbers(scene: Scene, at: int) -> list[Found]:
    if found := lengths.length(scene, at):
        return found
    if found := absolute.day_first(scene, at):
        return found
    return absolute.year(scene, at) if scene.digits(at) else []


def _seasons(scene: Scene, at: int) -> list[Found]:
    return list(absolute.part_of_year(scene, at)) or (relative.the_weekend(scene, at) if scene.base(at) == "weekend" else [])


_READERS: tuple[Callable[[Scene, int], list[Found]], ...] = (
    relative.near_day,
    relative.stepped,
    lengths.repeated,
    absolute.holiday,
    _weekdays,
    absolute.month,
    _numbers,
    _seasons,
    lengths.bare_length,
)


def _with_date(scene: Scene, found: list[Found]) -> list[Found]:
    """Monday, Dec. 15: the weekday and its date are one expression, and the date decides."""
    one = found[0]
    if len(found) > 1 or scene.base(one.first) not in WEEKDAYS or one.timex is not TimexType.DATE:
        return found
    start = one.last + (scene.base(one.last) == ",")
    if start >= len(scene.row):
        return found
    dated = absolute.month(scene, start) or (absolute.day_first(scene, start) if scene.digits(start) else [])
    if len(dated) == 1 and len(dated[0].value) == 10:
        return [_agreeing(replace(dated[0], first=one.first), WEEKDAYS[scene.base(one.first)])]
    return found


def _agreeing(found: Found, number: int) -> Found:
    """The date in the year next to its own in which it falls on the weekday named, where its own does not."""
    day = found.story
    if day is None or day.isoweekday() == number:
        return found
    for year in (day.year + 1, day.year - 1):
        other = real_day(year, day.month, day.day)
        if other and other.isoweekday() == number:
            return replace(found, value=other.isoformat(), story=other)
    return found


def _with_clock(scene: Scene, found: list[Found]) -> list[Found]:
    """Monday at 5 p.m.: the clock belongs to the day."""
    one = found[-1]
    start = one.last + (scene.base(one.last) == ",")
    start += scene.base(start) in _JOIN_DAY
    if one.timex is not TimexType.DATE or len(one.value) != 10 or start >= len(scene.row):
        return found
    timed = absolute.clock(scene, start)
    if timed is None:
        return found
    return [*found[:-1], replace(one, last=timed[1], timex=TimexType.TIME, value=one.value + timed[0])]


def _clock(scene: Scene, at: int) -> Found | None:
    """12:01 a.m. Tuesday; noon on Sept. 27; 7 a.m. alone is that of the day the story has reached."""
    base = scene.base(at)
    if base in {"noon", "midnight", "midday"}:
        value, last = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[base], at + 1
    else:
        timed = absolute.clock(scene, at)
        if timed is None:
            return None
        value, last = timed
    start = last + (scene.base(last) in _JOIN_DAY)
    if start < len(scene.row) and (scene.capital(start) or scene.base(start) in {"today", "tomorrow", "yesterday"}):
        for reader in (relative.near_day, _weekdays, absolute.month):
            dated = reader(scene, start)
            if len(dated) == 1 and len(dated[0].value) == 10:
                return replace(_with_date(scene, dated)[0], first=at, timex=TimexType.TIME, value=dated[0].value + value)
    day: dt.date | None = scene.reached
    return Found(at, last, TimexType.TIME, (day.isoformat() if day else "XXXX-XX-XX") + value)


def _modified(scene: Scene, at: int) -> Found | None:
    """Early 2026, mid-March, late Monday, end of the year, later this week: the modifier joins the expression."""
    base = scene.base(at)
    start = at + 1
    if base in _MODIFIERS:
        if start < len(scene.row) and is_hyphen(scene.row[start]):
            start += 1
    elif base in _EDGES and scene.base(start) == "of":
        start += 1
        if scene.base(start) == "the" and scene.base(start + 1) in {"year", "month", "week"}:
            return _period_end(scene, at, start + 1)
    elif base not in _LATER:
        return None
    start += scene.base(start) in {"on", "in"} and base in _MODIFIERS | _LATER
    if start >= len(scene.row):
        return None
    for reader in (relative.stepped, relative.near_day, absolute.holiday, _weekdays, absolute.month, _years, _seasons):
        inner = reader(scene, start)
        if len(inner) == 1:
            last = inner[0].last
            if base in _MODIFIERS and inner[0].timex is TimexType.SET:
                return None
            return replace(inner[0], first=at, last=last)
    return None


def _years(scene: Scene, at: int) -> list[Found]:
    return absolute.year(scene, at) if scene.digits(at) else []


def _period_end(scene: Scene, at: int, noun: int) -> Found | None:
    inner = {"year": 4, "month": 7}.get(scene.base(noun), 0)
    if scene.published is None:
        return Found(at, noun + 1, TimexType.DATE, {"year": "XXXX", "month": "XXXX-XX"}.get(scene.base(noun), "XXXX-WXX"))
    if not inner:
        return Found(at, noun + 1, TimexType.DATE, week(scene.published, 0))
    return Found(at, noun + 1, TimexType.DATE, scene.published.isoformat()[:inner])
