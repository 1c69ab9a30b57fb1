"""Dates that name their month or day: "Aug. 11", "March 2013", "15 December", "2025-12-15", "the 15th"."""

from __future__ import annotations

import datetime as dt

from stateofplay.language.calendar import MONTHS, month_near, nearest, real_day
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.numerals import NumeralKind, numeral_at
from stateofplay.model.document import TimexType

_IN_TIME = frozenset(
    "in since by until till last next early late mid of this from before after during through throughout to between "
    "around for than as".split()
)
YEAR_CUES = _IN_TIME | frozenset("and the a an year fiscal ( - – its their his her our or / as election".split())
_VERBS_TOO = frozenset({"may", "march", "mar", "august", "april", "june", "jan", "jun"})
_NAMES_TOO = frozenset({"may", "april", "june", "august", "jan"})
_PLAIN = frozenset("january february july september october november december".split())
_FAR = 270
_SAME_SENTENCE = 8
_SOON = 4
_NOT_AFTER_DAY = frozenset(
    "% percent million billion thousand hundred trillion years months weeks days hours people points per".split()
)


def month(scene: Scene, at: int) -> list[Found]:
    """Aug. 11; Aug. 17 and 18; Dec. 8-14; May 2025; December 15, 2025; May of last year; bare May."""
    number_of = MONTHS.get(scene.base(at), 0)
    if not number_of or not (scene.capital(at) or scene.base(at) in _PLAIN):
        return []
    last = scene.past_month(at)
    day, after = _day_number(scene, last)
    if day:
        return _days(scene, at, number_of, (day, after))
    year, after = year_after(scene, last)
    if year:
        return [Found(at, after, TimexType.DATE, f"{year}-{number_of:02d}")]
    if not _is_month(scene, at, last):
        return []
    return [Found(at, last, TimexType.DATE, _month_value(scene, at, last, number_of))]


def _month_value(scene: Scene, at: int, last: int, number_of: int) -> str:
    if scene.coarse is None:
        return f"XXXX-{number_of:02d}"
    if shared := _shared_year(scene, last):
        return f"{shared}-{number_of:02d}"
    before = scene.base(at - 1)
    if told := _told_year(scene, at):
        return f"{told}-{number_of:02d}"
    tense = 0 if before in {"next", "last"} else scene.tense(at, last)
    soon = tense == 0 and before != "last" and 0 < (number_of - scene.coarse.month) % 12 <= _SOON
    direction = 1 if before == "next" or tense > 0 or soon else -1
    if before in {"by", "until", "till"} and tense >= 0:
        direction = 1
    return month_near(scene.coarse, number_of, direction)


def _shared_year(scene: Scene, last: int) -> int:
    """The year behind the month that this one is joined to: "between May and July 2012"; 0 without."""
    if scene.base(last) not in {"and", "to", "-", "–", "or", "through", "until"} or scene.base(last + 1) not in MONTHS:
        return 0
    step = scene.past_month(last + 1)
    day, after = _day_number(scene, step)
    return year_after(scene, after if day else step)[0]


def _told_year(scene: Scene, at: int) -> int:
    """The year of the date told just before in the sentence, where it is a year long past or to come; 0 without."""
    if scene.coarse is None or not scene.prior or at - scene.prior_at > _SAME_SENTENCE or len(scene.prior) < 4:
        return 0
    tense = 0 if scene.base(at - 1) in {"until", "till", "to", "through"} else scene.tense(at, at + 1)
    if any(scene.ends_clause(word) for word in range(scene.prior_at, at)):
        return 0
    year = int(scene.prior[:4]) if scene.prior[:4].isdecimal() else scene.coarse.year
    return year if (year < scene.coarse.year - 1 and tense <= 0) or (year > scene.coarse.year and tense >= 0) else 0


def _is_month(scene: Scene, at: int, last: int) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether a bare month word is one: not "May" the verb, "March" the walk, "June" the woman."""
    base, before = scene.base(at), scene.base(at - 1)
    if before in _IN_TIME and base not in {"mar", "jan", "jun"}:
        return True
    if before == "-" and scene.base(at - 2) in {"mid", "early", "late"}:
        return True
    if scene.row[at].lower != base and scene.capital(at) and base not in {"may", "march", "june", "april", "august"}:
        return True
    if base in _VERBS_TOO and (len(base) < 4 or base in {"may", "march"}):
        noun = last < len(scene.row) and scene.row[last].text.islower() and scene.base(last) not in {"for", "on", "of", "to"}
        if base == "march" and scene.row[at - 1].text.islower() and scene.base(last) not in {"on", "for"}:
            return at > 0 and (before not in {"the", "a"} or noun)
        plain = at > 0 and base == "may" and scene.row[at - 1].text.islower() and scene.closes(at - 1) and scene.closes(last)
        return before in MONTHS or plain or (before in {"the", "a", "its", "their"} and noun)
    named = scene.capital(last) and scene.row[last].is_alpha and scene.base(last) not in MONTHS
    if base in _NAMES_TOO and before == "," and scene.base(at - 2) not in MONTHS:
        return False
    if before in {"the", "a", "an", "its", "his", "their", "her"} and base in _NAMES_TOO:
        return len(base) > 3 and not named
    return not (base in _NAMES_TOO and (named or (scene.capital(at - 1) and before not in _IN_TIME)))


def _days(scene: Scene, at: int, number_of: int, found: tuple[int, int]) -> list[Found]:
    """One day of a month, and those joined to it by "and", "to" or a dash."""
    day, after = found
    year, last = year_after(scene, after)
    value = _day_value(scene, at, last, (year, number_of, day))
    joint = scene.base(after)
    if not year and joint in {"-", "–", "to", "through", "until"}:
        second, end = _day_number(scene, after + 1)
        if second > day and value and end - after <= 4:
            year, last = year_after(scene, end)
            value = _day_value(scene, at, last, (year, number_of, day))
            until = f"{value[:8]}{second:02d}"
            if _real(until) or "X" in until:
                return [
                    Found(at, after, TimexType.DATE, value, _real(value)),
                    Found(after + 1, last, TimexType.DATE, until, _real(until)),
                ]
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
    if past and (shared := _shared_year(scene, last)):
        return f"{shared:04d}-{month_number:02d}-{day:02d}"
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


def year_after(scene: Scene, at: int) -> tuple[int, int]:
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
    if (
        scene.base(at + 1) in {"%", "percent"}
        or (scene.base(at + 1) == ":" and scene.digits(at + 2))
        or (scene.base(at + 1) == "/" and scene.glued(at + 1))
    ):
        return 0
    value = int(scene.row[at].text)
    return value if 1000 <= value <= 2199 else 0


def day_first(scene: Scene, at: int) -> list[Found]:
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
    year, last = year_after(scene, scene.past_month(close))
    value = _day_value(scene, at, last, (year, number_of, day))
    if not value:
        return []
    if not second:
        return [Found(at, last, TimexType.DATE, value, _real(value))]
    until = f"{value[:8]}{second:02d}"
    return [Found(at, after, TimexType.DATE, value), Found(after + 1, last, TimexType.DATE, until, _real(until))]


def day_alone(scene: Scene, at: int) -> list[Found]:
    """The 15th: a day of the month that the story is in."""
    if scene.base(at) != "the" or scene.base(at - 1) not in {"on", "by", "until", "since", "from", "to", "before", "after"}:
        return []
    day, last = _day_number(scene, at + 1)
    if not day or not scene.digits(at + 1) or last != at + 3 or not scene.closes(last) or scene.base(last) == "of":
        return []
    anchor = scene.reference(at, "month")
    real = real_day(anchor.year, anchor.month, day) if anchor else None
    return [Found(at, last, TimexType.DATE, real.isoformat() if real else f"XXXX-XX-{day:02d}", real)]


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
