"""PolNeAR: political news with every attribution marked, in brat's standoff files (Newell et al. 2018)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.reader.corpora_types import Example, Interval, Marked

_SPAN = re.compile(r"^(T\d+)\t(?:Source|Cue|Content) ([\d; ]+)\t")


def polnear(folder: Path) -> Iterator[Example]:
    """The articles of one compartment of PolNeAR, the first annotator of each."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotators = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if annotators:
            lines = annotators[0].read_text(encoding="utf-8").split("\n")
            yield Example(path.stem, path.read_text(encoding="utf-8"), list(_attributions(lines)))


def _attributions(lines: list[str]) -> Iterator[Marked]:
    """The events that have both cue and content."""
    spans = {match[1]: _intervals(match[2]) for match in map(_SPAN.match, lines) if match}
    for line in lines:
        if line.startswith("E"):
            one = _event(line.split("\t")[1], spans)
            if one.cue and one.content:
                yield one


def _intervals(pieces: str) -> tuple[Interval, ...]:
    """`3 7;9 12` as intervals."""
    pairs = (piece.split() for piece in pieces.split(";"))
    return tuple((int(pair[0]), int(pair[1])) for pair in pairs)


def _event(arguments: str, spans: Mapping[str, tuple[Interval, ...]]) -> Marked:
    """`Source:T1 Cue:T2 Content:T3 Content2:T4`, where a role's later parts are numbered."""
    roles: dict[str, list[Interval]] = {"Source": [], "Cue": [], "Content": []}
    for argument in arguments.split():
        role, _, target = argument.partition(":")
        role = role.rstrip("0123456789")
        if role in roles and target in spans:
            roles[role].extend(spans[target])
    source, cue, content = (tuple(sorted(pieces)) for pieces in roles.values())
    return Marked(source, cue, content)
