"""The value of a figure in words: the same in every face."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from stateofplay.export.plain import plain
from stateofplay.model import Figure

_BOUNDS: Final = MappingProxyType(
    {"about": "about ", "at_least": "at least ", "at_most": "at most ", "more_than": "over ", "less_than": "under "}
)


def figure_value(figure: Figure) -> str:
    """`at least 12 percent`, `5,000,000,000 dollars`."""
    return _BOUNDS.get(figure.bound, "") + _value(figure)


def _value(figure: Figure) -> str:
    if figure.unit == "share" and abs(figure.value) <= 1:
        return f"{figure.value:.4%}".rstrip("0%").rstrip(".") + " percent"
    return f"{_number(figure.value)} {plain(figure.unit)}".strip()


def _number(value: float) -> str:
    """`5,000,000,000`, `0.333333`; powers of ten only where there are too many digits to read."""
    if abs(value) >= 10**15:
        return f"{float(value):.3g}" if abs(value) < 10**300 else "a number beyond measure"
    return f"{value:,.6f}".rstrip("0").rstrip(".")
