"""The words and symbols by which people are shown stances, statuses, sources and dates: the same in every face."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stateofplay.export.plain import plain
from stateofplay.model import CopyKind, PartialDate, Sourcing, Stance, Statement, Status

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """How a stance or flag is shown: a symbol, one for terminals that know ASCII alone, a word, and what it means."""

    symbol: str
    ascii: str
    word: str
    meaning: str


STANCES: Final = MappingProxyType(
    {
        Stance.DEMANDS: Mark("◆", "#", "demands", "wants it and presses for it"),
        Stance.OFFERS: Mark("▲", "^", "offers", "proposes to do or to give it"),
        Stance.SUPPORTS: Mark("●", "+", "supports", "accepts or backs it"),
        Stance.OPEN: Mark("○", "o", "open", "would consider it"),
        Stance.UNDECIDED: Mark("…", "?", "undecided", "declines to say, has not answered"),
        Stance.REJECTS: Mark("✕", "x", "rejects", "opposes it, rules it out"),
        Stance.MIXED: Mark("±", "~", "mixed", "its own voices differ"),
    }
)
RED_LINE: Final = Mark("!", "!", "red line", "said to be not negotiable")
CONDITION: Final = Mark("§", "*", "if", "holds only under a condition")
CONTRADICTED: Final = Mark("≠", "%", "disputed", "reports contradict each other")
MOVED: Final = Mark("→", ">", "was", "moved, and from what")
SILENT: Final = "silent"
SILENT_MEANING: Final = "no report gives a position: unknown, not neutral"
NO_STATUS: Final = "no word on status"

STATUSES: Final = MappingProxyType(
    {
        Status.AGREED: "agreed",
        Status.NARROWING: "narrowing",
        Status.OPEN: "open",
        Status.DEADLOCKED: "deadlocked",
        Status.OFF_TABLE: "off the table",
    }
)
SOURCINGS: Final = MappingProxyType(
    {
        Sourcing.NAMED: "a named person",
        Sourcing.ANONYMOUS: "an unnamed source",
        Sourcing.COLLECTIVE: "a body",
        Sourcing.DOCUMENT: "a document",
        Sourcing.OUTLET: "another outlet",
        Sourcing.NONE: "the report's own voice",
    }
)
COPIES: Final = MappingProxyType(
    {
        CopyKind.EXACT: "word for word",
        CopyKind.EDITED: "trimmed or updated",
        CopyKind.RESPUN: "reworded",
    }
)


def short_date(iso: str, year: str = "") -> str:
    """`14 Dec`, with its year where that is not `year`; a month or a year alone stays one; `no date` for ""."""
    return _date(iso, 3, year) if iso else "no date"


def long_date(iso: str) -> str:
    """`14 December 2025`; a span of two dates as `8 to 14 December 2025`'s long form; "" stays empty."""
    if "/" in iso:
        first, _, last = iso.partition("/")
        return f"{long_date(first)} to {long_date(last)}"
    return _date(iso, 9, "")


def _date(iso: str, letters: int, year: str) -> str:
    try:
        date = PartialDate(iso)
    except ValueError:
        return plain(iso)
    first = date.first_day
    parts = [str(first.day)] if date.precision == "day" else []
    if date.precision != "year":
        parts.append(MONTHS[first.month - 1][:letters])
    if date.precision == "year" or iso[:4] != year:
        parts.append(iso[:4])
    return " ".join(parts)


def count(number: int, one: str, many: str = "") -> str:
    """`1 report`, `3 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def sourced(statement: Statement) -> tuple[str, str]:
    """Who a report has it from: the words that name the source (or its name), and what kind of source that is."""
    kind = SOURCINGS[statement.sourcing]
    words = "" if statement.source is None else statement.source.exact
    name = statement.speaker
    if not words and not name:
        return "", kind
    if name and words and name.casefold() not in words.casefold():
        return words, f"{kind}: {name}"
    return words or name, kind
