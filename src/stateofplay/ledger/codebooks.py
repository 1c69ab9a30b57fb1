"""The versions of a project's codebook."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, insert, select

from stateofplay.ledger import forms
from stateofplay.ledger.schema import CODEBOOKS
from stateofplay.model import Codebook


@dataclass(frozen=True, slots=True)
class StoredCodebook:
    """A version of the codebook; `origin` is `given`, `drafted` or `operation`."""

    seq: int
    codebook: Codebook
    origin: str
    recorded: str
    who: str
    why: str


def add(connection: Connection, codebook: Codebook, *, origin: str, recorded: str, who: str, why: str = "") -> int:
    """Keep a version; its number. It is in force from now on."""
    columns = {
        "body": forms.encode(forms.codebook_row(codebook)),
        "origin": origin,
        "recorded": recorded,
        "who": who,
        "why": why,
    }
    return int(connection.execute(insert(CODEBOOKS).returning(CODEBOOKS.c.seq), columns).scalar_one())


def in_force(connection: Connection, known: str = "") -> StoredCodebook | None:
    """The last version (recorded by then); None where there is none yet."""
    rows = select(CODEBOOKS).order_by(CODEBOOKS.c.seq.desc()).limit(1)
    row = connection.execute(rows.where(CODEBOOKS.c.recorded <= known) if known else rows).mappings().first()
    return None if row is None else _stored(row)


def every(connection: Connection) -> tuple[StoredCodebook, ...]:
    """All versions, the first one first."""
    return tuple(_stored(row) for row in connection.execute(select(CODEBOOKS).order_by(CODEBOOKS.c.seq)).mappings())


def _stored(row: RowMapping) -> StoredCodebook:
    book = forms.codebook(forms.decode(row["body"]))
    return StoredCodebook(row["seq"], book, row["origin"], row["recorded"], row["who"], row["why"])
