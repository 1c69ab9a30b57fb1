"""One act that is asserted and denied: the same verb of the same subject, negated in one report and not in the other.

"Corvane could carry what came on top" and "the builder would not carry a taler", both on the Tuesday and both from its chief.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from stateofplay.language.stems import words
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_concepts import topics
from stateofplay.reconcile.clash_days import day_of
from stateofplay.reconcile.clash_marks import Mark, Weights, mark, spells
from stateofplay.reconcile.passages import Page

_NEGATORS: Final = listed("not never no n't nobody nothing without neither nor hardly cannot")
_AUX: Final = listed("would could will can might may shall did does do had has have was were is are be been must should to")
_MODAL: Final = listed("would could will can might may shall ready willing prepared open")
_HEDGED: Final = listed("if unless until whether should must only than want wants wanted")
_REACH: Final = 3
_BEFORE: Final = 7
"""Words behind an auxiliary or a negation among which its act stands; words before one among which its "
"subject may be denied."""
_CROWDED: Final = 16
_MOST: Final = 80
_LEAST: Final = 2.2
_MUTUAL: Final = 0.5
_RARE: Final = 0.55
"""Least that the surroundings share, that the sentences share besides the verb and the voice, and least "
"weight of the verb."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act in a sentence, right behind an auxiliary or a negation, and whether it is denied."""

    mark: Mark
    verb: str
    denied: bool
    modal: bool
    day: int | None


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of an act and its denial, of one voice on one day, the surest first, each sentence once."""
    held = [act for sheet in pages for act in _acts(sheet)]
    postings: defaultdict[tuple[str, int, bool], list[int]] = defaultdict(list)
    for at, act in enumerate(held):
        for spell in spells(act.day):
            postings[act.verb, spell, act.denied].append(at)
    scored: list[tuple[float, int, int]] = []
    for (verb, spell, denied), entries in sorted(postings.items()):
        others = postings.get((verb, spell, False), []) if denied else []
        if len(entries) + len(others) <= _CROWDED:
            scored += [(s, i, j) for i, j in product(entries, others) if (s := _score(held[i], held[j], weights)) > 0]
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        a, b = (held[at] for at in sorted((i, j)))
        ends = {(a.mark.sheet.id, a.mark.sentence), (b.mark.sheet.id, b.mark.sentence)}
        if used & ends:
            continue
        used |= ends
        kind = ConflictKind.STANCE if a.modal and b.modal else ConflictKind.ACCOUNT
        about = f"whether it is so: “{a.mark.words}”, or not, on {weights.common(a.mark, b.mark)}"
        why = f"one act, asserted and denied: “{a.mark.span.exact}” and “{b.mark.span.exact}”"
        yield Conflict(a.mark.citation, b.mark.citation, about, kind, why=why)


def _score(a: _Act, b: _Act, weights: Weights) -> float:
    """How sure it is that `a` denies of one voice what `b` asserts of it."""
    if a.mark.sheet.id == b.mark.sheet.id or a.day is None or b.day is None or weights.weight(a.verb) < _RARE:
        return 0.0
    voices = a.mark.voice & b.mark.voice
    names = (a.mark.voice | a.mark.names) & (b.mark.voice | b.mark.names)
    both = [
        topic for topic in sorted(a.mark.own & b.mark.own) if topic != a.verb and topic not in names and not topic[0].isdigit()
    ]
    mutual = sum(map(weights.weight, both))
    shared = weights.shared(a.mark, b.mark)
    if abs(a.day - b.day) > (0 if voices else 1):
        return 0.0
    if not voices and not names:
        return 0.0
    return mutual + shared if mutual >= _MUTUAL and shared >= _LEAST else 0.0


def _acts(sheet: Page) -> Iterator[_Act]:
    """The acts of a report that stand behind an auxiliary or a negation, outside conditions."""
    text = sheet.reading.report.text
    count = 0
    for number, (low, high) in enumerate(sheet.sentences):
        row = words(text, low, high)
        forms = [word.form.replace("’", "'") for word in row]
        if number in sheet.quiet or count >= _MOST:
            continue
        for at, form in enumerate(forms):
            if form not in _AUX and form not in _NEGATORS and not form.endswith("n't"):
                continue
            before = forms[max(0, at - 4) : at + 1]
            after = next((step for step in range(at + 1, min(len(forms), at + 1 + _REACH)) if topics(forms[step])), None)
            if after is None or _HEDGED.intersection(before):
                continue
            run = forms[max(0, at - 1) : after]
            if any(form_ in _AUX for form_ in forms[at + 1 : after]):
                continue
            denied = any(one in _NEGATORS or one.endswith("n't") for one in run)
            if not denied and _NEGATORS.intersection(forms[max(0, at - _BEFORE) : after]):
                continue
            count += 1
            verb = topics(forms[after])[0]
            made = mark(sheet, number, row[after].start, row[after].end)
            yield _Act(
                made,
                verb,
                denied,
                bool(_MODAL.intersection(forms[max(0, at - 1) : after])),
                day_of(sheet, number, row[at].start),
            )
