"""When something is recorded: later than all that is recorded already, whatever the clocks of several machines say."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import Connection, select

from stateofplay.ledger.schema import CODEBOOKS, DECISIONS, READINGS, REPORTS
from stateofplay.ledger.store import now

_TABLES: Final = (CODEBOOKS, REPORTS, READINGS, DECISIONS)


def moment(connection: Connection) -> str:
    """The time of now, or a microsecond after the last row where a clock had gone further.

    What was known at a time stays what it was only if rows come in the order of their times. So ask for it where nobody else
    can add a row before the one that gets it: within `Ledger.writing(alone=True)`.
    """
    last = max(connection.scalar(select(one.c.recorded).order_by(one.c.seq.desc()).limit(1)) or "" for one in _TABLES)
    own = now()
    if own > last:
        return own
    try:
        following = dt.datetime.fromisoformat(last).astimezone(dt.UTC) + dt.timedelta(microseconds=1)
        return following.isoformat(timespec="microseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):  # no time that we wrote
        return own
