"""The noun that a number counts: "12 armoured vehicles", "nine-member panel", "one soldier"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language.calendar import PLURALS, UNITS
from stateofplay.language.numerals import SCALES, TEENS, TENS, Word, is_hyphen
from stateofplay.language.numerals import UNITS as DIGIT_WORDS
from stateofplay.language.wordset import words

TIME_UNITS: Final = frozenset(UNITS) | frozenset(PLURALS)
_PLURALS: Final = words(
    "people men women children feet teeth troops police media data personnel staff cattle fish aircraft "
    "spacecraft clergy youth "
    "alumni criteria folk infantry cavalry artillery phenomena bacteria fungi stimuli nuclei radii fauna flora "
    "livestock poultry "
    "sheep deer bison salmon trout cod shrimp squid swine geese mice lice oxen dice crew horsepower offspring "
    "hovercraft watercraft "
    "rotorcraft kin counsel merchandise ordnance munitions yuan yen series species headquarters barracks "
    "crossroads works means "
    "electorate brethren"
)
_STATES: Final = words(
    "dead wounded injured missing jobless homeless faithful elderly unemployed displaced disabled poor sick captive "
    "unaccounted young needy uninsured undecided absent present unvaccinated infected hospitalized hospitalised"
)
"""People by their state: a head of its own ("30 dead") unless a noun follows ("30 dead soldiers")."""
_ENDINGS: Final = ("men", "women", "people", "children", "folk", "aircraft", "craft", "staff")
_NOT_NOUNS: Final = words(
    "is was has does this his its us as thus plus versus across always perhaps towards afterwards besides yes "
    "less unless whereas "
    "says whose alas upwards nonetheless nevertheless regardless sometimes nowadays overseas hers ours yours theirs themselves "
    "ourselves seems outdoors indoors downstairs upstairs abroad backwards forwards mathematics physics "
    "christmas paris texas athens "
    "brussels james charles thomas"
)
_STOPS: Final = words(
    "a an the of in on at by for from to with into onto upon over under between among amongst against about "
    "after before since until "
    "during within without through throughout and or but nor so yet if when while because although though that "
    "which who whom whose "
    "where than as was were is are be been being am has have had having do does did would could can may might "
    "shall should must "
    "will not no it he she they we you i him them me this these those there here also only just even ever never "
    "now then once per "
    "each every said says told up down out off away back their its his her our my your any all some both either "
    "neither such via "
    "amid amidst despite including versus vs ago later earlier apart apiece altogether along around across behind beyond near "
    "toward towards outside inside above below beneath beside alongside plus minus times like unlike except "
    "whether how why what "
    "more less fewer too very quite rather much many most several few enough else still already again soon often "
    "usually always "
    "sometimes perhaps maybe today yesterday tomorrow tonight overnight respectively annually daily weekly "
    "monthly yearly nationwide "
    "worldwide globally abroad overall together alone instead however meanwhile thus hence therefore otherwise nearly almost "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't"
)
_VERBS: Final = words(
    "hit went came made took got gave left put held won fell rose stood sat ran sent saw began became brought built bought "
    "caught chose drew drove ate felt fought found flew forgot froze grew heard hid hurt kept knew laid led let lit meant met "
    "paid quit read rang sought sold shook shone shot showed shut sang sank slept slid spoke sprang stole stuck struck swore "
    "swept swam swung taught tore thought threw understood wore wept wrote lose agree agreed vote voted die died say want "
    "remain remained include included live lived stay stayed join joined signed followed fail failed refuse refused accept "
    "accepted reject rejected backed oppose opposed abstained attended arrived returned escaped survived succeeded appeared "
    "belong come go get make take give keep know think believe become turned come happened occurred decided decide responded "
    "respond replied reported told asked ask called warned warn try tried started began begin begun ended continue continued "
    "spoke speak met meet leave receive received walked fled flee depend depends contain contained carry carried seem seemed "
    "appear hold won win earn earned see feel faced get expect expected helped provide provided bring send"
)
"""Verbs that follow a bare number ("the 27 want more") and are not part of the noun phrase that it counts."""
_DROP: Final = words("more other additional further")
_NUMBERS: Final = frozenset(DIGIT_WORDS) | frozenset(TEENS) | frozenset(TENS) | frozenset(SCALES) | {"hundred", "dozen"}
_REACH: Final = 5
_UNHYPHENED: Final = words("old way fold state on th st nd rd to one and a an in off up down hand handed eyed sided percent")
_PLURAL_OF: Final = {unit: plural for plural, unit in PLURALS.items()} | {
    "man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet", "country": "countries",
    "party": "parties", "story": "stories", "storey": "storeys", "page": "pages", "family": "families", "body": "bodies",
    "city": "cities", "county": "counties", "industry": "industries", "strong": "", "plus": "", "time": "times", "odd": "",
    "match": "matches", "branch": "branches", "box": "boxes", "inch": "inches", "class": "classes", "series": "series",
    "way": "ways", "judge": "judges", "day": "days", "sided": "sides", "bedroomed": "bedrooms", "seater": "seats",
    "storied": "stories", "wheeler": "wheels", "parter": "parts", "pronged": "prongs", "legged": "legs", "tiered": "tiers",
    "masted": "masts", "engined": "engines", "member": "members", "company": "companies", "ministry": "ministries",
}  # fmt: skip
_MODIFYING: Final = words(
    "peace draft new long interim security economic trade action wage pay reform aid legal proposed joint"
)
_NEVER_ONE: Final = words(
    "thing way reason side hallmark feature aspect element factor measure explanation theory hand day time place "
    "year example sign step key answer question such another by more last final "
    "other that minute moment kind form part type sort area result idea word good big major possible option problem issue "
    "end night morning evening afternoon occasion case instance stage week month level sense"
)
_LENGTHS: Final = words("day year week month minute night")
_SPEAKS: Final = words(
    "said says told added explained recalled argued wrote noted warned suggested put described called asked found shows showed"
)
_SINGULAR_REACH: Final = 3
_PAIRED: Final = words(
    "current former local state federal foreign domestic civilian military male female black white economic "
    "political public private "
    "serving retired national regional senior junior primary men women small large old new active regular"
)
"""Adjectives that another may follow with "and" ("seven current and former officials")."""


def surface(row: Sequence[Word], first: int, last: int) -> str:
    """The words from `first` to `last` (exclusive) as they stand, with one space where there is any."""
    parts = "".join(word.text if word.glued else " " + word.text for word in row[first + 1 : last])
    return (row[first].text + parts).removesuffix("'s")


def counted(row: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The plural noun phrase that a number counts: (its words without "more" and the like, index behind); None for none."""
    first = at
    while first < len(row) and row[first].lower in _DROP:
        first += 1
    leap = first + (first < len(row) and row[first].lower in {"most", "least"})
    end = _head(row, leap, at if leap == first else leap)
    if not end:
        return None
    if row[end - 1].lower in TIME_UNITS:
        return row[end - 1].lower, end
    return surface(row, first, end), end


def _head(row: Sequence[Word], first: int, at: int) -> int:  # noqa: C901 - one branch for each form
    """The index behind the plural head of the noun phrase at `first`; 0 where there is none within reach."""
    end = 0
    if first > at and (first >= len(row) or not row[first].is_alpha):
        last = row[first - 1].lower
        return first if last.endswith("s") else 0
    step, seen = first, 0
    while step < len(row) and seen <= _REACH:
        word = row[step]
        joined = word.glued and step > first
        joins = word.text == "/" or is_hyphen(word)
        if joined and (word.is_digits or (joins and step + 1 < len(row) and row[step + 1].glued)):
            step += 1
            continue
        goes_on = _goes_on(row, step + 1)
        if word.lower == "and" and step > first and row[step - 1].lower in _PAIRED and not end:
            step += 1
            continue
        if is_hyphen(word) and joined and step + 1 < len(row) and row[step + 1].lower in {"and", "or"}:
            step += 2
            continue
        if (
            len(word.text) == 1
            and word.text.isupper()
            and step + 1 < len(row)
            and row[step + 1].text == "."
            and row[step + 1].glued
        ):
            step += 2
            continue
        if not word.is_alpha or word.base != word.lower or not (joined or goes_on or _may_be_inside(word)):
            break
        seen, step = seen + 1, step + 1
        if goes_on:
            continue
        if word.lower in _STATES:
            end = end or step
        elif is_plural(word):
            end = step
            if word.lower in TIME_UNITS or not (step < len(row) and is_plural(row[step])):
                break
        elif end and row[end - 1].lower not in _STATES:
            break
    return end


def _may_be_inside(word: Word) -> bool:
    return not (word.lower in _STOPS or word.lower in _VERBS or word.lower in _NUMBERS)


def _goes_on(row: Sequence[Word], step: int) -> bool:
    """Whether a hyphen or digits run on from the word before `step` ("full-time", "A320s")."""
    if step >= len(row) or not row[step].glued:
        return False
    if row[step].is_digits:
        return True
    return is_hyphen(row[step]) and step + 1 < len(row) and row[step + 1].glued and row[step + 1].text[0].isalnum()


def is_plural(word: Word) -> bool:
    """Whether a word has the form of a plural noun."""
    lower = word.lower
    if lower in _PLURALS or (lower.endswith(_ENDINGS) and len(lower) > 3):
        return True
    if lower in _NOT_NOUNS or not word.is_alpha:
        return False
    if lower == "s":
        return word.glued
    if lower.endswith("is"):
        return word.text[0].isupper() or lower in {"taxis", "skis", "alibis", "bikinis"}
    return len(lower) > 2 and lower.endswith("s") and not lower.endswith(("ss", "us", "'s")) and lower not in _STOPS


def hyphened(row: Sequence[Word], at: int) -> tuple[str, int] | None:
    """20-point peace plan: the unit is what the hyphen joins ("points"), the stretch runs through the head noun."""
    if at >= len(row) or not row[at].is_alpha or row[at].lower in _UNHYPHENED:
        return None
    unit = row[at].lower
    plural = _PLURAL_OF[unit] if unit in _PLURAL_OF else unit if unit.endswith("s") else unit + "s"
    end = at + 1
    while end < min(len(row), at + 4) and row[end].text.islower() and row[end].is_alpha and row[end].lower not in _STOPS:
        if row[end].lower.endswith(("ed", "ing", "ly")) or row[end].lower in _VERBS:
            break
        end += 1
        if row[end - 1].lower not in _MODIFYING:
            break
    return plural, end


def single(row: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The singular noun phrase that "one" counts ("one extra day"); None where "one" is a pronoun or an idiom."""
    if at < len(row) and row[at].lower.endswith(("ing", "ed")):
        return None
    end = at
    while end < min(len(row), at + _SINGULAR_REACH) and row[end].is_alpha and not _closes(row[end]):
        if end > at and row[end].lower.endswith("ed"):
            break
        end += 1
    if end == at or row[at].lower in _NEVER_ONE or row[at].base != row[at].lower or row[end - 1].lower in _NEVER_ONE - _LENGTHS:
        return None
    if end < len(row) and row[end].lower in _SPEAKS:
        return None
    if end - at == _SINGULAR_REACH and end < len(row) and row[end].is_alpha and not _closes(row[end]):
        return surface(row, at, at + 1), at + 1
    return (row[end - 1].lower if row[end - 1].lower in UNITS else surface(row, at, end)), end


def _closes(word: Word) -> bool:
    return word.lower in _STOPS or word.lower in _VERBS or word.lower in _NUMBERS or word.lower in _SPEAKS
