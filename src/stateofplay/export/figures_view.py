"""Figures side by side by what they count, and sums that do or do not come out, in a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export import state_json
from stateofplay.export.board import Board
from stateofplay.export.figure_words import figure_value
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.json_forms import Json, encode
from stateofplay.export.quoting import as_said, report_name
from stateofplay.export.wording import CONTRADICTED, count, long_date
from stateofplay.model import Check, Figure, State, Tally

SCHEMA: Final = "stateofplay-figures/1"
_PASSAGE: Final = 200


@dataclass(frozen=True, slots=True)
class Only:
    """Which figures are shown: on an issue, of a unit, in a report (ids); "" for all."""

    issue: str = ""
    unit: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures that are shown: those told more than once side by side, those told once, and what was reckoned."""

    tallies: tuple[Tally, ...]
    single: tuple[Figure, ...]
    checks: tuple[Check, ...]


def shown(state: State, only: Only) -> Shown:
    """What is wanted of the figures. A figure bears on an issue where it stands in the sentence of a statement on it.

    Args:
        state: the picture; with its statements, where those on an issue are wanted.
        only: what is wanted.
    """
    sentences: dict[str, list[tuple[int, int]]] = {}
    for row in state.statements:
        if row.issue == only.issue:
            sentences.setdefault(row.report, []).append((row.sentence.start, row.sentence.end))

    def fits(figure: Figure) -> bool:
        held = ((a, b) for a, b in sentences.get(figure.report, ()) if a <= figure.evidence.start < b)
        return (
            only.report in ("", figure.report)
            and only.unit in ("", figure.unit)
            and (not only.issue or next(held, None) is not None)
        )

    tallies = tuple(row for row in state.tallies if any(map(fits, row.figures)))
    beside = {figure.id for row in state.tallies for figure in row.figures}
    return Shown(
        tallies,
        tuple(figure for figure in state.figures if figure.id not in beside and fits(figure)),
        tuple(row for row in state.checks if any(map(fits, row.figures))),
    )


def figures_view(state: State, found: Shown, *, glyphs: Glyphs) -> RenderableType:
    """Each figure with who claims it, as of when, its words and its report."""
    board = Board.of(state)
    if not (found.tallies or found.single or found.checks):
        return Text("No figure was found that is so.")
    parts: list[RenderableType] = []
    for row in found.tallies:
        parts += [*([Text()] if parts else []), *_tally(board, glyphs, row)]
    if found.checks:
        parts += [*([Text()] if parts else []), Text("Sums within one claim", "bold underline")]
        for check in found.checks:
            parts += _check(board, glyphs, check)
    if found.single:
        parts += [*([Text()] if parts else []), Text("Told by one alone", "bold underline")]
        for own in _alike(found.single):
            parts += _figure(board, glyphs, own[0], *own[1:], counts=True)
    return Group(*parts)


def _tally(board: Board, glyphs: Glyphs, row: Tally) -> Iterator[RenderableType]:
    head = Text(glyphs.say(row.counts or row.unit) or "one quantity", "bold")
    head.append(f"  {count(len(row.figures), 'claim')}", "not bold dim")
    if row.agrees:
        head.append("  no two exclude each other", "not bold green")
    else:
        head.append(f"  {glyphs.symbol(CONTRADICTED)} they exclude each other", FLAG_STYLES[CONTRADICTED.symbol])
    yield head
    for figure in row.figures:
        yield from _figure(board, glyphs, figure)


def _alike(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The figures, those together that several reports give alike: value, unit, what is counted, whose claim it is."""
    held: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        said = tuple(" ".join(words.casefold().split()) for words in (figure.unit, figure.counts, figure.claimant))
        held.setdefault((figure.value, figure.bound, figure.as_of, *said), []).append(figure)
    yield from held.values()


def _claimed(name: str) -> str:
    """Whose claim it is, within a sentence: an article that began one is not capital."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("The", "A", "An") else name


def _figure(board: Board, glyphs: Glyphs, figure: Figure, *more: Figure, counts: bool = False) -> Iterator[RenderableType]:
    line = Text(glyphs.say(figure_value(figure)), "bold")
    known = [
        *([glyphs.say(figure.counts)] if counts and figure.counts not in ("", figure.unit) else []),
        f"by {glyphs.say(_claimed(figure.claimant))}" if figure.claimant else "by the report itself",
        *([f"as of {glyphs.say(long_date(figure.as_of))}"] if figure.as_of else []),
    ]
    yield Padding(line.append(f"  {glyphs.dot.join(known)}", "not bold"), (0, 0, 0, 2))
    for one in (figure, *more):
        words = Text(as_said(glyphs, one.evidence, _PASSAGE))
        yield Padding(words.append(f" {report_name(board, glyphs, one.report)}", "dim"), (0, 0, 0, 4))


def _check(board: Board, glyphs: Glyphs, row: Check) -> Iterator[RenderableType]:
    line = Text("comes out: ", "green") if row.holds else Text("does not come out: ", "bold red")
    yield Padding(line.append(glyphs.say(row.working), "not bold default"), (0, 0, 0, 2))
    for report in dict.fromkeys(figure.report for figure in row.figures):
        words = [as_said(glyphs, figure.evidence, _PASSAGE) for figure in row.figures if figure.report == report]
        quoted = Text(", ".join(words)).append(f" {report_name(board, glyphs, report)}", "dim")
        yield Padding(quoted, (0, 0, 0, 4))


def dumps(state: State, found: Shown, only: Only) -> str:
    """The figures as JSON text that ends in a line end."""
    made: Json = {
        "schema": SCHEMA,
        "negotiation": state.codebook.negotiation,
        "as_of": state.as_of,
        "only": {"issue": only.issue, "unit": only.unit, "report": only.report},
        "tallies": [
            {"counts": row.counts, "unit": row.unit, "agrees": row.agrees, "figures": _rows(state, row.figures)}
            for row in found.tallies
        ],
        "single": _rows(state, found.single),
        "checks": [
            {"kind": row.kind, "holds": row.holds, "working": row.working, "figures": _rows(state, row.figures)}
            for row in found.checks
        ],
    }
    return encode(made, indent=1) + "\n"


def _rows(state: State, figures: Sequence[Figure]) -> list[Json]:
    """Figures in the form of docs/state.md."""
    return list(state_json.document(State(state.codebook, figures=tuple(figures)))["figures"])
