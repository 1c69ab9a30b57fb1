"""A fixed order by lot, which has nothing to do with what statements say, and is the same for all who work on a project.

The first so many of them are a random sample of what was read, of which figures hold for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from heapq import nsmallest
from itertools import chain
from typing import Final

from sqlalchemy import ColumnElement, Connection, select

from stateofplay.ledger.schema import REPORTS, STANDING

_SPARE: Final = 500
"""Statements beyond those wanted that are looked at, since what a reader has twice, word for word, is one."""

Lot = tuple[bytes, int]
"""What a statement is ordered by: a digest of its id as read and of the project, and its place."""
Drawn = tuple[Lot, str]
"""A statement with its lot, by its id."""


def seed(connection: Connection) -> str:
    """What is a project's own, now and later: the key of its first report."""
    return str(connection.scalar(select(REPORTS.c.key).order_by(REPORTS.c.seq).limit(1)) or "")


def lot(seed: str, name: str, place: int) -> Lot:
    """The lot of a statement."""
    return sha256(f"{seed} {name}".encode()).digest()[:8], place


def after(
    connection: Connection, seed: str, where: Sequence[ColumnElement[bool]], last: Lot | None, *, most: int
) -> list[Drawn]:
    """The next statements of the picture, at most so many; all are looked at for them, so that few are in memory."""
    lots = _lots(connection, seed, where)
    return nsmallest(most, (one for one in lots if last is None or one[0] > last))


def sample(
    connection: Connection, seed: str, where: Sequence[ColumnElement[bool]], decided: Iterable[Drawn], *, most: int
) -> list[Drawn]:
    """The first statements, so many as are wanted: of those in the picture `where`, and of those that somebody has decided."""
    found: dict[str, Drawn] = {}
    for one in nsmallest(most + _SPARE, chain(decided, _lots(connection, seed, where))):
        found.setdefault(one[1], one)
    return list(found.values())[:most]


def _lots(connection: Connection, seed: str, where: Sequence[ColumnElement[bool]]) -> Iterator[Drawn]:
    c = STANDING.c
    for place, name in connection.execute(select(c.place, c.id).where(*where)):
        yield lot(seed, name, place), name
