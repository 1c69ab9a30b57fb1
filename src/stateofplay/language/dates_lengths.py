"""Lengths of time and repetitions ("four years", "every week"), and what counts from a day by a length ("two weeks ago")."""

from __future__ import annotations

import datetime as dt

from stateofplay.language.calendar import PLURALS, UNITS, WEEKDAYS, duration, shift
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.numerals import NumeralKind, is_hyphen, numeral_at
from stateofplay.model.document import TimexType

_VAGUE = frozenset("several few many some".split())
_ADVERB_SETS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
                "hourly": "PT1H", "everyday": "P1D", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W"}  # fmt: skip
_OF_LENGTH = frozenset(
    "for in within after over under than about nearly almost roughly around a an least most of the every".split()
)
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_NEARER = {"earlier": -1, "before": -1, "previously": -1, "later": 1, "afterwards": 1, "afterward": 1, "after": 1, "hence": 1}


def unit_of(word: str) -> str:
    """The unit of time that a word names, in the singular; "" for none."""
    return word if word in UNITS else PLURALS.get(word, "")


def length(scene: Scene, at: int) -> list[Found]:
    """Four years; several weeks; 90 days; half an hour; two-day; and counted from a day: two weeks ago, three days later."""
    counted = _count(scene, at)
    if counted is None:
        return []
    count, last = counted
    if last < len(scene.row) and is_hyphen(scene.row[last]) and scene.glued(last) and scene.glued(last + 1):
        last += 1
    unit = unit_of(scene.base(last))
    noun, last = scene.base(last), last + 1
    if not unit or _is_age(scene, last) or (noun == "second" and count == 1):
        return []
    if found := _from_here(scene, (at, last), count, unit):
        return [found]
    if scene.base(at) in {"a", "an", "one"} and not _is_length(scene, at, unit):
        return [Found(at, last, TimexType.SET, duration(1, unit))] if _is_rate(scene, at) and scene.base(at) != "one" else []
    if scene.base(at) == "per":
        return []
    value = duration(count, unit)
    return [Found(at, last, TimexType.DURATION, value)] if value else []


def _count(scene: Scene, at: int) -> tuple[float | None, int] | None:  # noqa: PLR0911 - one return for each form
    """How many: (None for an unknown count, index of the unit)."""
    base, after = scene.base(at), scene.base(at + 1)
    if base == "half" and after in {"a", "an"} and unit_of(scene.base(at + 2)):
        return 0.5, at + 2
    if base in _VAGUE:
        return None, at + 1 + (after in {"more", "long", "short", "recent"})
    if base in {"a", "an"}:
        if after == "few":
            return None, at + 2
        if scene.bases(at + 1, 2) == ["couple", "of"]:
            return 2, at + 3
        if unit_of(after) or after in {"full", "single", "whole"}:
            return 1, at + 1 + (not unit_of(after))
    found = numeral_at(scene.row, at)
    if found is None or found.kind is NumeralKind.ORDINAL or abs(found.value) > 10**9:
        return None
    return found.value, found.last + (
        scene.base(found.last) in {"more", "full", "long", "straight", "whole", "consecutive", "working"}
    )


def _is_age(scene: Scene, last: int) -> bool:
    return scene.bases(last, 2) in (["-", "old"], ["of", "age"]) or scene.base(last) == "old"


def _is_length(scene: Scene, at: int, unit: str) -> bool:
    before = scene.base(at - 1)
    if scene.base(at) == "one":
        return unit != "day" or before in _OF_LENGTH
    return before in _OF_LENGTH - {"about", "of"} and not scene.digits(at - 2)


def _is_rate(scene: Scene, at: int) -> bool:
    """Whether "a year" here is "each year": behind a number, a sum or a count of times."""
    before = scene.base(at - 1)
    return scene.digits(at - 1) or before in {
        "million",
        "billion",
        "percent",
        "times",
        "twice",
        "once",
        "dollars",
        "euros",
        "pounds",
        "%",
    }


def _from_here(scene: Scene, words: tuple[int, int], count: float | None, unit: str) -> Found | None:
    """An expression that counts from the day of publication ("ago", "from now", "in three days") or of the story ("later")."""
    at, last = words
    base, before = scene.base(last), scene.base(at - 1)
    if base == "ago":
        return _counted(scene.published or scene.coarse, (at, last + 1), _signed(count, -1), unit)
    if scene.bases(last, 2) == ["from", "now"]:
        return _counted(scene.published or scene.coarse, (at, last + 2), _signed(count, 1), unit)
    if base in _NEARER and (base in {"earlier", "later", "hence"} or _closes(scene, last + 1)):
        end = last + 2 if scene.base(last + 1) == "on" else last + 1
        return _counted(scene.reached, (at, end), _signed(count, _NEARER[base]), unit)
    if before == "in" and scene.tense(at - 1, last) > 0 and base not in {"of", "in"}:
        return _counted(scene.published, (at, last), _signed(count, 1), unit)
    return None


def _signed(count: float | None, sign: int) -> int | None:
    return None if count is None else sign * int(count)


def _closes(scene: Scene, at: int) -> bool:
    return at >= len(scene.row) or scene.row[at].text in ".,;:)" or scene.row[at].is_break


def _counted(anchor: dt.date | None, words: tuple[int, int], count: int | None, unit: str) -> Found:
    if unit in _CLOCK_UNITS:
        return Found(*words, TimexType.TIME, (anchor.isoformat() if anchor else "XXXX-XX-XX") + "TXX", anchor)
    if anchor is None or count is None:
        fine = {"year": "XXXX", "decade": "XXX", "month": "XXXX-XX", "quarter": "XXXX-XX"}
        return Found(*words, TimexType.DATE, fine.get(unit, "XXXX-XX-XX"))
    value = shift(anchor, count, unit) or "XXXX"
    return Found(*words, TimexType.DATE, value, dt.date.fromisoformat(value) if len(value) == 10 else None)


def repeated(scene: Scene, at: int) -> list[Found]:
    """Every week, each Monday, per year, daily, every two weeks."""
    base = scene.base(at)
    if base in _ADVERB_SETS:
        return [Found(at, at + 1, TimexType.SET, _ADVERB_SETS[base])]
    if base not in {"every", "each", "per"}:
        return []
    noun = scene.base(at + 1)
    if noun in WEEKDAYS and scene.capital(at + 1) and base != "per":
        return [Found(at, at + 2, TimexType.SET, f"XXXX-WXX-{WEEKDAYS[noun]}")]
    if noun in UNITS and noun != "second":
        return [Found(at, at + 2, TimexType.SET, duration(1, noun))]
    if noun == "other" and scene.base(at + 2) in UNITS:
        return [Found(at, at + 3, TimexType.SET, duration(2, scene.base(at + 2)))]
    return [Found(at, f.last, TimexType.SET, f.value) for f in length(scene, at + 1) if f.timex is TimexType.DURATION]


def bare_length(scene: Scene, at: int) -> list[Found]:
    """For months, after decades of, within hours, weeks ago, hours before: a length without a count."""
    noun = scene.base(at)
    unit = PLURALS.get(noun, "")
    if not unit or unit == "second" or noun in {"quarters", "nights"}:
        return []
    if found := _from_here(scene, (at, at + 1), None, unit):
        return [found]
    before = scene.base(at - 1)
    loose = before in {"for", "after", "within", "over", "took", "taken", "takes", "lasted", "despite", "following"}
    if loose or scene.base(at + 1) in {"before", "after", "of"}:
        return [Found(at, at + 1, TimexType.DURATION, duration(None, unit))]
    return []
