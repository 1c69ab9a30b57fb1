"""Many decisions from one file: read, checked whole, and kept at one stroke or not at all."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import yaml

from stateofplay.errors import CodebookError, DecisionsError, Place, UsageError
from stateofplay.intake.yaml_nodes import compose, is_empty, pairs, place_of
from stateofplay.ledger import Ledger
from stateofplay.ledger.store import check_writable
from stateofplay.model import Action, Decision
from stateofplay.model.decision import VERDICTS
from stateofplay.project import drawing
from stateofplay.project.decide import FIELDS, AtHand, Choice, keep

LIMIT: Final = 4_000_000
"""Bytes of a file; ten thousand decisions are two million."""
_LONGEST: Final = 10_000
"""Characters of a reason."""
_MOST: Final = 10_000
_ACTIONS: Final = tuple(str(one) for one in (Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.FLAG))
_OFFSET: Final = re.compile(r"[0-9]{1,9}\Z")
_MARKS: Final = ("red_line", "past")
_TIES: Final = ("apart", "together")
_KEYS: Final = ("statement", "action", "add", "report", *_TIES, "why", *FIELDS)
_FORM: Final = "write `- {statement: ID, action: accept}`, one such entry for each decision"


class BulkError(DecisionsError):
    """Decisions of a file that cannot be made, so that none of it was kept; `faults` are all that were found."""

    def __init__(self, faults: Sequence[DecisionsError], number: int) -> None:
        self.faults = tuple(faults)
        some = f"{len(faults):,} of {number:,} decisions" if number > 1 else "the decision"
        place = Place(faults[0].place.file) if faults else None
        super().__init__(f"{some} cannot be made; nothing was kept", place=place, remedy="mend the file, and give it again")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision of a file: where it stands, and what it says, by names of `_KEYS`."""

    place: Place
    said: Mapping[str, Any] = field(default_factory=dict)


def read(text: str, file: str) -> tuple[Wanted, ...]:
    """The decisions in a text: a YAML list of mappings, or a JSON object in each line.

    Raises:
        BulkError: some of them are not of that form.
        DecisionsError: nothing in it is.
    """
    rows = _lines(text, file) if text.lstrip("\ufeff \t\r\n").startswith("{") else _list(text, file)
    found: list[Wanted] = []
    faults: list[DecisionsError] = []
    for place, make in rows:
        if len(found) + len(faults) >= _MOST:
            raise DecisionsError(f"there are more than {_MOST:,} decisions", place=Place(file), remedy="give them in parts")
        try:
            said = make()
            _check(said)
            found.append(Wanted(place, said))
        except UsageError as error:
            faults.append(DecisionsError(error.problem, place=place, remedy=error.remedy))
    if faults:
        raise BulkError(faults, len(found) + len(faults))
    if not found:
        raise DecisionsError("there is no decision in it", place=Place(file), remedy=_FORM)
    return tuple(found)


def decide(ledger: Ledger, wanted: Sequence[Wanted], *, who: str) -> tuple[Decision, ...]:
    """Make all these decisions; they are one batch, undone together.

    Raises:
        BulkError: some of them cannot be made; nothing was kept.
        ProjectUnwritableError: nothing was kept.
    """
    check_writable(ledger)
    drawing.refresh(ledger)
    batch = secrets.token_hex(6) if len(wanted) > 1 else ""
    with ledger.writing(alone=True) as connection:
        at_hand = AtHand.of(connection, [key for one in wanted for key in _statements(one.said)], who=who, batch=batch)
        made = _made(at_hand, wanted)
        keep(connection, made)
    return tuple(made)


def _made(at_hand: AtHand, wanted: Sequence[Wanted]) -> list[Decision]:
    made: list[Decision] = []
    faults: list[DecisionsError] = []
    first: dict[object, Place] = {}
    for one in wanted:
        try:
            decision = _decision(at_hand, one.said)
            _check_first(first, _about(at_hand, one.said, decision), one.place)
            made.append(decision)
        except UsageError as error:
            faults.append(DecisionsError(error.problem, place=one.place, remedy=error.remedy))
    if faults:
        raise BulkError(faults, len(wanted))
    return made


def _check_first(first: dict[object, Place], about: object, place: Place) -> None:
    before = first.setdefault(about, place)
    if before is not place:
        raise UsageError(f"this is decided in line {before.line} already", remedy="keep one of the two")


def _decision(at_hand: AtHand, said: Mapping[str, Any]) -> Decision:
    why = said.get("why", "")
    fields = {name: said[name] for name in FIELDS if name in said}
    tie = next((name for name in _TIES if name in said), "")
    if tie:
        one, other = said[tie]
        return at_hand.tied(one, other, together=tie == "together", why=why)
    if said.get("add"):
        return at_hand.added(said["report"], fields, why=why)
    return at_hand.verdict(Choice(said["statement"], Action(said["action"]), fields or None, why))


def _about(at_hand: AtHand, said: Mapping[str, Any], made: Decision) -> object:
    """What may be decided once alone: whether and how a statement stands, that it is flagged, or this very thing."""
    if "statement" in said:
        return at_hand.row(said["statement"]).place, made.action in VERDICTS
    return made.id


def _statements(said: Mapping[str, Any]) -> tuple[str, ...]:
    named = (said.get("statement"), *said.get("apart", ()), *said.get("together", ()))
    return tuple(key for key in named if key)


def _check(said: Mapping[str, Any]) -> None:
    """Raise UsageError where a decision is not of the form that one has, whatever there is in the project."""
    for name, value in said.items():
        _check_value(name, value)
    kinds = [name for name in ("statement", "add", *_TIES) if said.get(name)]
    if len(kinds) != 1:
        remedy = "give a `statement` with an `action`, `add: true`, `apart` or `together`, one of them"
        raise UsageError("it is not clear what is decided", remedy=remedy)
    fields = [name for name in FIELDS if name in said]
    if kinds[0] == "statement":
        _check_verdict(said, fields)
        return
    if "action" in said:
        raise UsageError("an `action` is for a `statement`", remedy="leave it out")
    if kinds[0] == "add" and not said.get("report"):
        raise UsageError("the report of an added statement is missing", remedy="give its id as `report`")
    if kinds[0] in _TIES and (fields or "report" in said):
        raise UsageError(f"`{kinds[0]}` corrects nothing", remedy=f"leave out `{(*fields, 'report')[0]}`")


def _check_verdict(said: Mapping[str, Any], fields: Sequence[str]) -> None:
    action = said.get("action", "")
    if action not in _ACTIONS:
        raise UsageError(
            f"there is no action {action!r}" if action else "an action is missing", remedy=f"{', '.join(_ACTIONS)}"
        )
    if "report" in said:
        raise UsageError("`report` is for a statement that is added", remedy="leave it out")
    if fields and action != Action.CORRECT:
        raise UsageError(f"{action} corrects nothing", remedy="write `action: correct`, or leave the fields out")
    if action == Action.CORRECT and not fields:
        raise UsageError("there is nothing to correct", remedy="say what is otherwise, as in `stance: open`")


def _check_value(name: str, value: object) -> None:
    if name not in _KEYS:
        raise UsageError(f"nothing is known of {name[:40]!r}", remedy=f"the keys are {', '.join(_KEYS)}")
    if name in ("add", *_MARKS):
        if not isinstance(value, bool):
            raise UsageError(f"{name} is true or false", remedy=f"write `{name}: true`")
    elif name in _TIES:
        if not isinstance(value, list) or not _is_pair(value, str) or value[0] == value[1]:
            raise UsageError(f"{name} takes two statements", remedy=f"write `{name}: [ID, ID]`")
    elif name == "evidence" and isinstance(value, list) and _is_pair(value, int):
        return
    elif not isinstance(value, str):
        raise UsageError(f"{name} is not text", remedy="put quotation marks around it")
    elif name == "why" and len(value) > _LONGEST:
        raise UsageError(f"the reason has {len(value):,} characters", remedy=f"say it in {_LONGEST:,} at most")


def _is_pair(value: Sequence[object], kind: type) -> bool:
    """Whether these are two of a kind; true and false are no numbers."""
    return len(value) == 2 and all(type(one) is kind for one in value)


_Row = tuple[Place, Callable[[], dict[str, Any]]]


def _lines(text: str, file: str) -> Iterator[_Row]:
    """JSON, an object a line; empty lines are passed over."""
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if line.strip():
            yield Place(file, number), partial(_object, line)


def _object(line: str) -> dict[str, Any]:
    def once(held: list[tuple[str, Any]]) -> dict[str, Any]:
        twice = next((name for number, (name, _) in enumerate(held) if name in [key for key, _ in held[:number]]), None)
        if twice is not None:
            raise UsageError(f"the key {twice[:40]!r} stands twice", remedy="keep one of them")
        return dict(held)

    try:
        made = json.loads(line, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        reason = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise UsageError(f"this is not JSON: {reason}", remedy="write one object on each line") from None
    if not isinstance(made, dict):
        raise UsageError("a decision is an object", remedy='write `{"statement": "ID", "action": "accept"}`')
    return made


def _list(text: str, file: str) -> Iterator[_Row]:
    try:
        root = compose(text, file)
    except CodebookError as error:
        raise DecisionsError(error.problem, place=error.place, remedy=error.remedy) from None
    if is_empty(root) or root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise DecisionsError("this is not a list of decisions", place=place_of(file, root), remedy=_FORM)
    for node in root.value:
        yield place_of(file, node), partial(_mapping, node)


def _mapping(node: yaml.Node) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise UsageError("a decision is a mapping", remedy=_FORM)

    def fail(problem: str, at: yaml.Node, remedy: str) -> None:
        line = at.start_mark.line + 1 if at.start_mark is not None else 0
        raise UsageError(f"line {line}: {problem}", remedy=remedy)

    return {key: _value(key, value) for key, _, value in pairs(node, fail)}


def _value(key: str, node: yaml.Node) -> Any:  # noqa: ANN401 - what YAML has
    """A value as it is written; true and false where a key takes them, numbers in a pair of offsets."""
    if isinstance(node, yaml.SequenceNode):
        held = [_value(key, one) for one in node.value]
        is_offsets = key == "evidence" and all(isinstance(one, str) and _OFFSET.match(one) for one in held)
        return [int(one) for one in held] if is_offsets else held
    if not isinstance(node, yaml.ScalarNode):
        return None
    if node.tag == "tag:yaml.org,2002:bool" and key in ("add", *_MARKS):
        return node.value.lower() in ("true", "yes", "on", "y")
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)
