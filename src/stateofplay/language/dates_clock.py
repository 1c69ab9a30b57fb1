"""Times of the clock: "10:30 a.m.", "noon", "14:05", "half past three", "1430 GMT", "7.30pm"."""

from __future__ import annotations

from stateofplay.language.dates_scene import Scene
from stateofplay.language.numerals import NumeralKind, numeral_at

NAMED = {"noon": "T12:00", "midday": "TMI", "midnight": "T24:00"}
ZONES = frozenset("et est edt pt pst pdt ct cst cdt mt gmt utc cet cest bst eet msk ist jst hkt aest aedt z".split())
_PAST = {"past": 1, "after": 1, "to": -1, "before": -1}
_AT = frozenset("at by until till from since before after around about between and to".split())
_AFTER_NUMBER = frozenset(
    "% percent per million billion thousand points point years year months days hours minutes seconds times euros dollars "
    "pounds yen degrees miles km m metres meters goals votes seats runs to".split()
)


def clock(scene: Scene, at: int) -> tuple[str, int] | None:  # noqa: C901, PLR0911 - one return for each form
    """A time of the clock at `at`: ("T07:30", index behind it), its zone left out."""
    if scene.base(at) in NAMED:
        return NAMED[scene.base(at)], at + 1
    if past := _past(scene, at):
        return past
    found = numeral_at(scene.row, at) if at < len(scene.row) else None
    if found is None or found.kind is not NumeralKind.CARDINAL or found.last - at > 1:
        return None
    if scene.digits(at) and len(scene.row[at].text) == 4 and scene.row[at].text.isdigit():
        return _military(scene, at)
    hour, minute, last = _hour(scene, at, found.last, found.value)
    if hour < 0:
        return None
    bare = last == at + 1
    if half := _half_of_day(scene, last):
        return (f"T{hour % 12 + (12 if half[0] == 'p' else 0):02d}:{minute:02d}", half[1]) if hour <= 12 else None
    if scene.base(last) == "o'clock":
        return _oclock(scene, hour, last + 1)
    if scene.base(at) in {"ten", "eleven", "twelve"} or found.spelled or hour > 23:
        return None
    dotted = "." in scene.row[at].text
    if dotted and (scene.base(at - 1) not in {"at", "by", "until", "till"} or scene.base(last) in _AFTER_NUMBER):
        return None
    if bare and not dotted:
        return _shared(scene, at, hour, last)
    if not dotted and scene.row[at + 1].text != ":":
        return None
    return None if scene.base(last) == ":" and scene.glued(last) else (f"T{hour:02d}:{minute:02d}", last)


def _hour(scene: Scene, at: int, last: int, value: float) -> tuple[int, int, int]:
    """Hour, minute and the index behind; hour -1 where there is none."""
    text = scene.row[at].text
    if "." in text:
        whole, _, part = text.partition(".")
        good = len(part) == 2 and int(part) < 60 and whole.isdigit() and int(whole) < 25
        return (int(whole), int(part), last) if good else (-1, 0, last)
    if value not in range(25):
        return -1, 0, last
    if (
        scene.base(last) in {":", "."}
        and scene.glued(last)
        and scene.glued(last + 1)
        and scene.digits(last + 1)
        and scene.row[last + 1].text.isdecimal()
        and len(scene.row[last + 1].text) == 2
    ):
        minute = int(scene.row[last + 1].text)
        seconds = scene.base(last + 2) == ":" and scene.glued(last + 2) and scene.digits(last + 3)
        return (int(value), minute, last + (4 if seconds else 2)) if minute < 60 else (-1, 0, last)
    return int(value), 0, last


def _half_of_day(scene: Scene, at: int) -> tuple[str, int] | None:
    """The letter of a.m. or p.m. at `at`, and the index behind it."""
    if scene.base(at) in {"am", "pm"} and (scene.glued(at) or scene.row[at].text.isupper() or scene.base(at) == "pm"):
        return scene.base(at)[0], at + 1
    if scene.base(at) == "am" and scene.digits(at - 1):
        return "a", at + 1
    if scene.bases(at, 3) in (["a", ".", "m"], ["p", ".", "m"]) and scene.glued(at + 1) and scene.glued(at + 2):
        return scene.base(at), scene.past_period(at + 3)
    return None


def _oclock(scene: Scene, hour: int, last: int) -> tuple[str, int]:
    two = scene.bases(last, 3)
    if two[:2] == ["in", "the"] and two[2:] and two[2] in {"morning", "afternoon", "evening"}:
        return f"T{hour % 12 + (0 if two[2] == 'morning' else 12):02d}:00", last + 3
    if two[:2] == ["at", "night"]:
        return f"T{hour % 12 + (12 if hour > 5 else 0):02d}:00", last + 2
    return f"T{hour + (12 if 1 <= hour <= 6 else 0):02d}:00", last


def _shared(scene: Scene, at: int, hour: int, last: int) -> tuple[str, int] | None:
    """The first of "2 to 4 p.m.", "9-11 a.m.": it shares the half of the day."""
    if scene.base(last) not in {"to", "-", "–", "and"} or hour > 12:
        return None
    if scene.base(last) == "and" and scene.base(at - 1) != "between":
        return None
    if not scene.digits(last + 1) or scene.digits(at - 2):
        return None
    end = last + 2
    if scene.base(end) in {":", "."} and scene.glued(end) and scene.digits(end + 1):
        end += 2
    half = _half_of_day(scene, end)
    if half is None:
        return None
    return f"T{hour % 12 + (12 if half[0] == 'p' else 0):02d}:00", last


def _military(scene: Scene, at: int) -> tuple[str, int] | None:
    """1430 GMT, 0800 local time."""
    text = scene.row[at].text
    zoned = scene.base(at + 1) in ZONES and scene.row[at + 1].text.isupper()
    zoned = (
        zoned or scene.bases(at + 1, 2) == ["local", "time"] or (scene.base(at + 1) in {"hours", "hrs"} and text[0] in "012")
    )
    if not zoned or int(text[:2]) > 23 or int(text[2:]) > 59 or (text[:2] in {"19", "20"} and scene.base(at + 1) == "hours"):
        return None
    return f"T{text[:2]}:{text[2:]}", at + 1


def _past(scene: Scene, at: int) -> tuple[str, int] | None:
    """Half past three, a quarter to eight, ten past six."""
    start = at + (scene.base(at) == "a")
    base, way = scene.base(start), scene.base(start + 1)
    if way not in {"past", "to"} or (base == "quarter" and start == at and scene.base(at - 1) not in _AT):
        return None
    minutes = {"half": 30, "quarter": 15, "ten": 10, "five": 5, "twenty": 20}.get(base, 0)
    if not minutes or (way == "to" and base != "quarter"):
        return None
    hour = numeral_at(scene.row, start + 2) if start + 2 < len(scene.row) else None
    if hour is None or hour.value not in range(1, 13) or hour.last != start + 3:
        return None
    total = int(hour.value) * 60 + _PAST[way] * minutes
    if half := _half_of_day(scene, hour.last):
        return f"T{total // 60 % 12 + (12 if half[0] == 'p' else 0):02d}:{total % 60:02d}", half[1]
    return f"T{total // 60:02d}:{total % 60:02d}", hour.last
