"""An attribution in token indices, while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.attribution.cues import Cue
from stateofplay.language.clauses import Stretch


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with what goes with it. `source` is None where the words give none; `carried` where it is taken from before.

    `sources` holds all parts of a split source, and `confidence` how sure it is, where the tagger found the draft.
    """

    cue: Stretch
    content: tuple[Stretch, ...]
    source: Stretch | None
    value: Cue
    carried: bool = False
    sources: tuple[Stretch, ...] = ()
    confidence: float | None = None
