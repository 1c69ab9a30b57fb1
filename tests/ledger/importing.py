"""An import in a process of its own that says what it is at, to be killed there; and what a project then holds."""

import multiprocessing
import pickle
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import invented
from sqlalchemy import event, func, select, text

from stateofplay import intake, ledger
from stateofplay.export import state_json
from stateofplay.ledger import check, codebooks, readings, reports, schema
from stateofplay.model import Context, Reader
from stateofplay.project import drawing, reading, states

_CONTEXT = Context(reader=Reader.RULES)
_FORK = multiprocessing.get_context("forkserver")
_FORK.set_forkserver_preload(["stateofplay.project.states", "stateofplay.project.reading"])


def make(address):
    """Make an empty project with the codebook of the invented dispute."""
    with ledger.create(address) as project, project.writing() as connection:
        codebooks.add(connection, invented.BOOK, origin="given", recorded=ledger.now(), who="ada")


def loaded(folder: Path) -> Path:
    """What intake makes of each file of a folder, kept beside it: it touches no project, and is done only once."""
    kept = folder.with_suffix(".loaded")
    kept.write_bytes(pickle.dumps({str(path): list(intake.load([path], _CONTEXT)) for path in intake.collect([folder])}))
    return kept


def start(address, source: Path | None, *, talks=True):
    """Start an import of a folder, or of what `loaded` gives, or only draw the picture; the process, and where it tells."""
    ours, its = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=run, args=(address, source, its, talks))
    process.start()
    its.close()
    return process, ours


def run(address, source, pipe, talks):
    """Add the reports and draw the picture; tell "read", "write", "commit", "compare" as it comes, then how long it took."""

    def tell(what):
        if talks:
            with suppress(BrokenPipeError):
                pipe.send(what)

    times = {}

    def begun(connection):
        if connection.get_execution_options().get("writes"):
            times["write"] = time.monotonic()
            tell("write")

    if source is not None and source.is_file():
        held = pickle.loads(source.read_bytes())  # noqa: S301 - `loaded` made it
        intake.load = lambda paths, _context: (report for path in paths for report in held[str(path)])
        source = source.with_suffix("")
    with ledger.open_project(address) as project:
        event.listen(project.engine, "begin", begun)
        event.listen(project.engine, "commit", lambda _: tell("commit"))
        if source is not None:
            reading.add(project, [source], who="ada", context=_CONTEXT, progress=lambda *_: tell("read"))
        tell("compare")
        before = time.monotonic()
        drawing.refresh(project)
    with suppress(BrokenPipeError):
        pipe.send(
            {"compare": max(0.0, times.get("write", before) - before), "keep": time.monotonic() - times.get("write", before)}
        )


def faults(address, *, thorough=True):
    """What is wrong with a project as `stateofplay check` finds it; with `thorough=False` only what is left half done."""
    with ledger.open_project(address) as project:
        if thorough:
            return [f"{fault.where}: {fault.problem}" for part in check.check(project) for fault in part.faults]
        with project.reading() as connection:
            return list(_half_done(connection))


def _half_done(connection):
    def count(query):
        return connection.scalar(select(func.count()).select_from(query.subquery()))

    if connection.dialect.name == "sqlite":
        said = connection.scalars(text("PRAGMA quick_check")).all()
        yield from () if said == ["ok"] else said
    read, told, passages = schema.READINGS.c, schema.STATEMENTS.c, schema.PASSAGES.c
    versions = count(select(schema.REPORTS.c.seq))
    half = {
        "reports without a reading": versions - count(select(read.version).distinct()),
        "reports without words": versions - count(select(passages.version).distinct()),
        "readings without all statements": count(
            select(read.seq)
            .join(schema.STATEMENTS, told.reading == read.seq, isouter=True)
            .group_by(read.seq, read.statements)
            .having(func.count(told.seq) != read.statements)
        ),
        "paragraphs that cannot be searched": count(select(passages.seq))
        - connection.scalar(text("SELECT count(*) FROM word_index")),
    }
    yield from (f"{number} {what}" for what, number in half.items() if number)


def content(address):
    """All that a project holds, without times and numbers that only count rows; and its picture."""
    with ledger.open_project(address) as project:
        picture = state_json.dumps(replace(states.state(project), notices=()))
        with project.reading() as connection:
            held = {}
            versions = {}
            for one in reports.load(connection, list(connection.scalars(select(schema.REPORTS.c.seq)))):
                versions[one.seq] = one.key
                held[one.key] = [one.report, one.who, list(reports.paragraphs(one.report))]
            stretches = {}
            for row in connection.execute(select(schema.PASSAGES).order_by(schema.PASSAGES.c.seq)):
                stretches.setdefault(versions[row.version], []).append((row.start, row.end))
            made = {}
            for row in connection.execute(select(schema.READINGS).order_by(schema.READINGS.c.seq)):
                made.setdefault(versions[row.version], []).append((row.reader, row.codebook, row.known, row.taught, row.layers))
            statements = {}
            for one in readings.load(connection, sorted(readings.in_force(connection).values(), key=lambda pair: pair[0])):
                statements[one.reading.report.id] = one.reading.statements
    return {"reports": held, "passages": stretches, "readings": made, "statements": statements, "picture": picture}
