"""Reports are left out of a project: by a decision, so that nothing is erased and `undo` brings them back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from sqlalchemy import Connection

from stateofplay.errors import UsageError
from stateofplay.ledger import Ledger, decisions, readings, reports
from stateofplay.ledger.left_out import left_out
from stateofplay.ledger.moments import moment
from stateofplay.ledger.store import check_writable
from stateofplay.model import Action, Decision

_NEAR: Final = 0.75


def leave_out(ledger: Ledger, names: Sequence[str], *, who: str, why: str = "") -> tuple[Decision, ...]:
    """Leave reports out of the picture, all or none of them; several at once are one batch, taken back together.

    Args:
        ledger: the project.
        names: ids of reports.
        who: who decides so.
        why: the reason.

    Raises:
        UsageError: there is no such report, or it is left out already.
        ProjectUnwritableError: nothing was kept.
    """
    check_writable(ledger)
    wanted = list(dict.fromkeys(names))
    batch = secrets.token_hex(6) if len(wanted) > 1 else ""
    with ledger.writing(alone=True) as connection:
        there, out = reports.names(connection), left_out(connection)
        for name in wanted:
            if name not in there:
                raise no_report(connection, name)
            if name in out:
                problem = f"report {name!r} is left out already, by decision {out[name]}"
                raise UsageError(problem, remedy="name another; `stateofplay undo` with that id brings it back")
        recorded = moment(connection)
        made = tuple(Decision(Action.LEAVE_OUT, who, recorded, why, passages=((name, ""),), batch=batch) for name in wanted)
        decisions.add(connection, made)
    return made


def no_report(connection: Connection, name: str) -> UsageError:
    """The fault that there is no report of that id, with the id that may have been meant."""
    near = get_close_matches(name, sorted(reports.names(connection)), n=1, cutoff=_NEAR)
    remedy = f"did you mean {near[0]!r}?" if near else "`stateofplay search` and `stateofplay history` name reports"
    return UsageError(f"there is no report {name!r}", remedy=remedy)


def told_others(ledger: Ledger, names: Sequence[str]) -> bool:
    """Whether these reports introduce people, so that others may have been read with what they tell of them."""
    with ledger.reading() as connection:
        made = {version: one for version, (_, one) in readings.in_force(connection).items()}
        own = {stored.seq for name in names if (stored := reports.last(connection, name)) is not None}
    taught = any(one.taught for version, one in made.items() if version in own)
    return taught and any(one.known for version, one in made.items() if version not in own)
