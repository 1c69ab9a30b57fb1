"""Reports into the ledger: each is read once, and again only when what its reading rests on has changed.

A reading rests on the report's text, the reader, the codebook, and on what earlier reports tell of the people that it names. So
what a project holds does not depend on the order in which reports were added, nor on how often adding was interrupted.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from stateofplay import attribution, coding, intake, language
from stateofplay.errors import InputError
from stateofplay.language.words_of import words_of
from stateofplay.ledger import Ledger, codebooks, forms, now, picture, readings, reports
from stateofplay.ledger.codebooks import StoredCodebook
from stateofplay.ledger.readings import Made
from stateofplay.model import Context, Document, Level, Notice, Reading, Report
from stateofplay.project import operations
from stateofplay.project.readers import version_of

Progress = Callable[[int, int, str], None]
_TOGETHER: Final = 0.5
"""Seconds of reading whose reports are kept in one transaction; each is in it whole."""
_MOST: Final = 64


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding reports.

    Attributes:
        new: ids of the reports that were added.
        known: ids of those that were there already.
        again: ids of earlier reports that were read again, since the new ones tell of people that they name.
        failed: how many files could not be read.
    """

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """A report to read: its version in the ledger, or None for one that is not there yet."""

    report: Report
    version: int | None = None


@dataclass(slots=True)
class _Shelf:
    """What is read and not kept yet."""

    ledger: Ledger
    who: str
    reader: str
    codebook: int
    waiting: list[tuple[Job, Reading, str, Mapping[str, str]]] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)
    kept: list[str] = field(default_factory=list)

    def put(self, job: Job, reading: Reading, known: str, taught: Mapping[str, str]) -> None:
        """Take a reading, and keep what waits when it is time."""
        self.waiting.append((job, reading, known, taught))
        if len(self.waiting) >= _MOST or time.monotonic() - self.since >= _TOGETHER:
            self.clear()

    def clear(self) -> None:
        """Keep all that waits, each report with its reading."""
        if self.waiting:
            try:
                with self.ledger.writing() as connection:
                    for row in self.waiting:
                        self._keep(connection, *row)
            except IntegrityError:  # somebody else has added one of them meanwhile: one by one
                self._one_by_one()
            self.kept += [job.report.id for job, *_ in self.waiting]
        self.waiting = []
        self.since = time.monotonic()

    def _one_by_one(self) -> None:
        for row in self.waiting:
            with self.ledger.writing() as connection:
                self._keep(connection, *row)

    def _keep(self, connection: Connection, job: Job, reading: Reading, known: str, taught: Mapping[str, str]) -> None:
        recorded = now()
        version = job.version
        if version is None:
            if forms.report_key(job.report) in reports.keys(connection):
                return
            version = reports.add(connection, job.report, recorded=recorded, who=self.who)
        made = Made(version, self.reader, self.codebook, known, taught)
        readings.add(connection, made, reading, recorded=recorded)


def add(ledger: Ledger, paths: Sequence[Path], *, who: str, context: Context, progress: Progress | None = None) -> Added:
    """Add reports to a project that has a codebook. The same report twice is one report.

    Args:
        ledger: the project.
        paths: files and folders.
        who: who adds them.
        context: where notices go, and which reader reads.
        progress: called as reports are read.

    Raises:
        InputError: none of the files could be read.
        ProjectError: the project cannot be read or written.
    """
    notices: list[Notice] = []

    def note(notice: Notice) -> None:
        notices.append(notice)
        context.notify(notice)

    loaded = list(intake.load(paths, replace(context, notify=note)))
    failed = sum(notice.level is Level.ERROR for notice in notices)
    if not loaded:
        first = next((n for n in notices if n.level is Level.ERROR), None)
        raise InputError(
            "no report could be read",
            remedy=f"first problem: {first}" if first else "give text, Markdown or HTML files, or a folder of them",
        )
    with ledger.reading() as connection:
        there = reports.keys(connection)
        taken = reports.names(connection)
    known, jobs = [], []
    for report in loaded:
        key = forms.report_key(report)
        if key in there:
            known.append(there[key])
            continue
        name = reports.free_name(report.id.partition("~")[0] or report.id, key, taken)
        there[key] = name
        taken.add(name)
        jobs.append(Job(replace(report, id=name, original=None)))
    new, again = read_through(ledger, jobs, who=who, context=context, progress=progress)
    return Added(tuple(new), tuple(known), tuple(again), failed)


def read_through(  # noqa: PLR0913 - what reading takes
    ledger: Ledger,
    fresh: Sequence[Job],
    *,
    who: str,
    context: Context,
    progress: Progress | None = None,
    everything: bool = False,
) -> tuple[list[str], list[str]]:
    """Read new reports, and those of the project whose reading no longer holds, in order of publication.

    Args:
        ledger: the project.
        fresh: reports that are not in it yet.
        who: who adds them.
        context: which reader reads.
        progress: called as reports are read.
        everything: read all reports again that another reader or another codebook has read.

    Returns:
        The ids of the new reports, and of those read again.
    """
    with ledger.reading() as connection:
        book = _codebook(connection)
        made = readings.in_force(connection)
        stored = reports.in_force(connection)
        covered = operations.covered(connection)
        head = picture.head(connection)
        is_settled = head is not None and head.rests_on == picture.rests_on(connection)
        texts = {one.seq: one.report for one in reports.load(connection, list(stored))}
    context = replace(context, codebook=book.codebook)
    reader = version_of(context.reader)
    desk = coding.Desk.of(book.codebook, context.reader)
    due = _Due(made=made, reader=reader, codebook=book.seq, covered=covered, everything=everything)
    jobs = sorted((*fresh, *(Job(texts[seq], seq) for seq in stored)), key=_order)
    most = sum(map(due.plainly, jobs))
    shelf, heard = _Shelf(ledger, who, reader, book.seq), _Hearsay(is_settled)
    new: list[str] = []
    again: list[str] = []
    documents = _documents(filter(due.plainly, jobs), context)
    for job in jobs:
        before = made[job.version][1] if job.version in made else None
        text = job.report.text
        document, people = None, None
        if due.plainly(job):
            document, people = next(documents), heard.people(text)
        elif heard.may_matter(text):
            people = heard.people(text)
            if before is None or before.known != digest(people):
                document = next(_documents([job], context))
        if document is None or people is None:
            heard.meet(before.taught if before else {}, before.taught if before else {})
            continue
        if progress is not None:
            done = len(new) + len(again)
            progress(done, max(most, done + 1), job.report.id)
        taught = desk.taught(document)
        shelf.put(job, desk.read(document, people), digest(people), taught)
        heard.meet(taught, before.taught if before else None)
        (new if job.version is None else again).append(job.report.id)
    shelf.clear()
    if progress is not None:
        progress(most, most, "")
    return new, again


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """Which reports are to be read, whatever other reports tell."""

    made: Mapping[int, tuple[int, Made]]
    reader: str
    codebook: int
    covered: frozenset[int]
    everything: bool

    def plainly(self, job: Job) -> bool:
        """Whether there is no reading, or none of a codebook that leads to the one in force, or another reader is to read."""
        if job.version is None or job.version not in self.made:
            return True
        row = self.made[job.version][1]
        if self.everything:
            return row.reader != self.reader or row.codebook != self.codebook
        return row.codebook not in self.covered


@dataclass(slots=True)
class _Hearsay:
    """Whom reports introduce, in the order of reports; and which reports may name somebody whom news has come of."""

    is_settled: bool
    """Before this, each reading knew all that earlier reports tell."""
    met: coding.Acquaintances = field(default_factory=coding.Acquaintances)
    news: set[str] = field(default_factory=set)

    def people(self, text: str) -> dict[str, str]:
        """Of those whom earlier reports introduced, the ones whom a text can name."""
        return self.met.among(words_of(text))

    def may_matter(self, text: str) -> bool:
        """Whether what is known of somebody whom a text names may have changed."""
        if not self.is_settled:
            return True
        lowered = text.lower() if self.news else ""
        return any(word in lowered for word in self.news)

    def meet(self, taught: Mapping[str, str], before: Mapping[str, str] | None) -> None:
        """Remember whom a report introduces, and what of that is news against its reading of before."""
        self.met.meet(taught)
        if taught != before:
            names = {*taught, *(before or {})}
            self.news |= {word for name in names for word in words_of(name) if taught.get(name) != (before or {}).get(name)}


def digest(people: Mapping[str, str]) -> str:
    """Eight hex digits for whom earlier reports introduced; "" for nobody."""
    if not people:
        return ""
    return hashlib.sha256(forms.encode(sorted(people.items())).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _codebook(connection: Connection) -> StoredCodebook:
    book = codebooks.in_force(connection)
    if book is None:
        raise InputError("the project has no codebook", remedy="give one with `stateofplay codebook replace`")
    return book


def _order(job: Job) -> tuple[bool, str, str]:
    published = job.report.published
    return published is None, str(published or ""), job.report.id


def _documents(jobs: Iterable[Job], context: Context) -> Iterator[Document]:
    return iter(attribution.attribute(language.analyse((job.report for job in jobs), context), context))
