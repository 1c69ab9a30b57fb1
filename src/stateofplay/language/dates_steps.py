"""Periods stepped to from now or from the story: "last week", "the past three years", "this fiscal year", "that month"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from stateofplay.language.calendar import (
    MONTHS,
    OPEN,
    PLURALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    add_months,
    duration,
    month_near,
    shift,
)
from stateofplay.language.dates_lengths import counted
from stateofplay.language.dates_relative import read_weekday, this_part, weekend_day
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import CLOCK_UNITS, FROM_STORY, KINDS, STEPS, unit_of
from stateofplay.model.document import TimexType

_LEADS = frozenset("the this these those a that".split())
_COUNTED = frozenset(STEPS) | frozenset("first final opening closing remaining initial entire full whole recent only".split())
_SEASON_END = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}
_SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FISCAL_START = 7
_LENGTH_STEPS = frozenset({"last", "past", "next", "coming"})
_SHORT_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


def stepped(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """A period with a stepping word, with or without an article."""
    base = scene.base(at)
    led = base in _LEADS
    led = led and (scene.base(at + 1) == "same" if base == "that" else scene.base(at + 1) in STEPS)
    way_at = at + led
    way = scene.base(way_at)
    if way not in STEPS:
        return []
    step = STEPS[way]
    if way == "same" and base not in {"the", "that", "this"}:
        return []
    noun_at = way_at + 1
    noun = scene.base(noun_at)
    if found := _named(scene, (at, noun_at), way, step):
        return found
    if way_at == at and (found := this_part(scene, at, step)):
        return found
    if noun in KINDS and scene.base(noun_at + 1) in UNITS:
        return _kind(scene, (at, noun_at), way, step)
    unit = unit_of(noun)
    if unit and noun not in PLURALS:
        return _one_unit(scene, (at, way_at, noun_at + 1), unit, step)
    return _many(scene, at, way_at)


def _named(scene: Scene, words: tuple[int, int], way: str, step: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """Next Monday, last February, this summer, the coming weekend."""
    at, noun_at = words
    noun = scene.base(noun_at)
    if noun in WEEKDAYS and scene.capital(noun_at) and noun not in _SHORT_DAYS:
        if way in {"following", "previous", "same", "that"}:
            return [_story_weekday(scene, words, step)]
        near = 1 if way in {"coming", "upcoming"} else -1 if scene.base(at) == "this" and step < 0 else step
        return [read_weekday(scene, at, noun_at, near)]
    if noun in MONTHS and scene.capital(noun_at) and not (noun in {"may", "march"} and way == "that"):
        after = scene.past_month(noun_at)
        if scene.digits(after):
            return []
        return [Found(at, after, TimexType.DATE, _month(scene, at, MONTHS[noun], way))]
    if noun in SEASONS and (noun != "spring" or scene.base(noun_at + 1) != "of") and not scene.capital(noun_at):
        return [Found(at, noun_at + 1, TimexType.DATE, f"{_season_year(scene, at, noun, way)}-{SEASONS[noun]}")]
    if noun == "weekend":
        gone = way == "this" and scene.published and scene.published.isoweekday() <= 2 and scene.tense(at, noun_at + 1) < 0
        return [weekend_day(scene, (at, noun_at + 1), -1 if gone else step)]
    return []


def _story_weekday(scene: Scene, words: tuple[int, int], step: int) -> Found:
    """The following Monday, that Friday: from the day of the story."""
    at, noun_at = words
    anchor = scene.reference(at, "day")
    moved = anchor if anchor is None else anchor + dt.timedelta(days=1 if step > 0 else -1)
    return read_weekday(_at_day(scene, moved), at, noun_at, step) if step else read_weekday(scene, at, noun_at, 2)


def _at_day(scene: Scene, day: dt.date | None) -> Scene:
    return replace(scene, published=day)


def _season_year(scene: Scene, at: int, noun: str, way: str) -> str:
    story = way in FROM_STORY
    anchor = scene.reference(at, "year") if story else scene.coarse
    if anchor is None:
        return "XXXX"
    year = anchor.year + (0 if way in {"past", "coming", "upcoming"} else STEPS[way])
    if way in {"last", "past", "previous"} and not story:
        year = anchor.year - (anchor.month <= _SEASON_END[noun])
    elif way in {"next", "coming", "upcoming", "following"}:
        year = anchor.year + (anchor.month >= _SEASON_START[noun] and not story)
    elif way == "this" and noun == "winter" and anchor.month <= 3:
        year -= 1
    return f"{year:04d}"


def _month(scene: Scene, at: int, number: int, way: str) -> str:
    anchor = scene.reference(at, "month") if way in FROM_STORY else scene.coarse
    if anchor is None:
        return f"XXXX-{number:02d}"
    step = STEPS[way]
    if not step:
        tense = scene.tense(at, at + 2)
        same = abs(number - anchor.month) <= 6
        return f"{anchor.year:04d}-{number:02d}" if same or way != "this" else month_near(anchor, number, tense or -1)
    moved = add_months(anchor.replace(day=1), step)
    return month_near(dt.date(moved[0], moved[1], 1) if moved else anchor, number, step)


def _kind(scene: Scene, words: tuple[int, int], way: str, step: int) -> list[Found]:
    """This fiscal year, last school year, the next calendar year."""
    at, kind_at = words
    kind, unit = scene.base(kind_at), scene.base(kind_at + 1)
    last = kind_at + 2
    if unit not in {"year", "quarter", "week", "month", "day"} or (kind == "election" and step):
        return []
    if kind in {"full", "whole", "entire"} and way in _LENGTH_STEPS:
        return [Found(at, last, TimexType.DURATION, duration(1, unit))]
    if kind in {"fiscal", "financial", "tax"} and unit == "year":
        return [Found(at, last, TimexType.DATE, fiscal_year(scene, step))]
    value = shift(scene.coarse, step, unit) if scene.coarse else OPEN[unit]
    return [Found(at, last, TimexType.DATE, value)]


def fiscal_year(scene: Scene, step: int) -> str:
    """The fiscal year so many on, taken to begin in July and to bear the year in which it ends."""
    if scene.coarse is None:
        return "FYXXXX"
    return f"FY{scene.coarse.year + step + (scene.coarse.month >= 10 and not step):04d}"


def _one_unit(scene: Scene, words: tuple[int, int, int], unit: str, step: int) -> list[Found]:  # noqa: C901, PLR0911 - one return for each form
    """Last week, this year, the next month, the past decade, that week."""
    at, way_at, last = words
    way = scene.base(way_at)
    the = scene.base(at) == "the" and way_at > at
    if unit in CLOCK_UNITS or (unit == "day" and way not in {"this", "previous", "preceding"}) or unit == "night":
        if unit in {"hour", "minute"} and way in {"last", "past", "next", "coming"} and the:
            return [Found(at, last, TimexType.DURATION, duration(1, unit))]
        return []
    if (unit == "day" and way == "this") or (unit == "quarter" and scene.base(last) == "of"):
        return []
    if the and (way in {"last", "past"} or (way == "next" and unit not in {"quarter", "day"})):
        if unit == "century" and way == "last":
            return [Found(at, last, TimexType.DATE, _shifted(scene.coarse, -1, unit))]
        if unit == "quarter" and way == "last":
            return [Found(at, last, TimexType.DATE, _shifted(scene.coarse, -1, unit))]
        return [Found(at, last, TimexType.DURATION, duration(1, unit))]
    if way == "past" and way_at == at:
        return []
    if way == "past":
        return (
            [Found(at, last, TimexType.DATE, _shifted(scene.coarse, -1, unit))]
            if unit not in {"year", "decade"}
            else [Found(at, last, TimexType.DURATION, duration(1, unit))]
        )
    if way == "present" or (way == "that" and unit in {"quarter", "century"}):
        return []
    if way == "same" and scene.base(last) in {"of", "in", "last"} and (other := _same_of(scene, (at, last), unit)):
        return [other]
    anchor = scene.reference(at, unit) if way in FROM_STORY else (scene.published or scene.coarse)
    if unit == "week" and scene.published is None and not (anchor and way in FROM_STORY and anchor != scene.coarse):
        anchor = None
    return [Found(at, last, TimexType.DATE, _shifted(anchor, step, unit))]


def _same_of(scene: Scene, words: tuple[int, int], unit: str) -> Found | None:
    """The same week of 2016; the same quarter last year."""
    at, last = words
    anchor = scene.reference(at, unit)
    step = last + (scene.base(last) in {"of", "in"})
    year, end = 0, step + 1
    if scene.digits(step) and len(scene.row[step].text) == 4:
        year = int(scene.row[step].text)
    elif scene.bases(step, 2) == ["last", "year"] and scene.coarse:
        year, end = scene.coarse.year - 1, step + 2
    if not anchor or not 1583 <= year <= 9998:
        return None
    moved = anchor.replace(year=year, day=min(anchor.day, 28))
    if unit == "week":
        moved = dt.date.fromisocalendar(year, min(anchor.isocalendar()[1], 52), 1)
    return Found(at, end, TimexType.DATE, shift(moved, 0, unit))


def _shifted(anchor: dt.date | None, step: int, unit: str) -> str:
    return (shift(anchor, step, unit) if anchor else "") or OPEN[unit]


def _many(scene: Scene, at: int, way_at: int) -> list[Found]:
    """The past three weeks, the last few days, the next two years, these past months."""
    way = scene.base(way_at)
    if way in {"this", "that", "same", "current", "present"}:
        return []
    if way_at == at and scene.base(way_at + 1) in {"a", "an", "another", "one", "some", "many"}:
        return []
    count = counted(scene, way_at + 1)
    if count is not None and not count.joined and count.last > way_at + 2:
        return [Found(at, count.last, TimexType.DURATION, count.code)]
    noun = scene.base(way_at + 1)
    if noun in PLURALS and (way_at > at or way in {"subsequent", "previous"}) and noun != "seconds":
        return [Found(at, way_at + 2, TimexType.DURATION, duration(None, PLURALS[noun]))]
    return []


def lengths_with_article(scene: Scene, at: int) -> list[Found]:
    """The three months, the first two years, the final days, these two weeks, the first 100 days."""
    if scene.base(at) not in {"the", "these", "those", "first"}:
        return []
    start = at + (scene.base(at) != "first")
    ordered = scene.base(start) in _COUNTED
    count = counted(scene, start + ordered)
    if count is not None and not count.joined and (count.value is None or count.value > 1 or ordered):
        plural = scene.base(count.last - 1) in PLURALS
        return [Found(at, count.last, TimexType.DURATION, count.code)] if plural else []
    noun = scene.base(start + 1)
    if ordered and noun in PLURALS and scene.base(start) in {"final", "closing", "opening", "last"} and start > at:
        return [Found(at, start + 2, TimexType.DURATION, duration(None, PLURALS[noun]))]
    return []
