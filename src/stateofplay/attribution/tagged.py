"""The tagger's roles as drafts: what the rules would have found, found by the network."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from stateofplay.attribution.cues import Cue
from stateofplay.attribution.draft import Draft
from stateofplay.model.document import Document
from stateofplay.model.tags import Tagged


def by_sentence(document: Document) -> dict[int, list[Draft]]:
    """The drafts of each sentence (by its index), in the order of their cues."""
    out: dict[int, list[Draft]] = {}
    for one in document.tagged or ():
        at = bisect_right(document.sentences, one.cue[0][0], key=lambda sentence: sentence.first) - 1
        out.setdefault(max(at, 0), []).append(_draft(document, one))
    return out


def _draft(document: Document, one: Tagged) -> Draft:
    cue = one.cue[0]
    phrase = " ".join(token.lower for token in document.tokens[cue[0] : cue[1]])
    frame = "noun" if one.is_nominal else "clause"
    return Draft(
        cue=cue,
        content=one.content,
        source=_main(document, one.source),
        value=Cue(phrase, one.kind, frozenset({frame})),
        sources=one.source,
        confidence=one.confidence,
    )


def _main(document: Document, parts: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The part of a source that names it: the one with a name, else the first."""
    named = (part for part in parts if document.mentions_in(document.tokens[part[0]].start, document.tokens[part[1] - 1].end))
    return next(named, parts[0] if parts else None)
