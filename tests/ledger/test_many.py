"""Eight people write at once, and others read: no error, nothing lost, nothing twice, and the picture is that of all of it."""

import multiprocessing
import random
import traceback
from dataclasses import replace
from itertools import pairwise

import importing
import invented
from sqlalchemy import func, select

from stateofplay import ledger
from stateofplay.errors import UsageError
from stateofplay.export import state_json
from stateofplay.ledger import decisions, reports, schema
from stateofplay.model import Action, Context, Reader
from stateofplay.project import decide, drawing, reading, states

_FORK = multiprocessing.get_context("forkserver")
_CONTEXT = Context(reader=Reader.RULES)
_WRITERS, _READERS, _DECISIONS = 8, 2, 2


def _writes(number, address, folders, told):
    """Add some reports of one's own and some that all add, and decide on statements, some of them the same as others'."""
    try:
        chance = random.Random(number)  # noqa: S311 - nothing to keep secret
        made = []
        with ledger.open_project(address) as project:
            for folder in folders:
                reading.add(project, [folder], who=f"w{number}", context=_CONTEXT)
                made += [_decided(project, chance, f"w{number}") for _ in range(_DECISIONS)]
        told.put(("made", made))
    except BaseException:  # noqa: BLE001 - whatever it is, the test tells it
        told.put(("error", traceback.format_exc()))


def _decided(project, chance, who):
    """Decide on a statement of the picture as it is now; another one, where that has gone meanwhile as a copy's."""
    for _ in range(20):
        key = chance.choice(states.state(project).statements[:20]).id
        choice = decide.Choice(key, chance.choice((Action.ACCEPT, Action.REJECT, Action.FLAG)))
        try:
            return decide.decide(project, [choice], who=who)[0].id
        except UsageError:
            continue
    raise AssertionError


def _reads(address, stop, told):
    """Look again and again; at no time is there less than before, nor half of anything."""
    try:
        counts = []
        with ledger.open_project(address) as project:
            while not stop.is_set():
                shown, _ = states.grid(project)
                assert all(cell.statements for cell in shown.cells)
                with project.reading() as connection:
                    versions = connection.scalar(select(func.count()).select_from(schema.REPORTS))
                    read = connection.scalar(select(func.count(schema.READINGS.c.version.distinct())))
                assert versions == read
                counts.append(versions)
        assert all(a <= b for a, b in pairwise(counts))
        told.put(("read", len(counts)))
    except BaseException:  # noqa: BLE001 - see _writes
        told.put(("error", traceback.format_exc()))


def test_eight_writers_at_once(project_address, tmp_path):
    """Eight processes add different and the same reports and decide at the same time, while others look on."""
    base = invented.write_reports(tmp_path / "base", 20, seed=1, newcomers=False)
    shared = invented.write_reports(tmp_path / "shared", 6, seed=2, newcomers=False)
    own = [invented.write_reports(tmp_path / f"own{n}", 4, seed=10 + n, newcomers=False) for n in range(_WRITERS)]
    importing.make(project_address)
    with ledger.open_project(project_address) as project:
        reading.add(project, [base], who="ada", context=_CONTEXT)
    told, stop = _FORK.Queue(), _FORK.Event()
    writers = [
        _FORK.Process(target=_writes, args=(number, project_address, [own[number], shared], told)) for number in range(_WRITERS)
    ]
    readers = [_FORK.Process(target=_reads, args=(project_address, stop, told)) for _ in range(_READERS)]
    for process in (*writers, *readers):
        process.start()
    said = [told.get(timeout=300) for _ in writers]
    stop.set()
    said += [told.get(timeout=60) for _ in readers]
    for process in (*writers, *readers):
        process.join()
    assert [what for kind, what in said if kind == "error"] == []
    made = {key for kind, keys in said if kind == "made" for key in keys}
    _is_whole(project_address, [base, shared, *own], made)


def _is_whole(address, folders, made):
    """All reports are there, each once, under an id of its own; so are the decisions; and the picture is drawn from all."""
    assert importing.faults(address) == []
    texts = {path.read_text(encoding="utf-8") for folder in folders for path in folder.iterdir()}
    with ledger.open_project(address) as project:
        picture = states.state(project)
        with project.reading() as connection:
            stored = list(reports.load(connection, list(reports.in_force(connection))))
            assert len(stored) == len({one.report.id for one in stored}) == len({one.key for one in stored}) == len(texts)
            kept = [row.decision.id for row in decisions.every(connection)]
            assert sorted(kept) == sorted(made)
            anew = drawing.drawn(drawing.material(connection)).state
    dumped = [state_json.dumps(replace(one, notices=())) for one in (picture, anew)]
    assert dumped[0] == dumped[1]
