"""The screen as lines of text, for any size of terminal: what is asked, the list, the passage, what was read, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from rich.cells import cell_len
from rich.text import Text

from stateofplay.export.glyphs import Glyphs, packed
from stateofplay.export.quoting import quoted
from stateofplay.export.wording import count, long_date
from stateofplay.model import Span
from stateofplay.project.asked import Asked
from stateofplay.project.queue import Only, Sort, Those
from stateofplay.review.passage import first_marked, legend, lines, passage
from stateofplay.review.round import Mark, Round
from stateofplay.review.told import Names, Told

WIDE: Final = 110
"""Columns from which on the list stands beside the passage."""
_SIGNS: Final = {
    Mark.ACCEPTED: ("✓", "a", "green"),
    Mark.REJECTED: ("✗", "x", "red"),
    Mark.CORRECTED: ("✎", "c", "cyan"),
    Mark.FLAGGED: ("⚑", "f", "magenta"),
    Mark.SKIPPED: ("–", "-", "dim"),
    Mark.BACK: ("↶", "u", "dim"),
}
_SORTS: Final = {
    Sort.UNCERTAIN: "least certain first",
    Sort.LEVERAGE: "most hangs on it first",
    Sort.NEWEST: "newest first",
    Sort.TEXT: "in order of the reports",
    Sort.RANDOM: "in random order",
}
_THOSE: Final = {Those.FLAGGED: "flagged", Those.DISAGREED: "disagreements", Those.UNFIT: "decisions that fit nothing"}
_MESSAGE: Final = 2
"""Lines that a message may take."""
KEYS: Final = (
    ("a", "accept"),
    ("x", "reject"),
    ("space", "skip"),
    ("bksp", "undo"),
    ("f", "flag"),
    ("c", "correct"),
    ("?", "keys"),
    ("q", "quit"),
)
_DRAFT_KEYS: Final = (("a", "keep corrected"), ("c", "correct more"), ("esc", "drop"), ("x", "reject"), ("space", "skip"))
_STRETCH_KEYS: Final = (
    ("←→", "start"),
    ("shift+←→", "end"),
    ("tab", "arrows move the other end"),
    ("enter", "take"),
    ("esc", "leave"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What of a sitting is on the screen at the moment.

    Attributes:
        glyphs: how to write for this terminal.
        name: of the project.
        message: what was done last, or what went wrong.
        choosing: the field whose words are being chosen; "" for none.
        chosen: those words.
        scroll: lines by which the passage was moved on.
        whole: show the report, not only the paragraph.
    """

    glyphs: Glyphs
    name: str = ""
    message: str = ""
    choosing: str = ""
    chosen: Span | None = None
    scroll: int = 0
    whole: bool = False


def screen(sitting: Round, look: Look, width: int, height: int) -> list[Text]:
    """The whole screen: `height` lines of at most `width` cells.

    Raises:
        ProjectError: the project cannot be read.
    """
    top = [_fit(_top(sitting, look, width), width, look.glyphs)]
    message = look.glyphs.say(look.message.replace("→", "->") if look.glyphs.ascii_only else look.message)
    said = lines(Text(message, "bold"), width)[:_MESSAGE]
    bottom = [_fit(line, width, look.glyphs) for line in (*(said or [Text()]), _keys(sitting, look, width))]
    room = max(height - len(top) - len(bottom), 3)
    if width >= WIDE:
        left = _beside(width)
        beside = _filled(listed(sitting, look, left, room), room)
        main = _filled(_asked(sitting, look, width - left - 3, room), room)
        bar = "|" if look.glyphs.ascii_only else "│"
        pairs = zip(beside, main, strict=True)
        middle = [_pad(a, left, look.glyphs).append(f" {bar} ", "dim").append_text(b) for a, b in pairs]
    else:
        rows = min(max(room // 4, 2), 8)
        main = _filled(_asked(sitting, look, width, room - rows), room - rows)
        middle = _filled(listed(sitting, look, width, rows), rows) + main
    return [*top, *middle, *bottom][:height]


def _beside(width: int) -> int:
    """Columns of the list where it stands beside the passage."""
    return min(60, width * 2 // 5)


def at_row(sitting: Round, width: int, height: int, x: int, y: int) -> int | None:
    """Which of the statements at hand stands on that cell of the screen; None for none."""
    room = max(height - 3, 3)
    rows = room if width >= WIDE else min(max(room // 4, 2), 8)
    if not 1 <= y <= rows or (width >= WIDE and x >= _beside(width)):
        return None
    at = _first(sitting, rows) + y - 1
    return at if at < len(sitting.items) else None


def _top(sitting: Round, look: Look, width: int) -> Text:
    glyphs, queue = look.glyphs, sitting.queue
    total = len(sitting.items) if queue.total is None else queue.total
    more = "+" if queue.total is None and sitting.items else ""
    parts = [f"{sitting.done} of {total}{more} decided"]
    if sitting.skipped:
        parts.append(f"{sitting.skipped} skipped")
    parts.append(f"{sitting.today} today")
    right = glyphs.dot.join(parts)
    narrow = narrowed(queue.only, Names(queue.codebook, glyphs))
    told = [glyphs.say(look.name), glyphs.say(sitting.who), *narrow, _SORTS[queue.sort]]
    if look.name and width < 70:
        told = told[1:]
    left = Text(glyphs.dot.join(part for part in told if part), "bold")
    left = _fit(left, max(width - cell_len(right) - 2, 0), glyphs)
    return _pad(left, width - cell_len(right), glyphs).append(right, "bold")


def narrowed(only: Only, names: Names) -> list[str]:
    """To what the queue is narrowed, in words."""
    out = [_THOSE[only.those]] if only.those in _THOSE else []
    if only.issue:
        out.append(f"issue {names.issue(only.issue)}")
    if only.party:
        out.append(f"party {names.party(only.party)}")
    if only.report:
        out.append(f"report {names.glyphs.say(only.report)}")
    if only.words:
        out.append(f"with {quoted(names.glyphs, names.glyphs.say(only.words))}")
    return out


def listed(sitting: Round, look: Look, width: int, rows: int) -> list[Text]:
    """The statements at hand around the current one, a line each."""
    first = _first(sitting, rows)
    return [_row(sitting, look, at, width) for at in range(first, min(first + rows, len(sitting.items)))]


def _first(sitting: Round, rows: int) -> int:
    return max(0, min(sitting.at - rows // 2, len(sitting.items) - rows))


def _row(sitting: Round, look: Look, at: int, width: int) -> Text:
    item, glyphs = sitting.items[at], look.glyphs
    names = Names(sitting.queue.codebook, glyphs)
    row, is_current, is_roomy = item.asked, at == sitting.at, width >= 70
    pointer = (">" if glyphs.ascii_only else "▸") if is_current else " "
    mark = sitting.marks.get(item.id)
    sign, letter, style = _SIGNS[mark] if mark else (" ", " ", "")
    if item.id in sitting.drafts and mark is None:
        sign, letter, style = "*", "*", "cyan"
    line = Text().append(pointer, "bold")
    line.append(letter if glyphs.ascii_only else sign, style).append(f" {round(row.confidence * 100):3}% ", "dim")
    stance = glyphs.stance(row.stance)
    line.append_text(_pad(stance, 12, glyphs) if is_roomy else stance[:2])
    line.append_text(_pad(Text(names.party(row.party)), 18 if is_roomy else 15, glyphs)).append(" ")
    issue = Text(names.issue(row.issue))
    line.append_text(_pad(issue, 20, glyphs) if is_roomy else issue)
    if is_roomy:
        line.append(" ").append(glyphs.say(row.evidence.exact[:200]), "dim")
    line = _pad(line, width, glyphs)
    return Text(line.plain, "bold reverse") if is_current else line


def _asked(sitting: Round, look: Look, width: int, room: int) -> list[Text]:
    """The passage above, what was read below; or that all is done."""
    item = sitting.current
    seen = sitting.seen()
    if item is None or seen is None:
        return _finished(sitting, look, width)
    row = sitting.proposed() or item.asked
    if look.choosing and look.chosen is not None:
        chosen: dict[str, Any] = {look.choosing: look.chosen}
        row = replace(row, **chosen)
    names = Names(sitting.queue.codebook, look.glyphs)
    told = Told(names, item, seen, row, tuple(sitting.draft.changes), sitting.draft.why).lines(width)
    most = max(room - 2 - min(len(told), room // 2), 2)
    wrapped = lines(passage(seen.report.report, row, look.glyphs, whole=look.whole), width)
    first = max(0, min(first_marked(wrapped) - 1 + look.scroll, len(wrapped) - most))
    shown = wrapped[first : first + most]
    more = "  pgup, pgdn: more" if len(wrapped) > most else ""
    return [
        _rule(_source_line(seen, look.glyphs), width, look.glyphs),
        *shown,
        _rule(legend(look.glyphs) + more, width, look.glyphs),
        *_cut(told, room - 2 - len(shown), width, look.glyphs),
    ]


def _source_line(seen: Asked, glyphs: Glyphs) -> str:
    report = seen.report.report
    parts = (report.outlet, long_date(str(report.published or "")) or "undated", report.title, report.id)
    return ", ".join(said for part in parts if (said := glyphs.say(part)))


def _finished(sitting: Round, look: Look, width: int) -> list[Text]:
    if not sitting.items:
        words = ["Nothing is left to decide here."]
        if sitting.queue.only.words:
            words.append("esc shows the others again.")
    else:
        words = [f"That was all: {count(sitting.done, 'statement')} decided."]
    if sitting.skipped:
        words.append(f"{count(sitting.skipped, 'statement')} skipped: space goes through them again.")
    words.append("backspace takes the last step back; q leaves. Everything is kept already.")
    return [Text(), *(part for line in words for part in lines(Text(look.glyphs.say(line)), width))]


def _keys(sitting: Round, look: Look, width: int) -> Text:
    keys: Sequence[tuple[str, str]] = _DRAFT_KEYS if sitting.draft.changes else KEYS
    if look.choosing:
        keys = (*_STRETCH_KEYS, ("bksp", "none")) if look.choosing == "condition" else _STRETCH_KEYS
    tokens = [Text().append(look.glyphs.say(_arrows(key, look.glyphs)), "bold").append(f" {word}") for key, word in keys]
    while len(tokens) > 1 and len(packed(tokens, width).plain.splitlines()) > 1:
        tokens.pop(-3 if len(tokens) > 3 and keys is KEYS else -1)
    return packed(tokens, width)


def _arrows(key: str, glyphs: Glyphs) -> str:
    return key.replace("←→", "left/right") if glyphs.ascii_only else key


def _rule(words: str, width: int, glyphs: Glyphs) -> Text:
    bar = "-" if glyphs.ascii_only else "─"
    title = Text().append(f"{bar}{bar} ", "dim").append(words, "italic").append(" ")
    title = _fit(title, width, glyphs)
    return title.append(bar * max(width - title.cell_len, 0), "dim")


def _cut(told: list[Text], space: int, width: int, glyphs: Glyphs) -> list[Text]:
    """As many lines as there is space for, with dots where there would be more."""
    if len(told) <= space or space < 1:
        return told[: max(space, 0)]
    dots = " ..." if glyphs.ascii_only else " …"
    last = told[space - 1].copy()
    last.truncate(max(width - len(dots), 0), overflow="crop")
    return [*told[: space - 1], _fit(last.append(dots, "dim"), width, glyphs)]


def _fit(line: Text, width: int, glyphs: Glyphs) -> Text:
    """The line in at most so many cells, with dots where it is cut."""
    dots = "..." if glyphs.ascii_only else "…"
    if line.cell_len <= width:
        return line
    if width <= len(dots):
        dots = ""
    line.truncate(max(width - len(dots), 0), overflow="crop")
    return line.append(dots)


def _pad(line: Text, width: int, glyphs: Glyphs) -> Text:
    """The line in exactly so many cells."""
    line = _fit(line.copy(), width, glyphs)
    return line.append(" " * max(width - line.cell_len, 0))


def _filled(rows: list[Text], number: int) -> list[Text]:
    return [*rows[:number], *(Text() for _ in range(number - len(rows)))]
