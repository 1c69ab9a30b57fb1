"""Time expressions and what they mean, as TIMEX3 has it (Pustejovsky et al., ISO 24617-1).

Relative expressions count from the day of publication; "later", "earlier", "the same day" from the day that the story has
reached or the date told just before. Weekdays, and months and days without a year, are past unless their clause looks ahead.
A week is its ISO week ("2025-W50"), a weekend that of its week ("2025-W50-WE"). Without a day of publication a value keeps its
unknown parts as X: "XXXX-WXX-1" for Monday, "XXXX-12-25", "XXXX-XX-XX" for yesterday, "XXXX-WXX" for last week.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from stateofplay.language.calendar import MONTHS
from stateofplay.language.dates_clock import ZONES
from stateofplay.language.dates_read import read, starts
from stateofplay.language.dates_scene import Found, Scene
from stateofplay.language.numerals import Word, words
from stateofplay.model.dates import PartialDate
from stateofplay.model.document import CleanText, DateMention, TimexType
from stateofplay.model.span import Span

_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_YEAR, _LAST_YEAR = 1400, 9900


def find(clean: CleanText, text: str, published: PartialDate | None) -> tuple[DateMention, ...]:
    """All time expressions, left to right, not overlapping. Linear in the text.

    Args:
        clean: the text to match on.
        text: the report's text, which the spans point into.
        published: when the report appeared; None where that is unknown.
    """
    mentions: list[DateMention] = []
    for first, last, found in _scan(words(clean.text), published):
        start, end = clean.span(first, last)
        mentions.append(DateMention(Span.of(text, start, end), found.timex, found.value))
    return tuple(mentions)


def _scan(row: Sequence[Word], published: PartialDate | None) -> list[tuple[int, int, Found]]:
    known = published if published and _FIRST_YEAR <= published.first_day.year <= _LAST_YEAR else None
    scene = Scene(row, known.day if known else None, None, known.first_day if known else None)
    rows: list[tuple[int, int, Found]] = []
    at = 0
    while at < len(row):
        found = read(scene, at) if starts(scene, at) else []
        for one in found:
            rows.append((row[one.first].start, _end(row, one), one))
            scene = _told(scene, one)
        at = max(at + 1, found[-1].last) if found else at + 1
    return rows


def _told(scene: Scene, found: Found) -> Scene:
    """The scene behind an expression: where the story stands, and which date was told last."""
    story: dt.date | None = scene.story
    if found.story is not None and _moves(scene, found):
        story = found.story
    aside = scene.base(found.first - 1) == "(" and scene.base(found.last) in ZONES
    dated = found.timex in {TimexType.DATE, TimexType.TIME} and found.value[:2].isdecimal() and not aside
    if dated:
        if _IS_DAY.match(found.value):
            return replace(scene, story=story, prior=found.value, prior_at=found.last, day=found.value, day_at=found.last)
        return replace(scene, story=story, prior=found.value, prior_at=found.last)
    return scene if story == scene.story else replace(scene, story=story)


def _moves(scene: Scene, found: Found) -> bool:
    """Whether the story moves to that day: a weekday or a day counted from now, not one named by its month."""
    named = any(scene.base(at) in MONTHS for at in range(found.first, found.last))
    return not named and not (scene.digits(found.first) and found.timex is TimexType.DATE)


def _end(row: Sequence[Word], found: Found) -> int:
    word = row[found.last - 1]
    return word.end - 2 if word.lower.endswith("'s") else word.end
