"""Arithmetic within a claim: parts against their total, shares against the whole, a change against its ends.

Only what the text ties together is reckoned with: "of which", "in all", "consists of", a colon with a list, "rose by 4 to 37
from 33". Numbers that merely stand side by side are left alone. Rounding and bounds are allowed for: each figure is the stretch
of numbers that it may mean, and a sum fails only where the stretches do not meet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from stateofplay.language.stretches import sentences
from stateofplay.model.facts import Check, Figure
from stateofplay.model.reading import Reading
from stateofplay.reconcile import clash_sums
from stateofplay.reconcile.figure_sums import Stretch, shown, stretch, unit_key

_OPENS: Final = re.compile(
    r"(?::|\bconsist(?:s|ed|ing)? of|\bcompris(?:es|ed|ing)|\b(?:is|are|was|were|being) made up of"
    r"|\bbr(?:eaks|oken|oke|eaking) down (?:into|as)"
    r"|\b(?:is|are|was|were|be) (?:split|divided|shared) (?:into|between|among|as)|\b(?:split|divided) (?:into|between|among))",
    re.IGNORECASE,
)
"""Words between a total and its first part that say that the parts are all of it."""
_OF_THESE: Final = re.compile(r"\bof (?:which|whom|them)\b|\bof (?:these|those),", re.IGNORECASE)
_INCLUDES: Final = re.compile(r"\b(?:including|includes?|included|among them)\b", re.IGNORECASE)
_INCLUDES_NOW: Final = re.compile(r"\b(?:including|includes?|included|among them)\s+(?:[\w-]+\s+){0,3}\Z", re.IGNORECASE)
_SUMS_BEFORE: Final = re.compile(
    r"\b(?:(?:which|that) (?:makes|made|adds up to|add up to|gives|comes to)|mak(?:es?|ing)"
    r"|(?:for |making )?a (?:combined )?total of|total(?:l)?ing"
    r"|adds? up to|added up to|add(?:s|ing)? to|sum(?:s|ming)? to"
    r"|out of(?: a total of)?|bring(?:s|ing)? the total to|together)\s+"
    r"(?:about |roughly |some |nearly |up to |a |just )?\Z",
    re.IGNORECASE,
)
_SUMS_AFTER: Final = re.compile(
    r"(?:\s+[a-z-]+){0,2}\s+(?:in all|in total|altogether|all told|between them|combined|overall)\b", re.IGNORECASE
)
_COMPOUND: Final = re.compile(r"\b(?:compounded|compound|compounding to|cumulative|cumulatively)\s+\Z", re.IGNORECASE)
_MORE: Final = re.compile(r"(?:\banother|\bthe remaining|\bthe other|\ba further) \d|\d (?:more|others)\b", re.IGNORECASE)
_BREAKS: Final = re.compile(
    r"\b(?:than|from|compared|versus|against a|rather|instead|previously|earlier|last|until|since|if|unless|rose|fell"
    r"|up|down)\b|[()]",
    re.IGNORECASE,
)
"""Words between two numbers that make them no items of one list."""
_LINKS: Final = re.compile(r",|;|\band\b|\bwhile\b|\bplus\b|\bor\b", re.IGNORECASE)
_LAST_LINK: Final = re.compile(r"\band\b|\bwhile\b|\bplus\b|;", re.IGNORECASE)
_EACH: Final = re.compile(
    r"\s*(?:each|apiece)\b[^.;]{0,30}?\b(?:makes?|give|gives|total|totals|come to|comes to|add up to)\b", re.IGNORECASE
)
_UP: Final = (
    "rise rises rose risen rising grow grows grew grown growing increase increases increased increasing climb climbs climbed "
    "jump jumps jumped gain gains gained raise raises raised up soared surged widened"
)
_DOWN: Final = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined decrease decreases decreased cut "
    "cuts shrink shrank shrunk slip slipped slid down reduced lowered sank tumbled plunged narrowed"
)
_CHANGE: Final = re.compile(rf"\b(?:{'|'.join(_UP.split())}|{'|'.join(_DOWN.split())})\b", re.IGNORECASE)
_FALLS: Final = frozenset(_DOWN.split())
_FROM: Final = re.compile(r"\bfrom\s+(?:about |roughly |some |nearly |a |around |just )*\Z", re.IGNORECASE)
_TO: Final = re.compile(r"\bto\s+(?:about |roughly |some |nearly |a |around |just )*\Z", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?:\bby|\b(?:rise|fall|increase|decrease|drop|gain|cut|decline|jump) of"
    r"|\b(?:rose|fell|grew|climbed|dropped|gained|slipped|up|down|jumped"
    r"|increased|decreased|shrank|declined|soared|surged|slid))\s+(?:about |roughly |some |nearly |a |around |just )*\Z",
    re.IGNORECASE,
)
_REST: Final = re.compile(r"\b(?:the rest|the remainder|the others|undecided|no opinion|neither)\b", re.IGNORECASE)
_RATE_BEHIND: Final = re.compile(r"[^.;]{0,80}[,(–—:-]\s*(?:or\s+)?\Z")
_RATE_AHEAD: Final = re.compile(r"[^.;,]{0,60}(?:[:(–—]|,?\s+or|,)\s*\Z")
_NEAR: Final = 160
"""Most characters between a total and its first part, and between two parts."""
_JOINED: Final = 16
"""Two numbers so near each other are ends or items of something, and no total."""
_CUE: Final = 50
"""Most characters between the words that tie parts to a total and the first part."""
_MOST: Final = 12
"""Most figures that are reckoned with at once."""
_SHORT: Final = 0.15
"""Parts named by "of which" may miss so much of the total and still be meant to make it."""


class _Page:
    """The figures of a reading by sentence, and the words between them."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        self.figures = reading.figures
        bounds = sentences(self.text) if len(reading.figures) > 1 else []
        starts = [low for low, _ in bounds]
        self.ends = [high for _, high in bounds]
        self.place = [max(0, bisect_right(starts, figure.evidence.start) - 1) for figure in reading.figures]

    def gap(self, a: int, b: int) -> str:
        """The words between two figures, at most `_NEAR` + 1 of their characters from the end."""
        low, high = self.figures[a].evidence.end, self.figures[b].evidence.start
        return self.text[max(low, high - _NEAR - 1) : high] if high > low else ""

    def before(self, at: int) -> str:
        """The words of the sentence right before a figure."""
        start = self.figures[at].evidence.start
        low = self.figures[at - 1].evidence.end if at and self.place[at - 1] == self.place[at] else max(0, start - 60)
        return self.text[max(low, start - 60) : start]

    def after(self, at: int) -> str:
        """The words right behind a figure, in its sentence."""
        end = self.figures[at].evidence.end
        return self.text[end : min(self.ends[self.place[at]], end + 60)]

    def around(self, at: int) -> str:
        """A figure's own words with those on both sides."""
        evidence = self.figures[at].evidence
        return self.text[max(0, evidence.start - 14) : evidence.end + 7]

    def same_voice(self, a: int, b: int) -> bool:
        """Whether one source gives both figures, as far as the text names any."""
        one, two = self.figures[a].claimant, self.figures[b].claimant
        return one == two or not one or not two


def check(reading: Reading) -> tuple[Check, ...]:
    """The sums, shares and changes that the reading's figures let one check, in the order of the text.

    Linear in the figures: each is held against the few that its own and the next sentence tie to it.
    """
    page = _Page(reading)
    if len(page.figures) < 2:
        return tuple(clash_sums.listed(reading))
    found: list[Check] = []
    for at in range(len(page.figures)):
        found.extend(one for one in _of_total(page, at) if one)
        found.extend(one for one in (_of_sum(page, at), _each(page, at)) if one)
    for low, high in _runs(page):
        found.extend(_changes(page, low, high))
        found.extend(_shares(page, low, high))
    tied = {figure.evidence.start for one in found for figure in one.figures[1:]}
    found.extend(one for one in clash_sums.listed(reading) if not tied & {figure.evidence.start for figure in one.figures})
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for one in sorted(found, key=lambda row: (row.figures[0].evidence.start, row.kind)):
        key = (one.kind, frozenset(figure.id for figure in one.figures))
        if key not in seen:
            seen.add(key)
            kept.append(replace(one, figures=tuple(sorted(one.figures, key=lambda figure: figure.evidence.start))))
    return tuple(kept)


def _runs(page: _Page) -> Iterator[tuple[int, int]]:
    """(first, last exclusive) of the figures of each sentence that has several, at most `_MOST` of them."""
    low = 0
    for at in range(1, len(page.figures) + 1):
        if at == len(page.figures) or page.place[at] != page.place[low]:
            if at - low > 1:
                yield low, min(at, low + _MOST)
            low = at


def _listed(page: _Page, first: int, key: str, *, loose: bool) -> list[int]:
    """The figures from `first` on that are items of one list in one sentence, all of one unit (`loose`: or of none)."""
    parts = [first]
    for at in range(first + 1, min(len(page.figures), first + _MOST)):
        gap = page.gap(at - 1, at)
        if page.place[at] != page.place[first] or len(gap) > _NEAR or not _LINKS.search(gap) or _BREAKS.search(gap):
            break
        if _SUMS_BEFORE.search(gap) or not _fits(page.figures[at], key, loose=loose):
            break
        parts.append(at)
    return parts


def _fits(figure: Figure, key: str, *, loose: bool) -> bool:
    mine = unit_key(figure.unit)
    return mine == key or (loose and not mine)


def _of_total(page: _Page, at: int) -> Iterator[Check | None]:
    """A total with its parts behind it: "153 drones, of which 133 ... and 17", "800 seats: 410 ..., 260 ... and 130"."""
    if at + 2 >= len(page.figures) or not page.same_voice(at, at + 1):
        return
    total, key = page.figures[at], unit_key(page.figures[at].unit)
    gap = page.gap(at, at + 1)
    if not key or len(gap) > _NEAR or page.place[at + 1] - page.place[at] > 1:
        return
    near = page.place[at + 1] == page.place[at]
    parts = _listed(page, at + 1, key, loose=total.unit not in {"percent", "share"})
    if not _fits(page.figures[at + 1], key, loose=total.unit not in {"percent", "share"}):
        return
    if len(parts) < 2 or not (len(parts) == 2 or _LAST_LINK.search(page.gap(parts[-2], parts[-1]))):
        return
    rows = [page.figures[part] for part in parts]
    said = gap + page.after(at + 1)[:12]
    listed = at > 0 and page.place[at - 1] == page.place[at] and len(page.gap(at - 1, at)) < _JOINED
    if _INCLUDES.search(gap) and near:
        if _INCLUDES_NOW.search(gap) and total.unit not in {"percent", "share"}:
            yield _at_most(total, rows)
    elif _OPENS.search(gap) and (near or ":" not in gap) and not (listed and ":" in gap):
        yield _sum(total, rows)
    elif _OF_THESE.search(said[-_CUE:]) or (near and len(parts) == 2 and _MORE.search(page.around(parts[1]))):
        yield _of_which(total, rows)


def _of_sum(page: _Page, at: int) -> Check | None:
    """Parts with their total behind them: "57,000 ..., 46,000 ... and 43,000, 146,000 in all"."""
    total = page.figures[at]
    before = page.gap(at - 1, at) if at else ""
    cued = _SUMS_BEFORE.search(before) is not None or _COMPOUND.search(before) is not None
    if at < 2 or not (cued or _SUMS_AFTER.match(page.after(at))) or len(before) > _NEAR:
        return None
    key = unit_key(total.unit)
    if page.place[at] != page.place[at - 1] and not (cued and page.place[at] - page.place[at - 1] == 1):
        return None
    parts = [at - 1]
    for step in range(at - 2, max(-1, at - _MOST), -1):
        gap = page.gap(step, step + 1)
        if page.place[step] != page.place[at - 1] or len(gap) > _NEAR or not _LINKS.search(gap) or _BREAKS.search(gap):
            break
        if _SUMS_BEFORE.search(gap) or not _fits(page.figures[step], unit_key(page.figures[at - 1].unit), loose=True):
            break
        parts.insert(0, step)
    rows = [page.figures[part] for part in parts]
    keys = {unit_key(row.unit) for row in rows} - {""}
    if (
        len(rows) < 2
        or len(keys) > 1
        or (keys and key and keys != {key} and "out of" not in before)
        or not page.same_voice(at - 1, at)
    ):
        return None
    return _product(total, rows) if _COMPOUND.search(before) else _sum(total, rows)


def _product(total: Figure, parts: Sequence[Figure]) -> Check | None:
    """Rises on top of each other: "5 percent, 4 percent and 3.5 percent, a compounded 13 percent"."""
    if total.unit != "percent" or any(part.unit != "percent" for part in parts):
        return None
    low = high = value = 1.0
    for part in parts:
        span = stretch(part)
        low, high, value = low * (1 + span.low / 100), high * (1 + span.high / 100), value * (1 + part.value / 100)
    holds = Stretch(100 * (low - 1), 100 * (high - 1)).meets(stretch(total))
    working = (
        f"{' and '.join(shown(part.value) for part in parts)} percent in turn make {shown(round(100 * (value - 1), 2))} percent"
    )
    return Check((total, *parts), "parts", holds, working + ("" if holds else f", not {shown(total.value)}"))


def _each(page: _Page, at: int) -> Check | None:
    """So many of so much each: "twelve units of 175 megawatts each make 2,100"."""
    if at + 2 >= len(page.figures) or page.place[at + 2] != page.place[at]:
        return None
    count, much, total = page.figures[at : at + 3]
    if not re.fullmatch(r"\s+(?:\w+\s+)?(?:of|with|at)\s+", page.gap(at, at + 1)) or not _EACH.match(page.gap(at + 1, at + 2)):
        return None
    if unit_key(total.unit) not in {"", unit_key(much.unit)}:
        return None
    a, b, c = stretch(count), stretch(much), stretch(total)
    product = Stretch(a.low * b.low, a.high * b.high)
    value = count.value * much.value
    holds = product.meets(c)
    working = f"{shown(count.value)} x {shown(much.value)} = {shown(value)}" + ("" if holds else f", not {shown(total.value)}")
    return Check((count, much, total), "parts", holds, working)


def _at_most(total: Figure, parts: Sequence[Figure]) -> Check:
    value = sum(part.value for part in parts)
    holds = sum(stretch(part).low for part in parts) <= stretch(total).high
    working = f"{_plus(parts)} = {shown(value)}, {'within' if holds else 'more than'} the {_whole(total)} that include them"
    return Check((total, *parts), "parts", holds, working)


def _of_which(total: Figure, parts: Sequence[Figure]) -> Check | None:
    """Parts that need not be all: a check only where they come near the total, or pass it."""
    value = sum(part.value for part in parts)
    if value < total.value * (1 - _SHORT) or max(part.value for part in parts) > total.value:
        return None
    return _sum(total, parts)


def _sum(total: Figure, parts: Sequence[Figure]) -> Check | None:
    low, high = sum(stretch(part).low for part in parts), sum(stretch(part).high for part in parts)
    value, whole = sum(part.value for part in parts), stretch(total)
    if min(part.value for part in parts) < 0 or total.value <= 0:
        return None
    holds = Stretch(low, high).meets(whole)
    working = f"{_plus(parts)} = {shown(value)}"
    if holds:
        return Check((total, *parts), "parts", holds=True, working=f"{working}, and {_whole(total)} are said")
    rest = total.value - value
    lack = (
        f" of {_whole(total)}: {shown(rest)} unaccounted for" if rest > 0 else f", {shown(-rest)} more than the {_whole(total)}"
    )
    return Check((total, *parts), "parts", holds=False, working=working + lack)


def _plus(parts: Sequence[Figure]) -> str:
    return " + ".join(shown(part.value) for part in parts)


def _whole(figure: Figure) -> str:
    return f"{shown(figure.value)} {figure.unit}".strip()


def _changes(page: _Page, low: int, high: int) -> Iterator[Check]:
    """A change with both its ends: "rose by 4 to 37 from 33", "fell 10 percent, from 40 to 36"."""
    roles: dict[str, int] = {}
    for at in range(low, high):
        said = page.before(at)
        role = "from" if _FROM.search(said) else "to" if _TO.search(said) else "by" if _BY.search(said) else ""
        if role and role in roles:
            return
        if role:
            roles[role] = at
    if set(roles) != {"from", "to", "by"}:
        return
    first, last = min(roles.values()), max(roles.values())
    verb = _CHANGE.search(page.text, max(0, page.figures[first].evidence.start - 60), page.figures[last].evidence.end)
    if verb is None or last - first != 2:
        return
    old, new, by = (page.figures[roles[name]] for name in ("from", "to", "by"))
    made = _change(old, new, by, falls=verb.group().lower() in _FALLS)
    if made:
        yield made


def _change(old: Figure, new: Figure, by: Figure, *, falls: bool) -> Check | None:
    a, b, d = stretch(old), stretch(new), stretch(by)
    keys = {unit_key(old.unit), unit_key(new.unit)} - {""}
    sign = -1 if falls else 1
    if len(keys) > 1 or old.value == 0:
        return None
    key = next(iter(keys), "")
    if unit_key(by.unit) in {key, ""} or (key == "percent" and by.unit == "percentage points"):
        if key == "percent" and unit_key(by.unit) == "percent":
            return None  # a percent of a percent may be a share of it or points
        moved = Stretch(sign * (b.low if sign > 0 else b.high) - sign * (a.high if sign > 0 else a.low),
                        sign * (b.high if sign > 0 else b.low) - sign * (a.low if sign > 0 else a.high))  # fmt: skip
        value, unit = sign * (new.value - old.value), ""
    elif by.unit == "percent" and key != "percent" and a.low > 0:
        ends = sorted(100 * sign * (y / x - 1) for x in (a.low, a.high) for y in (b.low, b.high))
        moved, value, unit = Stretch(ends[0], ends[-1]), 100 * sign * (new.value / old.value - 1), " percent"
    else:
        return None
    holds = moved.meets(d)
    working = f"from {shown(old.value)} to {shown(new.value)} is {shown(round(value, 2))}{unit}"
    return Check((old, new, by), "difference", holds, working + ("" if holds else f", not {shown(by.value)}{unit}"))


def _shares(page: _Page, low: int, high: int) -> Iterator[Check]:
    """A share beside its part and whole ("25,000 of 146,000, about one in six"), and shares that must make a whole."""
    rows = page.figures[low:high]
    for at, (part, whole) in enumerate(pairwise(rows)):
        if (
            not re.fullmatch(r"\s+(?:\w+\s+)?(?:out )?of\s+[^.;,]{0,30}", page.gap(low + at, low + at + 1))
            or whole.value <= part.value
        ):
            continue
        if _rated(part) or _rated(whole) or unit_key(part.unit) not in {unit_key(whole.unit), ""}:
            continue
        behind, ahead = low + at + 2, low + at - 1
        if behind < high and _rated(page.figures[behind]) and _RATE_BEHIND.fullmatch(page.gap(behind - 1, behind)):
            yield _share(part, whole, page.figures[behind])
        elif ahead >= low and _rated(page.figures[ahead]) and _RATE_AHEAD.fullmatch(page.gap(ahead, ahead + 1)):
            yield _share(part, whole, page.figures[ahead])
    percents = [row for row in rows if row.unit == "percent"]
    stated = page.text[rows[0].evidence.start : page.ends[page.place[low]]]
    if len(percents) > 2 and len(percents) == len(rows) and _REST.search(stated) and all(row.value > 0 for row in percents):
        total = Stretch(sum(stretch(row).low for row in percents), sum(stretch(row).high for row in percents))
        value = sum(row.value for row in percents)
        if 90 < value < 115:
            holds = total.meets(Stretch(100, 100))
            yield Check(
                tuple(percents), "shares", holds, f"{_plus(percents)} = {shown(value)}" + ("" if holds else ", not 100")
            )


def _rated(figure: Figure) -> bool:
    return figure.unit in {"percent", "share"}


def _share(part: Figure, whole: Figure, rate: Figure) -> Check:
    scale = 100 if rate.unit == "percent" else 1
    a, b, said = stretch(part), stretch(whole), stretch(rate)
    made = Stretch(scale * a.low / b.high if b.high else 0, scale * a.high / max(b.low, 1e-9))
    value = scale * part.value / whole.value
    holds = made.meets(said)
    name = " percent" if scale == 100 else ""
    working = f"{shown(part.value)} of {shown(whole.value)} is {shown(round(value, 3 if scale == 1 else 1))}{name}"
    return Check((part, whole, rate), "shares", holds, working + ("" if holds else f", not {shown(rate.value)}{name}"))
