"""Sentences of a CoNLL-U file, as far as training needs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """One surface token: a multi-word token stands as one, with the tag and head of its first word."""

    form: str
    tag: str
    head: int
    relation: str
    misc: dict[str, str]
    space_after: bool
    ids: tuple[str, ...] = ()
    """The numbers of the syntactic words in it."""
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence with its surface tokens; `head` counts surface tokens from 1, 0 is the root."""

    name: str
    document: str
    opens_paragraph: bool
    words: list[Word] = field(default_factory=list)
    offset: int = 0


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of the file in order."""
    document = name = ""
    opens = False
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
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
            yield _sentence(name, document, rows, opens=opens)
            rows, opens = [], False
    if rows:
        yield _sentence(name, document, rows, opens=opens)


def _sentence(name: str, document: str, rows: list[list[str]], *, opens: bool) -> Sentence:
    sentence = Sentence(name, document, opens)
    surface: dict[str, int] = {}
    inside: set[str] = set()
    heads: list[str] = []
    by_id = {row[0]: row for row in rows}
    for row in rows:
        if "." in row[0] or row[0] in inside:
            continue
        first = row
        ids: tuple[str, ...] = (row[0],)
        if "-" in row[0]:
            low, high = (int(part) for part in row[0].split("-"))
            inside.update(str(i) for i in range(low, high + 1))
            ids = tuple(str(i) for i in range(low, high + 1))
            members = [by_id[i] for i in ids]
            outer = [m for m in members if not low <= int(m[6] if m[6].isdigit() else 0) <= high]
            first = outer[0] if outer else members[0]
            for i in range(low, high + 1):
                surface[str(i)] = len(sentence.words) + 1
        else:
            surface[row[0]] = len(sentence.words) + 1
        misc = dict(part.partition("=")[::2] for part in first[9].split("|") if "=" in part)
        if "-" in row[0]:
            for member in members:
                for part in member[9].split("|"):
                    key, _, value = part.partition("=")
                    if key in {"Entity", "Discourse"} and value:
                        misc[key] = misc.get(key, "") + value if key not in misc or misc[key] != value else value
        sentence.words.append(Word(row[1], first[3], 0, first[7], misc, "SpaceAfter=No" not in row[9], ids))
        heads.append(first[6])
    for word, head in zip(sentence.words, heads, strict=True):
        word.head = surface.get(head, 0)
    return sentence
