"""Where people disagree about a statement, as every face is shown it."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model import Action, Statement, Verdict


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person has decided: `says` is the statement by that person's word; None where it is rejected."""

    who: str
    action: Action
    says: Statement | None
    recorded: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement as it stands (as it was read, where it is rejected), and what each person says of it, the last first."""

    statement: Statement
    verdict: Verdict
    opinions: tuple[Opinion, ...]
