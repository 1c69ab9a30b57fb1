"""The states of the world: names, capitals, what their people are called, and the places that stand for their governments.

The table `states.tsv` was made from the data of the Python package countryinfo 1.0.1 (MIT licence): names, ISO codes, capitals
and most demonyms. Short names, irregular and plural demonyms and the seats of government were added by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class State:
    """One state (or a place that reports treat like one).

    Attributes:
        iso2: two letters of ISO 3166-1.
        aliases: other names, also with stops ("U.S.") and older ones.
        demonyms: adjectives and nouns, singular and plural ("Norwegian", "Norwegians").
        metonyms: houses, streets and squares that stand for the government.
    """

    iso2: str
    name: str
    aliases: tuple[str, ...]
    capital: str
    demonyms: tuple[str, ...]
    metonyms: tuple[str, ...]


@cache
def load_states() -> tuple[State, ...]:
    """All states in the order of their names."""
    table = files("stateofplay.language").joinpath("states.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        State(iso2, name, _split(aliases), capital, _split(demonyms), _split(metonyms))
        for iso2, name, aliases, capital, demonyms, metonyms in rows
    )


def _split(cell: str) -> tuple[str, ...]:
    """The entries of a cell."""
    return tuple(cell.split("|")) if cell else ()
