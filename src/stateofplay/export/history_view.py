"""The history of a project, in a terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
        Action.LEAVE_OUT: "left out",
        Action.UNDO: "took back",
    }
)
"""What a person did by each kind of decision."""
_LONGEST: Final = 160
_WHY: Final = 600
_NAMED: Final = 5
_SHORT: Final = 60
_NOUNS: Final = MappingProxyType(
    {
        Action.APART: ("pair", "pairs"),
        Action.TOGETHER: ("pair", "pairs"),
        Action.CODEBOOK: ("time", "times"),
        Action.LEAVE_OUT: ("report", "reports"),
        Action.UNDO: ("decision", "decisions"),
    }
)
"""What kinds of decisions are about that are not about statements."""
_CONDITIONAL: Final = frozenset(
    "if unless once when whenever until till provided providing only should as so on subject contingent conditional pending "
    "assuming given without after while except suppose supposing".split()
)
"""Words by which a condition says itself that it is one."""


def history_view(found: History, *, glyphs: Glyphs) -> RenderableType:
    """Each entry with its words, the newest first."""
    if not found.entries:
        return Text("Nothing of that kind has been done.")
    parts: list[RenderableType] = []
    for entry in found.entries:
        head = Text.assemble((moment(entry.until or entry.recorded), "dim"), "  ", *_head(glyphs, entry))
        parts.append(head)
        lines = _batch(glyphs, entry.batch) if entry.batch else _lines(glyphs, entry)
        parts += [Padding(line, (0, 0, 0, 4)) for line in lines]
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
            if entry.batch:
                words = deeds([row.decision for row in entry.batch if row.decision is not None])
                undone = deeds([row.undone for row in entry.batch if row.undone is not None])
                yield f"{words}, at one stroke{f': {undone}' if undone else ''}", ""
            elif entry.decision is not None:
                shown_below = bool(entry.decision.passages) and not entry.decision.left_out
                words = DEEDS[entry.decision.action] if shown_below else deed_words(entry.decision, entry.undone, entry.what)
                yield glyphs.say(words), ""
            if entry.decision is not None:
                yield f"{glyphs.dot}decision {entry.decision.id}", "dim"


def deed_words(one: Decision, undone: Decision | None = None, what: str = "") -> str:
    """`accepted 1b44940e1c1d in r7`; `took back: bo merged ...`.

    Args:
        one: the decision.
        undone: what it takes back.
        what: what a change of the codebook does, in words, where it is one or takes one back.
    """
    if one.action is Action.UNDO:
        if undone is None:
            return f"{DEEDS[one.action]} decision {one.undoes}"
        return f"{DEEDS[one.action]}: {undone.who} {deed_words(undone, None, what)} (decision {undone.id})"
    if one.action is Action.CODEBOOK and what:
        return f"{DEEDS[one.action]}: {what}"
    target = one.seen or one.says
    if target is not None:
        return f"{DEEDS[one.action]} {target.id} in {target.report}"
    if one.left_out:
        return f"{DEEDS[one.action]} report {one.left_out}"
    named = " and ".join(f"“{without_middle(words, _SHORT)}” ({report})" for report, words in one.passages)
    return f"{DEEDS[one.action]}: {named}" if named else DEEDS[one.action]


def deeds(made: Sequence[Decision]) -> str:
    """`accepted 10 statements, rejected 2`."""
    found = Counter(one.action for one in made)
    noun = "statement"
    parts = []
    for action, number in found.items():
        words = "added" if action is Action.ADD else DEEDS[action]
        if action in _NOUNS:
            parts.append(f"{words} {count(number, *_NOUNS[action])}")
        else:
            parts.append(f"{words} {count(number, noun) if noun else f'{number:,}'}")
            noun = ""
    return ", ".join(parts)


def _batch(glyphs: Glyphs, rows: Sequence[Entry]) -> Iterator[Text]:
    """Some of what was decided at one stroke, each in a line, and what holds of all."""
    for row in rows[:_NAMED]:
        if row.decision is not None:
            target = row.decision.seen or row.decision.says
            words = f" {as_said(glyphs, target.evidence, _SHORT)}" if target is not None else ""
            yield Text(glyphs.say(deed_words(row.decision, row.undone, row.what)), "dim").append(words)
    if len(rows) > _NAMED:
        yield Text(f"and {len(rows) - _NAMED:,} more: --all shows each", "dim")
    reasons = list(dict.fromkeys(row.decision.why for row in rows if row.decision is not None))
    if len(reasons) == 1 and reasons[0]:
        yield Text(glyphs.say(f"why: {without_middle(reasons[0], _WHY)}"))
    gone = [row.taken_back for row in rows if row.taken_back is not None]
    if gone:
        some = "" if len(gone) == len(rows) else f"{len(gone):,} of them "
        yield Text(glyphs.say(f"{some}taken back by {gone[0].who} on {moment(gone[0].recorded)}"), "yellow")
    unfit = sum(row.unfit for row in rows)
    if unfit:
        verb = "fits" if unfit == 1 else "fit"
        yield Text(f"{unfit:,} of them {verb} nothing any longer", "bold yellow")


def _lines(glyphs: Glyphs, entry: Entry) -> Iterator[Text]:
    if entry.did in (Did.ADDED, Did.READ):
        yield Text(glyphs.say(_names(entry)), "dim")
    one = entry.decision
    if one is not None:
        yield from _words(glyphs, one, entry.what)
    why = entry.why if one is None else one.why
    if why:
        yield Text(glyphs.say(f"why: {without_middle(why, _WHY)}"))
    if entry.taken_back is not None:
        gone = entry.taken_back
        yield Text(glyphs.say(f"taken back by {gone.who} on {moment(gone.recorded)} (decision {gone.id})"), "yellow")
    if entry.unfit:
        why = "its issue or its party is no longer followed"
        why = why if entry.unfollowed else "its words, or what was read in them, are gone"
        yield Text(f"fits nothing any longer: {why}", "bold yellow")


def _names(entry: Entry) -> str:
    files = entry.files or ("",) * len(entry.reports)
    pairs = list(zip(entry.reports, files, strict=True))[:_NAMED]
    named = ", ".join(f"{report} ({file})" if file and file.rpartition(".")[0] != report else report for report, file in pairs)
    left = len(entry.reports) - _NAMED
    return f"{named} and {left:,} more" if left > 0 else named


def _words(glyphs: Glyphs, one: Decision, what: str) -> Iterator[Text]:
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
    for report, words in () if one.left_out else one.passages:
        yield Text(f"{as_said(glyphs, Span(0, len(words), words), _LONGEST)} {glyphs.say(f'({report})')}")
    if one.operation and not what:
        yield Text(glyphs.say(without_middle(operation_words(one.operation), _WHY)))


def statement_words(row: Statement) -> str:
    """Who stands how on what."""
    more = [name for name, holds in (("red line", row.red_line), ("past", row.past)) if holds]
    more += [condition_words(row.condition.exact)] if row.condition else []
    return ", ".join([f"{row.party or 'nobody'} on {row.issue}: {STANCES[row.stance].word}", *more])


def condition_words(words: str) -> str:
    """A condition with the word that makes it one, which it may have already: `if the strike ends`, `unless it ends`."""
    return words if says_itself(words) else f"if {words}"


def says_itself(words: str) -> bool:
    """Whether words for a condition begin with a word that says that they are one."""
    first, _, rest = words.lstrip(" “\"'").casefold().partition(" ")
    return first in _CONDITIONAL or (first == "in" and rest.startswith("return"))


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
