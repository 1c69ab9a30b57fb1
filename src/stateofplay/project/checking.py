"""Whether a project is whole; and, where that is asked for, whether the picture that is kept is that of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from stateofplay.errors import ProjectDamagedError, ProjectError
from stateofplay.export import state_json
from stateofplay.ledger import Ledger, picture, remains, undoing
from stateofplay.ledger.address import Address
from stateofplay.ledger.check import BACKUP, MEND, check
from stateofplay.ledger.check import mend as mend_rows
from stateofplay.ledger.faults import DAMAGED
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
    parts = _told(check(ledger), told)
    if deep:
        parts += _told([_drawn_again(ledger)], told)
    if ledger.address.file is not None and any(fault.problem == DAMAGED for part in parts for fault in part.faults):
        parts += _told(remains.remains(ledger.address.file), told)
    return Checking(ledger.address.shown, tuple(parts), _unfit(ledger))


def damaged(name: str, error: ProjectDamagedError, *, told: Told | None = None) -> Checking:
    """What can be read of a project that cannot be opened.

    Args:
        name: its path.
        error: what was wrong when it was opened.
        told: called with each part once it is checked.

    Raises:
        ProjectDamagedError: that error, where it is no file.
    """
    address = Address.of(name)
    if address.file is None:
        raise error
    first = Part("database", 0, "", (Fault("the file", error.problem, remains.REMEDY),))
    return Checking(address.shown, tuple(_told([first, *remains.remains(address.file)], told)))


def _told(parts: Iterable[Part], told: Told | None) -> list[Part]:
    made = []
    for part in parts:
        made.append(part)
        if told is not None:
            told(part)
    return made


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
            lost = list(head.body.get("unfit", ())) if head else []
            made_from = drawing.material(connection)
        new = drawing.drawn(made_from)
        again = replace(new.state, notices=kept.notices)
    except ProjectError as error:
        return Part(_NAME, 0, "", (Fault("the picture", error.problem, BACKUP),))
    number = len(again.statements)
    one, other = state_json.document(kept), state_json.document(again)
    unlike = [key for key in one if one[key] != other[key]]
    unlike += ["decisions that fit nothing"] if lost != [row.decision.id for row in new.unfit] else []
    faults = tuple(Fault("the picture", f"its {key} are not those of the rows", MEND) for key in unlike)
    return Part(_NAME, number, "statement", faults, more="as they stand")


def _unfit(ledger: Ledger) -> tuple[Decision, ...]:
    """Decisions that fit nothing, by the picture that is kept."""
    try:
        with ledger.reading() as connection:
            head = picture.head(connection)
            wanted = frozenset(head.body.get("unfit", ()) if head else ())
            live = wanted - undoing.undone(connection) if wanted else wanted
            return tuple(row.decision for row in undoing.of_ids(connection, live))
    except ProjectError:
        return ()
