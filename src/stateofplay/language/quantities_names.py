"""Numbers that count nothing: labels, codes, telephone numbers, years. And those that are ages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language import quantities_units as units
from stateofplay.language.calendar import MONTHS, WEEKDAYS
from stateofplay.language.numerals import Numeral, Word, is_hyphen
from stateofplay.language.quantities_measures import measure_at
from stateofplay.language.quantities_money import CODES, SYMBOLS, money_at
from stateofplay.language.quantities_nouns import TIME_UNITS, counted
from stateofplay.language.wordset import words

_LABELS: Final = words(
    "article articles chapter section resolution no nos number numbers day page paragraph room rule phase stage "
    "round version level "
    "tier flight route highway class type item part volume act title clause annex appendix figure table step "
    "week district ward "
    "platform channel boeing airbus schedule protocol amendment proposition prop measure bill line lot grade "
    "option scenario track "
    "pillar basket zone gate pier block apartment suite square sector battalion brigade division regiment ps "
    "iphone windows core "
    "formula episode heat lane interstate terminal exit runway turn law element sample exhibit local mark model studio apollo "
    "soyuz form question category principle directive regulation decree order docket file count berth dock "
    "hangar bay cell tower "
    "building floor hall court courtroom precinct squad company unit psalm verse chapter scene lesson module "
    "slide footnote note "
    "hole stop station pump reactor bus tram train route grade year series season match race game room ward zone "
    "area point case "
    "rank seed bib shirt jersey channel radio mach warp windows android ios euro factor covid ebola hepatitis diabetes bus"
)
_LOWER_LABELS: Final = words(
    "article articles chapter section resolution number page paragraph rule phase stage round version tier "
    "flight route highway "
    "annex appendix figure table step district ward platform channel amendment proposition clause item lot "
    "pillar gate pier block "
    "apartment suite sector lane part terminal exit runway exhibit episode category type room day grade line "
    "level week turn no principle "
    "reactor seed"
)
_PLURAL_LABELS: Final = words(
    "articles chapters sections resolutions pages paragraphs phases stages rounds items parts clauses rooms "
    "rules nos numbers lines "
    "routes highways gates terminals levels tiers annexes exhibits exercises questions verses groups categories seeds"
)
_SAFE_BEFORE: Final = words(
    "at in of about some only nearly almost over under around by with from to for on after before among between "
    "within until since "
    "but and or while as when if because though that than the these those all just more up least another an a every each both "
    "following including plus per then now so also still even where which who it he she they we you i not is was "
    "are were has had "
    "have will would last first next past roughly approximately exactly given out during against what how its "
    "their his her our my "
    "your be been took take said says told reports reported killed"
)
_ERAS: Final = frozenset("bc bce ad ce".split())
_PEOPLE: Final = words(
    "people person children child adults adult men man women woman boys boy girls girl voters residents workers "
    "patients teenagers "
    "youths youngsters anyone everyone those someone employees citizens drivers students pupils players men's "
    "women's applicants "
    "migrants members minors men adolescents smokers pensioners males females kids babies infants americans "
    "britons germans patients "
    "respondents customers parents viewers users consumers"
)
_PHONES: Final = words(
    "call called calling dial dialled dialed dialing phone phoned ring rang text texting tel telephone hotline fax"
)
_LEVELS: Final = words(
    "stand stands stood standing remain remains remained put puts set fixed steady unchanged capped stuck frozen "
    "estimated valued is was "
    "level number total toll tally count and him her them it rank ranked index stay stays stayed kept polled trailed"
)
"""What "at 11" gives a level after, and no hour."""
_LONGEST: Final = 7
_ELLIPSIS: Final = 24
_ERA: Final = range(1900, 2100)
_BEFORE_YEAR: Final = words("the his her their its our this that and or in of since to by for from a 's")


def is_name(row: Sequence[Word], numeral: Numeral) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether the number names or orders: Article 5, F-16, day 113, the Group of Seven, a telephone number."""
    first, last = numeral.first, numeral.last
    word, before = row[first], row[first - 1] if first else None
    if before is not None and word.glued and _is_inside(row, first, before, spelled=numeral.spelled):
        return True
    if not numeral.spelled and len(word.text) > 1 and word.text[0] == "0" and word.text.isdigit():
        return True
    if _is_labelled(row, numeral) or (last < len(row) and row[last].lower in _ERAS and row[last].text.isupper()):
        return True
    if before is not None and before.lower in _PHONES and not numeral.spelled and not _is_measured(row, last):
        return True
    if (
        numeral.spelled
        and word.text[0].isupper()
        and not _opens(row, first)
        and (last >= len(row) or not row[last].text.islower())
    ):
        return last >= len(row) or row[last].is_alpha
    if not numeral.spelled and (_is_identifier(word) or _is_hour(row, first, last) or _is_all_day(row, first)):
        return True
    if first and row[first - 1].text == "(" and [one.text for one in row[last : last + 2]] == [".", ")"]:
        return True
    return _is_item(row, numeral) or _is_telephone(row, first, last)


def _is_identifier(word: Word) -> bool:
    """Whether a number is too long to be written without separators."""
    return word.text.isdigit() and len(word.text) > _LONGEST


def _is_hour(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether a bare number is the hour of the clock: "had been due at 11"."""
    if first < 2 or row[first - 1].lower != "at" or row[first - 2].lower in _LEVELS or not row[first].text.isdigit():
        return False
    return 0 < int(row[first].text) <= 12 and (last >= len(row) or not (row[last].is_alpha or row[last].text in "%-–/+°"))


def _is_all_day(row: Sequence[Word], first: int) -> bool:
    """24/7."""
    joined = [word.text for word in row[first : first + 3]]
    back = [word.text for word in row[max(0, first - 2) : first + 1]]
    return joined == ["24", "/", "7"] or back == ["24", "/", "7"]


def _is_inside(row: Sequence[Word], first: int, before: Word, *, spelled: bool) -> bool:
    """Whether what stands right before a number, without a space, makes it a part of a code."""
    if before.is_alpha:
        money = units.money_before(row, first)[0]
        return not money
    if before.text == "." or before.text in ":_#@&^=" or (before.is_digits and not spelled):
        return not (before.text == "." and spelled)
    if (is_hyphen(before) or before.text == "/") and first > 1 and before.glued:
        return not _is_range(row, first) and not spelled
    return False


def _is_range(row: Sequence[Word], first: int) -> bool:
    """Whether the number behind a glued hyphen is the upper end of a range or a score, not a part of a longer code."""
    if first + 2 < len(row) and is_hyphen(row[first + 1]) and row[first + 1].glued and row[first + 2].is_digits:
        return False
    back = row[first - 2]
    if first > 2 and row[first - 3].lower in _LABELS and row[first - 3].text[0].isupper():
        return False
    if back.lower == "to" and first > 2 and is_hyphen(row[first - 3]):
        return True
    return (
        (back.is_digits and not back.glued)
        or (back.is_digits and first > 2 and row[first - 3].text in SYMBOLS)
        or back.text in {"%", "bn", "m", "tn", "k", "p"}
        or (back.is_digits and first > 2 and row[first - 3].text in {"(", "“", '"', "'", "‘"})
    )


def _opens(row: Sequence[Word], first: int) -> bool:
    """Whether a sentence or a quotation opens at `first`."""
    return first == 0 or row[first - 1].is_break or row[first - 1].text in ".!?:;“\"'‘(—–-"


def _is_labelled(row: Sequence[Word], numeral: Numeral) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether the word before makes the number a label ("Article 5", "No. 10", "Terminal 3")."""
    first, last = numeral.first, numeral.last
    if not first:
        return False
    at = first - 1
    if row[at].text == "." and row[at].glued and at:
        return row[at - 1].lower in {
            "no",
            "nos",
            "art",
            "arts",
            "sec",
            "para",
            "paras",
            "p",
            "pp",
            "vol",
            "fig",
            "nr",
            "nrs",
            "ch",
        }
    lower = row[at].lower
    if lower == "of" and at and row[at - 1].text == "Group":
        return True
    if lower in {"and", "to", "or", "-", "–", ","} and at > 1 and row[at - 1].is_digits and row[at - 2].lower in _PLURAL_LABELS:
        return True
    if not row[at].is_alpha or numeral.kind != "cardinal" or numeral.last != first + 1:
        return False
    if lower in _LABELS and row[at].text[0].isupper():
        return not _is_unit(row, last) and not (first == 1 and lower in _SAFE_BEFORE)
    if lower in _LOWER_LABELS and not (lower == "no" and row[at].text.islower()):
        return not _is_measured(row, last)
    return not numeral.spelled and row[at].text[0].isupper() and _is_named(row, first, last)


def _is_named(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether digits behind a word with a capital belong to its name ("Apollo 17"), and count nothing ("Monday 12 people")."""
    word = row[first - 1]
    lower = word.lower
    if (
        lower in MONTHS
        or lower in WEEKDAYS
        or lower in _SAFE_BEFORE
        or lower in CODES
        or "," in row[first].text
        or "." in row[first].text
    ):
        return False
    if word.glued and first > 1 and row[first - 2].text == "-":
        return False
    if last < len(row) and (is_hyphen(row[last]) or row[last].text in {"/", "%", ":"}) and row[last].glued:
        return False
    if last < len(row) and row[last].glued and row[last].text in {"W", "A", "V", "L", "J", "E", "S", "N", "K", "D", "B", "X"}:
        return True
    if units.money_before(row, first)[0] or _is_elliptic(row, first):
        return False
    return not _is_measured(row, last) and not (last < len(row) and (row[last].glued and row[last].is_alpha))


def _is_elliptic(row: Sequence[Word], first: int) -> bool:
    """Whether a name has a number of what was counted before: "one has 310 ships and Norland 170"."""
    at = first - 1
    while at > 0 and first - at < 4 and row[at].is_alpha and row[at].text[0].isupper():
        at -= 1
    if row[at].lower not in {",", "and", "while", "but"}:
        return False
    for step in range(at - 1, max(0, at - _ELLIPSIS), -1):
        if row[step].text in ".!?;" or row[step].is_break:
            return False
        if row[step].is_digits and row[step - 1].text[0].islower():
            return row[step - 1].lower not in _LOWER_LABELS
    return False


def _is_unit(row: Sequence[Word], last: int) -> bool:
    return last < len(row) and (units.percent_at(row, last) or measure_at(row, last) or money_at(row, last, 0)) is not None


def _is_measured(row: Sequence[Word], last: int) -> bool:
    return last < len(row) and (_is_unit(row, last) or counted(row, last) is not None)


def _is_item(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether the number opens a line as that of a list item ("3. Borders", "4 Trade")."""
    first, last = numeral.first, numeral.last
    if numeral.spelled or numeral.value not in range(1, 60) or (first and not row[first - 1].is_break):
        return False
    after = row[last].text if last < len(row) else ""
    ends = last + 1 >= len(row) or not first
    return (after in {".", ")", ":"} and row[last].glued and not ends) or (
        after[:1].isupper() and bool(first) and not _is_measured(row, last)
    )


def age_after(row: Sequence[Word], last: int) -> tuple[str, int] | None:
    """The unit of an age and the index behind it: "-year-old", "years old", "years of age", "yo"; None where none follows."""
    at = last
    if at < len(row) and row[at].lower == "yo":
        return "years", at + 1
    if at < len(row) and is_hyphen(row[at]):
        at += 1
    if at >= len(row) or row[at].lower not in TIME_UNITS:
        return None
    unit = row[at].lower
    plural = unit if unit.endswith("s") else unit + "s"
    step = at + 1 + (at + 1 < len(row) and is_hyphen(row[at + 1]))
    if step < len(row) and row[step].lower in {"old", "olds"}:
        return plural, step + 1
    if step + 1 < len(row) and row[step].lower == "of" and row[step + 1].lower == "age":
        return plural, step + 2
    return None


def is_age(row: Sequence[Word], numeral: Numeral, bound: str, start: int) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether a number without a unit is an age: "aged 55", "the mayor, 66,", "children under five", "the age of 30"."""
    first, last = numeral.first, numeral.last
    if not 0 < numeral.value < 125 or not isinstance(numeral.value, int):
        return False
    before = [word.lower for word in row[max(0, start - 3) : start]]
    if before[-1:] and (
        before[-1] in {"aged", "age", "ages"} or before[-2:] in (["age", "of"], ["ages", "of"], ["aged", "between"])
    ):
        return True
    if before[-2:] in (["aged", "over"], ["aged", "under"]) or before[-3:] == ["ages", "of", "between"]:
        return True
    words_of = [word.lower for word in row[start:first]]
    if bound in {"more_than", "less_than"} and words_of in (["over"], ["under"], ["above"], ["below"]) and before[-1:]:
        return before[-1] in _PEOPLE and (last >= len(row) or not row[last].is_alpha or row[last].lower not in TIME_UNITS)
    if bound or numeral.spelled or numeral.value < 10 or numeral.value > 110:
        return False
    if before[-1:] and before[-1] in {"turned", "turns", "turning"}:
        return last >= len(row) or not row[last].is_alpha or row[last].lower in {"in", "on", "and", "last", "this", "when"}
    if (
        before[-2:-1]
        and before[-2] in {"he", "she", "you", "i"}
        and before[-1] in {"is", "was", "are", "were", "am", "turned", "turns"}
    ):
        return last >= len(row) or not row[last].is_alpha or row[last].lower in {"and", "when", "but", "in", "on"}
    if before[-1:] == [","] and last < len(row) and row[last].text in {",", "."} and first > 1:
        name = row[first - 2]
        if row[last].text == "." and not name.text[0].isupper():
            return False
        return name.is_alpha and not name.is_digits and name.lower not in MONTHS and len(name.text) > 1
    return False


def _is_telephone(row: Sequence[Word], first: int, last: int) -> bool:
    """Digits, hyphen, digits, hyphen, digits; or a sign that joins further digits without a space."""
    if last + 1 >= len(row) or not row[last].glued or not row[last + 1].glued:
        return False
    sign, after = row[last].text, row[last + 1]
    if sign in ":._@" and (after.is_digits or after.is_alpha):
        return sign != "." or after.is_digits
    if sign == "/" and after.is_digits:
        return True
    return (
        is_hyphen(row[last])
        and after.is_digits
        and last + 3 < len(row)
        and is_hyphen(row[last + 2])
        and row[last + 3].is_digits
        and (row[last + 2].glued and first >= 0)
    )


def is_year(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether four digits can be a year."""
    literal = row[numeral.first].text
    return numeral.last == numeral.first + 1 and len(literal) == 4 and literal.isdigit() and 1500 <= numeral.value <= 2199


def is_year_of(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether four digits before a noun are the year of it ("the 2016 elections"), and do not count it."""
    return (
        is_year(row, numeral) and numeral.value in _ERA and numeral.first > 0 and row[numeral.first - 1].lower in _BEFORE_YEAR
    )


def age_bound(row: Sequence[Word], first: int) -> tuple[str, int]:
    """The limit in "under the age of 30", and the index at which it begins; ("", first) without."""
    before = [word.lower for word in row[max(0, first - 4) : first]]
    bound = {"under": "less_than", "below": "less_than", "over": "more_than", "above": "more_than"}.get(
        before[0] if before else "", ""
    )
    return (bound, first - 4) if bound and before[1:] == ["the", "age", "of"] else ("", first)


def is_code(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether digits run into letters that are no unit ("16th", "3G", "180ml")."""
    after = row[numeral.last] if numeral.last < len(row) else None
    return after is not None and after.glued and after.is_alpha and not numeral.spelled
