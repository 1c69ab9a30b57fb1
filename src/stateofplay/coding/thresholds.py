"""Numbers measured against a proposition that names one ("at least 5 percent in the first year")."""

from __future__ import annotations

from functools import cache

from stateofplay.language.clean import clean
from stateofplay.language.inflect import stem
from stateofplay.language.quantities import find
from stateofplay.model.codebook import Codebook, Issue
from stateofplay.model.document import Document, Quantity
from stateofplay.model.statement import Stance


@cache
def _asked(issue: Issue) -> Quantity | None:
    """The number that the proposition names, when it names just one."""
    found = find(clean(issue.statement), issue.statement, ())
    return found[0] if len(found) == 1 else None


def against_threshold(document: Document, issue: Issue, stance: Stance, first: int, last: int) -> Stance | None:
    """The stance that a rival number amounts to; None where the words name no number of that unit.

    A number that meets the proposition keeps the stance, one that falls short of it rejects, whoever puts it forward.
    """
    asked = _asked(issue)
    if asked is None or first >= last:
        return None
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    said = next((q for q in document.quantities if start <= q.span.start and q.span.end <= end and _same_unit(q, asked)), None)
    if said is None:
        return None
    at_most = asked.bound in {"at_most", "less_than"}
    exact = asked.bound not in {"at_least", "more_than", "at_most", "less_than"}
    meets = said.value == asked.value if exact else (said.value <= asked.value if at_most else said.value >= asked.value)
    if stance is Stance.REJECTS:
        return None if meets else Stance.DEMANDS  # turning down too little is to hold out for the proposition
    return stance if meets or stance is Stance.UNDECIDED else Stance.REJECTS


def numbered(document: Document, codebook: Codebook, first: int, last: int) -> Issue | None:
    """The issue whose proposition names a number of the unit that the words name, where that is one issue only."""
    if first >= last:
        return None
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    said = [q for q in document.quantities if start <= q.span.start and q.span.end <= end]
    issues = [issue for issue in codebook.issues if (asked := _asked(issue)) and any(_same_unit(q, asked) for q in said)]
    return issues[0] if len(issues) == 1 else None


def _same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether both count one thing; "dollars per hour" and "tonnes per day" do not, nor do an amount and a rate of it."""
    (counted, _, rate), (other, _, other_rate) = (quantity.unit.partition(" per ") for quantity in (a, b))
    if bool(rate) != bool(other_rate):
        return False
    return bool(counted) and bool({stem(x) for x in counted.split()} & {stem(x) for x in other.split()})
