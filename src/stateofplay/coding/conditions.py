"""Conditions as exact words, and words of finality."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from stateofplay.language import closed as w
from stateofplay.language.clauses import Scene, Stretch, trimmed
from stateofplay.language.phrases import PhraseTable
from stateofplay.model.document import Token

_OPENERS = (
    "only if; but only if; if; even if; provided; provided that; providing; unless; until; only once; only after; only when; on condition that; "
    "on the condition that; as long as; so long as; on the understanding that; in exchange for; in return for; assuming that; contingent on; "
    "conditional on; conditioned on; depending on whether; but not until; not before"
)
_NO_CONDITION = frozenset("even".split())
_ASKED = frozenset(
    "asked ask asks wonder wondered say said know see unclear question decide decided specify as doubt doubted what and".split()
)
_FINAL = (
    "completely unacceptable; totally unacceptable; absolutely unacceptable; entirely unacceptable; wholly unacceptable; clear ~ unacceptable; "
    "non-negotiable; nonnegotiable; not negotiable; not up for negotiation; not up for discussion; red line; red lines; in any form; "
    "under any circumstances; under no circumstances; no circumstances; never; *be unwilling to compromise; no compromise; without compromise; "
    "*refuse to compromise; *not compromise; not compromise; *budge; not an inch; not one inch; not one iota; out of the question; "
    "absolutely not; categorically; not give an inch; *give an inch; at any price; at all costs; non-starter; nonstarter; not now, not ever; "
    "will not yield; not retreat; over our dead bodies; ironclad; inviolable; sacrosanct; once and for all; not open to debate; "
    "not a bargaining chip; final word; no way; full stop; deal-breaker; dealbreaker; deal breaker; *be not for sale"
)


@cache
def _openers() -> PhraseTable[str]:
    return PhraseTable([(p.strip(), p.strip()) for p in _OPENERS.split(";")])


@cache
def _final() -> PhraseTable[str]:
    return PhraseTable([(p.strip(), p.strip()) for p in _FINAL.split(";")])


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
