"""One position in two lights: a major shift in one passage, of long standing in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.span import Citation
from stateofplay.model.statement import Statement
from stateofplay.reconcile import hints
from stateofplay.reconcile.clash_wording import Names, quote
from stateofplay.reconcile.disputes import SHIFT, STANDING, STRONG
from stateofplay.reconcile.passages import Page
from stateofplay.reconcile.stances import TOWARDS
from stateofplay.reconcile.words import stems

_Key: TypeAlias = tuple[str, str]


def clashing(pages: Sequence[Page], names: Names) -> Iterator[Conflict]:
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
            about = f"{names.issue(issue)}: is the stance of {names.party(party)} new or of long standing"
            why = f"new in one place, old in the other: {quote(citation.evidence.exact)} and {quote(second.evidence.exact)}"
            yield Conflict(citation, second.citation, about, ConflictKind.FRAMING, issue, (first.id, second.id), why)


def _overlap(a: Citation, b: Citation) -> bool:
    return a.report == b.report and a.evidence.overlaps(b.evidence)


def _called_new(sheet: Page, about_issue: Mapping[_Key, AbstractSet[str]]) -> Iterator[tuple[Citation, Statement]]:
    """Sentences that call a position a shift, with the statement of it in the same sentence or the one before."""
    by_sentence: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in sheet.reading.statements:
        by_sentence[sheet.sentence_at(statement.evidence.start)].append(statement)
    for number in hints.where(sheet.reading.report.text, sheet.sentences, hints.SHIFT):
        if not SHIFT.search(sheet.text(number)):
            continue
        spoken = frozenset(stems(sheet.text(number)))
        for near in (number, number - 1):
            for statement in by_sentence.get(near, ()):
                shared = spoken & about_issue[statement.issue, statement.party]
                if statement.stance in TOWARDS and statement.party and (near == number or shared):
                    yield Citation(statement.report, sheet.span(number)), statement
