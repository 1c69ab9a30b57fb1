"""Where an issue stands, as a report says it: agreed, narrowing, open, deadlocked or off the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stateofplay.coding.issues import IssueMatch, Topics
from stateofplay.language import closed as w
from stateofplay.language.clauses import Stretch
from stateofplay.language.phrasebook import rows
from stateofplay.language.phrases import Found, PhraseTable
from stateofplay.model.document import Document, Token
from stateofplay.model.statement import Status, StatusClaim

_REACH = 10
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class StatusCue:
    """What a listed phrase claims; a predicate ("is settled") speaks of what stands before it."""

    status: Status
    predicate: bool


@cache
def _table() -> PhraseTable[StatusCue]:
    table = rows("coding", "status.tsv")
    return PhraseTable([(phrase, StatusCue(Status(status), phrase.startswith("*be "))) for phrase, status in table])


def is_unsettled(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words among tokens `first` to `last` (exclusive) say that something is open, stuck or off the table."""
    return any(f.value.status not in {Status.AGREED, Status.NARROWING} for f in _table().find(tokens, first, last))


def find(document: Document, topics: Topics) -> Iterator[StatusClaim]:
    """What the document says of where issues stand, in order of the text."""
    tokens = document.tokens
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind in {"aside", "heading"}:
            continue
        cues = list(_table().find(tokens, sentence.first, sentence.last))
        if not cues:
            continue
        whole = document.span(sentence.start, sentence.end)
        matches = [m for m in topics.find(tokens, sentence.first, sentence.last) if m.score >= _SURE]
        for cue in cues:
            match = _nearest(cue, matches)
            if match is not None and not _is_hypothetical(document, cue):
                first, last = _stretch(cue, match)
                yield StatusClaim(
                    document.report.id, document.token_span(first, last), whole, match.issue, _negated(document, cue)
                )


def _nearest(cue: Found[StatusCue], matches: list[IssueMatch]) -> IssueMatch | None:
    """The matter that the cue speaks of: the one right after it, else the nearest before it."""
    after = [m for m in matches if cue.first <= m.first <= cue.last + _REACH]
    before = [m for m in matches if m.last <= cue.first + 1 and cue.first - m.last <= _REACH]
    if after and not (cue.value.predicate and before):
        return min(after, key=lambda m: (m.first, m.issue))
    return max(before, key=lambda m: (m.last, m.issue), default=None)


def _is_hypothetical(document: Document, cue: Found[StatusCue]) -> bool:
    """Whether what would be an agreement is only asked for, possible or to come: "willing to sign", "if they agreed"."""
    clause = [document.tokens[i].lower for i in range(max(0, cue.first - 6), cue.first)]
    before = set(clause[-3:]) | ({"if", "unless"} & set(clause) if "," not in clause else set())
    return cue.value.status in {Status.AGREED, Status.NARROWING} and bool(
        before & (w.MODALS | {"if", "to", "whether", "unless", "until"})
    )


def _negated(document: Document, cue: Found[StatusCue]) -> Status:
    """The status that is left when it is denied: "not agreed" and "no agreement" leave an issue open."""
    before = [document.tokens[i].lower for i in range(max(0, cue.first - 3), cue.first)]
    if cue.value.status in {Status.AGREED, Status.NARROWING} and set(before) & (
        w.NEGATIONS | w.MODALS | {"if", "to", "whether", "yet"}
    ):
        return Status.OPEN
    return cue.value.status


def _stretch(cue: Found[StatusCue], match: IssueMatch) -> Stretch:
    return min(cue.first, match.first), max(cue.last, match.last)
