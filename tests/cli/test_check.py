"""`stateofplay check`: what it prints, and its exit codes."""

import sqlite3
from contextlib import closing

from old_project import small
from stateofplay.cli import main as cli_main
from stateofplay.ledger import open_project
from stateofplay.project import states


def test_a_whole_project_is_well(project_address, capsys):
    """Each part in a line, and the sum."""
    with open_project(small(project_address)) as ledger:
        states.state(ledger)
    assert cli_main.run(["check", project_address, "--deep"]) == 0
    out = capsys.readouterr().out
    assert "reports (4 versions): well" in out
    assert "index of words (8 paragraphs): well" in out
    assert "picture, drawn again" in out
    assert out.endswith("no fault found.\n")


def test_a_fault_is_printed_with_place_and_remedy(tmp_path, capsys):
    """Exit code 3; what follows from what is kept can be mended."""
    path = small(str(tmp_path / "a.sop"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM word_index_docsize WHERE id = 2")
        connection.commit()
    assert cli_main.run(["check", path]) == 3
    out = capsys.readouterr().out
    assert "index of words (8 paragraphs): " in out
    assert "  index of words: it lacks paragraphs: 1" in out
    assert "  What to do: `stateofplay check --mend` makes it anew from what is kept." in out
    assert cli_main.run(["check", path, "--mend"]) == 0
    assert "no fault found" in capsys.readouterr().out
