"""What a `state.json` holds of figures and events, and of what is the same or in conflict between reports, read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from stateofplay.export.state_node import Node
from stateofplay.model import (
    Check,
    Citation,
    Conflict,
    Copy,
    CopyKind,
    DeadlineState,
    Event,
    EventKind,
    Figure,
    Merge,
    Occurrence,
    Retelling,
    Tally,
)

T = TypeVar("T")


def figure(node: Node) -> Figure:
    """A figure. An id that there is has to fit, but for a number that the file could not hold."""
    said = node.citation()
    made = Figure(
        report=said.report,
        evidence=said.evidence,
        value=node.number("value"),
        unit=node.text("unit"),
        bound=node.text("bound", ""),
        claimant=node.text("claimant"),
        counts=node.text("counts", ""),
        as_of=node.text("as_of", ""),
    )
    _fits(node, made.id)
    return made


def event(node: Node) -> Event:
    """An event, whose id, where there is one, has to fit."""
    said = node.citation()
    made = Event(
        report=said.report,
        evidence=said.evidence,
        date=node.text("date"),
        kind=node.choice("kind", EventKind),
        place=node.text("place"),
        parties=node.texts("parties"),
    )
    _fits(node, made.id)
    return made


def _fits(node: Node, derived: str) -> None:
    if node.text("id", derived) != derived:
        raise node.key("id").fault("this id does not fit what the row says")


def given_id(root: Node, name: str, index: int) -> str:
    """The id that other rows call that row by; its place where the file is older than ids."""
    return root.key(name).key(index).text("id", f"{name}[{index}]")


def retellings(root: Node) -> tuple[Retelling, ...]:
    """The retellings with what is said of them in the lists beside theirs; older files have some of those lists alone."""
    groups = root.rows("retellings", lambda node: node.each(lambda row: row.typed(str)))
    reasons, origins = root.texts("retelling_reasons"), root.texts("retelling_origins")
    merges = root.rows("retelling_merges", lambda node: node.each(_merge), default=[])
    return tuple(Retelling(ids, _at(reasons, i, ""), _at(merges, i, ()), _at(origins, i, "")) for i, ids in enumerate(groups))


def _at(rows: tuple[T, ...], index: int, default: T) -> T:
    return rows[index] if index < len(rows) else default


def _merge(node: Node) -> Merge:
    features = node.rows("features", lambda row: (row.text("name"), row.number("weight")))
    score = None if node.key("score").value is None else node.number("score")
    return Merge(node.text("a"), node.text("b"), score, features, node.text("reason"))


def conflict(node: Node) -> Conflict:
    """A conflict."""
    return Conflict(
        a=node.key("a").citation(),
        b=node.key("b").citation(),
        about=node.text("about"),
        kind=node.text("kind", ""),
        issue=node.text("issue", ""),
        statements=node.texts("statements"),
        why=node.text("why", ""),
        weight=node.share("weight", 0.0),
    )


def copy(node: Node) -> Copy:
    """A copy with its passages."""
    return Copy(
        report=node.text("report"),
        of=node.text("of"),
        kind=node.choice("kind", CopyKind),
        score=node.share("score"),
        direction=node.text("direction", ""),
        passages=node.rows("passages", _passage, default=[]),
    )


def _passage(node: Node) -> tuple[Citation, Citation]:
    return node.key("copy").citation(), node.key("original").citation()


def occurrence(node: Node, events: Mapping[str, Event]) -> Occurrence:
    """An occurrence, whose events are those of the file."""
    state = node.key("state", default=None).value
    return Occurrence(
        events=node.rows("events", lambda row: _known(row, events, "event")),
        kind=node.choice("kind", EventKind),
        date=node.text("date"),
        place=node.text("place", ""),
        parties=node.texts("parties"),
        state=None if state is None else node.choice("state", DeadlineState),
        reason=node.text("reason", ""),
    )


def check(node: Node, figures: Mapping[str, Figure]) -> Check:
    """A piece of arithmetic, whose figures are those of the file."""
    return Check(
        figures=node.rows("figures", lambda row: _known(row, figures, "figure")),
        kind=node.text("kind"),
        holds=node.flag("holds"),
        working=node.text("working"),
    )


def tally(node: Node, figures: Mapping[str, Figure]) -> Tally:
    """One quantity in several claims, whose figures are those of the file."""
    return Tally(
        counts=node.text("counts"),
        unit=node.text("unit"),
        figures=node.rows("figures", lambda row: _known(row, figures, "figure")),
        agrees=node.flag("agrees"),
    )


def _known(node: Node, rows: Mapping[str, T], noun: str) -> T:
    key = node.typed(str)
    if key not in rows:
        raise node.fault(f"{key[:60]!r} is no {noun} of this file")
    return rows[key]
