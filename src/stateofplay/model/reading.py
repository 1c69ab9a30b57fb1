"""All that is read from one report once the codebook is applied, before reports are compared."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model.attribution import Attribution
from stateofplay.model.document import DateMention
from stateofplay.model.facts import Event, Figure
from stateofplay.model.report import Report
from stateofplay.model.statement import Statement, StatusClaim


@dataclass(frozen=True, slots=True)
class Reading:
    """One report and what it says. Layers are in order of the text."""

    report: Report
    statements: tuple[Statement, ...] = ()
    claims: tuple[StatusClaim, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[DateMention, ...] = ()
