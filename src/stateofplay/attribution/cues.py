"""The cue lexicon (`cues.tsv`): which words signal that somebody says, thinks, plans or orders something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stateofplay.language.inflect import forms
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.attribution import Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """A listed cue. `frames` says what goes with it: `clause`, `np`, `prep` or `noun` (see the head of cues.tsv)."""

    phrase: str
    kind: Kind
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues, apart by how they are looked for; `verbs` holds every form of every cue verb."""

    verbal: PhraseTable[Cue]
    prepositional: PhraseTable[Cue]
    nominal: PhraseTable[Cue]
    verbs: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The bundled lexicon, read once."""
    kinds: dict[str, Kind] = {}
    frames: dict[str, set[str]] = {}
    for phrase, kind, frame in rows("attribution", "cues.tsv"):
        kinds.setdefault(phrase, Kind(kind))
        frames.setdefault(phrase, set()).add(frame)
    cues = [Cue(phrase, kinds[phrase], frozenset(frames[phrase])) for phrase in kinds]
    first_verbs = sorted({cue.phrase.split()[0][1:] for cue in cues if cue.phrase.startswith("*")} - {"be", "do", "have"})
    return Lexicon(
        verbal=PhraseTable([(c.phrase, c) for c in cues if c.frames & {"clause", "np"} and "noun" not in c.frames]),
        prepositional=PhraseTable([(c.phrase, c) for c in cues if "prep" in c.frames]),
        nominal=PhraseTable([(c.phrase, c) for c in cues if "noun" in c.frames]),
        verbs=frozenset(form for verb in first_verbs for form in forms(verb)),
    )
