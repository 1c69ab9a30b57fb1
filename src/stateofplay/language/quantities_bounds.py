"""Words of limit around a number ("at least", "or more"), and ranges, whose ends bound each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language.numerals import Word
from stateofplay.language.quantities_measures import is_time
from stateofplay.language.wordset import words

_PHRASES: Final = {
    "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|as a minimum|minimum of|"
    "a minimum|"
    "at a minimum|upwards of|upward of|at the very least|no lower than|at least some|a floor of|not under|not below",
    "at_most": "up to|as many as|as much as|as high as|at most|no more than|not more than|a maximum of|maximum of|at the most|"
    "no higher than|as few as|as little as|a maximum|not exceeding|a ceiling of|capped at|a cap of|no greater than|not over|"
    "not above|no longer than|no later than|no bigger than|no larger than|no older than|upto|as long as|as far as|as low as",
    "more_than": "more than|over|above|exceeding|in excess of|well over|greater than|north of|just over|higher than|well above|"
    "slightly more than|just above|beyond|topping|surpassing|exceeded|exceeds|topped|surpassed|longer "
    "than|larger than|bigger than|"
    "older than|a little over|slightly over|slightly above|far more than|many more than|much more than|"
    "well in excess of|upward of|a little more than|just more than",
    "less_than": "less than|under|below|fewer than|just under|well under|lower than|just below|well below|smaller than|"
    "shorter than|"
    "younger than|short of|just short of|slightly under|slightly less than|slightly below|far fewer than|far less than|"
    "a little under|much less than|a little less than|just less than|just shy of|shy of",
    "about": "about|roughly|some|nearly|almost|around|approximately|close to|an estimated|estimated|circa|approx|approx .|c .|"
    "just about|more or less|in the region of|on the order of|in the order of|of the order of|~|≈|virtually|practically|near|"
    "nearer|somewhere around|something like|an approximate|a reported|a rough|very nearly|very roughly|anywhere near",
}  # fmt: skip
_ROWS: Final = tuple((tuple(phrase.split()), bound) for bound, phrases in _PHRASES.items() for phrase in phrases.split("|"))
BY_LAST: Final[dict[str, tuple[tuple[tuple[str, ...], str], ...]]] = {
    last: tuple(sorted((row for row in _ROWS if row[0][-1] == last), key=lambda row: -len(row[0])))
    for last in sorted({row[0][-1] for row in _ROWS})
}
_AFTER: Final[dict[tuple[str, ...], str]] = {
    **{("or", word): "at_least" for word in "more above over older greater higher longer bigger larger up upwards".split()},
    **{("and", word): "at_least" for word in "above over older upwards up".split()},
    **{("or", word): "at_most" for word in "fewer less under below younger lower shorter smaller".split()},
    **{("and", word): "at_most" for word in "under below younger".split()},
    ("or", "so"): "about", ("or", "thereabouts"): "about", ("at", "least"): "at_least", ("at", "most"): "at_most",
}  # fmt: skip
_PLACES: Final = words("over under above below about around near beyond")
_SPOKEN: Final = words(
    "talked spoke asked talks talk speak dispute disputes concerns divided conflict fight worried concerned "
    "argue argued differ "
    "differed row clash clashed questions question doubts doubt think thought know knew learned learn wrote "
    "quarrel disagreement"
)
_HOLDS: Final = words(
    "for is are was were be been of just well took takes take lasted lasts last after than spent spend within "
    "and to at with but has "
    "had have spans spanned totalling totaling"
)
"""What stands before "over five years" where it says more than five, and not during five."""
_ARTICLES: Final = frozenset(("a", "an"))
RISES: Final = words(
    "rise rises rose rising grow grew grown growing increase increased increasing climb climbed climbing jump "
    "jumped jumping raise raised "
    "raising fall fell fallen falling drop dropped dropping decline declined cut cuts cutting reduce reduced "
    "lower lowered slip slipped "
    "shrink shrank shrunk move moved moving go goes went change changed changing slide slid soar soared surge "
    "surged double doubled up "
    "down widen widened narrow narrowed expand expanded"
)


def bound_before(row: Sequence[Word], first: int, unit: str = "") -> tuple[str, int]:
    """The words of limit before a number, and where they begin: ("at_least", index); ("", first) without.

    `unit` tells "over five years" (during) from "over five tonnes".
    """
    at = first
    if at > 1 and row[at - 1].lower in _ARTICLES and row[at - 2].lower in BY_LAST:
        at -= 1
    if not at:
        return "", first
    for phrase, bound in BY_LAST.get(row[at - 1].lower, ()):
        start = at - len(phrase)
        if start >= 0 and tuple(word.lower for word in row[start:at]) == phrase:
            return ("", first) if _is_place(row, start, at, phrase, unit) else (bound, start)
    return "", first


def _is_place(row: Sequence[Word], start: int, at: int, phrase: tuple[str, ...], unit: str) -> bool:  # noqa: PLR0911 - one return for each form
    """Whether "over", "under" or "about" is a preposition here ("talks over 20 points", "spoke about two issues")."""
    before = row[start - 1].lower if start else ""
    if phrase == ("some",) and (before in {"the", "these", "those"} or row[at].lower == "one"):
        return True
    if phrase in {("as", "long", "as"), ("as", "far", "as"), ("topped",), ("exceeds",)} and not unit:
        return True
    if phrase == ("up", "to") and before in {"add", "adds", "added", "adding"}:
        return True
    if phrase in {("short", "of"), ("beyond",), ("near",)} and row[at].lower in {"one", "two"}:
        return True
    if len(phrase) > 1 or phrase[0] not in _PLACES:
        return False
    if before in _SPOKEN:
        return True
    if phrase[0] == "over" and is_time(unit):
        return before not in _HOLDS
    return phrase[0] in {"over", "about"} and row[at].lower in {"one", "two"} and not unit


def bound_after(row: Sequence[Word], last: int) -> tuple[str, int]:
    """The words of limit behind a number or its unit ("or more"), and the index behind them; ("", last) without."""
    if last >= len(row):
        return "", last
    if row[last].text == "+" and row[last].glued:
        return "at_least", last + 1
    if row[last].text == "-" and row[last].glued and last + 1 < len(row) and row[last + 1].lower == "plus":
        return "at_least", last + 2
    found = _AFTER.get((row[last].lower, row[last + 1].lower)) if last + 1 < len(row) else None
    if found and row[last].lower in {"or", "and", "at"} and not _goes_on(row, last):
        return found, last + 2
    return "", last


def _goes_on(row: Sequence[Word], last: int) -> bool:
    """Whether what looks like a limit opens another phrase ("5 percent at least once", "or more than", "and up to")."""
    after = row[last + 2].lower if last + 2 < len(row) else ""
    return after in {"than", "to", "a", "an", "the", "once", "twice"} or after.isdigit()


def is_range(row: Sequence[Word], start: int, between: list[str]) -> bool:
    """Whether the words between two numbers make them the ends of one stretch ("between 5 and 7", "5 to 7", "5-7").

    `start` is the index at which the first begins, its currency sign included.
    """
    before = [word.lower for word in row[max(0, start - 3) : start]]
    if between == ["and"]:
        return before[-1:] == ["between"] or before[-2:] in (["between", "about"], ["between", "roughly"], ["between", "some"])
    if between in (["to"], ["-"], ["–"], ["up", "to"]):
        return before[-1:] != ["from"] and not RISES & set(before)
    return False
