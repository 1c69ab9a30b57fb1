"""The step: many readings -> one account of copies, retellings and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Account
from stateofplay.model.step import Context
from stateofplay.reconcile import conflicts, copies, retellings


def reconcile(readings: Iterable[Reading], _context: Context) -> Iterator[Account]:
    """Yield one account of all readings, whatever the order in which they come.

    Readings are put in order of publication, then of report id; those without a date come last.
    """
    held = tuple(sorted(readings, key=_order))
    again = copies.find(held)
    told = retellings.find(held, again)
    yield Account(held, told, conflicts.find(held, told, again), again)


def _order(reading: Reading) -> tuple[bool, str, str]:
    published = reading.report.published
    return published is None, published.iso if published else "", reading.report.id
