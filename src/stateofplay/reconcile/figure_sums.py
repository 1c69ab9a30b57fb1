"""What numbers a figure may mean, and how figures are compared and shown."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stateofplay.language.stems import stem, words
from stateofplay.model.facts import Figure
from stateofplay.reconcile.words import FUNCTION

_LITERAL: Final = re.compile(r"\d[\d,]*+(?:\.\d+)?+")
_ABOUT: Final = 0.05
"""How far a number behind "about" may be off, as a share of it."""
_ROUND: Final = 0.02
"""How far a share in words ("one in six") may be off, as a share of one; twice so behind "about"."""
_MONEY_ALIKE: Final = {"roubl": "rubl", "buck": "dollar", "renminbi": "yuan"}
_SPELLING: Final = {
    "kilometer": "kilometr",
    "centimeter": "centimetr",
    "millimeter": "millimetr",
    "meter": "metr",
    "liter": "litr",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """All numbers from `low` to `high`."""

    low: float
    high: float

    def meets(self, other: Stretch) -> bool:
        """Whether a number lies in both, to a billionth of the larger."""
        slack = 1e-9 * max(abs(self.low), abs(other.low), 1.0) if math.isfinite(self.low) and math.isfinite(other.low) else 0.0
        return self.low <= other.high + slack and other.low <= self.high + slack


def stretch(figure: Figure, about: float = _ABOUT) -> Stretch:
    """The numbers that a figure may mean, its rounding and its bound considered; `about` is how far off that word may be."""
    value = float(figure.value)
    half = _rounding(figure) / 2
    if figure.bound == "about":
        half = max(half, abs(value) * about)
    if figure.unit == "share":
        half = max(half, 2 * _ROUND if figure.bound else _ROUND / 2)
    low, high = value - half, value + half
    if figure.bound in {"at_least", "more_than"}:
        high = math.inf
    elif figure.bound in {"at_most", "less_than"}:
        low = -math.inf if value < 0 else 0.0
    return Stretch(low, high)


def _rounding(figure: Figure) -> float:
    """The step in which the number is written: 0.1 million of "1.5 million", 1 of "45 percent"; 0 of a plain count."""
    found = _LITERAL.search(figure.evidence.exact)
    if found is None:
        return 0.0
    plain = found.group().replace(",", "")
    shown_value = float(plain)
    if not shown_value or "/" in figure.evidence.exact:
        return 0.0
    scale = abs(figure.value) / shown_value
    decimals = len(plain.partition(".")[2])
    if scale < 100 and not decimals and figure.unit != "percent":
        return 0.0
    return max(scale if scale >= 100 else 1.0, 0.0) * float(10**-decimals)


@lru_cache(maxsize=4_096)
def unit_key(unit: str) -> str:
    """A unit as it is compared: without its rate, its last word as a stem; sums keep their country."""
    base = unit.partition(" per ")[0].lower()
    parts = [stem(word.form) for word in words(base) if word.form not in FUNCTION]
    if not parts:
        return base
    last = _SPELLING.get(parts[-1], _MONEY_ALIKE.get(parts[-1], parts[-1]))
    return base if base in {"percentage points", "basis points"} else last


def shown(value: float) -> str:
    """A number for people: "12,700", "1.5 million"."""
    if not math.isfinite(value) or abs(value) >= 10**15:
        return f"{value:.3g}"
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= scale:
            return f"{round(value / scale, 6):,.6f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{round(value, 6):,.6f}".rstrip("0").rstrip(".")
