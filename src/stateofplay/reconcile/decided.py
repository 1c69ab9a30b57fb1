"""What people have decided about merges, laid upon the statements that were read; and what of it fits nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from stateofplay.errors import Place
from stateofplay.model.decisions import Decisions, Passage
from stateofplay.model.notice import Level, Notice
from stateofplay.model.reading import Reading
from stateofplay.model.statement import Statement

Pair: TypeAlias = tuple[int, int]
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Decided:
    """The pairs of statements, by their numbers, that are one (each with the key of its decision) and that are not."""

    together: tuple[tuple[str, Pair], ...] = ()
    apart: frozenset[Pair] = frozenset()


class Notes:
    """Where to say that a decision changes nothing."""

    def __init__(self, file: str, notify: Callable[[Notice], None]) -> None:
        self.file, self.notify = file, notify

    def tell(self, key: str, problem: str, remedy: str) -> None:
        """One warning, with the decision that it is about."""
        self.notify(Notice(Level.WARNING, problem, Place(self.file, key=key), remedy))


def lay(statements: Sequence[Statement], readings: Sequence[Reading], decisions: Decisions, notes: Notes) -> Decided:
    """Find the statements that stand on the passages that people have named.

    Args:
        statements: all of them, in the order of the readings.
        readings: the reports and their texts.
        decisions: pairs of passages.
        notes: told of each decision that finds no statements.
    """
    standing = _Standing(statements, readings, notes)
    apart = {pair for key, passages in _numbered("apart", decisions.apart) for pair in standing.pairs(key, *passages)}
    together: list[tuple[str, Pair]] = []
    for key, passages in _numbered("together", decisions.together):
        pairs = list(standing.pairs(key, *passages))
        fit = [(a, b) for a, b in pairs if _about(statements[a]) == _about(statements[b])]
        if pairs and not fit:
            notes.tell(key, "no party takes a stance on one issue in both passages", "name words of two tellings of one stance")
        together += ((key, pair) for pair in fit)
    return Decided(tuple(together), frozenset(apart))


def _about(statement: Statement) -> tuple[str, str]:
    return statement.party, statement.issue


def _numbered(name: str, pairs: Sequence[tuple[Passage, Passage]]) -> Iterator[tuple[str, tuple[Passage, Passage]]]:
    return ((f"{name}[{number}]", pair) for number, pair in enumerate(pairs))


class _Standing:
    """The statements of each report, to be found by words."""

    def __init__(self, statements: Sequence[Statement], readings: Sequence[Reading], notes: Notes) -> None:
        self.notes = notes
        self.texts = {reading.report.id: reading.report.text for reading in readings}
        self.rows: dict[str, list[tuple[int, Statement]]] = {name: [] for name in self.texts}
        for at, statement in enumerate(statements):
            self.rows[statement.report].append((at, statement))

    def pairs(self, key: str, first: Passage, second: Passage) -> Iterator[Pair]:
        """Each statement on the one passage with each on the other, the smaller number first."""
        left, right = self._on(key, *first), self._on(key, *second)
        return ((min(a, b), max(a, b)) for a, b in product(left, right) if a != b)

    def _on(self, key: str, report: str, words: str) -> list[int]:
        """The statements on these words, wherever in the report they stand."""
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "..."
        if report not in self.texts:
            self.notes.tell(
                key, f"there is no report {report!r}", "name a report by its id, the name of its file without the ending"
            )
            return []
        places: list[tuple[int, int]] = []
        start = self.texts[report].find(words)
        while start >= 0:
            places.append((start, start + len(words)))
            start = self.texts[report].find(words, start + len(words))
        if not places:
            self.notes.tell(key, f"report {report!r} does not say {shown!r}", "copy the words from the report")
            return []
        found = [
            at
            for at, row in self.rows[report]
            if any(row.evidence.start < end and start < row.evidence.end for start, end in places)
        ]
        if not found:
            self.notes.tell(key, f"no statement was read from {shown!r} in report {report!r}", "name words of a statement")
        return found
