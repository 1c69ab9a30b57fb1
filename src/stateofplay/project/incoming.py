"""Reports on their way into a project: found in files, held against what is there, each fetched again when its turn comes.

So ten thousand reports are never in memory at once: of each file only its key, its name and its day are kept until it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection

from stateofplay import intake
from stateofplay.errors import InputError, Place, UsageError
from stateofplay.intake.files import shown
from stateofplay.intake.load import UNDATED
from stateofplay.ledger import forms, reports
from stateofplay.ledger.left_out import left_out
from stateofplay.model import Context, Level, Notice, PartialDate, Report
from stateofplay.project.leaving_out import no_report

STANDARD_INPUT: Final = "standard input"
LONGEST: Final = 8_000_000
"""Bytes that are taken from standard input."""
_NAME: Final = "report"
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST_NAME: Final = 60
_DIGITS: Final = 8
_PAGE: Final = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Job:
    """A report to read.

    Attributes:
        name: its id.
        day: its date of publication, ISO text; "" when undated.
        fetch: gives the report itself.
        key: its key, where it is not in the ledger yet.
        version: its number in the ledger; None for one that is not there yet.
        replaces: the number of the version that it replaces.
    """

    name: str
    day: str
    fetch: Callable[[], Report]
    key: str = ""
    version: int | None = None
    replaces: int | None = None

    @property
    def order(self) -> tuple[bool, str, str]:
        """Where it stands among reports: by date of publication, undated last, then by id."""
        return not self.day, self.day, self.name


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says of the one report that they give; what they leave out ("", None) is as the report has it."""

    published: PartialDate | None = None
    title: str = ""
    outlet: str = ""
    id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == Given()

    def laid(self, report: Report) -> Report:
        """The report as somebody says that it is."""
        if self.is_empty:
            return report
        return replace(
            report,
            id=self.id or report.id,
            published=self.published or report.published,
            title=self.title or report.title,
            outlet=self.outlet or report.outlet,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A report in a file: its key, the name and the day that it gives, and how to fetch it."""

    key: str
    name: str
    day: str
    fetch: Callable[[], Report]


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was found, held against a project.

    Attributes:
        jobs: for what is new.
        known: the ids of what is there.
        earlier: the ids of reports that are there in a later version than what was found.
        left_out: the ids of reports that are there and left out, with the ids of the decisions.
    """

    jobs: tuple[Job, ...]
    known: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)


def find(
    paths: Sequence[Path], context: Context, stream: bytes | None = None, given: Given | None = None
) -> tuple[list[Found], int]:
    """The reports in files and folders, by date of publication, then name; and how many files could not be read.

    Args:
        paths: files and folders.
        context: where notices go.
        stream: what came on standard input, one report; None for nothing.
        given: what is said of the one report that is given.

    Raises:
        InputError: none of them could be read.
        UsageError: something is said of one report, and there are several.
    """
    given = given or Given()
    files = intake.collect(paths)
    if not given.is_empty and len(files) + (stream is not None) != 1:
        problem = "a date, a title, an outlet or an id is said of one report, and these are several"
        raise UsageError(problem, remedy="name one file, or - alone")
    failures: list[Notice] = []

    def note(notice: Notice) -> None:
        if notice.level is Level.ERROR:
            failures.append(notice)
        if not (given.published and notice.problem == UNDATED):
            context.notify(notice)

    inner = replace(context, notify=note)
    found = [_found(path, given.laid(report), given) for path in files for report in intake.load([path], inner)]
    found += [] if stream is None else [_held(given.laid(report), given) for report in _from_stream(stream, inner)]
    if not found:
        raise InputError(
            "no report could be read",
            remedy=f"first problem: {failures[0]}" if failures else "give text, Markdown or HTML files, or a folder of them",
        )
    return sorted(found, key=lambda one: (not one.day, one.day, one.name, one.key)), len(failures)


def _found(path: Path, report: Report, given: Given) -> Found:
    key = forms.report_key(report)
    return Found(key, report.id, str(report.published or ""), lambda: _fetched(path, key, given))


def _held(report: Report, given: Given) -> Found:
    key = forms.report_key(report)
    name = given.id or _name(report.title) or key[:_DIGITS]
    return Found(key, name, str(report.published or ""), lambda: replace(report, id=name))


def _name(title: str) -> str:
    """An id that is made of the first words of a title; "" where it has none."""
    name = ""
    for found in _WORD.finditer(title[: 4 * _LONGEST_NAME].casefold()):
        longer = f"{name}-{found[0]}" if name else found[0][:_LONGEST_NAME]
        if len(longer) > _LONGEST_NAME:
            break
        name = longer
    return name


def _fetched(path: Path, key: str, given: Given) -> Report:
    for report in map(given.laid, intake.load([path], Context())):
        if forms.report_key(report) == key:
            return report
    raise InputError(
        "this file has changed while reports were being read",
        place=Place(shown(path)),
        remedy="run the same command again; what was read is kept",
    )


def _from_stream(data: bytes, context: Context) -> list[Report]:
    """The report in what came on standard input, read as a file of that content is."""

    def note(notice: Notice) -> None:
        remedy = "give --published 2025-12-15" if notice.problem == UNDATED else notice.remedy
        context.notify(replace(notice, place=replace(notice.place, file=STANDARD_INPUT), remedy=remedy))

    if len(data) > LONGEST:
        problem = f"there is more than {LONGEST // 1_000_000} MB of it"
        context.notify(Notice(Level.ERROR, problem, Place(STANDARD_INPUT), "give one report"))
        return []
    ending = ".html" if data[:200].lstrip().lower().startswith(_PAGE) else ".txt"
    with TemporaryDirectory(prefix="stateofplay-") as folder:
        path = Path(folder) / f"{_NAME}{ending}"
        path.write_bytes(data)
        return [replace(report, original=None) for report in intake.load([path], replace(context, notify=note))]


def sort(connection: Connection, found: Sequence[Found], own_id: str = "") -> Sorted:
    """Hold what was found against the project: each report gets an id of its own, and the same one twice is one.

    Args:
        connection: to the project.
        found: what was found.
        own_id: the id that somebody has chosen for it; "" where it follows from a file's name.

    Raises:
        UsageError: another report has the id that was chosen.
    """
    there = reports.held(connection, [one.key for one in found])
    taken = reports.names(connection)
    jobs: list[Job] = []
    known: list[str] = []
    earlier: list[str] = []
    out: dict[str, str] = {}
    for one in found:
        held = there.get(one.key)
        if held is None:
            if own_id in taken:
                remedy = f"choose another, or give --replaces {own_id} where this is a corrected version of it"
                raise UsageError(f"there is another report {own_id!r}", remedy=remedy)
            name = reports.free_name(one.name, one.key, taken)
            there[one.key] = reports.Held(name)
            taken.add(name)
            jobs.append(Job(name, one.day, _under(one.fetch, name), one.key))
        elif held.left_out:
            out[held.report] = held.left_out
        else:
            (known if held.is_in_force else earlier).append(held.report)
    return Sorted(tuple(jobs), tuple(known), tuple(earlier), out)


def replacing(connection: Connection, found: Sequence[Found], name: str) -> Sorted:
    """The one report that was found as a new version of the one of that id.

    Raises:
        UsageError: there is no such report, it is left out, there are several files, or another report reads so.
    """
    if len(found) != 1:
        raise UsageError("--replaces takes one report, and these are several", remedy="name one file")
    stored = reports.last(connection, name)
    if stored is None:
        raise no_report(connection, name)
    if decision := left_out(connection).get(name):
        remedy = f"bring it back first: `stateofplay undo` with {decision}"
        raise UsageError(f"report {name!r} is left out of the project", remedy=remedy)
    (one,) = found
    if one.key == forms.report_key(stored.report):
        return Sorted((), (name,))
    held = reports.held(connection, [one.key]).get(one.key)
    if held and held.report != name and held.is_in_force and not held.left_out:
        problem = f"what is to replace report {name!r} is kept already, as report {held.report!r}"
        raise UsageError(problem, remedy=f"where it is that report, `stateofplay drop` takes {name!r} out")
    key = reports.version_key(one.key, stored.key) if held else one.key
    return Sorted((Job(name, one.day, _under(one.fetch, name), key, replaces=stored.seq),))


def _under(fetch: Callable[[], Report], name: str) -> Callable[[], Report]:
    return lambda: replace(fetch(), id=name)
