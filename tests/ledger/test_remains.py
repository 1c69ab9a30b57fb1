"""What can still be read of a damaged file, and how `check` tells it."""

from pathlib import Path

import pytest

from old_project import small
from stateofplay.cli import main as cli_main
from stateofplay.ledger.remains import remains

PAGE = 4096


@pytest.fixture
def whole(tmp_path):
    """A small project's file, and its bytes."""
    file = Path(small(str(tmp_path / "talks.sop")))
    return file, file.read_bytes()


def numbers(file):
    """By table, how many rows can be read."""
    return {part.name: part.number for part in remains(file)}


def test_of_a_whole_file_all_can_be_read(whole):
    """Table by table, without fault."""
    file, data = whole
    found = list(remains(file))
    assert {part.name: part.number for part in found} == {
        "codebooks": 1, "reports": 4, "readings": 4, "statements": 5, "decisions": 7,
    }  # fmt: skip
    assert not any(part.faults for part in found)
    assert file.read_bytes() == data


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(whole, capsys):
    """At every page: never more than there was, and `check` says which rows are left and what to do."""
    file, data = whole
    full = numbers(file)
    for pages in range(1, len(data) // PAGE):
        file.write_bytes(data[: pages * PAGE + 7])
        assert all(number <= full[name] for name, number in numbers(file).items() if name != "tables")
    file.write_bytes(data[: len(data) // PAGE // 2 * PAGE])
    assert cli_main.run(["check", str(file)]) == 3
    out = capsys.readouterr().out
    assert "the file of this project is damaged" in out
    assert " can be read (" in out
    assert "go back to a copy" in out
    assert ".recover" in out
    assert out.count("What to do") == 1


def test_a_hole_in_a_file_is_told(whole, capsys):
    """Pages in the middle are gone: what can be read before and after them is counted."""
    file, data = whole
    holed = bytearray(data)
    for page in range(2, len(data) // PAGE, 3):
        holed[page * PAGE : (page + 1) * PAGE] = b"\xff" * PAGE
    file.write_bytes(holed)
    assert cli_main.run(["check", str(file)]) == 3
    assert "can be read" in capsys.readouterr().out


def test_what_is_no_database_any_longer(whole):
    """Nothing can be read, and that is said."""
    file, data = whole
    file.write_bytes(data[:16] + b"\0" * 500)
    found = list(remains(file))
    assert all(part.faults and not part.number for part in found)
    file.write_bytes(b"no database at all" * 100)
    (part, *_) = remains(file)
    assert part.faults
