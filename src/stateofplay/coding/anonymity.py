"""Unnamed sources: how many a report claims to have, and why it does not name them, in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stateofplay.language import closed as w
from stateofplay.language.inflect import stem
from stateofplay.language.persons import is_person_noun
from stateofplay.model.document import Document
from stateofplay.model.span import Span

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        "a an one another someone somebody;two both couple pair;three trio;four quartet;five;six;seven;eight;nine;ten".split(
            ";"
        ),
        1,
    )
    for word in words.split()
} | {"dozen": 12, "eleven": 11, "twelve": 12}
_MOST: Final = 100
_DIGITS: Final = 3
_VAGUE: Final = frozenset({"few", "number", "group", "handful"})
_BEFORE_NUMBER: Final = frozenset({"the", "at", "least", "another", "same", "other"})
_POINTING: Final = frozenset({"the", "these", "those", "they", "both", "this", "that", "he", "she", "one", "another", "all"})
_BACK: Final = 600
"""Tokens before a source in which it was brought in."""
_PHRASE: Final = 6
_BOUNDS: Final = w.PREPOSITIONS | w.SUBORDINATORS | w.AUXILIARIES | w.COMMON_VERBS | w.STOPS | {",", "and"}
_PLURALS: Final = frozenset("people men women staff folk children insiders".split())
_VEILED: Final = frozenset(
    "anonymity anonymous anonymously unnamed unidentified unattributed background nameless incognito unattributably".split()
)
_NAMING: Final = frozenset("named identified quoted name names identity identities".split())
_REFUSING: Final = frozenset(
    "not without nor no never declined refused refusing unwilling withheld conceal scared afraid reluctant".split()
)
_BARRED: Final = frozenset("authorised authorized allowed permitted cleared supposed entitled free licensed".split())
_SPEAKING: Final = frozenset("speak brief discuss talk comment disclose reveal text tell describe address write".split())
_OPENS: Final = frozenset({"because", "since", "as", "given", "citing", "owing", "lest", "so", "having", "under"})
_PHRASES: Final = (
    ("for", "fear"),
    ("out", "of", "fear"),
    ("for", "lack"),
    ("in", "order"),
    ("on", "account"),
    ("due", "to"),
    ("to", "protect"),
    ("to", "describe"),
    ("to", "discuss"),
    ("to", "avoid"),
    ("to", "speak"),
    ("to", "talk"),
    ("to", "share"),
    ("to", "preserve"),
)
_DOING: Final = frozenset({"discussing", "describing", "sharing", "disclosing"})
_ENDS: Final = frozenset({".", ";", ":", "—", "–", "!", "?", ")"})
_CUES: Final = frozenset("said says told added told tells claimed confirmed described".split())
_NEAR: Final = 12
"""Tokens between the words that keep a name back and the reason for it."""
_LONGEST: Final = 24


def claimed(document: Document, source: Span) -> int:
    """How many sources the words claim ("two officials and an aide": 3); 0 where they do not say."""
    first, last = document.tokens_in(source.start, source.end)
    here = _count(document, first, last)
    if here:
        return here
    introduced = _introduction(document, first, last)
    if introduced:
        return _count(document, *introduced)
    end = next(
        (i for i in range(first + 1, last) if document.tokens[i].lower in w.PREPOSITIONS | w.SUBORDINATORS | {","}), last
    )
    noun = document.tokens[end - 1].lower if end > first else ""
    return int(is_person_noun(noun) and noun not in _PLURALS and not (noun.endswith("s") and not noun.endswith("ss")))


def reason(document: Document, source: Span) -> Span | None:
    """The words that say why the source is not named, near it or where the report brought it in; None for none."""
    first, last = document.tokens_in(source.start, source.end)
    introduced = _introduction(document, first, last)
    for at in (first, introduced[0] if introduced else None):
        if at is None:
            continue
        for begin, end in _stretches(document, at):
            found = _reason(document, begin, end)
            if found is not None:
                return found
    return None


def _stretches(document: Document, at: int) -> Iterator[tuple[int, int]]:
    """The sentence of the token and, in its paragraph, the one after it where that goes on with "They" or "The officials"."""
    index = max(0, document.sentence_at(document.tokens[at].start))
    row = document.sentences[index]
    yield row.first, row.last
    if index + 1 < len(document.sentences):
        following = document.sentences[index + 1]
        opens = document.tokens[following.first].lower
        second = document.tokens[min(following.first + 1, following.last - 1)].lower
        if following.paragraph == row.paragraph and (opens in w.PRONOUNS or (opens == "the" and is_person_noun(second))):
            yield following.first, following.last


def _count(document: Document, first: int, last: int) -> int:
    """The sum of the numbers that open the phrases joined by "and"."""
    words = [document.tokens[i].lower for i in range(first, last)]
    total, opens = 0, True
    for i, word in enumerate(words):
        if word in {",", "who", "which"} or word in w.PREPOSITIONS:
            break
        following = words[i + 1] if i + 1 < len(words) else ""
        article = word in {"a", "an", "another"} and (following in _VAGUE or following in _NUMBERS)
        number = 0 if article else _NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) < _DIGITS else 0)
        total += number if opens else 0
        opens = word == "and" or article or (opens and not number and word in _BEFORE_NUMBER)
        if following in _VAGUE:
            break
    return total if total < _MOST else 0


def _introduction(document: Document, first: int, last: int) -> tuple[int, int] | None:
    """Where "the officials" were brought in: the last earlier phrase with a number or an article and that noun."""
    tokens = document.tokens
    if first >= last or tokens[first].lower not in _POINTING:
        return None
    end = next((i for i in range(first, last) if tokens[i].lower in w.PREPOSITIONS | w.SUBORDINATORS | {","}), last)
    noun = stem(tokens[end - 1].lower) if end > first else ""
    pronoun = tokens[first].lower in w.PRONOUNS | {"both", "one", "another", "all"} or noun in _NUMBERS
    single = tokens[first].lower in {"he", "she"}
    for at in range(first - 1, max(-1, first - _BACK), -1):
        word = tokens[at].lower
        if word not in _NUMBERS:
            continue
        stop = _phrase_end(document, at + 1, first)
        heads = [tokens[j].lower for j in range(at + 1, stop)]
        people = [head for head in heads if is_person_noun(head)]
        if noun in map(stem, heads) or (pronoun and people and (single or word not in {"a", "an"})):
            while stop + 1 < first and tokens[stop].lower == "and" and tokens[stop + 1].lower in _NUMBERS:
                stop = _phrase_end(document, stop + 2, first)
            return at, stop
    return None


def _phrase_end(document: Document, begin: int, limit: int) -> int:
    """Where the noun phrase ends that goes on at `begin`."""
    high = min(limit, begin + _PHRASE)
    return next((i for i in range(begin, high) if document.tokens[i].lower in _BOUNDS), high)


def _reason(document: Document, first: int, last: int) -> Span | None:
    """The reason in a sentence that keeps a name back."""
    words = [document.tokens[i].lower for i in range(first, last)]
    veiled = next((i for i in range(len(words)) if _is_veiled(words, i)), None)
    if veiled is None:
        barred = next((i for i, word in enumerate(words) if _is_barred(words, i)), None)
        if barred is None:
            return None
        begin = _clause_start(words, barred)
        return document.token_span(first + begin, first + _end(words, barred + 1))
    if words[max(0, veiled - 3) : veiled] and {"scared", "afraid", "frightened"} & set(words[max(0, veiled - 3) : veiled]):
        return document.token_span(first + _clause_start(words, veiled - 2), first + _end(words, veiled))
    opening = next((i for i in range(veiled + 1, min(len(words), veiled + _NEAR)) if _opens(words, i)), None)
    if opening is None:
        return None
    return document.token_span(first + opening, first + _end(words, opening + 1))


def _is_veiled(words: Sequence[str], at: int) -> bool:
    """Whether the word tells that somebody is not named: "anonymity", "not to be named", "withheld his name"."""
    if words[at] in _VEILED:
        return words[at] != "background" or words[max(0, at - 1)] == "on"
    return words[at] in _NAMING and bool({*words[max(0, at - 6) : at], *words[at + 1 : at + 4]} & _REFUSING)


def _is_barred(words: Sequence[str], at: int) -> bool:
    """Whether somebody is "not authorised to speak"."""
    return (
        words[at] in _BARRED
        and bool(set(words[max(0, at - 3) : at]) & w.NEGATIONS)
        and bool(set(words[at + 1 : at + 4]) & _SPEAKING)
    )


def _clause_start(words: Sequence[str], at: int) -> int:
    begin = at
    while begin > 0 and words[begin - 1] not in {",", "(", "and", "—", "–"} and at - begin < 4:
        begin -= 1
    return begin


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a reason opens there."""
    if words[at] == "as":
        return words[at + 1 : at + 2] not in (["a"], ["an"], ["saying"])
    if words[at] == "so":
        return words[at + 1 : at + 2] in (["as"], ["that"])
    return words[at] in _OPENS | _DOING or any(tuple(words[at : at + len(phrase)]) == phrase for phrase in _PHRASES)


def _end(words: Sequence[str], at: int) -> int:
    """Where the clause ends: at a comma, a stop or the cue of what is said."""
    quoted = False
    for i in range(at, min(len(words), at + _LONGEST)):
        if words[i] in w.QUOTES:
            quoted = not quoted and i + 1 < len(words)
        elif words[i] in _ENDS or (words[i] == "," and not quoted) or words[i] in _CUES:
            return i
    return min(len(words), at + _LONGEST)
