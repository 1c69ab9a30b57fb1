"""Finding listed phrases in a run of tokens: one pass, the longest phrase first.

A phrase is written as words: `*say` stands for any form of the verb, `word/other` for either word, `~` for up to three words
between. So `*make ~ clear` finds "made it very clear".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stateofplay.language.inflect import forms
from stateofplay.model.document import Token

T = TypeVar("T")
_GAP = 3


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found: token indices (first to last, exclusive) and what the table holds for it."""

    first: int
    last: int
    value: T


class PhraseTable(Generic[T]):
    """Phrases with a value each. Immutable once made; lookup costs the same however many phrases it holds."""

    __slots__ = ("_by_first",)

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        by_first: dict[str, list[tuple[tuple[frozenset[str] | None, ...], T]]] = {}
        for phrase, value in rows:
            parts = tuple(_part(word) for word in phrase.split())
            first = parts[0]
            if first is None:
                raise ValueError(f"phrase {phrase!r} begins with a gap")
            for word in sorted(first):
                by_first.setdefault(word, []).append((parts[1:], value))
        for rows_of_word in by_first.values():
            rows_of_word.sort(key=lambda row: -len(row[0]))
        self._by_first = by_first

    def matches(self, words: Sequence[str], at: int, stop: int) -> list[tuple[int, T]]:
        """The phrases that begin at `words[at]` and end before `stop`, as (end, value), the longest first."""
        found = [
            (end, value) for rest, value in self._by_first.get(words[at], ()) if (end := _match(words, at + 1, stop, rest)) > 0
        ]
        found.sort(key=lambda row: -row[0])
        return found

    def find(
        self, tokens: Sequence[Token], first: int, last: int, accept: Callable[[Found[T]], bool] | None = None
    ) -> Iterator[Found[T]]:
        """All phrases among tokens `first` to `last`, left to right, not overlapping; the longest that `accept` takes."""
        words = [token.lower for token in tokens[first:last]]
        at = 0
        while at < len(words):
            hits = (Found(first + at, first + end, value) for end, value in self.matches(words, at, len(words)))
            hit = next((h for h in hits if accept is None or accept(h)), None)
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit.last - first


def _part(word: str) -> frozenset[str] | None:
    if word == "~":
        return None
    return frozenset(
        form for choice in word.split("/") for form in (forms(choice[1:]) if choice.startswith("*") else (choice,))
    )


def _match(words: Sequence[str], at: int, stop: int, rest: tuple[frozenset[str] | None, ...]) -> int:
    """Where the rest of a phrase ends when it begins at `at`; 0 where it does not stand there."""
    for index, part in enumerate(rest):
        if part is None:
            after = rest[index + 1 :]
            return next((end for skip in range(_GAP + 1) if (end := _match(words, at + skip, stop, after))), 0)
        if at >= stop or words[at] not in part:
            return 0
        at += 1
    return at
