"""The project's own marked passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.reader import passages
from training.reader.corpora_types import Example, Marked


def own(folder: Path, *, held_out: bool) -> Iterator[Example]:
    """The passages of every file in the folder: every tenth is held out of training, for figures."""
    for path in sorted(folder.glob("*.txt")):
        for number, passage in enumerate(passages.read(path), 1):
            if (number % 10 == 0) == held_out:
                yield Example(
                    f"{path.stem}-{passage.name}",
                    passage.text,
                    _attributions(passage),
                    list(passage.names),
                    marks_nested=True,
                    genre=passage.register,
                )


def _attributions(passage: passages.Passage) -> list[Marked]:
    contents = [piece for one in passage.attributions for piece in one.content]
    return [
        Marked(
            one.source,
            one.cue,
            one.content,
            one.kind,
            nested=any(a <= one.cue[0][0] and one.cue[-1][1] <= b for a, b in contents),
        )
        for one in passage.attributions
    ]
