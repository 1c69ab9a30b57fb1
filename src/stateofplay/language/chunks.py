"""Noun phrases without a parser: where the phrase that ends, or begins, at a token has its other end.

Closed word classes and capital letters do the work. Every search is bounded by `_REACH` tokens, so cost is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.language import closed as w
from stateofplay.model.document import Token

_REACH = 30
_NO_OPENING = w.PREPOSITIONS | w.CONJUNCTIONS | {"'s", "'"}
_NO_ENDING = w.PREPOSITIONS | w.CONJUNCTIONS | w.DETERMINERS
_NEVER_INSIDE = w.QUOTES | w.STOPS | w.SUBORDINATORS | w.ADVERBS | w.AUXILIARIES | {","}
_STOPS_AFTER = w.QUOTES | w.STOPS | w.SUBORDINATORS | w.PRONOUNS | {","}
_NO_NOUN = (
    w.PREPOSITIONS
    | w.DETERMINERS
    | w.SUBORDINATORS
    | w.CONJUNCTIONS
    | w.ADVERBS
    | w.PRONOUNS
    | w.STOPS
    | w.QUOTES
    | w.TIME_NOUNS
    | {","}
)


def is_name_like(token: Token) -> bool:
    """Whether the token begins with a capital letter (or is an acronym)."""
    return token.text[:1].isupper()


def is_verb_like(tokens: Sequence[Token], at: int, verbs: frozenset[str]) -> bool:
    """Whether the token is an auxiliary, a listed verb.

    Or a past form that does not open a post-modifier ("authorized to speak").
    """
    token = tokens[at]
    word = token.lower
    if word in w.AUXILIARIES:
        return True
    if is_name_like(token) and at and tokens[at - 1].lower not in w.STOPS:
        return False
    if word in w.COMMON_VERBS or word in verbs:
        before = tokens[at - 1].lower if at else ""
        return before not in w.DETERMINERS and before not in {"'s", "'", "of", "for"}
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (
        word.endswith("ed")
        and len(word) > 4
        and "-" not in word
        and following not in {"to", "by", "on", "in", "with", "at", "for"}
    )


def phrase_before(tokens: Sequence[Token], low: int, end: int, verbs: frozenset[str]) -> int:  # noqa: C901 - a branch a word class
    """The first token of the noun phrase that ends before `end`; `end` itself when no noun phrase ends there."""
    first = end
    at = end - 1
    low = max(low, end - _REACH)
    while at >= low:
        word = tokens[at].lower
        if word in w.PRONOUNS:
            return at if first == end else first
        if word in w.DETERMINERS and word != "that":
            start = _start_at_determiner(tokens, low, at, verbs)
            if start is not None:
                return start
            first = at
        elif word in w.CONJUNCTIONS:
            if not _joins(tokens, low, at, end):
                left = _opening_phrase(tokens, low, at, verbs) if word in {"and", "or"} and first < end else None
                return first if left is None else left
        elif word in w.PREPOSITIONS:
            if first == end or word not in w.LINKS or not _noun(tokens, low, at - 1, verbs):
                break
        elif _ends_phrase(tokens, at, end, verbs):
            break
        else:
            first = at
        at -= 1
    while first < end and tokens[first].lower in _NO_OPENING:
        first += 1
    return first


def _start_at_determiner(tokens: Sequence[Token], low: int, at: int, verbs: frozenset[str]) -> int | None:
    """Where the phrase starts whose determiner stands at `at`; None when what is before it belongs to it too."""
    before = tokens[at - 1].lower if at > low else ""
    if before in {"and", "or"}:
        left = _opening_phrase(tokens, low, at - 1, verbs)
        return at if left is None else left
    if before in w.LINKS and _noun(tokens, low, at - 2, verbs):
        return None
    return at - 1 if before in {"all", "both", "half"} else at


def _ends_phrase(tokens: Sequence[Token], at: int, end: int, verbs: frozenset[str]) -> bool:
    """Whether the word cannot stand in a noun phrase.

    The word right before a verb is a noun, whatever else it could be ("streaming shows are").
    """
    word = tokens[at].lower
    following = tokens[at + 1] if at + 1 < end else None
    if following is not None and word in w.TIME_NOUNS and is_name_like(following):
        return True  # "Last year Oslo demanded"
    if word in w.MODALS and is_name_like(tokens[at]):
        return False  # "Tom May said"
    return word in _NEVER_INSIDE or (at < end - 1 and is_verb_like(tokens, at, verbs))


def phrase_after(tokens: Sequence[Token], begin: int, high: int, verbs: frozenset[str]) -> int:
    """The end (exclusive) of the noun phrase that begins at `begin`; `begin` itself when none does."""
    at = begin
    high = min(high, begin + _REACH)
    if at < high and tokens[at].lower in w.PRONOUNS:
        return at + 1
    while at < high:
        token = tokens[at]
        word = token.lower
        if word in _STOPS_AFTER:
            break
        if word in w.PREPOSITIONS:
            following = tokens[at + 1].lower if at + 1 < high else ""
            if at == begin or word not in w.LINKS or following in w.TIME_NOUNS or not following:
                break
        elif word in w.CONJUNCTIONS:
            if not (at + 1 < high and is_name_like(tokens[at + 1]) and is_name_like(tokens[at - 1])):
                break
        elif word in w.TIME_NOUNS or (word in w.ADVERBS and at > begin) or (at > begin and is_verb_like(tokens, at, verbs)):
            break
        at += 1
    while at > begin and tokens[at - 1].lower in _NO_ENDING:
        at -= 1
    return at


def _opening_phrase(tokens: Sequence[Token], low: int, end: int, verbs: frozenset[str]) -> int | None:
    """The start of a noun phrase that ends before `end` and opens its clause, so that "A and B" are one subject.

    None for none.
    """
    left = phrase_before(tokens, low, end, verbs)
    if left >= end:
        return None
    before = tokens[left - 1].lower if left > low else ","
    return left if before in w.QUOTES | w.SUBORDINATORS | w.ADVERBS | {",", ";", ":", "and"} else None


def _noun(tokens: Sequence[Token], low: int, at: int, verbs: frozenset[str]) -> bool:
    """Whether a noun may stand at `at`."""
    if at < low:
        return False
    word = tokens[at].lower
    if word in {"familiar", "close"}:
        return True
    return word not in _NO_NOUN and not is_verb_like(tokens, at, verbs)


def _joins(tokens: Sequence[Token], low: int, at: int, end: int) -> bool:
    """Whether the conjunction at `at` joins two names or two bare nouns of one phrase."""
    if at <= low or at + 1 >= end or tokens[at].lower not in {"and", "or", "nor", "&"}:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if is_name_like(right) and (is_name_like(left) or left.lower == "."):
        return True
    return right.lower in w.DETERMINERS and is_name_like(left)
