"""Reports that people have left out: their rows stay, and nothing of them is in the picture until that is taken back."""

from __future__ import annotations

from sqlalchemy import Connection, select

from stateofplay.ledger import forms
from stateofplay.ledger.damage import fits
from stateofplay.ledger.schema import DECISIONS
from stateofplay.model import Action


def left_out(connection: Connection, known: str = "") -> dict[str, str]:
    """By the id of each report that is left out: the id of the decision that it is.

    Args:
        connection: to the project.
        known: only what was decided by then; "" for all.
    """
    c = DECISIONS.c
    # Decisions on no statement are few, and have an index.
    chosen = select(c.id, c.action, c.body, c.undoes).where(c.report == "").order_by(c.seq)
    chosen = chosen.where(c.recorded <= known) if known else chosen
    made = connection.execute(chosen.where(c.action == str(Action.LEAVE_OUT))).all()
    if not made:
        return {}
    gone: set[str] = set()
    for row in reversed(connection.execute(chosen.where(c.action == str(Action.UNDO))).all()):
        if row.id not in gone:
            gone.add(row.undoes)
    return {report: row.id for row in made if row.id not in gone for report in _named(row.body)}


@fits
def _named(body: str) -> tuple[str, ...]:
    return tuple(str(report) for report, _ in forms.decode(body)["passages"])
