"""Nouns for one person or for several, and what a given name or a title says of gender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from stateofplay.language.inflect import stem
from stateofplay.language.name_words import OFFICES
from stateofplay.language.phrasebook import rows

_ENDINGS: Final = re.compile(
    r".{2,}(?:man|woman|person|ists?|ologists?|crats?|aires?|eers?|smiths?|keepers?|makers?|holders?|workers?)$"
)
_NOT_ONE: Final = frozenset("human german roman ottoman list gist mist twist wrist exist career cheer sheer pioneer".split())
_FEMALE_ENDING: Final = re.compile(
    r".*(?:a|ah|elle|ette|ine|ene|ise|ane|yne|lyn|ryn|een|wen|gun|borg|hild|dis|unn|gerd|frid|trud)$"
)
_MALE_ENDING: Final = re.compile(r".*(?:o|[bcdfgklmnprsvwxz]|[^e]t|ich|ez|iy|ij)$")


@cache
def _table(kind: str) -> frozenset[str]:
    """The words of one kind in persons.tsv."""
    return frozenset(word for row in rows("language", "persons.tsv") if row[0] == kind for word in row[1].split())


def is_person_noun(word: str) -> bool:
    """Whether the noun (in small letters) stands for a person or, in the plural, for persons: "aide", "nurses"."""
    if word in _NOT_ONE or word in _table("not"):
        return False
    base = word[:-2] if word.endswith("sses") else word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    base = base[:-3] + "man" if base.endswith("men") and len(base) > 4 else base
    return word in _table("person") or base in _table("person") or base in OFFICES or bool(_ENDINGS.match(base))


def is_outsider(word: str) -> bool:
    """Whether the noun stands for somebody who watches from outside: an analyst, a professor."""
    return word in _table("outsider") or word.rstrip("s") in _table("outsider")


def has_left(word: str) -> bool:
    """Whether the word says that an office was held earlier: "former", "ex", "retired"."""
    return word in _table("left") or word.startswith("ex-")


def kindred(word: str) -> frozenset[str]:
    """Stems of the nouns by which a report may call the holder of the same office: a minister is a secretary or a chief."""
    own = stem(word.removeprefix("co-").removeprefix("vice-"))
    near = {
        stem(other)
        for row in rows("language", "persons.tsv")
        if row[0] == "same" and word in row[1].split()
        for other in row[1].split()
    }
    return frozenset({own, stem(word), *near})


def gender(title: Iterable[str], name: Sequence[str] = ()) -> str:
    """`f`, `m` or `` of somebody by the words of a title or office and those of the name, given name first."""
    for word in title:
        low = word.lower().rstrip(".")
        if low in _table("f") or low.endswith("woman"):
            return "f"
        if low in _table("m") or low.endswith(("chairman", "spokesman", "congressman", "councilman")):
            return "m"
    given = name[0].lower().split("-")[-1] if len(name) > 1 else ""
    if given in _table("male") or given in _table("female"):
        return "m" if given in _table("male") else "f"
    if given.endswith(("allah", "ullah", "eddine", "uddin")):
        return "m"
    if _FEMALE_ENDING.match(given):
        return "f"
    return "m" if _MALE_ENDING.match(given) else ""
