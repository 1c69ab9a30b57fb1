"""The sentences of a treebank as documents with one text each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from training.reader.conllu import Sentence, sentences
from training.reader.corpora_types import Example, Interval, Stretch


def documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """The documents of a CoNLL-U file: name and sentences."""
    group: list[Sentence] = []
    for sentence in sentences(path):
        if group and sentence.document != group[-1].document:
            yield group[-1].document, group
            group = []
        group.append(sentence)
    if group:
        yield group[-1].document, group


def example(document: str, group: Sequence[Sentence], tagged: Sequence[list[str] | None]) -> Example:
    """One text of many sentences: a line break before a new paragraph, a space otherwise. Words get their offsets.

    Args:
        document: its name.
        group: its sentences.
        tagged: for each sentence the IOB2 tags of its words, None where nobody marked names.
    """
    parts: list[str] = []
    length = 0
    names: list[Stretch] = []
    tags: list[Stretch] = []
    starts: list[int] = []
    unnamed: list[Interval] = []
    for sentence, found in zip(group, tagged, strict=True):
        if parts:
            parts.append("\n" if sentence.opens_paragraph else " ")
            length += 1
        starts.append(length)
        parts.append(_placed(sentence, length))
        length += len(parts[-1])
        tags.extend((word.start, word.end, word.tag) for word in sentence.words)
        if found is None:
            unnamed.append((starts[-1], length))
        else:
            names.extend(_names(sentence, found))
    return Example(document, "".join(parts), None, names, tags, starts, unnamed=unnamed)


def _placed(sentence: Sentence, start: int) -> str:
    """The sentence's text, which begins at `start`; its words get their offsets."""
    parts: list[str] = []
    for word in sentence.words:
        word.start, word.end = start, start + len(word.form)
        parts.append(word.form + (" " if word.space_after else ""))
        start += len(parts[-1])
    return "".join(parts).removesuffix(" ")


def _names(sentence: Sentence, tags: list[str]) -> Iterator[Stretch]:
    """The names by character, without a possessive's ending."""
    for first, last, kind in _runs(tags):
        end, form = sentence.words[last].end, sentence.words[last].form
        if form.endswith(("'s", "’s")) and len(form) > 2:
            end -= 2
        yield sentence.words[first].start, end, kind


def _runs(tags: list[str]) -> Iterator[Stretch]:
    """First and last word of each name, and its type."""
    start = -1
    kind = ""
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag != "I-" + kind:
            yield start, i - 1, kind
            start = -1
        if tag in {"B-PER", "B-ORG", "B-LOC"}:
            start, kind = i, tag[2:]
