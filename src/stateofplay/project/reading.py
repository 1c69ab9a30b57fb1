"""Reports into the ledger: each is read once, and again only when what its reading rests on has changed.

A reading rests on the report's text, the reader, the codebook, and on what earlier reports tell of the people that it names. So
what a project holds does not depend on the order in which reports were added, nor on how often adding was interrupted, nor on
who else was adding meanwhile. One thing does: of two reports whose files have one name, the one that was added first keeps it,
and the other's id gets digits of its key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from stateofplay import attribution, coding, language
from stateofplay.drafting import Draft
from stateofplay.errors import InputError, UsageError
from stateofplay.language.words_of import words_of
from stateofplay.ledger import Ledger, adding, codebooks, forms, readings, reports
from stateofplay.ledger.codebooks import StoredCodebook
from stateofplay.ledger.readings import Made
from stateofplay.ledger.store import check_writable
from stateofplay.model import Context, Document, Report
from stateofplay.project import first_codebook, incoming, operations
from stateofplay.project.incoming import Found, Given, Job
from stateofplay.project.readers import version_of
from stateofplay.project.shelf import Row, Shelf, Tally, Through

Progress = Callable[[int, int, str], None]
_PASSES: Final = 5
"""How often readings are gone through again when somebody else has added reports meanwhile."""
_AHEAD: Final = 50
"""Texts of kept reports that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding reports.

    Attributes:
        new: ids of the reports that were added.
        known: ids of those that were there already.
        again: ids of earlier reports that were read again, since the new ones tell of people that they name.
        failed: how many files could not be read.
        drafted: the codebook that was drafted from them, where the project had none.
        earlier: ids of reports that are there in a later version than the one that was given.
        left_out: ids of reports that are there and left out, with the ids of the decisions.
    """

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    failed: int = 0
    drafted: Draft | None = None
    earlier: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)


def add(  # noqa: PLR0913 - what adding takes
    ledger: Ledger,
    paths: Sequence[Path],
    *,
    who: str,
    context: Context,
    progress: Progress | None = None,
    stream: bytes | None = None,
    replaces: str = "",
    given: Given | None = None,
) -> Added:
    """Add reports to a project. The same report twice is one report. A project without a codebook gets one drafted from them.

    Args:
        ledger: the project.
        paths: files and folders.
        who: who adds them.
        context: where notices go, and which reader reads.
        progress: called as reports are read.
        stream: one more report, as it came on standard input.
        replaces: the id of the report of which the one that is given is a corrected version.
        given: what is said of the one report that is given.

    Raises:
        InputError: none of the files could be read, or no codebook can be drafted from them.
        UsageError: there is no report to replace, another report reads so, or has the id that is given.
        ProjectError: the project cannot be read or written.
    """
    given = given or Given()
    if replaces and given.id:
        raise UsageError("a corrected version keeps the id of its report", remedy="leave out --id, or --replaces")
    check_writable(ledger)
    found, failed = incoming.find(paths, context, stream, given)
    with ledger.reading() as connection:
        has_codebook = codebooks.in_force(connection) is not None
        held = incoming.replacing(connection, found, replaces) if replaces else incoming.sort(connection, found, given.id)
    draft = None
    if not has_codebook:
        documents = _documents(_fetched(first_codebook.sample(found), progress), context)
        draft = first_codebook.propose(ledger, documents, who=who, context=context)
    done = read_through(ledger, held.jobs, who=who, context=context, progress=progress)
    return Added(
        new=done.new,
        known=(*held.known, *done.known),
        again=done.again,
        failed=failed,
        drafted=draft,
        earlier=held.earlier,
        left_out=held.left_out,
    )


def read_through(  # noqa: PLR0913 - what reading takes
    ledger: Ledger,
    fresh: Sequence[Job],
    *,
    who: str,
    context: Context,
    progress: Progress | None = None,
    everything: bool = False,
) -> Through:
    """Read new reports, and those of the project whose reading no longer holds, in order of publication.

    Args:
        ledger: the project.
        fresh: reports that are not in it yet.
        who: who adds them.
        context: which reader reads.
        progress: called as reports are read.
        everything: read all reports again that another reader or another codebook has read.

    Raises:
        InputError: the project has no codebook.
        ProjectError: the project cannot be read or written.
    """
    check_writable(ledger)
    whole = Tally()
    for _ in range(_PASSES):
        operations.ready(ledger, who=who)
        once = _Pass.of(ledger, fresh, who=who, context=context, everything=everything)
        once.run(progress)
        whole.take(once.shelf.done)
        if once.is_last():
            break
        fresh = ()
    return whole.told()


@dataclass(slots=True)
class _Pass:
    """One time through the reports of a project, as it was at the beginning, and the fresh ones."""

    ledger: Ledger
    context: Context
    book: StoredCodebook
    jobs: list[Job]
    due: _Due
    heard: _Hearsay
    shelf: Shelf
    written: tuple[int, int]

    @classmethod
    def of(cls, ledger: Ledger, fresh: Sequence[Job], *, who: str, context: Context, everything: bool) -> _Pass:
        """Look at the project as it is now."""
        reader = version_of(context.reader)
        with ledger.reading() as connection:
            book = _codebook(connection)
            course = operations.Course.of(connection)
            made = {version: (seq, course.made(one)) for version, (seq, one) in readings.in_force(connection).items()}
            days = adding.days(connection)
            stored = reports.in_force(connection)
            covered = frozenset(filter(course.is_led, course.history.versions))
            same = frozenset(filter(course.is_same, course.history.versions))
            is_settled = adding.is_settled(connection)
            written = adding.written(connection)
            there = adding.by_keys(connection, [job.key for job in fresh])
        known = [there[job.key] for job in fresh if job.key in there]  # somebody else has added them meanwhile
        fresh = [job for job in fresh if job.key not in there]
        replaced = {job.replaces for job in fresh if job.replaces is not None}
        texts = _Texts(ledger, [seq for seq in stored if seq not in replaced])
        kept = (Job(stored[seq], days[seq], texts.fetching(seq), version=seq) for seq in texts.order)
        return cls(
            ledger=ledger,
            context=replace(context, codebook=book.codebook),
            book=book,
            jobs=sorted((*fresh, *kept), key=lambda job: job.order),
            due=_Due(made=made, reader=reader, same=same, covered=covered, everything=everything),
            heard=_Hearsay(is_settled and not replaced),
            shelf=Shelf(ledger, who, reader, book.seq, done=Tally(known=known)),
            written=written,
        )

    def run(self, progress: Progress | None) -> None:
        """Read what is due, and what turns out to be."""
        desk = coding.Desk.of(self.book.codebook, self.context.reader)
        most = sum(map(self.due.plainly, self.jobs))
        documents = _documents((job.fetch() for job in self.jobs if self.due.plainly(job)), self.context)
        done = 0
        for job in self.jobs:
            before = self.due.before(job)
            if self.due.plainly(job):
                if progress is not None:
                    progress(done, most, job.name)
                document: Document | None = next(documents)
            else:
                document = self._changed(job, before)
            if document is None:
                told = before.taught if before else {}
                self.heard.meet(told, told)
                continue
            people = self.heard.people(document.report.text)
            taught = desk.taught(document)
            self.shelf.put(Row(job, desk.read(document, people), digest(people), taught))
            self.heard.meet(taught, before.taught if before else None)
            done += 1
            most = max(most, done)
        self.shelf.clear()
        if progress is not None:
            progress(most, most, "")

    def _changed(self, job: Job, before: Made | None) -> Document | None:
        """The document of a report of whose people more, or other, is known than when it was read; None for all others."""
        if not self.heard.has_news:
            return None
        report = job.fetch()
        if not self.heard.may_matter(report.text):
            return None
        if before is not None and before.known == digest(self.heard.people(report.text)):
            return None
        return next(_documents(iter([report]), self.context))

    def is_last(self) -> bool:
        """Whether every reading now rests on all that there is: nobody else has added anything meanwhile."""
        own = self.shelf.done.reports, self.shelf.done.readings
        if self.shelf.done.renamed:
            return False  # it stands elsewhere in the order now
        if self.heard.is_settled and own == (0, 0):
            return True
        with self.ledger.writing(alone=True) as connection:
            is_alone = adding.written(connection) == (self.written[0] + own[0], self.written[1] + own[1])
            is_alone = is_alone and _codebook(connection).seq == self.book.seq
            if is_alone:
                adding.settle(connection)
        return is_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """Which reports are to be read, whatever other reports tell."""

    made: Mapping[int, tuple[int, Made]]
    reader: str
    same: frozenset[int]
    covered: frozenset[int]
    everything: bool

    def before(self, job: Job) -> Made | None:
        """How the reading came to be that the report has, or the version that it replaces."""
        version = job.replaces if job.version is None else job.version
        return self.made[version][1] if version is not None and version in self.made else None

    def plainly(self, job: Job) -> bool:
        """Whether there is no reading, or none of a codebook that leads to the one in force, or another reader is to read."""
        if job.version is None or job.version not in self.made:
            return True
        row = self.made[job.version][1]
        if self.everything:
            return row.reader != self.reader or row.codebook not in self.same
        return row.codebook not in self.covered


@dataclass(slots=True)
class _Hearsay:
    """Whom reports introduce, in the order of reports; and which reports may name somebody whom news has come of."""

    is_settled: bool
    """Before this, each reading knew all that earlier reports tell."""
    met: coding.Acquaintances = field(default_factory=coding.Acquaintances)
    news: set[str] = field(default_factory=set)

    @property
    def has_news(self) -> bool:
        """Whether there is anything that an earlier reading may not have known."""
        return not self.is_settled or bool(self.news)

    def people(self, text: str) -> dict[str, str]:
        """Of those whom earlier reports introduced, the ones whom a text can name."""
        return self.met.among(words_of(text))

    def may_matter(self, text: str) -> bool:
        """Whether what is known of somebody whom a text names may have changed."""
        return not self.is_settled or not self.news.isdisjoint(words_of(text))

    def meet(self, taught: Mapping[str, str], before: Mapping[str, str] | None) -> None:
        """Remember whom a report introduces, and what of that is news against its reading of before."""
        self.met.meet(taught)
        if taught != before:
            names = {*taught, *(before or {})}
            self.news |= {word for name in names for word in words_of(name) if taught.get(name) != (before or {}).get(name)}


class _Texts:
    """The reports that are kept, fetched in their order some dozens at a time."""

    def __init__(self, ledger: Ledger, order: Sequence[int]) -> None:
        self.ledger, self.order = ledger, order
        self.at = {seq: place for place, seq in enumerate(order)}
        self.held: dict[int, Report] = {}

    def fetching(self, seq: int) -> Callable[[], Report]:
        """A function that gives the report of that number."""
        return lambda: self._report(seq)

    def _report(self, seq: int) -> Report:
        if seq not in self.held:
            start = self.at[seq]
            with self.ledger.reading() as connection:
                self.held = {one.seq: one.report for one in reports.load(connection, self.order[start : start + _AHEAD])}
        return self.held[seq]


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


def reread(ledger: Ledger, *, who: str, context: Context, progress: Progress | None = None) -> Through:
    """Read all reports again that another reader or another codebook has read; where it was interrupted, it goes on.

    Raises:
        InputError: the project has no codebook.
        ProjectError: the project cannot be read or written.
    """
    return read_through(ledger, (), who=who, context=context, progress=progress, everything=True)


def _fetched(found: Sequence[Found], progress: Progress | None) -> Iterator[Report]:
    for done, one in enumerate(found):
        if progress is not None:
            progress(done, len(found), one.name)
        yield replace(one.fetch(), original=None)


def _documents(some: Iterable[Report], context: Context) -> Iterator[Document]:
    return iter(attribution.attribute(language.analyse(some, context), context))
