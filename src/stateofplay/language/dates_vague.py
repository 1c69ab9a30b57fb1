"""Words for the present, the past and the future as such (TIMEX3's PRESENT_REF, PAST_REF and FUTURE_REF)."""

from __future__ import annotations

from stateofplay.language.dates_scene import Found, Scene
from stateofplay.model.document import TimexType

_NOW, _PAST, _FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
_PHRASES = {
    _NOW: "now|right now|currently|presently|nowadays|these days|this day and age|the present day|the present time|"
    "at/the moment|at/this moment|at/the present moment|at/present|at/this time|for/the moment|for/the time being|"
    "to/this day|at/this point in time|today's world|the here and now|for/the present|until/the present|in/the present|"
    "modern times|in/this moment|at/this juncture",
    _PAST: "recently|lately|more recently|not long ago|long ago|a long time ago|a while ago|"
    "some time ago|a while back|quite some time ago|ages ago|the recent past|the not-so-distant past|the distant past|"
    "recent days|recent weeks|recent months|recent years|recent decades|recent times|recent memory|recent history|"
    "the other day|the other night|the old days|the good old days|years past|days gone by|bygone days|"
    "those days|the olden days|earlier times|years gone by|a short time ago|a short while ago|"
    "a little while ago|the immediate past|ancient times|past years|past decades|past months|past centuries|earlier years|"
    "previous years|previous months|previous decades|time immemorial|not so long ago",
    _FUTURE: "the near future|the future|the foreseeable future|the immediate future|the not-too-distant future|"
    "the not too distant future|the distant future|the coming days|the coming weeks|the coming months|the coming years|"
    "the coming decades|the coming hours|coming days|coming weeks|coming months|coming years|coming decades|"
    "the days ahead|the weeks ahead|the months ahead|the years ahead|the decades ahead|the days to come|the weeks to come|"
    "the months to come|the years to come|the decades to come|years to come|months to come|weeks to come|decades to come|"
    "generations to come|the days and weeks ahead|future years|in/future|the upcoming days|the upcoming weeks|"
    "the upcoming months|the following days and weeks|the next days|the next weeks|the next months|the next years|"
    "the short term future|the days and months ahead|the weeks and months ahead|the coming days and weeks|"
    "the coming weeks and months|coming weeks and months|the coming months and years",
}


def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    rows: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for value, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            before, _, rest = phrase.rpartition("/")
            words = tuple(rest.replace("-", " - ").split())
            rows.setdefault(words[0], []).append((words, before, value))
    return {first: tuple(sorted(group, key=lambda row: -len(row[0]))) for first, group in rows.items()}


_BY_FIRST = _table()
FIRST_WORDS = frozenset(_BY_FIRST)
_LONGEST = 6


def reference(scene: Scene, at: int) -> list[Found]:
    """A word or phrase that points at the present, past or future as such."""
    rows = _BY_FIRST.get(scene.base(at))
    if rows is None:
        return _the_past(scene, at)
    words = tuple(scene.bases(at, _LONGEST))
    for phrase, before, value in rows:
        if words[: len(phrase)] != phrase or (before and scene.base(at - 1) != before):
            continue
        if phrase == ("recently",) and scene.base(at - 1) == "most":
            return []
        if phrase[-1] == "future" and not _is_time(scene, at, at + len(phrase)):
            return []
        if phrase == ("now",) and (scene.base(at + 1) == "-" and scene.glued(at + 1) and scene.base(at + 2) != ""):
            return [Found(at, at + 1, TimexType.DATE, value)] if scene.row[at + 1].text == "-" else []
        return [Found(at, at + len(phrase), TimexType.DATE, value)]
    return _the_past(scene, at)


def _the_past(scene: Scene, at: int) -> list[Found]:
    """In the past; of the past; with nothing behind that it could describe."""
    if scene.base(at) != "the" or scene.base(at + 1) not in {"past", "present"} or not _is_time(scene, at, at + 2):
        return []
    if scene.base(at + 1) == "present" and scene.base(at - 1) not in {"in", "for", "until", "to", "of", "at", "and", "from"}:
        return []
    return [Found(at, at + 2, TimexType.DATE, _PAST if scene.base(at + 1) == "past" else _NOW)]


def _is_time(scene: Scene, at: int, last: int) -> bool:
    """Whether "the future" is a time: not "the future of the plant", "the past president"."""
    return scene.closes(last) and scene.base(last) != "of" and scene.base(at - 1) not in {"about", "on", "over"}
