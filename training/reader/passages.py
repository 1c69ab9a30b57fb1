"""Marked passages: news-like text of our own with its attributions and names marked in brackets.

A file holds passages. A line `= id | register | topic` opens one; each line below it is a paragraph. Marks nest:

    [S1|[P|Ms Ortega]] [Q1s|said] [C1|the port would reopen].

`S`, `Q`, `C` are source, cue and content, with the numbers of the attributions they belong to (`S1,2` is shared). A cue
carries its kind: `s` speech, `b` belief or attitude, `i` intention or wish, `d` decree or decision. `P`, `O`, `L` are names of
persons, organisations and places. Run as a script, it checks files and says where they are wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {"s": "speech", "b": "belief", "i": "intention", "d": "decree"}
NAMES = {"P": "PER", "O": "ORG", "L": "LOC"}
ROLES = {"S": "source", "Q": "cue", "C": "content"}
_MARK = re.compile(r"\[([SQCPOL])([0-9,]*)([sbid]?)\|")


class PassageError(ValueError):
    """A passage that is not marked as the format asks: file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution of a passage: character spans by role, pieces in the order of the text."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage without its marks, and what they said. Names are (start, end, PER | ORG | LOC)."""

    name: str
    register: str
    text: str
    attributions: tuple[Marked, ...]
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bracket that is open, and where in the text it began."""

    letter: str
    numbers: tuple[str, ...]
    kind: str
    start: int

    def __str__(self) -> str:
        return self.letter + ",".join(self.numbers)


class _Parser:
    """What a marked text has said so far."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.text: list[str] = []
        """One character each."""
        self.open: list[_Mark] = []
        self.names: list[tuple[int, int, str]] = []
        self.spans: dict[str, dict[str, list[tuple[int, int]]]] = {}
        """Attribution -> role -> pieces."""
        self.kinds: dict[str, str] = {}

    def begin(self, mark: re.Match[str]) -> None:
        """A bracket opens."""
        letter, numbers, kind = mark.groups()
        ids = tuple(n for n in numbers.split(",") if n)
        if letter in NAMES and (ids or kind):
            raise PassageError(f"{self.place}: {mark[0]!r}: a name takes no number and no kind")
        if letter in ROLES and not ids:
            raise PassageError(f"{self.place}: {mark[0]!r}: a role needs the number of its attribution")
        if (letter == "Q") != bool(kind):
            raise PassageError(f"{self.place}: {mark[0]!r}: a cue, and only a cue, carries its kind (s, b, i or d)")
        self.open.append(_Mark(letter, ids, kind, len(self.text)))

    def end(self, here: str) -> None:
        """A bracket closes; `here` shows where."""
        if not self.open:
            raise PassageError(f"{self.place}: a bracket closes what was not opened, before {here!r}")
        mark = self.open.pop()
        exact = "".join(self.text[mark.start :])
        if exact != exact.strip() or not exact:
            raise PassageError(f"{self.place}: the mark {mark} around {exact!r} begins or ends in space, or is empty")
        span = (mark.start, len(self.text))
        if mark.letter in NAMES:
            self.names.append((*span, NAMES[mark.letter]))
        for one in mark.numbers:
            self.spans.setdefault(one, {}).setdefault(ROLES[mark.letter], []).append(span)
            if mark.kind and self.kinds.setdefault(one, mark.kind) != mark.kind:
                raise PassageError(f"{self.place}: attribution {one} has cues of two kinds")

    def attributions(self) -> Iterator[Marked]:
        """The attributions in the order of their first pieces, once all is read."""
        if self.open:
            raise PassageError(f"{self.place}: {self.open[-1]} is not closed")
        for one, roles in sorted(self.spans.items(), key=lambda item: min(map(min, item[1].values()))):
            for role in ("cue", "content"):
                if role not in roles:
                    raise PassageError(f"{self.place}: attribution {one} has no {role}")
            if len(roles["cue"]) > 1:
                raise PassageError(f"{self.place}: attribution {one} has {len(roles['cue'])} cues; one unbroken cue each")
            source, cue, content = (tuple(sorted(roles.get(role, ()))) for role in ROLES.values())
            yield Marked(source, cue, content, KINDS[self.kinds[one]])


def parse(raw: str, place: str, name: str, register: str) -> Passage:
    """The passage that one marked text spells.

    Args:
        raw: the text with its marks.
        place: where it stands, for messages.
        name: its name.
        register: what sort of text it is.

    Raises:
        PassageError: brackets that do not match, a role without its number, an attribution without cue or content.
    """
    parser = _Parser(place)
    at = 0
    while at < len(raw):
        mark = _MARK.match(raw, at)
        if mark:
            parser.begin(mark)
        elif raw[at] == "[":
            raise PassageError(f"{place}: a bracket that opens no known mark: {raw[at : at + 25]!r}")
        elif raw[at] == "]":
            parser.end(raw[at : at + 25])
        else:
            parser.text.append(raw[at])
        at = mark.end() if mark else at + 1
    attributions = tuple(parser.attributions())
    return Passage(name, register, "".join(parser.text), attributions, tuple(sorted(parser.names)))


def read(path: Path) -> list[Passage]:
    """All passages of a file.

    Raises:
        PassageError: with the file and the number of the line that opens the passage.
    """
    passages = []
    for number, (name, *more), body in _blocks(path):
        place = f"{path.name}:{number} ({name})"
        text = "\n".join(body).strip("\n")
        if not text:
            raise PassageError(f"{place}: an empty passage")
        passages.append(parse(text, place, name, more[0] if more else ""))
    return passages


def _blocks(path: Path) -> list[tuple[int, list[str], list[str]]]:
    """The number and the parts of each line that opens a passage, and the lines below it."""
    blocks: list[tuple[int, list[str], list[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("= "):
            blocks.append((number, [part.strip() for part in line[2:].split("|")], []))
        elif blocks:
            blocks[-1][2].append(line.rstrip())
        elif line.strip():
            raise PassageError(f"{path.name}:{number}: text before the first line that starts with '= '")
    return blocks


def main(paths: list[str]) -> int:
    """Check files; print each fault and the counts. Exit code 1 when one is wrong."""
    wrong = 0
    for path in map(Path, paths):
        try:
            passages = read(path)
        except PassageError as error:
            print(error)
            wrong = 1
            continue
        words = sum(len(passage.text.split()) for passage in passages)
        attributions = sum(len(passage.attributions) for passage in passages)
        print(f"{path.name}: {len(passages)} passages, {words} words, {attributions} attributions")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
