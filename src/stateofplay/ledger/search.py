"""The index of words: every paragraph read, found by what it says, newest first; in SQLite's FTS5 or PostgreSQL's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, or_, select, text

from stateofplay.ledger.left_out import left_out
from stateofplay.ledger.schema import PASSAGES, REPORTS, STANDING

LONGEST: Final = 400
"""Characters of what is searched for that are looked at."""
OPENING: Final = 2
"""Letters at least with which a word that may go on has to begin: of less there are too many."""
_MOST_TERMS: Final = 24
_MOST_INDEXED: Final = 200_000
"""Characters of a paragraph that are indexed; a server refuses more than about a million bytes."""
_ENDINGS: Final = 7
"""Letters that a stem may have lost: an opening that reaches into an ending is looked for without them too."""
_SLICE: Final = 1_000
"""Paragraphs of a server that are looked through at first."""
_DEARER: Final = 16
"""How many paragraphs are looked through, side by side, in the time in which one is fetched that the index names."""
_BATCH: Final = 500
_TERM: Final = re.compile(r'-?"[^"]*"?\*?|\S+')
_WORD: Final = re.compile(r"[^\W_]+")
_ON_SERVER: Final = (
    "CREATE TEXT SEARCH DICTIONARY stateofplay_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION stateofplay (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION stateofplay ALTER MAPPING FOR asciiword, word, numword WITH stateofplay_stem",
    "CREATE TABLE word_index (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX word_index_by_word ON word_index USING gin (words)",
)
ON_SERVER_GONE: Final = (
    "DROP TABLE IF EXISTS word_index",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS stateofplay",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS stateofplay_stem",
)
"""What takes away on a server what `create` made there, so that it can be made anew."""
_IN_FILE: Final = (
    "SELECT rowid FROM word_index WHERE words MATCH :query AND rowid >= :least AND rowid < :below ORDER BY rowid DESC"
)
# Without OFFSET 0 the server would gather a frequent word's every paragraph rather than look at the newest few;
# what is in a SELECT of its own is worked out once, not for each row.
_IN_SLICE: Final = (
    "WITH slice AS MATERIALIZED (SELECT rowid, words @@ (SELECT to_tsquery('stateofplay', :query)) AS exact"
    " FROM (SELECT rowid, words FROM word_index WHERE rowid >= :low AND rowid < :below OFFSET 0) AS newest"
    " WHERE words @@ (SELECT to_tsquery('stateofplay', :loose)))"
    " SELECT (SELECT count(*) FROM slice), ARRAY(SELECT rowid FROM slice WHERE exact ORDER BY rowid DESC LIMIT :most)"
)
_IN_REST: Final = (
    "WITH found AS MATERIALIZED"
    " (SELECT rowid FROM word_index WHERE rowid >= :least AND rowid < :below"
    " AND words @@ (SELECT to_tsquery('stateofplay', :query)))"
    " SELECT rowid FROM found ORDER BY rowid DESC LIMIT :most"
)
_ADD_TO_SERVER: Final = (
    "INSERT INTO word_index (rowid, words) SELECT one, to_tsvector('stateofplay', said) "
    "FROM unnest(CAST(:number AS bigint[]), CAST(:words AS text[])) AS told (one, said)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that stand together; `absent`: paragraphs with it are not wanted; `opens`: it may go on."""

    words: tuple[str, ...]
    absent: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """Which reports are searched: of some days (ISO text, "" for any), with a statement of that party or on that issue."""

    start: str = ""
    end: str = ""
    issue: str = ""
    party: str = ""


def terms(query: str) -> tuple[Term, ...]:
    """What a person wrote in a search box: words, "words that stand together", -not, begin*. Nothing else means anything."""
    found = []
    for match in _TERM.finditer(query[:LONGEST]):
        raw = match[0]
        words = tuple(folded(raw).split())
        if words:
            found.append(Term(words, raw.startswith("-") and len(raw) > 1, raw.rstrip('"').endswith("*")))
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
    bound = [{"number": number, "words": folded(words)[:_MOST_INDEXED]} for number, words in rows]
    if not bound:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO word_index (rowid, words) VALUES (:number, :words)"), bound)
        return
    held = {name: [row[name] for row in bound] for name in ("number", "words")}  # in one statement, which the driver sends once
    connection.execute(text(_ADD_TO_SERVER), held)


def find(
    connection: Connection, wanted: Sequence[Term], *, limit: int, below: int | None = None, within: Within | None = None
) -> list[int]:
    """Numbers of the paragraphs that hold all terms, those added last first; of each report only as it is in force.

    Where a word may go on (`Term.opens`) some may be among them that hold only a shorter word of the same stem, or one that is
    not wanted: `marks.marks` tells.

    Args:
        connection: to the project.
        wanted: as `terms` gives them; without one that must be present nothing is found.
        limit: at most so many.
        below: only paragraphs of lower numbers, to page on.
        within: only in these reports.
    """
    if not any(not term.absent for term in wanted):
        return []
    within = within or Within()
    size = limit + limit // 4 + 1  # some stand in versions that are replaced
    waiting = _candidates(connection, wanted, size, 0, _top(connection) if below is None else below)
    found: list[int] = []
    is_bound = not (within.start or within.end or within.issue)
    while len(found) < limit and (batch := list(islice(waiting, size))):
        found += _kept(connection, batch, within)
        size = min(4 * size, max(_BATCH, limit))
        if len(found) < limit and not is_bound:  # the newest are not all that is wanted: find out where the others can be
            least, greatest = _bounds(connection, within)
            waiting.close()
            waiting, is_bound = _candidates(connection, wanted, size, least, min(batch[-1], greatest + 1)), True
    return found[:limit]


def _bounds(connection: Connection, within: Within) -> tuple[int, int]:
    """The least and the greatest number of the paragraphs of the versions that are searched; 0 and -1 for none."""
    c, s = PASSAGES.c, STANDING.c
    where: list[ColumnElement[bool]] = []
    if within.start or within.end:
        where.append(c.version.in_(select(REPORTS.c.seq).where(*_dated(within))))
    if within.issue:  # of a party alone there is no index
        cell = [s.issue == within.issue, *([s.party == within.party] if within.party else [])]
        where.append(c.version.in_(select(s.version).where(*cell, s.live.is_(True))))
    least, greatest = connection.execute(select(func.min(c.seq), func.max(c.seq)).where(*where)).one()
    return (0, -1) if least is None else (least, greatest)


def _top(connection: Connection) -> int:
    return 1 + (connection.scalar(select(PASSAGES.c.seq).order_by(PASSAGES.c.seq.desc()).limit(1)) or 0)


def _candidates(
    connection: Connection, wanted: Sequence[Term], limit: int, least: int, below: int
) -> Generator[int, None, None]:
    """The numbers of all paragraphs with the terms, from the one number to below the other, in falling order.

    They are looked up as they are asked for.
    """
    if connection.dialect.name != "sqlite":
        yield from _on_server(connection, wanted, limit, least, below)
        return
    found = connection.execute(text(_IN_FILE), {"query": _for_sqlite(wanted), "least": least, "below": below})
    try:
        yield from found.scalars()
    finally:
        found.close()


def _on_server(connection: Connection, wanted: Sequence[Term], limit: int, least: int, below: int) -> Iterator[int]:
    """The newest paragraphs are looked through one by one, as long as that is less work than to ask the index.

    The index knows no order: of a frequent word it gathers all paragraphs before it can tell the newest. Of words that stand
    together it gathers all paragraphs that hold each of them (`loose`), and looks through these.
    """
    query = {"query": _for_server(wanted), "loose": _for_server(_apart(wanted)), "most": _BATCH}
    size, seen, hits, loose = _SLICE, 0, 0, 0
    while below > least and size > 0:
        low = max(least, below - size)
        near, found = connection.execute(text(_IN_SLICE), {**query, "low": low, "below": below}).one()
        yield from found
        low = found[-1] if len(found) == _BATCH else low
        seen, hits, loose, below = seen + below - low, hits + len(found), loose + near, low
        limit = limit if hits < limit else 2 * hits  # more are asked for
        needed = int(1.2 * seen * (limit - hits) / max(hits, 0.5))
        size = min(max(needed, _SLICE), 8 * seen) if needed < _DEARER * max(loose, 0.5) / seen * (below - least) else 0
    while below > least:
        asked = {"query": query["query"], "least": least, "below": below, "most": _BATCH}
        found = list(connection.scalars(text(_IN_REST), asked))
        yield from found
        below = found[-1] if len(found) == _BATCH else least


def _apart(wanted: Sequence[Term]) -> list[Term]:
    """What the index alone can tell of terms: words that stand together are words."""
    return [replace(term, words=(word,)) for term in wanted for word in term.words if len(term.words) == 1 or not term.absent]


def _kept(connection: Connection, numbers: Sequence[int], within: Within) -> list[int]:
    """Those of the paragraphs that stand in a version in force and in the reports that are searched."""
    c, newer = PASSAGES.c, REPORTS.alias()
    where: list[ColumnElement[bool]] = [c.seq.in_(numbers), ~exists().where(newer.c.replaces == c.version)]
    if out := left_out(connection):
        where.append(c.version.not_in(select(REPORTS.c.seq).where(REPORTS.c.report.in_(sorted(out)))))
    if within.start or within.end:
        where.append(exists().where(REPORTS.c.seq == c.version, *_dated(within)))
    if within.party or within.issue:
        # The few statements of a version are to be looked through, not the thousands of a cell: their index is kept out of it.
        stated = [STANDING.c.version == c.version, STANDING.c.live.is_(True)]
        stated += [func.coalesce(STANDING.c.party, "") == within.party] if within.party else []
        stated += [func.coalesce(STANDING.c.issue, "") == within.issue] if within.issue else []
        where.append(exists().where(*stated))
    return list(connection.scalars(select(c.seq).where(and_(*where)).order_by(c.seq.desc())))


def _dated(within: Within) -> Iterator[ColumnElement[bool]]:
    """Reports of a month or a year count where any day of it does."""
    day = REPORTS.c.published
    if within.start:
        yield or_(day >= within.start, literal(within.start).like(day + "%"))
    if within.end:
        yield day <= within.end + "~"


def _for_sqlite(wanted: Sequence[Term]) -> str:
    """FTS5's language; every word is quoted, so that none of it is an operator."""
    present = [_quoted(term) for term in wanted if not term.absent]
    absent = [_quoted(term) for term in wanted if term.absent and not term.opens]
    query = " AND ".join(present)
    return f"({query}) NOT ({' OR '.join(absent)})" if absent else query


def _quoted(term: Term) -> str:
    if not term.opens:
        return f'"{" ".join(term.words)}"'
    *before, last = term.words
    ends = [f'{last}" *', *(f'{one}"' for one in _shorter(term))]
    made = [f'"{" ".join([*before, end])}' for end in ends]
    return f"({' OR '.join(made)})" if len(made) > 1 else made[0]


def _shorter(term: Term) -> list[str]:
    """What may be left, as a stem, of words that begin so."""
    last = term.words[-1]
    return [last[:end] for end in range(max(3, len(last) - _ENDINGS), len(last))]


def _for_server(wanted: Sequence[Term]) -> str:
    """PostgreSQL's language; every word is quoted."""
    return " & ".join(_operands(wanted))


def _operands(wanted: Sequence[Term]) -> Iterator[str]:
    for term in wanted:
        if term.absent and term.opens:
            continue  # a stem alone would rule out too much
        words = [f"'{word}'" for word in term.words]
        if term.opens:
            ends = [f"{words[-1]}:*", *(f"'{one}'" for one in _shorter(term))]
            words[-1] = f"({' | '.join(ends)})"
        yield f"{'!' if term.absent else ''}({' <-> '.join(words)})"
