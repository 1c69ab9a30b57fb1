"""People decide: verdicts on statements, what the reader missed, which tellings are one; and take back what they decided."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from stateofplay.errors import UsageError
from stateofplay.language.stretches import sentences
from stateofplay.ledger import Ledger, codebooks, decisions, picture, reports, standing, undoing, verdicts
from stateofplay.ledger.moments import moment
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.store import check_writable
from stateofplay.model import Action, Codebook, Decision, Report, Sourcing, Span, Stance, Statement
from stateofplay.model.decision import VERDICTS
from stateofplay.project import drawing, mending, operations, states

FIELDS: Final = ("party", "issue", "stance", "sourcing", "red_line", "past", "condition", "evidence", "speaker")
"""What a correction can change, as `Choice` names it."""
_SHOWN: Final = 40


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
        shown: what the person was shown otherwise: `mark` of it, or its id as it stood; "" where that is not known.
    """

    statement: str
    action: Action
    changes: Mapping[str, Any] | None = None
    why: str = ""
    as_read: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What one person decides at one time on the statements of a project, made into decisions; nothing is kept by it.

    Attributes:
        connection: to the project, whose picture is that of now.
        book: its codebook.
        found: rows of the picture by the ids under which people may name them.
        held: the reports that they are in, by number of version.
        who: the person.
        recorded: when.
        batch: what they share that are undone together; "" for one alone.
    """

    connection: Connection
    book: Codebook
    found: Mapping[str, Standing]
    held: Mapping[int, Report]
    who: str
    recorded: str
    batch: str = ""

    @classmethod
    def of(cls, connection: Connection, ids: Sequence[str], *, who: str, recorded: str = "", batch: str = "") -> AtHand:
        """With the statements of these ids, those of them that there are; `connection` writes alone, `recorded` is now."""
        recorded = recorded or moment(connection)
        found = standing.by_id(standing.of_ids(connection, ids))
        wanted = {key: found[key] for key in ids if key in found}
        return cls(connection, states.codebook(connection), wanted, _reports(connection, wanted.values()), who, recorded, batch)

    def row(self, statement: str) -> Standing:
        """The statement of an id; raises UsageError where there is none."""
        if statement not in self.found:
            raise UsageError(f"there is no statement {statement!r}", remedy="its id stands in `stateofplay issue`")
        return self.found[statement]

    def verdict(self, one: Choice) -> Decision:
        """A verdict on a statement.

        Raises:
            UsageError: there is none such, it stands otherwise than it was shown, or a correction says what cannot be.
        """
        row = self.row(one.statement)
        if one.shown and not one.as_read and one.shown not in (row.shown.id, mark(row.shown)):
            raise _changed(row)
        report = self.held[row.version]
        return _decision(one, row, report, self.book, who=self.who, recorded=self.recorded, batch=self.batch)

    def added(self, report: str, statement: Mapping[str, Any], *, why: str = "") -> Decision:
        """A statement that the reader missed, as `add_statement` takes it; raises UsageError."""
        stored = reports.of_id(self.connection, report)
        if stored is None:
            raise UsageError(f"there is no report {report!r}", remedy="name a report by its id")
        missing = [name for name in ("evidence", "party", "issue", "stance") if not statement.get(name)]
        if missing:
            raise UsageError(f"a statement needs {' and '.join(missing)}", remedy="give them")
        words = _words(stored.report, statement["evidence"], "evidence")
        blank = Statement(report, words, _sentence(stored.report, words), "", Stance.OPEN, "", Sourcing.NONE)
        says = corrected(blank, stored.report, self.book, statement)
        return decisions.about(
            *(Action.ADD, stored.report, stored.seq),
            who=self.who,
            recorded=self.recorded,
            seen=None,
            says=says,
            why=why,
            batch=self.batch,
        )

    def tied(self, one: str, other: str, *, together: bool, why: str = "") -> Decision:
        """That two statements are, or are not, tellings of one; raises UsageError."""
        rows = [row.read or row.shown for row in map(self.row, (one, other))]  # reports are compared as they were read
        passages = tuple((row.report, row.evidence.exact) for row in rows)
        action = Action.TOGETHER if together else Action.APART
        return Decision(action, self.who, self.recorded, why, passages=passages, batch=self.batch)


def decide(ledger: Ledger, choices: Sequence[Choice], *, who: str) -> tuple[Decision, ...]:
    """Keep what a person chose, all or nothing; several at once are one batch, undone together.

    Raises:
        UsageError: there is no such statement, it stands otherwise than it was shown, or a correction says what cannot be.
        ProjectUnwritableError: nothing was kept.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    batch = secrets.token_hex(6) if len(choices) > 1 else ""
    with ledger.writing(alone=True) as connection:
        at_hand = AtHand.of(connection, [one.statement for one in choices], who=who, batch=batch)
        made = [at_hand.verdict(one) for one in choices]
        keep(connection, made)
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
        made = AtHand.of(connection, (), who=who).added(report, statement, why=why)
        keep(connection, [made])
    return made


def tie(ledger: Ledger, one: str, other: str, *, together: bool, who: str, why: str = "") -> Decision:  # noqa: PLR0913 - two statements, a word, whose and why
    """Say of two statements that they are, or are not, tellings of one; the reports are compared again with that.

    Raises:
        UsageError: there is no such statement.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    with ledger.writing(alone=True) as connection:
        made = AtHand.of(connection, (one, other), who=who).tied(one, other, together=together, why=why)
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
        gone = undoing.undone(connection)
        chosen = _chosen(connection, gone, wanted, who)
        batch = undoing.of_batch(connection, chosen.batch) if chosen.batch else []
        left = [key for key in batch if key not in gone]
        back = [row.decision for row in undoing.of_ids(connection, left or [chosen.id])]
        idle = codebooks.history(connection).idle
        recorded, own = moment(connection), secrets.token_hex(6) if len(batch) > 1 else ""
        keep(connection, [Decision(Action.UNDO, who, recorded, undoes=one.id, batch=own) for one in back], of=back)
        operations.settle(connection, who=who, back=back, idle=idle)
    return tuple(back)


def _chosen(connection: Connection, gone: frozenset[str], wanted: str, who: str) -> Decision:
    """The decision to take back; `gone`: those that are taken back already."""
    key = wanted or undoing.last_of(connection, who, gone)
    found = undoing.of_ids(connection, [key])
    if not found and wanted:
        raise UsageError(f"there is no decision {wanted!r}", remedy="`stateofplay history` lists them")
    if not found:
        raise UsageError(f"{who} has decided nothing that could be taken back", remedy="`stateofplay history` lists decisions")
    if key in gone:
        raise UsageError(f"decision {wanted!r} is taken back already", remedy="`stateofplay history` says by which")
    return found[0].decision


def keep(connection: Connection, made: Sequence[Decision], of: Sequence[Decision] = ()) -> None:
    """Keep decisions, and mend the picture where it is that of now."""
    current = picture.is_current(connection, picture.head(connection))
    decisions.add(connection, made)
    names = sorted({one.report for one in (*made, *of) if one.report})
    if current and all(one.action in VERDICTS | {Action.FLAG} for one in (of or made)):
        mending.mend(connection, names)


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


def mark(row: Statement) -> str:
    """Tells a statement as somebody sees it from the same otherwise: its id, and a digest of what people can correct."""
    told = "\x1f".join(str(getattr(row, name)) for name in FIELDS)
    return f"{row.id}:{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _changed(row: Standing) -> UsageError:
    """Says nothing of what it is now: who decides may not be told what others have decided."""
    words = row.shown.evidence.exact
    words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}..."
    return UsageError(f"changed meanwhile: {words!r}", remedy="look at it as it stands now, and decide then")


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


def _field(row: Statement, report: Report, book: Codebook, name: str, value: Any) -> dict[str, Any]:  # noqa: ANN401, PLR0911 - any field
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
