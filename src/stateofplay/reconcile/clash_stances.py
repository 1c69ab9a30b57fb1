"""Two passages that give one party opposite stances on one issue at the same time, and old positions framed as new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Final

from stateofplay.model.reconciled import Conflict
from stateofplay.model.span import Citation
from stateofplay.model.statement import Sourcing, Statement
from stateofplay.reconcile.disputes import SHIFT, STANDING, STRONG
from stateofplay.reconcile.passages import Page, voice
from stateofplay.reconcile.stances import TOWARDS, opposite
from stateofplay.reconcile.words import months, stems, words

_MOVED: Final = frozenset(
    "had previously earlier formerly once originally initially until before months years now finally after ago longer began begin never again swore "
    "insisted reluctantly eventually dropped abandoned yielded relented gave given".split()
)
"""Words of a sentence that tells of a change of mind."""


def opposed(pages: Sequence[Page]) -> Iterator[Conflict]:
    """Statements of opposite stances that two sources, or two reports of one day, give one party on one issue."""
    rows: defaultdict[tuple[str, str], list[tuple[int, Statement, Page]]] = defaultdict(list)
    for sheet in pages:
        published = sheet.reading.report.published
        day = published.first_day.toordinal() if published else -1
        for statement in sheet.reading.statements:
            if statement.party and not statement.past and statement.condition is None and not _moving(statement):
                rows[statement.issue, statement.party].append((day, statement, sheet))
    for (issue, party), held in rows.items():
        told: set[tuple[str, str]] = set()
        for (day, a, sheet), (other_day, b, _) in combinations(held, 2):
            key = (a.report, b.report)
            if day != other_day or not opposite(a.stance, b.stance) or key in told or not _rival(a, b, sheet):
                continue
            told.add(key)
            about = f"whether {party} is for or against {issue}: {a.stance.value} here, {b.stance.value} there"
            yield Conflict(a.citation, b.citation, about, "stance", issue, (a.id, b.id))


def _moving(statement: Statement) -> bool:
    """Whether the words tell of a position left behind or taken up after another."""
    evidence = statement.evidence.exact
    return bool(months(evidence)) or any(word.form in _MOVED for word in words(evidence))


def _rival(a: Statement, b: Statement, sheet: Page) -> bool:
    """Whether the two come from sources that can contradict each other: different ones, each attributed."""
    if a.source is None or b.source is None or a.evidence.overlaps(b.evidence):
        return False
    if a.report == b.report:
        left, right = voice(a.speaker or a.source.exact), voice(b.speaker or b.source.exact)
        near = abs(sheet.sentence_at(a.evidence.start) - sheet.sentence_at(b.evidence.start)) <= 6
        return bool(left) and bool(right) and not left & right and near and _one_is_the_party(a, b)
    return Sourcing.NONE not in {a.sourcing, b.sourcing}


def _one_is_the_party(a: Statement, b: Statement) -> bool:
    """Whether one of the two speaks for the party and the other does not, as far as is known."""
    return bool(a.told_by) != bool(b.told_by) or not (a.told_by or b.told_by)


def framed(pages: Sequence[Page]) -> Iterator[Conflict]:
    """A position called new in one passage and old in another."""
    new: defaultdict[tuple[str, str], list[tuple[Citation, Statement]]] = defaultdict(list)
    old: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for sheet in pages:
        for statement in sheet.reading.statements:
            if statement.stance in TOWARDS and statement.party and STANDING.search(statement.evidence.exact):
                old[statement.issue, statement.party].append(statement)
    about_issue: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for sheet in pages:
        for statement in sheet.reading.statements:
            about_issue[statement.issue, statement.party].update(stems(statement.evidence.exact))
    for sheet in pages:
        for citation, statement in _called_new(sheet, about_issue):
            new[statement.issue, statement.party].append((citation, statement))
    for key in sorted(new.keys() & old.keys()):
        issue, party = key
        for citation, first in sorted(new[key], key=lambda row: not STRONG.search(row[0].evidence.exact))[:1]:
            second = next((row for row in old[key] if row.citation != citation and not row.evidence.overlaps(citation.evidence)), None)
            if second is not None:
                about = f"whether the stance of {party} on {issue} is new or of long standing"
                yield Conflict(citation, second.citation, about, "account", issue, (first.id, second.id))


def _called_new(sheet: Page, about_issue: Mapping[tuple[str, str], AbstractSet[str]]) -> Iterator[tuple[Citation, Statement]]:
    """Sentences that call a position a shift, with the statement of it in the same sentence or the one before."""
    by_sentence: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in sheet.reading.statements:
        by_sentence[sheet.sentence_at(statement.evidence.start)].append(statement)
    for number in range(len(sheet.sentences)):
        if not SHIFT.search(sheet.text(number)):
            continue
        spoken = frozenset(stems(sheet.text(number)))
        for near in (number, number - 1):
            for statement in by_sentence.get(near, ()):
                shared = spoken & about_issue[statement.issue, statement.party]
                if statement.stance in TOWARDS and statement.party and (near == number or shared):
                    yield Citation(statement.report, sheet.span(number)), statement
