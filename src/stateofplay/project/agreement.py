"""How far the people who decided on the same statements of a project agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from stateofplay.ledger import Ledger
from stateofplay.ledger.agreement import cohen, krippendorff
from stateofplay.model import State, Statement
from stateofplay.model.agreement import NO_STATEMENT, NOBODY, Agreed, Difference, Measure, Pair, Word
from stateofplay.project import states
from stateofplay.project.reviewed import Row, changed, reviewed

STATEMENT: Final = "statement"
_UNSAID: Final = ("evidence", "speaker")
"""Fields in which people may differ and still say the same."""


def agreement(ledger: Ledger, *, issue: str = "") -> tuple[State, Agreed]:
    """The agreement of every two people, and of all, on what they last said of each statement.

    Args:
        ledger: the project.
        issue: id of an issue: only statements that the reader, or one of the people, has on it; "" for all.

    Returns:
        What a face needs to name them (codebook and reports), and the agreement.

    Raises:
        ProjectError: the project cannot be read.
    """
    states.refreshed(ledger)
    with ledger.reading() as connection:
        found = reviewed(connection)
    rows = [row for page in found.pages for row in page.rows if row.words and (not issue or issue in _issues(row))]
    numbers = Counter(word.who for row in rows for word in row.words)
    coders = tuple(sorted(numbers.items()))
    pairs = tuple(_pair(one, other, rows) for (one, _), (other, _) in combinations(coders, 2))
    alphas = {
        measure: krippendorff([label for word in row.words if (label := label_of(measure, word)) is not None] for row in rows)
        for measure in Measure
    }
    return found.state, Agreed(coders, pairs, alphas if pairs else None, issue, found.unfit)


def label_of(measure: Measure, word: Word) -> str | None:
    """What a person's word says by that measure; None where it says nothing, as a rejected statement has no party."""
    says = word.says
    if says is None:
        return NO_STATEMENT if measure in (Measure.STANDS, Measure.STANCE) else None
    match measure:
        case Measure.STANDS:
            return STATEMENT
        case Measure.STANCE:
            return str(says.stance)
        case Measure.ISSUE:
            return says.issue
        case Measure.PARTY:
            return says.party or NOBODY
        case Measure.SOURCING:
            return str(says.sourcing)


def _issues(row: Row) -> set[str]:
    held = (row.read, row.proposed, *(word.says for word in row.words))
    return {one.issue for one in held if one is not None}


def _pair(first: str, second: str, rows: Sequence[Row]) -> Pair:
    both: list[tuple[Row, Word, Word]] = []
    alone = Counter[str]()
    for row in rows:
        said = {word.who: word for word in row.words}
        one, other = said.get(first), said.get(second)
        if one is not None and other is not None:
            both.append((row, one, other))
        else:
            alone.update({name for name in (first, second) if name in said})
    figures = {}
    for measure in Measure:
        labels = [(label_of(measure, one), label_of(measure, other)) for _, one, other in both]
        figures[measure] = cohen([(a, b) for a, b in labels if a is not None and b is not None])
    differences = tuple(made for row, one, other in both if (made := _difference(row, one, other)) is not None)
    return Pair(first, second, len(both), alone[first], alone[second], figures, differences)


def _difference(row: Row, one: Word, other: Word) -> Difference | None:
    seen = next((held for held in (row.proposed, row.read, one.says, other.says) if held is not None), None)
    fields = _fields(one.says, other.says)
    return Difference(seen, (one, other), fields) if fields and seen is not None else None


def _fields(one: Statement | None, other: Statement | None) -> tuple[str, ...]:
    if one is None or other is None:
        return () if one is other else (str(Measure.STANDS),)
    return tuple(name for name in changed(one, other) if name not in _UNSAID)
