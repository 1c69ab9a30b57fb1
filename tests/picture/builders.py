"""Accounts made by hand: a row is a few words, the text of a report grows with its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from stateofplay.model import (
    Account,
    Cell,
    Citation,
    Codebook,
    Conflict,
    Context,
    Copy,
    CopyKind,
    Issue,
    PartialDate,
    Party,
    Reading,
    Report,
    Retelling,
    Sourcing,
    Span,
    Stance,
    State,
    Statement,
    Status,
    StatusClaim,
)
from stateofplay.picture import draw

BOOK = Codebook(
    "Mackerel talks",
    (Party("islands", "Outer Islands"), Party("norrland", "Norrland"), Party("osk", "Republic of Osk")),
    (
        Issue("quota", "Quota", "The quota is cut by a tenth"),
        Issue("access", "Access", "Boats of all parties may fish in the strait"),
        Issue("term", "Term", "The deal runs five years"),
    ),
)


@dataclass
class Paper:
    """A report in the making. `says` and `tells` add a row each and give it back."""

    id: str
    day: str = "2031-03-04"
    text: str = ""
    statements: list[Statement] = field(default_factory=list)
    claims: list[StatusClaim] = field(default_factory=list)

    def _write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + "\n"
        return Span(start, start + len(words), words)

    def says(self, stance, party="islands", issue="quota", **more) -> Statement:
        """A statement; `who` is a named source, `condition` its words, other fields as they are."""
        who, condition = more.pop("who", ""), more.pop("condition", "")
        number = len(self.statements)
        evidence = self._write(f"row {number} of {self.id}: {party} {stance} {issue}")
        made = Statement(
            report=self.id,
            evidence=evidence,
            sentence=evidence,
            issue=issue,
            stance=Stance(stance),
            party=party,
            sourcing=more.pop("sourcing", Sourcing.NAMED if who else Sourcing.NONE),
            source=self._write(who) if who else None,
            speaker=more.pop("speaker", who),
            condition=self._write(condition) if condition else None,
            confidence=more.pop("confidence", 0.9),
            **more,
        )
        self.statements.append(made)
        return made

    def tells(self, status, issue="quota") -> StatusClaim:
        """A claim on where an issue stands."""
        evidence = self._write(f"{issue} is {status}")
        self.claims.append(StatusClaim(self.id, evidence, evidence, issue, Status(status)))
        return self.claims[-1]

    @property
    def reading(self) -> Reading:
        """What is read from it."""
        report = Report(self.id, self.text, published=PartialDate(self.day) if self.day else None)
        return Reading(report, tuple(self.statements), tuple(self.claims))


def picture(*papers: Paper, retold=(), copies=(), conflicts=()) -> State:
    """The state that the papers make, in the order given.

    Args:
        papers: reports.
        retold: groups of statements that tell one utterance.
        copies: pairs (copy, original) of papers.
        conflicts: pairs of statements.
    """
    account = Account(
        tuple(paper.reading for paper in papers),
        tuple(Retelling(tuple(row.id for row in group)) for group in retold),
        tuple(Conflict(a.citation, b.citation, "which", "stance", a.issue, (a.id, b.id)) for a, b in conflicts),
        tuple(Copy(copy.id, original.id, CopyKind.EDITED) for copy, original in copies),
    )
    (state,) = draw([account], Context(codebook=BOOK))
    return state


def cell(*papers: Paper, **more) -> Cell:
    """The islands' cell on the quota."""
    found = picture(*papers, **more).cell("islands", "quota")
    assert found is not None
    return found


def cited(claim: StatusClaim) -> Citation:
    """What a claim rests on."""
    return Citation(claim.report, claim.evidence)
