"""Conditions as exact words, and words of finality."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, trimmed
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.document import Token

_NO_CONDITION = frozenset("even".split())
_ASKED = frozenset(
    "asked ask asks wonder wondered say said know see unclear question decide decided specify as doubt doubted what and".split()
)


@cache
def _openers() -> PhraseTable[str]:
    return PhraseTable([(phrase, phrase) for phrase, kind in rows("coding", "limits.tsv") if kind == "condition"])


@cache
def _final() -> PhraseTable[str]:
    return PhraseTable([(phrase, phrase) for phrase, kind in rows("coding", "limits.tsv") if kind == "final"])


def find(view: Scene) -> tuple[Stretch, ...]:
    """The condition clauses of one sentence, opener included, left to right."""
    found = []
    for hit in _openers().find(view.tokens, view.first, view.last):
        before = view.tokens[hit.first - 1].lower if hit.first > view.first else ""
        if hit.value == "even if" or (hit.value == "if" and before in _ASKED):
            continue
        first, last = trimmed(view, hit.first, _end(view, hit.last))
        if last - hit.last >= 1:
            found.append((first, last))
    return tuple(found)


def _end(view: Scene, begin: int) -> int:
    """A condition ends at the next comma or stop outside its own quotation, or where the speaker is named."""
    depth_open = begin in view.quoted
    for i in range(begin, view.last):
        word = view.tokens[i].lower
        if word in {",", ";", "—", "–"} or (word in w.QUOTES and depth_open):
            return i
    return view.last


def is_final(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words of finality beyond a plain no stand among tokens `first` to `last` (exclusive)."""
    return any(True for _ in _final().find(tokens, first, last))
