"""What the tagger says of a report's tokens, before anyone is named."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model.attribution import Kind

Stretch = tuple[int, int]
"""Tokens first to last, exclusive."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution in tokens of a document. A split role has several stretches, an absent one has none.

    Attributes:
        is_nominal: its cue is a noun ("Oslo's demand that ...").
        confidence: how likely it is that source and content are right, between 0 and 1, calibrated.
    """

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    kind: Kind
    is_nominal: bool
    confidence: float
