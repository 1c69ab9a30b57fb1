"""Years and what is larger or a fixed part of them: decades, centuries, halves, quarters, seasons, fiscal years."""

from __future__ import annotations

from stateofplay.language.calendar import PLURALS, SEASONS, duration, first_day, shift
from stateofplay.language.dates_absolute import YEAR_CUES, plain_year, year_after
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.dates_steps import fiscal_year
from stateofplay.language.dates_words import NUMBER_DECADES, unit_of
from stateofplay.language.numerals import NumeralKind, is_hyphen, numeral_at
from stateofplay.model.document import TimexType

_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4,
          "opening": 1, "latter": 2, "latest": 0}  # fmt: skip
_SEASON_LEADS = frozenset(
    "in by during since until before after this last next over through of from throughout for into early late mid and".split()
)
_QUARTER_LEADS = frozenset("in for during over from through of by since its the this throughout".split())
_QUARTER_NOUNS = frozenset(
    "profit profits loss losses earnings results revenue revenues sales income net gdp growth report reports figures "
    "numbers guidance forecast outlook performance operating data dividend deliveries shipments adjusted estimates".split()
)
_NOT_COUNTED = frozenset("s us plus gas bus this was is has as always perhaps across thus".split())
_DEGREE = frozenset("early earlier late later mid".split())
_CENTURIES = {"first": 1, "second": 2, "third": 3}
_FIRST_YEAR, _LAST_YEAR = 1400, 2199
_YEAR_MARKS = "(-–—/“\"'‘["


def year(scene: Scene, at: int) -> list[Found]:
    """A bare year ("in 2014", "the 2015 accord"), a decade ("1990s") or two joined years ("2014-2015", "2014-15")."""
    word = scene.row[at]
    if _is_plural(scene, at):
        return _decade(scene, at, at)
    value = plain_year(scene, at)
    if scene.glued(at) and at > 1 and scene.row[at - 1].text == "/" and scene.row[at - 2].is_alpha:
        return []
    if not _FIRST_YEAR <= value <= _LAST_YEAR or (word.glued and at and scene.row[at - 1].text not in _YEAR_MARKS):
        return []
    if scene.glued(at) and scene.row[at - 1].text in "-–" and scene.glued(at - 1) and not scene.digits(at - 2):
        return [] if scene.capital(at - 2) and len(scene.row[at - 2].text) < 4 else _bare(scene, at, value)
    return _joined(scene, at, value) or (_bare(scene, at, value) if _is_year(scene, at, value) else [])


def _bare(scene: Scene, at: int, value: int) -> list[Found]:
    if scene.bases(at + 1, 2) in (["fiscal", "year"], ["financial", "year"]):
        return [Found(at, at + 3, TimexType.DATE, f"FY{value}")]
    return [Found(at, at + 1, TimexType.DATE, f"{value}")]


def _joined(scene: Scene, at: int, value: int) -> list[Found]:
    """2014-2015 are two years; 2014-15 and 2014/15 begin with one and end with the other."""
    after = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if after is None or not (is_hyphen(after) or after.text == "/") or not scene.digits(at + 2) or not scene.glued(at + 1):
        return []
    short = scene.row[at + 2].text
    if not short.isdecimal() or not scene.glued(at + 2) or len(short) not in {2, 4}:
        return []
    until = int(short) if len(short) == 4 else int(f"{value // 100}{short}")
    if not value < until <= _LAST_YEAR or (len(short) == 2 and scene.base(at + 3) in {"-", "/", "."} and scene.glued(at + 3)):
        return []
    return [Found(at, at + 1, TimexType.DATE, f"{value}"), Found(at + 2, at + 3, TimexType.DATE, f"{until}")]


def _is_year(scene: Scene, at: int, value: int) -> bool:
    """Whether four digits are a year and not a count, a number of a thing or a sum."""
    before = scene.base(at - 1)
    after = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if before in {"no", "number", "$", "£", "€", "page", "flight", "route", "room", "train", "about", "some", "nearly",
                  "#", "over", "almost", "exceed", "roughly", "approximately", "least", "ii", "highway", "section", "article",
                  "resolution", "model"}:  # fmt: skip
        return False
    if after is not None and after.lower in {"gmt", "hours", "local", "utc", "metres", "meters", "feet", "miles", "km", "m",
                                             "hrs", "kilometers", "kilometres", "calories", "mw", "dollars", "euros", "pounds",
                                             "percent", "%", "words", "employees", "troops", "square"}:  # fmt: skip
        return False
    counted = (
        after is not None
        and after.text.islower()
        and after.lower.endswith("s")
        and len(after.text) > 3
        and after.lower not in _NOT_COUNTED
        and not scene.closes(at + 1)
    )
    cued = before in YEAR_CUES
    if before == "of" and counted:
        return False
    if counted and 1900 <= value <= 2060 and _names_years(scene, at):
        return True
    people = after is not None and after.lower in {"people", "men", "women", "children", "more", "other", "police", "of"}
    if (counted and (not cued or before in {"a", "and", "or", "by", "for", "to", "around", "between", "from"})) or (
        people and (not cued or (after is not None and after.lower != "of"))
    ):
        return False
    return cued or 1800 <= value <= 2050 or before == ""


def _names_years(scene: Scene, at: int) -> bool:
    """Whether what stands before takes a year and no count: "a 2007 address", "the party's 2016 hopefuls"."""
    owned = at > 0 and (scene.row[at - 1].lower.endswith("'s") or scene.row[at - 1].text == "'")
    return owned or scene.base(at - 1) in {"a", "the", "his", "her", "its", "their"}


def _is_plural(scene: Scene, at: int) -> bool:
    """Whether "s" or "'s" is glued to the digits at `at`: "1990s", "1930's"."""
    step = at + 1 + (scene.base(at + 1) == "'" and scene.glued(at + 1) and scene.glued(at + 2))
    return scene.base(step) == "s" and scene.glued(step) and scene.row[at].text.endswith("0")


def _decade(scene: Scene, first: int, at: int) -> list[Found]:
    """1990s, '90s, 90s behind "the"."""
    text, start = scene.row[at].text, at
    if scene.base(at + 1) == "'":
        at += 1
    if not text.isdecimal() or text[-1] != "0" or len(text) not in {2, 4}:
        return []
    if len(text) == 4:
        if not 1300 <= int(text) <= 2190:
            return []
        whole_century = text.endswith("00") and not text.endswith("000")
        return [Found(first, at + 2, TimexType.DATE, text[:2] if whole_century else text[:3])]
    marked = scene.base(start - 1) in {"'", "‘", "the"} or scene.base(first) == "the"
    if not marked or int(text) < 20:
        return []
    return [Found(first, at + 2, TimexType.DATE, f"19{text[0]}")]


def the_decade(scene: Scene, at: int) -> list[Found]:
    """The 1990s, the early 1990s, the mid-'90s, the sixties, the late 19th century, the 1800s."""
    start = at + (scene.base(at) == "the")
    if scene.base(start) in _DEGREE:
        start += 1 + (scene.base(start + 1) == "-")
        if scene.base(start) in {"to", "or", "and"} and scene.base(start + 1) in _DEGREE:
            start += 2 + (scene.base(start + 2) == "-")
    if scene.base(start) in {"'", "‘"}:
        start += 1
    if scene.digits(start) and _is_plural(scene, start):
        return _decade(scene, at, start)
    if scene.base(start) in NUMBER_DECADES and start > at and scene.base(at) == "the":
        return [Found(at, start + 1, TimexType.DATE, f"19{NUMBER_DECADES[scene.base(start)]}")]
    return _century(scene, at, start)


def _century(scene: Scene, at: int, start: int) -> list[Found]:
    found = numeral_at(scene.row, start) if start < len(scene.row) else None
    if found is None or found.kind is not NumeralKind.ORDINAL or not 1 <= found.value <= 22:
        return []
    last = found.last + (scene.base(found.last) == "-")
    if scene.base(last) not in {"century", "centuries"} or scene.base(last + 1) == "'":
        return []
    if scene.base(last + 1) in {"b", "bc", "bce"} or (scene.capital(last) and scene.capital(last + 1)):
        return []
    first = start if scene.base(found.last) == "-" and scene.base(at) == "the" else at
    return [Found(first, last + 1, TimexType.DATE, f"{int(found.value) - 1:02d}")]


def part_of_year(scene: Scene, at: int) -> list[Found]:
    """Q3 2025; the third quarter of 2025; fourth-quarter profit; the first half of 2026; H1 2024."""
    base = scene.base(at)
    if base in {"q", "h"} and scene.glued(at + 1) and scene.base(at + 1) in {"1", "2", "3", "4"} and scene.capital(at):
        if base == "h" and scene.base(at + 1) not in {"1", "2"}:
            return []
        year_number, last = year_after(scene, at + 2)
        return [Found(at, last, TimexType.DATE, _part(scene, base.upper(), int(scene.base(at + 1)), year_number))]
    the = base == "the"
    start = at + the
    if scene.base(start) == "fiscal":
        start += 1
    order, after = _order(scene, start)
    if order < 0:
        return []
    hyphened = scene.base(after) == "-" and scene.glued(after)
    noun_at = after + hyphened
    noun = scene.base(noun_at)
    if noun in {"quarter", "half"} and not (order == 0 or (noun == "half" and order > 2 and scene.base(start) != "last")):
        return _quarter(scene, (at, start, noun_at), order, hyphened=hyphened)
    return []


def _order(scene: Scene, at: int) -> tuple[int, int]:
    if scene.digits(at) and scene.base(at + 1) in {"st", "nd", "rd", "th"} and scene.glued(at + 1):
        number = scene.row[at].text
        return (int(number), at + 2) if number in {"1", "2", "3", "4"} else (-1, at)
    return (_ORDER[scene.base(at)], at + 1) if scene.base(at) in _ORDER else (-1, at)


def _quarter(scene: Scene, words: tuple[int, int, int], order: int, *, hyphened: bool) -> list[Found]:
    at, start, noun_at = words
    letter = scene.base(noun_at)[0].upper()
    if scene.base(start) in {"last", "final", "latter"} and letter == "H":
        order = 2
    year_number, last = year_after(scene, noun_at + 1)
    last, year_number = _year_of(scene, noun_at + 1, last, year_number)
    alone = last == noun_at + 1
    if alone and letter == "H" and scene.base(noun_at + 1) not in {"of", "results", "profit", "profits", "loss", "sales"}:
        return []
    if alone and scene.base(noun_at + 1) == "of":
        return []
    follow = scene.base(noun_at + 1)
    if alone and not hyphened and follow in {"of", "in"} and scene.base(noun_at + 2) in {"play", "a", "the", "wednesday"}:
        return []
    adjective = alone and not scene.closes(noun_at + 1) and scene.base(at) == "the"
    if adjective and (hyphened or follow in _QUARTER_NOUNS):
        at = start
    if alone and scene.base(start) in {"last", "final", "opening"} and scene.base(at) != "the":
        return []
    return [Found(at, last, TimexType.DATE, _part(scene, letter, order, year_number, at))]


def _year_of(scene: Scene, at: int, last: int, year_number: int) -> tuple[int, int]:
    """Of the year, of this fiscal year: behind a quarter."""
    if year_number or scene.base(at) != "of":
        return last, year_number
    step = at + 1
    lead = scene.base(step)
    kind = scene.base(step + 1) in {"fiscal", "financial", "calendar"}
    if lead in {"the", "this", "last", "next"} and scene.base(step + 1 + kind) == "year" and scene.coarse:
        return step + 2 + kind, scene.coarse.year + {"last": -1, "next": 1}.get(lead, 0)
    if lead == "fiscal" and plain_year(scene, step + 1):
        return step + 2, plain_year(scene, step + 1)
    return last, year_number


def _part(scene: Scene, letter: str, order: int, year_number: int, at: int = 0) -> str:
    """The quarter or half; without its year the last that has begun, or the next where the clause looks ahead."""
    if year_number:
        return f"{year_number}-{letter}{order}"
    if scene.coarse is None:
        return f"XXXX-{letter}{order}"
    start = (order - 1) * (3 if letter == "Q" else 6) + 1
    begun = start <= scene.coarse.month
    ahead = not begun and scene.tense(at, at + 3) > 0
    return f"{scene.coarse.year - (not begun and not ahead)}-{letter}{order}"


def fiscal(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """Fiscal 2013, fiscal year 2013, FY 2013, the 2013 fiscal year, the fiscal year, the new fiscal year."""
    start = at + (scene.base(at) == "the")
    base = scene.base(start)
    if base in {"fiscal", "financial", "fy"} or (base in {"year", "month"} and start == at):
        step = start + 1 + (scene.base(start + 1) == "year" and base != "year")
        if base == "year" and plain_year(scene, step):
            return [Found(at, step + 1, TimexType.DATE, scene.row[step].text)]
        if base in {"fiscal", "financial", "fy"} and plain_year(scene, step):
            return [Found(at, step + 1, TimexType.DATE, f"FY{scene.row[step].text}")]
    if start == at:
        return []
    if plain_year(scene, start) and scene.bases(start + 1, 2) in (["fiscal", "year"], ["financial", "year"]):
        return [Found(at, start + 3, TimexType.DATE, f"FY{scene.row[start].text}")]
    if base == "year" and plain_year(scene, start + 1):
        return [Found(at, start + 2, TimexType.DATE, scene.row[start + 1].text)]
    new = base in {"new", "old", "current"}
    if scene.base(start + new) in {"fiscal", "financial"} and scene.base(start + new + 1) == "year":
        step = 1 if base == "new" and scene.coarse and scene.coarse.month <= 9 else 0
        return [Found(at, start + new + 2, TimexType.DATE, fiscal_year(scene, step))]
    return []


def season(scene: Scene, at: int) -> list[Found]:
    """Summer 2026, the spring of 2014, the summer, the autumn, in winter, early spring."""
    the = scene.base(at) == "the"
    noun_at = at + the
    noun = scene.base(noun_at)
    if noun not in SEASONS or (scene.capital(noun_at) and not (scene.capital(at) and scene.base(at - 1) in {".", "\n", ""})):
        year_number = year_after(scene, noun_at + 1)[0] if noun in SEASONS else 0
        if not year_number:
            return []
    year_number, last = year_after(scene, noun_at + 1)
    if year_number:
        return [Found(at, last, TimexType.DATE, f"{year_number}-{SEASONS[noun]}")]
    before = scene.base(at - 1)
    if before not in _SEASON_LEADS or (
        not the and before in {"for", "into", "from", "of", "and", "after", "this", "last", "next"}
    ):
        return []
    if noun in {"fall", "spring"} and not the and before not in {"in", "by", "during", "since", "until", "early", "late"}:
        return []
    if not scene.closes(noun_at + 1) or scene.base(noun_at + 1) in {"of", "-"} or (noun == "fall" and before == "the"):
        return []
    return [Found(at, noun_at + 1, TimexType.DATE, _season_value(scene, at, noun))]


def _season_value(scene: Scene, at: int, noun: str) -> str:
    code = SEASONS[noun]
    told = first_day(scene.prior) if scene.prior and at - scene.prior_at < 40 and len(scene.prior) > 3 else None
    if scene.coarse is None:
        return f"XXXX-{code}"
    if told is not None and told.year < scene.coarse.year - 1:
        return f"{told.year:04d}-{code}"
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    tense = scene.tense(at, at + 2)
    if tense >= 0 and (scene.coarse.month <= start + 2 or tense == 0):
        return f"{scene.coarse.year:04d}-{code}"
    return f"{scene.coarse.year + (1 if tense > 0 else -(start > scene.coarse.month)):04d}-{code}"


def _the_plural(scene: Scene, at: int, noun: str) -> list[Found]:
    """Over the years; in the days after the vote."""
    before, after = scene.base(at - 1), scene.base(at + 2)
    long = noun in {"years", "decades", "centuries", "months"} and before in {"over", "through", "throughout"}
    beside = before in {"in", "during", "for"} and after in {
        "after",
        "before",
        "since",
        "leading",
        "following",
        "ahead",
        "prior",
    }
    if not (beside or (long and scene.closes(at + 2) and after != "of")) or noun == "seconds":
        return []
    return [Found(at, at + 2, TimexType.DURATION, duration(None, PLURALS[noun]))]


def the_period(scene: Scene, at: int) -> list[Found]:  # noqa: PLR0911 - one return for each form
    """The year, the month, the week, the day as that of the story: "in the year", "for the week", "earlier in the day"."""
    if scene.base(at) != "the":
        return []
    full = scene.base(at + 1) in {"full", "whole", "entire", "new", "current"}
    noun_at = at + 1 + full
    noun = scene.base(noun_at)
    unit = unit_of(noun)
    if noun in PLURALS and not full:
        return _the_plural(scene, at, noun)
    if not unit or noun in PLURALS or unit in {"second", "minute", "hour", "night", "century", "fortnight"}:
        return []
    before = scene.base(at - 1)
    if full and unit == "year" and scene.coarse and scene.base(at + 1) == "new":
        return [Found(at, noun_at + 1, TimexType.DATE, shift(scene.coarse, int(scene.coarse.month > 6), "year"))]
    if not scene.closes(noun_at + 1) or scene.base(noun_at + 1) in {
        "that",
        "when",
        "of",
        "to",
        "after",
        "before",
        "since",
        "i",
        "we",
        "he",
        "she",
        "they",
        "-",
        "it",
        "you",
        "in",
        "the",
    }:
        return []
    earlier = before == "in" and scene.base(at - 2) in {"later", "earlier", "early", "late"}
    if unit == "day":
        good = earlier or (before in {"during", "for", "throughout"} and not full)
    else:
        good = full or before in _QUARTER_LEADS - {"its", "the", "this"}
    if not good or (before == "of" and unit != "year" and scene.base(at - 2) not in {"rest", "end", "start", "course"}):
        return []
    if before == "of" and scene.capital(at - 2):
        return []
    anchor = scene.reached if unit == "day" else scene.coarse
    if unit == "week" and scene.published is None:
        anchor = None
    value = shift(anchor, 0, unit) if anchor else ""
    return [Found(at, noun_at + 1, TimexType.DATE, value or {"year": "XXXX", "week": "XXXX-WXX"}.get(unit, "XXXX-XX"))]
