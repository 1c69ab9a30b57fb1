"""Reports side by side in a terminal: two in full, more than two as a grid with what they differ in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.quoting import as_said
from stateofplay.export.wording import CONTRADICTED, COPIES, SILENT, count, listed, long_date
from stateofplay.model import Cell, Citation, Codebook, CopyKind, Report
from stateofplay.picture.comparison import Comparison, Counted, Lone, Pair, Standing
from stateofplay.picture.swaps import Fate, Wording

SHOWN: Final = 8
"""Rows of a list that are shown where not all are asked for."""
WORDS: Final = 300
_FATES: Final = {Fate.SAME: ("", "", ""), Fate.OLD: ("[-", "-]", "red"), Fate.NEW: ("{+", "+}", "green")}
_DIRECTIONS: Final = {"dates": "it came later by its date", "completeness": "it is the less complete one"}


def comparison_view(
    found: Sequence[Comparison], *, glyphs: Glyphs, codebook: Codebook | None = None, everything: bool = False
) -> RenderableType:
    """What two reports have in common and what not; of more than two a grid.

    Args:
        found: the comparisons of all pairs.
        glyphs: how to write for the terminal.
        codebook: names of parties and issues.
        everything: show every row of every list.
    """
    if len(found) == 1:
        return Group(*_pair_view(found[0], glyphs, codebook, len(found[0].both) + 10_000 if everything else SHOWN))
    return Group(*_many(found, glyphs, everything=everything))


def _pair_view(found: Comparison, glyphs: Glyphs, codebook: Codebook | None, most: int) -> list[RenderableType]:
    parts: list[RenderableType] = [_card("A", found.a, glyphs), _card("B", found.b, glyphs), Text(), _verdict(found)]
    if found.copy is not None:
        swapped = found.swapped
        title = f"{_of(len(swapped), len(found.both), 'shared sentence')} with other words: [-A-] {{+B+}}"
        parts += _section(title, [_item(_worded(pair.wording, glyphs), glyphs) for pair in swapped if pair.wording], most)
    else:
        alike = [pair for pair in found.both if pair.wording is not None and pair.wording.is_same]
        close = [pair for pair in found.both if pair.wording is not None and not pair.wording.is_same]
        loose = [pair for pair in found.both if pair.wording is None]
        parts += _section(f"Both say ({len(alike)})", [_both(pair, glyphs) for pair in alike], most)
        parts += _section(f"Much the same words ({len(close)})", [_both(pair, glyphs) for pair in close], most)
        parts += _section(f"On one matter, in other words ({len(loose)})", [_both(pair, glyphs) for pair in loose], most)
    rows: list[RenderableType] = [_odds(pair, glyphs) for pair in found.odds]
    rows += [_sides(_two_values(row, glyphs), (row.a.citation, row.b.citation), found, glyphs) for row in _loose(found)]
    rows += [_sides(glyphs.say(row.about or row.kind), (row.a, row.b), found, glyphs) for row in found.conflicts]
    parts += _section(f"Where they differ ({len(rows)})", rows, most)
    if codebook is not None:
        parts += _standings(found.standings, glyphs, codebook)
    for letter, lone in (("A", found.only_a), ("B", found.only_b)):
        parts += _section(f"Only {letter} says ({len(lone)})", [_lone(row, glyphs) for row in lone], most)
    return parts


def _card(letter: str, report: Report, glyphs: Glyphs) -> RenderableType:
    """Outlet, date, id and length, and the title; what does not fit on the line goes on under its first word."""
    published = long_date(str(report.published)) if report.published else "undated"
    parts = [glyphs.say(report.outlet), published, glyphs.say(report.id), count(len(report.text.split()), "word")]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=len(letter))
    table.add_column(overflow="fold")
    table.add_row(Text(letter, "bold"), Text(glyphs.dot.join(part for part in parts if part), "bold"))
    if report.title:
        table.add_row(Text(), Text(glyphs.say(report.title), "dim"))
    return table


def _verdict(found: Comparison) -> Text:
    line = Text(verdict(found), "bold")
    share = f"{found.shared_a:.0%} of the sentences of A have their like in B, {found.shared_b:.0%} of those of B in A."
    return line.append(f"\n{share}", "dim")


def verdict(found: Comparison) -> str:
    """Which report is a copy of which, how, and what shows it."""
    copy = found.copy
    if copy is None:
        return "Neither is a copy of the other."
    letters = {found.a.id: "A", found.b.id: "B"}
    kind = COPIES[copy.kind]
    said = f"{letters.get(copy.report, copy.report)} is a copy of {letters.get(copy.of, copy.of)}, {kind}"
    if copy.kind is not CopyKind.EXACT:
        said += f": {copy.score:.0%} of its text stands there"
    why = _DIRECTIONS.get(copy.direction)
    return f"{said}; {why}." if why else f"{said}. Nothing shows which of the two came first."


def _of(some: int, whole: int, noun: str) -> str:
    return f"{some} of {count(whole, noun)}"


def _section(title: str, rows: Iterable[RenderableType], most: int) -> list[RenderableType]:
    rows = list(rows)
    if not rows:
        return [Text(), Text(title, "dim")]
    parts: list[RenderableType] = [Text(), Text(title, "bold underline")]
    parts += [Padding(row, (0, 0, 0, 2)) for row in rows[:most]]
    if len(rows) > most:
        parts.append(Text(f"  and {len(rows) - most} more: --all shows them", "dim"))
    return parts


def _worded(found: Wording, glyphs: Glyphs) -> Text:
    """Both wordings in one, the old words and the new ones marked."""
    line = Text()
    marked = False
    for piece in found.pieces:
        before, after, style = _FATES[piece.fate]
        apart = piece.text[:1].isspace() or (marked and (bool(before) or piece.text[:1].isalnum()))
        line.append(" " if apart and line else "").append(f"{before}{glyphs.say(piece.text)}{after}", style)
        marked = bool(before)
    return line


def _item(line: Text, glyphs: Glyphs) -> RenderableType:
    """An entry of a list, its further lines under its first word."""
    return _hung("-" if glyphs.ascii_only else "•", line)


def _hung(mark: str, line: Text) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    table.add_row(Text(mark, "dim"), line)
    return table


def _both(pair: Pair, glyphs: Glyphs) -> RenderableType:
    """A sentence of each; word by word where they are close."""
    why = Text(f"  {_reasons(pair, glyphs)}", "dim")
    if pair.wording is not None and not pair.wording.is_same:
        return Group(_item(_worded(pair.wording, glyphs), glyphs), why)
    if pair.wording is not None:
        return Group(_item(Text(_words(pair.a, glyphs)), glyphs), why)
    return Group(_hung("A", Text(_words(pair.a, glyphs))), _hung("B", Text(_words(pair.b, glyphs))), why)


def _reasons(pair: Pair, glyphs: Glyphs) -> str:
    return glyphs.say(", ".join(pair.reasons))


def _odds(pair: Pair, glyphs: Glyphs) -> RenderableType:
    return Group(_clash(_reasons(pair, glyphs), glyphs), *_lettered({pair.a.report: "A"}, (pair.a, pair.b), glyphs))


def _clash(about: str, glyphs: Glyphs) -> Text:
    return Text(f"{glyphs.symbol(CONTRADICTED)} ", FLAG_STYLES[CONTRADICTED.symbol]).append(about, "bold not magenta")


def _sides(about: str, cited: tuple[Citation, Citation], found: Comparison, glyphs: Glyphs) -> RenderableType:
    return Group(_clash(about, glyphs), *_lettered({found.a.id: "A"}, cited, glyphs))


def _lettered(letters: dict[str, str], cited: Iterable[Citation], glyphs: Glyphs) -> list[RenderableType]:
    return [Padding(_hung(letters.get(row.report, "B"), Text(_words(row, glyphs))), (0, 0, 0, 2)) for row in cited]


def _words(cited: Citation, glyphs: Glyphs) -> str:
    return as_said(glyphs, cited.evidence, WORDS)


def _value(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) < 10**15 else f"{value:.3g}"


def _loose(found: Comparison) -> list[Counted]:
    """The differing figures that no pair of sentences shows already."""
    shown = [(row.a.evidence, row.b.evidence) for row in found.odds]
    return [row for row in found.figures if not any(a.covers(row.a.evidence) and b.covers(row.b.evidence) for a, b in shown)]


def _two_values(row: Counted, glyphs: Glyphs) -> str:
    values = f"{_value(row.a.value)} or {_value(row.b.value)}"
    return f"{glyphs.say(row.about)}: {values}" if row.about else values


def _lone(row: Lone, glyphs: Glyphs) -> RenderableType:
    line = Text(_words(row.words, glyphs))
    said = [*row.speakers[:2], *(figure.evidence.exact for figure in row.figures[:3])]
    return _item(line.append(f"  {glyphs.dot.join(map(glyphs.say, said))}", "dim") if said else line, glyphs)


def _standings(rows: Sequence[Standing], glyphs: Glyphs, codebook: Codebook) -> list[RenderableType]:
    """Where each report has the parties, in the order of the codebook; what is the same in both comes last."""
    if not rows:
        return [Text(), Text("No stance on an issue of the codebook was found in either report.", "dim")]
    parties = {party.id: party.name or party.id for party in codebook.parties}
    issues = {issue.id: issue.title or issue.id for issue in codebook.issues}
    table = _table(glyphs)
    table.add_column("Stance", ratio=1, overflow="fold")
    for letter in "AB":
        table.add_column(letter, width=14, overflow="fold")
    order = list(parties), list(issues)
    for row in sorted(rows, key=lambda row: (not row.opposite, order[1].index(row.issue), order[0].index(row.party))):
        name = f"{glyphs.say(parties[row.party])} on {glyphs.say(issues[row.issue])}"
        line = Text(f"{glyphs.symbol(CONTRADICTED)} " if row.opposite else "", FLAG_STYLES[CONTRADICTED.symbol])
        table.add_row(line.append(name, "not bold not magenta"), *(_cell(cell, glyphs) for cell in (row.a, row.b)))
    opposite = sum(row.opposite for row in rows)
    title = "Stances side by side" + (f", {opposite} of them opposite" if opposite else "")
    return [Text(), Text(title, "bold underline"), table]


def _table(glyphs: Glyphs) -> Table:
    return Table(box=glyphs.box, show_edge=False, padding=(0, 1, 0, 0), border_style="dim", header_style="bold", pad_edge=True)


def _cell(cell: Cell | None, glyphs: Glyphs) -> Text:
    return Text(SILENT, "dim") if cell is None else glyphs.stance(cell.stance)


def _many(found: Sequence[Comparison], glyphs: Glyphs, *, everything: bool) -> list[RenderableType]:
    reports = list({report.id: report for row in found for report in (row.a, row.b)}.values())
    place = {report.id: number for number, report in enumerate(reports)}
    cells = {(place[row.a.id], place[row.b.id]): row for row in found}
    parts: list[RenderableType] = [_card(f"{number + 1:>2}", report, glyphs) for number, report in enumerate(reports)]
    parts += [Text(), Text("Share of sentences that have their like; copies; differences", "bold underline")]
    size = 6
    for first in range(0, len(reports), size):
        shown = range(first, min(first + size, len(reports)))
        table = _table(glyphs)
        table.add_column("", width=3)
        for number in shown:
            table.add_column(str(number + 1), width=10, overflow="fold")
        for i in range(len(reports)):
            table.add_row(str(i + 1), *(_grid_cell(cells.get((min(i, j), max(i, j))), glyphs) for j in shown))
        parts += [table, Text()]
    lines = [line for row in found for line in _found_in(row, place, glyphs)]
    most = len(lines) if everything else 3 * SHOWN
    parts += [Text("Copies and differences", "bold underline"), *(Padding(line, (0, 0, 0, 2)) for line in lines[:most])]
    if not lines:
        parts.append(Text("  none", "dim"))
    if len(lines) > most:
        parts.append(Text(f"  and {len(lines) - most} more: --all shows them", "dim"))
    parts += [Text(), Text("Compare two of them for the words.", "dim")]
    return parts


def _grid_cell(row: Comparison | None, glyphs: Glyphs) -> Text:
    if row is None:
        return Text(glyphs.say("·"), "dim")
    differences = len(row.odds) + len(_loose(row)) + len(row.conflicts)
    cell = Text("copy", "bold yellow") if row.copy else Text(f"{max(row.shared_a, row.shared_b):.0%}")
    if differences:
        cell.append(f"  {glyphs.symbol(CONTRADICTED)} {differences}", FLAG_STYLES[CONTRADICTED.symbol])
    return cell


def _found_in(row: Comparison, place: dict[str, int], glyphs: Glyphs) -> list[Text]:
    names = [f"{place[report.id] + 1} ({glyphs.say(report.id)})" for report in (row.a, row.b)]
    lines = []
    if row.copy is not None:
        own, other = names if row.copy.report == row.a.id else names[::-1]
        share = "" if row.copy.kind is CopyKind.EXACT else f", {row.copy.score:.0%} of its text"
        lines.append(Text(f"{own} is a copy of {other}, {COPIES[row.copy.kind]}{share}"))
    for pair in row.odds:
        head = f"{glyphs.symbol(CONTRADICTED)} {listed(names)}: {_reasons(pair, glyphs)}"
        lines.append(Text(f"{head}\n  {_words(pair.a, glyphs)}\n  {_words(pair.b, glyphs)}"))
    for figures in _loose(row):
        head = f"{glyphs.symbol(CONTRADICTED)} {listed(names)}: {_two_values(figures, glyphs)}"
        lines.append(Text(f"{head}\n  {_words(figures.a.citation, glyphs)}\n  {_words(figures.b.citation, glyphs)}"))
    for clash in row.conflicts:
        head = f"{glyphs.symbol(CONTRADICTED)} {listed(names)}: {glyphs.say(clash.about or clash.kind)}"
        lines.append(Text(f"{head}\n  {_words(clash.a, glyphs)}\n  {_words(clash.b, glyphs)}"))
    return lines
