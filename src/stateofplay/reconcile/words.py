"""Words as they are compared between reports: small letters, contractions written out, number words as digits, light stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from stateofplay.language.wordset import words as listed

FUNCTION: Final = listed(
    "a an the this that these those such another other others each every either neither both all any some no "
    "none few several many much more "
    "most less least enough own same one's i me my mine myself we us our ours ourselves you your yours yourself "
    "he him his himself she her hers "
    "herself it its itself they them their theirs themselves who whom whose which what whatever whoever there "
    "here nobody nothing somebody "
    "someone something anyone anything everyone everything of in on at by for with from to into onto upon about "
    "above across after against along "
    "among around as before behind below beneath beside besides between beyond despite down during except inside "
    "near off out outside over past "
    "per since than through throughout till toward towards under until up via within without amid and or but nor "
    "so yet if unless though although "
    "because while when whenever where wherever whether how why is are was were be been being am do does did "
    "done doing have has had having will "
    "would shall should can could may might must ought cannot not never only just even also too very still again "
    "already almost then now ever "
    "else rather quite however therefore thus hence meanwhile instead otherwise s t"
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

_SMALL: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS: Final = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS: Final = {
    **{word: str(value) for value, word in enumerate(_SMALL)},
    **{word: str(value) for value, word in enumerate(_TEENS, 13)},
    **{word: str(value * 10) for value, word in enumerate(_TENS, 2)},
}
_PARTS: Final = {
    "n't": "not",
    "'ll": "will",
    "'re": "are",
    "'ve": "have",
    "'d": "would",
    "'m": "am",
}
_WHOLE: Final = {"won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"), "cannot": ("can", "not")}
_WORD: Final = re.compile(r"\d++(?:[.,]\d++)*+|[^\W\d_]++(?:['’][^\W\d_]++|\d++)?|[%$€£]")
_STOP: Final = re.compile(r"[.!?][\"”'’)\]]*\s++(?=[\"“‘'(\[]?[^\W_a-z])|\n\s*+")
_BEFORE_STOP: Final = re.compile(
    r"(?:\b[^\W\d_]|\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|prof|sgt|capt|lt|col|st|vs|jan|feb|mar|apr|aug|sept|sep|"
    r"oct|nov|dec))\Z",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"[“„]([^“”„\n]{1,2000})[”“]|\"([^\"\n]{1,2000})\"")


class Word(NamedTuple):
    """A word of a text: offsets, the form in which it is compared, and whether it is capitalised inside its sentence."""

    start: int
    end: int
    form: str
    name: bool = False

    @property
    def number(self) -> bool:
        """Whether it is a number written in digits or in letters."""
        return self.form[0].isdigit()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with contractions as two words and number words as digits; offsets into `text`."""
    stop = len(text) if end is None else end
    out: list[Word] = []
    for found in _WORD.finditer(text, start, stop):
        raw = found.group()
        name = raw[0].isupper() and not _opens(text, found.start())
        forms = _forms(raw.lower().replace("’", "'"))
        out.extend(Word(found.start(), found.end(), form, name) for form in forms)
    return out


def _opens(text: str, at: int) -> bool:
    """Whether the word at `at` begins a sentence, a quotation or a paragraph."""
    back = at - 1
    while back >= 0 and text[back] in "\"“”‘’'([ ":
        if text[back] in '"“‘':
            return True
        back -= 1
    return back < 0 or text[back] in ".!?:\n•"


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, ...]:
    """The forms that a lower-case word is compared as."""
    if word in _WHOLE:
        return _WHOLE[word]
    if word == "%":
        return ("percent",)
    if word[0].isdigit():
        return (word.replace(",", ""),)
    if "'" in word:
        for part, full in _PARTS.items():
            if word.endswith(part) and len(word) > len(part):
                return word[: -len(part)], full
        return (word.partition("'")[0],)
    return (_NUMBERS.get(word, word),)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A light stem: plural, tense and a few nouns made of verbs. Words of three letters or fewer, and numbers, stay."""
    if len(word) <= 3 or not word.isalpha():
        return word
    for suffix, other in _ENDINGS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            root = word[: -len(suffix)] + other
            break
    else:
        root = word
    if len(root) > 3 and root[-1] == root[-2] and root[-1] in "bdfgmnprt":
        root = root[:-1]
    while len(root) > 3 and root[-1] == "e":
        root = root[:-1]
    return root[:-1] + "i" if root[-1] == "y" and len(root) > 3 and root[-2] not in "aeou" else root


_ENDINGS: Final = (
    ("ations", "at"), ("ation", "at"), ("ators", "at"), ("ator", "at"), ("nesses", ""), ("ness", ""), ("ments", ""),
    ("ment", ""), ("ities", ""), ("ity", ""), ("ions", ""), ("ion", ""), ("sses", "ss"), ("ies", "y"), ("ied", "y"),
    ("ings", ""), ("ing", ""), ("ally", ""), ("ably", "able"), ("ily", "y"), ("ly", ""), ("ed", ""), ("ches", "ch"),
    ("shes", "sh"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip


def stems(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The stems of the words that say what a passage is about: no function words, no words of telling, no numbers."""
    stop = len(text) if end is None else end
    return tuple(
        stem(form)
        for found in _WORD.finditer(text, start, stop)
        for form in _forms(found.group().lower().replace("’", "'"))
        if len(form) > 1 and not form[0].isdigit() and form not in FUNCTION and form not in TELLING
    )


_MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip


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
    return frozenset(
        _MONTHS[word.form] for word in words(text) if word.form in _MONTHS and text[word.start].isupper()
    )  # fmt: skip


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a passage, as digits."""
    return tuple(word.form for word in words(text) if word.number)


_SCALES: Final = FUNCTION | listed("hundred thousand million billion trillion per")
_AMOUNTS: Final = {"half": "0.5", "quarter": "0.25", "third": "0.33", "dozen": "12", "decade": "10", "decades": "10"}


def amounts(text: str) -> tuple[str, ...]:
    """The numbers of a passage, as digits, with those that words such as "half" and "decade" stand for."""
    forms = (_AMOUNTS.get(word.form, word.form) for word in words(text))
    return tuple(form for form in forms if form[0].isdigit())


def measures(text: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a passage, each with the stem of the next word that says what is counted; where there is one."""
    said = words(text)
    out: list[tuple[str, str]] = []
    for at, word in enumerate(said):
        form = _AMOUNTS.get(word.form, word.form)
        unit = next((next_.form for next_ in said[at + 1 : at + 5] if next_.form not in _SCALES and not next_.number), "")
        if form[0].isdigit() and unit:
            out.append((form, stem(unit)))
    return tuple(out)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """(start, end) of each sentence of `text[start:end]`, in order; a line end always ends one."""
    stop = len(text) if end is None else end
    out: list[tuple[int, int]] = []
    low = start
    for found in _STOP.finditer(text, start, stop):
        if text[found.start()] == "." and _BEFORE_STOP.search(text, max(low, found.start() - 8), found.start()):
            continue
        high = found.start() + len(found.group().rstrip())
        if text[low:high].strip():
            out.append((low, high))
        low = found.end()
    if text[low:stop].strip():
        out.append((low, stop))
    return out


def quotations(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """(start, end) of the words inside quotation marks, in order."""
    stop = len(text) if end is None else end
    return [found.span(1 if found.group(1) is not None else 2) for found in _QUOTED.finditer(text, start, stop)]
