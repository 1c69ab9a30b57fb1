"""What people's verdicts say about the reader, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stateofplay.export.agreement_view import label_words, unfit_words
from stateofplay.export.board import Board
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.time_words import issue_title
from stateofplay.export.wording import MOVED, SOURCINGS, count
from stateofplay.model import Sourcing, State
from stateofplay.model.agreement import FEW
from stateofplay.model.corrections import Corrections, Error, Rate

TITLES: Final = MappingProxyType(
    {
        "stance": "The stance is right, by the stance that was read",
        "issue": "The issue is right, by issue",
        "party": "The party is right, by party",
        "sourcing": "The kind of source is right, by kind",
        "mark": "A mark is right",
        "reader": "The statement stands as read, by reader",
    }
)
"""What each table of rates is called."""
FIELDS: Final = MappingProxyType({"red_line": "red line", "evidence": "evidence", "past": "past", "sourcing": "source"})
RANDOM: Final = (
    "These figures hold for what was reviewed. A queue that puts the uncertain first, or a filter, is no random sample of what "
    "the reader reads: it makes the reader look worse. For figures on the whole, review a random sample:"
    " stateofplay review --sort random --limit N."
)
"""The warning beside every rate."""
RECALL: Final = (
    "What the reader missed is known only where somebody added it, and who reviews proposals seldom looks for more: "
    "the share that it found is an upper bound."
)
_MOST_ERRORS: Final = 20
_LABEL: Final = 34


def corrections_view(state: State, found: Corrections, *, width: int, glyphs: Glyphs) -> RenderableType:
    """The numbers, right by label and by confidence, the commonest errors, and what must be known of them."""
    board = Board.of(state)
    title = glyphs.say(state.codebook.negotiation) or "State of play"
    by = f" ({glyphs.say(found.who)} alone)" if found.who else ""
    parts: list[RenderableType] = [Text(f"{title}: what the verdicts say about the reader{by}", "bold")]
    if not found.reviewed and not found.missed:
        return Group(*parts, Text(), Text("Nobody has decided on a statement so far."))
    parts += [Text(glyphs.say(line) if line[:1] != " " else line) for line in summary(found)]
    for name, rows in found.rates.items():
        if rows:
            labels = [glyphs.say(label(board, name, row.label)) for row in rows]
            parts += [Text(), Text(TITLES[name], "bold"), _table(glyphs, labels, rows, width)]
    parts += [Text(), Text("Party, issue and stance are right, by the reader's confidence", "bold")]
    bands = [(f"{row.low:.2f} to {row.high:.2f}, says {row.said:.2f}", row.rate) for row in found.bands]
    parts.append(_table(glyphs, [name for name, _ in bands], [row for _, row in bands], width))
    parts += [Text(), Text("Errors, the commonest first", "bold"), *_errors(board, glyphs, found.errors)]
    parts += [Text(), *(Text(glyphs.say(line), "dim") for line in notes(found))]
    return Group(*parts)


def summary(found: Corrections) -> Iterator[str]:
    """The numbers, a line each."""
    yield f"{count(found.reviewed, 'statement')} that the reader proposed, reviewed:"
    for number, words in (
        (found.as_read, "stand as read"),
        (found.corrected, "corrected"),
        (found.rejected, "rejected: not a statement"),
    ):
        yield f"  {number:>5,}  {words}{interval(Rate('', number, found.reviewed))}"
    yield f"{count(found.missed, 'statement')} added that it had missed."
    if found.recall.n:
        share = f"{found.recall.right / found.recall.n:.0%} ({found.recall.right:,} of {found.recall.n:,})"
        yield f"Of what stands, it found at most {share}."
    if found.now.n:
        yield f"The reader in force reads {found.now.right:,} of the {found.now.n:,} as they stand."
    if found.disputed:
        word = f"{found.who}'s" if found.who else "the last"
        yield f"People disagree on {found.disputed:,} of all these; {word} word counts here."
    if found.unfit:
        yield unfit_words(found.unfit)


def notes(found: Corrections) -> Iterator[str]:
    """What must be known of the figures."""
    interval = "the score interval of 95 % (J. Am. Stat. Assoc. 22:209, 1927)"
    yield f"In brackets: {interval}. Of under {FEW} there is too little to tell."
    yield RANDOM
    if found.sure is not None and found.rest is not None and found.open >= FEW:
        way = "lower" if found.sure < found.rest else "higher"
        yield (
            f"Mean confidence of what was reviewed: {found.sure:.2f}, {way} than that of the "
            f"{found.open:,} that nobody has decided on ({found.rest:.2f})."
        )
    yield RECALL


def label(board: Board, name: str, value: str) -> str:
    """A label as people are shown it."""
    match name:
        case "party":
            known = any(party.id == value for party in board.state.codebook.parties)
            return board.party_name(value) if known else value
        case "issue":
            return issue_title(board, value)
        case "sourcing":
            return SOURCINGS[Sourcing(value)]
        case _:
            return label_words(value)


def interval(row: Rate) -> str:
    """` 79 % (66 to 88)`; "" of nothing."""
    if not row.n:
        return ""
    low, high = row.interval
    return f", {row.right / row.n:.0%} ({low:.0%} to {high:.0%})"


def _table(glyphs: Glyphs, labels: Sequence[str], rows: Sequence[Rate], width: int) -> RenderableType:
    if width < _LABEL + 32:
        lines = [f"{name}: {row.right:,} of {row.n:,}{interval(row)}" for name, row in zip(labels, rows, strict=True)]
        return Padding(Text("\n".join(lines)), (0, 0, 0, 2))
    table = Table(box=glyphs.box, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", max_width=width - 32)
    for name in ("n", "right", "", "95 %"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, row in zip(labels, rows, strict=True):
        low, high = row.interval
        table.add_row(name, f"{row.n:,}", f"{row.right:,}", f"{row.share or 0.0:.0%}", f"{low:.0%} to {high:.0%}")
    return table


def error_words(board: Board, row: Error, arrow: str) -> str:
    """A kind of error in words."""
    if row.field == "statement":
        return row.after
    before, after = (label(board, row.field, value) for value in (row.before, row.after))
    return f"{FIELDS.get(row.field, row.field)}: {before} {arrow} {after}"


def _errors(board: Board, glyphs: Glyphs, rows: Sequence[Error]) -> Iterator[RenderableType]:
    if not rows:
        yield Text("  none")
    for row in rows[:_MOST_ERRORS]:
        yield Padding(Text(f"{row.n:>5,}  {glyphs.say(error_words(board, row, glyphs.symbol(MOVED)))}"), (0, 0, 0, 2))
    if len(rows) > _MOST_ERRORS:
        yield Padding(Text(f"and {count(len(rows) - _MOST_ERRORS, 'kind')} more; --json has them all", "dim"), (0, 0, 0, 2))
