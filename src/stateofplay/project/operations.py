"""How a codebook has come to be, and how readings and decisions made with an earlier one are brought to the one in force.

A reading says with which codebook it was made. Operations decided since then are done to it; operations that it was made with
and that have been taken back since are undone as well as they can be: another id is given back, what a split made goes back,
what an added issue found goes. What two merged issues had each cannot be told from a reading of the two as one, nor what a
dropped issue would have found. Such reports stay in the picture with what can be brought, and are due for reading again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from stateofplay.errors import Place, UsageError
from stateofplay.ledger import Ledger, bringing, codebooks, decisions, now, readings, reports
from stateofplay.ledger.bringing import Turn
from stateofplay.ledger.codebooks import History, Lineage
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.operations import Operation, Replace, apply
from stateofplay.ledger.readings import Made, StoredReading
from stateofplay.model import Action, Codebook, Decision, Level, Notice, Statement

PLACE: Final = Place("the codebook")
_OTHER: Final = 0
"""Number of a statement that is not as it was read."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions that nobody has taken back, in the words of the codebook in force.

    Attributes:
        rows: in their order; one that made of a statement what is no longer followed rejects the statement.
        unfollowed: as they were made, those on what is no longer followed; of these `rows` has such rejections alone.
    """

    rows: tuple[StoredDecision, ...]
    unfollowed: tuple[StoredDecision, ...] = ()


class Course:
    """The way of a codebook to the one in force (of then), and, where one is asked for, an operation further."""

    def __init__(self, history: History, plus: Operation | None = None) -> None:
        self.history = history
        self.now = history.now
        self.codebook = history.book(self.now)
        self._more: tuple[Turn, ...] = ()
        if plus is not None:
            self.codebook = apply(plus, self.codebook)
            self._more = (Turn(plus, self.codebook),)
        self._ways: dict[Lineage, tuple[Turn, ...]] = {}

    @classmethod
    def of(cls, connection: Connection, known: str = "", plus: Operation | None = None) -> Course:
        """The course of a project's codebook (until then); raises UsageError where `plus` cannot be done."""
        return cls(codebooks.history(connection, known), plus)

    def way(self, start: Lineage) -> tuple[Turn, ...]:
        """What is to be done to what was made with the codebook of that lineage."""
        if start not in self._ways:
            self._ways[start] = (*self._back(start), *self._forth(start), *self._more)
        return self._ways[start]

    def _shared(self, start: Lineage) -> int:
        """How many operations both have in common, from the first on; -1 where not even the codebook they began with."""
        if start.base != self.now.base:
            return -1
        pairs = zip(start.steps, self.now.steps, strict=False)
        return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(start.steps), len(self.now.steps)))

    def _undone(self, start: Lineage) -> tuple[Operation, ...]:
        """The operations that have been taken back since, in their order."""
        return tuple(self.history.steps[key].operation for key in start.steps[max(0, self._shared(start)) :])

    def _done(self, start: Lineage) -> tuple[Operation, ...]:
        """The operations that are done since, in their order."""
        shared = self._shared(start)
        if shared < 0:
            return (Replace(self.history.book(self.now)),)
        own = (self.history.steps[key].operation for key in self.now.steps[shared:])
        return (*own, *(turn.operation for turn in self._more))

    def _back(self, start: Lineage) -> list[Turn]:
        shared, turns = self._shared(start), []
        if shared < 0:
            return []
        for at in range(len(start.steps) - 1, shared - 1, -1):
            before = self.history.book(Lineage(start.base, start.steps[:at]))
            back = bringing.inverse(self.history.steps[start.steps[at]].operation, before)
            turns += [] if back is None else [Turn(back, before)]
        return turns

    def _forth(self, start: Lineage) -> list[Turn]:
        shared = self._shared(start)
        if shared < 0:
            book = self.history.book(self.now)
            return [Turn(Replace(book), book)]
        steps = self.now.steps
        return [
            Turn(self.history.steps[steps[at]].operation, self.history.book(Lineage(self.now.base, steps[: at + 1])))
            for at in range(shared, len(steps))
        ]

    def is_led(self, codebook: int) -> bool:
        """Whether a reading with the codebook of that number can be brought here whole."""
        start = self.history.versions[codebook].lineage
        return self._shared(start) >= 0 and all(map(bringing.only_renames, self._undone(start)))

    def is_same(self, codebook: int) -> bool:
        """Whether the reports would be read with it as with the one in force, but for ids."""
        done = self._done(self.history.versions[codebook].lineage)
        return self.is_led(codebook) and all(map(bringing.only_renames, done))

    def is_due(self, codebook: int) -> bool:
        """Whether reports that were read with it must be read again to have all that the one in force asks for."""
        done = self._done(self.history.versions[codebook].lineage)
        return not self.is_led(codebook) or any(map(bringing.needs_reading, done))

    def reading(self, stored: StoredReading) -> StoredReading:
        """A reading as one with the codebook in force; statements that are not as they were read have the number 0."""
        start = self.history.versions[stored.made.codebook].lineage
        brought = stored.reading
        for turn in self.way(start):
            brought = bringing.bring(turn, brought)
        if brought is stored.reading:
            return stored
        numbers = dict(zip(stored.reading.statements, stored.rows, strict=True))
        rows = tuple(numbers.get(row, _OTHER) for row in brought.statements)
        return StoredReading(stored.seq, self.made(stored.made), brought, rows)

    def made(self, made: Made) -> Made:
        """How a reading came to be, with the people whom it introduces as of the parties of now."""
        taught = dict(made.taught)
        for turn in self.way(self.history.versions[made.codebook].lineage) if taught else ():
            taught = bringing.people(turn, taught)
        return made if taught == made.taught else replace(made, taught=taught)

    def decided(self, live: Iterable[StoredDecision]) -> Decided:
        """Decisions as they were made, in the words of the codebook in force."""
        rows: list[StoredDecision] = []
        unfollowed: list[StoredDecision] = []
        for row in live:
            brought = self.decision(row)
            if brought is not None:
                rows.append(brought)
            if brought is None or (brought.decision.says is None and row.decision.says is not None):
                unfollowed.append(row)
        return Decided(tuple(rows), tuple(unfollowed))

    def decision(self, stored: StoredDecision) -> StoredDecision | None:
        """A decision in the words of the codebook in force; None where it is about what is no longer followed.

        What a person has corrected to something that is no longer followed is, by that person's word, not what was read.
        """
        decision = stored.decision
        seen, says = decision.seen, decision.says
        if not decision.report or (not self.history.steps and not self._more and len(self.history.versions) < 2):
            return stored
        start = self.history.at(stored.seq, decision.recorded, lambda book: all(_knows(book, row) for row in (seen, says)))
        for turn in self.way(start):
            seen, says = bringing.pair(turn, seen, says)
        if (seen, says) == (decision.seen, decision.says):
            return stored
        if seen is None and says is None:
            return None
        if says is None and decision.says is not None:
            return StoredDecision(stored.seq, replace(decision, action=Action.REJECT, seen=seen, says=None))
        return StoredDecision(stored.seq, replace(decision, seen=seen, says=says))


def _knows(book: Codebook, row: Statement | None) -> bool:
    """Whether a codebook has the issue and the party of a statement."""
    if row is None:
        return True
    issues, parties = {one.id for one in book.issues}, {one.id for one in book.parties}
    return row.issue in issues and (not row.party or row.party in parties)


def covered(connection: Connection, known: str = "") -> frozenset[int]:
    """The numbers of the codebooks whose readings can be brought whole to the one in force (of then)."""
    course = Course.of(connection, known)
    return frozenset(filter(course.is_led, course.history.versions))


def due(connection: Connection, known: str = "", plus: Operation | None = None) -> tuple[str, ...]:
    """The ids of reports that must be read again to have all that the codebook in force (of then) asks for."""
    course = Course.of(connection, known, plus)
    numbers = set(filter(course.is_due, course.history.versions))
    if not numbers:
        return ()
    made = readings.in_force(connection, known)
    in_order = reports.in_force(connection, known).items()
    return tuple(report for seq, report in in_order if seq in made and made[seq][1].codebook in numbers)


def notices(connection: Connection, known: str = "") -> tuple[Notice, ...]:
    """A warning where reports are due for reading again; and one for operations that stand and cannot be done."""
    waiting, idle = len(due(connection, known)), codebooks.history(connection, known).idle
    found = []
    if waiting:
        reports_must = "1 report was" if waiting == 1 else f"{waiting:,} reports were"
        problem = f"{reports_must} read with another codebook; what that has in common with this one is shown"
        found.append(Notice(Level.WARNING, problem, PLACE, "run `stateofplay reread`"))
    if idle:
        problem = f"{len(idle)} changes of the codebook cannot be done, since others were taken back: {', '.join(idle[:5])}"
        found.append(Notice(Level.WARNING, problem, PLACE, "take them back too, or bring the others back"))
    return tuple(found)


def settle(connection: Connection, *, who: str, back: Sequence[Decision] = (), idle: Sequence[str] = ()) -> None:
    """Keep the codebook in force as a version, where it is none yet, so that readings can name it.

    Args:
        connection: writing.
        who: whose doing it is.
        back: the decisions that were just taken back.
        idle: operations that could not be done before that.

    Raises:
        UsageError: another operation rests on one that was taken back; let the transaction fail with it.
    """
    if back and not any(one.action in (Action.CODEBOOK, Action.UNDO) for one in back):
        return
    history = codebooks.history(connection)
    stuck = next((key for key in history.idle if key not in idle), "")
    if back and stuck:
        kind = history.steps[stuck].operation.kind
        problem = f"a later change of the codebook ({kind}, {stuck}) could not be done without it"
        raise UsageError(problem, remedy="take that one back first")
    book = history.in_force()
    if book is not None and not book.seq:
        codebooks.add(
            connection, book.codebook, origin=codebooks.OPERATION, recorded=now(), who=who, why="undo", lineage=book.lineage
        )


def ready(ledger: Ledger, *, who: str) -> None:
    """Make sure that readings can name the codebook in force; raises ProjectUnwritableError."""
    with ledger.reading() as connection:
        book = codebooks.in_force(connection)
    if book is not None and not book.seq:
        with ledger.writing(alone=True) as connection:
            settle(connection, who=who)


def decided(connection: Connection, known: str = "") -> Decided:
    """All decisions in force (of then), in the words of the codebook in force."""
    return Course.of(connection, known).decided(decisions.live(decisions.every(connection, known)))


def decided_on(connection: Connection, names: Sequence[str]) -> dict[str, list[StoredDecision]]:
    """By each of these reports the decisions in force on its statements, in the words of the codebook in force.

    Whoever lays decisions upon statements takes them from here: as they were made they may name what there is no longer.
    """
    about: dict[str, list[StoredDecision]] = {name: [] for name in names}
    made = decisions.made_on(connection, list(about))
    for row in Course.of(connection).decided(made).rows if made else ():
        about.setdefault(row.decision.report, []).append(row)
    return about
