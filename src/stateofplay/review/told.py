"""What was read of a statement, what is being corrected in it, what hangs on it, and what people said of it: in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rich.text import Text

from stateofplay.export.glyphs import Glyphs
from stateofplay.export.quoting import quoted, shortened
from stateofplay.export.wording import CONDITION, RED_LINE, SOURCINGS, STANCES, count, long_date, sourced
from stateofplay.model import Action, Codebook, Decision, Span, Statement
from stateofplay.project.asked import Asked
from stateofplay.project.queue import Item
from stateofplay.review.passage import lines

_DECIDED: Final = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.CORRECT: "corrected",
    Action.FLAG: "flagged",
    Action.ADD: "added",
}
_COMPARED: Final = ("party", "issue", "stance", "sourcing", "red_line", "past", "condition", "evidence")
_LABEL: Final = 8


@dataclass(frozen=True, slots=True)
class Names:
    """How the parties and issues of a codebook, and the fields of a statement, are written for one terminal."""

    book: Codebook
    glyphs: Glyphs

    def party(self, key: str) -> str:
        """A party by its id."""
        return self.glyphs.say(next((one.name for one in self.book.parties if one.id == key), key)) or "nobody here"

    def issue(self, key: str) -> str:
        """An issue by its id."""
        return self.glyphs.say(next((one.title or one.id for one in self.book.issues if one.id == key), key))

    def proposition(self, key: str) -> str:
        """What an issue is about."""
        return self.glyphs.say(next((one.proposition for one in self.book.issues if one.id == key), ""))

    def field(self, row: Statement, name: str) -> str:
        """A field of a statement in words."""
        value = getattr(row, name)
        if isinstance(value, Span):
            return quoted(self.glyphs, shortened(self.glyphs, value, 80))
        if value is None or isinstance(value, bool):
            return {None: "none", True: "yes", False: "no"}[value]
        words: Mapping[str, Any] = {"party": self.party, "issue": self.issue}
        if name in words:
            return str(words[name](value))
        if name in ("stance", "sourcing"):
            return STANCES[value].word if name == "stance" else SOURCINGS[value]
        return self.glyphs.say(value)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a statement below its passage.

    Attributes:
        names: of parties and issues.
        item: the statement.
        seen: what is shown with it.
        row: the statement with what is being corrected in it.
        changes: the fields that are being corrected.
        why: the reason that was given.
    """

    names: Names
    item: Item
    seen: Asked
    row: Statement
    changes: tuple[str, ...] = ()
    why: str = ""

    def lines(self, width: int) -> list[Text]:
        """All of it, in lines of that many cells."""
        return [part for line in (*self._head(), *self._said(), *self._hangs()) for part in _set_in(line, width)]

    def _head(self) -> Iterator[Text]:
        names, glyphs, row = self.names, self.names.glyphs, self.row
        head = Text().append(names.party(row.party), "bold").append("  ").append_text(glyphs.stance(row.stance))
        head.append("  ").append(names.issue(row.issue), "bold")
        for flag, mark in ((row.red_line, RED_LINE), (row.condition is not None, CONDITION)):
            if flag:
                head.append(f"  {glyphs.named(mark)}", "yellow")
        if row.past:
            head.append("  told as past", "dim")
        yield head.append(f"  {round(self.item.asked.confidence * 100)}% sure", "dim")
        yield _line("on", names.proposition(row.issue))
        yield _line("source", self._source())
        if row.condition is not None:
            yield _line(glyphs.symbol(CONDITION), quoted(glyphs, shortened(glyphs, row.condition)))
        arrow = "->" if glyphs.ascii_only else "→"
        for name in self.changes:
            change = f"{names.field(self.item.asked, name)} {arrow} {names.field(row, name)}"
            yield Text(f"{name.replace('_', ' ')}: {change}", "bold cyan")

    def _source(self) -> str:
        glyphs, row = self.names.glyphs, self.row
        words, kind = sourced(row)
        told = f"{quoted(glyphs, glyphs.say(words))}, " if words else ""
        told += glyphs.say(kind)
        if row.told_by and row.told_by != row.party:
            told += f", as told by {self.names.party(row.told_by)}"
        return f"{told}, via {glyphs.say(row.via)}" if row.via else told

    def _said(self) -> Iterator[Text]:
        if self.why:
            yield _line("because", self.names.glyphs.say(self.why))
        for one in self.seen.said:
            yield _line(_DECIDED.get(one.action, "decided"), self._decision(one))
        if self.item.unfit is not None:
            why = "" if self.item.is_followed else ", since its issue or its party is no longer followed"
            yield _line("fits", f"nothing any longer{why}: x takes the decision back, space leaves it")

    def _decision(self, one: Decision) -> str:
        """Who decided when, what it changed, and why."""
        glyphs = self.names.glyphs
        out = f"by {glyphs.say(one.who)}, {long_date(one.recorded[:10])}, {one.recorded[11:16]} UTC"
        if one.says is not None and one.seen is not None:
            other = [name for name in _COMPARED if getattr(one.says, name) != getattr(one.seen, name)]
            told = [f"{name.replace('_', ' ')} {self.names.field(one.says, name)}" for name in other]
            out += f": {', '.join(told)}" if told else ""
        return f"{out} ({glyphs.say(one.why)})" if one.why else out

    def _hangs(self) -> Iterator[Text]:
        glyphs, cell = self.names.glyphs, self.seen.cell
        weight = self.seen.weight
        if weight is not None:
            yield _line("hangs", glyphs.say("; ".join(weight.reasons)))
        if cell is not None:
            known = f"{glyphs.named(STANCES[cell.stance])}, {count(cell.sources, 'source')}"
            yield _line("now", f"{known}, {count(len(cell.statements), 'statement')}")
        if self.item.asked.reasons:
            yield _line("read by", glyphs.say("; ".join(self.item.asked.reasons)))


def _line(label: str, words: str) -> Text:
    return Text().append(f"{label:<{_LABEL}}" if len(label) < _LABEL else f"{label} ", "dim").append(words)


def _set_in(line: Text, width: int) -> list[Text]:
    """The line in as many as it takes, those after the first one set in."""
    wrapped = lines(line, width)
    if len(wrapped) < 2:
        return wrapped
    at = len(wrapped[0].plain)
    rest = line[at + len(line.plain[at:]) - len(line.plain[at:].lstrip()) :]
    return [wrapped[0], *(Text(" " * _LABEL).append_text(part) for part in lines(rest, width - _LABEL))]
