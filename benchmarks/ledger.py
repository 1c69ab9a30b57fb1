"""How fast a project of 1,000,000 statements answers, and how many can write at once; writes docs/speed.md.

    ledger.py [--reports N] [--keep FOLDER] [--dry]     N reports of 20 statements (50,000); FOLDER keeps what was built
    ledger.py --first WHAT ADDRESS                      does one thing once, in a process of its own, and prints milliseconds

The project is invented (ledger_project.py) and made through the ledger's own functions. PostgreSQL is a server of our own on
this machine with its usual settings, every commit on the disk; where its programs are missing its columns stay empty.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "benchmarks")]
import ledger_project  # noqa: E402  (a script beside ours, found through the line above)
import own_postgresql  # noqa: E402

import marked  # noqa: E402
from stateofplay import ledger  # noqa: E402
from stateofplay.cli import terminal  # noqa: E402
from stateofplay.errors import OutputError, Place  # noqa: E402
from stateofplay.export import state_json  # noqa: E402
from stateofplay.export.glyphs import Glyphs  # noqa: E402
from stateofplay.export.grid import grid_view  # noqa: E402
from stateofplay.ledger import Ledger, codebooks, now, readings, reports, standing  # noqa: E402
from stateofplay.ledger.readings import Made  # noqa: E402
from stateofplay.model import Action, Context, Reader  # noqa: E402
from stateofplay.project import decide, evidence, reading, searching, states  # noqa: E402
from stateofplay.project.queue import Queue  # noqa: E402

DOCUMENT = ROOT / "docs" / "speed.md"
STATEMENTS = 20
SMALL, WRITERS, SECONDS = 2_500, 8, 5.0
WORLD = ledger_project.World.of(6)
Work = Callable[[Ledger, random.Random], object]


def grid(project: Ledger, _chance: random.Random) -> str:
    """The grid, drawn for a terminal of 160 columns."""
    shown, numbers = states.grid(project)
    return terminal.drawn(grid_view(shown, width=160, glyphs=Glyphs(), numbers=numbers), 160)


def cell(project: Ledger, chance: random.Random) -> str:
    """The evidence of a cell: 50 statements, of the first page or one of the next four."""
    issue = chance.choice(WORLD.codebook.issues)
    party = chance.choice(WORLD.codebook.parties)
    day = f"{2021 + chance.randrange(1, ledger_project.YEARS)}-06-01" if chance.random() < 0.8 else ""
    return evidence.page(project, evidence.Asked(issue, party, limit=50, before=day)).before


def rows(project: Ledger, chance: random.Random) -> int:
    """The same cell's rows alone, as a face pages through them."""
    issue, party = chance.choice(WORLD.codebook.issues).id, chance.choice(WORLD.codebook.parties).id
    return len(states.evidence(project, issue, party, limit=50))


def frequent(project: Ledger, chance: random.Random) -> int:
    """A word that every third paragraph holds."""
    return len(searching.find(project, chance.choice(WORLD.words[:6])).hits)


def rare(project: Ledger, chance: random.Random) -> int:
    """A word of a few paragraphs."""
    return len(searching.find(project, WORLD.words[chance.randrange(9_000, len(WORLD.words))]).hits)


def combined(project: Ledger, chance: random.Random) -> int:
    """A frequent word with one of middling frequency, a party's name as a phrase, and a word that is not wanted."""
    party = chance.choice(WORLD.codebook.parties).name
    known = WORLD.words[chance.randrange(2, 20)], WORLD.words[chance.randrange(200, 2_000)]
    words = [*known, f'"{party}"', f"-{WORLD.words[1]}"]
    return len(searching.find(project, " ".join(words)).hits)


def verdict(project: Ledger, chance: random.Random) -> str:
    """A verdict on a statement anywhere, with the cell drawn anew."""
    number = chance.randrange(1, _reports(project) + 1)
    with project.reading() as connection:
        row = chance.choice(standing.of_versions(connection, [number]))
    start = time.perf_counter()
    action = chance.choice((Action.ACCEPT, Action.REJECT))
    decide.decide(project, [decide.Choice((row.read or row.shown).id, action)], who="cleo")
    return f"{(time.perf_counter() - start) * 1000}"


def queue(project: Ledger, _chance: random.Random) -> int:
    """The queue of a review, begun: its first 20 statements, the least certain first."""
    return len(Queue(project, "dora").more(20))


def _reports(project: Ledger) -> int:
    return states.grid(project)[1].reports


WHAT: dict[str, tuple[str, Work, int, int | None]] = {
    "grid": ("the grid, drawn", grid, 40, 200),
    "cell": ("a cell's evidence, 50 statements with reports and retellings", cell, 100, 50),
    "rows": ("its rows alone", rows, 100, 50),
    "frequent": ("search, a frequent word", frequent, 40, 50),
    "rare": ("search, a rare word", rare, 100, 50),
    "combined": ("search, two words, a phrase, one not wanted", combined, 100, 50),
    "verdict": ("a verdict, with its cell drawn anew", verdict, 40, None),
    "queue": ("a review begun: the first 20 statements", queue, 15, None),
}


def times(work: Work, project: Ledger, draws: int) -> list[float]:
    """Milliseconds of each draw, after one that does not count."""
    chance, out = random.Random(6), []  # noqa: S311 - nothing to keep secret
    work(project, chance)
    for _ in range(draws):
        start = time.perf_counter()
        said = work(project, chance)
        took = (time.perf_counter() - start) * 1000
        out.append(float(said) if work is verdict else took)  # type: ignore[arg-type]
    return out


def first(what: str, address: str) -> float:
    """Milliseconds of one draw in a new process, opening the project included, importing Python's modules not."""
    done = subprocess.run([sys.executable, __file__, "--first", what, address], capture_output=True, text=True, check=True)
    return float(done.stdout)


def once(what: str, address: str) -> None:
    """What `first` runs."""
    start = time.perf_counter()
    with ledger.open_project(address) as project:
        said = None if what == "open" else WHAT[what][1](project, random.Random(os.getpid()))  # noqa: S311 - see `times`
    print(said if what == "verdict" else (time.perf_counter() - start) * 1000)


def answers(addresses: dict[str, str]) -> str:
    """The table of what a large project answers."""
    heads = " | ".join(f"{name}, p50 | p95 | in a new process" for name in addresses)
    lines = [f"| ms | goal | {heads} |", "|---|---:|" + "---:|---:|---:|" * len(addresses)]
    opened = [f" | | {statistics.median(first('open', address) for _ in range(5)):.0f}" for address in addresses.values()]
    lines.append(f"| opening the project | | {' | '.join(opened)} |")
    for what, (title, work, draws, goal) in WHAT.items():
        shown = []
        for address in addresses.values():
            with ledger.open_project(address) as project:
                took = sorted(times(work, project, draws))
            anew = statistics.median(first(what, address) for _ in range(5))
            shown.append(f"{statistics.median(took):.1f} | {took[int(len(took) * 0.95)]:.1f} | {anew:.0f}")
            print(what, address.partition(":")[0], shown[-1], flush=True)
        lines.append(f"| {title} | {goal or ''} | {' | '.join(shown)} |")
    return "\n".join(lines)


def size(address: str) -> float:
    """What a project takes on the disk, in MB."""
    with ledger.open_project(address) as project:
        if project.address.file is not None:
            return project.address.file.stat().st_size / 1e6
        with project.reading() as connection:
            return float(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()) / 1e6


def peak(address: str) -> float:
    """The most memory that a process takes which draws the grid, opens a cell, searches and decides, in MB."""
    words = [sys.executable, "-c", _ALL, str(ROOT / "benchmarks"), address]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("the process whose memory was measured failed")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


_ALL = """
import random, sys
sys.path.insert(0, sys.argv[1])
import ledger as bench
with bench.ledger.open_project(sys.argv[2]) as project:
    for _, work, _, _ in bench.WHAT.values():
        work(project, random.Random(1))
"""


def _commit(address: str, number: int, together: Barrier, done: SimpleQueue[int]) -> None:
    """Add reports that were read before, one a commit, for so many seconds from when all writers are there."""
    count = 0
    with ledger.open_project(address) as project:
        together.wait(120)
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            one = ledger_project.written(WORLD, number * 1_000_000 + count, 5, 2)
            with project.writing(alone=True) as connection:
                version = reports.add(connection, one.report, recorded=now(), who=f"w{number}")
                readings.add(connection, Made(version, "bench", 1, "", {}), one, recorded=now())
            count += 1
    done.put(count)


def commits(address: str, writers: int) -> float:
    """Reports kept a second, each in a transaction of its own with its words indexed, by so many processes at once."""
    spawn = multiprocessing.get_context("spawn")
    together, done = spawn.Barrier(writers), spawn.SimpleQueue()
    workers = [spawn.Process(target=_commit, args=(address, number, together, done)) for number in range(writers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit("a writer failed")
    return sum(done.get() for _ in workers) / SECONDS


def writing(addresses: Callable[[], Iterator[tuple[str, str]]]) -> str:
    """The table of those who write at once, and of one report added to a small project."""
    lines = ["| | reports kept a second, 1 writer | 8 writers | one report read and added to a project of 50, s |"]
    lines.append("|---|---:|---:|---:|")
    for name, address in addresses():
        rates = [commits(_fresh(address, str(writers)), writers) for writers in (1, WRITERS)]
        added = _added(_fresh(address, "small"))
        lines.append(f"| {name} | {rates[0]:,.0f} | {rates[1]:,.0f} | {added:.2f} |")
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _fresh(address: str, name: str) -> str:
    """A new project beside an address, with the codebook of the world."""
    is_server = "://" in address
    made = own_postgresql.kept(address, f"fresh_{name}_{os.getpid()}") if is_server else f"{address}.{name}"
    with ledger.create(made) as project, project.writing() as connection:
        codebooks.add(connection, WORLD.codebook, origin="given", recorded=now(), who="bench")
    return made


def _added(address: str) -> float:
    """Seconds of adding a 51st report with the rules as reader, the picture drawn."""
    context = Context(reader=Reader.RULES)
    with tempfile.TemporaryDirectory() as name, ledger.open_project(address) as project:
        took = 0.0
        for start, count in ((0, 50), (50, 1)):
            folder = Path(name) / str(start)
            folder.mkdir()
            for number in range(start, start + count):
                one = ledger_project.written(WORLD, number, number * 20, 4).report
                header = f"outlet: {one.outlet}\npublished: {one.published}\ntitle: {one.title}\n\n"
                (folder / f"{one.id}.txt").write_text(header + one.text, encoding="utf-8")
            before = time.perf_counter()
            reading.add(project, [folder], who="bench", context=context)
            states.refreshed(project)
            took = time.perf_counter() - before
    return took


def plainly(address: str, scratch: Path) -> str:
    """The table of a smaller project against the plain way: the whole state.json read, then drawn or looked through."""
    with ledger.open_project(address) as project:
        file = scratch / "state.json"
        file.write_text(state_json.dumps(states.state(project)), encoding="utf-8")
        ours = [statistics.median(times(work, project, 10)) for work in (grid, rows)]

    def load() -> None:
        state = state_json.loads(file.read_text(encoding="utf-8"), Place(file.name))
        terminal.drawn(grid_view(state, width=160, glyphs=Glyphs()), 160)

    start = time.perf_counter()
    load()
    took = (time.perf_counter() - start) * 1000
    head = f"a project of {SMALL * STATEMENTS:,} statements, in SQLite, ms"
    lines = [f"| {head} | state.json loaded and drawn | the ledger | times as fast |", "|---|---:|---:|---:|"]
    for title, own in zip(("the grid", "50 statements of a cell"), ours, strict=True):
        lines.append(f"| {title} | {took:,.0f} | {own:.1f} | {took / own:,.0f} |")
    return "\n".join(lines)


@contextmanager
def built(folder: Path, wanted: int) -> Iterator[dict[str, str]]:
    """The large project in each database: made where the folder does not hold it yet."""
    with ExitStack() as stack:
        file = folder / f"large-{wanted}.sop"
        if not file.exists():
            _build(str(file), wanted, decided=3_000)
        found = {"SQLite": str(file)}
        try:
            base = stack.enter_context(own_postgresql.server(keep=folder / "server", durable=True))
        except own_postgresql.NoServerError as error:
            print(error, file=sys.stderr)
        else:
            found["PostgreSQL"] = own_postgresql.kept(base, f"large_{wanted}")
            _copy(str(file), found["PostgreSQL"])
        yield found


def _build(address: str, wanted: int, *, decided: int) -> None:
    start = time.monotonic()

    def note(what: str) -> None:
        print(f"{time.monotonic() - start:6.0f} s  {what}", file=sys.stderr, flush=True)

    with ledger.create(address) as project:
        ledger_project.build(project, reports_wanted=wanted, statements=STATEMENTS, decided=decided, note=note)


def _copy(file: str, address: str) -> None:
    try:
        target = ledger.create(address)
    except OutputError:  # it is there already
        return
    with ledger.open_project(file) as source, target:
        ledger_project.copied(source, target)
    own_postgresql.tell(address, "VACUUM ANALYZE")


def measure(wanted: int, folder: Path) -> str:
    """The generated part of docs/speed.md."""
    with tempfile.TemporaryDirectory(prefix="sop-bench-") as name, built(folder, wanted) as addresses:
        scratch = Path(name)
        table = answers(addresses)
        disk = [f"{title} {size(address):,.0f} MB on the disk" for title, address in addresses.items()]
        memory = max(peak(address) for address in addresses.values())

        def fresh() -> Iterator[tuple[str, str]]:
            yield "SQLite", str(scratch / "fresh.sop")
            if "PostgreSQL" in addresses:
                yield "PostgreSQL", addresses["PostgreSQL"]

        together = writing(fresh)
        small = folder / f"small-{SMALL}.sop"
        if not small.exists():
            _build(str(small), SMALL, decided=100)
        plain = plainly(str(small), scratch)
    counted = f"{wanted:,} reports, {wanted * STATEMENTS:,} statements, 12 parties on 40 issues, 4 years, 3,000 decisions"
    held = f"{counted}: {', '.join(disk)}. Memory of a process that does each of these once: {memory:.0f} MB."
    parts = [f"Measured at {marked.commit(ROOT)}; {machine()}.", held, table, together, plain]
    return "\n\n".join(parts)


def machine() -> str:
    """The machine in general words."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, {python}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=50_000, help="how many reports the large project has")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the large project from run to run")
    parser.add_argument("--dry", action="store_true", help="print, and leave docs/speed.md as it is")
    parser.add_argument("--first", nargs=2, metavar=("WHAT", "ADDRESS"), help="one thing, once")
    options = parser.parse_args(arguments)
    if options.first:
        once(*options.first)
        return 0
    with tempfile.TemporaryDirectory(prefix="sop-bench-") as name:
        folder = options.keep or Path(name)
        folder.mkdir(exist_ok=True, parents=True)
        text = measure(options.reports, folder)
    print(text)
    if not options.dry:
        marked.write(DOCUMENT, "ledger", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
