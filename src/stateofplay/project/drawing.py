"""The picture of a project: drawn from its rows alone, kept so that a face finds it at once, and mended where a decision falls.

What is drawn is a function of the rows: of what was known at a time, whoever asks, and whenever it is drawn. Reports are
compared as they were read; people's verdicts are laid upon what came of that. So a verdict changes the cells that it touches
and no more, and the picture after it is the one that drawing everything again would give.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection

from stateofplay import reconcile
from stateofplay.errors import Place
from stateofplay.export import state_json, state_load
from stateofplay.ledger import Ledger, decisions, readings, reports, standing, verdicts
from stateofplay.ledger import picture as rows
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.left_out import left_out
from stateofplay.ledger.operations import Operation
from stateofplay.ledger.picture import Fact, Head
from stateofplay.ledger.readings import StoredReading
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.verdicts import Laid
from stateofplay.model import (
    Account,
    Action,
    Codebook,
    Conflict,
    Context,
    Decisions,
    Notice,
    PartialDate,
    Reading,
    Report,
    Retelling,
    State,
)
from stateofplay.picture.cells import draw_cells, repeats
from stateofplay.picture.draw import state_of
from stateofplay.picture.statuses import told_on, told_statuses
from stateofplay.project import operations, overlay

Notify = Callable[[Notice], None]
PLACE: Final = Place("the project")
_MEND_AT_MOST: Final = 200
"""Cells that are mended one by one; beyond, all are drawn again."""
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Material:
    """What a picture is made from: the readings in force, and what people have decided, in the words of the codebook in force.

    `as_made` has the decisions by their numbers as they were made, `notices` what is due, `unfollowed` the decisions, as they
    were made, on what is no longer followed.
    """

    codebook: Codebook
    stored: tuple[StoredReading, ...]
    decided: tuple[StoredDecision, ...]
    as_made: Mapping[int, StoredDecision] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    unfollowed: tuple[StoredDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with what it was drawn from.

    Attributes:
        account: the reports compared, before any verdict.
        laid: the statements of each report with the verdicts on them.
        repeated: ids, as read, of statements that only repeat an original's.
        state: the picture.
        unfit: decisions that fit nothing any longer.
    """

    account: Account
    laid: Mapping[str, Laid]
    repeated: frozenset[str]
    state: State
    unfit: tuple[StoredDecision, ...]


def material(connection: Connection, known: str = "", plus: Operation | None = None) -> Material:
    """What is known (was known by then): each report in force, as its last reading has it, brought to the codebook in force.

    Args:
        connection: to the project.
        known: a time of our knowledge; "" for now.
        plus: an operation on the codebook that nobody has decided yet, to see what would come of it.
    """
    course = operations.Course.of(connection, known, plus)
    made = readings.in_force(connection, known)
    wanted = [made[seq] for seq in reports.in_force(connection, known) if seq in made]
    stored = tuple(map(course.reading, readings.load(connection, wanted)))
    out = frozenset(left_out(connection, known))
    live = [row for row in decisions.live(decisions.every(connection, known)) if out.isdisjoint(row.decision.reports)]
    decided = course.decided(live)
    notices = operations.notices(connection, known)
    return Material(course.codebook, stored, decided.rows, {row.seq: row for row in live}, notices, decided.unfollowed)


def drawn(made_from: Material, notify: Notify | None = None) -> Drawn:
    """Compare the reports, lay the verdicts upon that, draw the picture."""
    context = Context(codebook=made_from.codebook, decisions=merges(made_from.decided))
    if notify is not None:
        context = replace(context, notify=notify)
    (account,) = reconcile.reconcile([one.reading for one in made_from.stored], context)
    versions = {one.reading.report.id: one.made.version for one in made_from.stored}
    about: dict[str, list[StoredDecision]] = {}
    for row in made_from.decided:
        if row.decision.report:
            about.setdefault(row.decision.report, []).append(row)
    laid = {
        reading.report.id: verdicts.lay(
            reading.report, versions[reading.report.id], reading.statements, about.get(reading.report.id, ())
        )
        for reading in account.readings
    }
    elsewhere = tuple(row for report, own in about.items() if report not in laid for row in own)
    repeated = repeats(account)
    decided = overlay.overlay(account, laid)
    state = state_of(decided, made_from.codebook, _repeated_now(laid, repeated))
    idle = {row.seq: row for row in (*elsewhere, *(row for one in laid.values() for row in one.unfit), *made_from.unfollowed)}
    unfit = tuple(made_from.as_made.get(seq, row) for seq, row in sorted(idle.items()))
    state = replace(state, verdicts=overlay.verdicts(laid), notices=made_from.notices)
    return Drawn(account, laid, repeated, state, unfit)


def merges(decided: Iterable[StoredDecision]) -> Decisions:
    """The decisions on which passages tell one statement, as reports are compared with them."""
    pairs: dict[Action, list[Any]] = {Action.APART: [], Action.TOGETHER: []}
    for row in decided:
        if row.decision.action in pairs and len(row.decision.passages) == 2:
            pairs[row.decision.action].append((row.decision.passages[0], row.decision.passages[1]))
    return Decisions(tuple(pairs[Action.APART]), tuple(pairs[Action.TOGETHER]))


def _repeated_now(laid: Mapping[str, Laid], repeated: Collection[str]) -> frozenset[str]:
    """The repeating statements by the ids under which they stand."""
    return frozenset(
        row.stands.id for one in laid.values() for row in one.rows if row.stands and row.read and row.read.id in repeated
    )


def refresh(ledger: Ledger, notify: Notify | None = None) -> bool:
    """Draw the picture anew where it is not that of now, and keep it; whether it had to be.

    Raises:
        ProjectError: the project cannot be read or written.
    """
    for _ in range(_TRIES):
        with ledger.reading() as connection:
            if rows.is_current(connection, rows.head(connection)):
                return False
            rests_on, count = rows.rests_on(connection), decisions.count(connection)
            made_from = material(connection)
        new = drawn(made_from, notify)
        with ledger.writing(alone=True) as connection:
            if (rows.rests_on(connection), decisions.count(connection)) != (rests_on, count):
                continue  # somebody has added something meanwhile: what was drawn is not the picture of now
            keep(connection, made_from, new, rests_on, count)
            return True
    return False


def keep(connection: Connection, made_from: Material, new: Drawn, rests_on: str, count: str) -> None:
    """Put a drawn picture in the place of the one that is there."""
    standing.replace_all(connection, _standing_rows(made_from, new))
    moves: dict[tuple[str, str], list[Any]] = {}
    document = state_json.document(replace(new.state, statements=(), cells=(), movements=()))
    for move in new.state.movements:
        moves.setdefault((move.issue, move.party), []).append(state_json.movement(move))
    cells = {
        (cell.issue, cell.party): {"cell": state_json.cell(cell), "movements": moves.get((cell.issue, cell.party), [])}
        for cell in new.state.cells
    }
    rows.put_cells(connection, cells, whole=True)
    rows.put_facts(connection, _facts(new, document))
    rows.put_head(connection, Head(rests_on, count, _numbers(new)))


def _numbers(new: Drawn) -> dict[str, Any]:
    return {
        "as_of": new.state.as_of,
        "reports": len(new.state.reports),
        "copies": len({copy.report for copy in new.state.copies}),
        "statements": len(new.state.statements),
        "unfit": [row.decision.id for row in new.unfit],
    }


def _standing_rows(made_from: Material, new: Drawn) -> Iterator[Standing]:
    by_report = {one.reading.report.id: one for one in made_from.stored}
    group = {row: number for number, one in enumerate(new.account.retellings) for row in one.statements}
    for number, reading in enumerate(new.account.readings):
        stored = by_report[reading.report.id]
        raw = {row: seq for row, seq in zip(stored.reading.statements, stored.rows, strict=True) if seq}
        day = str(reading.report.published or "")
        held = new.laid[reading.report.id].rows
        for at, row in enumerate(held):
            place = standing.place_of(number, at, len(held))
            own, told = (None, None) if row.read is None else (raw.get(row.read), group.get(row.read.id))
            again = row.read is not None and row.read.id in new.repeated
            alone = row.subject if row.read is None and row.stands is None else None
            yield Standing(place, stored.made.version, day, row.read, row.stands, row.verdict, own, told, again, alone)


def _facts(new: Drawn, document: Mapping[str, Any]) -> Iterator[Fact]:
    """The rows beside statements and cells: conflicts and retellings as they were before any verdict."""
    base = state_json.document(State(new.state.codebook, retellings=new.account.retellings, conflicts=new.account.conflicts))
    issues = {row.id: row.issue for reading in new.account.readings for row in reading.statements}
    for card in document["reports"]:
        yield Fact("report", "", card["id"], card)
    for told in told_statuses(new.account, new.state.codebook):
        (row,) = state_json.document(State(new.state.codebook, status=(told,)))["status"]
        yield Fact("told", told.issue, "", {"status": row, "day": told_on(told, new.account)})
    for conflict in base["conflicts"]:
        issue = conflict["issue"] or next((issues[row] for row in conflict["statements"] if row in issues), "")
        yield Fact("conflict", issue, conflict["a"]["report"], conflict)
    for number, ids in enumerate(base["retellings"]):
        more = {name: base[f"retelling_{name}"][number] for name in ("reasons", "merges", "origins")}
        yield Fact("retelling", issues.get(ids[0], ""), "", {"statements": ids, **more})
    for kind in ("figures", "events", "copies", "occurrences", "checks", "tallies"):
        for row in document[kind]:
            yield Fact(kind, "", row.get("report", ""), row)


def mend(
    connection: Connection, before: Sequence[Standing], after: Sequence[Standing], count: str, unfit: Sequence[str]
) -> None:
    """Bring a current picture up to decisions that changed these rows.

    Args:
        connection: to the project, writing.
        before: rows as they stood.
        after: the same rows, and new ones, as they stand.
        count: `decisions.count` with the new decisions.
        unfit: the ids of all decisions that fit nothing with them.
    """
    standing.replace_some(connection, [row.place for row in before], after)
    touched = sorted({(row.shown.issue, row.shown.party) for row in (*before, *after)})
    head = rows.head(connection)
    if head is None:
        return
    for start in range(0, len(touched), _MEND_AT_MOST):
        _redraw(connection, touched[start : start + _MEND_AT_MOST])
    live = sum(row.stands is not None for row in after) - sum(row.stands is not None for row in before)
    body = {**head.body, "statements": head.body["statements"] + live, "unfit": list(unfit)}
    rows.put_head(connection, Head(head.rests_on, count, body))


def _redraw(connection: Connection, touched: Sequence[tuple[str, str]]) -> None:
    """Draw some cells again from the statements that stand in them."""
    held = standing.of_cells(connection, touched)
    issues = sorted({issue for issue, _ in touched})
    conflicts = conflicts_on(connection, issues)
    agreed = {
        row["status"]["issue"]: row["day"]
        for row in rows.facts(connection, "told", issues)
        if row["status"]["status"] == "agreed"
    }
    account = Account(readings_of(held), retellings_of(held), conflicts)
    repeated = frozenset(row.stands.id for row in held if row.repeats and row.stands)
    cells, moves = draw_cells(account, agreed, repeated)
    new: dict[tuple[str, str], Mapping[str, Any] | None] = dict.fromkeys(touched)
    for cell in cells:
        own = [state_json.movement(move) for move in moves if (move.issue, move.party) == (cell.issue, cell.party)]
        if cell.party:
            new[cell.issue, cell.party] = {"cell": state_json.cell(cell), "movements": own}
    rows.put_cells(connection, new, whole=False)


def readings_of(held: Sequence[Standing]) -> tuple[Reading, ...]:
    """Statements as they stand, by report, in reading order; of the reports only id and date."""
    by_version: dict[int, list[Standing]] = {}
    for row in held:
        if row.stands is not None:
            by_version.setdefault(row.version, []).append(row)
    return tuple(
        Reading(_card(own[0]), tuple(row.stands for row in own if row.stands is not None)) for own in by_version.values()
    )


def _card(row: Standing) -> Report:
    return Report(row.shown.report, "", published=PartialDate(row.day) if row.day else None)


def retellings_of(held: Sequence[Standing]) -> tuple[Retelling, ...]:
    """Which of these statements tell one thing, by the ids under which they stand."""
    groups: dict[int, list[str]] = {}
    for row in held:
        if row.telling is not None and row.stands is not None:
            groups.setdefault(row.telling, []).append(row.stands.id)
    return tuple(Retelling(tuple(ids)) for _, ids in sorted(groups.items()) if len(ids) > 1)


def conflicts_on(connection: Connection, issues: Sequence[str] | None = None) -> tuple[Conflict, ...]:
    """The conflicts (on some issues) as they stand by people's decisions."""
    made = state_load.conflicts_of({"conflicts": rows.facts(connection, "conflict", issues)}, PLACE)
    ids = sorted({row for one in made for row in one.statements})
    ties = overlay.Ties.of(standing.of_ids(connection, ids))
    return tuple(row for one in made if (row := ties.conflict(one)))
