"""Two passages that give one party opposite stances on one issue at the same time, and old positions framed as new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Final, TypeAlias

from stateofplay.language.stems import stem, words
from stateofplay.language.wordset import words as listed
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.span import Citation
from stateofplay.model.statement import Sourcing, Stance, Statement
from stateofplay.reconcile.clash_voices import NEGATED, REFUSE
from stateofplay.reconcile.disputes import SHIFT, STANDING, STRONG
from stateofplay.reconcile.occasions import occasion
from stateofplay.reconcile.passages import Page, voice
from stateofplay.reconcile.stances import TOWARDS, clash, opposite
from stateofplay.reconcile.words import months, stems

_Key: TypeAlias = tuple[str, str]
_MOST: Final = 400
"""Statements of one party on one issue and day that are held against each other."""
_NAMELESS: Final = re.compile(r"\b(?:person|people|participant|official|source|diplomat|delegate)s?\b", re.IGNORECASE)
"""Sources that tell of others and are no party."""
_MOVED: Final = listed(
    "had previously earlier formerly once originally initially until before months years now finally after ago "
    "began begin never again swore "
    "insisted reluctantly eventually dropped abandoned yielded relented gave given"
)
"""Words of a sentence that tells of a change of mind."""


def opposed(pages: Sequence[Page]) -> Iterator[Conflict]:
    """Statements of opposite stances that two sources, or two reports of one day, give one party on one issue.

    What one source says in two reports may be a day apart, and conditional: it is one occasion told twice.
    """
    rows: defaultdict[_Key, list[tuple[Statement, Page]]] = defaultdict(list)
    for sheet in pages:
        for statement in sheet.reading.statements:
            if statement.party and not statement.past and not _moving(statement):
                rows[statement.issue, statement.party].append((statement, sheet))
    for (issue, party), held in rows.items():
        told: set[tuple[str, str]] = set()
        for (a, sheet), (b, other) in combinations(_steady(held[:_MOST]), 2):
            key = (a.report, b.report)
            if not opposite(a.stance, b.stance) or key in told or not _plain(a, b):
                continue
            plain = a.condition is None and b.condition is None and _days(sheet, other) == 0 and _rival(a, b, sheet)
            if plain or (a.report != b.report and _days(sheet, other) <= 1 and _told(a)[1] & _told(b)[1]):
                told.add(key)
                about = f"whether {party} is for or against {issue}: {a.stance.value} here, {b.stance.value} there"
                why = f"opposite stances of {party} on one occasion: “{a.evidence.exact}” and “{b.evidence.exact}”"
                yield Conflict(a.citation, b.citation, about, ConflictKind.STANCE, issue, (a.id, b.id), why)


def _days(a: Page, b: Page) -> int:
    """Days between two reports; many where only one has a date."""
    if a.id == b.id or (a.reading.report.published is None and b.reading.report.published is None):
        return 0
    return abs(a.day - b.day) if a.day is not None and b.day is not None else _MOST


def _plain(a: Statement, b: Statement) -> bool:
    """Whether the refusal is in words of refusal, so that it hangs on no guess."""
    refusal = a if a.stance is Stance.REJECTS else b
    words = refusal.evidence.exact, refusal.sentence.exact
    return any(pattern.search(text) is not None for pattern in (REFUSE, NEGATED) for text in words)


def _steady(held: Sequence[tuple[Statement, Page]]) -> list[tuple[Statement, Page]]:
    """Without the statements whose own source says the opposite in the same report: such a source is qualifying, or misread."""
    told: defaultdict[tuple[str, frozenset[str]], set[Stance]] = defaultdict(set)
    for statement, _ in held:
        told[_told(statement)].add(statement.stance)
    return [row for row in held if not clash(told[_told(row[0])])]


def _told(statement: Statement) -> tuple[str, frozenset[str]]:
    return statement.report, voice(statement.speaker or (statement.source.exact if statement.source else ""))


def _moving(statement: Statement) -> bool:
    """Whether the words tell of a position left behind or taken up after another."""
    evidence = statement.evidence.exact
    return bool(months(evidence)) or "no longer" in evidence or any(word.form in _MOVED for word in words(evidence))


def _rival(a: Statement, b: Statement, sheet: Page) -> bool:
    """Whether the two come from sources that can contradict each other.

    Within a report one of them speaks for the party and the other does not; across reports both are attributed.
    """
    if a.source is None or b.source is None or a.evidence.overlaps(b.evidence):
        return False
    if a.report == b.report:
        left, right = voice(a.speaker or a.source.exact), voice(b.speaker or b.source.exact)
        if not left & right and a.source.exact != b.source.exact and _of_one(a, b, sheet):
            return True
        near = abs(sheet.sentence_at(a.evidence.start) - sheet.sentence_at(b.evidence.start)) <= 6
        return bool(left) and bool(right) and not left & right and near and bool(a.told_by) != bool(b.told_by)
    return Sourcing.NONE not in {a.sourcing, b.sourcing}


def _of_one(a: Statement, b: Statement, sheet: Page) -> bool:
    """Whether two sources tell on one day of one named person, who is neither of them."""
    days = [occasion(row, sheet.reading.report, sheet.reading.dates) for row in (a, b)]
    people = [
        (frozenset(stem(word.form) for word in words(row.sentence.exact)) & sheet.names)
        - voice(row.speaker or (row.source.exact if row.source else ""))
        for row in (a, b)
    ]
    told = [row.source is not None and _NAMELESS.search(row.source.exact) is not None for row in (a, b)]
    same = days[0] is not None and days[1] is not None and days[0].is_day and days[0] == days[1]
    return same and all(told) and bool(people[0] & people[1])


def framed(pages: Sequence[Page]) -> Iterator[Conflict]:
    """A position called new in one passage and old in another."""
    old: defaultdict[_Key, list[Statement]] = defaultdict(list)
    about_issue: defaultdict[_Key, set[str]] = defaultdict(set)
    for statement in (row for sheet in pages for row in sheet.reading.statements):
        key = statement.issue, statement.party
        about_issue[key].update(stems(statement.evidence.exact))
        if statement.stance in TOWARDS and statement.party and STANDING.search(statement.evidence.exact):
            old[key].append(statement)
    new: defaultdict[_Key, list[tuple[Citation, Statement]]] = defaultdict(list)
    for citation, statement in (found for sheet in pages for found in _called_new(sheet, about_issue)):
        new[statement.issue, statement.party].append((citation, statement))
    for issue, party in sorted(new.keys() & old.keys()):
        # The plainest word for a change first.
        citation, first = min(new[issue, party], key=lambda row: not STRONG.search(row[0].evidence.exact))
        second = next((row for row in old[issue, party] if not _overlap(row.citation, citation)), None)
        if second is not None:
            about = f"whether the stance of {party} on {issue} is new or of long standing"
            why = f"new in one place, old in the other: “{citation.evidence.exact}” and “{second.evidence.exact}”"
            yield Conflict(citation, second.citation, about, ConflictKind.FRAMING, issue, (first.id, second.id), why)


def _overlap(a: Citation, b: Citation) -> bool:
    return a.report == b.report and a.evidence.overlaps(b.evidence)


def _called_new(sheet: Page, about_issue: Mapping[_Key, AbstractSet[str]]) -> Iterator[tuple[Citation, Statement]]:
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
