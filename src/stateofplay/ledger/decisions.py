"""People's decisions as rows: each is kept for ever; one that takes another back is a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, func, insert, or_, select

from stateofplay.ledger import forms
from stateofplay.ledger.anchors import Quote
from stateofplay.ledger.damage import fits
from stateofplay.ledger.schema import DECISIONS, REPORTS
from stateofplay.model import Action, Decision, Report, Statement

_MOST: Final = 500


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision with its number, in the order in which decisions were kept."""

    seq: int
    decision: Decision


def about(  # noqa: PLR0913 - what a decision is made of
    action: Action,
    report: Report,
    version: int,
    *,
    who: str,
    recorded: str,
    seen: Statement | None,
    says: Statement | None,
    why: str = "",
    batch: str = "",
) -> Decision:
    """A decision on a statement of a version of a report, with the words around it.

    Raises:
        ValueError: it is about no statement.
    """
    target = seen or says
    if target is None:
        raise ValueError("a decision on a statement needs one")
    quote = Quote.of(report, target.evidence)
    return Decision(
        action, who, recorded, why, seen=seen, says=says, version=version, before=quote.before, after=quote.after, batch=batch
    )


def add(connection: Connection, rows: Iterable[Decision]) -> int:
    """Keep decisions; how many. The same decision twice is one."""
    bound = [_columns(row) for row in rows]
    known = set()
    for start in range(0, len(bound), _MOST):
        ids = [row["id"] for row in bound[start : start + _MOST]]
        known |= set(connection.scalars(select(DECISIONS.c.id).where(DECISIONS.c.id.in_(ids))))
    fresh = list({row["id"]: row for row in bound if row["id"] not in known}.values())
    if fresh:
        connection.execute(insert(DECISIONS), fresh)
    return len(fresh)


def every(connection: Connection, known: str = "") -> tuple[StoredDecision, ...]:
    """All decisions (recorded by then), those taken back too, in the order in which they were kept."""
    rows = select(DECISIONS, REPORTS.c.text).join(REPORTS, DECISIONS.c.version == REPORTS.c.seq, isouter=True)
    rows = rows.where(DECISIONS.c.recorded <= known) if known else rows
    return tuple(of_row(row) for row in connection.execute(rows.order_by(DECISIONS.c.seq)).mappings())


def on_reports(connection: Connection, names: Sequence[str]) -> tuple[StoredDecision, ...]:
    """The decisions on statements of these reports that nobody has taken back, in the order in which they were kept."""
    rows = select(DECISIONS, REPORTS.c.text).join(REPORTS, DECISIONS.c.version == REPORTS.c.seq, isouter=True)
    chosen = rows.where(or_(DECISIONS.c.report.in_(names), DECISIONS.c.action == str(Action.UNDO)))
    return live(of_row(row) for row in connection.execute(chosen.order_by(DECISIONS.c.seq)).mappings())


def live(rows: Iterable[StoredDecision]) -> tuple[StoredDecision, ...]:
    """Those that nobody has taken back; a decision whose taking back was taken back is live again."""
    rows = list(rows)
    gone: set[str] = set()
    for row in reversed(rows):  # what undoes comes after what it undoes
        if row.decision.undoes and row.decision.id not in gone:
            gone.add(row.decision.undoes)
    return tuple(row for row in rows if row.decision.action is not Action.UNDO and row.decision.id not in gone)


def count(connection: Connection) -> str:
    """How many there are and the last one's number: changes whenever one is added."""
    columns = func.count(), func.max(DECISIONS.c.seq)
    each = (select(column).select_from(DECISIONS).scalar_subquery() for column in columns)
    number, last = connection.execute(select(*each)).one()
    return f"{number}/{last or 0}"


def _columns(row: Decision) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if row.seen is not None:
        body["seen"] = forms.statement_row(row.seen)
    if row.says is not None:
        body["says"] = forms.statement_row(row.says)
    if row.before or row.after:
        body["around"] = [row.before, row.after]
    if row.passages:
        body["passages"] = [list(passage) for passage in row.passages]
    if row.operation:
        body["operation"] = dict(row.operation)
    return {
        "id": row.id,
        "action": str(row.action),
        "who": row.who,
        "recorded": row.recorded,
        "why": row.why,
        "report": row.report,
        "version": row.version or None,
        "body": forms.encode(body),
        "undoes": row.undoes,
        "batch": row.batch,
    }


@fits
def of_row(row: RowMapping) -> StoredDecision:
    """The decision of a row, joined with the text of its report; raises RowError where they do not fit."""
    body: Mapping[str, Any] = forms.decode(row["body"])
    before, after = body.get("around", ("", ""))

    def told(name: str) -> Statement | None:
        return forms.statement(row["report"], row["text"], body[name]) if name in body else None

    made = Decision(
        action=Action(row["action"]),
        who=row["who"],
        recorded=row["recorded"],
        why=row["why"],
        seen=told("seen"),
        says=told("says"),
        version=row["version"] or 0,
        before=before,
        after=after,
        passages=tuple((report, words) for report, words in body.get("passages", ())),
        operation=body.get("operation", {}),
        undoes=row["undoes"],
        batch=row["batch"],
    )
    return StoredDecision(row["seq"], made)
