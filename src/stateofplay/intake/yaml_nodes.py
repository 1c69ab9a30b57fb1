"""YAML as nodes that know their line and column; nothing in it is executed, multiplied or guessed to be a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml

from stateofplay.errors import CodebookError, Place

_DEEPEST = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REMEDIES = (
    ("mapping values are not allowed", "put quotation marks around text that has a colon followed by a space"),
    ("cannot start any token", "put quotation marks around text that begins with a special character"),
    ("while parsing a flow", "close the bracket, and put quotation marks around text with commas, brackets or braces"),
    ("did not find expected ',' or", "close the bracket, and put quotation marks around text with commas, brackets or braces"),
    ("quoted scalar", "close the quotation mark"),
    ("block mapping", "check the indentation of this line"),
    ("block collection", "check the indentation of this line"),
    ("expected a single document", "keep one codebook a file: delete the line `---`"),
    ("control characters are not allowed", "delete the control character"),
    ("special characters are not allowed", "delete the control character"),
)


def place_of(file: str, node: yaml.Node | None, key: str = "") -> Place:
    """Where a node begins (1-based)."""
    if node is None or node.start_mark is None:
        return Place(file, key=key)
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1, key)


def compose(text: str, file: str) -> yaml.Node | None:
    """The root node of a YAML text, None where it holds nothing.

    Raises:
        CodebookError: the text is not YAML, uses aliases (which can multiply a small file into a huge one), or is nested
            more than 20 deep.
    """
    try:
        _check_events(text, file)
        root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        remedy = _remedy(str(error), _indent(text, mark.line) if mark else "")
        raise CodebookError(f"this is not YAML: {error.problem or error.context}", place=place, remedy=remedy) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
        problem = getattr(error, "reason", None) or "it cannot be read"
        raise CodebookError(f"this is not YAML: {problem}", place=Place(file, line), remedy=_remedy(str(error))) from None
    except (RecursionError, ValueError, OverflowError):
        raise CodebookError("this is not YAML", place=Place(file), remedy="check the brackets") from None
    return root


def _check_events(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        if isinstance(event, yaml.AliasEvent):
            raise CodebookError(
                f"YAML aliases (*{event.anchor}) are not read here",
                place=place,
                remedy="write the value out, or in quotation marks",
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise CodebookError(
                f"values are nested more than {_DEEPEST} deep", place=place, remedy="see the form of a codebook"
            )


def _indent(text: str, number: int) -> str:
    """The white space that a line (0-based) begins with."""
    line = "".join(text.split("\n", number + 1)[number : number + 1])
    return line[: len(line) - len(line.lstrip())]


def _remedy(message: str, indent: str = "") -> str:
    if "\t" in indent:
        return "indent with spaces, not tabs"
    return next((remedy for sign, remedy in _REMEDIES if sign in message), "check the quotation marks and the indentation")


def is_empty(node: yaml.Node | None) -> bool:
    """Whether there is nothing: no node, an empty scalar, or null."""
    return node is None or (
        isinstance(node, yaml.ScalarNode) and (not node.value.strip() or node.tag == "tag:yaml.org,2002:null")
    )


def kind_of(node: yaml.Node) -> str:
    """What a node is, in words."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a single value"


def pairs(node: yaml.MappingNode, fail: Callable[[str, yaml.Node, str], None]) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """(key, its node, the value's node) of each pair; keys are the text as written, repeated ones are reported and left out."""
    seen: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            fail("a key must be a single word", key, "write `key: value`")
        elif key.value in seen:
            first = seen[key.value].start_mark.line + 1
            fail(f"the key {key.value!r} stands twice, first in line {first}", key, "keep one of them")
        else:
            seen[key.value] = key
            yield key.value, key, value
