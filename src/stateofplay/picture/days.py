"""The first and the last day that the date of an event may mean, as ISO text that sorts."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final

from stateofplay.model import DeadlineState, EventKind, Occurrence, PartialDate, State

NEVER: Final = "9999-12-31"


def first(date: str) -> str:
    """The first day of a date or of a span `start/end`; the text itself where it is no date."""
    start = date.partition("/")[0]
    try:
        return PartialDate(start).first_day.isoformat()
    except ValueError:
        return start


def last(date: str) -> str:
    """The last day of a date or of a span; the text itself where it is no date."""
    end = date.rpartition("/")[2]
    try:
        parsed = PartialDate(end)
    except ValueError:
        return end
    day = parsed.first_day
    if parsed.precision == "year":
        return dt.date(day.year, 12, 31).isoformat()
    if parsed.precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1]).isoformat()
    return day.isoformat()


def overlap(date: str, start: str, end: str) -> bool:
    """Whether a date may lie between two dates, both inclusive; "" is no limit."""
    return (not start or last(date) >= first(start)) and (not end or first(date) <= last(end))


def occurrences(state: State) -> tuple[Occurrence, ...]:
    """The occurrences of a state; each event for one of its own where the file is older than occurrences."""
    if state.occurrences or not state.events:
        return state.occurrences
    return tuple(
        Occurrence((event,), event.kind, event.date, event.place, event.parties, _deadline(event.kind, event.date, state.as_of))
        for event in state.events
    )


def _deadline(kind: EventKind, date: str, as_of: str) -> DeadlineState | None:
    if kind is not EventKind.DEADLINE or not as_of:
        return None
    return DeadlineState.PASSED if last(date) < first(as_of) else DeadlineState.AHEAD
