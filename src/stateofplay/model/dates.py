"""A date that keeps its precision: 2025-12-15, 2025-12 and 2025 are all dates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day, as ISO 8601 text. Orders by text, so a month comes before its days."""

    iso: str

    def __post_init__(self) -> None:
        found = _FORM.match(self.iso)
        if not found:
            raise ValueError(f"{self.iso!r} is not a date of the form 2025, 2025-12 or 2025-12-15")
        year, month, day = (int(part) if part else 1 for part in found.groups())
        try:
            dt.date(year, month, day)
        except ValueError as error:
            raise ValueError(f"{self.iso!r} is not a date: {error}") from None

    @classmethod
    def from_day(cls, day: dt.date) -> PartialDate:
        """The day itself, in full precision."""
        return cls(day.isoformat())

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return ("year", "month", "day")[self.iso.count("-")]

    @property
    def first_day(self) -> dt.date:
        """The earliest day that the date may mean."""
        return dt.date.fromisoformat((self.iso + "-01-01")[:10])

    @property
    def day(self) -> dt.date | None:
        """The day, when the date is precise enough to be one."""
        return self.first_day if self.precision == "day" else None

    def __str__(self) -> str:
        return self.iso
