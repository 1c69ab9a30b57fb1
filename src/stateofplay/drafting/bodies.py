"""What is known beforehand of bodies: well-known ones, the nouns that stand for kinds of them, who speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stateofplay.language.phrasebook import rows


@dataclass(frozen=True, slots=True)
class Known:
    """A body that sits at many tables, with its other names and the capitals and nouns that stand for it."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NounClass:
    """Nouns by which reports speak of bodies of one kind, and the words that stand in the names of such bodies.

    `many` says that such a noun stands for several at once, or for people: it may be a party without a name.
    """

    nouns: frozenset[str]
    words: frozenset[str]
    many: bool


@cache
def known_bodies() -> tuple[Known, ...]:
    """The bodies of the table, in its order."""
    return tuple(Known(row[1], _cell(row[2])) for row in _of("body"))


@cache
def noun_classes() -> tuple[NounClass, ...]:
    """The classes of the table, in its order."""
    return tuple(NounClass(frozenset(_cell(row[1])), frozenset(_cell(row[2])), row[3] == "many") for row in _of("class"))


@cache
def class_of(noun: str) -> NounClass | None:
    """The class that a noun (in small letters) belongs to."""
    return next((each for each in noun_classes() if noun in each.nouns), None)


@cache
def roles() -> frozenset[str]:
    """What a person may be for a body to speak through them."""
    return frozenset(word for row in _of("role") for word in _cell(row[1]))


@cache
def outsiders() -> frozenset[str]:
    """What a person is who sits at no table."""
    return frozenset(word for row in _of("outsider") for word in _cell(row[1]))


def _of(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in rows("drafting", "bodies.tsv") if row[0] == kind)


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
