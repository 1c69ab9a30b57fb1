"""What the words of a passage say, for comparing it with another: what it is about, whom it names, how many of what."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from stateofplay.language import closed
from stateofplay.language.calendar import MONTHS
from stateofplay.language.numeral_words import SCALES
from stateofplay.language.stems import forms, stem, words
from stateofplay.language.wordset import words as listed

FUNCTION: Final = (
    closed.DETERMINERS
    | closed.PRONOUNS
    | closed.POSSESSIVE_PRONOUNS
    | closed.PREPOSITIONS
    | closed.SUBORDINATORS
    | closed.CONJUNCTIONS
    | closed.AUXILIARIES
    | listed(
        "others either neither none much more less least enough own same one's mine myself ours ourselves yours "
        "yourself hers theirs whatever whoever there here nothing somebody something anyone anything everything "
        "onto above along below beneath beside besides down except past throughout till whenever wherever doing "
        "not never only just even also too very still again already almost now ever else rather quite however "
        "therefore thus hence meanwhile instead otherwise s t"
    )
)
"""Words that make a sentence and do not say what it is about."""

TELLING: Final = listed(
    "say said says saying tell told tells add added adds state stated states report reported reports according "
    "accord describe described "
    "describes call called calls note noted notes write wrote writes ask asked asks reply replied answer "
    "answered indicate indicated "
    "announce announced acknowledge acknowledged mr mrs ms monday tuesday wednesday thursday friday saturday "
    "sunday today yesterday week "
    "month year day"
)
"""Words that hand on a statement or date it: no evidence that two passages say the same."""

_EMPTY: Final = listed(
    "sir lady way ways thing things time times hour days weeks months years million billion thousand hundred percent "
    "per cent come came comes coming go went gone going goes get got gets getting give gave given gives giving take "
    "took taken takes taking make made makes making put puts putting let lets keep kept keeps look looked looks seem "
    "seemed seems become became like far long back away late later early earlier first last next new old good great "
    "little well really former several number think thought believe believed know knew known see saw seen want wants "
    "wanted use used set part end lot bit right january february march april may june july august september october "
    "november december feb jan apr aug sept oct nov dec people person man men woman women afternoon morning evening "
    "night noon another told asked reporters journalist journalists"
)
"""Words that say little of what a passage is about, whatever it is about."""
_SILENT: Final = FUNCTION | TELLING | _EMPTY

_SCALES: Final = FUNCTION | SCALES.keys() | {"hundred"}
_AMOUNTS: Final = {"half": "0.5", "quarter": "0.25", "third": "0.33", "dozen": "12", "decade": "10", "decades": "10"}


def stems(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The stems of the words that say what a passage is about: no function words, no words of telling, no numbers."""
    return tuple(filter(None, map(_matter, forms(text, start, end))))


@lru_cache(maxsize=65_536)
def _matter(form: str) -> str:
    """The stem of a word that says what a passage is about; "" for others."""
    silent = len(form) < 2 or form[0].isdigit() or form in FUNCTION or form in TELLING
    return "" if silent else stem(form)


def topics(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """What a stretch of text speaks of: the stems of its telling words, and its numbers, in order."""
    return tuple(filter(None, map(topic_of, forms(text, start, end))))


@lru_cache(maxsize=65_536)
def topic_of(form: str) -> str:
    """The number or the stem of a telling word; "" for others."""
    if form[0].isdigit():
        return form
    return "" if len(form) < 2 or form in _SILENT else stem(form)


@lru_cache(maxsize=16_384)
def name_stems(name: str) -> frozenset[str]:
    """The stems of the words that name somebody; initials count as a word ("U.N." as "un")."""
    plain = name.replace(".", "")
    return frozenset(
        stem(word.form)
        for word in words(plain)
        if len(word.form) > 1 and (plain[word.start : word.end].isupper() or word.form not in FUNCTION | TELLING)
    )


def months(text: str) -> frozenset[int]:
    """The months (1 to 12) that a passage names; "May" and "March" count with a capital only."""
    if MONTHS.keys().isdisjoint(forms(text)):
        return frozenset()
    return frozenset(MONTHS[word.form] for word in words(text) if word.form in MONTHS and text[word.start].isupper())


def amounts(text: str) -> tuple[str, ...]:
    """The numbers of a passage, as digits, with those that words such as "half" and "decade" stand for."""
    held = (_AMOUNTS.get(form, form) for form in forms(text))
    return tuple(form for form in held if form[0].isdigit())


def measures(text: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a passage, each with the stem of the next word that says what is counted; where there is one."""
    said = list(forms(text))
    out: list[tuple[str, str]] = []
    for at, word in enumerate(said):
        form = _AMOUNTS.get(word, word)
        if form[0].isdigit():
            unit = next((behind for behind in said[at + 1 : at + 5] if behind not in _SCALES and not behind[0].isdigit()), "")
            if unit:
                out.append((form, stem(unit)))
    return tuple(out)
