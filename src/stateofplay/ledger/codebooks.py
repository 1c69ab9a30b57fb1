"""The versions of a project's codebook, and how they came to be: the one given, and the operations since that stand.

Each operation is a decision, and may be taken back. What is in force follows from the rows: the last codebook that was given or
drafted, and upon it the operations decided since that nobody has taken back, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, insert, select

from stateofplay.errors import UsageError
from stateofplay.ledger import forms, operations
from stateofplay.ledger.operations import Operation
from stateofplay.ledger.schema import CODEBOOKS, DECISIONS, READINGS
from stateofplay.model import Action, Codebook

OPERATION: Final = "operation"


@dataclass(frozen=True, slots=True)
class Lineage:
    """How a codebook came to be: the number of the one given or drafted, and the decisions (ids) that changed it."""

    base: int
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredCodebook:
    """A version of the codebook; `origin` is `given`, `drafted` or `operation`, `seq` 0 for one that is not kept as a row."""

    seq: int
    codebook: Codebook
    origin: str
    recorded: str
    who: str
    why: str
    lineage: Lineage


@dataclass(frozen=True, slots=True)
class Step:
    """An operation that somebody decided: `seq` and `id` of the decision, `on` the number of the codebook that it changed."""

    seq: int
    id: str
    operation: Operation
    on: int


@dataclass(frozen=True, slots=True)
class History:
    """All versions and operations.

    Attributes:
        versions: by number.
        steps: by the decision's id.
        moments: after which decision (its number) which operations (ids) had not been taken back.
    """

    versions: Mapping[int, StoredCodebook]
    steps: Mapping[str, Step]
    moments: Sequence[tuple[int, tuple[str, ...]]]
    _books: dict[Lineage, Codebook] = field(default_factory=dict, repr=False, compare=False)
    _lineages: dict[tuple[int, tuple[str, ...]], Lineage] = field(default_factory=dict, repr=False, compare=False)

    def base(self, recorded: str = "") -> int:
        """The number of the codebook given or drafted last (by then); 0 for none."""
        own = [one for one in self.versions.values() if one.origin != OPERATION]
        by_then = [one for one in own if not recorded or one.recorded <= recorded] or own[:1]
        return by_then[-1].seq if by_then else 0

    def lineage(self, base: int, live: tuple[str, ...]) -> Lineage:
        """Those of the operations upon that codebook that can be done, in their order."""
        if (base, live) not in self._lineages:
            self._lineages[base, live] = self._done(base, live)
        return self._lineages[base, live]

    def _done(self, base: int, live: Iterable[str]) -> Lineage:
        done: list[str] = []
        book = self.versions[base].codebook if base else Codebook("", (), ())
        for key in live:
            step = self.steps[key]
            if self._base_of(step) != base:
                continue
            try:
                book = operations.apply(step.operation, book)
            except UsageError:
                continue  # what it changed was there by an operation that has been taken back
            done.append(key)
            self._books[Lineage(base, tuple(done))] = book
        return Lineage(base, tuple(done))

    def _base_of(self, step: Step) -> int:
        known = self.versions.get(step.on)
        return known.lineage.base if known else 0

    def book(self, lineage: Lineage) -> Codebook:
        """The codebook of a lineage that `lineage` has given, or a part of one."""
        if lineage not in self._books:
            if not lineage.steps:
                return self.versions[lineage.base].codebook if lineage.base else Codebook("", (), ())
            before = self.book(Lineage(lineage.base, lineage.steps[:-1]))
            try:
                self._books[lineage] = operations.apply(self.steps[lineage.steps[-1]].operation, before)
            except UsageError:
                self._books[lineage] = before
        return self._books[lineage]

    @property
    def now(self) -> Lineage:
        """That of the codebook in force."""
        return self.lineage(self.base(), self.live)

    @property
    def live(self) -> tuple[str, ...]:
        """The operations (ids) that nobody has taken back."""
        return self.moments[-1][1] if self.moments else ()

    @property
    def idle(self) -> tuple[str, ...]:
        """Operations on the codebook in force that stand and cannot be done, since others were taken back."""
        now = self.now
        return tuple(key for key in self.live if key not in now.steps and self._base_of(self.steps[key]) == now.base)

    def number(self, lineage: Lineage) -> int:
        """The number of the last version that came to be so; 0 for none."""
        return next((seq for seq, one in reversed(list(self.versions.items())) if one.lineage == lineage), 0)

    def at(self, seq: int, recorded: str, fits: Callable[[Codebook], bool]) -> Lineage:
        """The lineage of the codebook that a decision was made with.

        Args:
            seq: number of the decision.
            recorded: when it was made.
            fits: whether it may have been that codebook; of several the last.
        """
        base = self.base(recorded)
        lives = [live for number, live in self.moments if number < seq]
        found = (self.lineage(base, live) for live in (*reversed(lives), ()))
        return next((one for one in found if fits(self.book(one))), self.lineage(base, lives[-1] if lives else ()))

    def in_force(self) -> StoredCodebook | None:
        """The codebook in force; None where none was ever given."""
        lineage = self.now
        if not lineage.base:
            return None
        number = self.number(lineage)
        if number:
            return self.versions[number]
        given = self.versions[lineage.base]
        return StoredCodebook(0, self.book(lineage), OPERATION, given.recorded, given.who, "", lineage)


def add(  # noqa: PLR0913 - the columns of a row
    connection: Connection,
    codebook: Codebook,
    *,
    origin: str,
    recorded: str,
    who: str,
    why: str = "",
    lineage: Lineage | None = None,
) -> int:
    """Keep a version; its number. One that was given or drafted is in force from now on.

    Args:
        connection: writing.
        codebook: the version.
        origin: `given`, `drafted` or `operation`.
        recorded: when.
        who: by whom.
        why: the reason.
        lineage: of one that operations made.
    """
    body = forms.codebook_row(codebook)
    if lineage is not None:
        body["lineage"] = [lineage.base, *lineage.steps]
    columns = {"body": forms.encode(body), "origin": origin, "recorded": recorded, "who": who, "why": why}
    return int(connection.execute(insert(CODEBOOKS).returning(CODEBOOKS.c.seq), columns).scalar_one())


def in_force(connection: Connection, known: str = "") -> StoredCodebook | None:
    """The codebook in force (of then), as it follows from the rows; None where there is none yet."""
    return history(connection, known).in_force()


def every(connection: Connection, known: str = "") -> tuple[StoredCodebook, ...]:
    """All versions (known by then), the first one first."""
    return tuple(history(connection, known).versions.values())


def history(connection: Connection, known: str = "") -> History:
    """How the codebook came to be (by then).

    What was read by then was read with a codebook that was there, whatever the clock says by which that was kept.
    """
    versions = {
        one.seq: one for one in map(_stored, connection.execute(select(CODEBOOKS).order_by(CODEBOOKS.c.seq)).mappings())
    }
    c = DECISIONS.c
    # Decisions on no report are few, and have an index; those that take back a verdict are among them.
    rows = select(c.seq, c.id, c.action, c.recorded, c.body, c.undoes).where(c.report == "")
    rows = rows.where(c.action.in_([str(Action.CODEBOOK), str(Action.UNDO)]))
    found = connection.execute(rows.order_by(c.seq)).all()
    every_step = {row.id: _step(row.seq, row.id, row.body) for row in found if row.action == str(Action.CODEBOOK)}
    if known:
        by_then = {row.id for row in found if row.recorded <= known}
        read_with = connection.scalars(select(READINGS.c.codebook).where(READINGS.c.recorded <= known).distinct())
        named, needed = _needed(versions, every_step, read_with)
        versions = {seq: one for seq, one in versions.items() if one.recorded <= known or seq in named}
        found = [row for row in found if row.id in by_then or row.id in needed]
    steps: dict[str, Step] = {}
    undone: dict[str, str] = {}
    moments: list[tuple[int, tuple[str, ...]]] = []
    for row in found:
        if row.id in every_step:
            steps[row.id] = every_step[row.id]
        elif row.undoes in steps or row.undoes in undone:
            undone[row.id] = row.undoes
        else:
            continue
        moments.append((row.seq, _live(steps, undone)))
    return History(versions, steps, moments)


def _needed(
    versions: Mapping[int, StoredCodebook], steps: Mapping[str, Step], named: Iterable[int]
) -> tuple[set[int], set[str]]:
    """Versions with those that they came from, and the operations (ids) by which they came to be."""
    waiting, seen, needed = list(named), set[int](), set[str]()
    while waiting:
        seq = waiting.pop()
        if seq in seen or seq not in versions:
            continue
        seen.add(seq)
        lineage = versions[seq].lineage
        own = [key for key in lineage.steps if key in steps]
        needed.update(own)
        waiting += [lineage.base, *(steps[key].on for key in own)]
    return seen, needed


def _step(seq: int, key: str, kept: str) -> Step:
    body: dict[str, Any] = dict(forms.decode(kept)["operation"])
    return Step(seq, key, operations.from_json(body), int(body.get("on", 0)))


def _live(steps: Iterable[str], undone: Mapping[str, str]) -> tuple[str, ...]:
    """The operations that nobody has taken back, where taking back can be taken back too."""
    gone: set[str] = set()
    for key, target in reversed(list(undone.items())):
        if key not in gone:
            gone.add(target)
    return tuple(key for key in steps if key not in gone)


def _stored(row: RowMapping) -> StoredCodebook:
    body = forms.decode(row["body"])
    base, *steps = body.get("lineage", [row["seq"]])
    lineage = Lineage(base, tuple(steps))
    return StoredCodebook(row["seq"], forms.codebook(body), row["origin"], row["recorded"], row["who"], row["why"], lineage)
