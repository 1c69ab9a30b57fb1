"""Headings inside a text that has no mark-up: short lines without an end between paragraphs."""

from __future__ import annotations

import re

from stateofplay.intake.blocks import Block
from stateofplay.model import SetAside, Span

_LONGEST = 110
_MOST_WORDS = 15
_NO_HEADING = re.compile(r"[-•·*–—▪●]\s|\d{1,2}[:.]\d{2}\b|[(\[]|\.{2,}|…|@|https?:")
_INNER_END = re.compile(r"[a-z0-9]{2}[.!?] [A-Z\"']")
_ENDING = (".", "!", "?", ":", ";", ",", "…", "-", "—", "–", ")", "]")


def find(text: str, found: list[Block], asides: tuple[SetAside, ...]) -> tuple[Span, ...]:
    """The headings of `text`, in order; `found` are all its blocks, `asides` those that are set aside.

    A heading is followed by a paragraph, with at most one other heading in between. A text most of whose lines look like
    headings has merely lost its full stops, and has none.
    """
    dropped = {aside.span.start for aside in asides}
    kept = [block for block in found if block.start not in dropped]
    like = [_looks_like_one(block) for block in kept]
    if sum(like) * 5 > len(kept) * 2 and sum(like) > 2:
        return ()
    return tuple(
        Span.of(text, block.start, block.end)
        for index, block in enumerate(kept)
        if like[index]
        and (_paragraph(kept, like, index + 1) or (like[index + 1 : index + 2] == [True] and _paragraph(kept, like, index + 2)))
    )


def _paragraph(kept: list[Block], like: list[bool], index: int) -> bool:
    return index < len(kept) and not like[index] and (kept[index].ends or len(kept[index]) > _LONGEST)


def _looks_like_one(block: Block) -> bool:
    words = block.words
    if len(block) > _LONGEST or len(words.split()) > _MOST_WORDS or _NO_HEADING.match(words) or _INNER_END.search(words):
        return False
    bare = words.rstrip("\"'")
    first = words.lstrip("\"'")[:1]
    return (
        bool(bare) and not bare.endswith(_ENDING) and (first.isupper() or first.isdigit()) and any(c.isalpha() for c in words)
    )
