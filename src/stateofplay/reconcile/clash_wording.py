"""The words in which people are told of a conflict: names and titles, never ids, and quotations cut between words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stateofplay.model.codebook import Codebook
from stateofplay.model.reconciled import Conflict, ConflictKind
from stateofplay.model.statement import Statement
from stateofplay.reconcile.stances import opposite

_LONG: Final = 80
"""Code points of a title beyond which it is cut."""
_WORDS: Final = 14
"""Words of a quotation beyond which it is."""
_MARKS: Final = '“”"‘'
SAME: Final = "the same matter"
"""What two passages speak of that have no telling word in common."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of parties and the titles of issues, by id."""

    parties: Mapping[str, str]
    issues: Mapping[str, str]

    @classmethod
    def of(cls, codebook: Codebook | None) -> Names:
        """Those of the codebook; none without one."""
        if codebook is None:
            return cls({}, {})
        titles = {issue.id: cut(issue.title.rstrip("."), most=_LONG) for issue in codebook.issues}
        return cls({party.id: party.name for party in codebook.parties}, titles)

    def party(self, id_: str) -> str:
        """The name of a party."""
        return self.parties.get(id_) or "one party"

    def issue(self, id_: str) -> str:
        """The title of an issue."""
        return self.issues.get(id_) or SAME

    def stance(self, row: Statement) -> str:
        """What opposite stances of a party are about."""
        title = self.issue(row.issue)
        return f"{title[:1].upper()}{title[1:]}: is {self.party(row.party)} for it or against it"


def cut(text: str, most: int = 0) -> str:
    """The first words of a text, on one line: `most` code points, or else a fixed number of words."""
    held = text.split()
    if not most:
        return " ".join(held[:_WORDS]) + (" […]" if len(held) > _WORDS else "")
    while len(held) > 1 and len(" ".join(held)) > most:
        held.pop()
    return " ".join(held) + (" […]" if len(held) < len(text.split()) else "")


def quote(text: str) -> str:
    """The first words of a text, in quotation marks of their own."""
    return f"“{cut(text.strip().strip(_MARKS))}”"


def named(conflicts: Iterable[Conflict], statements: Mapping[str, Statement], names: Names) -> Sequence[Conflict]:
    """The conflicts of accounts that are of opposite stances, with the name of the party and the title of the issue."""
    return [_named(conflict, statements, names) for conflict in conflicts]


def _named(conflict: Conflict, statements: Mapping[str, Statement], names: Names) -> Conflict:
    rows = [statements[row] for row in conflict.statements if row in statements]
    left, right = (
        [row for row in rows if row.report == end.report and row.evidence.overlaps(end.evidence)]
        for end in (conflict.a, conflict.b)
    )
    pairs = [(a, b) for a in left for b in right if (a.party, a.issue) == (b.party, b.issue) and opposite(a.stance, b.stance)]
    if pairs and conflict.kind == ConflictKind.ACCOUNT and pairs[0][0].party in names.parties:
        return replace(conflict, about=names.stance(pairs[0][0]), issue=pairs[0][0].issue)
    return conflict
