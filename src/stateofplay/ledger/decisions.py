"""People's decisions as rows: each is kept for ever; one that takes another back is a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, func, insert, select

from stateofplay.ledger import forms
from stateofplay.ledger.anchors import Quote
from stateofplay.ledger.damage import fits
from stateofplay.ledger.schema import DECISIONS, REPORTS
from stateofplay.model import Action, Decision, Report, Statement

_T = TypeVar("_T")
_MOST: Final = 500
_TEXTS: Final = 100
"""Reports in memory at a time."""


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
    for some in _parts([row["id"] for row in bound]):
        known |= set(connection.scalars(select(DECISIONS.c.id).where(DECISIONS.c.id.in_(some))))
    fresh = list({row["id"]: row for row in bound if row["id"] not in known}.values())
    if fresh:
        connection.execute(insert(DECISIONS), fresh)
    return len(fresh)


def every(connection: Connection, known: str = "") -> tuple[StoredDecision, ...]:
    """All decisions (recorded by then) as they were made, those taken back too, in the order in which they were kept."""
    return _found(connection, *([DECISIONS.c.recorded <= known] if known else []))


def made_on(connection: Connection, names: Sequence[str]) -> tuple[StoredDecision, ...]:
    """The decisions on statements of these reports that nobody has taken back, in the order in which they were kept.

    They are as they were made: `project.operations.decided_on` has them in the words of the codebook in force.
    """
    found: list[StoredDecision] = []
    for some in _parts(names):
        found += _found(connection, DECISIONS.c.report.in_(some))
    fresh = found
    while fresh:  # what takes back, and what takes that back
        ids = [row.decision.id for row in fresh]
        fresh = [row for some in _parts(ids) for row in _found(connection, DECISIONS.c.undoes.in_(some))]
        found += fresh
    return live(sorted(found, key=lambda row: row.seq))


def _found(connection: Connection, *where: ColumnElement[bool]) -> tuple[StoredDecision, ...]:
    """Decisions in their order. The text of a report is fetched once, however many are about it."""
    rows = connection.execute(select(DECISIONS).where(*where).order_by(DECISIONS.c.seq)).mappings().all()
    about: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in rows:
        about.setdefault(row["version"], []).append(dict(row))
    made = [of_row({**row, "text": None}) for row in about.pop(None, ())]
    for some in _parts(sorted(version for version in about if version is not None), _TEXTS):
        texts = connection.execute(select(REPORTS.c.seq, REPORTS.c.text).where(REPORTS.c.seq.in_(some)))
        held = {row.seq: row.text for row in texts}
        made += (of_row({**row, "text": held.get(version)}) for version in some for row in about[version])
    return tuple(sorted(made, key=lambda row: row.seq))


def _parts(values: Sequence[_T], size: int = _MOST) -> Iterator[Sequence[_T]]:
    return (values[start : start + size] for start in range(0, len(values), size))


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
def of_row(row: Mapping[Any, Any]) -> StoredDecision:
    """The decision of a row with the `text` of its report; raises RowError where they do not fit."""
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
