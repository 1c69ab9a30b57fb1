"""The step: Document in, Reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stateofplay.coding import events, figures, status
from stateofplay.coding.parties import Acquaintances
from stateofplay.coding.statements import Coder
from stateofplay.language.words_of import words_of
from stateofplay.model.codebook import Codebook
from stateofplay.model.document import Document
from stateofplay.model.reading import Reading
from stateofplay.model.step import Context, Reader

if TYPE_CHECKING:
    from stateofplay.coding.positions.store import Model


@dataclass(frozen=True, slots=True)
class Desk:
    """A codebook and a reader, ready for any number of reports in any order. What one report says is read from it alone.

    What earlier reports tell of people is given with each document, since only the caller knows which those are.
    """

    coder: Coder
    order: tuple[str, ...]

    @classmethod
    def of(cls, codebook: Codebook, reader: Reader) -> Desk:
        """Make ready to read with that codebook; raises ModelError where the model is missing or damaged."""
        coder = Coder.of(codebook, _model() if reader is Reader.MODEL else None)
        return cls(coder, tuple(party.id for party in codebook.parties))

    def taught(self, document: Document) -> dict[str, str]:
        """Whom the report itself introduces: name to id of the party that each speaks for."""
        return self.coder.directory.taught(document)

    def read(self, document: Document, people: Mapping[str, str]) -> Reading:
        """What the report says.

        Args:
            document: with its attributions.
            people: whom earlier reports introduced; names that the report does not hold change nothing.
        """
        coder = replace(self.coder, directory=self.coder.directory.knowing(people))
        return Reading(
            report=document.report,
            statements=coder.read(document),
            claims=tuple(status.find(document, coder.topics)),
            figures=figures.find(document),
            events=events.find(document, coder.directory.mentions(document), self.order),
            attributions=document.attributions,
            dates=document.dates,
        )


def code(documents: Iterable[Document], context: Context) -> Iterator[Reading]:
    """Apply the context's codebook to each document; raises ValueError when there is none."""
    if context.codebook is None:
        raise ValueError("coding needs a codebook")
    desk, met = Desk.of(context.codebook, context.reader), Acquaintances()
    for document in documents:
        people = met.among(words_of(document.report.text))
        met.meet(desk.taught(document))
        yield desk.read(document, people)


def _model() -> Model:
    """The trained reader of positions; loaded here, because the rules alone need no onnxruntime."""
    from stateofplay.coding.positions import store  # noqa: PLC0415

    return store.bundled()
