"""What every corpus gives: documents, and the attributions marked in them."""

from __future__ import annotations

from dataclasses import dataclass, field

Interval = tuple[int, int]
"""Characters of a text, from and up to (exclusive)."""
Stretch = tuple[int, int, str]
"""The same with a tag."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution, by character. `nested` lies within another's content; `kind` is "" where the corpus has none."""

    source: tuple[Interval, ...]
    cue: tuple[Interval, ...]
    content: tuple[Interval, ...]
    kind: str = ""
    nested: bool = False


@dataclass(slots=True)
class Example:
    """A document of a corpus. What the corpus does not mark is None, so that its loss is left out.

    Attributes:
        name: the document's name in its corpus.
        text: what all offsets count in.
        attributions: who says what.
        names: names, tagged PER, ORG or LOC.
        tags: words, with their parts of speech.
        starts: where sentences begin.
        marks_nested: whether attributions within another's content are marked too.
        genre: what sort of text it is, "" where nobody says.
        unnamed: stretches whose names nobody marked.
    """

    name: str
    text: str
    attributions: list[Marked] | None = None
    names: list[Stretch] | None = None
    tags: list[Stretch] | None = None
    starts: list[int] | None = None
    marks_nested: bool = False
    genre: str = ""
    unnamed: list[Interval] = field(default_factory=list)
