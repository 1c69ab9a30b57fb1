"""The step: Document in, Reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stateofplay.coding import events, figures, status
from stateofplay.coding.statements import Coder
from stateofplay.model.document import Document
from stateofplay.model.reading import Reading
from stateofplay.model.step import Context


def code(documents: Iterable[Document], context: Context) -> Iterator[Reading]:
    """Apply the context's codebook to each document; raises ValueError when there is none."""
    if context.codebook is None:
        raise ValueError("coding needs a codebook")
    coder = Coder.of(context.codebook)
    for document in documents:
        yield Reading(
            report=document.report,
            statements=coder.read(document),
            claims=tuple(status.find(document, coder.topics)),
            figures=figures.find(document),
            events=events.find(document),
            attributions=document.attributions,
        )
