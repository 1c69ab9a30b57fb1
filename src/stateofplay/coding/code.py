"""The step: Document in, Reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from stateofplay.coding import events, figures, status
from stateofplay.coding.parties import Acquaintances
from stateofplay.coding.statements import Coder
from stateofplay.model.document import Document
from stateofplay.model.reading import Reading
from stateofplay.model.step import Context, Reader

if TYPE_CHECKING:
    from stateofplay.coding.positions.store import Model


def code(documents: Iterable[Document], context: Context) -> Iterator[Reading]:
    """Apply the context's codebook to each document; raises ValueError when there is none."""
    if context.codebook is None:
        raise ValueError("coding needs a codebook")
    coder = Coder.of(context.codebook, _model() if context.reader is Reader.MODEL else None)
    directory, met = coder.directory, Acquaintances()
    order = tuple(party.id for party in context.codebook.parties)
    for document in documents:
        coder = replace(coder, directory=directory.knowing(met.people))
        met.meet(directory.taught(document))
        yield Reading(
            report=document.report,
            statements=coder.read(document),
            claims=tuple(status.find(document, coder.topics)),
            figures=figures.find(document),
            events=events.find(document, coder.directory.mentions(document), order),
            attributions=document.attributions,
            dates=document.dates,
        )


def _model() -> Model:
    """The trained reader of positions; loaded here, because the rules alone need no onnxruntime."""
    from stateofplay.coding.positions import store  # noqa: PLC0415

    return store.bundled()
