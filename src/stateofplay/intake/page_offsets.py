"""Where the words of an extracted text stand in the source of the page they were extracted from."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from stateofplay.model import OffsetMap

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span "
    "strike strong "
    "sub sup time tt u var wbr".split()
)
_UNSEEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "noscript", "template", "svg")}
_UNCLOSED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option optgroup thead tbody "
    "tfoot colgroup rp rt html head body".split()
)
_PIECE = re.compile(r"<!--|<[/!?]?[A-Za-z][^<>]*>|&#?[A-Za-z0-9]{1,31};?")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NEAR = 300
_FAR_RUN = 6


def align(text: str, source: str) -> OffsetMap:
    """The map from `text` to the `source` (HTML) that it was extracted from, in about linear time.

    Tokens are followed forward through what is visible of the source. A short leap needs three tokens in a row to agree, a
    long one six, so that a common word does not pull the rest of the text into the page's foot. A token that is not found
    lies, in proportion, between its neighbours.
    """
    seen, back = _visible(source)
    ours = [found.span() for found in _TOKEN.finditer(text)]
    theirs = [found.span() for found in _TOKEN.finditer(seen)]
    matched = _follow([text[start:end] for start, end in ours], [seen[start:end] for start, end in theirs])
    pairs = [(0, 0)]
    for mine, other in matched:
        (start, end), (there, _) = ours[mine], theirs[other]
        pairs += ((start + step, back(there + step)) for step in range(end - start))
    return _filled(pairs, len(text), len(source))


def deepest(source: str) -> int:
    """How many tags of a page are open at once, those left aside that need no closing."""
    depth = most = 0
    for piece, _, name in _scan(source):
        if name and name not in _UNCLOSED and not piece.endswith("/>"):
            depth = max(0, depth - 1) if piece.startswith("</") else depth + 1
            most = max(most, depth)
    return most


def _visible(source: str) -> tuple[str, OffsetMap]:
    """What is visible of a page, entities as characters, block tags as spaces, and the way back to its source."""
    parts: list[str] = []
    starts, shifts = [0], [0]
    length = 0
    for piece, where, name in _scan(source):
        if name in _INLINE:
            continue
        if starts[-1] == length:
            shifts[-1] = where - length
        elif where - length != shifts[-1]:
            starts.append(length)
            shifts.append(where - length)
        parts.append(" " if name else piece)
        length += len(parts[-1])
    return "".join(parts), OffsetMap(tuple(starts), tuple(shifts))


def _scan(source: str) -> Iterator[tuple[str, int, str]]:
    """(words, place, "") of each visible stretch and (tag, place, its name) of each tag; scripts and comments are left out."""
    at = 0
    while found := _PIECE.search(source, at):
        if found.start() > at:
            yield source[at : found.start()], at, ""
        at, piece = found.end(), found[0]
        if piece.startswith("&"):
            yield html.unescape(piece), found.start(), ""
        elif piece == "<!--":
            end = source.find("-->", at)
            at = len(source) if end < 0 else end + 3
        elif tag := _TAG.match(piece):
            name = tag[1].lower()
            yield piece, found.start(), name
            if name in _UNSEEN and not piece.startswith("</") and not piece.endswith("/>"):
                closing = _UNSEEN[name].search(source, at)
                at = closing.start() if closing else len(source)
    if at < len(source):
        yield source[at:], at, ""


def _follow(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """Pairs of equal tokens, both sides rising."""
    where: dict[tuple[str, str, str], list[int]] = {}
    for index in range(len(theirs) - 2):
        where.setdefault((theirs[index], theirs[index + 1], theirs[index + 2]), []).append(index)
    pairs: list[tuple[int, int]] = []
    mine = other = 0
    while mine < len(ours) and other < len(theirs):
        if ours[mine] == theirs[other] and (
            mine == 0 or pairs[-1:] == [(mine - 1, other - 1)] or _agree(ours, theirs, mine, other)
        ):
            pairs.append((mine, other))
            mine, other = mine + 1, other + 1
            continue
        leap = _leap(ours, theirs, where, mine, other)
        if leap is None:
            mine += 1
        else:
            other = leap
            pairs.append((mine, other))
            mine, other = mine + 1, other + 1
    return pairs


def _agree(ours: list[str], theirs: list[str], mine: int, other: int) -> bool:
    return ours[mine : mine + 2] == theirs[other : other + 2]


def _leap(
    ours: list[str], theirs: list[str], where: dict[tuple[str, str, str], list[int]], mine: int, other: int
) -> int | None:
    """The next place in the source from which on the tokens agree, None where there is none worth the leap."""
    if mine + 2 >= len(ours):
        near = theirs[other : other + 20]
        return other + near.index(ours[mine]) if ours[mine] in near else None
    places = where.get((ours[mine], ours[mine + 1], ours[mine + 2]), [])
    first = bisect_right(places, other - 1)
    for place in places[first : first + 20]:
        if place - other <= _NEAR or ours[mine : mine + _FAR_RUN] == theirs[place : place + _FAR_RUN]:
            return place
    return None


def _filled(pairs: list[tuple[int, int]], length: int, limit: int) -> OffsetMap:
    """The map through `pairs`, and in proportion between them where the source is shorter than the text there."""
    starts, shifts = [0], [pairs[0][1]]

    def put(here: int, there: int) -> None:
        if here == starts[-1]:
            shifts[-1] = there - here
        elif there - here != shifts[-1]:
            starts.append(here)
            shifts.append(there - here)

    for (here, there), (after, then) in pairwise([*pairs, (length, limit)]):
        put(here, there)
        if after - here > 1 and then - there < after - here:
            for step in range(1, after - here):
                put(here + step, there + step * (then - there) // (after - here))
    return OffsetMap(tuple(starts), tuple(shifts))
