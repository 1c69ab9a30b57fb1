"""What a person decides, as a row that is never changed: who, when, what they saw, what they say instead, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from stateofplay.model.decisions import Passage
from stateofplay.model.statement import Statement


class Action(StrEnum):
    """What a decision does.

    The first four are verdicts on a statement; `ADD` states what the reader missed, `LEAVE_OUT` leaves a report out of it all.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    FLAG = "flag"
    ADD = "add"
    APART = "apart"
    TOGETHER = "together"
    CODEBOOK = "codebook"
    LEAVE_OUT = "leave-out"
    UNDO = "undo"


VERDICTS: Final = frozenset({Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.ADD})
"""Decisions that say whether, and how, a statement stands."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        action: what it does.
        who: the name of the person.
        recorded: when, ISO 8601 text in UTC.
        why: in the person's words; "" where they gave none.
        seen: the statement as it was shown; None for an `ADD` and for what is not about a statement.
        says: how the statement stands by this decision: as seen, corrected, or new; None where it is rejected or only flagged.
        version: the version of the report's text (`StoredReport.seq`) that the offsets point into; 0 for none.
        before, after: the characters around the evidence, by which it is found again when the text shifts.
        passages: two passages that are, or are not, tellings of one statement; of a report to leave out its id, with no words.
        operation: a change of the codebook, in the form of `ledger.operations`.
        undoes: the id of the decision that this one takes back; "" for none.
        batch: decisions made with one key stroke share it, and are undone together; "" for one alone.
    """

    action: Action
    who: str
    recorded: str
    why: str = ""
    seen: Statement | None = None
    says: Statement | None = None
    version: int = 0
    before: str = ""
    after: str = ""
    passages: tuple[Passage, ...] = ()
    operation: Mapping[str, Any] = field(default_factory=dict)
    undoes: str = ""
    batch: str = ""

    @property
    def id(self) -> str:
        """Twelve hex digits that derive from who decided what, when."""
        target = self.seen or self.says
        parts = (
            self.action,
            self.who,
            self.recorded,
            target.id if target else "",
            self.says.id if self.says else "",
            self.passages,
            sorted(self.operation.items(), key=str),
            self.undoes,
        )
        return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def report(self) -> str:
        """The id of the report that it is about; "" for none."""
        target = self.seen or self.says
        return target.report if target else ""

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of all reports that it names."""
        return tuple(name for name in (self.report, *(report for report, _ in self.passages)) if name)

    @property
    def left_out(self) -> str:
        """The id of the report that it leaves out; "" for none."""
        return self.passages[0][0] if self.action is Action.LEAVE_OUT and self.passages else ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people have decided on one statement of the picture.

    Attributes:
        statement: id of the statement as it stands now; as it was read, where it is rejected.
        action: the decision in force, the last one made.
        who: who decided so, the last first.
        against: who decided otherwise, where people disagree.
        recorded: when the decision in force was made.
        why: its reason.
        flagged: somebody asks for another look.
        is_kept: the reader no longer finds the statement; it stands because a person said so.
        read: id of the statement as it was read; "" where the reader does not find it.
    """

    statement: str
    action: Action
    who: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    recorded: str = ""
    why: str = ""
    flagged: bool = False
    is_kept: bool = False
    read: str = ""
