"""Searching a project: the paragraphs that hold some words, and what parties state in them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import ColumnElement, Connection, select

from stateofplay.errors import ProjectUnwritableError, UsageError
from stateofplay.export.hits import Found, Hit
from stateofplay.ledger import Ledger, search, standing
from stateofplay.ledger.marks import marks
from stateofplay.ledger.schema import PASSAGES, REPORTS, STANDING
from stateofplay.ledger.search import OPENING, Term, Within
from stateofplay.model import PartialDate, ReportCard, Span, Statement
from stateofplay.project import states

_BATCH = 500
"""Paragraphs that are looked at, at a time, for what is stated in them."""
_HOW = 'give words of the paragraph; "words together", -not and begin* are understood'


def find(ledger: Ledger, query: str, *, limit: int = 20, before: int = 0, within: Within | None = None) -> Found:
    """Paragraphs that hold the words of a query, those added last first.

    Args:
        ledger: the project.
        query: words, "words that stand together", -not, begin*; whatever else stands there means nothing.
        limit: at most so many.
        before: only paragraphs of lower numbers (`Found.before`), to page on; 0 for the first page.
        within: only in reports of these days, and only paragraphs with a statement of that party and on that issue.

    Raises:
        UsageError: the query holds nothing that could be found.
    """
    wanted = _wanted(query)
    within = within or Within()
    with suppress(ProjectUnwritableError):  # words are found whether or not what is stated in them is that of now
        states.refreshed(ledger)
    hits: list[Hit] = []
    with ledger.reading() as connection:
        book = states.codebook(connection)
        below = before or None
        while len(hits) <= limit:
            size = max(limit + 1 - len(hits), _BATCH if within.party or within.issue else 0)
            numbers = search.find(connection, wanted, limit=size, below=below, within=within)
            stating = _stating(connection, numbers, within) if within.party or within.issue else numbers
            hits += _hits(connection, stating[: limit + 1], wanted)
            if len(numbers) < size:
                break
            below = numbers[-1]
    more = hits[limit - 1].number if len(hits) > limit else 0
    return Found(query, book, tuple(hits[:limit]), more)


def typed(words: Sequence[str]) -> str:
    """A query from the words of a command line, from which the shell has taken the quotation marks."""
    return " ".join(_phrase(word) for word in words)


def _phrase(word: str) -> str:
    if not any(char.isspace() for char in word) or '"' in word:
        return word
    return f'-"{word[1:]}"' if word.startswith("-") else f'"{word}"'


def _wanted(query: str) -> tuple[Term, ...]:
    wanted = search.terms(query)
    if not wanted:
        raise UsageError("there is nothing to search for", remedy=_HOW)
    if all(term.absent for term in wanted):
        raise UsageError("all words are such as should not be there", remedy="add one that the paragraphs should hold")
    for term in wanted:
        if term.opens and len(term.words[-1]) < OPENING:
            problem = f"too many words begin with {term.words[-1]!r}"
            raise UsageError(problem, remedy=f"give at least {OPENING} letters before the *")
    return wanted


def _stating(connection: Connection, numbers: Sequence[int], within: Within) -> list[int]:
    """Those of the paragraphs in which a statement of that party, or on that issue, stands."""
    c, s = PASSAGES.c, STANDING.c
    rows = connection.execute(select(c.seq, c.version, c.start, c.end).where(c.seq.in_(numbers)).order_by(c.seq.desc())).all()
    where: list[ColumnElement[bool]] = [s.version.in_(sorted({row.version for row in rows})), s.live.is_(True)]
    where += [s.party == within.party] if within.party else []
    where += [s.issue == within.issue] if within.issue else []
    own = {(row.version, row.place) for row in connection.execute(select(s.version, s.place).where(*where))}
    ids = sorted(connection.scalars(select(s.id).where(*where)))
    begin: dict[int, list[int]] = {}
    for row in standing.of_ids(connection, ids):
        if (row.version, row.place) in own:
            begin.setdefault(row.version, []).append(row.shown.evidence.start)
    return [row.seq for row in rows if any(row.start <= at < row.end for at in begin.get(row.version, ()))]


def _hits(connection: Connection, numbers: Sequence[int], wanted: Sequence[Term]) -> list[Hit]:
    """The paragraphs of these numbers, without those that only share a stem with what is wanted."""
    if not numbers:
        return []
    c, r = PASSAGES.c, REPORTS.c
    chosen = select(c.seq, c.version, c.start, c.end, r.text, r.report, r.outlet, r.published, r.title)
    chosen = chosen.join(REPORTS, c.version == r.seq).where(c.seq.in_(numbers)).order_by(c.seq.desc())
    rows = connection.execute(chosen).all()
    marked = marks(connection, [row.text[row.start : row.end] for row in rows], wanted)
    fitting = [(row, spans) for row, spans in zip(rows, marked, strict=True) if spans]
    stated = _stated(connection, sorted({row.version for row, _ in fitting}))
    hits = []
    for row, spans in fitting:
        own = tuple(one for one in stated.get(row.version, ()) if row.start <= one.evidence.start < row.end)
        published = PartialDate(row.published) if row.published else None
        card = ReportCard(row.report, row.outlet, published, row.title)
        hits.append(Hit(row.seq, card, Span.of(row.text, row.start, row.end), tuple(spans), own))
    return hits


def _stated(connection: Connection, versions: Sequence[int]) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = {}
    for row in standing.of_versions(connection, versions):
        if row.stands is not None:
            found.setdefault(row.version, []).append(row.stands)
    return found
