"""Lengths of time: "four years", "two-day", "half an hour", "two years and six months", "54-year-old", "for months"."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.language.calendar import PLURALS, UNITS, duration
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_words import KINDS, unit_of
from stateofplay.language.numerals import NumeralKind, is_hyphen, numeral_at
from stateofplay.model.document import TimexType

_VAGUE = frozenset("several few many some numerous countless multiple various".split())
_SWARMS = frozenset(
    "dozens hundreds thousands millions scores tens couple number handful matter bunch series lot lots plenty".split()
)
_ARTICLES = frozenset("a an one another".split())
_BETWEEN = KINDS | frozenset(
    "more long short straight consecutive additional extra single good successive solid brief mere agonizing further "
    "uninterrupted difficult painful grueling gruelling tough recent hectic frantic busy entire tense odd".split()
)
_OF_LENGTH = frozenset(
    "for in within after over under than about nearly almost roughly around least most of every spent spend spends took take "
    "takes taken lasted lasting lasts last just only by whole barely before despite following during throughout "
    "through until till".split()
)
_LOOSE = _OF_LENGTH | frozenset(
    "and or with as are were was is be been wait waited waiting waits requires required need needs needed from to that "
    "between have has had means meant cost costs saved save gave given not but if when where , ( : ; — – “ \" ' ‘ . \n".split(
        " "
    )
)
_DETERMINERS = frozenset("the this that these those his her its their our my your no which what each every both some".split())
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "quarters": 0.75}
_LONG = {"weeklong": ("week", 1), "monthlong": ("month", 1), "yearlong": ("year", 1), "daylong": ("day", 1),
         "hourlong": ("hour", 1), "nightlong": ("night", 1), "decadelong": ("decade", 1), "centurylong": ("century", 1),
         "dayslong": ("day", None), "weekslong": ("week", None), "monthslong": ("month", None), "yearslong": ("year", None),
         "hourslong": ("hour", None), "decadeslong": ("decade", None), "centuriesold": ("century", None)}  # fmt: skip
_WHOLE = {"day": "day", "night": "night", "week": "week", "month": "month", "year": "year", "weekend": "weekend"}


@dataclass(frozen=True, slots=True)
class Count:
    """A count of units: its value (None where unknown), the unit, the index behind, whether hyphens join it ("two-day")."""

    value: float | None
    unit: str
    last: int
    joined: bool = False

    @property
    def code(self) -> str:
        """The TIMEX3 duration."""
        return duration(self.value, self.unit)


def counted(scene: Scene, at: int) -> Count | None:
    """The count of units that begins at word `at`: "four years", "several weeks", "a year and a half", "two-day"."""
    found = _amount(scene, at)
    if found is None:
        return None
    value, last = found
    joined = last < len(scene.row) and is_hyphen(scene.row[last]) and scene.glued(last) and scene.glued(last + 1)
    last += joined
    steps = 0
    while scene.base(last) in _BETWEEN and steps < 2 and last < len(scene.row):
        last, steps = last + 1, steps + 1
        if scene.base(last) == "-" and scene.base(last + 1) in _BETWEEN:
            last += 1
    unit = unit_of(scene.base(last))
    if not unit or (unit == "second" and value == 1) or (value is None and joined):
        return None
    if scene.base(last - 1) == "election" and value == 1:
        return None
    word, last = scene.base(last), last + 1
    if word == "quarters" and value is None and scene.base(at) not in {"several", "few", "a"}:
        return None
    if word == "quarter" and (joined or scene.base(last) == "of" or scene.base(at - 1) not in _OF_LENGTH):
        return None
    if scene.base(last) == "." and word in {"hr", "hrs", "yr", "yrs", "min", "mins", "sec", "secs", "mo", "mos"}:
        last = scene.past_period(last)
    return _with_rest(scene, Count(value, unit, last, joined or (scene.base(at) == "half" and scene.base(at + 1) == "-")))


def _with_rest(scene: Scene, count: Count) -> Count:
    """A year and a half; an hour and three quarters; two hours and 10 minutes."""
    last = count.last
    if scene.base(last) == "and" and count.value == 1:
        rest = numeral_at(scene.row, last + 1) if scene.base(last + 1) != "a" else None
        if scene.base(last + 1) == "a" and scene.base(last + 2) in {"half", "quarter"}:
            return Count(count.value + _FRACTIONS[scene.base(last + 2)], count.unit, last + 3, count.joined)
        if rest and rest.kind is NumeralKind.FRACTION:
            return Count(count.value + rest.value, count.unit, rest.last, count.joined)
    return count


def code_with_rest(scene: Scene, count: Count) -> tuple[str, int]:
    """The TIMEX3 duration with a finer count behind it ("two hours and 10 minutes"), and the index behind all."""
    value, unit = count.value, count.unit
    if value is not None and unit == "hour" and 1 < value != int(value) and round(value * 4) == value * 4 and value % 1 != 0.5:
        return f"PT{int(value)}H{int(value % 1 * 60)}M", count.last
    finer = {"hour": "minute", "minute": "second", "year": "month", "day": "hour", "week": "day"}.get(unit, "")
    start = count.last + (scene.base(count.last) in {"and", ","})
    if finer and value is not None and value == int(value) and start < len(scene.row):
        rest = numeral_at(scene.row, start)
        if rest and rest.kind is NumeralKind.CARDINAL and unit_of(scene.base(rest.last)) == finer:
            end = rest.last + 1
            tail = duration(rest.value, finer)[1:]
            if count.code[1] == "T":
                tail = tail.removeprefix("T")
            return count.code + tail, end
    return count.code, count.last


def _amount(scene: Scene, at: int) -> tuple[float | None, int] | None:  # noqa: C901, PLR0911, PLR0912 - one return a form
    """How many, and the index of what follows: (None, index) for an unknown count."""
    base, after = scene.base(at), scene.base(at + 1)
    if base in {"half", "quarter"}:
        return _part(scene, at)
    if base in _VAGUE:
        return None, at + 1
    if base in _SWARMS and after == "of":
        return (2, at + 2) if base == "couple" else (None, at + 2)
    if base in _ARTICLES:
        if after in {"few", "many"}:
            return None, at + 2
        if after == "couple":
            return 2, at + 2 + (scene.base(at + 2) == "of")
        if after in _SWARMS and scene.base(at + 2) == "of":
            return None, at + 3
        if after in {"half", "quarter"} and (part := _part(scene, at + 1)):
            return part
        if base in {"a", "an", "another"} and ((unit_of(after) and after not in PLURALS) or after in _BETWEEN):
            return 1, at + 1
        if base == "another" and after not in _ARTICLES and (more := _amount(scene, at + 1)):
            return more
    found = numeral_at(scene.row, at)
    if found is None or found.kind is NumeralKind.ORDINAL or abs(found.value) > 10**9:
        return None
    if scene.bases(found.last, 6) == ["-", "and", "-", "a", "-", "half"]:
        return found.value + 0.5, found.last + 6
    if found.kind is NumeralKind.FRACTION and scene.base(found.last) == "of" and scene.base(found.last + 1) in {"a", "an"}:
        return found.value, found.last + 2
    return _ranged(scene, found.value, found.last)


def _ranged(scene: Scene, value: float, last: int) -> tuple[float | None, int]:
    """Two or three years, 10 to 15 minutes, three-to-five-year: the larger number counts."""
    step = last
    while step < last + 3 and scene.base(step) in {"to", "or", "-", "–"}:
        step += 1
    if step == last:
        return value, last
    if scene.bases(last, 2) == ["or", "so"]:
        return value, last + 2
    other = numeral_at(scene.row, step)
    if other and other.kind is NumeralKind.CARDINAL and other.value > value and scene.base(step - 1) != "and":
        return other.value, other.last
    return value, last


def _part(scene: Scene, at: int) -> tuple[float | None, int] | None:
    """Half an hour, half-hour, quarter-century, a quarter of a century."""
    share = _FRACTIONS[scene.base(at)]
    step = at + 1
    if scene.base(step) == "-" and scene.glued(step) and scene.base(step + 1) not in {"a", "an"}:
        step += 1
    elif scene.base(step) == "of" and scene.base(step + 1) in {"a", "an"}:
        step += 2
    elif scene.base(step) in {"a", "an"}:
        step += 1
    elif scene.base(step) in {"century", "decade"} or scene.base(at - 1) in {"a", "another"}:
        pass
    else:
        return None
    good = scene.base(step) in UNITS and not (scene.base(at) == "quarter" and scene.base(step) not in {"century", "hour"})
    return (share, step) if good else None


def length(scene: Scene, at: int) -> list[Found]:
    """A length that begins at word `at`; "a day" only where it is one, and not a rate."""
    count = counted(scene, at)
    if count is None:
        return []
    if scene.base(at) in {"a", "an", "one"} and not count.joined and not _is_length(scene, at, count):
        return []
    code, last = code_with_rest(scene, count)
    return [Found(at, _aged(scene, last), TimexType.DURATION, code)] if code else []


def _aged(scene: Scene, last: int) -> int:
    """The index behind "old", "-old" or "-long" after a length."""
    if scene.base(last) == "old":
        return last + 1
    if scene.base(last) == "-" and scene.glued(last) and scene.base(last + 1) in {"old", "olds", "long"}:
        return last + 2
    return last


def _is_length(scene: Scene, at: int, count: Count) -> bool:
    """Whether "a day", "one minute", "a moment" measure time: not "one day we will", not "wait a minute"."""
    base, before, after = scene.base(at), scene.base(at - 1), scene.base(count.last)
    if count.unit == "second":
        return False
    follows = after in {"after", "before", "later", "earlier", "ago", "of", "old", "from", "-", "or", "apart", "since"}
    if count.unit == "day" and base in {"a", "one"} and count.last == at + 2:
        return before in _OF_LENGTH - {"about", "last", "by"} or follows
    if count.unit in {"minute", "night"} and count.last == at + 2:
        return before in _OF_LENGTH or follows
    return True


def bare(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """For months, after decades of, within hours: a length without a count; decades-old, years-long; all day."""
    noun = scene.base(at)
    if noun in _LONG:
        return [Found(at, at + 1, TimexType.DURATION, duration(_LONG[noun][1], _LONG[noun][0]))]
    unit = unit_of(noun)
    if not unit:
        return []
    hyphened = scene.base(at + 1) == "-" and scene.glued(at + 1) and scene.glued(at + 2)
    if hyphened and scene.base(at + 2) in {"long", "old", "olds"}:
        return [Found(at, at + 3, TimexType.DURATION, duration(None if noun in PLURALS else 1, unit))]
    if noun not in PLURALS or noun in {"quarters", "nights", "seconds"} or hyphened:
        return []
    before = scene.base(at - 1)
    after = scene.base(at + 1)
    beside = after in {"before", "after", "into", "later", "earlier"}
    if at and before not in _LOOSE and (before in _DETERMINERS or not scene.closes(at - 1)):
        return []
    if unit == "minute" and not beside and before not in {"for", "after", "within", "in", "took", "of", "lasted", "about"}:
        return []
    firm = (
        beside
        or before in _OF_LENGTH - {"of", "by", "about", "over", "around"}
        or after in {"before", "after", "of", "later", "on", "to"}
    )
    return [Found(at, at + 1, TimexType.DURATION, duration(None, unit))] if firm or scene.closes(at + 1) else []


def whole(scene: Scene, at: int) -> list[Found]:
    """All day, all night long, all year."""
    if scene.base(at) != "all" or scene.base(at + 1) not in _WHOLE:
        return []
    unit = _WHOLE[scene.base(at + 1)]
    last = at + 2 + (scene.base(at + 2) in {"long", "round"})
    return [Found(at, last, TimexType.DURATION, "P2D" if unit == "weekend" else duration(1, unit))]
