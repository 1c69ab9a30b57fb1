"""What a number counts: currencies, percent, and the noun that follows it."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.language.calendar import PLURALS, UNITS
from stateofplay.language.numerals import SCALES, SHORT_SCALES, Word, is_hyphen
from stateofplay.language.numerals import UNITS as DIGIT_WORDS

SYMBOLS = {
    "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees", "₩": "won", "₽": "rubles", "₴": "hryvnias",
    "₪": "shekels",
    "₺": "liras", "₦": "naira", "₱": "pesos", "฿": "baht", "₫": "dong", "₿": "bitcoins", "¢": "cents",
}  # fmt: skip
CODES = {
    "usd": "dollars", "eur": "euros", "gbp": "pounds", "jpy": "yen", "cny": "yuan", "rmb": "yuan", "chf": "francs",
    "aud": "dollars",
    "cad": "dollars", "nzd": "dollars", "hkd": "dollars", "sgd": "dollars", "inr": "rupees", "rub": "rubles", "uah": "hryvnias",
    "krw": "won", "sek": "kronor", "nok": "kroner", "dkk": "kroner", "pln": "zlotys", "brl": "reais", "mxn": "pesos",
    "zar": "rand",
    "try": "liras", "ils": "shekels", "aed": "dirhams", "sar": "riyals",
}  # fmt: skip
_MONEY = {
    "dollar": "dollars", "buck": "dollars", "euro": "euros", "pound": "pounds", "yen": "yen", "yuan": "yuan",
    "renminbi": "yuan",
    "ruble": "rubles", "rouble": "rubles", "rupee": "rupees", "rupiah": "rupiah", "franc": "francs", "peso": "pesos",
    "real": "reais",
    "reais": "reais", "rand": "rand", "hryvnia": "hryvnias", "lira": "liras", "shekel": "shekels", "dinar": "dinars",
    "dirham": "dirhams", "riyal": "riyals", "rial": "rials", "krona": "kronor", "kronor": "kronor", "krone": "kroner",
    "kroner": "kroner", "zloty": "zlotys", "baht": "baht", "ringgit": "ringgit", "cent": "cents", "pence": "pence",
    "penny": "pence",
    "mark": "marks", "guilder": "guilders", "markka": "markka", "crown": "crowns", "bitcoin": "bitcoins", "won": "won",
}  # fmt: skip
_NATIONS = frozenset(
    "us american canadian australian singapore taiwan swiss french belgian british sterling turkish israeli chinese "
    "japanese indian "
    "russian ukrainian mexican brazilian dutch german swedish norwegian danish polish south korean hong kong new zealand "
    "finnish "
    "czech egyptian lebanese syrian philippine argentine".split()
)
IRREGULAR_PLURALS = frozenset(
    "people men women children feet teeth troops police media data personnel staff cattle fish aircraft spacecraft clergy "
    "youth percent "
    "policemen servicemen congressmen lawmen gunmen fishermen businessmen spokesmen crewmen alumni criteria folk folks "
    "infantry "
    "dead wounded injured missing yuan yen tonnes jobless homeless faithful elderly livestock poultry sheep head".split()
)
_NOT_NOUNS = frozenset(
    "is was has does this his its us as thus plus versus across always perhaps towards afterwards besides yes less unless "
    "whereas says "
    "goes gets wants needs makes takes gives comes keeps remains becomes seems means shows calls tells plus whose alas "
    "upwards nonetheless "
    "nevertheless regardless sometimes nowadays overseas hers ours yours theirs themselves ourselves agrees accepts "
    "rejects insists "
    "requires includes covers lies sits stands plans hopes begins brings allows adds".split()
)
_STOPS = frozenset(
    "a an the of in on at by for from to with into onto upon over under between among against about after before since "
    "until during "
    "within without through and or but nor so yet if when while because although though that which who whom whose where "
    "than as was were "
    "is are be been being am has have had do does did will would can could may might shall should must not no it he she "
    "they we you i "
    "this these those there here also only just even ever never now then once per each every said says told up down out "
    "off away back "
    "their its his her our my your any all some both either neither such via amid despite including versus vs hit went "
    "came made took "
    "got gave left set put held won lost fell rose stood sat ran sent saw ago later earlier".split()
)
_DROP = frozenset("more other extra additional new further different separate full such".split())
_REACH = 4


def percent_at(row: Sequence[Word], at: int) -> tuple[str, int] | None:  # noqa: PLR0911 - one return for each form
    """Percent, percentage points or basis points at `at`: (unit, index behind)."""
    two = [word.lower for word in row[at : at + 3]]
    if not two:
        return None
    if two[0] == "-" and row[at].glued:
        return (got[0], got[1]) if (got := percent_at(row, at + 1)) and two[1:2] != ["%"] else None
    if two[0] in {"%", "percent", "percents", "pct", "pc"}:
        return "percent", at + 1
    if two[:2] == ["per", "cent"]:
        return "percent", at + 2
    if two in (["percentage", "-", "point"], ["percentage", "-", "points"]):
        return "percentage points", at + 3
    if two[:2] in (["percentage", "point"], ["percentage", "points"]):
        return "percentage points", at + 2
    if two[:2] in (["basis", "point"], ["basis", "points"]):
        return "basis points", at + 2
    return ("percent", at + 1) if two[0] == "percentage" else ("basis points", at + 1) if two[0] == "bps" else None


def money_at(row: Sequence[Word], at: int, value: float) -> tuple[str, int] | None:
    """The currency that follows a sum: (unit, index behind)."""
    step = at
    if step < len(row) and is_hyphen(row[step]) and row[step].glued:
        step += 1
    while step < min(len(row), at + 5) and (
        row[step].lower in _NATIONS or (row[step].text in {".", "U", "S"} and step > at - 1)
    ):
        step += 1
    if step >= len(row):
        return None
    word = row[step].base
    if word in SYMBOLS:
        return SYMBOLS[word], step + 1
    if word in CODES and row[step].text.isupper():
        return CODES[word], step + 1
    name = _MONEY.get(word) or _MONEY.get(word.removesuffix("s"))
    if name is None or (word in {"won", "mark", "marks", "real", "crown", "crowns"} and value < 1000):
        return None
    return name, step + 1


def short_scale(row: Sequence[Word], at: int, *, money: bool) -> int:
    """The scale that a suffix means ("bn", "tn", "k"; "m" and "b" of a sum): 0 for none."""
    if at >= len(row):
        return 0
    lower = row[at].lower
    scale = SHORT_SCALES.get(lower, 0)
    if not scale or (lower == "mm" and not money):
        return 0
    if lower in {"m", "b", "k", "mil"} and not (money or (row[at].glued and lower != "b")):
        return 0
    if lower == "m" and not money and not _counts_on(row, at + 1):
        return 0
    return scale


def _counts_on(row: Sequence[Word], at: int) -> bool:
    """Whether a counted noun follows, so that "5m people" is millions and "5m wide" is metres."""
    return counted(row, at, hyphened=False) is not None


def counted(row: Sequence[Word], at: int, *, hyphened: bool) -> tuple[str, int] | None:
    """The noun phrase that a number counts: (its words without "more" and the like, index behind); None where there is none."""
    if hyphened:
        return _hyphened(row, at)
    kept: list[str] = []
    for step in range(at, min(len(row), at + _REACH + 1)):
        word = row[step]
        if is_hyphen(word) and word.glued and step > at and step + 1 < len(row) and row[step + 1].glued:
            continue
        if not word.is_alpha or word.lower in _STOPS or word.lower in DIGIT_WORDS or word.lower in SCALES:
            return None
        if word.base not in _DROP or kept:
            kept.append(word.text.removesuffix("'s"))
        if _is_plural(word):
            end = step + 1
            return word.lower if word.lower in TIME_UNITS else " ".join(kept) or word.text, end
        if word.lower != word.base:
            return None
    return None


def _is_plural(word: Word) -> bool:
    lower = word.lower
    if lower in IRREGULAR_PLURALS:
        return True
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s")) and lower not in _NOT_NOUNS


def _hyphened(row: Sequence[Word], at: int) -> tuple[str, int] | None:
    """20-point peace plan: the unit is what the hyphen joins ("points"), the stretch runs through the head noun."""
    if (
        at >= len(row)
        or not row[at].is_alpha
        or row[at].lower in {"old", "way", "fold", "time", "state", "on", "th", "st", "nd", "rd", "to"}
    ):
        return None
    unit = row[at].lower
    plural = unit if unit.endswith("s") or unit == "strong" else PLURAL_OF.get(unit, unit + "s")
    end = at + 1
    while end < min(len(row), at + 4) and row[end].text.islower() and row[end].is_alpha and row[end].lower not in _STOPS:
        if row[end].lower.endswith(("ed", "ing", "ly")):
            break
        end += 1
        if row[end - 1].lower not in _MODIFYING:
            break
    return plural, end


PLURAL_OF = {unit: plural for plural, unit in PLURALS.items()} | {"man": "men", "woman": "women", "person": "people",
"child": "children",
                                                                  "foot": "feet", "country": "countries",
                                                                  "party": "parties"}  # fmt: skip
_MODIFYING = frozenset(
    "peace draft new long interim security economic trade action wage pay reform aid legal proposed joint".split()
)
TIME_UNITS = frozenset(UNITS) | frozenset(PLURALS)
