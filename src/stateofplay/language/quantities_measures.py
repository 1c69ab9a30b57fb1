"""Units of measure: their names, prefixes and short forms, and what they are reckoned by ("per hour", "a tonne")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language.calendar import PLURALS, UNITS
from stateofplay.language.numerals import Word, is_hyphen

_PREFIXES: Final = "nano micro milli centi deci deca hecto kilo mega giga tera peta exa".split()
_PREFIXED: Final = (
    "metre meter gram gramme litre liter watt joule hertz byte bit volt ampere amp pixel newton pascal calorie "
    "ton tonne sievert "
    "becquerel bar parsec electronvolt second".split()
)
_PLAIN: Final = (
    "mile yard acre hectare pound ounce stone gallon pint quart barrel bushel carat knot degree decibel fathom "
    "furlong tablespoon "
    "teaspoon cup litre tesla lumen ohm kelvin micron radian revolution cord bale cask therm quintal maund "
    "millennium season fortnight".split()
)
_ODD: Final = {
    "foot": "feet", "feet": "feet", "inch": "inches", "inches": "inches", "hertz": "hertz", "kilo": "kilograms",
    "kilos": "kilograms", "horsepower": "horsepower", "century": "centuries", "centuries": "centuries",
    "millennia": "millennia", "lux": "lux", "kilohertz": "kilohertz", "megahertz": "megahertz", "gigahertz": "gigahertz",
    "terahertz": "terahertz", "cc": "cubic centimetres", "hectometre": "hectometres",
}  # fmt: skip
NAMES: Final[dict[str, str]] = (
    {prefix + unit: prefix + unit + "s" for prefix in ("", *_PREFIXES) for unit in _PREFIXED}
    | {prefix + unit + "s": prefix + unit + "s" for prefix in ("", *_PREFIXES) for unit in _PREFIXED}
    | {unit: unit + "s" for unit in _PLAIN}
    | {unit + "s": unit + "s" for unit in _PLAIN}
    | {unit: unit + "s" for unit in UNITS}
    | {plural: plural for plural in PLURALS}
    | _ODD
)
"""Measures as written out, in small letters, and their plural."""
del NAMES["bar"], NAMES["bars"], NAMES["cup"], NAMES["cups"], NAMES["season"], NAMES["seasons"]
SHORT: Final = {
    "km": "kilometres", "kms": "kilometres", "cm": "centimetres", "mm": "millimetres", "nm": "nanometres",
    "µm": "micrometres", "μm": "micrometres", "dm": "decimetres", "kg": "kilograms", "kgs": "kilograms", "Kg": "kilograms",
    "mg": "milligrams", "µg": "micrograms", "μg": "micrograms", "mcg": "micrograms", "kt": "kilotonnes", "Mt": "megatonnes",
    "Gt": "gigatonnes", "lb": "pounds", "lbs": "pounds", "oz": "ounces", "ft": "feet", "yd": "yards", "yds": "yards",
    "mi": "miles", "ha": "hectares", "ml": "millilitres", "mL": "millilitres", "cl": "centilitres", "dl": "decilitres",
    "hl": "hectolitres", "gal": "gallons", "bbl": "barrels", "bpd": "barrels per day", "mph": "miles per hour",
    "mpg": "miles per gallon", "kph": "kilometres per hour", "kmh": "kilometres per hour", "kmph": "kilometres per hour",
    "rpm": "revolutions per minute", "kW": "kilowatts", "MW": "megawatts", "GW": "gigawatts", "TW": "terawatts",
    "mW": "milliwatts",
    "kWh": "kilowatt-hours", "KWh": "kilowatt-hours", "MWh": "megawatt-hours", "GWh": "gigawatt-hours",
    "TWh": "terawatt-hours", "Wh": "watt-hours", "mAh": "milliamp-hours", "kJ": "kilojoules", "MJ": "megajoules",
    "GJ": "gigajoules", "kV": "kilovolts", "mA": "milliamps", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz",
    "GHz": "gigahertz", "KB": "kilobytes", "kB": "kilobytes", "MB": "megabytes", "GB": "gigabytes", "TB": "terabytes",
    "PB": "petabytes", "Mb": "megabits", "Gb": "gigabits", "mb": "megabits", "Mbps": "megabits per second",
    "Gbps": "gigabits per second",
    "kbps": "kilobits per second", "Kbps": "kilobits per second", "Mbit": "megabits", "Gbit": "gigabits", "MP": "megapixels",
    "dB": "decibels", "ppm": "parts per million", "ppb": "parts per billion", "hp": "horsepower", "bhp": "horsepower",
    "ct": "carats", "psi": "pounds per square inch", "hPa": "hectopascals", "kPa": "kilopascals", "kn": "knots",
    "kcal": "kilocalories",
    "min": "minutes", "mins": "minutes", "hr": "hours", "hrs": "hours", "sec": "seconds", "secs": "seconds",
    "ms": "milliseconds",
    "yr": "years", "yrs": "years", "mos": "months", "sqm": "square metres", "sqft": "square feet", "mya": "million years",
    "AU": "astronomical units", "TEU": "TEU", "TEUs": "TEU", "toe": "tonnes of oil equivalent",
    "boe": "barrels of oil equivalent",
    "tonnes": "tonnes", "dwt": "deadweight tonnes", "MeV": "megaelectronvolts", "GeV": "gigaelectronvolts",
}  # fmt: skip
"""Short forms to the letter, whether or not a space stands before."""
_GLUED: Final = {
    "m": "metres", "g": "grams", "t": "tonnes", "l": "litres", "L": "litres", "h": "hours", "W": "watts",
    "V": "volts", "J": "joules", "C": "degrees Celsius", "F": "degrees Fahrenheit", "p": "pence", "in": "inches",
    "A": "amperes", "rad": "radians",
}  # fmt: skip
"""Short forms that mean this only right behind the digits."""
_POWERS: Final = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
_PAIRS: Final = {
    "nautical": frozenset("mile miles".split()), "light": frozenset("year years second seconds minute minutes".split()),
    "metric": frozenset("ton tons tonne tonnes".split()), "short": frozenset("ton tons".split()),
    "long": frozenset("ton tons".split()), "fluid": frozenset("ounce ounces".split()),
    "calendar": frozenset(), "gross": frozenset("ton tons tonne tonnes".split()), "troy": frozenset("ounce ounces".split()),
}  # fmt: skip
_HOURED: Final = frozenset("watt amp man person labour labor credit".split())
_PER_SHORT: Final = {
    "h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "d": "day", "yr": "year", "kg": "kilogram",
    "l": "litre", "L": "litre", "ml": "millilitre", "m": "metre", "km": "kilometre", "kWh": "kilowatt-hour",
    "MWh": "megawatt-hour",
    "t": "tonne", "lb": "pound", "kilo": "kilogram", "kilogramme": "kilogram", "bbl": "barrel", "gal": "gallon", "oz": "ounce",
    "ha": "hectare", "mo": "month", "ms": "millisecond", "night": "night", "dl": "decilitre", "dL": "decilitre",
}  # fmt: skip
_PER_A: Final = frozenset(
    "second minute hour day night week fortnight month quarter year decade season shift share tonne ton barrel "
    "litre liter gallon "
    "bushel ounce pound kilo kilogram gram head piece person pupil student child household family employee worker member "
    "vehicle car acre hectare unit ticket metre meter mile kilometre kilometer word page game match match-day hour shot pint "
    "bottle pack packet packet room seat bed bag tweet click plate dozen carat square therm container megawatt-hour megawatt "
    "passenger trip ride journey term semester session show performance episode song copy class".split()
)
"""What "a" makes a rate of ("$70 a barrel"), and what else is a rate only behind "per"."""
_NOT_RATE: Final = frozenset("ago earlier later before after and old or since from".split())
_DEGREES: Final = {"celsius": "Celsius", "fahrenheit": "Fahrenheit", "c": "Celsius", "f": "Fahrenheit", "centigrade": "Celsius"}
_MINUTES: Final = frozenset("'′’")
INCH_MARKS: Final = frozenset('"″”“')
_TIME: Final = frozenset(UNITS) | frozenset(PLURALS)


def measure_at(row: Sequence[Word], at: int) -> tuple[str, int] | None:  # noqa: PLR0911 - one return for each form
    """The measure at `at`, past a hyphen: (unit in the plural, index behind); None where there is none."""
    step = at + 1 if at + 1 < len(row) and is_hyphen(row[at]) and row[at].glued else at
    if step >= len(row):
        return None
    word = row[step]
    found = _degrees(row, step) or _compound(row, step)
    if found:
        return found
    if word.base in NAMES and (word.text[0].islower() or word.text.isupper() or step == at):
        return _hours(row, step, NAMES[word.base])
    if step > at and not row[step].glued:
        return None
    if word.text == "b" and [one.text for one in row[step + 1 : step + 3]] == ["/", "d"]:
        return "barrels per day", step + 3
    if (
        word.text in _MINUTES
        and word.glued
        and step + 2 < len(row)
        and row[step + 1].is_digits
        and row[step + 2].text in INCH_MARKS
    ):
        return "feet", step + 1
    short = SHORT.get(word.text) or (_GLUED.get(word.text) if _is_unit_letter(row, step) else None)
    if short is None:
        return None
    end = step + 1
    if (
        end < len(row)
        and row[end].glued
        and row[end].text in {"2", "²", "3", "³"}
        and word.text in {"m", "km", "cm", "mm", "ft"}
    ):
        return ("square " if row[end].text in "2²" else "cubic ") + short, end + 1
    return short, end


def _is_unit_letter(row: Sequence[Word], step: int) -> bool:
    """Whether a letter can be a unit: right behind a number, and no part of a longer code."""
    if not row[step].glued or not step or not (row[step - 1].is_digits or row[step - 1].text in "½¼¾"):
        return step > 0 and row[step].text == "m" and _measures_on(row, step + 1) and row[step - 1].is_digits
    after = row[step + 1] if step + 1 < len(row) else None
    clock = row[step].text == "p" and after is not None and after.text == "." and after.glued
    if clock and step + 2 < len(row) and row[step + 2].glued and row[step + 2].is_alpha:
        return False
    return after is None or not after.glued or not (after.is_digits or is_hyphen(after)) or after.text in {"2", "3"}


def _measures_on(row: Sequence[Word], at: int) -> bool:
    return at < len(row) and row[at].lower in {
        "long",
        "wide",
        "tall",
        "high",
        "deep",
        "away",
        "above",
        "below",
        "apart",
        "across",
    }


def _degrees(row: Sequence[Word], step: int) -> tuple[str, int] | None:
    if row[step].text in {"Celsius", "Fahrenheit"}:
        return f"degrees {row[step].text}", step + 1
    sign = row[step].text in {"°", "º"}
    if not sign and row[step].lower not in {"degree", "degrees", "deg"}:
        return None
    after = row[step + 1].lower if step + 1 < len(row) else ""
    if after in _DEGREES and (sign or len(after) > 1 or row[step + 1].text.isupper()):
        return f"degrees {_DEGREES[after]}", step + 2
    if not sign and row[step].text[0].islower() and after in {"of", "in"} and row[step].lower == "degree":
        return None
    return "degrees", step + 1


def _compound(row: Sequence[Word], step: int) -> tuple[str, int] | None:
    """Square metres, nautical miles, light years, percentage-like pairs; a hyphen or a dot may stand between."""
    lead, after = row[step].lower, step + 1
    if after < len(row) and (row[after].text == "." or is_hyphen(row[after])) and row[after].glued:
        after += 1
    if after >= len(row):
        return None
    word = row[after]
    if lead in _POWERS:
        named = NAMES.get(word.base) or SHORT.get(word.text) or ("metres" if word.text == "m" else None)
        return (f"{_POWERS[lead]} {named}", after + 1) if named else None
    if lead in _PAIRS and word.base in _PAIRS[lead]:
        return f"{lead} {NAMES[word.base]}", after + 1
    return None


def _hours(row: Sequence[Word], step: int, name: str) -> tuple[str, int]:
    """Kilowatt-hours, man-hours; else the measure itself."""
    after = step + 1
    if not name.endswith(("watts", "amps")):
        return name, after
    if after + 1 < len(row) and is_hyphen(row[after]) and row[after].glued:
        after += 1
    if after < len(row) and row[after].base in {"hour", "hours"}:
        return name.removesuffix("s") + "-hours", after + 1
    return name, step + 1


def rate_at(row: Sequence[Word], at: int, unit: str) -> tuple[str, int]:  # noqa: PLR0911 - one return for each form
    """The unit with what it is reckoned by ("per hour", "a tonne", "/h", "-a-share"), and the index behind."""
    if at >= len(row) or not unit:
        return unit, at
    word, step = row[at], at + 1
    if is_hyphen(word) and word.glued and step < len(row) and row[step].lower in {"a", "an", "per"}:
        word, step = row[step], step + 1
        if step < len(row) and is_hyphen(row[step]) and row[step].glued:
            step += 1
    if step >= len(row):
        return unit, at
    text, base = row[step].text, row[step].base
    if word.text == "/" and word.glued and row[step].glued:
        by = _PER_SHORT.get(text) or (base if base in NAMES or base in _PER_A else "")
        return (f"{unit} per {by}", step + 1) if by else (unit, at)
    if word.lower in {"per", "every", "each"}:
        return _per(row, step, unit, at, plain=word.lower != "per")
    if word.lower in {"a", "an"} and base in _PER_A:
        following = row[step + 1].lower if step + 1 < len(row) else ""
        if following in _NOT_RATE or (base == "square" and following not in NAMES):
            return unit, at
        if base == "square":
            return f"{unit} per square {row[step + 1].base}", step + 2
        return f"{unit} per {_PER_SHORT.get(base, base)}", step + 1
    return unit, at


def _per(row: Sequence[Word], step: int, unit: str, at: int, *, plain: bool) -> tuple[str, int]:
    """What stands behind "per"; behind "each" and "every" only a length of time."""
    text, base = row[step].text, row[step].base
    if plain:
        return (f"{unit} per {base}", step + 1) if base in UNITS else (unit, at)
    if base in _POWERS and step + 1 < len(row):
        return f"{unit} per {_POWERS[base]} {row[step + 1].base}", step + 2
    if text in _PER_SHORT or (row[step].is_alpha and text.islower()):
        return f"{unit} per {_PER_SHORT.get(text, base)}", step + 1
    return unit, at


_ALL: Final = frozenset(NAMES.values()) | frozenset(SHORT.values()) | frozenset(_GLUED.values()) - {"pence"}
_LEADS: Final = frozenset((*_POWERS.values(), *_PAIRS))


def is_measure(unit: str) -> bool:
    """Whether a unit without its rate is a measure."""
    return (
        unit in _ALL
        or unit.endswith("-hours")
        or (" " in unit and unit.split(" ", 1)[0] in _LEADS)
        or unit.startswith("degrees")
    )


def is_time(unit: str) -> bool:
    """Whether a unit, its rate apart, is a length of time."""
    return unit.partition(" per ")[0] in _TIME
