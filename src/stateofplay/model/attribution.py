"""Who says what: a source, a cue and a content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stateofplay.model.span import Span


class Form(StrEnum):
    """How the words are given: all in quotation marks, in part, or not."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Kind(StrEnum):
    """What the cue reports: speech, a belief or attitude, an intention, or a decree (an order, ruling or vote)."""

    SPEECH = "speech"
    ATTITUDE = "attitude"
    INTENTION = "intention"
    DECREE = "decree"


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution in PolNeAR's sense. A split role has several spans, an absent one has none.

    Attributes:
        source: the words that name the source in this sentence ("she", "the official", "Chancellor Ada Lind").
        cue: the words that signal the attribution ("said", "according to").
        content: what is attributed.
        speaker: the source's canonical name, pronouns resolved; "" when unknown.
        antecedent: for a pronoun, the nearest earlier words that name the speaker.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    kind: Kind = Kind.SPEECH
    speaker: str = ""
    antecedent: Span | None = None
    confidence: float = 1.0
    is_nominal: bool = False
    """The cue is a noun ("Oslo's demand that ..."): it says whose position it is, not who told the report."""
    is_nested: bool = False
    """Its cue stands within another's content: "Oslo said Bern had agreed"."""
