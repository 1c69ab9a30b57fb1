"""Where a paragraph holds what was searched for: words of the same stem as the database that found it has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, text

from stateofplay.ledger.search import Term

_WORD: Final = re.compile(r"[^\W_]+")


def marks(connection: Connection, texts: Sequence[str], wanted: Sequence[Term]) -> list[list[tuple[int, int]]]:
    """Where each text holds what is wanted, from the first to the last letter, in order; none where it is not what is wanted.

    A word that may go on is any that begins so. The index, which knows only stems, also finds a shorter word of the same stem.

    Args:
        connection: to the project, whose database stems words as it did for the index.
        texts: paragraphs.
        wanted: as `terms` gives them.
    """
    present = [term for term in wanted if not term.absent]
    absent = [term for term in wanted if term.absent]
    rows = [list(_words(one)) for one in texts]
    known = {word for row in rows for _, _, word in row}
    stem = stems(connection, known | {word for term in wanted for word in term.words})
    found = []
    for row in rows:
        stemmed = [stem.get(word, word) for _, _, word in row]
        spans = [list(_places(row, stemmed, term, stem)) for term in present]
        fits = all(spans) and not any(any(_places(row, stemmed, term, stem)) for term in absent)
        found.append(sorted({span for one in spans for span in one}) if fits else [])
    return found


def _places(
    row: Sequence[tuple[int, int, str]], stemmed: Sequence[str], term: Term, stem: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    wanted = [stem.get(word, word) for word in term.words]
    size = len(wanted)
    for at in range(len(row) - size + 1):
        last = at + size - 1
        ends = row[last][2].startswith(term.words[-1]) if term.opens else stemmed[last] == wanted[-1]
        if ends and all(stemmed[at + i] == wanted[i] for i in range(size - 1)):
            yield row[at][0], row[last][1]


def _words(words: str) -> Iterator[tuple[int, int, str]]:
    """The words as `folded` has them, with their places in the text as it is written."""
    if words.isascii():
        for found in _WORD.finditer(words.lower()):
            yield found.start(), found.end(), found[0]
        return
    pieces = [_bare(char) for char in words]
    at = [index for index, piece in enumerate(pieces) for _ in piece]
    for found in _WORD.finditer("".join(pieces)):
        yield at[found.start()], at[found.end() - 1] + 1, found[0]


@lru_cache(maxsize=4_096)
def _bare(char: str) -> str:
    """One character in lower case and without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", char.casefold()) if not unicodedata.combining(one))


def stems(connection: Connection, words: Collection[str]) -> dict[str, str]:
    """The stems of folded words, as the index of this database has them."""
    listed = sorted(words)
    if not listed:
        return {}
    if connection.dialect.name != "sqlite":
        asked = text("SELECT word, (ts_lexize('stateofplay_stem', word))[1] FROM unnest(CAST(:words AS text[])) AS word")
        return {word: stem or word for word, stem in connection.execute(asked, {"words": listed})}
    return {listed[number]: stem for number, stem in _stemmed(connection, listed)}


def _stemmed(connection: Connection, listed: Sequence[str]) -> list[Any]:
    """The numbers of words with their stems; FTS5 stems only what is put into a table, here one that is gone at once."""
    connection.execute(text("CREATE VIRTUAL TABLE temp.spelled USING fts5(word, content='', tokenize='porter unicode61')"))
    try:
        rows = [{"number": number, "word": word} for number, word in enumerate(listed)]
        connection.execute(text("INSERT INTO temp.spelled (rowid, word) VALUES (:number, :word)"), rows)
        connection.execute(text("CREATE VIRTUAL TABLE temp.stem USING fts5vocab(temp, spelled, 'instance')"))
        return list(connection.execute(text("SELECT doc, term FROM temp.stem")))
    finally:
        connection.execute(text("DROP TABLE IF EXISTS temp.stem"))
        connection.execute(text("DROP TABLE IF EXISTS temp.spelled"))
