"""Word lists written as prose."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, which white space divides."""
    return frozenset(text.split())
