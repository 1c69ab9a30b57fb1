"""Reports on their way into a project: files, standard input, and what is refused."""

import os

import makers
import pytest
from people import add, write

from stateofplay.errors import InputError, UsageError
from stateofplay.model import Context, Level, Reader
from stateofplay.project import incoming, reading, shelf


def test_two_reports_of_one_name_in_one_batch(tmp_path):
    """The earlier one keeps the name, whatever their folders are called."""
    old = makers.write(tmp_path / "z", {"01": ("2025-11-01", "The union rejected the fee rise.")})
    new = makers.write(tmp_path / "a", {"01": ("2025-11-02", "The port rejected the pension fund.")})
    with makers.project(str(tmp_path / "p.sop")) as ledger:
        first, second = add(ledger, [new, old]).new
        assert first == "01"
        assert second.startswith("01~")


def test_what_cannot_replace_is_refused(tmp_path):
    """No such report, several files, a text that is kept as something else or as an earlier version."""
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
        fixed = makers.write(tmp_path / "b", {"x": ("2025-11-03", "The union rejected the fee rise.")})
        add(ledger, [fixed], replaces="monday")
        with pytest.raises(UsageError, match="an earlier version of it"):
            add(ledger, [tmp_path / "a" / "monday.txt"], replaces="monday")


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
        assert reading.add(ledger, [], who="t", context=context, stream=text).new == ("stdin",)
        (other,) = reading.add(ledger, [], who="t", context=context, stream=page.encode()).new
        assert other.startswith("stdin~")
        assert {str(notice.place) for notice in seen} == {"standard input"}
        for bad, problem in ((b"", "empty"), (b"x" * (incoming.LONGEST + 1), "more than 8 MB")):
            with pytest.raises(InputError, match=f"standard input.*{problem}"):
                reading.add(ledger, [], who="t", context=context, stream=bad)


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
