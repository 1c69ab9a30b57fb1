"""Where sentences end: stops, what stands around them, and the abbreviations whose stop ends nothing.

A sentence never leaves its paragraph. A closing mark or bracket after the stop stays with its sentence; a quotation of several
sentences is split like any other text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language.abbreviations import DAYS, ENDINGS, MONTHS
from stateofplay.language.wordset import words
from stateofplay.model.document import Paragraph, Sentence, Token

LONGEST: Final = 1_500
"""A sentence is cut after this many tokens, so that what works by sentence stays bounded."""
_CLOSERS: Final = words("” \" ' '' ) ] } » ’")
_OPENERS: Final = words("“ \" ' `` ( [ « „ ‘ — – -")
_STARTERS: Final = words(
    "the a an this that these those it its he she they we i you his her their our my your there here in on at by for "
    "from with under after before since during while when if as although though but and or so yet because what who "
    "why how where which not no some many most all both each another such one two three however meanwhile also still "
    "then now earlier later until once despite according it's he's she's they're that's there's we're i'm don't asked "
    "to of last"
)
_AFTER_HOUR: Final = (
    words(
        "eastern pacific central mountain est edt pst pdt cst cdt gmt utc bst cet cest et pt moscow kyiv beijing local "
        "london monday tuesday wednesday thursday friday saturday sunday"
    )
    | {month + "." for month in MONTHS}
    | {day + "." for day in DAYS}
    | words("january february march april may june july august september october november december")
)
_SAYING: Final = words(
    "said says asked asks added adds wrote writes replied told shouted exclaimed wondered continued demanded cried "
    "joked tweeted declared insisted answered chanted responded quipped remarked recalled argued"
)


def find(tokens: Sequence[Token], paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs; together they hold every token once."""
    out: list[Sentence] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        first = at
        while at < len(tokens) and tokens[at].start < paragraph.end:
            at += 1
        for low, high in _bounds(tokens, first, at):
            out.append(Sentence(tokens[low].start, tokens[high - 1].end, low, high, index))
    return tuple(out)


def _bounds(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """(first, last exclusive) of each sentence among the tokens `first` to `last` of one paragraph."""
    bounds: list[tuple[int, int]] = []
    low = at = first
    while at < last:
        word = tokens[at].text
        if word[-1] in ".?!…" and (word[0] in ".?!…" or word[-1] == "."):
            end = _after_closers(tokens, at + 1, last)
            if end < last and _ends(tokens, low, at, end, last):
                bounds.append((low, end))
                low = end
            at = end
        else:
            at += 1
        if at - low >= LONGEST:
            bounds.append((low, at))
            low = at
    if low < last:
        bounds.append((low, last))
    return bounds


def _after_closers(tokens: Sequence[Token], at: int, last: int) -> int:
    """The first token after the marks and brackets that close right behind the stop."""
    while at < last and tokens[at].text in _CLOSERS and tokens[at].start == tokens[at - 1].end:
        at += 1
    return at


def _ends(tokens: Sequence[Token], low: int, stop: int, end: int, last: int) -> bool:
    """Whether the sentence that began at `low` ends with the stop at `stop` and its closing marks before `end`."""
    word = tokens[stop].text
    following = end
    while following < last and tokens[following].text in _OPENERS:
        following += 1
    if following == last:
        return following == end or tokens[end].text not in {"—", "–", "-"}
    after = tokens[following]
    initial = after.text[0]
    if initial.islower() or tokens[end].text in {",", ";", ":", ")", "]"} or initial in ",;:.?!…":
        return False
    if word == "." and stop - low == 1 and tokens[low].text.isdigit() and len(tokens[low].text) < 3:
        return False
    if word[0] in ".?!…":
        return _ends_plain(tokens, stop, end, following, last)
    if word[:-1].isdigit() or initial.isdigit():
        return False
    return _ends_abbreviation(tokens[stop], after, opened=following > end)


def _ends_plain(tokens: Sequence[Token], stop: int, end: int, following: int, last: int) -> bool:
    """The same for a stop that is a token of its own, before a word that does not begin with a small letter."""
    word = tokens[stop].text
    if tokens[end].start == tokens[end - 1].end and end == stop + 1:
        # No space after the stop: "deal.The" is a slip, "node.JS" and "5.B" are not.
        return tokens[end].text in _OPENERS or (tokens[stop - 1].text.islower() and tokens[end].text[0].isupper())
    if word[0] in "?!" and end > stop + 1 and following == end:
        near = [token.lower for token in tokens[following + 1 : min(following + 4, last)]]
        return tokens[following].lower in _STARTERS or not any(near_word in _SAYING for near_word in near)
    return True


def _ends_abbreviation(token: Token, after: Token, *, opened: bool) -> bool:
    """The same for a stop that belongs to its word, before a word that begins with a capital."""
    bare = token.lower[:-1]
    if token.lower == "etc.":
        return True
    if token.lower in {"a.m.", "p.m.", "am.", "pm."}:
        return after.lower not in _AFTER_HOUR
    if "." in bare or bare in ENDINGS or len(bare) == 1:
        return after.lower in _STARTERS and not (len(bare) == 1 and after.lower == "a")
    if bare in MONTHS or bare in DAYS:
        return after.lower in _STARTERS
    return opened and after.lower in _STARTERS and bare in ENDINGS
