"""A value of a JSON file and where it stands in it: every fault names its key path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from stateofplay.errors import Place, StateError
from stateofplay.model import Citation, Span

REMEDY: Final = "the file is damaged or was changed by hand: make it again with `stateofplay read`"
_MISSING: Final = object()
_NAMES: Final = MappingProxyType(
    {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a whole number", type(None): "null"}
)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(slots=True)
class Node:
    """A value, the file it is from, and the keys that lead to it. Its methods give what is asked for or raise StateError."""

    value: Any
    file: Place
    keys: tuple[str | int, ...] = ()

    @property
    def place(self) -> Place:
        """The file with the key path; worked out only for a fault, since there may be millions of values."""
        path = self.file.key
        for key in self.keys:
            path = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".lstrip(".")
        return replace(self.file, key=path)

    def fault(self, problem: str, remedy: str = REMEDY) -> StateError:
        """The error that this value is not what it should be."""
        return StateError(problem, place=self.place, remedy=remedy)

    def key(self, name: str | int, default: object = _MISSING) -> Node:
        """The value under a key; `default` where there is none, or else an error."""
        keys = (*self.keys, name)
        if isinstance(name, int):
            return Node(self.value[name], self.file, keys)
        node = Node(self.typed(dict).get(name, default), self.file, keys)
        if node.value is _MISSING:
            raise node.fault("this key is missing")
        return node

    def typed(self, kind: type[T]) -> T:
        """The value, which has to be of that type (true is no number)."""
        if not isinstance(self.value, kind) or (kind is int and isinstance(self.value, bool)):
            raise self.fault(f"this is {_NAMES.get(type(self.value), 'a number')}, not {_NAMES[kind]}")
        return self.value

    def text(self, name: str, default: object = _MISSING) -> str:
        """The text under a key."""
        return self.key(name, default).typed(str)

    def flag(self, name: str) -> bool:
        """The truth value under a key; false where there is none."""
        return self.key(name, default=False).typed(bool)

    def whole(self, name: str) -> int:
        """The whole number under a key, zero or more; 0 where there is none."""
        node = self.key(name, default=0)
        if node.typed(int) < 0:
            raise node.fault("this number is below zero")
        return node.typed(int)

    def number(self, name: str, default: object = _MISSING) -> int | float:
        """The number under a key; null stands for a number that JSON cannot say."""
        node = self.key(name, default)
        if node.value is None:
            return float("nan")
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise node.fault("this is not a number")
        return node.value

    def share(self, name: str, default: float = 1.0) -> float:
        """The number from 0 to 1 under a key; `default` where there is none."""
        value = self.number(name, default)
        if not 0 <= value <= 1:
            raise self.key(name).fault("this is not a number from 0 to 1")
        return value

    def rows(self, name: str, read: Callable[[Node], T], default: object = _MISSING) -> tuple[T, ...]:
        """The list under a key, each entry read with `read`."""
        return self.key(name, default).each(read)

    def each(self, read: Callable[[Node], T]) -> tuple[T, ...]:
        """This list, each entry read with `read`."""
        return tuple(read(self.key(index)) for index in range(len(self.typed(list))))

    def texts(self, name: str) -> tuple[str, ...]:
        """The list of texts under a key; none where there is no such key."""
        return self.rows(name, lambda node: node.typed(str), default=[])

    def choice(self, name: str, kind: type[E], default: object = _MISSING) -> E:
        """The value of that enumeration under a key."""
        node = self.key(name, default)
        try:
            return kind(node.typed(str))
        except ValueError:
            words = ", ".join(kind)
            raise node.fault(f"{node.value!r} is none of {words}") from None

    def span(self, name: str) -> Span:
        """The words and offsets under a key."""
        node = self.key(name)
        start, end = node.key("start").typed(int), node.key("end").typed(int)
        try:
            return Span(start, end, node.text("exact"))
        except ValueError:
            raise node.fault("the offsets do not fit the words") from None

    def maybe_span(self, name: str) -> Span | None:
        """The words and offsets under a key; None where there is null or nothing."""
        return None if self.key(name, default=None).value is None else self.span(name)

    def citation(self) -> Citation:
        """This object as a report's id and words."""
        return Citation(self.text("report"), self.span("evidence"))
