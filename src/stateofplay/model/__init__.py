"""The nouns of the project: frozen, typed, without I/O. Every other room speaks in these words."""

from stateofplay.model.attribution import Attribution, Form, Kind
from stateofplay.model.codebook import Actor, Codebook, Issue, Party
from stateofplay.model.dates import PartialDate
from stateofplay.model.decision import Action, Decision, Verdict
from stateofplay.model.decisions import Decisions
from stateofplay.model.document import (
    CleanText,
    DateMention,
    Document,
    Mention,
    MentionType,
    Paragraph,
    Quantity,
    Quotation,
    Sentence,
    TimexType,
    Token,
)
from stateofplay.model.facts import Check, DeadlineState, Event, EventKind, Figure, Occurrence, Tally
from stateofplay.model.notice import Level, Notice
from stateofplay.model.offsets import OffsetMap
from stateofplay.model.reading import Reading
from stateofplay.model.reconciled import Account, Conflict, ConflictKind, Copy, CopyKind, Merge, Retelling
from stateofplay.model.report import Original, Report, SetAside
from stateofplay.model.span import Citation, Span
from stateofplay.model.state import Cell, IssueStatus, Movement, ReportCard, State
from stateofplay.model.statement import Sourcing, Stance, Statement, Status, StatusClaim
from stateofplay.model.step import Context, Reader, Step
from stateofplay.model.tags import Tagged

__all__ = [
    "Account",
    "Action",
    "Actor",
    "Attribution",
    "Cell",
    "Check",
    "Citation",
    "CleanText",
    "Codebook",
    "Conflict",
    "ConflictKind",
    "Context",
    "Copy",
    "CopyKind",
    "DateMention",
    "DeadlineState",
    "Decision",
    "Decisions",
    "Document",
    "Event",
    "EventKind",
    "Figure",
    "Form",
    "Issue",
    "IssueStatus",
    "Kind",
    "Level",
    "Mention",
    "MentionType",
    "Merge",
    "Movement",
    "Notice",
    "Occurrence",
    "OffsetMap",
    "Original",
    "Paragraph",
    "PartialDate",
    "Party",
    "Quantity",
    "Quotation",
    "Reader",
    "Reading",
    "Report",
    "ReportCard",
    "Retelling",
    "Sentence",
    "SetAside",
    "Sourcing",
    "Span",
    "Stance",
    "State",
    "Statement",
    "Status",
    "StatusClaim",
    "Step",
    "Tagged",
    "Tally",
    "TimexType",
    "Token",
    "Verdict",
]
