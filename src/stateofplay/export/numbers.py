"""How much a picture rests on: what the head of a grid says."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model import State


@dataclass(frozen=True, slots=True)
class Numbers:
    """The date of the last report (ISO text; "" when none is dated), and how many reports, copies and statements there are."""

    as_of: str
    reports: int
    copies: int
    statements: int

    @classmethod
    def of(cls, state: State) -> Numbers:
        """Those of a picture whose rows are all there."""
        copies = len({copy.report for copy in state.copies})
        return cls(state.as_of, len(state.reports), copies, len(state.statements))
