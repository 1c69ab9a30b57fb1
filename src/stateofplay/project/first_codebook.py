"""The codebook of a project that was made without one: drafted from the first reports that are added to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from stateofplay import drafting, intake
from stateofplay.drafting import Draft
from stateofplay.errors import InputError, Place
from stateofplay.ledger import Ledger, codebooks, now
from stateofplay.ledger.store import check_writable
from stateofplay.model import Context, Document, Level, Notice
from stateofplay.project.incoming import Found

MOST: Final = 200
"""Reports that are drafted from at most, since all of them are in memory at once."""


def sample(found: Sequence[Found]) -> Sequence[Found]:
    """The reports to draft from: all, or as many as may be, evenly from the first to the last."""
    if len(found) <= MOST:
        return found
    return [found[number * len(found) // MOST] for number in range(MOST)]


def propose(ledger: Ledger, documents: Iterable[Document], *, who: str, context: Context) -> Draft | None:
    """Draft a codebook and keep it, unless somebody else has given the project one meanwhile (then None).

    It is what `stateofplay codebook draft` would write, and can be replaced like any other.

    Raises:
        InputError: nobody in the reports takes a stance, so that there is nothing to propose.
    """
    check_writable(ledger)
    try:
        made = drafting.draft(documents)
    except InputError as error:
        remedy = "give more reports, or write a codebook and give it with `stateofplay codebook replace`"
        raise InputError(f"the project has no codebook, and none can be drafted: {error.problem}", remedy=remedy) from None
    with TemporaryDirectory(prefix="stateofplay-") as folder:
        file = Path(folder) / "codebook.yaml"
        file.write_text(drafting.dumps(made), encoding="utf-8")
        book = intake.read_codebook(file)
    with ledger.writing(alone=True) as connection:
        if codebooks.in_force(connection) is not None:
            return None
        why = f"drafted from the first reports that were added ({made.reports})"
        codebooks.add(connection, book, origin="drafted", recorded=now(), who=who, why=why)
    for doubt in made.doubts:
        context.notify(Notice(Level.WARNING, doubt, Place("the drafted codebook")))
    return made
