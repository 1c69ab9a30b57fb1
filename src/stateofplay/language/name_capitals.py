"""What a capital says: part of a name, or due to the start of a sentence, a headline, a shout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stateofplay.language import name_words as w
from stateofplay.language.wordset import words
from stateofplay.model.document import Token

_PREFIXED: Final = re.compile(r"(?:al|el|ul|ad|as|ash|an|at|d|l|ibn)['-][A-Z]")
_STATE_TAG: Final = re.compile(r"[RDI]-[A-Z]")
_OPENERS: Final = words("“ \" ' `` ( [ « „ ‘ : • – — - * ...")
_STOPS: Final = words(". ? ! ” \" ' )")


def is_capital(token: Token) -> bool:
    """Whether the token may be part of a name."""
    text = token.text
    if not text[0].isupper():
        return bool(_PREFIXED.match(text))
    if token.lower in w.CALENDAR and token.lower != "may":
        return False
    if _STATE_TAG.match(text):
        return False
    dash = text.rfind("-")
    return dash < 0 or dash + 1 == len(text) or not text[dash + 1].islower() or text[:dash].islower()


def is_acronym(token: Token) -> bool:
    """Whether the token is a short word in capitals that may name a body."""
    return 2 <= len(token.text) <= 6 and token.text.isupper() and token.lower not in w.NO_BODY


def is_loud(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the sentence is a headline or all in capitals, so that a capital says little."""
    alpha = [token for token in tokens[first:last] if token.text[0].isalpha()]
    long = [token.text for token in alpha if len(token.text) > 3]
    if len(long) < 4:
        return False
    capital = sum(word[0].isupper() for word in long)
    if 5 * sum(word.isupper() for word in long) >= 4 * len(long):
        return True
    if tokens[last - 1].text not in _STOPS and 5 * capital >= 4 * len(long):
        return True
    return capital > 4 and all(token.text[0].isupper() or token.lower in w.FUNCTION for token in alpha)


def person_size(tokens: Sequence[Token], at: int, last: int) -> int:
    """How many tokens from `at` on are a given name, initials and one more capitalised word; 0 for none."""
    if tokens[at].text.title() not in w.given_names():
        return 0
    end = at + 1
    while end < last and len(tokens[end].text) == 2 and tokens[end].text[1] == ".":
        end += 1
    if end < last and is_capital(tokens[end]) and tokens[end].lower not in w.FUNCTION | w.ORDINARY | w.BODIES | w.SAYING:
        return end + 1 - at
    return 0


def mixed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether some word of the sentence is not in capitals."""
    return any(token.text[1:].islower() and len(token.text) > 3 for token in tokens[first:last])


def is_initial(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a capital at `at` is due anyway: at the start of the sentence or behind an opening mark."""
    return at == first or tokens[at - 1].text in _OPENERS or (at - first == 2 and tokens[at - 1].text in {".", ")"})
