"""The step: many readings -> one account of copies, retellings and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stateofplay.language import stems, stretches
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Account, Copy
from stateofplay.model.step import Context
from stateofplay.reconcile import arithmetic, conflicts, copies, echoes, occurrences, retellings, tallies


def reconcile(readings: Iterable[Reading], context: Context) -> Iterator[Account]:
    """Yield one account of all readings, whatever the order in which they come.

    Readings are put in order of publication, then of report id; those without a date come last.
    """
    held = tuple(sorted(readings, key=_order))
    again = copies.find(held)
    held = echoes.read_again(held, again)
    told = retellings.find(held, again, context.decisions, context.notify)
    own = _without_repeats(held, again)
    checks = tuple(check for reading in own for check in arithmetic.check(reading))
    claimed = tallies.tally(own)
    account = Account(
        readings=held,
        retellings=told,
        conflicts=conflicts.find(held, told, again, checks, claimed, context.codebook),
        copies=again,
        occurrences=occurrences.find(held, again),
        checks=checks,
        tallies=claimed,
    )
    stems.forget()
    stretches.forget()
    yield account


def _without_repeats(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Reading, ...]:
    """The readings, those of copies with only the figures that they add to their originals."""
    of = {copy.report: copy for copy in copies}
    return tuple(
        replace(reading, figures=tuple(row for row in reading.figures if not of[reading.report.id].repeats(row.evidence)))
        if reading.report.id in of
        else reading
        for reading in readings
    )


def _order(reading: Reading) -> tuple[bool, str, str]:
    published = reading.report.published
    return published is None, published.iso if published else "", reading.report.id
