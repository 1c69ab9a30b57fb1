"""One past act that one voice asserts and another denies, in one report or in a later one.

"Russia had accepted that Ukraine joins" and, the day after, "Russia had not accepted Ukraine joining": the same verb of the
same subject, asserted and denied. Nobody has moved, since both speak of what was; so the days need not be one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from stateofplay.language.stems import forms as forms_of
from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.reconcile.clash_marks import Mark, Weights, apart, mark, strangers
from stateofplay.reconcile.clash_wording import quote
from stateofplay.reconcile.passages import Page

_NEGATORS: Final = listed("not never no n't nobody nothing neither nor")
_PAST: Final = listed("had has have did was were hadn't hasn't haven't didn't wasn't weren't")
_BETWEEN: Final = listed("not never n't already ever also now even yet been formally fully simply once just")
"""What may stand between an auxiliary and its verb."""
_HEDGED: Final = listed(
    "if unless until whether would could should might may must will can shall asked hoped wanted when once after before as "
    "which who"
)
"""Words before an act that leave open whether it was done, or tell of it in passing."""
_PRONOUNS: Final = listed("we i us")
_IRREGULAR: Final = {
    "gave": "give", "given": "give", "took": "take", "taken": "take", "met": "meet", "left": "leave", "told": "tell",
    "broke": "break", "broken": "break", "made": "make", "sent": "send", "paid": "pay", "spoke": "speak", "spoken": "speak",
    "went": "go", "gone": "go", "saw": "see", "seen": "see", "wrote": "write", "written": "write", "sought": "seek",
    "fired": "fire", "shot": "shoot", "sold": "sell", "bought": "buy", "withdrew": "withdraw", "withdrawn": "withdraw",
    "struck": "strike", "held": "hold", "kept": "keep", "chose": "choose", "chosen": "choose",
    "began": "begin", "begun": "begin",
}  # fmt: skip
_EMPTY: Final = listed("be been have had do done say said get got go come want need know known think mean see seem like")
"""Verbs that tell nothing of an act."""
_SUBJECT: Final = 5
"""Words before an auxiliary among which its subject stands."""
_DAYS: Final = 60
"""Days within which a claim may still be denied."""
_CROWDED: Final = 40
_MOST: Final = 80
_RARE: Final = 0.35
_LEAST: Final = 0.9
"""Least weight of the verb, and least that the two sentences share besides it, the subject and the voices."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of the past that somebody asserts or denies: its verb, and the topics of its subject."""

    mark: Mark
    verb: str
    subject: frozenset[str]
    denied: bool


def clashing(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Pairs of an assertion and its denial by another voice, the surest first, each sentence once."""
    held = [act for sheet in pages for act in _acts(sheet)]
    postings: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for at, act in enumerate(held):
        for name in sorted(act.subject):
            postings[act.verb, name, act.denied].append(at)
    scored: set[tuple[float, int, int]] = set()
    for (verb, name, denied), entries in sorted(postings.items()):
        others = postings.get((verb, name, False), []) if denied else []
        if len(entries) + len(others) <= _CROWDED:
            pairs = product(others, entries)
            scored |= {(score, i, j) for i, j in pairs if (score := _score(held[i], held[j], weights)) > 0}
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        a, b = held[i].mark, held[j].mark
        ends = {(a.sheet.id, a.sentence), (b.sheet.id, b.sentence)}
        if not used & ends:
            used |= ends
            about = f"whether it is so, on {weights.common(a, b)}"
            why = f"one voice says {quote(a.span.exact)}, another denies it: {quote(b.span.exact)}"
            a, b = sorted((a, b), key=lambda one: (one.sheet.day or 0, one.place))
            yield Conflict(a.citation, b.citation, about, ConflictKind.ACCOUNT, why=why)


def _score(a: _Act, b: _Act, weights: Weights) -> float:
    """How sure it is that `b` denies what `a` asserts; 0 where it does not."""
    days = apart(a.mark, b.mark)
    if days is None or not 0 <= days <= _DAYS or not (a.mark.attributed and b.mark.attributed):
        return 0.0
    if not strangers(a.mark, b.mark) or (a.mark.sheet.id == b.mark.sheet.id and a.mark.sentence == b.mark.sentence):
        return 0.0
    if weights.weight(a.verb) < _RARE:
        return 0.0
    hidden = a.mark.voice | b.mark.voice | {a.verb}
    both = [topic for topic in sorted(a.mark.own & b.mark.own) if topic not in hidden | (a.subject & b.subject)]
    shared = sum(map(weights.weight, both))
    return shared if len(both) >= 2 and shared >= _LEAST else 0.0


def _acts(sheet: Page) -> Iterator[_Act]:
    """The acts of the past that a report tells with an auxiliary, outside conditions; at most so many."""
    text = sheet.reading.report.text
    count = 0
    for number, (low, high) in enumerate(sheet.sentences):
        if number in sheet.quiet or count >= _MOST or _PAST.isdisjoint(forms_of(text, low, high)):
            continue
        row = words(text, low, high)
        forms = [word.form for word in row]
        for at, form in enumerate(forms):
            if form not in _PAST:
                continue
            after = at + 1
            while after < len(forms) and forms[after] in _BETWEEN:
                after += 1
            before = forms[max(0, at - _SUBJECT) : at]
            verb = _verb(forms[after]) if after < len(forms) else ""
            if not verb or _HEDGED.intersection(before):
                continue
            inside = forms[at:after]
            denied = any(one in _NEGATORS or one.endswith("n't") for one in (*inside, *before[-2:]))
            made = mark(sheet, number, row[at].start, row[after].end)
            named = [word for word in row[max(0, at - _SUBJECT) : at] if word.name]
            subject = frozenset(stem(word.form) for word in named)
            if _PRONOUNS.intersection(before[-2:]):
                subject |= made.voice
            if subject:
                count += 1
                yield _Act(made, verb, subject, denied)


def _verb(form: str) -> str:
    """The stem of a verb of an act, whatever its tense; "" for a word that is none."""
    plain = _IRREGULAR.get(form, form)
    return "" if plain in _EMPTY or (plain == form and form.endswith("ing")) or len(form) < 3 else stem(plain)
