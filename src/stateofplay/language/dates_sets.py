"""Repetitions (TIMEX3 sets): "every week", "twice a day", "$5 an hour", "annual", "Mondays"."""

from __future__ import annotations

from stateofplay.language.calendar import MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, duration
from stateofplay.language.dates_lengths import counted
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import unit_of
from stateofplay.language.numerals import NumeralKind, numeral_at
from stateofplay.model.document import TimexType

PERIODIC = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "hourly": "PT1H", "everyday": "P1D", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W", "bimonthly": "P2M",
    "biannual": "P6M", "biannually": "P6M", "semiannual": "P6M", "semiannually": "P6M", "biennial": "P2Y", "biennially": "P2Y",
    "triennial": "P3Y", "quadrennial": "P4Y", "weekdays": "XXXX-WXX", "weekends": "XXXX-WXX-WE", "weeknights": "XXXX-WXXTNI",
}  # fmt: skip
_ORDER = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "other": 2, "alternate": 2}
_TIMES = frozenset("once twice thrice".split())
_NUMBERED = frozenset(
    "million billion trillion percent thousand hundred dozen times % dollars euros pounds cents bucks".split()
)
_RATE_REACH = 4
_PAPERS = frozenset(
    "mail news telegraph times express mirror beast post star record show standard herald kos caller journal show "
    "review".split()
)  # fmt: skip


def repeated(scene: Scene, at: int) -> list[Found]:
    """A set that begins at word `at`."""
    base = scene.base(at)
    if base in PERIODIC:
        return _periodic(scene, at, base)
    if base in {"every", "each", "per"}:
        return _every(scene, at)
    if base in _TIMES or (base in {"semi", "bi"} and scene.base(at + 1) == "-"):
        return _times(scene, at)
    return _rate(scene, at)


def _periodic(scene: Scene, at: int, base: str) -> list[Found]:
    titled = scene.capital(at) and (
        (scene.capital(at + 1) and scene.row[at + 1].is_alpha) or scene.base(at + 1) in _PAPERS or scene.capital(at - 1)
    )
    return [] if titled and scene.base(at - 1) not in {"\n", ""} | {"."} else [Found(at, at + 1, TimexType.SET, PERIODIC[base])]


def _times(scene: Scene, at: int) -> list[Found]:
    """Twice a week; semi-annual."""
    if scene.base(at) in {"semi", "bi"}:
        value = {"annual": "P6M", "annually": "P6M", "weekly": "P2W", "monthly": "P2M"}.get(scene.base(at + 2), "")
        return [Found(at, at + 3, TimexType.SET, value)] if value else []
    inner = _per(scene, at + 1)
    if not inner and scene.bases(at + 1, 2)[:1] == ["every"]:
        inner = _every(scene, at + 1)
    return [Found(at, f.last, TimexType.SET, f.value) for f in inner]


def _per(scene: Scene, at: int) -> list[Found]:
    """A day, per year, each week, behind a count."""
    base, noun = scene.base(at), scene.base(at + 1)
    if base in {"a", "an", "per", "each", "every"} and noun in UNITS and noun != "quarter":
        return [Found(at, at + 2, TimexType.SET, duration(1, noun))]
    return []


def _rate(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """Six days a week, three times a month, 40 hours per week; "a year" behind a sum: "$5 million a year"."""
    base = scene.base(at)
    if base in {"a", "an"}:
        noun = scene.base(at + 1)
        if (
            noun not in UNITS
            or noun == "second"
            or scene.base(at + 2) in {"ago", "later", "earlier", "before", "after", "-", "old"}
        ):
            return []
        return _per(scene, at) if _behind_number(scene, at) else []
    if not (scene.digits(at) or scene.row[at].is_alpha):
        return []
    found = numeral_at(scene.row, at)
    if found is None or found.kind is not NumeralKind.CARDINAL:
        return []
    if scene.base(found.last) == "times":
        return [Found(at, f.last, TimexType.SET, f.value) for f in _per(scene, found.last + 1) or _every(scene, found.last + 1)]
    count = counted(scene, at)
    if count and not count.joined and (inner := _per(scene, count.last)) and scene.base(count.last) != "every":
        return [Found(at, f.last, TimexType.SET, f.value) for f in inner]
    return []


def _behind_number(scene: Scene, at: int) -> bool:
    """Whether a number or sum stands just before: "$5 million a year", "40 people a day", "three meals a day"."""
    if scene.base(at - 1) in _NUMBERED | _TIMES or scene.digits(at - 1):
        return True
    for back in range(at - 1, max(-1, at - 1 - _RATE_REACH), -1):
        word = scene.row[back]
        if not (word.is_alpha or word.is_digits) and word.text not in "%$£€-":
            return False
        if scene.closes(back) and not word.is_digits:
            return False
        found = numeral_at(scene.row, back) if word.is_digits or word.lower not in {"a", "an", "half", "second"} else None
        if found and found.kind is not NumeralKind.ORDINAL:
            return True
        if word.lower in {"thousands", "hundreds", "millions", "dozens", "billions"}:
            return True
    return False


def _every(scene: Scene, at: int) -> list[Found]:
    """Every week, each Monday, every two weeks, every other day, each spring, every single day, per year."""
    base = scene.base(at)
    if base not in {"every", "each", "per"}:
        return []
    start = at + 1 + (scene.base(at + 1) in {"single", "passing", "given", "successive"})
    value, last = ("", start) if base == "per" else _every_named(scene, start)
    if not value:
        value, last = _every_counted(scene, start)
    return [Found(at, last, TimexType.SET, value)] if value else []


def _every_named(scene: Scene, at: int) -> tuple[str, int]:
    """The value of a named day, part of a day, season or month behind "every", and the index behind it."""
    noun, last = scene.base(at), at + 1
    if noun in WEEKDAYS and scene.capital(at):
        part = PARTS.get(scene.base(last), "")
        return f"XXXX-WXX-{WEEKDAYS[noun]}{part}", last + bool(part)
    if noun in {"weekday", "weekend"}:
        return "XXXX-WXX" + ("-WE" if noun == "weekend" else ""), last + (scene.base(last) in PARTS)
    if noun in PARTS and noun != "night":
        return "XXXX-XX-XX" + PARTS[noun], last
    if noun in SEASONS:
        return f"XXXX-{SEASONS[noun]}", last
    if noun in MONTHS and scene.capital(at):
        return f"XXXX-{MONTHS[noun]:02d}", last
    return "", at


def _every_counted(scene: Scene, at: int) -> tuple[str, int]:  # noqa: PLR0911 - one return for each form
    """The value of a unit behind "every", "every other" or "every two", and the index behind it."""
    noun, after = scene.base(at), scene.base(at + 1)
    if noun in _ORDER and unit_of(after):
        return duration(_ORDER[noun], unit_of(after)), at + 2
    if noun in _ORDER and after in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[after]}", at + 2
    if noun in UNITS and noun != "second":
        return duration(1, noun), at + 1
    if noun in {"fiscal", "school", "election", "calendar"} and after == "year":
        return "P1Y", at + 2
    if noun in {"few", "couple"}:
        unit_at = at + 1 + (after == "of")
        return duration(None, unit_of(scene.base(unit_at))), unit_at + 1
    count = counted(scene, at)
    if count and noun not in {"a", "an", "one", "several", "many", "some"}:
        return count.code, count.last
    return "", at


def plural_days(scene: Scene, at: int) -> list[Found]:
    """Mondays; Friday nights; Sunday mornings."""
    base = scene.base(at)
    if base.endswith("days") and base[:-1] in WEEKDAYS and scene.capital(at):
        return [Found(at, at + 1, TimexType.SET, f"XXXX-WXX-{WEEKDAYS[base[:-1]]}")]
    noun = scene.base(at + 1)
    if base in WEEKDAYS and scene.capital(at) and noun.endswith("s") and PARTS.get(noun[:-1], "T1")[1:2] != "1":
        return [Found(at, at + 2, TimexType.SET, f"XXXX-WXX-{WEEKDAYS[base]}{PARTS[noun[:-1]]}")]
    return []
