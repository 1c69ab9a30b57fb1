"""What a run of number words is worth: "one hundred and six", "2.5 million", "two-thirds"."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.language.numeral_words import (
    AFTER_PART,
    BELOW,
    DENOMINATORS,
    MAX_DIGITS,
    NOT_HALVES,
    NOT_PART_BEFORE,
    ORDINAL_LARGE,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    STARTERS,
    TEENS,
    TENS,
    UNITS,
    VULGAR,
    Numeral,
    NumeralKind,
    Word,
    is_hyphen,
    number,
    tidy,
    words,
)

__all__ = [
    "SCALES",
    "SHORT_SCALES",
    "STARTERS",
    "TEENS",
    "TENS",
    "UNITS",
    "Numeral",
    "NumeralKind",
    "Word",
    "fold",
    "is_hyphen",
    "number",
    "numeral_at",
    "tidy",
    "words",
]


_DOUBTFUL_AFTER = frozenset("and or but to for on with while who that which at said".split())
"""What follows an ordinal as often as a share: a share only behind "by", "nearly" and the like."""


def numeral_at(row: Sequence[Word], at: int) -> Numeral | None:
    """The longest numeral that begins at word `at`; None where none does."""
    if at >= len(row):
        return None
    word = row[at]
    if word.text in VULGAR:
        return Numeral(at, at + 1, VULGAR[word.text], NumeralKind.FRACTION, spelled=False)
    if word.is_digits:
        return _from_digits(row, at)
    return _fraction(row, at) or _spelled(row, at)


def fold(word: Word) -> int:
    """How many times "tenfold" says; 0 for any other word."""
    if not word.lower.endswith("fold"):
        return 0
    stem = word.lower.removesuffix("fold")
    return (
        UNITS.get(stem)
        or TEENS.get(stem)
        or TENS.get(stem)
        or {"hundred": 100, "thousand": 1000, "million": 10**6}.get(stem, 0)
    )


def _from_digits(row: Sequence[Word], at: int) -> Numeral | None:
    value = number(row[at].text)
    if value is None:
        return None
    last = at + 1
    if last < len(row):
        after = row[last]
        if after.glued and after.lower in {"st", "nd", "rd", "th"} and isinstance(value, int):
            return Numeral(at, last + 1, value, NumeralKind.ORDINAL, spelled=False)
        if after.text in VULGAR:
            return Numeral(at, last + 1, value + VULGAR[after.text], NumeralKind.CARDINAL, spelled=False)
        if after.text == "/" and after.glued:
            return _slash(row, at, value)
        if isinstance(value, int) and (mixed := _mixed(row, at, last, value)):
            return mixed
    value, last = _scaled(row, last, value)
    return Numeral(at, last, tidy(value), NumeralKind.CARDINAL, spelled=False)


def _slash(row: Sequence[Word], at: int, value: float) -> Numeral | None:
    """3/4: a fraction, where the lower number is the larger one."""
    below = number(row[at + 2].text) if at + 2 < len(row) and row[at + 2].is_digits and row[at + 2].glued else None
    if below not in BELOW or not 0 < value < below:
        return Numeral(at, at + 1, value, NumeralKind.CARDINAL, spelled=False)
    return Numeral(at, at + 3, value / below, NumeralKind.FRACTION, spelled=False)


def _mixed(row: Sequence[Word], at: int, last: int, value: int) -> Numeral | None:
    """2 1/2, 6-1/4, 3 ½: a whole number and a fraction behind it."""
    step = last + 1 if is_hyphen(row[last]) and row[last].glued and last + 1 < len(row) and row[last + 1].glued else last
    if row[step].text in VULGAR:
        return Numeral(at, step + 1, value + VULGAR[row[step].text], NumeralKind.CARDINAL, spelled=False)
    if step + 2 >= len(row) or not (row[step].is_digits and row[step + 1].text == "/" and row[step + 1].glued):
        return None
    above = number(row[step].text)
    part = _slash(row, step, above) if above is not None else None
    if part is None or part.kind is not NumeralKind.FRACTION or value > 1000:
        return None
    return Numeral(at, part.last, value + part.value, NumeralKind.CARDINAL, spelled=False)


def _scaled(row: Sequence[Word], last: int, value: float) -> tuple[float, int]:
    """The value times the scale words that follow ("2.5 million", "4 thousand 3 hundred", "800-million")."""
    limit = float("inf")
    total, current = 0.0 if isinstance(value, float) else 0, value
    while last < len(row):
        step = last + 1 if is_hyphen(row[last]) and row[last].glued and last + 1 < len(row) else last
        lower = row[step].lower
        scale = {"hundred": 100, "dozen": 12, "dozens": 12}.get(lower) or SCALES.get(lower, 0)
        if lower == "lakh" and step + 1 < len(row) and row[step + 1].lower == "crore":
            scale, step = 10**12, step + 1
        if not scale or scale >= limit:
            break
        total, limit, last, current = total + current * scale, scale, step + 1, 0
        more = number(row[last].text) if last + 1 < len(row) and row[last].is_digits else None
        if more is None or more >= scale or row[last + 1].lower not in {"hundred", *SCALES}:
            break
        current, last = more, last + 1
    return total + current, last


def _spelled(row: Sequence[Word], at: int) -> Numeral | None:
    """A cardinal or ordinal in words."""
    if row[at].lower == "a":
        if at + 1 >= len(row) or row[at + 1].lower not in {"hundred", "dozen", *SCALES}:
            return None
        if row[at + 1].lower == "dozen":
            return Numeral(at, at + 2, 12, NumeralKind.CARDINAL, spelled=True)
        value, last, ordinal = _run(row, at + 1, 1)
    else:
        value, last, ordinal = _run(row, at, 0)
    if last == at:
        return None
    if ordinal:
        return Numeral(at, last, value, NumeralKind.ORDINAL, spelled=True)
    exact, last = _tail(row, last, value)
    return Numeral(at, last, exact, NumeralKind.CARDINAL, spelled=True)


def _tail(row: Sequence[Word], last: int, value: float) -> tuple[int | float, int]:
    """What may follow the whole number: "and a half", "point five", "dozen"."""
    following = [word.lower for word in row[last : last + 4]]
    if following[:1] in (["dozen"], ["dozens"]):
        return tidy(value * 12), last + 1
    part = _part_after(row, last) if following[:1] == ["and"] and value < 10**6 else None
    if part:
        value, last = value + part.value, part.last
        scale = SCALES.get(row[last].lower, 1) if last < len(row) else 1
        return tidy(value * scale), last + (scale > 1)
    if following[:1] == ["point"] and following[1:2] and following[1] in UNITS:
        digits = ""
        last += 1
        while last < len(row) and row[last].lower in UNITS and len(digits) < MAX_DIGITS:
            digits += str(UNITS[row[last].lower])
            last += 1
        value = float(f"{int(value)}.{digits}")
        scale = SCALES.get(row[last].lower, 1) if last < len(row) else 1
        return tidy(value * scale), last + (scale > 1)
    return tidy(value), last


def _part_after(row: Sequence[Word], last: int) -> Numeral | None:
    """And a half, and two thirds, and three quarters: the fraction behind a whole number in words."""
    article = last + 1 < len(row) and row[last + 1].lower in {"a", "an", "one"}
    if article and last + 2 < len(row) and (below := DENOMINATORS.get(row[last + 2].lower, 0)):
        ended = last + 3 >= len(row) or row[last + 3].lower not in {"of", "the"}
        return Numeral(last, last + 3, 1 / below, NumeralKind.FRACTION, spelled=True) if ended and below < 10 else None
    part = _fraction(row, last + 1) if last + 1 < len(row) and not article else None
    return part if part and part.kind is NumeralKind.FRACTION and row[last + 1].lower != "half" else None


def _run(row: Sequence[Word], at: int, current: int) -> tuple[int, int, bool]:
    """The longest run of number words from `at`: its value, where it ends, whether its last word is an ordinal.

    `room` is what the next word must stay below: 1000 at the start, 100 after "hundred", 10 after "twenty".
    """
    total, limit, room, last = 0, 10**15, 1 if current else 1000, at
    while (step := _next(row, at, last, room)) < len(row):
        word = row[step].lower
        value, size = _value(word)
        if 0 < value < room:
            current, room = current + value, {1: 1, 10: 1, 100: 10}[size]
        elif word == "hundred" and 0 < current < 100:
            current, room = current * 100, 100
        elif word in SCALES and current > 0 and SCALES[word] < limit:
            limit = SCALES[word]
            if word == "lakh" and step + 1 < len(row) and row[step + 1].lower == "crore":
                limit, step = 10**12, step + 1
            total, current, room = total + current * limit, 0, 1000
        elif word in ORDINAL_LARGE and current:
            return total + current * ORDINAL_LARGE[word], step + 1, True
        elif word in ORDINALS and word not in ORDINAL_LARGE and ORDINALS[word] < room:
            return total + current + ORDINALS[word], step + 1, True
        else:
            break
        last = step + 1
    return total + current, last, False


def _next(row: Sequence[Word], at: int, last: int, room: int) -> int:
    """The word that may go on with a numeral: past a hyphen after "twenty", past "and" after "hundred" or a scale."""
    if last > at and last + 1 < len(row):
        if room == 10 and is_hyphen(row[last]) and row[last].glued and row[last + 1].glued and _small(row[last + 1].lower):
            return last + 1
        if room in {100, 1000} and row[last].lower == "and" and _small(row[last + 1].lower):
            return last + 1
    return last


def _value(word: str) -> tuple[int, int]:
    """What a word below a hundred is worth, and the room that it needs: 1 for "six", 10 for "sixteen", 100 for "sixty"."""
    if word in UNITS:
        return UNITS[word], 1
    if word in TEENS:
        return TEENS[word], 10
    return TENS.get(word, 0), 100 if word in TENS else 0


def _small(word: str) -> bool:
    return _value(word)[0] > 0 or word in ORDINALS


def _fraction(row: Sequence[Word], at: int) -> Numeral | None:
    """Two-thirds, a fifth of, three quarters, half (a dozen, a million, of, the)."""
    lower = row[at].lower
    if lower == "half":
        return _half(row, at)
    above = 1 if lower in {"a", "an"} else UNITS.get(lower) or TEENS.get(lower, 0)
    last = at + 1
    if last < len(row) and is_hyphen(row[last]) and row[last].glued:
        last += 1
    below = DENOMINATORS.get(row[last].lower, 0) if last < len(row) else 0
    if not below or not above or (above >= below and below != 2) or (above > 1 and not row[last].lower.endswith("s")):
        return None
    after = row[last + 1].lower if last + 1 < len(row) else ""
    value, last = above / below, last + 1
    if after in SCALES:
        return Numeral(at, last + 1, tidy(value * SCALES[after]), NumeralKind.CARDINAL, spelled=True)
    if above == 1 and lower != "one" and not _is_part(row, at, last):
        return None
    return Numeral(at, last, value, NumeralKind.FRACTION, spelled=True)


def _is_part(row: Sequence[Word], at: int, last: int) -> bool:
    """Whether "a third" or "a quarter" is a share, and neither an ordinal nor three months."""
    word = row[last - 1].lower
    after = row[last] if last < len(row) else None
    before = row[at - 1].lower if at else ""
    if word == "quarter":
        if before in NOT_PART_BEFORE and (after is None or after.lower != "of"):
            return False
        return after is None or not (after.lower in {"ago", "earlier", "later"} or is_hyphen(after))
    if after is None or not after.is_alpha:
        return after is None or (
            not (is_hyphen(after) and after.glued) and not after.is_digits and before not in {"and", "with", "for"}
        )
    if (
        word == "second"
        or (before == "and" and after.lower != "of" and word not in {"third", "half", "quarter"})
        or (word == "half" and after.lower not in AFTER_PART)
    ):
        return False
    if after.lower in _DOUBTFUL_AFTER and before not in {
        "by", "nearly", "almost", "about", "roughly", "over", "than", "around", "to", "up",
    }:  # fmt: skip
        return word == "third" and before not in {"and", "with", "for"} and after.lower == "to"
    return after.lower in AFTER_PART


def _half(row: Sequence[Word], at: int) -> Numeral | None:
    step = at + 1 + (at + 1 < len(row) and is_hyphen(row[at + 1]) and row[at + 1].glued)
    following = [word.lower for word in row[step : step + 2]]
    before = row[at - 1].lower if at else ""
    worth = {"dozen": 12, **SCALES}
    if following[:1] == ["a"] and following[1:] and following[1] in worth:
        return Numeral(at, step + 2, worth[following[1]] // 2, NumeralKind.CARDINAL, spelled=True)
    if following[:1] and following[0] in worth:
        return Numeral(at, step + 1, worth[following[0]] // 2, NumeralKind.CARDINAL, spelled=True)
    if (
        following[:1] == ["past"]
        or before in NOT_HALVES
        or step > at + 1
        or (before in {"in", "s", "'", "match"} and following[:1] != ["of"])
    ):
        return None
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or not after.is_alpha or after.lower in AFTER_PART | {"a", "an", "my", "your", "all", "what", "dozen"}:
        return Numeral(at, at + 1, 0.5, NumeralKind.FRACTION, spelled=True) if before != "half" else None
    bounded = before in {"than", "about", "nearly", "almost", "over", "under", "roughly", "around", "least", "by", "to", "only"}
    return Numeral(at, at + 1, 0.5, NumeralKind.FRACTION, spelled=True) if bounded else None
