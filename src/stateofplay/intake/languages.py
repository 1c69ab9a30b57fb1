"""Which language a report is written in, as far as it takes to know that it is not English.

English is what is read, so in doubt a text is English: a short one, one with long quotations in another language, a list of
foreign names. Only words in small letters count, since names say nothing of the language around them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

from stateofplay.errors import Place, ReportError
from stateofplay.model import Report

SHORTEST = 40
"""A text of fewer words is not judged."""
ENGLISH = "English"
_MOST_READ = 200_000
"""Characters that are looked at; no report is longer, and a pile of them is in one language."""
_LEAST_ENGLISH = 0.2
"""The share of a text that must be English for it to be read."""
_LEAST_COMMON = 0.15
"""The share of a language's commonest words in its own running text, at the least."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
_PER_WORD = 2
"""Characters to a word, where words are not divided by spaces."""
_SCRIPTS = {
    "CYRILLIC": "Russian",
    "ARABIC": "Arabic",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "DEVANAGARI": "Hindi",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "ETHIOPIC": "Amharic",
}
_LETTERS = {
    "CYRILLIC": (("Ukrainian", "їєґі"), ("Russian", "ыэ"), ("Serbian", "ђјљњћџ"), ("Bulgarian", "ъ")),
    "ARABIC": (("Urdu", "ٹڈڑےہ"), ("Persian", "پچژگ")),
}
"""Letters that tell languages of one script apart, the first language that has enough of them; see `_by_script`."""
_TELLING = 0.01
_KANA = 0.05


def refuse(report: Report, place: Place) -> None:
    """Refuse a report in another language; in doubt it passes.

    Raises:
        ReportError: the text that is not set aside is in another language, as far as words and letters tell.
    """
    language = guess(_told(report))
    if language != ENGLISH:
        raise ReportError(
            f"the report seems to be in {language}; only English is read",
            place=place,
            remedy="translate it; if it is English, save it as text below a line `language: English`",
        )


def _told(report: Report) -> str:
    """The text without what is set aside."""
    parts = []
    at = 0
    for block in report.set_aside:
        parts.append(report.text[at : block.span.start])
        at = block.span.end
    return "".join([*parts, report.text[at:]])


def guess(text: str) -> str:
    """The language of `text` by its English name; "English" where another one is not plain.

    Scripts decide first; within the Latin one the shares of the commonest words of each language are compared, after what two
    have in common is left out (the method of Grefenstette 1995, with small letters only).
    """
    read = text[:_MOST_READ]
    letters = Counter(char for char in read if char.isalpha())
    scripts = _scripts(letters)
    latin = scripts.pop("LATIN", 0)
    foreign = sum(scripts.values())
    if foreign and latin < _LEAST_ENGLISH * (latin + foreign):
        return _by_script(scripts, letters) if _foreign_words(read, scripts) >= SHORTEST else ENGLISH
    words = _WORD.findall(read)
    return _by_words(words) if len(words) >= SHORTEST else ENGLISH


def _scripts(letters: Counter[str]) -> Counter[str]:
    """How many letters each script has, by the first word of their Unicode names."""
    found: Counter[str] = Counter()
    for char, count in letters.items():
        found[_script(char)] += count
    return found


@lru_cache(4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split(" ")[0].removesuffix("-A").removesuffix("-B")


def _foreign_words(text: str, scripts: Counter[str]) -> int:
    dense = sum(count for script, count in scripts.items() if script in _NO_SPACES)
    return max(len(_WORD.findall(text)), dense // _PER_WORD)


def _by_script(scripts: Counter[str], letters: Counter[str]) -> str:
    total = sum(scripts.values())
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana > _KANA * total and kana + scripts["CJK"] > total / 2:
        return "Japanese"
    script = max(scripts, key=lambda name: (scripts[name], name))
    for language, own in _LETTERS.get(script, ()):
        if sum(letters[char] + letters[char.upper()] * (char.upper() != char) for char in own) > _TELLING * scripts[script]:
            return language
    return _SCRIPTS.get(script, f"another script ({script.lower()})")


def _by_words(words: list[str]) -> str:
    plain = Counter(word for word in words if word.islower())
    total = sum(plain.values())
    if total < SHORTEST // 2:
        return ENGLISH
    profiles = _profiles()
    best, share = ENGLISH, 0.0
    for language, own in profiles.items():
        if language == ENGLISH:
            continue
        theirs = sum(plain[word] for word in own - profiles[ENGLISH])
        if theirs > share * total:
            best, share = language, theirs / total
    english = sum(plain[word] for word in profiles[ENGLISH] - profiles[best]) / total
    return best if share >= _LEAST_COMMON and english < _LEAST_ENGLISH * (english + share) else ENGLISH


@cache
def _profiles() -> dict[str, frozenset[str]]:
    """The commonest words of each language of the Latin script."""
    text = files("stateofplay").joinpath("intake", "languages.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {language: frozenset(words.split()) for language, words in rows}
