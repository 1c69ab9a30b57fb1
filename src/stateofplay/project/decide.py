"""People decide: verdicts on statements, statements that the reader missed, which tellings are one; and take back what they decided."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from stateofplay.errors import UsageError
from stateofplay.language.stretches import sentences
from stateofplay.ledger import Ledger, codebooks, decisions, now, picture, readings, reports, standing, verdicts
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.reports import StoredReport
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.store import check_writable
from stateofplay.model import Action, Codebook, Decision, Report, Sourcing, Span, Stance, Statement
from stateofplay.model.decision import VERDICTS
from stateofplay.project import drawing, operations, states

FIELDS: Final = ("party", "issue", "stance", "sourcing", "red_line", "past", "condition", "evidence", "speaker")
"""What a correction can change, as `Change` names it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chooses for one statement.

    Attributes:
        statement: id of the statement, as it was read or as it stands.
        action: accept, reject, correct or flag.
        changes: for `CORRECT`, what is otherwise: names of `FIELDS` to ids, words, true or false. `condition` is exact words
            of the report ("" for none), `evidence` a pair of offsets or exact words.
        why: the reason, where one is given.
        as_read: the person was shown the statement as it was read, whatever others have made of it since.
    """

    statement: str
    action: Action
    changes: Mapping[str, Any] | None = None
    why: str = ""
    as_read: bool = False


def decide(ledger: Ledger, choices: Sequence[Choice], *, who: str) -> tuple[Decision, ...]:
    """Keep what a person chose, all or nothing; several at once are one batch, undone together.

    Raises:
        UsageError: there is no such statement, or a correction says what cannot be.
        ProjectUnwritableError: nothing was kept.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    recorded = now()
    batch = secrets.token_hex(6) if len(choices) > 1 else ""
    with ledger.writing(alone=True) as connection:
        book = states.codebook(connection)
        found = {key: row for row in standing.of_ids(connection, [one.statement for one in choices]) for key in _ids(row)}
        missing = [one.statement for one in choices if one.statement not in found]
        if missing:
            found |= {key: row for row in standing.decided(connection) for key in _ids(row)}
        held = _reports(connection, found.values())
        made = []
        for one in choices:
            if one.statement not in found:
                raise UsageError(f"there is no statement {one.statement!r}", remedy="its id stands in `stateofplay issue`")
            row = found[one.statement]
            made.append(_decision(one, row, held[row.version], book, who=who, recorded=recorded, batch=batch))
        _keep(connection, made)
    return tuple(made)


def add_statement(ledger: Ledger, report: str, statement: Mapping[str, Any], *, who: str, why: str = "") -> Decision:
    """Keep a statement that the reader missed.

    Args:
        ledger: the project.
        report: id of the report.
        statement: `evidence` (offsets or exact words), `party`, `issue`, `stance`, and others of `FIELDS`.
        who: who says so.
        why: the reason.

    Raises:
        UsageError: there is no such report, or the statement says what cannot be.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    with ledger.writing(alone=True) as connection:
        stored = reports.of_id(connection, report)
        if stored is None:
            raise UsageError(f"there is no report {report!r}", remedy="name a report by its id")
        missing = [name for name in ("evidence", "party", "issue", "stance") if not statement.get(name)]
        if missing:
            raise UsageError(f"a statement needs {' and '.join(missing)}", remedy="give them")
        words = _words(stored.report, statement["evidence"], "evidence")
        blank = Statement(report, words, _sentence(stored.report, words), "", Stance.OPEN, "", Sourcing.NONE)
        says = corrected(blank, stored.report, states.codebook(connection), statement)
        made = decisions.about(Action.ADD, stored.report, stored.seq, who=who, recorded=now(), seen=None, says=says, why=why)
        _keep(connection, [made])
    return made


def tie(ledger: Ledger, one: str, other: str, *, together: bool, who: str, why: str = "") -> Decision:
    """Say of two statements that they are, or are not, tellings of one; the reports are compared again with that.

    Raises:
        UsageError: there is no such statement.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    with ledger.writing(alone=True) as connection:
        found = {key: row for row in standing.of_ids(connection, [one, other]) for key in _ids(row)}
        for name in (one, other):
            if name not in found:
                raise UsageError(f"there is no statement {name!r}", remedy="its id stands in `stateofplay issue`")
        passages = tuple((found[name].shown.report, found[name].shown.evidence.exact) for name in (one, other))
        action = Action.TOGETHER if together else Action.APART
        made = Decision(action, who, now(), why, passages=passages)
        decisions.add(connection, [made])
    return made


def undo(ledger: Ledger, wanted: str = "", *, who: str) -> tuple[Decision, ...]:
    """Take back a decision, with those of its batch; it stays in the history, and taking this back brings it back.

    Args:
        ledger: the project.
        wanted: its id; "" for the last one of this person that is not taken back.
        who: who takes it back.

    Returns:
        The decisions that were taken back.

    Raises:
        UsageError: there is none, it is taken back already, or a later change of the codebook rests on it.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    with ledger.writing(alone=True) as connection:
        every = decisions.every(connection)
        idle = codebooks.history(connection).idle
        taken_back = _taken_back(every)
        chosen = _wanted(every, taken_back, wanted, who)
        batch = [row for row in every if row.decision.batch and row.decision.batch == chosen.batch]
        back = [row.decision for row in batch if row.decision.id not in taken_back] or [chosen]
        recorded, own = now(), secrets.token_hex(6) if len(batch) > 1 else ""
        _keep(connection, [Decision(Action.UNDO, who, recorded, undoes=one.id, batch=own) for one in back], of=back)
        operations.settle(connection, who=who, back=back, idle=idle)
    return tuple(back)


def _taken_back(every: Sequence[StoredDecision]) -> frozenset[str]:
    gone: set[str] = set()
    for row in reversed(every):
        if row.decision.undoes and row.decision.id not in gone:
            gone.add(row.decision.undoes)
    return frozenset(gone)


def _wanted(every: Sequence[StoredDecision], gone: frozenset[str], wanted: str, who: str) -> Decision:
    if wanted:
        chosen = next((row.decision for row in every if row.decision.id == wanted), None)
        if chosen is None:
            raise UsageError(f"there is no decision {wanted!r}", remedy="`stateofplay history` lists them")
        if chosen.id in gone:
            raise UsageError(f"decision {wanted!r} is taken back already", remedy="`stateofplay history` says by which")
        return chosen
    own = (row.decision for row in reversed(every) if row.decision.who == who and row.decision.id not in gone)
    chosen = next((one for one in own if one.action is not Action.UNDO), None)
    if chosen is None:
        raise UsageError(f"{who} has decided nothing that could be taken back", remedy="`stateofplay history` lists decisions")
    return chosen


def _keep(connection: Connection, made: Sequence[Decision], of: Sequence[Decision] = ()) -> None:
    """Keep decisions, and mend the picture where it is that of now."""
    current = picture.is_current(connection, picture.head(connection))
    decisions.add(connection, made)
    names = sorted({one.report for one in (*made, *of) if one.report})
    if current and all(one.action in VERDICTS | {Action.FLAG} for one in (of or made)):
        _mend(connection, names)


def _mend(connection: Connection, names: Sequence[str]) -> None:
    """Lay the decisions on these reports anew upon what was read in them, and draw what that touches."""
    about: dict[str, list[StoredDecision]] = {name: [] for name in names}
    for row in operations.brought(connection, decisions.on_reports(connection, names)):
        if row.decision.report in about:
            about[row.decision.report].append(row)
    before, after = [], []
    for name in names:
        stored = reports.of_id(connection, name)
        if stored is None:
            continue
        held = standing.of_versions(connection, [stored.seq])
        opening = standing.opening_of(held[0].place) if held else _first_place(connection, stored.seq)
        old, new = _differing(stored, held, about[name], opening)
        before += old
        after += new
    drawing.mend(connection, before, after, decisions.count(connection))


def _differing(
    stored: StoredReport, held: Sequence[Standing], about: Sequence[StoredDecision], last: int
) -> tuple[list[Standing], list[Standing]]:
    """The rows of a report that stand otherwise by its decisions, as they were and as they are; `last`: the place before all."""
    read = [row for row in held if row.read is not None]
    laid = verdicts.lay(stored.report, stored.seq, [row.read for row in read if row.read is not None], about)
    new: list[Standing] = []
    waiting = iter(read)
    following: Standing | None = next(waiting, None)
    for one in laid.rows:
        if one.read is None:
            last = standing.between(last, following.place if following else None)
            alone = one.subject if one.stands is None else None
            day = str(stored.report.published or "")
            new.append(Standing(last, stored.seq, day, None, one.stands, one.verdict, alone=alone))
        elif following is not None:
            new.append(replace(following, stands=one.stands, verdict=one.verdict))
            last, following = following.place, next(waiting, None)
    same = {row.place: row for row in held}
    kept = {row.place for row in new if same.get(row.place) == row}
    return [row for row in held if row.place not in kept], [row for row in new if row.place not in kept]


def _first_place(connection: Connection, version: int) -> int:
    """The place before all statements of a report in which nothing was read."""
    made = readings.in_force(connection)
    in_order = [seq for seq in reports.in_force(connection) if seq in made]
    return standing.opening(in_order.index(version) if version in in_order else len(in_order))


def _ids(row: Standing) -> tuple[str, ...]:
    """The ids by which people may name a statement: as it was read, and as it stands."""
    return tuple(one.id for one in (row.read, row.stands) if one is not None)


def _reports(connection: Connection, rows: Iterable[Standing]) -> dict[int, Report]:
    return {one.seq: one.report for one in reports.load(connection, sorted({row.version for row in rows}))}


def _decision(  # noqa: PLR0913 - what a decision is made of
    choice: Choice, row: Standing, report: Report, book: Codebook, *, who: str, recorded: str, batch: str
) -> Decision:
    seen = row.shown
    before = row.read if choice.as_read and row.read is not None else _as_shown(row)
    says: Statement | None = None
    match choice.action:
        case Action.ACCEPT:
            says = before
        case Action.CORRECT:
            says = corrected(before, report, book, choice.changes or {})
        case Action.REJECT | Action.FLAG:
            pass
        case _:
            raise UsageError(f"{choice.action} is no verdict on a statement", remedy="accept, reject, correct or flag it")
    asked = row.read if row.read is not None else seen
    return decisions.about(
        choice.action, report, row.version, who=who, recorded=recorded, seen=asked, says=says, why=choice.why, batch=batch
    )


def _as_shown(row: Standing) -> Statement:
    """The statement as people see it, without what earlier decisions have added to its reasons."""
    read = row.read
    if read is not None and verdicts.content(read) == verdicts.content(row.shown) and read.evidence == row.shown.evidence:
        return read
    return row.shown


def corrected(row: Statement, report: Report, book: Codebook, changes: Mapping[str, Any]) -> Statement:
    """The statement with some of its fields changed.

    Args:
        row: as it was.
        report: with the text in which it stands.
        book: whose parties and issues it may name.
        changes: as in `Choice`.

    Raises:
        UsageError: a field is unknown, or its value is none that it can have.
    """
    new = row
    for name, value in changes.items():
        new = replace(new, **_field(new, report, book, name, value))
    if new.party and new.told_by == new.party:
        new = replace(new, told_by="")
    return new


def _field(row: Statement, report: Report, book: Codebook, name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    match name:
        case "party":
            return {"party": _one_of("party", str(value), ["", *(party.id for party in book.parties)])}
        case "issue":
            return {"issue": _one_of("issue", str(value), [issue.id for issue in book.issues])}
        case "stance":
            return {"stance": Stance(_one_of("stance", str(value), [one for one in Stance if one is not Stance.MIXED]))}
        case "sourcing":
            return {"sourcing": Sourcing(_one_of("sourcing", str(value), list(Sourcing)))}
        case "red_line" | "past":
            return {name: bool(value)}
        case "speaker":
            return {"speaker": str(value)[:200]}
        case "condition":
            return {"condition": _words(report, value, name, near=row.sentence.start) if value else None}
        case "evidence":
            words = _words(report, value, name, near=row.sentence.start)
            return {"evidence": words, "sentence": _sentence(report, words)}
        case _:
            raise UsageError(f"a statement has no {name!r} to correct", remedy=f"the fields are {', '.join(FIELDS)}")


def _one_of(noun: str, value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        shown = ", ".join(str(one) for one in allowed[:20] if one)
        raise UsageError(f"there is no {noun} {value!r}", remedy=f"choose one of {shown}")
    return value


def _words(report: Report, value: Any, name: str, near: int = 0) -> Span:  # noqa: ANN401 - words or offsets
    """Words of the report, by offsets or as written: of several places the first from `near` on."""
    if isinstance(value, str):
        start = report.text.find(value, near)
        start = start if start >= 0 else report.text.find(value)
        if not value.strip() or start < 0:
            raise UsageError(f"report {report.id!r} does not say {value[:40]!r}", remedy=f"copy the {name} from the report")
        return Span.of(report.text, start, start + len(value))
    start, end = value
    if not 0 <= start < end <= len(report.text):
        raise UsageError(f"[{start}:{end}] is no stretch of report {report.id!r}", remedy="give offsets within its text")
    return Span.of(report.text, start, end)


def _sentence(report: Report, words: Span) -> Span:
    """The sentence, or the sentences, that hold the words."""
    touched = [(a, b) for a, b in sentences(report.text) if a < words.end and words.start < b]
    start = min([words.start, *(a for a, _ in touched)])
    end = max([words.end, *(b for _, b in touched)])
    return Span.of(report.text, start, end)
