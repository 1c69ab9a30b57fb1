"""`stateofplay init`: a project is made, and nothing that is there is touched."""

import pytest

import harbour_project as harbour
from stateofplay.cli import main as cli_main
from stateofplay.ledger import codebooks, open_project


def test_a_project_with_a_codebook(project_address, tmp_path, capsys):
    """It holds the codebook, says by whom, and names the next step; it can be shown at once."""
    assert cli_main.run(["init", project_address, "--codebook", str(harbour.codebook(tmp_path)), "--as", "Ada Lind"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "2 parties and 2 issues to follow" in told.err
    assert "stateofplay add" in told.err
    with open_project(project_address) as ledger, ledger.reading() as connection:
        book = codebooks.in_force(connection)
    assert book is not None
    assert (book.who, book.origin, book.codebook.negotiation) == ("Ada Lind", "given", "Harbour fees")
    assert cli_main.run(["show", project_address]) == 0
    told = capsys.readouterr()
    assert "No report is dated" in told.out
    assert "Nothing was added yet." in told.err


def test_hints_are_fit_for_a_shell(tmp_path, capsys):
    """What a shell would take apart is quoted."""
    path = tmp_path / "a b&c.sop"
    assert cli_main.run(["init", str(path)]) == 0
    assert f"stateofplay add '{path}' REPORTS..." in capsys.readouterr().err


def test_a_project_without_a_codebook(project_address, capsys):
    """It is said that one will be drafted; the project can be shown."""
    assert cli_main.run(["init", project_address]) == 0
    assert "will be drafted from the first reports" in capsys.readouterr().err
    assert cli_main.run(["show", project_address]) == 0
    assert capsys.readouterr().out.startswith("Nothing was added yet. Add reports: stateofplay add ")
    assert cli_main.run(["show", project_address, "--known", "2020-01-01"]) == 0
    assert capsys.readouterr().out == "Nothing was known by then.\n"


def test_what_is_there_is_refused(project_address, capsys):
    """A second time, exit 4, and what is there is as it was."""
    assert cli_main.run(["init", project_address]) == 0
    capsys.readouterr()
    assert cli_main.run(["init", project_address]) == 4
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["notes.txt", "project.sop"])
def test_no_file_is_replaced(tmp_path, capsys, name):
    """Whatever the file is."""
    path = tmp_path / name
    path.write_text("mine", encoding="utf-8")
    assert cli_main.run(["init", str(path)]) == 4
    assert path.read_text(encoding="utf-8") == "mine"
    assert "already" in capsys.readouterr().err


def test_a_codebook_with_faults_makes_no_project(tmp_path, capsys):
    """Every fault is named, and no project is left behind."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("parties: {}\nissues: {}\n", encoding="utf-8")
    target = tmp_path / "p.sop"
    assert cli_main.run(["init", str(target), "-c", str(bad)]) == 3
    assert "bad.yaml" in capsys.readouterr().err
    assert not target.exists()


def test_doubts_about_a_codebook_are_shown(tmp_path, capsys):
    """Its warnings go to standard error; the project is made."""
    odd = tmp_path / "odd.yaml"
    odd.write_text(harbour.CODEBOOK.replace("Harbour fees rise by", "Harbour fees do not rise by"), encoding="utf-8")
    assert cli_main.run(["init", str(tmp_path / "p.sop"), "-c", str(odd)]) == 0
    assert "warning: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [("nowhere/p.sop", (4, "there is no folder")), ("mysql://server/talks", (3, "postgresql://user@host/database"))],
)
def test_what_cannot_be_made(tmp_path, monkeypatch, capsys, name, told):
    """A folder that is not there, a kind of database that we do not use."""
    monkeypatch.chdir(tmp_path)
    assert cli_main.run(["init", name]) == told[0]
    assert told[1] in capsys.readouterr().err
