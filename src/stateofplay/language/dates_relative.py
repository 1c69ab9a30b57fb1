"""Days that count from now or from the story: weekdays, "yesterday", "overnight", "the same evening", parts of days."""

from __future__ import annotations

import datetime as dt

from stateofplay.language.calendar import MONTHS, PARTS, WEEKDAYS, add_days, weekday, weekend
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import STEPS
from stateofplay.model.document import TimexType

_FEASTS = frozenset("super black ash bloody fat cyber giving palm shrove maundy good easter small holy spy big".split())
_SHORT = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_TITLES = frozenset("times herald telegraph mirror mail express post star world sun morning night tribune journal".split())
_INTO = frozenset("into to and - –".split())
_PART_LEADS = frozenset("in during by until through throughout since from all of for on before after over into and at".split())
_NOWADAYS = frozenset("unlike than of until".split())


def week_day(scene: Scene, at: int) -> list[Found]:
    """Monday; Monday night; Monday of last week; a Monday in May is left to its parts."""
    base = scene.base(at)
    if base not in WEEKDAYS or not scene.capital(at) or _is_name(scene, at, base):
        return []
    return [read_weekday(scene, at, at, 2)]


def _is_name(scene: Scene, at: int, base: str) -> bool:
    """Whether the weekday is part of a name ("Super Tuesday", "the Sunday Times", a person) or "sun", "sat", "wed"."""
    if base in _SHORT:
        full = scene.base(at + 1) == "." and scene.glued(at + 1) and base not in {"sat", "sun"}
        return not (full or _before_date(scene, at))
    after = scene.base(at + 1)
    if scene.capital(at - 1) and scene.base(at - 1) in _FEASTS and scene.row[at - 1].is_alpha:
        return True
    name = scene.capital(at + 1) and scene.row[at + 1].is_alpha
    if name and after in _TITLES and after not in PARTS:
        return True
    before_name = scene.capital(at - 1) and scene.row[at - 1].is_alpha and scene.base(at - 2) not in {".", "", "\n"}
    possessed = scene.row[at].lower == base
    verb = after in {"said", "told", "says", "wrote", "okoro"}
    return before_name and name and possessed and not verb and after not in MONTHS and scene.base(at - 1) not in WEEKDAYS and (
        scene.base(at - 1) not in MONTHS
    ) and scene.row[at - 1].text[0].isupper() and scene.base(at - 1) not in _CAPITAL_LEADS  # fmt: skip


_CAPITAL_LEADS = frozenset("on by last next this late early since until and before after from in p.m a.m m the".split())


def _before_date(scene: Scene, at: int) -> bool:
    after = scene.past_period(at + 1)
    after += scene.base(after) == ","
    return scene.base(after) in MONTHS or scene.digits(after)


def read_weekday(scene: Scene, first: int, at: int, step: int) -> Found:
    """The weekday at `at`; `step` -1, 0, +1 says last, this, next; 2 that the clause decides."""
    number = WEEKDAYS[scene.base(at)]
    last = scene.past_period(at + 1) if scene.base(at) in _SHORT else at + 1
    anchor = scene.published
    weeks = _week_named(scene, last)
    day: dt.date | None = None
    if weeks is not None:
        shown, last = weeks
        day = add_days(anchor, 7 * shown - anchor.isoweekday() + number) if anchor else None
    elif anchor is not None and step in {-1, 1}:
        day = weekday(anchor, number, step, strict=True)
    elif anchor is not None:
        day = weekday(anchor, number, _direction(scene, (first, at, last), step))
    part, last = day_part(scene, last)
    value = (day.isoformat() if day else f"XXXX-WXX-{number}") + part
    return Found(first, last, TimexType.TIME if part else TimexType.DATE, value, day)


def _direction(scene: Scene, words: tuple[int, int, int], step: int) -> int:
    first, at, last = words
    before = scene.base(first - 1)
    owner = scene.row[at].lower != scene.base(at)
    tense = 0 if before == "before" else scene.tense(first, last, 4 if owner else 14)
    return tense or (1 if step == 0 else -1)


def _week_named(scene: Scene, at: int) -> tuple[int, int] | None:
    """Which week "of last week" or "next week" after a weekday means: (weeks from now, index behind)."""
    start = at + (scene.base(at) == "of")
    two = scene.bases(start, 2)
    if len(two) == 2 and two[1] == "week" and two[0] in {"last", "this", "next"}:
        return STEPS[two[0]], start + 2
    return None


def day_part(scene: Scene, at: int) -> tuple[str, int]:
    """The part of the day that stands at `at` ("night", "in the morning"): its TIMEX3 code, and the index behind it."""
    start = at
    if scene.base(at) in {"early", "late", "mid"} and scene.base(at + 1) in PARTS:
        start = at + 1
    elif scene.base(at) in {"early", "late"} and scene.bases(at + 1, 2) == ["in", "the"]:
        start = at + 3
    elif scene.bases(at, 2) in (["in", "the"], ["at", "night"], ["at", "noon"], ["at", "midnight"], ["during", "the"]):
        start = at + (2 if scene.base(at + 1) == "the" else 1)
    if scene.base(start) == "-" and scene.base(start + 1) in PARTS:
        start += 1
    if scene.base(start) in PARTS and not (scene.capital(start) and scene.base(start) not in {"morning", "night", "evening"}):
        return PARTS[scene.base(start)], start + 1
    return "", at


def near_day(scene: Scene, at: int) -> list[Found]:
    """Today, tonight, yesterday evening, overnight (Sunday into Monday), the same evening, the next day."""
    base = scene.base(at)
    if base in _DAYS:
        return _deictic(scene, at, base)
    if base == "overnight":
        return [_overnight(scene, at)]
    first = at + (base == "the")
    if scene.base(first) in {"that", "this"} and scene.base(first + 1) == "same":
        first += 1
    way, noun = scene.base(first), scene.base(first + 1)
    if base == "the" and noun in {"very", "same"} and scene.base(first + 2) in {*PARTS, "day"}:
        first, noun = first + 1, scene.base(first + 2)
    if noun != "day" and not (noun in PARTS and len(PARTS[noun]) == 3):
        return _part_alone(scene, at)
    step = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1, "very": 0}.get(way, 2)
    if step == 2 or (way == "that" and noun == "dawn"):
        return _part_alone(scene, at)
    return [_dated((at, first + 2), scene.reference(at, "day"), step, PARTS.get(noun, "") if noun != "day" else "")]


def _deictic(scene: Scene, at: int, base: str) -> list[Found]:
    if base == "today" and _means_nowadays(scene, at):
        return [Found(at, at + 1, TimexType.DATE, "PRESENT_REF")]
    day = add_days(scene.published, _DAYS[base]) if scene.published else None
    part, last = ("TNI", at + 1) if base == "tonight" else day_part(scene, at + 1)
    value = (day.isoformat() if day else "XXXX-XX-XX") + part
    return [Found(at, last, TimexType.TIME if part else TimexType.DATE, value, day)]


def _means_nowadays(scene: Scene, at: int) -> bool:
    """Whether "today" is these days: "than today", "Today there is", "today's youth"; not "said today"."""
    if scene.base(at - 1) in _NOWADAYS:
        return True
    if scene.row[at].lower == "today's":
        return scene.base(at + 1) in {
            "world",
            "society",
            "youth",
            "economy",
            "standards",
            "money",
            "dollars",
            "terms",
            "workers",
        }
    opens = at == 0 or scene.row[at - 1].text in ".\n“\"!?'‘"
    now = scene.base(at + 1 + (scene.base(at + 1) == ",")) in {"it", "there", "they", "most", "many", "about", "some", "only"}
    return opens and now and scene.base(at + 2) in {"is", "are", "has", "have", "of", "only", "percent", "there", "people"}


def _dated(words: tuple[int, int], anchor: dt.date | None, step: int, part: str = "") -> Found:
    day = add_days(anchor, step) if anchor else None
    value = (day.isoformat() if day else "XXXX-XX-XX") + part
    return Found(*words, TimexType.TIME if part else TimexType.DATE, value, day)


def _overnight(scene: Scene, at: int) -> Found:
    """Overnight: the night that ends on the day of publication, or on the later of the days named after it (RULES.md 36)."""
    last, day = at + 1, None
    skip = at + 1 + (scene.base(at + 1) in {"from", "on", "into", "to", "between"})
    first = WEEKDAYS.get(scene.base(skip), 0) if scene.capital(skip) else 0
    if first:
        last = skip + 1
        second = WEEKDAYS.get(scene.base(last + 1), 0) if scene.base(last) in _INTO else 0
        last, first = (last + 2, second) if second else (last, first)
        tense = scene.tense(at, last) or -1
        day = weekday(scene.published, first, tense) if scene.published else None
        return Found(at, last, TimexType.TIME, (day.isoformat() if day else f"XXXX-WXX-{first}") + "TNI", day)
    return _dated((at, last), scene.published, 0, "TNI")


def this_part(scene: Scene, at: int, step: int) -> list[Found]:
    """This morning, last night, late last night."""
    noun = scene.base(at + 1)
    if noun in PARTS and scene.base(at) in {"this", "last"} and (step == 0 or noun in {"night", "evening"}):
        return [_dated((at, at + 2), scene.published, step, PARTS[noun])]
    return []


def _part_alone(scene: Scene, at: int) -> list[Found]:
    """In the morning, the evening of July 4, afternoon trading, at night, the early hours of Monday."""
    base = scene.base(at)
    noun_at = at + (base == "the")
    if base == "the" and scene.base(at + 1) in {"early", "late", "small", "wee"}:
        noun_at += 1
    noun = scene.base(noun_at)
    part = PARTS.get(noun, "")
    if noun == "hours" and scene.base(noun_at - 1) in {"early", "small", "wee", "late"} and base == "the":
        part = "TMO" if scene.base(noun_at - 1) != "late" else "TEV"
        noun_at += scene.bases(noun_at + 1, 3) == ["of", "the", "morning"] and 3
        noun_at += scene.base(noun_at + 1) == "morning"
    if part[:1] != "T" or len(part) != 3 or (scene.capital(noun_at) and not scene.capital(at)):
        return []
    if found := _of_day(scene, at, noun_at + 1, part):
        return [found]
    if base == "the":
        if scene.base(at - 1) not in _PART_LEADS or not scene.closes(noun_at + 1) or scene.base(noun_at + 1) == "of":
            return []
    elif not _stands_alone(scene, at, noun):
        return []
    return [_dated((at, noun_at + 1), scene.reference(at, "day"), 0, part)]


def _stands_alone(scene: Scene, at: int, noun: str) -> bool:
    """At night, by dawn, afternoon trading: a part of the day without an article."""
    before = scene.base(at - 1)
    if noun in {"night", "dawn", "dusk", "lunchtime", "nightfall", "daybreak", "sunrise", "sunset", "midday", "midafternoon"}:
        return before in {"at", "by", "until", "before", "after", "around", "till", "since", "about", "from", "to", "toward"}
    traded = scene.base(at + 1) in {"trading", "trade", "rush", "session", "prayers", "commute", "deals"}
    return traded or (before in {"by", "until", "since"} and scene.closes(at + 1))


def _of_day(scene: Scene, at: int, last: int, part: str) -> Found | None:
    """The night of Feb. 9, the morning of that day: the day decides, the part of it stays."""
    start = last + 1 if scene.base(last) in {"of", "on"} else 0
    if not start or start >= len(scene.row):
        return None
    if scene.base(start) in WEEKDAYS and scene.capital(start):
        day = read_weekday(scene, start, start, 2)
        if day.timex is TimexType.DATE:
            return Found(at, day.last, TimexType.TIME, day.value + part, day.story)
    if scene.base(start) in {"yesterday", "today", "tomorrow"}:
        day = _deictic(scene, start, scene.base(start))[0]
        return Found(at, day.last, TimexType.TIME, day.value[:10] + part, day.story)
    return None


def weekend_day(scene: Scene, words: tuple[int, int], step: int) -> Found:
    """The weekend so many weeks on."""
    value = weekend(scene.published, step) if scene.published else "XXXX-WXX-WE"
    return Found(*words, TimexType.DATE, value, _saturday(scene, step))


def _saturday(scene: Scene, step: int) -> dt.date | None:
    return add_days(scene.published, 6 - scene.published.isoweekday() + 7 * step) if scene.published else None


def the_weekend(scene: Scene, at: int) -> list[Found]:
    """Over the weekend, at the weekend: the last one, or the coming one where the clause looks ahead; weekend talks."""
    start = at + (scene.base(at) == "the")
    if scene.base(start) not in {"weekend", "weekend's"} or (start == at and scene.base(at - 1) in {"a", "long"}):
        return []
    if start == at and scene.base(at - 1) not in {"the", "on", "of", "in", "over", "during", "after", "this", "by", "at"}:
        return []
    if start > at and not scene.closes(start + 1):
        return []
    if scene.bases(start + 1, 2) == ["before", "last"]:
        return [weekend_day(scene, (at, start + 3), -2)]
    late = scene.published is not None and scene.published.isoweekday() >= 4
    ahead = scene.tense(at, start + 1) > 0 or (scene.base(at - 1) == "at" and late and not scene.tense(at, start + 1))
    started = scene.published is not None and scene.published.isoweekday() >= 6
    return [weekend_day(scene, (at, start + 1), 0 if ahead or started else -1)]
