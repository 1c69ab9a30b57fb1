"""Two pictures of the same reports held against each other: which statements are another matter now, and which cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stateofplay.model import Cell, Conflict, Retelling, Span, Stance, State, Statement

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement, and what it is in the other picture; None where that has nothing on its words that would be it."""

    before: Statement
    after: Statement | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell in both pictures; None where there is none."""

    before: Cell | None
    after: Cell | None

    @property
    def kind(self) -> str:
        """`appears`, `vanishes`, `mixed` where it becomes so, `stance`, or `marks` for all that is shown beside it."""
        if self.before is None or self.after is None:
            return "appears" if self.before is None else "vanishes"
        if self.before.stance is not self.after.stance:
            return "mixed" if self.after.stance is Stance.MIXED else "stance"
        return "marks"


@dataclass(frozen=True, slots=True)
class Renamed:
    """Ids of before to those of after, of what is the same party or issue under another id."""

    parties: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, str] = field(default_factory=dict)

    def key(self, row: Cell | Statement) -> Key:
        """The party and issue of a row of before, by the ids of after."""
        return self.parties.get(row.party, row.party), self.issues.get(row.issue, row.issue)

    def is_same(self, before: Statement, after: Statement) -> bool:
        """Whether two statements differ by these ids alone."""
        told_by = self.parties.get(before.told_by, before.told_by)
        return (*self.key(before), told_by, before.stance) == (after.party, after.issue, after.told_by, after.stance)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs.

    Attributes:
        renamed: how many statements differ by another id alone.
        moved: statements of before that are another matter, or gone, in their order.
        came: statements that only the other picture has.
        cells: those that differ, in the order of the picture after; cells that vanish come last.
        conflicts, retellings: how many only the picture after has, and how many only that of before.
    """

    renamed: int = 0
    moved: tuple[Moved, ...] = ()
    came: tuple[Statement, ...] = ()
    cells: tuple[CellChange, ...] = ()
    conflicts: tuple[int, int] = (0, 0)
    retellings: tuple[int, int] = (0, 0)


def difference(before: State, after: State, renamed: Renamed | None = None) -> Difference:
    """What the picture after has otherwise than the picture before; both are of the same reports."""
    renamed = renamed or Renamed()
    moved, came = _statements(before.statements, after.statements)
    other = tuple(row for row in moved if row.after is None or not renamed.is_same(row.before, row.after))
    return Difference(
        len(moved) - len(other),
        other,
        came,
        tuple(_cells(before, after, renamed)),
        _apart(map(_clash, before.conflicts), map(_clash, after.conflicts)),
        _apart(_told(before), _told(after)),
    )


def _statements(before: Iterable[Statement], after: Iterable[Statement]) -> tuple[tuple[Moved, ...], tuple[Statement, ...]]:
    ours = {row.id: row for row in before}
    theirs = {row.id: row for row in after}
    free: dict[tuple[str, Span], list[Statement]] = defaultdict(list)
    there: dict[tuple[str, Span], list[Statement]] = defaultdict(list)
    for key, row in theirs.items():
        there[row.report, row.evidence].append(row)
        if key not in ours:
            free[row.report, row.evidence].append(row)
    moved = []
    for key, row in ours.items():
        if key in theirs:
            if theirs[key].told_by != row.told_by:
                moved.append(Moved(row, theirs[key]))
            continue
        waiting = free[row.report, row.evidence]
        found = _likest(row, waiting)
        if found is not None:
            waiting.remove(found)
        else:
            found = _likest(row, there[row.report, row.evidence])  # it has become one with another
        moved.append(Moved(row, found))
    left = {row.id for rows in free.values() for row in rows}
    return tuple(moved), tuple(row for key, row in theirs.items() if key in left)


def _likest(row: Statement, others: Iterable[Statement]) -> Statement | None:
    """The statement that shares most; one of another party and on another issue is none."""
    fit = [other for other in others if other.party == row.party or other.issue == row.issue]
    return max(fit, key=lambda other: _alike(row, other), default=None)


def _alike(row: Statement, other: Statement) -> tuple[int, bool, bool]:
    same = (row.party == other.party) + (row.issue == other.issue) + (row.stance is other.stance)
    return same, row.speaker == other.speaker, row.condition == other.condition


def _cells(before: State, after: State, renamed: Renamed) -> Iterable[CellChange]:
    old = {renamed.key(cell): cell for cell in before.cells}
    for cell in after.cells:
        was = old.pop((cell.party, cell.issue), None)
        if was is None or _shown(was) != _shown(cell):
            yield CellChange(was, cell)
    yield from (CellChange(cell, None) for cell in old.values())


def _shown(cell: Cell) -> tuple[object, ...]:
    return cell.stance, cell.red_line, cell.conditional, cell.contradicted


def _clash(one: Conflict) -> tuple[object, ...]:
    return one.kind, frozenset({one.a, one.b})


def _told(state: State) -> Iterable[tuple[object, ...]]:
    places = {row.id: row.citation for row in state.statements}
    return (("retelling", _passages(one, places)) for one in state.retellings)


def _passages(one: Retelling, places: Mapping[str, object]) -> frozenset[object]:
    return frozenset(places[key] for key in one.statements if key in places)


def _apart(before: Iterable[tuple[object, ...]], after: Iterable[tuple[object, ...]]) -> tuple[int, int]:
    old, new = set(before), set(after)
    return len(new - old), len(old - new)
