"""Feasts and other days with a name: "Christmas", "New Year's Eve", "the Fourth of July", "9/11"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from stateofplay.language.calendar import HOLIDAYS, PARTS, nearest
from stateofplay.language.dates_absolute import year_after
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.model.document import TimexType

_FIRST = frozenset(key[0] for key in HOLIDAYS)
_AHEAD = frozenset("by until till before next this".split())
_LONGEST = 4
_CARRIERS = frozenset("island islands tree trees carol carols card cards present presents gift gifts market markets party "
                      "dinner lights egg eggs pudding parade bunny".split())  # fmt: skip
_HORROR = (2001, 9, 11)


def holiday(scene: Scene, at: int) -> list[Found]:
    """A feast, with its year where one follows or "last" or "next" leads."""
    start = at + (scene.base(at) in {"the", "last", "next", "this"})
    if scene.base(start) not in _FIRST or not scene.capital(start):
        return _eleventh(scene, at)
    raw = tuple(word.lower for word in scene.row[start : start + _LONGEST])
    plain = tuple(scene.bases(start, _LONGEST))
    for size in range(_LONGEST, 0, -1):
        day_of = HOLIDAYS.get(raw[:size]) or HOLIDAYS.get(plain[:size])
        if day_of is None or len(raw) < size:
            continue
        led = scene.base(at) if start > at else ""
        if raw[:size] == ("new", "year") and led != "the" and scene.base(at - 1) not in {"by", "before", "until", "since"}:
            return []
        if led == "the" and raw[:2] != ("new", "year") and raw[:2] != ("fourth", "of"):
            return []
        if scene.base(start + size) in _CARRIERS and scene.capital(start + size):
            return []
        return [_found(scene, (at, start + size), day_of, led)]
    return _eleventh(scene, at)


def _found(scene: Scene, words: tuple[int, int], day_of: Callable[[int], dt.date], led: str) -> Found:
    at, last = words
    day: dt.date | None
    year, end = year_after(scene, last)
    if year and 1583 <= year <= 9998:
        day, last = day_of(year), end
    else:
        day = _nearest(scene, words, day_of, led)
    part = PARTS.get(scene.base(last), "") if scene.base(last) in {"morning", "night", "evening", "afternoon"} else ""
    value = (day.isoformat() if day else _form(day_of(2023), day_of(2024))) + part
    return Found(at, last + bool(part), TimexType.TIME if part else TimexType.DATE, value, day)


def _form(one: dt.date, other: dt.date) -> str:
    fixed = (one.month, one.day) == (other.month, other.day)
    return f"XXXX-{one.month:02d}-{one.day:02d}" if fixed else f"XXXX-{one.month:02d}-XX"


def _nearest(scene: Scene, words: tuple[int, int], day_of: Callable[[int], dt.date], led: str) -> dt.date | None:
    if scene.coarse is None:
        return None
    at, last = words
    back, forth = nearest(scene.coarse, day_of, -1), nearest(scene.coarse, day_of, 1)
    if back is None or forth is None:
        return forth or back
    if led in {"last", "next"}:
        return back if led == "last" else forth
    before = scene.base(at - 1)
    tense = 1 if before in _AHEAD or led == "this" else -1 if before == "since" else scene.tense(at, last)
    if tense:
        return forth if tense > 0 else back
    return back if scene.coarse - back <= forth - scene.coarse else forth


def _eleventh(scene: Scene, at: int) -> list[Found]:
    """9/11, and Sept. 11 as the name of the attacks."""
    parts = scene.row[at : at + 3]
    if [part.text for part in parts] == ["9", "/", "11"] and parts[1].glued and parts[2].glued and scene.base(at + 3) != "/":
        return [Found(at, at + 3, TimexType.DATE, "{:04d}-{:02d}-{:02d}".format(*_HORROR))]
    if scene.base(at) not in {"september", "sept"} or not scene.capital(at):
        return []
    day_at = scene.past_month(at)
    noun = {scene.base(day_at + 1), scene.base(day_at + 2)}
    if scene.base(day_at) == "11" and noun & {"attacks", "attack", "terrorist", "terror", "hijackings", "hijackers"}:
        return [Found(at, day_at + 1, TimexType.DATE, "{:04d}-{:02d}-{:02d}".format(*_HORROR))]
    return []
