"""Reading again: with another reader, or a corrected version; what came and went, and what becomes of decisions."""

from dataclasses import replace

import makers
import pytest
from dumps import rows
from people import PEOPLE, add, break_after, write

from stateofplay.ledger import adding, open_project, readings, reports
from stateofplay.model import Action, Statement
from stateofplay.project import decide, reading, shelf, states


def test_another_reader_reads_again(project_address, tmp_path, monkeypatch):
    """All reports that another version has read are read again; what came, went and stayed is counted; then nothing is due."""
    with makers.project(project_address) as ledger:
        add(ledger, write(tmp_path / "a"))
        assert reading.reread(ledger, who="t", context=makers.CONTEXT) == shelf.Through()
        before = _read(ledger)
        monkeypatch.setattr(reading, "version_of", lambda _: "rules 99")
        _read_otherwise(monkeypatch)
        done = reading.reread(ledger, who="t", context=makers.CONTEXT)
        after = _read(ledger)
        assert set(done.again) == set(PEOPLE)
        assert (done.came, done.went) == (len(after - before), len(before - after))
        assert done.stayed == len(before & after)
        assert done.went
        assert reading.reread(ledger, who="t", context=makers.CONTEXT) == shelf.Through()


def _read(ledger):
    """The ids of statements as read."""
    with ledger.reading() as connection:
        return {key for seq, _ in readings.in_force(connection).values() for key in adding.statement_ids(connection, seq)}


def _read_otherwise(patched):
    """A reader that no longer finds the first statement of a report."""
    read = reading.coding.Desk.read

    def less(self, document, people):
        found = read(self, document, people)
        return replace(found, statements=found.statements[1:])

    patched.setattr(reading.coding.Desk, "read", less)


def test_reading_again_that_breaks_off_goes_on(tmp_path, monkeypatch):
    """What was read again before it broke off is not read a third time."""
    monkeypatch.setattr(shelf, "_MOST", 1)
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        add(ledger, write(tmp_path / "a"))
        monkeypatch.setattr(reading, "version_of", lambda _: "rules 99")
        with monkeypatch.context() as patched:
            break_after(patched, 2)
            with pytest.raises(KeyboardInterrupt):
                reading.reread(ledger, who="t", context=makers.CONTEXT)
        assert len(reading.reread(ledger, who="t", context=makers.CONTEXT).again) == len(PEOPLE) - 2


def test_decisions_survive_another_reader(tmp_path, monkeypatch):
    """An acceptance stands by the person's word; a rejection of what is no longer read fits nothing, and is told."""
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        add(ledger, write(tmp_path / "a"))
        first: dict[str, Statement] = {}
        for row in states.state(ledger).statements:
            first.setdefault(row.report, row)
        decide.decide(ledger, [decide.Choice(first["monday"].id, Action.ACCEPT)], who="ada")
        decide.decide(ledger, [decide.Choice(first["tuesday"].id, Action.REJECT)], who="bo")
        assert states.unfit(ledger) == ()
        monkeypatch.setattr(reading, "version_of", lambda _: "rules 99")
        _read_otherwise(monkeypatch)
        reading.reread(ledger, who="t", context=makers.CONTEXT)
        (unfit,) = states.unfit(ledger)
        assert (unfit.who, unfit.report) == ("bo", "tuesday")
        assert first["monday"].id in {row.id for row in states.state(ledger).statements}


def test_a_corrected_report_takes_the_place_of_the_old_one(project_address, tmp_path):
    """It has the same id, the old version is kept, later readings follow it, decisions find their words again."""
    with makers.project(project_address) as ledger:
        add(ledger, write(tmp_path / "a"))
        rejects = next(row for row in states.state(ledger).statements if row.report == "monday" and row.stance == "rejects")
        decide.decide(ledger, [decide.Choice(rejects.id, Action.FLAG, why="sure?")], who="ada")
        date, text = PEOPLE["monday"]
        corrected = makers.write(tmp_path / "b", {"fixed": (date, f"A correction was made on Tuesday.\n\n{text}")})
        added = add(ledger, [corrected / "fixed.txt"], replaces="monday")
        assert added.new == ("monday",)
        with ledger.reading() as connection:
            stored = reports.of_id(connection, "monday")
            assert stored is not None
            assert stored.replaces is not None
            (old,) = reports.load(connection, [stored.replaces])
            assert old.report.text.startswith("The port")
            assert len(reports.in_force(connection)) == len(PEOPLE)
        state = states.state(ledger)
        (verdict,) = state.verdicts
        moved = state.statement(verdict.statement)
        assert moved.evidence.start > rejects.evidence.start
        assert moved.evidence.exact == rejects.evidence.exact
        assert add(ledger, [corrected], replaces="monday").known == ("monday",)


def test_a_corrected_report_that_introduces_nobody_any_longer(tmp_path):
    """Later reports forget whom only the old version introduced; a corrected date is followed too."""
    with makers.project(str(tmp_path / "p.sop")) as ledger, makers.project(str(tmp_path / "q.sop")) as anew:
        add(ledger, write(tmp_path / "a"))
        fixed = makers.write(tmp_path / "b", {"introduces": ("2025-11-08", PEOPLE["introduces"][1])})
        added = add(ledger, [fixed], replaces="introduces")
        assert "names" in added.again
        add(anew, write(tmp_path / "c", [name for name in PEOPLE if name != "introduces"]))
        add(anew, [fixed])
        assert states.state(ledger) == states.state(anew)


def test_two_people_replace_one_report(project_address, tmp_path, monkeypatch):
    """Both versions are kept, the one that came later in force."""
    with makers.project(project_address) as ledger, open_project(project_address) as second:
        add(ledger, write(tmp_path / "a", ["monday"]))
        one = makers.write(tmp_path / "b", {"x": ("2025-11-03", "The union rejected the fee rise.")})
        other = makers.write(tmp_path / "c", {"x": ("2025-11-03", "The union supports the fee rise.")})
        kept = shelf.Shelf._kept

        def meanwhile(self):
            monkeypatch.setattr(shelf.Shelf, "_kept", kept)
            add(second, [other], replaces="monday")
            return kept(self)

        monkeypatch.setattr(shelf.Shelf, "_kept", meanwhile)
        add(ledger, [one], replaces="monday")
        assert [row.stance for row in states.state(ledger).statements] == ["rejects"]
        assert rows(ledger)["reports"] == 3
