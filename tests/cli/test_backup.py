"""`stateofplay backup`: what it says, and how it refuses."""

from old_project import rows_of, small
from stateofplay.cli import main as cli_main


def test_a_copy_is_made_and_told(project_address, tmp_path, capsys):
    """With what it holds; a second time it is refused with exit code 4."""
    small(project_address)
    target = str(tmp_path / "copy.sop")
    assert cli_main.run(["backup", project_address, target]) == 0
    held = "4 versions of reports, 7 decisions, 5 statements as read, of 4 readings."
    assert f"Copied to {target}: {held}" in capsys.readouterr().err
    assert rows_of(target) == rows_of(project_address)
    assert cli_main.run(["backup", project_address, target]) == 4
    assert "something of this name already" in capsys.readouterr().err


def test_a_password_is_not_shown(tmp_path, capsys):
    """Neither in what is said nor in what is wrong."""
    small(str(tmp_path / "a.sop"))
    assert cli_main.run(["backup", str(tmp_path / "a.sop"), "postgresql://desk:hush@localhost:1/x"]) == 3
    err = capsys.readouterr().err
    assert "server cannot be reached" in err
    assert "hush" not in err
