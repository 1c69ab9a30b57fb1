"""Enumerations whose amounts should make a total that stands nearby, with no word that says so.

Three or more amounts of one unit, each with what it is for, joined by commas and "and", and a total of the unit in the
sentences around: the reader adds them up. Where the sum is near the total, the list is meant to make it; whether it does
is the check.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.numeral_words import SCALES, TEENS, TENS, UNITS
from stateofplay.language.stretches import sentences
from stateofplay.model.facts import Check, Figure
from stateofplay.model.reading import Reading
from stateofplay.reconcile.figure_sums import Stretch, shown, stretch, unit_key

_SMALL: Final = {**UNITS, **TEENS, **TENS}
_SPELLED: Final = "|".join(sorted(_SMALL, key=lambda word: (-len(word), word)))
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,-])(?:[$€£¥]\s?)?(?:(?P<digits>\d[\d,]*+(?:\.\d+)?)|"
    rf"(?P<tens>(?:{_SPELLED}))(?:-(?P<units>(?:{_SPELLED})))?)"
    rf"(?:[ -](?P<scale>{'|'.join(SCALES)}))?(?![\w/:%-]|\.\d)",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"(?:,|;)(?: and| plus| with)?\s+(?:\w+ ){0,4}?\Z|\b(?:and|plus)\s+(?:\w+ ){0,4}?\Z", re.IGNORECASE)
"""What stands right before a further item."""
_FOR: Final = re.compile(
    r"(?:\s+(?!and\b)[a-z-]+){0,2}\s+(?:for|to|from|in|on|at|by|of|as|with|against|are|is|go|goes|went)\s",
    re.IGNORECASE,
)
"""What an amount is for, right behind it."""
_NO_ITEM: Final = re.compile(
    r"\b(?:from(?= [\d$€£])|than|until|since|between|rose|fell|increased|decreased|compared|versus|times|or|"
    r"but|if|which|who|then|later|"
    r"ago)\b|[()\n]",
    re.IGNORECASE,
)
"""Words between two amounts that make them no items of one list."""
_WHEN: Final = re.compile(
    r"\W*(?:percent|per cent|%|years?|months?|weeks?|days?|hours?|minutes?|seconds?|p\.?m|a\.?m|o'clock)\b"
    r"|\s+(?:\w+ )?(?:in|by|on|from|at|for) (?:the )?(?:early |late |mid-)?(?:[12]\d{3}|Jan|Feb|March|April|"
    r"May|June|July|Aug|Sept|Oct|"
    r"Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|first|second|third|fourth|last|next)",
)
"""An amount of time, a share, or one that is of a time of its own: such lists are series, and are not added up."""
_MOST: Final = 12
_LONG: Final = 110
"""Most characters from one item to the next."""
_LEAST: Final = 3
_NEAR: Final = 0.25
_GAPPED: Final = 0.12
"""How far, as a share of it, a sum may miss the total and still be meant to make it; the second for "
"items with no "for"."""
_TOTAL: Final = 2
"""Sentences around in which the total may stand."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An amount: its place, its value, its unit as far as one is written, and whether it says what it is for."""

    start: int
    end: int
    value: float
    unit: str
    purpose: bool


def listed(reading: Reading) -> Iterator[Check]:
    """The enumerations of a report that are near a total, each with whether it makes it."""
    text = reading.report.text
    if len(reading.figures) < 1:
        return
    bounds = sentences(text)
    starts = [low for low, _ in bounds]
    homes = [max(0, bisect_right(starts, figure.evidence.start) - 1) for figure in reading.figures]
    for number, (low, high) in enumerate(bounds):
        for run in _lists(reading, low, high):
            near = [figure for figure, home in zip(reading.figures, homes, strict=True) if abs(home - number) <= _TOTAL]
            # The first or last of a run may be the total of the others.
            tries = (items for items in (run, run[1:], run[:-1]) if len(items) >= _LEAST)
            found = next((made for items in tries if (made := _against(reading, items, near)) is not None), None)
            if found is not None:
                yield found


def _lists(reading: Reading, low: int, high: int) -> Iterator[list[_Item]]:
    """The longest runs of items of a sentence."""
    text = reading.report.text
    run: list[_Item] = []
    for hit in _AMOUNT.finditer(text, low, high):
        item = _item(reading, hit, high)
        joined = run and _joined(text, run[-1], hit.start())
        if item is None or not joined or len(run) >= _MOST:
            if len(run) >= _LEAST:
                yield run
            run = []
        if item is not None:
            run.append(item)
    if len(run) >= _LEAST:
        yield run


def _joined(text: str, last: _Item, start: int) -> bool:
    between = text[last.end : start]
    return len(between) <= _LONG and _LINK.search(between) is not None and not _NO_ITEM.search(between)


def _item(reading: Reading, hit: re.Match[str], high: int) -> _Item | None:
    text = reading.report.text
    if _WHEN.match(text, hit.end(), high):
        return None
    known = next((row for row in reading.figures if row.evidence.start <= hit.start() < row.evidence.end), None)
    if hit["digits"]:
        value = float(hit["digits"].replace(",", ""))
    else:
        value = float(_SMALL[hit["tens"].lower()] + (_SMALL[hit["units"].lower()] if hit["units"] else 0))
    value *= SCALES[hit["scale"].lower()] if hit["scale"] else 1
    end = max(hit.end(), known.evidence.end) if known else hit.end()
    return _Item(hit.start(), end, value, _written(known), _FOR.match(text, hit.end(), high) is not None)


def _written(figure: Figure | None) -> str:
    """The unit of a figure where its own words have it; what was filled in from elsewhere may be of something else."""
    if figure is None or not figure.unit:
        return ""
    head = figure.unit.split()[-1].lower()
    signs = {"$": "dollar", "€": "euro", "£": "pound"}
    shown_words = figure.evidence.exact.lower()
    named = head[:4] in shown_words or any(sign in shown_words and name in figure.unit for sign, name in signs.items())
    return unit_key(figure.unit) if named else ""


def _against(reading: Reading, items: Sequence[_Item], totals: Sequence[Figure]) -> Check | None:
    """The check against the nearest total that the items may make; None where there is none, or two that they may."""
    units = {item.unit for item in items} - {""}
    value = sum(item.value for item in items)
    whole = all(item.value == int(item.value) for item in items)
    if len(units) > 1 or value <= 0 or not (units or whole):
        return None
    plain = sum(item.purpose for item in items) >= len(items) - 1
    near: list[tuple[bool, int, Figure]] = []
    for total in totals:
        if any(total.evidence.start < item.end and item.start < total.evidence.end for item in items):
            continue
        key = _written(total)
        fits = (
            bool(key) and (not units or key in units) and total.unit not in {"percent", "share"} and " per " not in total.unit
        )
        scaled = total.value < 1000 or max(item.value for item in items) >= total.value / 100
        if fits and scaled and max(item.value for item in items) < total.value:
            off = abs(value - total.value) / total.value
            if off <= (_NEAR if plain else _GAPPED):
                near.append((off > 0, abs(total.evidence.start - items[0].start), total))
    if not near:
        return None
    _, _, total = min(near, key=lambda row: row[:2])
    return _made(reading, items, total)


def _made(reading: Reading, items: Sequence[_Item], total: Figure) -> Check:
    held = {figure.evidence.start: figure for figure in reading.figures}
    parts = [
        held.get(item.start)
        or Figure(reading.report.id, reading.report.span(item.start, item.end), item.value, total.unit, claimant=total.claimant)
        for item in items
    ]
    spans = [stretch(part) for part in parts]
    low, high = sum(one.low for one in spans), sum(one.high for one in spans)
    value = sum(item.value for item in items)
    holds = Stretch(low, high).meets(stretch(total))
    working = f"{' + '.join(shown(part.value) for part in parts)} = {shown(value)}"
    whole = f"{shown(total.value)} {total.unit}".strip()
    rest = total.value - value
    said = (
        f", and {whole} are said"
        if holds
        else f" of {whole}: {shown(rest)} unaccounted for"
        if rest > 0
        else f", {shown(-rest)} more than the {whole}"
    )
    return Check((total, *parts), "parts", holds, working + said)
