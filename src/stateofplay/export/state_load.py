"""A `state.json` read back into a State, and refused with the key path where it is not one of ours."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Final

from stateofplay.errors import Place, StateError
from stateofplay.export import state_load_facts as facts
from stateofplay.export.state_node import REMEDY, Node
from stateofplay.model import (
    Action,
    Actor,
    Cell,
    Codebook,
    Conflict,
    Issue,
    IssueStatus,
    Level,
    Movement,
    Notice,
    PartialDate,
    Party,
    ReportCard,
    Sourcing,
    Stance,
    State,
    Statement,
    Status,
    Verdict,
)

SCHEMA: Final = "stateofplay/1"
_MAKE: Final = "make one with `stateofplay read REPORTS --codebook FILE --json state.json`"


def loads(text: str, place: Place | None = None) -> State:
    """The state that `text` holds.

    Raises:
        StateError: it is no JSON, not ours, of another schema, or damaged; `place` names the file, the error adds line or key.
    """
    place = place or Place()
    root = Node(_parsed(text, place), place)
    if not isinstance(root.value, dict) or "schema" not in root.value:
        raise StateError("this is not a state of play (it has no `schema`)", place=place, remedy=_MAKE)
    schema = root.key("schema")
    if schema.value != SCHEMA:
        ours = isinstance(schema.value, str) and schema.value.startswith("stateofplay/")
        remedy = f"this version reads {SCHEMA}: make the file again with `stateofplay read`" if ours else _MAKE
        raise schema.fault(f"{str(schema.value)[:60]!r} is not the schema {SCHEMA!r}", remedy)
    state = _state(root)
    _check_references(state, root)
    return state


def of_document(document: Mapping[str, object], place: Place) -> State:
    """The state of an object that `state_json.document` made, without asking whether its rows fit each other.

    Raises:
        StateError: a row is not in the form of docs/state.md.
    """
    return _state(Node(dict(document), place))


def cells_of(document: Mapping[str, object], place: Place) -> tuple[tuple[Cell, ...], tuple[Movement, ...]]:
    """The cells and movements of such an object."""
    root = Node(dict(document), place)
    return root.rows("cells", _cell), root.rows("movements", _movement)


def statuses_of(document: Mapping[str, object], place: Place) -> tuple[IssueStatus, ...]:
    """The statuses of such an object."""
    return Node(dict(document), place).rows("status", _status)


def conflicts_of(document: Mapping[str, object], place: Place) -> tuple[Conflict, ...]:
    """The conflicts of such an object."""
    return Node(dict(document), place).rows("conflicts", facts.conflict)


def _parsed(text: str, place: Place) -> object:
    try:
        parsed: object = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = Place(place.file, error.lineno, error.colno)
        raise StateError(f"this is not JSON: {error.msg}", place=where, remedy=_MAKE) from None
    except (ValueError, RecursionError):
        problem = "this JSON is nested too deeply or holds a number too long to read"
        raise StateError(problem, place=place, remedy=_MAKE) from None
    return parsed


def _state(root: Node) -> State:
    figures = root.rows("figures", facts.figure)
    events = root.rows("events", facts.event)
    figure_of = {facts.given_id(root, "figures", i): figure for i, figure in enumerate(figures)}
    event_of = {facts.given_id(root, "events", i): event for i, event in enumerate(events)}
    return State(
        codebook=_codebook(root),
        reports=root.rows("reports", _report),
        statements=root.rows("statements", _statement),
        cells=root.rows("cells", _cell),
        status=root.rows("status", _status),
        figures=figures,
        events=events,
        retellings=facts.retellings(root),
        conflicts=root.rows("conflicts", facts.conflict),
        copies=root.rows("copies", facts.copy),
        movements=root.rows("movements", _movement, default=[]),
        occurrences=root.rows("occurrences", lambda node: facts.occurrence(node, event_of), default=[]),
        checks=root.rows("checks", lambda node: facts.check(node, figure_of), default=[]),
        tallies=root.rows("tallies", lambda node: facts.tally(node, figure_of), default=[]),
        verdicts=root.rows("verdicts", _verdict, default=[]),
        notices=root.rows("notices", _notice, default=[]),
    )


def _codebook(root: Node) -> Codebook:
    node = root.key("codebook")
    return Codebook(root.text("negotiation"), node.rows("parties", _party), node.rows("issues", _issue))


def _party(node: Node) -> Party:
    members = node.rows("members", _actor, default=[])
    return Party(node.text("id"), node.text("name"), node.texts("aliases"), members, node.text("wikidata", ""))


def _actor(node: Node) -> Actor:
    return Actor(node.text("name"), node.text("role", ""), node.texts("aliases"), node.text("wikidata", ""))


def _issue(node: Node) -> Issue:
    return Issue(node.text("id"), node.text("title"), node.text("proposition"), node.texts("terms"))


def _report(node: Node) -> ReportCard:
    published = node.key("published")
    try:
        date = None if published.value is None else PartialDate(published.typed(str))
    except ValueError:
        raise published.fault("this is not a date of the form 2025, 2025-12 or 2025-12-15") from None
    return ReportCard(
        node.text("id"), node.text("outlet"), date, node.text("title"), node.whole("words"), node.whole("set_aside")
    )


def _statement(node: Node) -> Statement:
    stance = node.choice("stance", Stance)
    if stance is Stance.MIXED:
        raise node.key("stance").fault("a single statement cannot be mixed")
    statement = Statement(
        report=node.text("report"),
        evidence=node.span("evidence"),
        sentence=node.span("sentence"),
        issue=node.text("issue"),
        stance=stance,
        party=node.text("party"),
        sourcing=node.choice("sourcing", Sourcing),
        source=node.maybe_span("source"),
        cue=node.maybe_span("cue"),
        speaker=node.text("speaker"),
        via=node.text("via"),
        condition=node.maybe_span("condition_span"),
        red_line=node.flag("red_line"),
        past=node.flag("past"),
        told_by=node.text("told_by", ""),
        confidence=node.share("confidence"),
        reasons=node.texts("reasons"),
        anonymity=node.maybe_span("anonymity"),
        sources=node.whole("sources"),
        expires=node.maybe_span("expires"),
    )
    if node.text("id") != statement.id:
        raise node.key("id").fault("this id does not fit what the statement says")
    return statement


def _cell(node: Node) -> Cell:
    moved = node.key("moved_from", default=None).value
    return Cell(
        party=node.text("party"),
        issue=node.text("issue"),
        stance=node.choice("stance", Stance),
        as_of=node.text("as_of"),
        statements=node.texts("statements"),
        sources=node.whole("sources"),
        reports=node.whole("reports"),
        red_line=node.flag("red_line"),
        conditional=node.flag("conditional"),
        contradicted=node.flag("contradicted"),
        moved_from=None if moved is None else node.choice("moved_from", Stance),
    )


def _status(node: Node) -> IssueStatus:
    evidence = node.rows("evidence", Node.citation, default=[])
    return IssueStatus(
        node.text("issue"), node.choice("status", Status), node.texts("statements"), evidence, node.flag("inferred")
    )


def _verdict(node: Node) -> Verdict:
    return Verdict(
        statement=node.text("statement"),
        action=node.choice("action", Action),
        who=node.texts("who"),
        against=node.texts("against"),
        recorded=node.text("recorded"),
        why=node.text("why"),
        flagged=node.flag("flagged"),
        is_kept=node.flag("is_kept"),
        read=node.text("read"),
    )


def _movement(node: Node) -> Movement:
    return Movement(
        party=node.text("party"),
        issue=node.text("issue"),
        before=node.choice("before", Stance),
        after=node.choice("after", Stance),
        before_date=node.text("before_date"),
        after_date=node.text("after_date"),
        before_statement=node.text("before_statement"),
        after_statement=node.text("after_statement"),
    )


def _notice(node: Node) -> Notice:
    place = node.key("place")
    line, column = (None if place.key(name, default=None).value is None else place.whole(name) for name in ("line", "column"))
    where = Place(place.text("file", ""), line, column, place.text("key", ""))
    return Notice(node.choice("level", Level), node.text("problem"), where, node.text("remedy", ""))


def _check_references(state: State, root: Node) -> None:
    """Every row names parties, issues, reports and statements that the file holds."""
    parties = {party.id for party in state.codebook.parties}
    issues = {issue.id for issue in state.codebook.issues}
    reports = {card.id for card in state.reports}
    ids = {statement.id for statement in state.statements}

    def check(where: str, value: str, known: Collection[str], noun: str) -> None:
        if value not in known:
            place = Place(root.place.file, key=where)
            raise StateError(f"{value[:60]!r} is no {noun} of this file", place=place, remedy=REMEDY)

    for i, statement in enumerate(state.statements):
        check(f"statements[{i}].report", statement.report, reports, "report")
        check(f"statements[{i}].issue", statement.issue, issues, "issue")
        check(f"statements[{i}].party", statement.party, parties | {""}, "party")
    for i, cell in enumerate(state.cells):
        check(f"cells[{i}].party", cell.party, parties, "party")
        check(f"cells[{i}].issue", cell.issue, issues, "issue")
        for j, key in enumerate(cell.statements):
            check(f"cells[{i}].statements[{j}]", key, ids, "statement")
    took_part = (
        ("events", [event.parties for event in state.events]),
        ("occurrences", [row.parties for row in state.occurrences]),
    )
    for name, rows in took_part:
        for i, named in enumerate(rows):
            for j, key in enumerate(named):
                check(f"{name}[{i}].parties[{j}]", key, parties, "party")
    for i, status in enumerate(state.status):
        check(f"status[{i}].issue", status.issue, issues, "issue")
