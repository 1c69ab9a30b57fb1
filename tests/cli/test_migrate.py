"""`stateofplay migrate`: what it says, and how it refuses."""

from old_project import old, small
from stateofplay.cli import main as cli_main


def test_an_older_project_is_brought_up(tmp_path, capsys):
    """It says where the copy is and what changed; before, other commands name it; after, it says that all is done."""
    path = old(str(tmp_path / "talks.sop"))
    assert cli_main.run(["history", path]) == 3
    assert f"Run `stateofplay migrate {path}`, which makes a copy first" in capsys.readouterr().err
    assert cli_main.run(["migrate", path]) == 0
    err = capsys.readouterr().err
    assert f"Copied as it was to {path}.schema1.bak." in err
    assert "names of their files" in err
    assert f"{path} has form 2 now." in err
    assert cli_main.run(["check", path]) == 0
    assert cli_main.run(["migrate", path]) == 0
    assert "has the form of this version (2) already" in capsys.readouterr().err


def test_the_copy_can_be_named(tmp_path, capsys):
    """A name that is taken is refused with exit code 4, and nothing is changed."""
    path = old(str(tmp_path / "talks.sop"))
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    assert cli_main.run(["migrate", path, "--backup", str(tmp_path / "mine")]) == 4
    assert cli_main.run(["migrate", path, "--backup", str(tmp_path / "before.sop")]) == 0
    assert (tmp_path / "before.sop").exists()


def test_a_server_needs_a_name(postgresql_address, capsys, tmp_path):
    """Exit code 2 without one."""
    old(postgresql_address)
    assert cli_main.run(["migrate", postgresql_address]) == 2
    assert "--backup FILE" in capsys.readouterr().err
    assert cli_main.run(["migrate", postgresql_address, "--backup", str(tmp_path / "before.sop")]) == 0
    small_again = str(tmp_path / "again.sop")
    assert small(small_again)
