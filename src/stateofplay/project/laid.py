"""Reports with people's decisions laid upon what was read in them, beside the rows of the picture that came of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from stateofplay.ledger import reports, standing, verdicts
from stateofplay.ledger.decisions import StoredDecision
from stateofplay.ledger.reports import StoredReport
from stateofplay.ledger.standing import Standing
from stateofplay.ledger.verdicts import Laid, Stood
from stateofplay.project import operations

_TOGETHER: Final = 200
"""Reports in memory at a time."""


@dataclass(frozen=True, slots=True)
class LaidReport:
    """A report with its statements.

    Attributes:
        stored: the version of the report.
        held: its rows in the picture.
        laid: the same anew, with the decisions on each.
        decided: the decisions in force on the report, in the words of the codebook in force.
    """

    stored: StoredReport
    held: tuple[Standing, ...]
    laid: Laid
    decided: tuple[StoredDecision, ...]

    def pairs(self) -> Iterator[tuple[Standing, Stood]]:
        """Each row of the picture with the decisions on it."""
        read = iter([row for row in self.held if row.read is not None])
        told = iter([row for row in self.held if row.read is None])
        for stood in self.laid.rows:
            row = next(told if stood.read is None else read, None)
            if row is not None:
                yield row, stood


def laid_on(connection: Connection, versions: Sequence[int]) -> Iterator[LaidReport]:
    """Versions of reports by their numbers, in that order, each once, however many decisions are on it.

    Args:
        connection: to a project whose picture is that of now.
        versions: those in force.
    """
    for start in range(0, len(versions), _TOGETHER):
        batch = list(reports.load(connection, versions[start : start + _TOGETHER]))
        about = operations.decided_on(connection, sorted({stored.report.id for stored in batch}))
        held: dict[int, list[Standing]] = defaultdict(list)
        for row in standing.of_versions(connection, [stored.seq for stored in batch]):
            held[row.version].append(row)
        for stored in batch:
            own, rows = about[stored.report.id], held[stored.seq]
            laid = verdicts.lay(stored.report, stored.seq, [row.read for row in rows if row.read is not None], own)
            yield LaidReport(stored, tuple(rows), laid, tuple(own))
