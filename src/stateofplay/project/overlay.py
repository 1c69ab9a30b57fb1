"""Decisions laid upon an account: rejected statements go, corrected ones change, and what hung on them is let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from stateofplay.ledger.verdicts import Laid, content
from stateofplay.model import Account, Conflict, Retelling, Statement, Verdict


def overlay(account: Account, laid: Mapping[str, Laid]) -> Account:
    """The account as it stands by people's decisions.

    A retelling loses what is rejected or made another matter; a conflict goes with the reading that it rested on.

    Args:
        account: as the reports were read and compared.
        laid: the statements of each report, by its id, with decisions upon them.
    """
    if not any(row.verdict for one in laid.values() for row in one.rows):
        return account
    readings = tuple(
        replace(reading, statements=tuple(row.stands for row in laid[reading.report.id].rows if row.stands is not None))
        for reading in account.readings
    )
    ties = Ties.of(row for one in laid.values() for row in one.rows)
    return replace(
        account,
        readings=readings,
        retellings=tuple(kept for one in account.retellings if (kept := ties.retelling(one))),
        conflicts=tuple(left for one in account.conflicts if (left := ties.conflict(one))),
    )


class HasStood(Protocol):
    """A statement as it was read and as it stands."""

    @property
    def read(self) -> Statement | None:
        """As the reader has it."""

    @property
    def stands(self) -> Statement | None:
        """As it stands by people's decisions."""

    @property
    def verdict(self) -> Verdict | None:
        """What was decided."""


class Ties:
    """By the ids under which statements were read: as what they stand, and which of them people have changed."""

    def __init__(self, stands: Mapping[str, Statement | None], moved: frozenset[str], changed: frozenset[str]) -> None:
        self.stands, self.moved, self.changed = stands, moved, changed

    @classmethod
    def of(cls, rows: Iterable[HasStood]) -> Ties:
        """The ties of rows of which only the changed ones matter."""
        stands: dict[str, Statement | None] = {}
        moved, changed = set(), set()
        for row in rows:
            read, now = row.read, row.stands
            if read is None or row.verdict is None:
                continue
            stands[read.id] = now
            if now is None or (now.party, now.issue) != (read.party, read.issue):
                moved.add(read.id)
            if now is None or content(now) != content(read):
                changed.add(read.id)
        return cls(stands, frozenset(moved), frozenset(changed))

    def id_of(self, read: str) -> str:
        """The id under which a statement stands."""
        now = self.stands.get(read)
        return now.id if now is not None else read

    def retelling(self, one: Retelling) -> Retelling | None:
        """The retelling with those of its statements that are still tellings of it; None where less than two are."""
        if self.moved.isdisjoint(one.statements) and all(row not in self.stands for row in one.statements):
            return one
        kept = tuple(self.id_of(row) for row in one.statements if row not in self.moved)
        if len(kept) < 2:
            return None
        merges = tuple(
            replace(merge, a=self.id_of(merge.a), b=self.id_of(merge.b))
            for merge in one.merges
            if merge.a not in self.moved and merge.b not in self.moved
        )
        return replace(one, statements=kept, merges=merges)

    def conflict(self, one: Conflict) -> Conflict | None:
        """The conflict, unless it rested on a reading that people have changed."""
        if not self.changed.isdisjoint(one.statements):
            return None
        return replace(one, statements=tuple(self.id_of(row) for row in one.statements))


def verdicts(laid: Mapping[str, Laid]) -> tuple[Verdict, ...]:
    """What was decided, in the order of reports and statements."""
    return tuple(row.verdict for one in laid.values() for row in one.rows if row.verdict is not None)
