"""The whole path, from files to the state of play: an ordered tuple of steps, each of which can be swapped for a better one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from stateofplay import attribution, coding, drafting, intake, language, picture, reconcile
from stateofplay.coding import lapse
from stateofplay.errors import InputError, ReportError
from stateofplay.model import Codebook, Context, Document, Level, Notice, PartialDate, Reader, Report, State, Step
from stateofplay.picture import alignment, comparison
from stateofplay.picture.changes import Changes
from stateofplay.picture.changes import changes as changed
from stateofplay.picture.comparison import Comparison
from stateofplay.reconcile.opposed import opposed
from stateofplay.reconcile.similarity import Rarity
from stateofplay.reconcile.words import stems

Progress = Callable[[int, int, str], None]
"""Called with (reports done, reports in all, what is being done)."""

READING: tuple[Step[Any, Any], ...] = (language.analyse, attribution.attribute)
"""Report -> Document with its attributions, one report at a time."""

STEPS: tuple[Step[Any, Any], ...] = (*READING, coding.code, reconcile.reconcile, picture.draw)
"""Reports -> one State."""


def run(items: Iterable[Any], steps: Sequence[Step[Any, Any]], context: Context) -> Iterable[Any]:
    """Let items flow through the steps, lazily and in order."""
    for step in steps:
        items = step(items, context)
    return items


def read(paths: Sequence[Path], codebook: Codebook, context: Context | None = None, progress: Progress | None = None) -> State:
    """Read reports and draw the state of play.

    Args:
        paths: files and folders.
        codebook: the parties and issues to follow.
        context: where notices go; its codebook is replaced by `codebook`.
        progress: called as reports are read.

    What may be read wrongly in the codebook is in the notices too.

    Raises:
        InputError: when no report could be read. What went wrong with each one is in the notices.
    """
    notices: list[Notice] = []
    outer = context or Context()

    def note(notice: Notice) -> None:
        notices.append(notice)
        outer.notify(notice)

    inner = replace(outer, codebook=codebook, notify=note)
    for doubt in doubts(codebook):
        if doubt.level is Level.WARNING:
            note(doubt)
    reports = _loaded(paths, inner, notices)
    states: list[State] = list(run(_counted(reports, progress), STEPS, inner))
    return replace(states[0], notices=tuple(sorted(notices, key=lambda notice: (str(notice.place), notice.problem))))


def changes(state: State, since: str) -> Changes:
    """What is new in a state of play since a date (ISO text, that day included), offers that have run out among it."""
    published = {card.id: card.published for card in state.reports}
    offers = ((row, row.expires) for row in state.statements if row.expires is not None)
    ends = {row.id: lapse.last_day(words.exact, published.get(row.report)) for row, words in offers}
    return changed(state, since, ends)


def compare(
    paths: Sequence[Path], codebook: Codebook | None = None, context: Context | None = None, progress: Progress | None = None
) -> tuple[Comparison, ...]:
    """Hold reports against each other, two by two, in order of publication.

    Args:
        paths: files and folders; at least two reports.
        codebook: the parties and issues whose stances are to stand side by side; without one, stances are not read.
        context: where notices go.
        progress: called as reports are read.

    Raises:
        InputError: when fewer than two reports could be read.
    """
    notices: list[Notice] = []
    outer = context or Context()

    def note(notice: Notice) -> None:
        notices.append(notice)
        outer.notify(notice)

    inner = replace(outer, notify=note, codebook=codebook or Codebook("", (), ()))
    reports = _loaded(paths, inner, notices)
    if len(reports) < 2:
        first = next((n for n in notices if n.level is Level.ERROR), None)
        raise InputError(
            f"only one report could be read ({reports[0].id}), and comparing takes two",
            remedy=f"first problem: {first}" if first else "name another file beside it",
        )
    documents = list(run(_counted(reports, progress), READING, inner))
    coded = coding.code(documents, inner if codebook else replace(inner, reader=Reader.RULES))
    sheets = [alignment.sheet(document, reading, stems) for document, reading in zip(documents, coded, strict=True)]
    rarity = Rarity.of(line.stems for sheet in sheets for line in sheet.lines)
    found = []
    for a, b in combinations(sheets, 2):
        (account,) = reconcile.reconcile((a.reading, b.reading), inner)
        found.append(comparison.compare(a, b, account, alike=rarity.overlap, weight=rarity.weight, opposed=opposed))
    return tuple(found)


def doubts(codebook: Codebook) -> tuple[Notice, ...]:
    """What is well formed in a codebook and may still be read otherwise than meant: warnings, and advice (`Level.INFO`)."""
    found = (*intake.codebook_warnings(codebook), *coding.doubles(codebook))
    return tuple(sorted(found, key=lambda notice: notice.place.line or 0))


def draft(
    paths: Sequence[Path],
    limits: drafting.Limits | None = None,
    context: Context | None = None,
    progress: Progress | None = None,
) -> drafting.Draft:
    """Propose a codebook from reports alone.

    Args:
        paths: files and folders.
        limits: how many parties and issues at most.
        context: where notices go.
        progress: called as reports are read.

    Raises:
        InputError: when no report could be read, or nobody in them takes a stance.
    """
    notices: list[Notice] = []
    outer = context or Context()

    def note(notice: Notice) -> None:
        notices.append(notice)
        outer.notify(notice)

    inner = replace(outer, notify=note)
    reports = _loaded(paths, inner, notices)
    return drafting.draft(run(_counted(reports, progress), READING, inner), limits)


def annotate(path: Path, context: Context | None = None, published: PartialDate | None = None) -> Document:
    """Read the layers of one report, before any codebook.

    Args:
        path: the file.
        context: where notices go.
        published: its date, where the file gives none.

    Raises:
        ReportError: when the file cannot be read.
    """
    for document in run(_reports([path], published, None), READING, context or Context()):
        if isinstance(document, Document):
            return document
    raise ReportError("nothing was read")


def annotate_each(
    paths: Sequence[Path], context: Context, published: PartialDate | None, failed: Callable[[ReportError], None]
) -> Iterator[Document]:
    """Read the layers of many reports in order, as `annotate` does, so that later ones are in work while one is written.

    Args:
        paths: the files.
        context: where notices go.
        published: the date of those that give none.
        failed: called with what is wrong with a file that cannot be read; the others still are.
    """
    for document in run(_reports(paths, published, failed), READING, context):
        if isinstance(document, Document):
            yield document


def _loaded(paths: Sequence[Path], context: Context, notices: Sequence[Notice]) -> list[Report]:
    """The reports that can be read, at least one; `notices` holds what was wrong with the others."""
    reports = [replace(report, original=None) for report in intake.load(paths, context)]  # the picture cites the text alone
    if not reports:
        first = next((n for n in notices if n.level is Level.ERROR), None)
        raise InputError(
            "no report could be read",
            remedy=f"first problem: {first}" if first else "give text, Markdown or HTML files, or a folder of them",
        )
    return reports


def _reports(
    paths: Sequence[Path], published: PartialDate | None, failed: Callable[[ReportError], None] | None
) -> Iterator[Report]:
    """The reports of the files; without `failed` the first that cannot be read ends it."""
    for path in paths:
        try:
            report = intake.read_file(path)
        except ReportError as error:
            if failed is None:
                raise
            failed(error)
        else:
            yield replace(report, published=published) if published is not None and report.published is None else report


def _counted(reports: Sequence[Report], progress: Progress | None) -> Iterator[Report]:
    for done, report in enumerate(reports):
        if progress is not None:
            progress(done, len(reports), report.id)
        yield report
    if progress is not None:
        progress(len(reports), len(reports), "")
