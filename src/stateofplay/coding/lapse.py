"""The last day on which an offer stands, from the words that say so: "until Friday", "lapses on 31 March"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from stateofplay.language import dates
from stateofplay.language.clean import clean
from stateofplay.model.dates import PartialDate
from stateofplay.model.document import DateMention, TimexType

_AHEAD: Final = "It will stand until "
"""What ends an offer lies ahead of the report, whatever the tense of its clause."""
_VALUE: Final = re.compile(r"([0-9]{4})(?:-W([0-9]{2})(?:-WE)?|-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?\Z")


def last_day(words: str, published: PartialDate | None) -> str:
    """The day as ISO text; "" where the words name no date that can be told."""
    named = _dates(words[:500], published)
    if not named:
        return ""
    again = _dates(_AHEAD + named[0].span.exact, published)
    return _last(again[-1].value if again else named[0].value)


def _dates(words: str, published: PartialDate | None) -> list[DateMention]:
    return [row for row in dates.find(clean(words), words, published) if row.timex in (TimexType.DATE, TimexType.TIME)]


def _last(value: str) -> str:
    found = _VALUE.match(value.rpartition("/")[2])
    if not found:
        return ""
    year, week, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if week:
            return dt.date.fromisocalendar(year, week, 7).isoformat()
        month = month or 12
        return dt.date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return ""
