"""Reviewed paragraphs in the form of the training corpus (training/corpus/GUIDE.md): `codebook.yaml` and `passages.txt`.

The form finds words by copying: evidence from the row above on, other words next to the evidence. What would be found
elsewhere, or cannot be written at all, is left out with its paragraph, since a paragraph without one of its rows would teach
that there is none; each is reported with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import yaml

from stateofplay.model import Actor, Codebook, Issue, Party, Report, Sourcing, Span, Statement

REGISTER: Final = "daily"
"""The kind of outlet that is written: the project does not keep it, and the form must have one."""
EMPTY: Final = "-"
_SEPARATOR: Final = "|"
_MARKS: Final = ("= ", "> ", "~ ")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that stands; `pronoun`: the words that stand for its source beside the cue, where `source` is elsewhere."""

    statement: Statement
    pronoun: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of a report to be written, in order, and the statements that stand in them."""

    report: Report
    paragraphs: tuple[Span, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A paragraph, or a detail of a row, that the form cannot say, and why."""

    report: str
    words: str
    why: str
    paragraph: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """The text of `passages.txt`, how much it holds, and what had to be left out."""

    text: str
    passages: int
    paragraphs: int
    rows: int
    left: tuple[Left, ...]


class _UnsayableError(Exception):
    """A row that the form cannot say, with the reason."""


@dataclass(slots=True)
class _Writer:
    """One passage: its text, in which words are sought as whoever reads it will."""

    report: Report
    book: Codebook
    paragraphs: Sequence[Span]
    text: str = ""
    after: int = 0
    left: list[Left] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = "\n".join(span.exact for span in self.paragraphs)

    def row(self, said: Said) -> str:
        """The line of a statement; raises _UnsayableError."""
        row = said.statement
        at = self.evidence(row.evidence)
        source, cue, speaker = self.source(said, at)
        cells = [row.issue, str(row.stance), row.party or EMPTY, str(row.sourcing), source, cue, self.holder(row, at)]
        named = {
            "speaker": speaker,
            "teller": row.told_by if row.sourcing is not Sourcing.NONE else "",
            "via": self.detail(row.via, row, "outlet that is credited"),
            "if": self.condition(row),
            "expires": self.detail(row.expires.exact if row.expires else "", row, "end of an offer"),
            "why": self.detail(row.anonymity.exact if row.anonymity else "", row, "reason for anonymity"),
            "count": str(row.sources) if row.sources > 0 else "",
        }
        flags = [flag for flag, has in (("red", row.red_line), ("past", row.past)) if has]
        extras = [f"{key}={value}" for key, value in named.items() if value]
        return "> " + " | ".join([*cells, row.evidence.exact, *extras, *flags])

    def evidence(self, words: Span) -> tuple[int, int]:
        """Where the words stand in the passage; raises _UnsayableError where they would be found elsewhere."""
        start = 0
        for paragraph in self.paragraphs:
            if paragraph.covers(words):
                start += words.start - paragraph.start
                break
            start += len(paragraph) + 1
        else:
            raise _UnsayableError("the evidence is not within one paragraph")
        if not _sayable(words.exact):
            raise _UnsayableError("the evidence holds marks that the form gives a meaning")
        found = self.text.find(words.exact, self.after)
        if found != start:
            raise _UnsayableError("the evidence stands there twice, and would be found at another place")
        self.after = start
        return start, start + len(words)

    def source(self, said: Said, at: tuple[int, int]) -> tuple[str, str, str]:
        """The words for the source, the cue, and whom a pronoun means."""
        row = said.statement
        if row.sourcing is Sourcing.NONE:
            return EMPTY, EMPTY, ""
        if row.source is None:
            raise _UnsayableError(f"the source is {row.sourcing}, but no words name it")
        words = said.pronoun.exact.strip() if said.pronoun is not None else row.source.exact.strip()
        if not self.has(words):
            raise _UnsayableError("the words for the source stand in a paragraph that is not written")
        cue = row.cue.exact.strip() if row.cue is not None else ""
        if cue and not self.has(cue):
            self.note(row, "the cue stands elsewhere: left empty")
            cue = ""
        speaker = ""
        if said.pronoun is not None:
            speaker = row.source.exact.strip()
            if not self.has(speaker, before=at[0]):
                self.note(row, "whom a pronoun means stands in a paragraph that is not written: left empty")
                speaker = ""
        return words, cue or EMPTY, speaker

    def holder(self, row: Statement, at: tuple[int, int]) -> str:
        """The first name of the party in the evidence, or else in its sentence."""
        party = next((one for one in self.book.parties if one.id == row.party), None)
        if party is None:
            return EMPTY
        for words in (self.text[at[0] : at[1]], row.sentence.exact):
            found = [(match.start(), -len(name), name) for name in _names(party) if (match := _whole(name).search(words))]
            kept = [name for *_, name in sorted(found) if self.has(name)]
            if kept:
                return kept[0]
        self.note(row, "no name of the party stands beside the evidence: the holder is left empty")
        return EMPTY

    def condition(self, row: Statement) -> str:
        """The words of the condition; raises _UnsayableError."""
        if row.condition is None:
            return ""
        words = row.condition.exact.strip()
        if not self.has(words):
            raise _UnsayableError("the condition is not within one paragraph that is written")
        return words

    def detail(self, words: str, row: Statement, what: str) -> str:
        """The words, where they stand in the passage."""
        if words and not self.has(words.strip()):
            self.note(row, f"the words for the {what} are not in what is written: left out")
            return ""
        return words.strip()

    def has(self, words: str, before: int | None = None) -> bool:
        """Whether the words stand in the passage as whole words (up to that place)."""
        if not words or words == EMPTY or not _sayable(words):
            return False
        return _whole(words).search(self.text, 0, len(self.text) if before is None else before) is not None

    def note(self, row: Statement, why: str) -> None:
        """Report a detail that is lost."""
        self.left.append(Left(row.report, row.evidence.exact, why, paragraph=False))


def dumps(passages: Iterable[Passage], book: Codebook) -> Written:
    """The passages as `passages.txt`; those of which nothing can be said are left out."""
    parts: list[str] = []
    left: list[Left] = []
    names: set[str] = set()
    paragraphs = rows = 0
    for passage in passages:
        kept, lines, own = _passage(passage, book)
        left += own
        if not kept:
            continue
        name = _name(passage.report.id, names)
        names.add(name)
        parts.append("\n".join([_head(passage.report, name), *(span.exact for span in kept), *lines]))
        paragraphs, rows = paragraphs + len(kept), rows + len(lines)
    return Written("\n\n".join(parts) + ("\n" if parts else ""), len(parts), paragraphs, rows, tuple(left))


def codebook(book: Codebook) -> str:
    """A codebook as YAML, in the form that `--codebook` and the training read."""
    made = {
        "negotiation": book.negotiation,
        "parties": {party.id: _party(party) for party in book.parties},
        "issues": {issue.id: _issue(issue) for issue in book.issues},
    }
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=1000)


def _party(party: Party) -> dict[str, Any]:
    members = [_actor(actor) for actor in party.members]
    made = {"name": party.name, "aliases": list(party.aliases), "members": members, "wikidata": party.wikidata}
    return {key: value for key, value in made.items() if value}


def _actor(actor: Actor) -> dict[str, Any] | str:
    made = {"name": actor.name, "role": actor.role, "aliases": list(actor.aliases), "wikidata": actor.wikidata}
    given = {key: value for key, value in made.items() if value}
    return given if len(given) > 1 else actor.name


def _issue(issue: Issue) -> dict[str, Any]:
    made = {"title": issue.title, "proposition": issue.proposition, "terms": list(issue.terms)}
    return {key: value for key, value in made.items() if value}


def _passage(passage: Passage, book: Codebook) -> tuple[tuple[Span, ...], list[str], list[Left]]:
    """The paragraphs that can be written whole, the lines of their rows, and what is left out."""
    left: list[Left] = []
    kept = []
    for span in passage.paragraphs:
        why = _unwritable(span.exact)
        if why:
            left.append(Left(passage.report.id, span.exact, why))
        else:
            kept.append(span)
    said = sorted(passage.said, key=lambda one: (one.statement.evidence.start, one.statement.evidence.end))
    while kept:
        writer = _Writer(passage.report, book, kept)
        lines, lost = _lines(writer, said)
        if not lost:
            return tuple(kept), lines, [*left, *writer.left]
        for span, why in lost.items():
            left.append(Left(passage.report.id, span.exact, why))
        kept = [span for span in kept if span not in lost]
    return (), [], left


def _lines(writer: _Writer, said: Sequence[Said]) -> tuple[list[str], Mapping[Span, str]]:
    """The lines of the statements in the writer's paragraphs, and the paragraphs in which one cannot be said."""
    lines: dict[str, None] = {}
    lost: dict[Span, str] = {}
    for one in said:
        touched = [span for span in writer.paragraphs if span.overlaps(one.statement.evidence)]
        if not touched:
            continue
        try:
            lines.setdefault(writer.row(one))
        except _UnsayableError as error:
            lost |= dict.fromkeys(touched, str(error))
    return list(lines), lost


def _unwritable(text: str) -> str:
    """Why a paragraph cannot be written as it stands; "" where it can."""
    if text.startswith(_MARKS):
        return "the paragraph begins with a mark of the form"
    if "\r" in text or text != text.strip():
        return "the paragraph would not be read back as it stands"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "the paragraph holds characters that UTF-8 has not"
    return ""


def _sayable(words: str) -> bool:
    """Whether words can stand in a field."""
    return bool(words) and _SEPARATOR not in words and "\n" not in words and words == words.strip()


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _names(party: Party) -> list[str]:
    """What a party and its people are called; people also by their last name."""
    people = [name for actor in party.members for name in (actor.name, *actor.aliases, *actor.name.split()[-1:])]
    return list(dict.fromkeys([party.name, *party.aliases, *people]))


def _head(report: Report, name: str) -> str:
    day = str(report.published or "")
    day = (day + "0000-00-00"[len(day) :]) if not _DAY.fullmatch(day) else day
    return f"= {name} | {REGISTER} | {_cell(report.outlet)} | {day} | {_cell(report.title)}"


def _cell(text: str) -> str:
    """Any text in a field of a heading."""
    line = "".join(char if char.isprintable() else " " for char in text.replace(_SEPARATOR, "/"))
    return " ".join(line.split()) or EMPTY


def _name(report: str, taken: Collection[str]) -> str:
    """A heading's own number: the report's id, made unique."""
    name = _cell(report)
    return next(own for number in count(1) if (own := name if number == 1 else f"{name}~{number}") not in taken)
