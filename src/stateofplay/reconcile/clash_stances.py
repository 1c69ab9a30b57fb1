"""Two passages that give one party opposite stances on one issue, on an occasion that can be one.

Who is for it one day and against it the next has moved; that is told with the movements, and is no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from stateofplay.language.stems import forms, stem
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.statement import Sourcing, Stance, Statement
from stateofplay.reconcile.clash_marks import Weights
from stateofplay.reconcile.clash_wording import Names, quote
from stateofplay.reconcile.disputes import REFUSAL
from stateofplay.reconcile.occasions import Occasion, occasion
from stateofplay.reconcile.passages import Page, voice
from stateofplay.reconcile.stances import TOWARDS, clash
from stateofplay.reconcile.words import months, topics

_MOST: Final = 400
"""Statements of one party on one issue that are held against each other."""
_CLOSE: Final = 6
"""Sentences apart that two voices of a report may stand."""
_LEAST: Final = 0.6
_WITHIN: Final = 0.2
"""Least that what two statements say must share, in two reports and in one: those of one issue may still be of two matters."""
_MOVED: Final = listed(
    "had previously earlier formerly once originally initially until before months years now finally after ago "
    "began begin never again swore insisted reluctantly eventually dropped abandoned yielded relented gave given"
)
"""Words of a sentence that tells of a change of mind."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A statement with its report, its occasion, and what it speaks of."""

    statement: Statement
    sheet: Page
    when: Occasion | None
    own: frozenset[str]
    voice: frozenset[str]
    """The stems that name whoever says it."""


_Pairs: TypeAlias = Iterator[tuple[_Row, _Row]]


def opposed(pages: Sequence[Page], weights: Weights, names: Names) -> Iterator[Conflict]:
    """Statements of opposite stances that two sources, or two reports of one occasion, give one party on one matter."""
    rows: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for sheet in pages:
        for statement in sheet.reading.statements:
            if statement.party and not statement.past and not _moving(statement):
                rows[statement.issue, statement.party].append(_row(statement, sheet))
    for (_, party), held in rows.items():
        hidden = frozenset(topics(names.party(party)))
        told: set[tuple[str, str]] = set()
        for one, other in _rivals(_steady(held[:_MOST]), weights, hidden):
            a, b = one.statement, other.statement
            if (a.report, b.report) not in told:
                told.add((a.report, b.report))
                why = f"opposite stances of {names.party(a.party)} on one occasion: {quote(a.evidence.exact)} and "
                why += quote(b.evidence.exact)
                yield Conflict(a.citation, b.citation, names.stance(a), ConflictKind.STANCE, a.issue, (a.id, b.id), why)


def _row(statement: Statement, sheet: Page) -> _Row:
    evidence = statement.evidence
    own = frozenset(topics(sheet.reading.report.text, evidence.start, evidence.end))
    said = statement.speaker or (statement.source.exact if statement.source else "")
    return _Row(statement, sheet, occasion(statement, sheet.reading.report, sheet.reading.dates), own, voice(said))


def _rivals(held: Sequence[_Row], weights: Weights, hidden: frozenset[str]) -> _Pairs:
    """The pairs that cannot both be right."""
    towards = [at for at, row in enumerate(held) if row.statement.stance in TOWARDS]
    refusing = [at for at, row in enumerate(held) if row.statement.stance is Stance.REJECTS and _plain(row.statement)]
    for at, other_at in sorted((min(pair), max(pair)) for pair in product(towards, refusing)):
        one, other = held[at], held[other_at]
        a, b = one.statement, other.statement
        if not _one_occasion(one, other):
            continue
        plain = a.condition is None and b.condition is None and _rival(one, other)
        again = a.report != b.report and bool(one.voice & other.voice)
        if (plain or again) and _one_matter(one, other, weights, hidden):
            yield one, other


def _one_occasion(a: _Row, b: _Row) -> bool:
    """Whether both can be of one occasion: reports of one day, or else a day that one of them names."""
    if a.sheet.id == b.sheet.id or (a.when is None and b.when is None):
        return True
    if a.when is None or b.when is None or a.when.apart(b.when):
        return False
    return a.sheet.day == b.sheet.day or a.when.is_day or b.when.is_day


def _one_matter(a: _Row, b: _Row, weights: Weights, hidden: frozenset[str]) -> bool:
    """Whether the two share a telling word beside names, in two reports more than one that many passages share."""
    both = sorted((a.own & b.own) - hidden - a.voice - b.voice - a.sheet.names - b.sheet.names)
    return sum(map(weights.weight, both)) >= (_LEAST if a.sheet.id != b.sheet.id else _WITHIN)


def _plain(refusal: Statement) -> bool:
    """Whether the refusal is in words of refusal, so that it hangs on no guess."""
    return REFUSAL.search(refusal.evidence.exact) is not None or REFUSAL.search(refusal.sentence.exact) is not None


def _steady(held: Sequence[_Row]) -> list[_Row]:
    """Without the statements whose own source says the opposite in the same report: such a source is qualifying, or misread."""
    told: defaultdict[tuple[str, frozenset[str]], set[Stance]] = defaultdict(set)
    for row in held:
        told[row.sheet.id, row.voice].add(row.statement.stance)
    return [row for row in held if not clash(told[row.sheet.id, row.voice])]


def _moving(statement: Statement) -> bool:
    """Whether the words tell of a position left behind or taken up after another."""
    evidence = statement.evidence.exact
    return bool(months(evidence)) or "no longer" in evidence or not _MOVED.isdisjoint(forms(evidence))


def _rival(one: _Row, other: _Row) -> bool:
    """Whether the two come from sources that can contradict each other.

    Within a report one of them speaks for the party and the other does not; across reports both are attributed.
    """
    a, b = one.statement, other.statement
    if a.source is None or b.source is None:
        return False
    if a.report != b.report:
        return Sourcing.NONE not in {a.sourcing, b.sourcing}
    if a.evidence.overlaps(b.evidence):
        return False
    left, right = one.voice, other.voice
    if not left & right and a.source.exact != b.source.exact and _of_one(one, other):
        return True
    near = abs(one.sheet.sentence_at(a.evidence.start) - one.sheet.sentence_at(b.evidence.start)) <= _CLOSE
    return bool(left) and bool(right) and not left & right and near and bool(a.told_by) != bool(b.told_by)


def _of_one(one: _Row, other: _Row) -> bool:
    """Whether two unnamed sources tell on one day of one named person, who is neither of them."""
    people = [(frozenset(map(stem, forms(row.statement.sentence.exact))) & row.sheet.names) - row.voice for row in (one, other)]
    same = one.when is not None and one.when.is_day and one.when == other.when
    unnamed = all(row.statement.sourcing is Sourcing.ANONYMOUS for row in (one, other))
    return same and unnamed and bool(people[0] & people[1])
