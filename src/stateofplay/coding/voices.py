"""Which attributions speak where: an index by sentence.

So that a long report costs no more for each sentence than a short one.
"""

from __future__ import annotations

from collections import defaultdict

from stateofplay.model.attribution import Attribution, Kind
from stateofplay.model.document import Document
from stateofplay.model.span import Span


class Voices:
    """The attributions of one document by the sentences that their content and their cue stand in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._saying: dict[int, list[Attribution]] = defaultdict(list)
        self._cued: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in document.attributions:
            sentences = {i for part in attribution.content for i in self._touched(part)}
            for index in sorted(sentences):
                self._saying[index].append(attribution)
            if attribution.cue:
                self._cued[document.sentence_at(attribution.cue[0].start)].append(attribution)

    def saying(self, sentence: int) -> list[Attribution]:
        """The attributions with content in the sentence, in order of the text."""
        return self._saying.get(sentence, [])

    def cued(self, sentence: int) -> list[Attribution]:
        """The attributions with their cue in the sentence, in order of the text."""
        return self._cued.get(sentence, [])

    def told(self, sentence: int) -> list[Attribution]:
        """Those with content in the sentence that tell what somebody says: they have a source and their cue is no noun."""
        return [a for a in self.saying(sentence) if a.source and not a.is_nominal]

    def spoken(self, sentence: int) -> bool:
        """Whether the sentence tells what somebody says, not only what somebody thinks, wants or decides."""
        return any(a.kind is Kind.SPEECH for a in self.told(sentence))

    def innermost(self, start: int, end: int) -> tuple[Attribution, Span] | None:
        """The attribution whose content most narrowly holds the stretch, with that content."""
        found = [
            (len(c), a, c)
            for a in self.told(self._document.sentence_at(start))
            for c in a.content
            if c.start <= start and end <= c.end
        ]
        if not found:
            return None
        _, attribution, content = min(found, key=lambda row: row[0])
        return attribution, content

    def _touched(self, part: Span) -> range:
        first = max(0, self._document.sentence_at(part.start))
        return range(first, self._document.sentence_at(max(part.start, part.end - 1)) + 1)
