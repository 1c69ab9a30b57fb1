"""Messages for people on standard error."""

from stateofplay.cli import terminal
from stateofplay.errors import Place
from stateofplay.model import Level, Notice


def test_what_many_files_have_in_common_is_said_in_one_line(capsys):
    """The first few are named, the others counted; errors are all named."""
    rows = [Notice(Level.WARNING, "no date", Place(f"{n}.txt"), "add one") for n in range(500)]
    rows += [Notice(Level.ERROR, "the file is empty", Place(f"{n}.md")) for n in range(30)]
    rows += [Notice(Level.WARNING, "odd", Place("odd.txt"))]
    terminal.notices(rows)
    lines = capsys.readouterr().err.splitlines()
    assert sum(line.startswith("error: ") for line in lines) == 30
    assert lines[30:] == [
        "warning: 0.txt: no date. Add one",
        "warning: 1.txt: no date. Add one",
        "warning: 2.txt: no date. Add one",
        "warning: odd.txt: odd",
        "warning: of 497 more files: no date",
    ]
