"""How a codebook has come to be, and how readings with an earlier one are brought to it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from stateofplay.ledger import codebooks
from stateofplay.model import Reading


def covered(connection: Connection, known: str = "") -> frozenset[int]:
    """The numbers of the codebooks whose readings can be brought to the one in force (of then)."""
    book = codebooks.in_force(connection, known)
    return frozenset() if book is None else frozenset({book.seq})


def bringer(_connection: Connection, _known: str = "") -> Callable[[int, Reading], Reading]:
    """A function that brings a reading made with the codebook of that number to the one in force (of then)."""
    return lambda _codebook, reading: reading
