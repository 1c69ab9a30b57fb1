"""How much the picture hangs on a statement: what would stand in its cell if it were rejected."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.model.codebook import Codebook
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Account, Conflict, Retelling
from stateofplay.model.state import Cell, Movement
from stateofplay.picture.cells import Dated, by_cell, deciding, draw_cells, repeats

_GONE: Final = 1.0
_STANCE: Final = 0.9
_SOLE: Final = 0.4
_SHARED: Final = 0.2
_FIRST: Final = 0.1
_RED_LINE: Final = 0.5
_MOVEMENT: Final = 0.4
_CONDITION: Final = 0.3
_CONFLICT: Final = 0.05
_CONFLICTS_AT_MOST: Final = 4
_ALL_TRIED: Final = 12
"""In a cell of more statements only those are taken out for trial that can matter much."""
_SETTING_TRIED: Final = 4
"""Of those that set such a cell, so many: without one of more than that, the others still do."""

Drawn = tuple[Cell | None, tuple[Movement, ...]]


@dataclass(frozen=True, slots=True)
class Weight:
    """What hangs on a statement.

    Attributes:
        statement: its id.
        score: 0 where nothing would change, more the more would.
        reasons: what would change, for people, the weightiest first.
        before: the cell in which it stands; None where it stands in none.
        after: the cell without it; None where the party would be silent.
    """

    statement: str
    score: float
    reasons: tuple[str, ...] = ()
    before: Cell | None = None
    after: Cell | None = None


def weights(
    account: Account,
    codebook: Codebook,
    *,
    agreed: Mapping[str, str] | None = None,
    repeated: AbstractSet[str] | None = None,
    wanted: Collection[str] | None = None,
) -> tuple[Weight, ...]:
    """What hangs on each statement, the weightiest first, equals in reading order.

    The cell is drawn again without the statement, with what that takes away: conflicts in which it stands, and its part in a
    retelling.

    Args:
        account: what is known.
        codebook: whose parties and issues are named in the reasons.
        agreed: as in `draw_cells`.
        repeated: as in `draw_cells`.
        wanted: ids of the statements to weigh; all that may matter where None.
    """
    repeated = repeats(account) if repeated is None else repeated
    names = _Names.of(codebook)
    found: list[Weight] = []
    for (party, issue), rows in by_cell(account, repeated).items():
        if wanted is not None and not any(row.id in wanted for row in rows):
            continue
        own = _within(account, party, issue)
        before = _drawn(own, agreed, repeated)
        for row in _tried(rows, own, before[1]) if wanted is None else rows:
            if wanted is None or row.id in wanted:
                after = _drawn(_without(own, row.id), agreed, repeated)
                found.append(_weight(row, before, after, own.conflicts, names))
    return tuple(sorted(found, key=lambda one: -one.score))


def _tried(rows: Sequence[Dated], account: Account, moves: Sequence[Movement]) -> list[Dated]:
    """The statements of a cell without which it might be another."""
    if len(rows) <= _ALL_TRIED:
        return list(rows)
    setting = deciding(rows)
    chosen = {row.id for row in setting[:_SETTING_TRIED]}
    chosen |= {key for move in moves for key in (move.before_statement, move.after_statement)}
    chosen |= {key for conflict in account.conflicts for key in conflict.statements}
    last = max(row.day for row in rows)
    latest = [row for row in rows if row.day == last]
    if any(row.stance is not setting[0].stance for row in latest):  # its voices may differ
        chosen |= {row.id for row in latest}
    return [row for row in rows if row.id in chosen or row.statement.red_line]


def _within(account: Account, party: str, issue: str) -> Account:
    """What the account says of one cell."""
    readings = []
    for reading in account.readings:
        own = tuple(row for row in reading.statements if (row.party, row.issue) == (party, issue))
        if own:
            readings.append(Reading(reading.report, own))
    ids = {row.id for reading in readings for row in reading.statements}
    return Account(
        tuple(readings),
        tuple(one for one in account.retellings if not ids.isdisjoint(one.statements)),
        tuple(one for one in account.conflicts if not ids.isdisjoint(one.statements)),
    )


def _without(account: Account, key: str) -> Account:
    readings = (Reading(one.report, tuple(row for row in one.statements if row.id != key)) for one in account.readings)
    return Account(
        tuple(one for one in readings if one.statements),
        tuple(left for one in account.retellings if (left := _untold(one, key))),
        tuple(one for one in account.conflicts if key not in one.statements),
    )


def _untold(one: Retelling, key: str) -> Retelling | None:
    kept = tuple(row for row in one.statements if row != key)
    return replace(one, statements=kept, merges=()) if len(kept) > 1 else None


def _drawn(account: Account, agreed: Mapping[str, str] | None, repeated: AbstractSet[str]) -> Drawn:
    cells, movements = draw_cells(account, agreed, repeated)
    return (cells[0] if cells else None), movements


@dataclass(frozen=True, slots=True)
class _Names:
    """How parties and issues are named."""

    parties: Mapping[str, str]
    issues: Mapping[str, str]

    @classmethod
    def of(cls, codebook: Codebook) -> _Names:
        return cls({row.id: row.name for row in codebook.parties}, {row.id: row.title or row.id for row in codebook.issues})

    def party(self, key: str) -> str:
        return self.parties.get(key, key)

    def issue(self, key: str) -> str:
        return self.issues.get(key, key)


def _weight(row: Dated, before: Drawn, after: Drawn, conflicts: Sequence[Conflict], names: _Names) -> Weight:
    cell, left = before[0], after[0]
    said: list[tuple[float, str]] = []
    if cell is not None:
        said += _on_stance(row, cell, left, names)
        said += _on_marks(cell, left)
    said += _on_movements(before[1], after[1])
    number = sum(row.id in one.statements for one in conflicts)
    if number:
        weight = _CONFLICT * min(number, _CONFLICTS_AT_MOST)
        said.append((weight, f"{number} conflict{'s rest' if number > 1 else ' rests'} on it"))
    said.sort(key=lambda one: -one[0])
    return Weight(row.id, round(sum(weight for weight, _ in said), 3), tuple(words for _, words in said), cell, left)


def _on_stance(row: Dated, cell: Cell, left: Cell | None, names: _Names) -> list[tuple[float, str]]:
    party, issue = names.party(cell.party), names.issue(cell.issue)
    whose = f"{party}'" if party.endswith("s") else f"{party}'s"
    if left is None:
        return [(_GONE, f"the only statement of {party} on {issue}")]
    if left.stance is not cell.stance:
        if cell.sources == 1:
            return [(_STANCE, f"the only source of {whose} stance on {issue}; without it: {left.stance}")]
        return [(_STANCE, f"without it {whose} stance on {issue} is {left.stance}")]
    if left.sources < cell.sources:
        return [(_SHARED, f"one of {cell.sources} sources of {whose} stance on {issue}")]
    if left.as_of != cell.as_of:
        return [(_SOLE, f"the latest word of {party} on {issue}; one of {left.as_of or 'no date'} says the same")]
    return [(_FIRST, f"the first of several for {whose} stance on {issue}")] if row.id == cell.statements[0] else []


def _on_marks(cell: Cell, left: Cell | None) -> list[tuple[float, str]]:
    said = []
    if cell.red_line and not (left and left.red_line):
        said.append((_RED_LINE, "the red line rests on it"))
    if left is not None and cell.conditional != left.conditional:
        words = "without it the stance is unconditional" if cell.conditional else "without it: only on condition"
        said.append((_CONDITION, words))
    return said


def _on_movements(before: Sequence[Movement], after: Sequence[Movement]) -> list[tuple[float, str]]:
    def steps(rows: Sequence[Movement]) -> list[tuple[str, str]]:
        return [(str(row.before), str(row.after)) for row in rows]

    old, new = steps(before), steps(after)
    lost = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    if lost:
        return [(_MOVEMENT, f"the move from {lost[-1][0]} to {lost[-1][1]} rests on it")]
    if come:
        return [(_MOVEMENT, f"without it: a move from {come[-1][0]} to {come[-1][1]}")]
    return []
