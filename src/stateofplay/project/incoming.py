"""Reports on their way into a project: found in files, held against what is there, each fetched again when its turn comes.

So ten thousand reports are never in memory at once: of each file only its key, its name and its day are kept until it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection

from stateofplay import intake
from stateofplay.errors import InputError, Place, UsageError
from stateofplay.intake.files import shown
from stateofplay.ledger import adding, forms, reports
from stateofplay.model import Context, Level, Notice, Report

STANDARD_INPUT: Final = "standard input"
LONGEST: Final = 8_000_000
"""Bytes that are taken from standard input."""
_NAME: Final = "stdin"
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
class Found:
    """A report in a file: its key, the name and the day that it gives, and how to fetch it."""

    key: str
    name: str
    day: str
    fetch: Callable[[], Report]


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was found, held against a project: jobs for what is new, and the ids of what is there."""

    jobs: tuple[Job, ...]
    known: tuple[str, ...]


def find(paths: Sequence[Path], context: Context, stream: bytes | None = None) -> tuple[list[Found], int]:
    """The reports in files and folders, by date of publication, then name; and how many files could not be read.

    Args:
        paths: files and folders.
        context: where notices go.
        stream: what came on standard input, one report; None for nothing.

    Raises:
        InputError: none of them could be read.
    """
    failures: list[Notice] = []

    def note(notice: Notice) -> None:
        if notice.level is Level.ERROR:
            failures.append(notice)
        context.notify(notice)

    inner = replace(context, notify=note)
    found = [_found(path, report) for path in intake.collect(paths) for report in intake.load([path], inner)]
    found += [] if stream is None else [_held(report) for report in _from_stream(stream, inner)]
    if not found:
        raise InputError(
            "no report could be read",
            remedy=f"first problem: {failures[0]}" if failures else "give text, Markdown or HTML files, or a folder of them",
        )
    return sorted(found, key=lambda one: (not one.day, one.day, one.name, one.key)), len(failures)


def _found(path: Path, report: Report) -> Found:
    key = forms.report_key(report)
    return Found(key, report.id, str(report.published or ""), lambda: _fetched(path, key))


def _held(report: Report) -> Found:
    return Found(forms.report_key(report), report.id, str(report.published or ""), lambda: report)


def _fetched(path: Path, key: str) -> Report:
    for report in intake.load([path], Context()):
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
        context.notify(replace(notice, place=replace(notice.place, file=STANDARD_INPUT)))

    if len(data) > LONGEST:
        problem = f"there is more than {LONGEST // 1_000_000} MB of it"
        context.notify(Notice(Level.ERROR, problem, Place(STANDARD_INPUT), "give one report"))
        return []
    ending = ".html" if data[:200].lstrip().lower().startswith(_PAGE) else ".txt"
    with TemporaryDirectory(prefix="stateofplay-") as folder:
        path = Path(folder) / f"{_NAME}{ending}"
        path.write_bytes(data)
        return [replace(report, original=None) for report in intake.load([path], replace(context, notify=note))]


def sort(connection: Connection, found: Sequence[Found]) -> Sorted:
    """Hold what was found against the project: each report gets an id of its own, and the same one twice is one."""
    there = adding.by_keys(connection, [one.key for one in found])
    taken = reports.names(connection)
    jobs, known = [], []
    for one in found:
        if one.key in there:
            known.append(there[one.key])
            continue
        name = reports.free_name(one.name, one.key, taken)
        there[one.key] = name
        taken.add(name)
        jobs.append(Job(name, one.day, _under(one.fetch, name), one.key))
    return Sorted(tuple(jobs), tuple(known))


def replacing(connection: Connection, found: Sequence[Found], name: str) -> Sorted:
    """The one report that was found as a new version of the one of that id.

    Raises:
        UsageError: there is no such report, there are several files, or the new version is kept already as something else.
    """
    if len(found) != 1:
        raise UsageError("--replaces takes one report, and these are several", remedy="name one file")
    stored = reports.of_id(connection, name)
    if stored is None:
        near = get_close_matches(name, sorted(reports.names(connection)), n=1, cutoff=0.5)
        remedy = f"did you mean {near[0]!r}?" if near else "`stateofplay search` names reports"
        raise UsageError(f"there is no report {name!r}", remedy=remedy)
    (one,) = found
    if one.key == stored.key:
        return Sorted((), (name,))
    if owner := adding.by_keys(connection, [one.key]).get(one.key):
        what = "an earlier version of it" if owner == name else f"report {owner!r}"
        raise UsageError(f"what is to replace report {name!r} is kept already, as {what}", remedy="change its text or header")
    return Sorted((Job(name, one.day, _under(one.fetch, name), one.key, replaces=stored.seq),), ())


def _under(fetch: Callable[[], Report], name: str) -> Callable[[], Report]:
    return lambda: replace(fetch(), id=name)
