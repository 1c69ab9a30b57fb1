"""How far people agree, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stateofplay.export.board import Board
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.history_view import says_itself
from stateofplay.export.quoting import as_said, report_name
from stateofplay.export.time_words import issue_title
from stateofplay.export.wording import SOURCINGS, STANCES, count, listed
from stateofplay.model import Stance, State, Statement
from stateofplay.model.agreement import FEW, NO_STATEMENT, Agreed, Agreement, Difference, Measure, Pair, Word

MEASURES: Final = MappingProxyType(
    {
        Measure.STANDS: "a statement or not",
        Measure.STANCE: "stance",
        Measure.ISSUE: "issue",
        Measure.PARTY: "party",
        Measure.SOURCING: "kind of source",
    }
)
"""What each measure is called."""
NOTES: Final = (
    "Kappa (Cohen 1960) is agreement beyond chance: 1 where it is complete, 0 where it is no more than chance would give.",
    "Stance counts a rejected statement as one label more; issue, party and source are compared where both let it stand.",
    "What only one of the two decided on, as what one of them added, is in no figure.",
    "All saw the reader's proposals, and may have seen each other's verdicts: people who mark from scratch agree less.",
)
"""What a reader of the figures must know."""
_ROOMY: Final = 66
"""Columns from which figures stand in a table."""
_LONGEST: Final = 200
_ONE_SIDED: Final = 0.8
"""Of the share that chance gives: from here on kappa hangs on a few labels (Feinstein and Cicchetti 1990)."""
_GAP: Final = 2
_NUMBER: Final = 3
"""Columns between two of a table of labels, and those of a number in it."""
_SHORTEST: Final = 3
"""Letters to which a label is cut at most, where a table would not fit otherwise."""
_MOST: Final = 50
"""Differences of two people that are shown."""


def agreement_view(state: State, found: Agreed, *, width: int, glyphs: Glyphs) -> RenderableType:
    """Every two people's figures, then each statement on which they differ."""
    board = Board.of(state)
    title = glyphs.say(state.codebook.negotiation) or "State of play"
    about = f" on {glyphs.say(issue_title(board, found.issue))}" if found.issue else ""
    parts: list[RenderableType] = [Text(f"{title}: agreement{about}", "bold")]
    coders = [f"{glyphs.say(who)} {number:,}" for who, number in found.coders]
    if coders:
        parts.append(Text(f"Statements decided on: {', '.join(coders)}", "dim"))
    if not found.pairs:
        said = "one person has" if coders else "nobody has"
        parts += [Text(), Text(f"There is nothing to compare: {said} decided on statements so far.")]
    for pair in found.pairs:
        parts += [Text(), *_pair(board, glyphs, pair, width)]
    if len(found.coders) > 2 and found.alphas:
        parts += [Text(), *_alphas(found, glyphs)]
    if found.unfit:
        parts += [Text(), Text(unfit_words(found.unfit), "yellow")]
    if found.pairs:
        parts += [Text(), *(Text(glyphs.say(note), "dim") for note in NOTES)]
    return Group(*parts)


def unfit_words(number: int) -> str:
    """A line on verdicts that fit nothing."""
    return f"{count(number, 'verdict')} {'fits' if number == 1 else 'fit'} no statement any longer: not counted here."


def remark(figure: Agreement) -> str:
    """What must be said beside a kappa; "" for nothing."""
    if not figure.n:
        return "nothing to compare"
    if figure.kappa is None:
        return "both gave one and the same label throughout: kappa is not defined"
    few = f"under {FEW}: too few to tell" if figure.is_few else ""
    if figure.one_label:
        return "; ".join(part for part in (few, "one of them gave one label alone, so kappa says nothing") if part)
    if figure.expected >= _ONE_SIDED:
        return "; ".join(part for part in (few, "nearly all labels are one, so kappa is low whatever the agreement") if part)
    if figure.low is None:
        return "; ".join(part for part in (few, "they never differ, so there is no interval") if part)
    return few


def decimals(value: float) -> str:
    """Two decimals, and never a zero with a sign."""
    return f"{value:z.2f}"


def kappa_words(figure: Agreement) -> str:
    """The kappa with two decimals; `-` where it is not defined."""
    return "-" if figure.kappa is None else decimals(figure.kappa)


def interval_words(figure: Agreement) -> str:
    """Its interval; `-` where there is none."""
    return "-" if figure.low is None or figure.high is None else f"{decimals(figure.low)} to {decimals(figure.high)}"


def label_words(label: str) -> str:
    """A label as people are shown it; stances and kinds of source by their words."""
    words = {str(stance): mark.word for stance, mark in STANCES.items()}
    return words.get(label, label)


def _pair(board: Board, glyphs: Glyphs, pair: Pair, width: int) -> Iterator[RenderableType]:
    first, second = glyphs.say(pair.first), glyphs.say(pair.second)
    yield Text(f"{first} and {second}", "bold underline")
    alone = f"{first} alone {pair.only_first:,}, {second} alone {pair.only_second:,}"
    yield Text(f"{count(pair.both, 'statement')} both decided on; {alone}")
    if not pair.both:
        return
    yield _table(glyphs, pair) if width >= _ROOMY else _lines(pair)
    for measure, figure in pair.figures.items():
        said = remark(figure)
        if said:
            yield Padding(Text(f"{MEASURES[measure]}: {said}", "yellow"), (0, 0, 0, 2))
    yield from _confusions(glyphs, pair, width)
    if not pair.differences:
        yield Text("They differ on none of them.")
        return
    yield Text()
    yield Text(f"They differ on {count(len(pair.differences), 'statement')}", "bold")
    for one in pair.differences[:_MOST]:
        yield Text()
        yield from (Padding(line, (0, 0, 0, 2)) for line in _difference(board, glyphs, one))
    if len(pair.differences) > _MOST:
        yield Text(f"\nand {len(pair.differences) - _MOST:,} more; --json has them all", "dim")


def _table(glyphs: Glyphs, pair: Pair) -> Table:
    table = Table(box=glyphs.box, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("what")
    for name in ("n", "agree", "by chance", "kappa", "95 %"):
        table.add_column(name, justify="right", no_wrap=True)
    for measure, figure in pair.figures.items():
        shares = (f"{figure.observed:.0%}", f"{figure.expected:.0%}") if figure.n else ("-", "-")
        table.add_row(MEASURES[measure], f"{figure.n:,}", *shares, kappa_words(figure), interval_words(figure))
    return table


def _lines(pair: Pair) -> Text:
    lines = []
    for measure, figure in pair.figures.items():
        lines.append(f"{MEASURES[measure]}: n {figure.n:,}, agree {figure.observed:.0%}, by chance {figure.expected:.0%}")
        lines.append(f"  kappa {kappa_words(figure)}, 95 % {interval_words(figure)}")
    return Text("\n".join(lines))


def _confusions(glyphs: Glyphs, pair: Pair, width: int) -> Iterator[RenderableType]:
    """Of each measure on which they differ: how often which label met which."""
    first, second = glyphs.say(pair.first), glyphs.say(pair.second)
    for measure, figure in pair.figures.items():
        labels = labels_of(figure)
        if figure.n == sum(number for a, b, number in figure.confusion if a == b) or measure is Measure.STANDS:
            continue
        yield Text()
        yield Text(f"{MEASURES[measure].capitalize()}: {first} down, {second} across", "bold")
        shown = [glyphs.say(label_words(label)) for label in labels]
        rows, heads = next((made for made in _heads(shown) if _columns(*made) <= width), ([], []))
        if not heads:
            for a, b, number in figure.confusion:
                if a != b:
                    yield Text(f"  {glyphs.say(label_words(a))} / {glyphs.say(label_words(b))}: {number:,}")
            continue
        table = Table(box=glyphs.box, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="dim")
        table.add_column("", no_wrap=True)
        for name in heads:
            table.add_column(name, justify="right", no_wrap=True)
        cells = {(a, b): number for a, b, number in figure.confusion}
        for name, a in zip(rows, labels, strict=True):
            table.add_row(name, *(f"{cells[a, b]:,}" if (a, b) in cells else "" for b in labels))
        yield table


def _heads(shown: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Heads of rows and columns: on a line, then a word a line, then no more of a column's than tells it from the others."""
    stacked = ["\n".join(name.split()) for name in shown]
    yield list(shown), list(shown)
    yield list(shown), stacked
    yield stacked, stacked
    for size in range(max(map(len, shown), default=0), _SHORTEST - 1, -1):
        cut = [name[:size].rstrip() for name in shown]
        if len(set(cut)) == len(cut):
            yield stacked, cut


def _columns(rows: Sequence[str], heads: Sequence[str]) -> int:
    """How wide the table is with these heads."""
    lines = ("\n".join(rows).splitlines(), *(head.splitlines() for head in heads))
    return sum(max(_NUMBER, *map(len, own)) + _GAP for own in lines) + _GAP


def labels_of(figure: Agreement) -> list[str]:
    """The labels that either gave, stances in their usual order."""
    order = {str(stance): number for number, stance in enumerate(Stance)}
    held = {label for a, b, _ in figure.confusion for label in (a, b)}
    return sorted(held, key=lambda label: (label == NO_STATEMENT, order.get(label, len(order)), label))


def _difference(board: Board, glyphs: Glyphs, one: Difference) -> Iterator[Text]:
    words = Text(as_said(glyphs, one.seen.evidence, _LONGEST))
    yield words.append(f" {report_name(board, glyphs, one.seen.report)}", "dim")
    for word in one.words:
        yield Text(f"{glyphs.say(word.who)}: ", "bold").append_text(said_words(board, glyphs, word))


def said_words(board: Board, glyphs: Glyphs, word: Word) -> Text:
    """What somebody says of a statement, with the reason where one is given."""
    text = Text(NO_STATEMENT, "red") if word.says is None else statement_words(board, glyphs, word.says)
    return text.append(f" ({glyphs.say(word.why)})", "dim") if word.why else text


def statement_words(board: Board, glyphs: Glyphs, row: Statement) -> Text:
    """Whose position it is, on what, which one, from what kind of source."""
    text = Text(f"{glyphs.say(board.party_name(row.party))} on {glyphs.say(issue_title(board, row.issue))}: ", "not bold")
    text.append_text(glyphs.stance(row.stance)).append(f", from {SOURCINGS[row.sourcing]}", "not bold")
    marks = [name for name, has in (("a red line", row.red_line), ("past", row.past)) if has]
    text.append(f", {listed(marks)}" if marks else "")
    if row.condition is not None:
        word = "" if says_itself(row.condition.exact) else "if "
        text.append(f", {word}").append(as_said(glyphs, row.condition, _LONGEST))
    return text


def _alphas(found: Agreed, glyphs: Glyphs) -> Iterator[RenderableType]:
    yield Text("All together (Krippendorff's alpha)", "bold underline")
    for measure, alpha in (found.alphas or {}).items():
        value = "not defined: all labels are one" if alpha.value is None else decimals(alpha.value)
        few = f" (under {FEW}: too few to tell)" if alpha.n < FEW and alpha.value is not None else ""
        yield Text(glyphs.say(f"{MEASURES[measure]}: {value}, {count(alpha.n, 'statement')}{few}"))
