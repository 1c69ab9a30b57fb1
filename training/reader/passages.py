"""Marked passages: news-like text of our own with its attributions and names marked in brackets.

A file holds passages. A line `= id | register | topic` opens one; each line below it is a paragraph. Marks nest:

    [S1|[P|Ms Ortega]] [Q1s|said] [C1|the port would reopen].

`S`, `Q`, `C` are source, cue and content, with the numbers of the attributions they belong to (`S1,2` is shared). A cue carries its
kind: `s` speech, `b` belief or attitude, `i` intention or wish, `d` decree or decision. `P`, `O`, `L` are names of persons,
organisations and places. Run as a script, it checks files and says where they are wrong.
"""

from __future__ import annotations

import re
import sys
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


def parse(raw: str, place: str, name: str, register: str) -> Passage:
    """The passage that one marked text spells.

    Raises:
        PassageError: brackets that do not match, a role without its number, an attribution without cue or content.
    """
    out: list[str] = []
    length = 0
    stack: list[tuple[str, list[str], str, int]] = []
    spans: dict[str, dict[str, list[tuple[int, int]]]] = {}
    kinds: dict[str, str] = {}
    names: list[tuple[int, int, str]] = []
    at = 0
    while at < len(raw):
        mark = _MARK.match(raw, at)
        if mark:
            letter, numbers, kind = mark.groups()
            ids = [n for n in numbers.split(",") if n]
            if letter in NAMES and (ids or kind):
                raise PassageError(f"{place}: {mark[0]!r}: a name takes no number and no kind")
            if letter in ROLES and not ids:
                raise PassageError(f"{place}: {mark[0]!r}: a role needs the number of its attribution")
            if (letter == "Q") != bool(kind):
                raise PassageError(f"{place}: {mark[0]!r}: a cue, and only a cue, carries its kind (s, b, i or d)")
            stack.append((letter, ids, kind, length))
            at = mark.end()
        elif raw[at] == "[":
            raise PassageError(f"{place}: a bracket that opens no known mark: {raw[at : at + 25]!r}")
        elif raw[at] == "]":
            if not stack:
                raise PassageError(f"{place}: a bracket closes what was not opened, before {raw[at : at + 25]!r}")
            letter, ids, kind, start = stack.pop()
            exact = "".join(out)[start:]
            if exact != exact.strip() or not exact:
                raise PassageError(
                    f"{place}: the mark {letter}{','.join(ids)} around {exact!r} begins or ends in space, or is empty"
                )
            if letter in NAMES:
                names.append((start, length, NAMES[letter]))
            for one in ids:
                spans.setdefault(one, {}).setdefault(ROLES[letter], []).append((start, length))
                if kind and kinds.setdefault(one, kind) != kind:
                    raise PassageError(f"{place}: attribution {one} has cues of two kinds")
            at += 1
        else:
            out.append(raw[at])
            length += 1
            at += 1
    if stack:
        raise PassageError(f"{place}: {stack[-1][0]}{','.join(stack[-1][1])} is not closed")
    attributions = []
    for one, roles in sorted(spans.items(), key=lambda item: min(min(s) for s in item[1].values())):
        for role in ("cue", "content"):
            if role not in roles:
                raise PassageError(f"{place}: attribution {one} has no {role}")
        if len(roles["cue"]) > 1:
            raise PassageError(f"{place}: attribution {one} has {len(roles['cue'])} cues; one unbroken cue each")
        ordered = {role: tuple(sorted(pieces)) for role, pieces in roles.items()}
        attributions.append(Marked(ordered.get("source", ()), ordered["cue"], ordered["content"], KINDS[kinds[one]]))
    return Passage(name, register, "".join(out), tuple(attributions), tuple(sorted(names)))


def read(path: Path) -> list[Passage]:
    """All passages of a file.

    Raises:
        PassageError: with the file and the number of the line that opens the passage.
    """
    passages = []
    head: tuple[int, list[str]] | None = None
    body: list[str] = []

    def close() -> None:
        if head is not None:
            place = f"{path.name}:{head[0]} ({head[1][0]})"
            text = "\n".join(body).strip("\n")
            if not text:
                raise PassageError(f"{place}: an empty passage")
            passages.append(parse(text, place, head[1][0], head[1][1] if len(head[1]) > 1 else ""))

    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("= "):
            close()
            head, body = (number, [part.strip() for part in line[2:].split("|")]), []
        elif head is not None:
            body.append(line.rstrip())
        elif line.strip():
            raise PassageError(f"{path.name}:{number}: text before the first line that starts with '= '")
    close()
    return passages


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
        words = sum(len(p.text.split()) for p in passages)
        print(
            f"{path.name}: {len(passages)} passages, {words} words, {sum(len(p.attributions) for p in passages)} attributions"
        )
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
