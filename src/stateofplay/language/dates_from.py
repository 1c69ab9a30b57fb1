"""What counts from a day by a length: "two weeks ago", "three days later", "a year from now", "the day before"."""

from __future__ import annotations

import datetime as dt
import re

from stateofplay.language.calendar import OPEN, PARTS, first_day, shift
from stateofplay.language.dates_lengths import Count, bare, counted
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import CLOCK_UNITS, unit_of
from stateofplay.model.document import TimexType

_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_NEARER = {"earlier": -1, "before": -1, "previously": -1, "later": 1, "afterwards": 1, "afterward": 1, "after": 1, "hence": 1,
           "thereafter": 1, "sooner": -1, "beforehand": -1}  # fmt: skip
_SURE = frozenset("earlier later hence previously afterwards afterward thereafter".split())
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def from_length(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """A length and the word that counts it from a day."""
    count = counted(scene, at)
    if count is None:
        found = bare(scene, at)
        unit = unit_of(scene.base(at))
        if not unit or (not found and scene.base(at + 1) != "ago") or scene.base(at + 1) == "-":
            return _adjective(scene, at)
        count = Count(None, unit, at + 1)
    if count.joined:
        return []
    last = count.last
    base = scene.base(last)
    if base == "or" and scene.base(last + 1) in {"so", "more"}:
        last, base = last + 2, scene.base(last + 2)
    if base == "ago" or (
        base == "back" and scene.closes(last + 1) and scene.base(last + 1) not in {"to", "in", "from", "on", "at"}
    ):
        return [_ago(scene, (at, last + 1), count)]
    if scene.bases(last, 2) in (["from", "now"], ["from", "today"]):
        if count.value is None:
            return [Found(at, last + 2, TimexType.DATE, "FUTURE_REF")]
        return [_moved(scene, (at, last + 2), count, (scene.published or scene.coarse, 1))]
    if base in _NEARER and (base in _SURE or _ends_here(scene, last + 1)):
        return [_nearer(scene, (at, last + 1), count, _NEARER[base])]
    return []


def _adjective(scene: Scene, at: int) -> list[Found]:
    """The year-earlier quarter, the year-ago period."""
    unit = unit_of(scene.base(at))
    if unit in {"year", "month", "week"} and scene.base(at + 1) == "-" and scene.base(at + 2) in {"earlier", "ago"}:
        base = scene.reference(at, unit) if scene.base(at + 2) == "earlier" else scene.published or scene.coarse
        return [Found(at, at + 3, TimexType.DATE, (shift(base, -1, unit) if base else "") or OPEN[unit])]
    return []


def _ends_here(scene: Scene, at: int) -> bool:
    """Whether nothing follows that "before" and "after" could take: "two days before." but not "two days before the vote"."""
    return at >= len(scene.row) or scene.row[at].text in '.,;:)!?”"' or scene.row[at].is_break or scene.base(at) in {
        "and", "but", "when", "in", "at", "on", "by", "with", "for", "to"
    }  # fmt: skip


def _ago(scene: Scene, words: tuple[int, int], count: Count) -> Found:
    if count.value is None:
        return Found(*words, TimexType.DATE, "PAST_REF")
    return _moved(scene, words, count, (scene.published or scene.coarse, -1))


def _nearer(scene: Scene, words: tuple[int, int], count: Count, sign: int) -> Found:
    if count.value is None:
        if count.unit in CLOCK_UNITS:
            return _clock(scene, words, count, sign)
        return Found(*words, TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count.unit in CLOCK_UNITS:
        return _clock(scene, words, count, sign)
    found = _moved(scene, words, count, (scene.reference(words[0], count.unit), sign))
    if len(scene.prior) == 3 and count.unit == "decade":
        return Found(*words, TimexType.DATE, found.value[:3])
    return found


def _clock(scene: Scene, words: tuple[int, int], count: Count, sign: int) -> Found:
    """Six hours later: from the last time of the clock, where one was told."""
    if _CLOCK.match(scene.day) and count.value is not None and "T24" not in scene.day and count.value < 10**5:
        moved = dt.datetime.fromisoformat(scene.day[:16]) + dt.timedelta(seconds=sign * count.value * _SECONDS[count.unit])
        return Found(*words, TimexType.TIME, moved.isoformat()[:16], moved.date())
    day = scene.reference(words[0], "day")
    return Found(*words, TimexType.TIME, (day.isoformat() if day else OPEN["day"]) + "TXX", day)


def _moved(scene: Scene, words: tuple[int, int], count: Count, way: tuple[dt.date | None, int]) -> Found:
    """The day, week, month or year that lies the count away from the anchor."""
    anchor, sign = way
    if count.unit in CLOCK_UNITS:
        day = (anchor.isoformat() if anchor and anchor == scene.published else "XXXX-XX-XX") + "TXX"
        return Found(*words, TimexType.TIME, day, anchor)
    value, unit = count.value or 0, count.unit
    if unit in {"decade", "century"}:
        value, unit = value * (10 if unit == "decade" else 100), "year"
    if value != int(value):
        value, unit = (value * 12, "month") if unit == "year" else (value, unit)
    shown = shift(anchor, sign * int(value), unit) if anchor else ""
    story = first_day(shown) if len(shown) == 10 and "W" not in shown else None
    return Found(*words, TimexType.DATE, shown or OPEN[unit], story)


def day_beside(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """The day before; the night before; the year after; the day after tomorrow."""
    noun, way = scene.base(at + 1), scene.base(at + 2)
    if way not in {"before", "after", "earlier"} or scene.base(at) not in {"the", "a", "an"}:
        return []
    sign = 1 if way == "after" else -1
    if noun == "day" and scene.base(at + 3) in {"yesterday", "tomorrow"}:
        return [_moved(scene, (at, at + 4), Count(2, "day", at), (scene.published, sign))]
    if scene.base(at) != "the" or (way == "earlier" and not _ends_here(scene, at + 3)):
        return []
    if not _ends_here(scene, at + 3) and noun not in {"day", "night", "week", "morning", "evening"}:
        return []
    if noun in PARTS and len(PARTS[noun]) == 3:
        found = _moved(scene, (at, at + 3), Count(1, "day", at), (scene.reference(at, "day"), sign))
        return [Found(at, at + 3, TimexType.TIME, found.value + PARTS[noun], found.story)]
    unit = unit_of(noun)
    if not unit or unit in CLOCK_UNITS or noun != unit:
        return []
    return [_moved(scene, (at, at + 3), Count(1, unit, at), (scene.reference(at, unit), sign))]
