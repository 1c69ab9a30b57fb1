"""What a step wants people to know: a file refused, a block set aside, a sentence too long to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stateofplay.errors import Place


class Level(StrEnum):
    """How much it matters: `ERROR` means that something was not read, `WARNING` that it may be read wrongly."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: what, where, and what to do about it."""

    level: Level
    problem: str
    place: Place
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        cure = f". {self.remedy[0].upper()}{self.remedy[1:]}" if self.remedy else ""
        return f"{where}{self.problem}{cure}"
