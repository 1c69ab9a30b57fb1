"""One meeting in two places: in the canteen of a plant in one report, in the ballroom of a hotel in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_days import CALLS, MEETINGS, day_of, pairs
from stateofplay.reconcile.clash_marks import Mark, mark
from stateofplay.reconcile.passages import Page

_ROOMS: Final = listed(
    "canteen ballroom kitchen cellar basement attic gym gymnasium lounge bar lobby foyer auditorium vestry "
    "sacristy library study "
    "garage tent marquee workshop boardroom classroom garden courtyard terrace balcony hall office salon "
    "dining chapel cafeteria "
    "barracks hangar cabin deck suite"
)
_BUILDINGS: Final = listed(
    "hotel palace villa school church mosque temple monastery embassy consulate castle mansion house "
    "farmhouse farm inn pub tavern "
    "restaurant cafe museum theatre theater cinema stadium barn mill factory plant warehouse shed depot "
    "airport station terminal "
    "harbor harbour port ship yacht ferry boat train barge lighthouse university college academy hospital "
    "clinic courthouse court "
    "parliament ministry townhall headquarters base fort fortress bank club lodge customs waterworks brewery "
    "winery library "
    "playhouse opera stable tower bunker resort chalet cottage rectory parsonage convent abbey boathouse "
    "clubhouse firehouse"
)
_WHERE: Final = re.compile(
    r"\b(?:in|at|inside|aboard|on board|over \w+ (?:in|at)) (?P<np>(?:the|a|an|our|his|her|their|its|"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}['’]s?)"
    r"(?: (?!of\b|in\b|at\b|and\b|with\b|for\b|on\b|to\b|by\b|where\b)[\w’'-]+){1,5}"
    r"(?: of (?:the |an? |her |his |their )?(?:[\w’'-]+ ?){1,4})?)"
)
_ORDINAL: Final = re.compile(r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|opening)\b", re.IGNORECASE)
_AHEAD: Final = re.compile(
    r"\b(?:will|next|again on|is to|are to|resume|would|due|planned|tomorrow|wants?|propos\w+|not)\b",
    re.IGNORECASE,
)
_SAME: Final = {
    "theatr": "playhous",
    "theater": "playhous",
    "opera": "playhous",
    "harbor": "port",
    "harbour": "port",
    "farmhous": "farm",
    "univers": "colleg",
    "academi": "colleg",
}
_DAYS: Final = 8
_BESIDE: Final = 45
_FORMAL: Final = MEETINGS - CALLS - listed("discussion discussions interview dinner lunch breakfast sat talked talk debate")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a meeting is said to have been: kinds of room and building, names, day, number of the round."""

    mark: Mark
    rooms: frozenset[str]
    buildings: frozenset[str]
    names: frozenset[str]
    day: int | None
    nth: str
    whose: bool


def clashing(pages: Sequence[Page]) -> Iterator[Conflict]:
    """Pairs of places of one meeting that exclude each other, each place once."""
    held = [one for sheet in pages for one in _places(sheet)]
    used: set[int] = set()
    for i, j in pairs([(one.day,) for one in held]):
        a, b = held[i], held[j]
        if not used & {i, j} and _clash(a, b):
            used |= {i, j}
            about = f"where the meeting was: “{a.mark.words}” or “{b.mark.words}”"
            why = f"one meeting, two places: “{a.mark.words}” and “{b.mark.words}”"
            yield Conflict(a.mark.citation, b.mark.citation, about, ConflictKind.DATE, why=why)


def _clash(a: _Place, b: _Place) -> bool:
    near = abs((a.mark.sheet.day or 0) - (b.mark.sheet.day or 0)) <= _DAYS and a.mark.sheet.id != b.mark.sheet.id
    if not near or a.day is None or a.day != b.day or (a.nth and b.nth and a.nth != b.nth):
        return False
    if (a.rooms | a.buildings | a.names) & (b.rooms | b.buildings | b.names):
        return False
    rooms = bool(a.rooms and b.rooms)
    buildings = bool(a.buildings and b.buildings)
    private = (a.whose and not b.names) or (b.whose and not a.names)
    return rooms or buildings or private


def _places(sheet: Page) -> Iterator[_Place]:
    """The places of a report's meetings, one a sentence."""
    text = sheet.reading.report.text
    for number, (low, high) in enumerate(sheet.sentences):
        forms = [word.form for word in words(text, low, high)]
        if number in sheet.quiet or not _FORMAL.intersection(forms):
            continue
        for hit in _WHERE.finditer(text, low, high):
            said = words(text, hit.start("np"), hit.end("np"))
            stems = {stem(word.form) for word in said}
            rooms, buildings = (
                frozenset(_SAME.get(one, one) for one in stems & kind) for kind in (_ROOM_STEMS, _BUILDING_STEMS)
            )
            beside = text[max(low, hit.start() - _BESIDE) : min(high, hit.end() + _BESIDE)]
            if (not rooms and not buildings) or _AHEAD.search(beside):
                continue
            nth = _ORDINAL.search(text, low, high)
            yield _Place(
                mark(sheet, number, hit.start(), hit.end()),
                rooms,
                buildings,
                frozenset(stem(word.form) for word in said if word.name),
                day_of(sheet, number, hit.start()),
                nth["nth"].lower().replace("opening", "first") if nth else "",
                "’s " in hit["np"] or "'s " in hit["np"],
            )
            break


_ROOM_STEMS: Final = frozenset(map(stem, _ROOMS))
_BUILDING_STEMS: Final = frozenset(map(stem, _BUILDINGS))
