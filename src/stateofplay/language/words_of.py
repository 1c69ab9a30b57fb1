"""The words of a text as a set: enough to know that a name is not in it."""

from __future__ import annotations

import re
from typing import Final

from stateofplay.language.clean import clean

_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> frozenset[str]:
    """The runs of letters and digits in a text, in lower case."""
    return frozenset(_WORD.findall(clean(text).text.lower()))
