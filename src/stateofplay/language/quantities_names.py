"""Numbers that count nothing: labels, codes, ages, telephone numbers, years."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.language import quantities_units as units
from stateofplay.language.numerals import Numeral, Word, is_hyphen

_LABELS = frozenset(
    "article articles chapter section resolution no no. number day page paragraph room rule phase stage round version "
    "level tier flight "
    "route highway class type item part volume act title clause annex appendix figure table step week year "
    "district ward unit "
    "platform channel boeing airbus schedule protocol amendment proposition prop measure bill line lot grade group "
    "category option "
    "scenario track pillar basket area zone gate pier block apartment suite square sector region battalion brigade "
    "division regiment "
    "ps iphone windows core formula season episode game match heat lane interstate i-".split()
)
_PLURAL_LABELS = frozenset(
    "articles chapters sections resolutions pages paragraphs phases stages rounds items parts clauses".split()
)


def is_name(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether the number names or orders: Article 5, F-16, day 113, the Group of Seven, a telephone number, an age."""
    first, last = numeral.first, numeral.last
    word, before = row[first], row[first - 1] if first else None
    if (
        before is not None
        and word.glued
        and (before.is_alpha or before.text in ":._#@&+=^" or (before.is_digits and not numeral.spelled))
    ):
        return not (before.text == "." and numeral.spelled) and not (before.lower in units.CODES and before.text.isupper())
    if before is not None and word.glued and (is_hyphen(before) or before.text == "/") and first > 1 and before.glued:
        return not _is_range(row, first) and not numeral.spelled
    if _is_labelled(row, first) and not _is_measured(row, last):
        return True
    if (
        numeral.spelled
        and word.text[0].isupper()
        and not _opens(row, first)
        and (last >= len(row) or not row[last].text.islower())
    ):
        return True
    return _is_item(row, numeral) or _is_age(row, numeral) or _is_telephone(row, first, last)


def _is_range(row: Sequence[Word], first: int) -> bool:
    """Whether the number behind a glued hyphen is the upper end of a range, not a part of a longer code."""
    if first + 2 < len(row) and is_hyphen(row[first + 1]) and row[first + 1].glued and row[first + 2].is_digits:
        return False
    return (
        (row[first - 2].is_digits and not row[first - 2].glued)
        or row[first - 2].text in {"%", "bn"}
        or (first > 2 and row[first - 2].is_digits and row[first - 3].text in units.SYMBOLS)
    )


def _opens(row: Sequence[Word], first: int) -> bool:
    """Whether a sentence or a quotation opens at `first`."""
    return first == 0 or row[first - 1].is_break or row[first - 1].text in ".!?:;“\"'‘(—–-"


def _is_labelled(row: Sequence[Word], first: int) -> bool:
    """Whether the word before makes the number a label ("Article 5", "No. 10")."""
    if not first:
        return False
    at = first - 1
    if row[at].text == "." and row[at].glued and at:
        return row[at - 1].lower in {"no", "nos", "art", "sec", "para", "p", "pp", "vol", "fig", "nr"}
    if row[at].lower == "of" and at and row[at - 1].text == "Group":
        return True
    if (
        row[at].lower in {"and", "to", "or", "-", "–"}
        and at > 1
        and row[at - 1].is_digits
        and row[at - 2].lower in _PLURAL_LABELS
    ):
        return True
    return row[at].lower in _LABELS and not (row[at].lower == "no" and row[at].text.islower())


def _is_measured(row: Sequence[Word], last: int) -> bool:
    if last >= len(row):
        return False
    return units.percent_at(row, last) is not None or units.counted(row, last, hyphened=False) is not None


def _is_item(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether the number opens a line as that of a list item ("3. Borders", "4 Trade")."""
    first, last = numeral.first, numeral.last
    if numeral.spelled or numeral.value not in range(1, 60) or (first and not row[first - 1].is_break):
        return False
    after = row[last].text if last < len(row) else ""
    return (after in {".", ")", ":"} and row[last].glued) or (after[:1].isupper() and not _is_measured(row, last))


def _is_age(row: Sequence[Word], numeral: Numeral) -> bool:
    first, last = numeral.first, numeral.last
    following = [word.lower for word in row[last : last + 5]]
    if following[:1] == ["-"] and following[2:4] == ["-", "old"]:
        return True
    if following[:2] in (["years", "old"], ["year", "old"], ["months", "old"], ["weeks", "old"]) or following[:3] == [
        "years",
        "of",
        "age",
    ]:
        return True
    if first and row[first - 1].lower in {"aged", "age", "ages"}:
        return True
    named = first > 1 and row[first - 1].text == "," and row[first - 2].is_alpha and row[first - 2].text[0].isupper()
    return bool(named and following[:1] == [","] and numeral.value in range(10, 110) and not numeral.spelled)


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


def is_code(row: Sequence[Word], numeral: Numeral) -> bool:
    """Whether digits run into letters that are no unit ("16th", "3G", "180ml")."""
    after = row[numeral.last] if numeral.last < len(row) else None
    return after is not None and after.glued and after.is_alpha and not numeral.spelled
