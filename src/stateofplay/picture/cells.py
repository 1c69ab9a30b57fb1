"""The cells of the grid: where each party stands on each issue after the last report.

A cell is the last stance stated until a report says otherwise. An unconditional stance beats a conditional one, whenever it was
stated, and declining to say takes nothing back. On one day, what a person has checked beats what was only read, a firm stance
beats an exploratory one, and the party's own voice beats what others say of it. What is told as past sets a cell only where
nothing else is known, and what a copy repeats never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from stateofplay.model.reconciled import Account
from stateofplay.model.report import Report
from stateofplay.model.state import Cell, Movement
from stateofplay.model.statement import Sourcing, Stance, Statement

_FIRM = frozenset({Stance.SUPPORTS, Stance.DEMANDS, Stance.OFFERS, Stance.REJECTS})
_SURE = 0.8
"""Least confidence of a refusal that undoes an agreement."""
_CHECKED = 1.0
"""The confidence of what a person has checked; a reader never has it."""
_AGAINST = frozenset({Stance.REJECTS})
_OWN_VOICE = frozenset({Sourcing.NAMED, Sourcing.COLLECTIVE, Sourcing.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement with the day of its report ("" when undated), its place in reading order, the stance it tells of, and its id.

    One utterance has one stance, however its tellings put it: that of the telling that was read most surely.
    """

    statement: Statement
    day: str
    order: int
    stance: Stance
    id: str


@dataclass(frozen=True, slots=True)
class _Ties:
    """What binds statements: the number of the retelling each belongs to, and which ones a conflict touches."""

    groups: dict[str, int]
    disputed: frozenset[str]

    @classmethod
    def of(cls, account: Account) -> _Ties:
        groups = {i: number for number, retelling in enumerate(account.retellings) for i in retelling.statements}
        return cls(groups, frozenset(i for conflict in account.conflicts for i in conflict.statements))


def by_cell(account: Account, repeated: AbstractSet[str] | None = None) -> dict[tuple[str, str], list[Dated]]:
    """All statements that may set a cell, by (party, issue), in reading order; `repeated` as in `draw_cells`."""
    repeated = repeats(account) if repeated is None else repeated
    one = _stances(account)
    out: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    order = 0
    for reading in account.readings:
        day = _day(reading.report)
        for statement in reading.statements:
            order += 1
            key = statement.id
            if statement.party and key not in repeated:
                out[statement.party, statement.issue].append(Dated(statement, day, order, one.get(key, statement.stance), key))
    return out


def repeats(account: Account) -> frozenset[str]:
    """The statements that only repeat an original's: those in a copy's shared passages, and those told again from there."""
    if not account.copies:
        return frozenset()
    of = {copy.report: copy for copy in account.copies}
    rows = {row.id: row for reading in account.readings for row in reading.statements}
    found = {row.id for row in rows.values() if row.report in of and of[row.report].repeats(row.evidence)}
    for retelling in account.retellings:
        told = [rows[row] for row in retelling.statements if row in rows]
        origins = {row.report for row in told}
        found.update(row.id for row in told if row.report in of and of[row.report].of in origins)
    return frozenset(found)


def _stances(account: Account) -> dict[str, Stance]:
    """For the tellings of one utterance its stance: of the telling read most surely, the first among equals."""
    if not account.retellings:
        return {}
    rows = {row.id: row for reading in account.readings for row in reading.statements}
    out: dict[str, Stance] = {}
    for retelling in account.retellings:
        tellings = [rows[row] for row in retelling.statements if row in rows]
        if tellings:
            out |= dict.fromkeys((row for row in retelling.statements if row in rows), max(tellings, key=_surety).stance)
    return out


def _surety(statement: Statement) -> float:
    """How sure a telling is: what a person has checked, then the party's own voice before what others say of it."""
    return 2.0 * (statement.confidence >= _CHECKED) + statement.confidence + 1.0 * (statement.told_by == "")


def _day(report: Report) -> str:
    return str(report.published) if report.published else ""


def deciding(rows: Sequence[Dated]) -> list[Dated]:
    """The statements that set the cell, the decisive one first."""
    plainest = min(map(_plainness, rows))
    plain = [row for row in rows if _plainness(row) == plainest]
    last = max(row.day for row in plain)
    return _setting([row for row in plain if row.day == last])


def _plainness(row: Dated) -> tuple[bool, bool, bool]:
    """What is told as past, then what declines to say, then what has a condition, counts only where there is nothing better."""
    return row.statement.past, row.stance is Stance.UNDECIDED, row.statement.condition is not None


def _setting(latest: Sequence[Dated]) -> list[Dated]:
    """Of statements of one day those with the stance that weighs most, the decisive one first."""
    ranked = sorted(latest, key=lambda row: (-_weight(row), -row.order))
    best = ranked[0].stance
    setting = [row for row in ranked if row.stance is best]
    return sorted(setting, key=lambda row: row.statement.stance is not best)


def _weight(row: Dated) -> float:
    own = row.statement.told_by == ""
    checked = row.statement.confidence >= _CHECKED
    return 4.0 * checked + 2.0 * (row.stance in _FIRM) + 1.0 * own + row.statement.confidence


def _is_mixed(rows: Sequence[Dated]) -> bool:
    """Whether named voices of the party itself hold opposite firm stances on the last day."""
    last = max(row.day for row in rows)
    voices: dict[bool, set[str]] = {True: set(), False: set()}
    for row in rows:
        s = row.statement
        own = s.sourcing in _OWN_VOICE and s.told_by == "" and s.speaker
        if row.day == last and own and row.stance in _FIRM and s.condition is None and not s.past and s.confidence >= 0.6:
            voices[row.stance in _AGAINST].add(s.speaker)
    return bool(voices[True]) and bool(voices[False]) and voices[True] != voices[False]


def draw_cells(
    account: Account, agreed: Mapping[str, str] | None = None, repeated: AbstractSet[str] | None = None
) -> tuple[tuple[Cell, ...], tuple[Movement, ...]]:
    """Cells in the order of party and issue ids, and the movements that led to them.

    Args:
        account: what is known.
        agreed: issues that the last reports call agreed, with the day on which they say so. Whoever had a stance on one
            supports what was settled, but for those who refuse it later.
        repeated: ids of statements that only repeat an original's, where that is known; as `repeats` finds them otherwise.
    """
    cells, movements = [], []
    ties = _Ties.of(account)
    settled = agreed or {}
    for (party, issue), rows in sorted(by_cell(account, repeated).items()):
        moves = _movements(party, issue, rows)
        movements += moves
        cell = _cell(rows, moves, ties)
        sure = deciding(rows)[0].statement.confidence >= _SURE
        refused = cell.stance is Stance.REJECTS and cell.as_of > settled.get(issue, "") and sure
        cells.append(_settled(cell, settled[issue]) if issue in settled and not refused else cell)
    return tuple(cells), tuple(movements)


def _settled(cell: Cell, day: str) -> Cell:
    """The cell of an issue that is called agreed on that day."""
    if cell.stance is Stance.SUPPORTS:
        return cell
    as_of = max(day, cell.as_of)
    return replace(cell, stance=Stance.SUPPORTS, as_of=as_of, red_line=False, conditional=False, moved_from=cell.stance)


def _cell(rows: list[Dated], moves: list[Movement], ties: _Ties) -> Cell:
    setting = deciding(rows)
    lead = setting[0]
    since = moves[-1].after_date if moves else ""  # a red line holds until the party moves
    chosen = {row.order for row in setting}
    rest = sorted((row for row in rows if row.order not in chosen), key=lambda row: (row.day, row.order), reverse=True)
    return Cell(
        party=lead.statement.party,
        issue=lead.statement.issue,
        stance=Stance.MIXED if _is_mixed(rows) else lead.stance,
        as_of=lead.day,
        statements=tuple(dict.fromkeys(row.id for row in [*setting, *rest])),
        sources=_independent(setting, ties.groups),
        reports=len({row.statement.report for row in rows}),
        red_line=any(_is_final(row, lead.stance, since) for row in rows),
        conditional=all(row.statement.condition is not None for row in setting),
        contradicted=any(row.id in ties.disputed for row in rows),
        moved_from=moves[-1].before if moves else None,
    )


def _is_final(row: Dated, stance: Stance, since: str) -> bool:
    """Whether the stance that holds now was said to be beyond negotiation, then or on an earlier day since the party moved."""
    return row.statement.red_line and not row.statement.past and row.stance is stance and row.day >= since


def _independent(rows: Sequence[Dated], groups: dict[str, int]) -> int:
    """How many sources say so, each utterance counted once; a report's own voice counts where there is no other."""
    voices: set[tuple[str, str]] = set()
    told: set[int] = set()
    for row in rows:
        s = row.statement
        group = groups.get(row.id)
        if group is not None and group in told:
            continue
        if group is not None:
            told.add(group)
        if s.sourcing is Sourcing.NONE:
            voices.add(("report", s.report))
        elif s.sourcing is Sourcing.ANONYMOUS:
            voices.add(("unnamed", s.report))
        else:
            voices.add((s.sourcing, s.speaker or (s.source.exact if s.source else "")))
    others = [voice for voice in voices if voice[0] != "report"]
    return len(others) or len(voices)


def _movements(party: str, issue: str, rows: list[Dated]) -> list[Movement]:
    """Changes of stance from one day of reporting to the next."""
    by_day: dict[str, list[Dated]] = defaultdict(list)
    for row in rows:
        by_day[row.day].append(row)
    out: list[Movement] = []
    new: Dated | None = None
    old: Dated | None = None
    for day, told in sorted(by_day.items()):
        plainest = min(map(_plainness, told))
        if new is None or plainest <= _plainness(new):
            new = _setting([row for row in told if _plainness(row) == plainest])[0]
        if not day or all(row.statement.past for row in told):
            continue
        if old is not None and new.stance is not old.stance:
            out.append(Movement(party, issue, old.stance, new.stance, old.day, new.day, old.id, new.id))
        old = new
    return out
