"""The index of words: every paragraph that is read, found by what it says, newest first; in SQLite's FTS5 or PostgreSQL's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

LONGEST: Final = 400
"""Characters of what is searched for that are looked at."""
_MOST_TERMS: Final = 24
_TERM: Final = re.compile(r'-?"[^"]*"?|\S+')
_WORD: Final = re.compile(r"[^\W_]+")
_ON_SERVER: Final = (
    "CREATE TEXT SEARCH DICTIONARY stateofplay_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION stateofplay (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION stateofplay ALTER MAPPING FOR asciiword, word, numword WITH stateofplay_stem",
    "CREATE TABLE word_index (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX word_index_by_word ON word_index USING gin (words)",
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that stand together; `absent`: paragraphs with it are not wanted; `opens`: it may go on."""

    words: tuple[str, ...]
    absent: bool = False
    opens: bool = False


def terms(query: str) -> tuple[Term, ...]:
    """What a person wrote in a search box: words, "words that stand together", -not, begin*. Nothing else means anything."""
    found = []
    for match in _TERM.finditer(query[:LONGEST]):
        raw = match[0]
        words = tuple(folded(raw).split())
        if words:
            found.append(Term(words, raw.startswith("-") and len(raw) > 1, raw.endswith("*")))
    return tuple(found[:_MOST_TERMS])


def folded(words: str) -> str:
    """Words of letters and digits alone, in lower case and without accents, so that both databases find the same."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


def create(connection: Connection) -> None:
    """Make the index. Words are stemmed as English; none is too common to be found."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("CREATE VIRTUAL TABLE word_index USING fts5(words, content='', tokenize='porter unicode61')"))
        return
    for line in _ON_SERVER:
        connection.execute(text(line))


def add(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Add paragraphs by their number in `passages`."""
    bound = [{"number": number, "words": folded(words)} for number, words in rows]
    if not bound:
        return
    value = ":words" if connection.dialect.name == "sqlite" else "to_tsvector('stateofplay', :words)"
    connection.execute(text(f"INSERT INTO word_index (rowid, words) VALUES (:number, {value})"), bound)  # noqa: S608 - two constants


def find(connection: Connection, wanted: Sequence[Term], *, limit: int, below: int | None = None) -> list[int]:
    """Numbers of the paragraphs that hold all terms, those added last first.

    Args:
        connection: to the project.
        wanted: as `terms` gives them; without one that must be present nothing is found.
        limit: at most so many.
        below: only paragraphs of lower numbers, to page on.
    """
    if not any(not term.absent for term in wanted):
        return []
    lite = connection.dialect.name == "sqlite"
    query = _for_sqlite(wanted) if lite else _for_server(wanted)
    test = "words MATCH :query" if lite else "words @@ to_tsquery('stateofplay', :query)"
    more = " AND rowid < :below" if below is not None else ""
    bound: dict[str, object] = {"query": query, "limit": limit} | ({"below": below} if below is not None else {})
    found = connection.execute(text(f"SELECT rowid FROM word_index WHERE {test}{more} ORDER BY rowid DESC LIMIT :limit"), bound)  # noqa: S608 - constants
    return [row[0] for row in found]


def _for_sqlite(wanted: Sequence[Term]) -> str:
    """FTS5's language; every word is quoted, so that none of it is an operator."""
    present = [_quoted(term) for term in wanted if not term.absent]
    absent = [_quoted(term) for term in wanted if term.absent]
    query = " AND ".join(present)
    return f"({query}) NOT ({' OR '.join(absent)})" if absent else query


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + (" *" if term.opens else "")


def _for_server(wanted: Sequence[Term]) -> str:
    """PostgreSQL's language; every word is quoted."""
    return " & ".join(_operands(wanted))


def _operands(wanted: Sequence[Term]) -> Iterator[str]:
    for term in wanted:
        words = [f"'{word}'" for word in term.words]
        if term.opens:
            words[-1] += ":*"
        yield f"{'!' if term.absent else ''}({' <-> '.join(words)})"
