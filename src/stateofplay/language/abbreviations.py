"""Words whose stop is part of the word, and what the stop then says about the end of a sentence."""

from __future__ import annotations

from typing import Final

from stateofplay.language.wordset import words

TITLES: Final = words(
    "mr mrs ms mx dr prof gen lt col maj capt cmdr adm sgt cpl pvt brig sen rep gov pres amb rev hon fr sr st ste mt "
    "messrs mme mlle det supt insp atty asst assoc sec dir pfc hr"
)
"""Stand before a name, so their stop never ends a sentence."""
MONTHS: Final = words("jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS: Final = words("mon tue tues wed thu thur thurs fri")
NUMBERED: Final = words("no nos art arts fig figs vol para paras p pp ch")
"""Abbreviations only before a number."""
REGIONS: Final = words(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn mo mont neb nev okla ore pa tenn tex "
    "va vt wash wis wyo ont que penn"
)
"""States and provinces as newspapers write them; only with a capital and after a comma."""
ENDINGS: Final = words(
    "inc corp co ltd llc plc bros jr esq etc al dept univ assn intl ave blvd rd vs cf approx ca viz incl resp"
)
"""May also be the last word of a sentence."""
_CAPITAL: Final = (
    TITLES | MONTHS | DAYS | NUMBERED | (ENDINGS - {"etc", "al", "vs", "cf", "approx", "viz", "incl", "resp", "ca"})
)
_ANY: Final = frozenset({"etc", "al", "vs", "cf", "approx", "viz", "incl", "resp"})
_NEVER_WORDS: Final = _ANY | {"mr", "mrs", "dr", "prof", "messrs", "corp", "inc", "ltd", "sept"}
"""Are no words without their stop, so capitals do not matter."""
_LONGEST: Final = 6


def is_abbreviation(word: str, text: str, after: int) -> bool:
    """Whether the stop that ends at `after` in `text` belongs to `word`."""
    lower = word.lower()
    if len(word) == 1:
        return word.isupper() and word != "I" and _next_letter(text, after).isupper()
    if len(word) > _LONGEST or not (word[0].isupper() or lower in _NEVER_WORDS or lower in NUMBERED):
        return False
    following = _next_letter(text, after)
    if lower in NUMBERED:
        return following.isdigit()
    if lower in MONTHS or lower in DAYS:
        return following.isalnum() or (following != "" and following in ",)")
    if lower in REGIONS and lower not in _CAPITAL:
        return following.islower() or following in {",", ")"}
    return lower in _NEVER_WORDS or (lower in _CAPITAL and following != "")


def _next_letter(text: str, after: int) -> str:
    """The character at `after`, past one space; "" at the end."""
    following = text[after : after + 2]
    return following[1:2] if following[:1] == " " else following[:1]
