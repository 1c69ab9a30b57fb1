"""Dates that name their day, month or year, and times of the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from stateofplay.language.calendar import HOLIDAYS, MONTHS, SEASONS, month_near, nearest, real_day
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.numerals import NumeralKind, is_hyphen, numeral_at
from stateofplay.model.document import TimexType

_IN_TIME = frozenset(
    "in since by until till last next early late mid of this from before after during through throughout to between "
    "around for".split()
)
_YEAR_CUES = _IN_TIME | frozenset("and the a an year fiscal ( - – its their his her our or / as election".split())
_VERBS_TOO = frozenset({"may", "march", "mar", "august", "april", "june", "jan", "jun"})
_NAMES_TOO = frozenset({"may", "april", "june", "august", "jan"})
_PLAIN = frozenset("january february july september october november december".split())
_FAR = 270
_NOT_AFTER_DAY = frozenset(
    "% percent million billion thousand hundred trillion years months weeks days hours people points per".split()
)
_ZONES = frozenset("et est edt pt pst pdt ct cst cdt mt gmt utc cet cest bst eet msk ist".split())


def month(scene: Scene, at: int) -> list[Found]:
    """Aug. 11; Aug. 17 and 18; Dec. 8-14; May 2025; December 15, 2025; May of last year; bare May."""
    number_of = MONTHS.get(scene.base(at), 0)
    if not number_of or not (scene.capital(at) or scene.base(at) in _PLAIN):
        return []
    last = scene.past_month(at)
    day, after = _day_number(scene, last)
    if day:
        return _days(scene, at, number_of, (day, after))
    year, after = _year_after(scene, last)
    if year:
        return [Found(at, after, TimexType.DATE, f"{year}-{number_of:02d}")]
    if not _is_month(scene, at, last):
        return []
    return [Found(at, last, TimexType.DATE, _month_value(scene, at, last, number_of))]


def _month_value(scene: Scene, at: int, last: int, number_of: int) -> str:
    if scene.coarse is None:
        return f"XXXX-{number_of:02d}"
    before = scene.base(at - 1)
    direction = 1 if before == "next" or (before != "last" and scene.tense(at, last) > 0) else -1
    if before in {"by", "until", "till"}:
        direction = 1
    return month_near(scene.coarse, number_of, direction)


def _is_month(scene: Scene, at: int, last: int) -> bool:
    """Whether a bare month word is one: not "May" the verb, "March" the walk, "June" the woman."""
    base, before = scene.base(at), scene.base(at - 1)
    if before in _IN_TIME and base not in {"mar", "jan", "jun"}:
        return True
    if before == "-" and scene.base(at - 2) in {"mid", "early", "late"}:
        return True
    if base in _VERBS_TOO and (len(base) < 4 or base in {"may", "march"}):
        noun = last < len(scene.row) and scene.row[last].text.islower() and scene.base(last) not in {"for", "on", "of", "to"}
        return before in MONTHS or (before in {"the", "a", "its", "their"} and noun)
    named = scene.capital(last) and scene.row[last].is_alpha and scene.base(last) not in MONTHS
    return not (base in _NAMES_TOO and (named or (scene.capital(at - 1) and before not in _IN_TIME)))


def _days(scene: Scene, at: int, number_of: int, found: tuple[int, int]) -> list[Found]:
    """One day of a month, and those joined to it by "and", "to" or a dash."""
    day, after = found
    year, last = _year_after(scene, after)
    value = _day_value(scene, at, last, (year, number_of, day))
    joint = scene.base(after)
    if not year and joint in {"-", "–", "to", "through", "until"}:
        second, end = _day_number(scene, after + 1)
        if second > day and value and end - after <= 4:
            year, last = _year_after(scene, end)
            value = _day_value(scene, at, last, (year, number_of, day))
            until = f"{value[:8]}{second:02d}"
            return [Found(at, last, TimexType.DATE, f"{value}/{until}", _real(value))]
    if not value:
        return []
    rows = [Found(at, last, TimexType.DATE, value, _real(value))]
    while joint in {"and", "or", ",", "&"} and not year:
        second, end = _day_number(scene, after + 1)
        if not second or second <= day or (joint == "," and scene.base(end) not in {"and", "or", ","}):
            break
        value = f"{value[:8]}{second:02d}"
        if _real(value) is None and "X" not in value:
            break
        rows.append(Found(after + 1, end, TimexType.DATE, value, _real(value)))
        day, after, joint = second, end, scene.base(end)
    return rows


def _real(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _day_value(scene: Scene, at: int, last: int, parts: tuple[int, int, int]) -> str:
    year, month_number, day = parts
    if real_day(year or 2024, month_number, day) is None:
        return ""
    if year:
        return f"{year:04d}-{month_number:02d}-{day:02d}"
    anchor = scene.coarse
    if anchor is None:
        return f"XXXX-{month_number:02d}-{day:02d}"
    tense = scene.tense(at, last)
    past = nearest(anchor, lambda y: real_day(y, month_number, day), -1)
    future = nearest(anchor, lambda y: real_day(y, month_number, day), 1)
    far = past is None or (anchor - past).days > _FAR
    chosen = future if tense > 0 and future and (past is None or (future - anchor).days <= _FAR) else past
    if tense == 0 and far and future:
        chosen = future
    return chosen.isoformat() if chosen else f"XXXX-{month_number:02d}-{day:02d}"


def _day_number(scene: Scene, at: int) -> tuple[int, int]:
    """A day of the month in digits or as an ordinal in words: (day, index behind it), (0, at) where none stands there."""
    if at >= len(scene.row) or scene.row[at].is_break:
        return 0, at
    if scene.base(at) == "the":
        at += 1
    found = numeral_at(scene.row, at) if at < len(scene.row) else None
    if found is None or (found.spelled and found.kind is not NumeralKind.ORDINAL) or found.value not in range(1, 32):
        return 0, at
    after = scene.base(found.last)
    if after in _NOT_AFTER_DAY or (after in {":", "."} and scene.glued(found.last) and scene.digits(found.last + 1)):
        return 0, at
    if after in {"a", "p"} and scene.bases(found.last, 3)[1:] == [".", "m"]:
        return 0, at
    return int(found.value), found.last


def _year_after(scene: Scene, at: int) -> tuple[int, int]:
    """The year that ends a date: ", 2025", "2025", "of last year"."""
    first = at
    if scene.base(at) in {",", "of"}:
        at += 1
    if year := plain_year(scene, at):
        return year, at + 1
    two = scene.bases(at, 2)
    step = {"last": -1, "this": 0, "next": 1}.get(two[0], 2) if len(two) == 2 and two[1] == "year" else 2
    if step < 2 and scene.coarse:
        return scene.coarse.year + step, at + 2
    return 0, first


def plain_year(scene: Scene, at: int) -> int:
    """A number of four digits that can be a year of our news or their history; 0 for any other."""
    if not scene.digits(at) or len(scene.row[at].text) != 4 or not scene.row[at].text.isdigit():
        return 0
    if scene.base(at + 1) in {":", "%", "percent"} or (scene.base(at + 1) == "/" and scene.glued(at + 1)):
        return 0
    value = int(scene.row[at].text)
    return value if 1000 <= value <= 2199 else 0


def day_first(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """15 December 2025; the 15th of December; 8-14 December; 2025-12-15; 12/15/2025."""
    if iso := _iso(scene, at):
        return [iso]
    day, after = _day_number(scene, at)
    if not day:
        return []
    joint = scene.base(after)
    second, end = _day_number(scene, after + 1) if joint in {"-", "–", "to", "and"} else (0, after)
    close = end + (scene.base(end) == "of")
    number_of = MONTHS.get(scene.base(close), 0) if scene.capital(close) else 0
    if not number_of or (scene.digits(scene.past_month(close)) and not plain_year(scene, scene.past_month(close))):
        return []
    year, last = _year_after(scene, scene.past_month(close))
    value = _day_value(scene, at, last, (year, number_of, day))
    if not value:
        return []
    if not second:
        return [Found(at, last, TimexType.DATE, value, _real(value))]
    until = f"{value[:8]}{second:02d}"
    if joint == "and":
        return [Found(at, after, TimexType.DATE, value), Found(after + 1, last, TimexType.DATE, until, _real(until))]
    return [Found(at, last, TimexType.DATE, f"{value}/{until}", _real(value))]


def _iso(scene: Scene, at: int) -> Found | None:
    parts = scene.row[at : at + 5]
    if (
        len(parts) < 5
        or not all(part.glued for part in parts[1:])
        or parts[1].text != parts[3].text
        or parts[1].text not in "-/."
    ):
        return None
    texts = [parts[0].text, parts[2].text, parts[4].text]
    if not all(text.isdigit() and text.isascii() and len(text) in {1, 2, 4} for text in texts):
        return None
    a, b, c = (int(text) for text in texts)
    if len(texts[0]) == 4:
        day = real_day(a, b, c)
    elif len(texts[2]) == 4:
        day = real_day(c, a, b) if b > 12 or (parts[1].text == "/" and a <= 12) else real_day(c, b, a)
    else:
        day = None
    return Found(at, at + 5, TimexType.DATE, day.isoformat(), day) if day else None


def year(scene: Scene, at: int) -> list[Found]:
    """A bare year ("in 2014", "the 2015 accord"), a decade ("the 1990s") or a run of years ("2014-2015")."""
    word = scene.row[at]
    if scene.base(at + 1) == "s" and scene.glued(at + 1) and word.text.endswith("0") and word.text.isdigit():
        if len(word.text) == 4 and word.text[:2] in {"17", "18", "19", "20"}:
            return [Found(at, at + 2, TimexType.DATE, word.text[:3])]
        return (
            [Found(at, at + 2, TimexType.DATE, f"19{word.text[0]}")]
            if len(word.text) == 2 and scene.base(at - 1) in "'‘"
            else []
        )
    value = plain_year(scene, at)
    after = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if not 1700 <= value <= 2100 or (word.glued and at and scene.row[at - 1].text not in "(-–/“\"'‘—["):
        return []
    if after and is_hyphen(after) and after.glued and scene.digits(at + 2) and scene.glued(at + 2):
        short = scene.row[at + 2].text
        until = int(short) if len(short) == 4 else int(word.text[:2] + short) if len(short) == 2 else 0
        return [Found(at, at + 3, TimexType.DATE, f"{value}/{until}")] if value < until <= 2199 else []
    counted = after is not None and after.text.islower() and after.lower.endswith("s") and len(after.text) > 3
    if counted and scene.base(at - 1) not in _YEAR_CUES:
        return []
    loose = at == 0 or scene.base(at - 1) in _YEAR_CUES or scene.capital(at - 1) or (after and not after.is_alpha)
    return [Found(at, at + 1, TimexType.DATE, f"{value}")] if loose or 1900 <= value <= 2050 else []


def clock(scene: Scene, at: int) -> tuple[str, int] | None:
    """A time of the clock at `at`: ("T07:30", index behind it and its zone)."""
    found = numeral_at(scene.row, at)
    if found is None or found.kind is not NumeralKind.CARDINAL or found.value not in range(25) or found.last - at > 1:
        return None
    hour, minute, last = int(found.value), 0, found.last
    if (
        scene.base(last) in {":", "."}
        and scene.glued(last)
        and scene.digits(last + 1)
        and scene.row[last + 1].text.isdecimal()
        and len(scene.row[last + 1].text) == 2
    ):
        minute = int(scene.row[last + 1].text)
        last += 2
    if "." in scene.row[at].text or minute > 59:
        return None
    half = _half_of_day(scene, last)
    if half:
        letter, last = half
        hour = hour % 12 + (12 if letter == "p" else 0)
    elif scene.base(last) == "o'clock":
        hour, last = hour + (12 if 1 <= hour <= 6 else 0), last + 1
    elif last == at + 1 or scene.row[at + 1].text != ":" or hour > 23:
        return None
    return f"T{hour:02d}:{minute:02d}", _zone(scene, last)


def _half_of_day(scene: Scene, at: int) -> tuple[str, int] | None:
    """The letter of a.m. or p.m. at `at`, and the index behind it."""
    if scene.base(at) in {"am", "pm"}:
        return scene.base(at)[0], at + 1
    if scene.bases(at, 3) in (["a", ".", "m"], ["p", ".", "m"]) and scene.glued(at + 1) and scene.glued(at + 2):
        return scene.base(at), scene.past_period(at + 3)
    return None


def _zone(scene: Scene, at: int) -> int:
    if scene.bases(at, 2) in (["local", "time"], ["eastern", "time"], ["pacific", "time"], ["central", "time"]):
        return at + 2
    return at + 1 if scene.base(at) in _ZONES and scene.row[at].text.isupper() else at


def holiday(scene: Scene, at: int) -> list[Found]:
    """Christmas; New Year's Eve; by Easter."""
    words = tuple(scene.bases(at, 4)) if scene.capital(at) else ()
    raw = tuple(word.lower for word in scene.row[at : at + 4]) if words else ()
    for size in range(4, 0, -1):
        for key in (raw[:size], words[:size]):
            day_of = HOLIDAYS.get(key)
            if day_of is None or len(key) != size:
                continue
            if key == ("new", "year") and scene.base(at - 1) not in {"the", "by", "before", "until"}:
                continue
            year_number, last = _year_after(scene, at + size)
            if year_number and 1583 <= year_number <= 9998:
                day: dt.date | None = day_of(year_number)
            else:
                day, last = _feast(scene, at, at + size), at + size
            value = day.isoformat() if day else _feast_form(day_of(2023), day_of(2024))
            return [Found(at, last, TimexType.DATE, value, day)]
    return []


def _feast_form(one: dt.date, other: dt.date) -> str:
    return (
        f"XXXX-{one.month:02d}-{one.day:02d}"
        if (one.month, one.day) == (other.month, other.day)
        else f"XXXX-{one.month:02d}-XX"
    )


def _feast(scene: Scene, at: int, last: int) -> dt.date | None:
    raw = tuple(word.lower for word in scene.row[at:last])
    day_of = HOLIDAYS.get(raw) or HOLIDAYS[tuple(scene.bases(at, last - at))]
    if scene.coarse is None:
        return None
    before = scene.base(at - 1)
    ahead = before in {"by", "until", "till", "before", "next"} or (before != "last" and scene.tense(at, last) > 0)
    back, forth = nearest(scene.coarse, day_of, -1), nearest(scene.coarse, day_of, 1)
    if ahead or back is None or forth is None:
        return forth or back
    return back if before == "last" or scene.tense(at, last) < 0 or scene.coarse - back <= forth - scene.coarse else forth


def part_of_year(scene: Scene, at: int) -> Iterator[Found]:
    """Q3 2025; the third quarter of 2025; the first half of 2026; summer 2026."""
    base = scene.base(at)
    if base in {"q", "h"} and scene.glued(at + 1) and scene.base(at + 1) in {"1", "2", "3", "4"}:
        year_number, last = _year_after(scene, at + 2)
        yield Found(at, last, TimexType.DATE, f"{year_number or 'XXXX'}-{base.upper()}{scene.base(at + 1)}")
    elif base in {"first", "second", "third", "fourth"} and scene.base(at + 1) in {"quarter", "half"}:
        year_number, last = _year_after(scene, at + 2)
        if year_number:
            letter = scene.base(at + 1)[0].upper()
            order = ("first", "second", "third", "fourth").index(base) + 1
            yield Found(at, last, TimexType.DATE, f"{year_number}-{letter}{order}")
    elif base in SEASONS:
        year_number, last = _year_after(scene, at + 1)
        if year_number:
            yield Found(at, last, TimexType.DATE, f"{year_number}-{SEASONS[base]}")
        elif (
            scene.bases(at - 2, 2)[-1:] == ["the"]
            and scene.base(at - 2) in {"in", "by", "during", "since", "until"}
            and scene.coarse
        ):
            near = scene.coarse.year
            yield Found(at, at + 1, TimexType.DATE, f"{near}-{SEASONS[base]}")
