"""What a check of a project found."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: where, what, and what to do."""

    where: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a project that was checked: its name, how many rows of what, its faults.

    Attributes:
        name: what it is called.
        number: how many.
        of: of what, one of them.
        faults: what is wrong.
        note: instead of that it is well, where it was not checked.
        more: what must be said of the number, as where it is not all that there is.
    """

    name: str
    number: int
    of: str
    faults: tuple[Fault, ...] = ()
    note: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Checking:
    """What was checked, and the decisions that fit nothing any longer, which is no fault."""

    project: str
    parts: tuple[Part, ...] = ()
    unfit: tuple[Decision, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults, in the order of the parts."""
        return tuple(fault for part in self.parts for fault in part.faults)
