"""Reports into a project: any order, any batches, interrupted at any moment, several people at once."""

import itertools
import signal
import subprocess
import sys
import threading

import makers
import pytest
from dumps import dump, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import PEOPLE, add, break_after, write

from stateofplay.errors import ProjectBusyError
from stateofplay.ledger import Ledger, adding, open_project, readings, reports
from stateofplay.project import drawing, incoming, shelf, states


def test_the_same_report_twice_is_one(project_address, tmp_path):
    """A second time, under another name too, nothing is added, and the picture is as it was."""
    with makers.project(project_address) as ledger:
        first = add(ledger, write(tmp_path / "a"))
        assert sorted(first.new) == sorted(PEOPLE)
        before, held = dump(ledger), rows(ledger)
        (tmp_path / "a" / "monday.txt").rename(tmp_path / "a" / "renamed.txt")
        again = add(ledger, [tmp_path / "a"])
        assert (again.new, again.again, sorted(again.known)) == ((), (), sorted(PEOPLE))
        assert (dump(ledger), rows(ledger)) == (before, held)


def test_whom_a_report_introduces_later_ones_know(project_address, tmp_path):
    """A report added late that introduces somebody has those read again that name him, and no others."""
    with makers.project(project_address) as ledger:
        add(ledger, write(tmp_path / "a", [name for name in PEOPLE if name != "introduces"]))
        unheard = {row.report for row in states.state(ledger).statements if row.speaker == "Jonas Berg" and row.party}
        assert "names" not in unheard
        added = add(ledger, write(tmp_path / "a", ["introduces"]))
        assert added.new == ("introduces",)
        assert set(added.again) == {"names", "undated"}
        (told,) = (row for row in states.state(ledger).statements if row.report == "names")
        assert (told.party, told.issue, told.stance) == ("union", "fees", "rejects")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(PEOPLE)), cuts=st.sets(st.integers(1, len(PEOPLE) - 1), max_size=3))
def test_any_order_and_any_batches_give_one_picture(tmp_path_factory, order, cuts):
    """What a project holds does not depend on the order in which its reports were added."""
    base = tmp_path_factory.mktemp("order")
    paths = write(base / "reports", order)
    bounds = [0, *sorted(cuts), len(paths)]
    with makers.project(str(base / "one.sop")) as one, makers.project(str(base / "other.sop")) as other:
        add(one, [base / "reports"])
        for start, end in itertools.pairwise(bounds):
            add(other, paths[start:end])
        assert dump(one) == dump(other)


@pytest.mark.parametrize("after", range(len(PEOPLE)))
def test_an_import_that_breaks_off_is_finished_by_the_next(tmp_path, monkeypatch, after):
    """Whatever was kept when it broke off, running it again gives row by row what an undisturbed run gives."""
    paths = write(tmp_path / "reports")
    monkeypatch.setattr(shelf, "_MOST", 1)
    with makers.project(str(tmp_path / "whole.sop")) as whole, makers.project(str(tmp_path / "broken.sop")) as broken:
        add(whole, paths)
        with monkeypatch.context() as patched:
            break_after(patched, after)
            with pytest.raises(KeyboardInterrupt):
                add(broken, paths)
        drawing.refresh(broken)
        with broken.reading() as connection:
            assert len(reports.names(connection)) == after
        add(broken, paths)
        assert rows(broken) == rows(whole)
        assert dump(broken) == dump(whole)


def test_what_broke_off_before_others_were_read_again_is_made_up_for(project_address, tmp_path, monkeypatch):
    """The report that introduces somebody was kept, those that name him were not read again: the next run sees to it."""
    monkeypatch.setattr(shelf, "_MOST", 1)
    with makers.project(project_address) as ledger:
        add(ledger, write(tmp_path / "a", [name for name in PEOPLE if name != "introduces"]))
        with monkeypatch.context() as patched:
            break_after(patched, 1)
            with pytest.raises(KeyboardInterrupt):
                add(ledger, write(tmp_path / "a", ["introduces"]))
        drawing.refresh(ledger)
        added = add(ledger, write(tmp_path / "a", ["monday"]))
        assert set(added.again) == {"names", "undated"}


def test_a_killed_process_leaves_a_project_that_goes_on(tmp_path):
    """`kill -9` in mid-import, then the same command again."""
    paths = write(tmp_path / "reports")
    address = str(tmp_path / "killed.sop")
    makers.project(address).engine.dispose()
    script = (
        "import os, signal, sys; from pathlib import Path; from stateofplay.ledger import open_project; "
        "from stateofplay.model import Context, Reader; from stateofplay.project import reading, shelf; shelf._MOST = 1\n"
        "def progress(done, _most, _name):\n    done == 3 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "reading.add(open_project(sys.argv[1]), [Path(sys.argv[2])], who='tests', "
        "context=Context(reader=Reader.RULES), progress=progress)"
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, address, str(tmp_path / "reports")], check=False
    )
    assert done.returncode == -signal.SIGKILL
    with open_project(address) as ledger, makers.project(str(tmp_path / "whole.sop")) as whole:
        with ledger.reading() as connection:
            assert len(reports.names(connection)) == 3
        add(ledger, paths)
        add(whole, paths)
        assert (rows(ledger), dump(ledger)) == (rows(whole), dump(whole))


def test_people_adding_at_once_do_not_double_or_fail(project_address, tmp_path):
    """Three people add overlapping sets at once; what there is then is what one would have added."""
    folder = tmp_path / "reports"
    names = list(PEOPLE)
    sets = [write(folder, names[:4]), write(folder, names[2:]), write(folder, names[::-1])]
    makers.project(project_address).engine.dispose()
    faults = []

    def work(paths):
        try:
            with open_project(project_address) as own:
                add(own, paths)
        except BaseException as error:  # noqa: BLE001 - told below
            faults.append(error)

    threads = [threading.Thread(target=work, args=(paths,)) for paths in sets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with open_project(project_address) as ledger, makers.project(str(tmp_path / "alone.sop")) as alone:
        add(alone, [folder])
        assert dump(ledger) == dump(alone)
        with ledger.reading() as connection:
            assert adding.is_settled(connection)


def test_somebody_adds_the_same_before_reading_begins(project_address, tmp_path, monkeypatch):
    """Reports that are there by then are not read a second time, as if they came after themselves."""
    paths = write(tmp_path / "a")
    with makers.project(project_address) as ledger, open_project(project_address) as second:
        sort = incoming.sort

        def meanwhile(connection, *rest):
            monkeypatch.setattr(incoming, "sort", sort)
            sorted_out = sort(connection, *rest)
            add(second, paths)
            return sorted_out

        monkeypatch.setattr(incoming, "sort", meanwhile)
        added = add(ledger, paths)
        assert (added.new, added.again, sorted(added.known)) == ((), (), sorted(PEOPLE))
        assert rows(ledger)["readings"] == len(PEOPLE)


def test_somebody_takes_the_name_meanwhile(project_address, tmp_path, monkeypatch):
    """While a report is read, somebody adds another of the same name: it gets an id of its own, and so do its statements."""
    other = makers.write(tmp_path / "b", {"monday": ("2025-11-09", "The union rejected the fee rise.")})
    with makers.project(project_address) as ledger, open_project(project_address) as second:
        with monkeypatch.context() as patched:
            kept = shelf.Shelf._kept

            def meanwhile(self):
                patched.setattr(shelf.Shelf, "_kept", kept)
                add(second, [other])
                return kept(self)

            patched.setattr(shelf.Shelf, "_kept", meanwhile)
            added = add(ledger, write(tmp_path / "a", ["monday"]))
        (name,) = added.new
        assert name.startswith("monday~")
        state = states.state(ledger)
        assert [card.id for card in state.reports] == [name, "monday"]
        assert {row.report for row in state.statements} == {name, "monday"}
        with ledger.reading() as connection:
            made = readings.in_force(connection)
            held = [(seq, one.reading) for one in readings.load(connection, list(made.values())) for seq in [one.seq]]
            assert all(adding.statement_ids(connection, seq) == [row.id for row in one.statements] for seq, one in held)


def test_a_busy_project_is_waited_for(tmp_path, monkeypatch):
    """What was read is not lost because somebody writes for long; in the end it is said that the project is busy."""
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        calls = []
        plain = Ledger.writing

        def busy(self, *, alone=False):
            calls.append(alone)
            if len(calls) < limit:
                raise ProjectBusyError("somebody else is writing")
            return plain(self, alone=alone)

        monkeypatch.setattr(Ledger, "writing", busy)
        limit = 4
        assert add(ledger, write(tmp_path / "a", ["monday"])).new == ("monday",)
        limit = 1000
        with pytest.raises(ProjectBusyError):
            add(ledger, write(tmp_path / "a", ["tuesday"]))


def test_texts_are_not_loaded_when_nothing_needs_reading(tmp_path, monkeypatch):
    """Adding what is last, and introduces nobody new, touches no text of those that are there."""
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        add(ledger, write(tmp_path / "a"))
        monkeypatch.setattr(reports, "load", lambda *_: pytest.fail("a text was loaded"))
        add(ledger, write(tmp_path / "a"))
        add(ledger, [makers.write(tmp_path / "b", {"new": ("2025-12-01", "The union rejected the fee rise.")})])
