"""Whether a project is whole; and, where that is asked for, whether the picture that is kept is that of its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from stateofplay.errors import ProjectError
from stateofplay.export import state_json
from stateofplay.ledger import Ledger, decisions, picture
from stateofplay.ledger.check import BACKUP, MEND, check
from stateofplay.ledger.check import mend as mend_rows
from stateofplay.ledger.store import check_writable
from stateofplay.model import Decision
from stateofplay.model.checking import Checking, Fault, Part
from stateofplay.project import drawing, states

Told = Callable[[Part], None]
_NAME = "picture, drawn again"


def checked(ledger: Ledger, *, deep: bool = False, told: Told | None = None) -> Checking:
    """Check a project; nothing is changed.

    Args:
        ledger: the project.
        deep: draw the picture again, and hold the one that is kept against it.
        told: called with each part once it is checked.
    """
    parts = []
    for part in check(ledger):
        parts.append(part)
        if told is not None:
            told(part)
    if deep:
        parts.append(_drawn_again(ledger))
        if told is not None:
            told(parts[-1])
    return Checking(ledger.address.shown, tuple(parts), _unfit(ledger))


def mend(ledger: Ledger) -> None:
    """Make anew what follows from what is kept: the index of words, and the picture.

    Raises:
        ProjectUnwritableError: nothing was changed.
    """
    check_writable(ledger)
    mend_rows(ledger)
    drawing.refresh(ledger)


def _drawn_again(ledger: Ledger) -> Part:
    try:
        with ledger.reading() as connection:
            head = picture.head(connection)
            if not picture.is_current(connection, head):
                return Part(_NAME, 0, "", note="rows were added since it was drawn; it will be when it is next looked at")
            kept = states.whole(connection)
            made_from = drawing.material(connection)
        again = replace(drawing.drawn(made_from).state, notices=kept.notices)
    except ProjectError as error:
        return Part(_NAME, 0, "", (Fault("the picture", error.problem, BACKUP),))
    number = len(again.statements)
    one, other = state_json.document(kept), state_json.document(again)
    unlike = [key for key in one if one[key] != other[key]]
    faults = tuple(Fault("the picture", f"its {key} are not those of the rows", MEND) for key in unlike)
    return Part(_NAME, number, "statement", faults)


def _unfit(ledger: Ledger) -> tuple[Decision, ...]:
    """Decisions that fit nothing, by the picture that is kept."""
    try:
        with ledger.reading() as connection:
            head = picture.head(connection)
            wanted = frozenset(head.body.get("unfit", ()) if head else ())
            if not wanted:
                return ()
            return tuple(row.decision for row in decisions.live(decisions.every(connection)) if row.decision.id in wanted)
    except ProjectError:
        return ()
