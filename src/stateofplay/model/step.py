"""What a step of the pipeline is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from stateofplay.model.codebook import Codebook
from stateofplay.model.decisions import Decisions
from stateofplay.model.notice import Notice

In_contra = TypeVar("In_contra", contravariant=True)
Out_co = TypeVar("Out_co", covariant=True)


def _ignore(_notice: Notice) -> None:
    """Nobody listens."""


class Reader(StrEnum):
    """Who finds names, attributions and positions: the trained models that the package carries, or rules alone."""

    MODEL = "model"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Context:
    """What every step may look at.

    `notify` is where it reports what it drops or doubts, with the reason; `decisions` are what people have decided.
    """

    codebook: Codebook | None = None
    notify: Callable[[Notice], None] = _ignore
    reader: Reader = Reader.MODEL
    decisions: Decisions = field(default_factory=Decisions)


class Step(Protocol[In_contra, Out_co]):
    """A step turns things into things, lazily and in order, and never looks anywhere but at its arguments."""

    def __call__(self, items: Iterable[In_contra], context: Context, /) -> Iterable[Out_co]:
        """Yield what comes of `items`."""
        ...
