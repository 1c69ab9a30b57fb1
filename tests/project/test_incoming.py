"""Reports on their way into a project: files, standard input, and what is refused."""

import os
import re

import makers
import pytest
from people import add, write

from stateofplay.errors import InputError, UsageError
from stateofplay.ledger import reports
from stateofplay.model import Context, Level, PartialDate, Reader
from stateofplay.project import checking, drawing, incoming, reading, shelf


def test_two_reports_of_one_name_in_one_batch(tmp_path):
    """The earlier one keeps the name, whatever their folders are called."""
    old = makers.write(tmp_path / "z", {"01": ("2025-11-01", "The union rejected the fee rise.")})
    new = makers.write(tmp_path / "a", {"01": ("2025-11-02", "The port rejected the pension fund.")})
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        first, second = add(ledger, [new, old]).new
        assert first == "01"
        assert second.startswith("01~")


def test_what_cannot_replace_is_refused(tmp_path):
    """No such report, several files, what another report says."""
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        paths = write(tmp_path / "a")
        add(ledger, paths)
        for given_paths, name, problem in (
            ([paths[0]], "mondey", "Did you mean 'monday'"),
            ([paths[0]], "q", "search"),
            (paths, "monday", "these are several"),
            ([tmp_path / "a" / "tuesday.txt"], "monday", "as report 'tuesday'"),
        ):
            with pytest.raises(UsageError, match=problem.replace("'", ".")) as caught:
                add(ledger, given_paths, replaces=name)
            assert caught.value.remedy


def test_an_earlier_version_comes_back(project_address, tmp_path):
    """To and fro, as often as may be; each version has a key of its own, and a check finds nothing wrong."""
    first = write(tmp_path / "a", ["monday"])
    second = [makers.write(tmp_path / "b", {"x": ("2025-11-03", "The union rejected the fee rise.")}) / "x.txt"]
    with makers.project(project_address) as ledger:
        add(ledger, first)
        texts, keys = {}, set()
        for number, given in enumerate((second, first, second, first)):
            assert add(ledger, given, replaces="monday").new == ("monday",)
            with ledger.reading() as connection:
                stored = reports.of_id(connection, "monday")
            texts.setdefault(number % 2, set()).add(stored.report.text)
            keys.add(stored.key)
            again = add(ledger, given)
            assert (again.new, again.known, again.earlier) == ((), ("monday",), ())
        assert [len(one) for one in texts.values()] == [1, 1]
        assert len(keys) == 4
        old = add(ledger, second)
        assert (old.new, old.known, old.earlier) == ((), (), ("monday",))
        drawing.refresh(ledger)
        assert [part.faults for part in checking.checked(ledger, deep=True).parts if part.faults] == []


def test_a_file_that_changes_meanwhile_is_told_of(tmp_path, monkeypatch):
    """What is read is what was found; else the command is to be run again."""
    paths = write(tmp_path / "a", ["monday", "tuesday"])
    find = incoming.find

    def changing(*args):
        found = find(*args)
        paths[1].write_text("Something else altogether is in this file now.", encoding="utf-8")
        return found

    monkeypatch.setattr(incoming, "find", changing)
    with makers.project(str(tmp_path / "p.sop")) as ledger, pytest.raises(InputError, match="has changed while"):
        add(ledger, paths)


def test_standard_input_is_one_report(tmp_path):
    """It is read like a file of that content; a page is known by its beginning; its faults name standard input."""
    seen = []
    context = Context(reader=Reader.RULES, notify=seen.append)
    page = (
        "<html><head><title>Fees</title></head><body><article><p>The union rejected the fee rise on Monday, it said.</p>"
        "<p>The port authority demands higher harbour fees, and a lot of other things besides.</p></article></body></html>"
    )
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        text = b"published: 2025-11-03\n\nThe union rejected the fee rise.\n"
        (first,) = reading.add(ledger, [], who="t", context=context, stream=text).new
        assert re.fullmatch("[0-9a-f]{8}", first)  # digits of its key
        assert reading.add(ledger, [], who="t", context=context, stream=page.encode()).new == ("fees",)
        given = incoming.Given(PartialDate("2025-11-09"))
        (other,) = reading.add(ledger, [], who="t", context=context, stream=page.encode(), given=given).new
        assert re.fullmatch("fees~[0-9a-f]{4}", other)
        assert [notice.remedy for notice in seen] == ["give --published 2025-12-15"]
        assert {str(notice.place) for notice in seen} == {"standard input"}
        for bad, problem in ((b"", "empty"), (b"x" * (incoming.LONGEST + 1), "more than 8 MB")):
            with pytest.raises(InputError, match=f"standard input.*{problem}"):
                reading.add(ledger, [], who="t", context=context, stream=bad)


def test_what_is_said_of_a_report_wins_over_its_header(project_address, tmp_path):
    """A date, a title, an outlet, an id; what is not said is as the header has it; the same again is the same report."""
    paths = write(tmp_path / "a", ["monday"])
    given = incoming.Given(PartialDate("2025-12-01"), title="Talks in the night", id="night")
    with makers.project(project_address) as ledger:
        assert add(ledger, paths, given=given).new == ("night",)
        with ledger.reading() as connection:
            report = reports.of_id(connection, "night").report
        assert (str(report.published), report.title, report.outlet) == ("2025-12-01", "Talks in the night", "The Monday Post")
        assert add(ledger, paths, given=given).known == ("night",)
        with pytest.raises(UsageError, match="another report 'night'"):
            add(ledger, paths, given=incoming.Given(id="night"))
        with pytest.raises(UsageError, match="keeps the id"):
            add(ledger, paths, given=incoming.Given(id="other"), replaces="night")
        with pytest.raises(UsageError, match="these are several"):
            add(ledger, write(tmp_path / "b"), given=incoming.Given(title="All of them"))
        assert add(ledger, paths, given=incoming.Given(outlet="Wire"), replaces="night").new == ("night",)


def test_names_from_titles():
    """Words of the title, as many as are short; none of a title without any."""
    assert incoming._name("Talks: “No deal”, says Ådal's mayor") == "talks-no-deal-says-ådal-s-mayor"
    assert incoming._name(" -- ") == ""
    assert len(incoming._name("x" * 500)) == 60
    assert incoming._name("long words " * 50) == "long-words-long-words-long-words-long-words-long-words-long"


def test_files_that_cannot_be_read_are_counted(tmp_path):
    """The others are added."""
    paths = write(tmp_path / "a", ["monday"])
    seen = []
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        added = reading.add(
            ledger,
            [*paths, tmp_path / "gone.txt"],
            who="tests",
            context=Context(reader=Reader.RULES, notify=seen.append),
        )
        assert (added.new, added.failed) == (("monday",), 1)
        assert [notice.level for notice in seen] == [Level.ERROR]


def test_few_reports_are_in_memory(tmp_path, monkeypatch):
    """Of many files only the one that is read, and those that wait to be kept, are in memory."""
    monkeypatch.setattr(shelf, "_MOST", 2)
    many = {f"r{n:02}": (f"2025-11-{n + 1:02}", f"The union rejected the fee rise {n}.") for n in range(12)}
    folder = makers.write(tmp_path / "many", many)
    fetched, kept = [], []
    fetch, clear = incoming._fetched, shelf.Shelf._kept
    monkeypatch.setattr(incoming, "_fetched", lambda *args: fetched.append(args) or fetch(*args))
    monkeypatch.setattr(shelf.Shelf, "_kept", lambda self: kept.append(len(fetched)) or clear(self))
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        assert len(add(ledger, [folder]).new) == 12
    assert kept == [2, 4, 6, 8, 10, 12]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nothing_is_read_for_a_project_that_may_not_be_written(tmp_path, monkeypatch):
    """It is said at once, before hours of reading."""
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        monkeypatch.setattr(os, "access", lambda *_: False)
        monkeypatch.setattr(incoming, "find", lambda *_: pytest.fail("files were read"))
        with pytest.raises(InputError, match="may not be written"):
            add(ledger, write(tmp_path / "a"))
