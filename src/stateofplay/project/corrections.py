"""What people's verdicts on a project say about the reader that made the proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from stateofplay.errors import UsageError
from stateofplay.ledger import Ledger
from stateofplay.ledger.schema import STANDING
from stateofplay.ledger.verdicts import content
from stateofplay.model import State, Statement
from stateofplay.model.agreement import NO_STATEMENT, NOBODY, Word
from stateofplay.model.corrections import Band, Case, Corrections, Error, Rate
from stateofplay.project import states
from stateofplay.project.reviewed import Page, Row, changed, reviewed

BANDS: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Where a band of confidence begins; the last ends with 1."""
MISSED: Final = "missed"
_NAMED: Final = ("stance", "issue", "party", "sourcing")
_FREE: Final = {"evidence": "words", "speaker": "name"}
_READER: Final = "reader"


@dataclass(frozen=True, slots=True)
class _Trial:
    """A proposal of the reader's and what people say of it (None: it is no statement)."""

    read: Statement
    says: Statement | None
    reader: str

    @property
    def stands(self) -> bool:
        """Whether it stands as it was read."""
        return self.says is not None and not changed(self.read, self.says)

    @property
    def is_position(self) -> bool:
        """Whether that party has that stance on that issue."""
        says, read = self.says, self.read
        return says is not None and (says.party, says.issue, says.stance) == (read.party, read.issue, read.stance)

    def has(self, name: str) -> bool:
        """Whether the field is as it was read."""
        return self.says is not None and name not in changed(self.read, self.says)


def corrections(ledger: Ledger, *, who: str = "") -> tuple[State, Corrections]:
    """What was reviewed, how much of it stands, and what was wrong.

    Args:
        ledger: the project.
        who: only this person's verdicts; "" for everybody's, of several on one statement the last.

    Returns:
        What a face needs to name it (codebook and reports), and what was reviewed.

    Raises:
        ProjectError: the project cannot be read.
        UsageError: nobody of that name has decided.
    """
    states.refreshed(ledger)
    with ledger.reading() as connection:
        found = reviewed(connection)
        rest, number = _undecided(connection)
    check_person(found.pages, who)
    rows = [(row, word) for page in found.pages for row in page.rows if (word := word_of(row, who)) is not None]
    trials = [_Trial(row.proposed, word.says, row.reader) for row, word in rows if row.proposed is not None]
    added = [(row, word) for row, word in rows if row.proposed is None and word.says is not None]
    corrected = [one for one in trials if one.says is not None and not one.stands]
    rejected = sum(one.says is None for one in trials)
    return found.state, Corrections(
        who=who,
        as_read=len(trials) - len(corrected) - rejected,
        corrected=len(corrected),
        rejected=rejected,
        missed=len(added),
        disputed=sum(is_disputed(row) for row, _ in rows),
        unfit=found.unfit,
        rates=_rates(trials),
        bands=_bands(trials),
        errors=_errors(trials, len(added)),
        cases=tuple(_cases(rows)),
        sure=sum(one.read.confidence for one in trials) / len(trials) if trials else None,
        rest=rest,
        open=number,
        now=_now(rows),
    )


def check_person(pages: Iterable[Page], who: str) -> None:
    """Raise UsageError where a person is named who has decided on no statement."""
    names = sorted({word.who for page in pages for row in page.rows for word in row.words})
    if who and who not in names:
        shown = ", ".join(names[:12])
        remedy = f"those who have are {shown}" if names else "nobody has so far"
        raise UsageError(f"{who!r} has decided on no statement", remedy=remedy)


def word_of(row: Row, who: str) -> Word | None:
    """The word that counts: the last, or that of one person; None where there is none."""
    return next((word for word in reversed(row.words) if not who or word.who == who), None)


def is_disputed(row: Row) -> bool:
    """Whether people disagree on what it says."""
    return len({None if word.says is None else content(word.says) for word in row.words}) > 1


def _undecided(connection: Connection) -> tuple[float | None, int]:
    """The mean confidence of what nobody has decided on, and how many these are."""
    chosen = select(func.avg(STANDING.c.confidence), func.count()).where(STANDING.c.decided.is_(None))
    mean, number = connection.execute(chosen).one()
    return (None if mean is None else float(mean)), int(number)


def _now(rows: Iterable[tuple[Row, Word]]) -> Rate:
    """Of the statements that stand by people's word, those that the reader in force reads so."""
    said = [(row.read, word.says) for row, word in rows if word.says is not None]
    same = sum(read is not None and content(read) == content(says) for read, says in said)
    return Rate("", same, len(said))


def _rates(trials: Sequence[_Trial]) -> dict[str, tuple[Rate, ...]]:
    found = {name: _by_label(trials, name) for name in _NAMED}
    marks: Mapping[str, tuple[Callable[[Statement], bool], str]] = {
        "red line": (lambda row: row.red_line, "red_line"),
        "condition": (lambda row: row.condition is not None, "condition"),
        "past": (lambda row: row.past, "past"),
    }
    held = [(label, [one for one in trials if has(one.read)], name) for label, (has, name) in marks.items()]
    found["mark"] = tuple(Rate(label, sum(one.has(name) for one in own), len(own)) for label, own, name in held if own)
    found[_READER] = _by(trials, lambda one: one.reader, lambda one: one.stands)
    return found


def _by_label(trials: Iterable[_Trial], name: str) -> tuple[Rate, ...]:
    return _by(trials, lambda one: _label(one.read, name), lambda one: one.has(name))


def _by(trials: Iterable[_Trial], label: Callable[[_Trial], str], right: Callable[[_Trial], bool]) -> tuple[Rate, ...]:
    """How often the reader was right, by label, the commonest first."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for one in trials:
        hits[label(one)].append(right(one))
    return tuple(Rate(name, sum(own), len(own)) for name, own in sorted(hits.items(), key=lambda row: (-len(row[1]), row[0])))


def _bands(trials: Sequence[_Trial]) -> tuple[Band, ...]:
    out = []
    for low, high in zip(BANDS, (*BANDS[1:], 2.0), strict=True):
        own = [one for one in trials if low <= one.read.confidence < high]
        if own:
            said = sum(one.read.confidence for one in own) / len(own)
            out.append(Band(low, min(1.0, high), said, Rate("", sum(one.is_position for one in own), len(own))))
    return tuple(out)


def _label(row: Statement, name: str) -> str:
    """What a field says, as one of few labels."""
    value = getattr(row, name)
    if name == "party":
        return str(value) or NOBODY
    if name == "condition":
        return "none" if value is None else "a condition"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _FREE.get(name, str(value))


def _errors(trials: Sequence[_Trial], missed: int) -> tuple[Error, ...]:
    kinds: Counter[tuple[str, str, str]] = Counter()
    for one in trials:
        if one.says is None:
            kinds["statement", "", NO_STATEMENT] += 1
            continue
        for name in changed(one.read, one.says):
            before, after = _label(one.read, name), _label(one.says, name)
            kinds[name, before, after if after != before else f"other {_FREE.get(name, 'words')}"] += 1
    if missed:
        kinds["statement", "", MISSED] = missed
    return tuple(Error(*kind, n) for kind, n in sorted(kinds.items(), key=lambda row: (-row[1], row[0])))


def _cases(rows: Iterable[tuple[Row, Word]]) -> Iterator[Case]:
    for row, word in rows:
        if row.proposed is None:
            if word.says is not None:
                yield Case(None, word.says, word.who, word.why)
        elif word.says is None or changed(row.proposed, word.says):
            yield Case(row.proposed, word.says, word.who, word.why, row.reader)
