"""decisions.yaml -> Decisions: which passages people have said to be one statement told again, and which not.

Two lists of pairs, `apart` and `together`; a passage is the id of a report and exact words of it (docs/how-it-reads.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml

from stateofplay.errors import CodebookError, DecisionsError, Place
from stateofplay.intake.decode import decode
from stateofplay.intake.files import read_bytes, shown
from stateofplay.intake.yaml_nodes import compose, is_empty, pairs, place_of
from stateofplay.model.decisions import Decisions, Passage

LIMIT: Final = 4_000_000
"""Bytes of a file of decisions; ten thousand of them are two million."""
_KEYS: Final = ("apart", "together")
_FORM: Final = 'write `- [["01", "words of that report"], ["02", "words of the other"]]`'


def read_decisions(path: Path | str) -> Decisions:
    """The decisions in a YAML file.

    Raises:
        DecisionsError: the file cannot be read, or says something else than pairs of passages.
    """
    path = Path(path)
    file = shown(path)
    data = read_bytes(path, LIMIT, DecisionsError, remedy="a file of decisions is a short text: check that this is one")
    text = decode(data, Place(file), fault=DecisionsError, remedy="save it as plain text").text
    try:
        root = compose(text, file)
    except CodebookError as error:
        raise DecisionsError(error.problem, place=error.place, remedy=error.remedy) from None
    if is_empty(root) or root is None:
        return Decisions()
    if not isinstance(root, yaml.MappingNode):
        raise DecisionsError("decisions are a mapping", place=place_of(file, root), remedy="begin with `apart:` or `together:`")

    def fail(problem: str, node: yaml.Node, remedy: str) -> None:
        raise DecisionsError(problem, place=place_of(file, node), remedy=remedy)

    found: dict[str, tuple[tuple[Passage, Passage], ...]] = {}
    for key, node, value in pairs(root, fail):
        if key not in _KEYS:
            fail(f"nothing is known of {key!r}", node, "the keys are `apart` and `together`")
        found[key] = _pairs(value, file)
    return Decisions(apart=found.get("apart", ()), together=found.get("together", ()), file=file)


def _pairs(node: yaml.Node, file: str) -> tuple[tuple[Passage, Passage], ...]:
    if is_empty(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise DecisionsError("this is not a list of pairs", place=place_of(file, node), remedy=_FORM)
    return tuple(_pair(item, file) for item in node.value)


def _pair(node: yaml.Node, file: str) -> tuple[Passage, Passage]:
    if not isinstance(node, yaml.SequenceNode) or len(node.value) != 2:
        raise DecisionsError("a decision is a pair of passages", place=place_of(file, node), remedy=_FORM)
    return _passage(node.value[0], file), _passage(node.value[1], file)


def _passage(node: yaml.Node, file: str) -> Passage:
    parts: list[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(parts) != 2 or not all(isinstance(part, yaml.ScalarNode) and part.value.strip() for part in parts):
        raise DecisionsError("a passage is the id of a report and words of it", place=place_of(file, node), remedy=_FORM)
    return str(parts[0].value), str(parts[1].value)
