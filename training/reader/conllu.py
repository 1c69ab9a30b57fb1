"""Sentences of a CoNLL-U file, as far as training needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """One surface token: a multi-word token stands as one, with the tag and head of the first of its words that hangs outside.

    Attributes:
        form: as it is written.
        tag: the universal part of speech.
        head: the number of the surface token that governs it, from 1; 0 is the root.
        relation: to its head.
        misc: the last column; `Entity` and `Discourse` of all its words.
        space_after: whether a space follows.
        ids: the numbers of the syntactic words in it.
        start, end: its place in the document's text, once it has one.
    """

    form: str
    tag: str
    head: int
    relation: str
    misc: dict[str, str]
    space_after: bool
    ids: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence with its surface tokens."""

    name: str
    document: str
    opens_paragraph: bool
    words: list[Word] = field(default_factory=list)


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of the file in order."""
    document = name = ""
    opens = False
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
            opens = True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield Sentence(name, document, opens, _words(rows))
            rows, opens = [], False


def _words(rows: Sequence[Sequence[str]]) -> list[Word]:
    by_id = {row[0]: row for row in rows}
    tokens = list(_tokens(rows))
    place = {i: number for number, (_, ids) in enumerate(tokens, 1) for i in ids}
    words = []
    for row, ids in tokens:
        members = [by_id[i] for i in ids]
        top = next((member for member in members if member[6] not in ids), members[0])
        words.append(
            Word(
                form=row[1],
                tag=top[3],
                head=place.get(top[6], 0),
                relation=top[7],
                misc=_misc(top, members),
                space_after="SpaceAfter=No" not in row[9],
                ids=ids,
            )
        )
    return words


def _tokens(rows: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], tuple[str, ...]]]:
    """The row of each surface token, and the numbers of the syntactic words in it."""
    inside: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            low, high = map(int, row[0].split("-"))
            ids = tuple(map(str, range(low, high + 1)))
            inside.update(ids)
            yield row, ids
        elif "." not in row[0] and row[0] not in inside:
            yield row, (row[0],)


def _misc(top: Sequence[str], members: Sequence[Sequence[str]]) -> dict[str, str]:
    """The last column of the word that stands for the token, with what the others say of entities and discourse."""
    out = _pairs(top)
    if len(members) > 1:
        for member in members:
            for key, value in _pairs(member).items():
                if key in {"Entity", "Discourse"} and value and out.get(key) != value:
                    out[key] = out.get(key, "") + value
    return out


def _pairs(row: Sequence[str]) -> dict[str, str]:
    pairs = (part.partition("=") for part in row[9].split("|"))
    return {key: value for key, equals, value in pairs if equals}
