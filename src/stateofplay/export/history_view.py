"""The history of a project, in a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export.glyphs import Glyphs
from stateofplay.export.quoting import as_said, without_middle
from stateofplay.export.wording import SOURCINGS, STANCES, count
from stateofplay.model import Action, Decision, Span, Statement
from stateofplay.model.history import Did, Entry, History

DEEDS: Final = MappingProxyType(
    {
        Action.ACCEPT: "accepted",
        Action.REJECT: "rejected",
        Action.CORRECT: "corrected",
        Action.FLAG: "flagged",
        Action.ADD: "added a statement",
        Action.APART: "told apart",
        Action.TOGETHER: "took as one",
        Action.CODEBOOK: "changed the codebook",
        Action.UNDO: "took back",
    }
)
"""What a person did by each kind of decision."""
_LONGEST: Final = 160
_WHY: Final = 600
_NAMED: Final = 5


def history_view(found: History, *, glyphs: Glyphs) -> RenderableType:
    """Each entry with its words, the newest first."""
    if not found.entries:
        return Text("Nothing of that kind has been done.")
    parts: list[RenderableType] = []
    for entry in found.entries:
        head = Text.assemble((moment(entry.until or entry.recorded), "dim"), "  ", *_head(glyphs, entry))
        parts.append(head)
        parts += [Padding(line, (0, 0, 0, 4)) for line in _lines(glyphs, entry)]
    left = found.total - len(found.entries)
    if left:
        parts.append(
            Text(f"{count(left, 'earlier entry', 'earlier entries')} not shown: --limit {found.total} shows all.", "dim")
        )
    return Group(*parts)


def moment(recorded: str) -> str:
    """`2026-01-02 03:04`, in UTC."""
    return recorded[:16].replace("T", " ")


def _head(glyphs: Glyphs, entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.who:
        yield glyphs.say(entry.who), "bold"
        yield " ", ""
    match entry.did:
        case Did.ADDED:
            yield f"added {count(len(entry.reports), 'report')}", ""
            if entry.replacing:
                yield f", {entry.replacing:,} in the place of {'one' if entry.replacing == 1 else 'some'} that was there", ""
        case Did.READ:
            what = f"{count(len(entry.reports), 'report')} read by {entry.reader} with codebook {entry.codebook}"
            yield glyphs.say(f"{what}: {count(entry.statements, 'statement')}"), ""
        case Did.CODEBOOK:
            yield glyphs.say(f"put codebook {entry.codebook} in force ({entry.what})"), ""
        case Did.DECIDED:
            if entry.decision is not None:
                yield from _deed(glyphs, entry.decision)


def _deed(glyphs: Glyphs, one: Decision) -> Iterator[tuple[str, str]]:
    yield DEEDS[one.action], ""
    target = one.seen or one.says
    if one.undoes:
        yield f" decision {glyphs.say(one.undoes)}", ""
    elif target is not None:
        yield f" {glyphs.say(f'{target.id} in {target.report}')}", ""
    yield f"{glyphs.dot}decision {one.id}", "dim"


def _lines(glyphs: Glyphs, entry: Entry) -> Iterator[Text]:
    if entry.did in (Did.ADDED, Did.READ):
        yield Text(glyphs.say(_names(entry)), "dim")
    one = entry.decision
    if one is not None:
        yield from _words(glyphs, one)
    why = entry.why if one is None else one.why
    if why:
        yield Text(glyphs.say(f"why: {without_middle(why, _WHY)}"))
    if entry.taken_back is not None:
        gone = entry.taken_back
        yield Text(glyphs.say(f"taken back by {gone.who} on {moment(gone.recorded)} (decision {gone.id})"), "yellow")
    if entry.unfit:
        yield Text("fits nothing any longer: its words, or what was read in them, are gone", "bold yellow")


def _names(entry: Entry) -> str:
    files = entry.files or ("",) * len(entry.reports)
    pairs = list(zip(entry.reports, files, strict=True))[:_NAMED]
    named = ", ".join(f"{report} ({file})" if file and file.rpartition(".")[0] != report else report for report, file in pairs)
    left = len(entry.reports) - _NAMED
    return f"{named} and {left:,} more" if left > 0 else named


def _words(glyphs: Glyphs, one: Decision) -> Iterator[Text]:
    """What was seen, and what the person says instead."""
    target = one.seen or one.says
    if target is not None:
        yield Text(as_said(glyphs, target.evidence, _LONGEST))
    if one.seen is not None:
        yield Text(glyphs.say(f"seen: {statement_words(one.seen)}"))
    if one.says is not None and one.seen is None:
        yield Text(glyphs.say(f"says: {statement_words(one.says)}"))
    if one.says is not None and one.seen is not None:
        changed = [f"{name} {after or 'none'} (was {before or 'none'})" for name, before, after in changes(one.seen, one.says)]
        if changed:
            yield Text(glyphs.say(f"says: {', '.join(changed)}"))
    for report, words in one.passages:
        yield Text(f"{as_said(glyphs, Span(0, len(words), words), _LONGEST)} {glyphs.say(f'({report})')}")
    if one.operation:
        yield Text(glyphs.say(without_middle(operation_words(one.operation), _WHY)))


def statement_words(row: Statement) -> str:
    """Who stands how on what."""
    more = [name for name, holds in (("red line", row.red_line), ("past", row.past)) if holds]
    more += [f"if {row.condition.exact}"] if row.condition else []
    return ", ".join([f"{row.party or 'nobody'} on {row.issue}: {STANCES[row.stance].word}", *more])


def changes(seen: Statement, says: Statement) -> Iterator[tuple[str, str, str]]:
    """The fields in which two statements differ: name, before, after."""
    for name in ("party", "issue", "speaker"):
        if getattr(seen, name) != getattr(says, name):
            yield name, getattr(seen, name), getattr(says, name)
    if seen.stance is not says.stance:
        yield "stance", STANCES[seen.stance].word, STANCES[says.stance].word
    if seen.sourcing is not says.sourcing:
        yield "source", SOURCINGS[seen.sourcing], SOURCINGS[says.sourcing]
    for field, name in (("red_line", "red line"), ("past", "past")):
        if getattr(seen, field) != getattr(says, field):
            yield name, _yes(getattr(seen, field)), _yes(getattr(says, field))
    if seen.condition != says.condition:
        yield "condition", _exact(seen.condition), _exact(says.condition)
    if seen.evidence != says.evidence:
        yield "words", _exact(seen.evidence), _exact(says.evidence)


def _yes(holds: bool) -> str:  # noqa: FBT001 - a field's value
    return "yes" if holds else "no"


def _exact(words: Span | None) -> str:
    return "" if words is None else f"“{without_middle(words.exact, _LONGEST)}”"


def operation_words(operation: Mapping[str, Any]) -> str:
    """A change of the codebook: its kind, and its fields as they are kept."""
    fields = [
        f"{name} {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in operation.items()
        if name != "kind" and value
    ]
    return f"{operation.get('kind', 'change')}: {', '.join(fields)}"
