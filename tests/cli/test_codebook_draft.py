"""`stateofplay codebook draft`: what it writes, what it refuses, and how it ends."""

import pytest
from click.testing import CliRunner

from stateofplay.cli.main import cli, run

REPORT = """outlet: Harbour Wire
published: 2025-03-03

The Dockers' Union demands a shorter night shift. The union rejects higher harbour fees, said Tomas Berg, its president.
The Northern Harbour Authority rejected a shorter night shift. The authority insists on higher harbour fees.
The Northern Harbour Authority said it would never drop the harbour fees. The union wants a shorter night shift by June.
"""
RULES = ("--reader", "rules")


@pytest.fixture
def reports(tmp_path):
    """A folder with one report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_draft_goes_to_standard_output(reports, capsys):
    """Without -o the codebook is printed, and the summary goes to standard error."""
    assert run(["codebook", "draft", str(reports), *RULES]) == 0
    out, err = capsys.readouterr()
    assert "\nparties:\n" in out
    assert "night shift" in out
    assert "Drafted from 1 report: 2 parties" in err


def test_draft_is_a_codebook_to_check_and_read_with(reports, tmp_path, capsys):
    """What -o writes passes the check, and reading with it gives statements."""
    target = tmp_path / "codebook.yaml"
    assert run(["codebook", "draft", str(reports), "-o", str(target), *RULES]) == 0
    assert run(["codebook", "check", str(target)]) == 0
    assert "no faults" in capsys.readouterr().out
    assert run(["read", str(reports), "-c", str(target), *RULES]) == 0
    assert "Read 1 report: 0 statements" not in capsys.readouterr().err


def test_file_that_is_there_stays(reports, tmp_path, capsys):
    """A codebook that somebody may have edited is replaced only with --force."""
    target = tmp_path / "codebook.yaml"
    target.write_text("mine", encoding="utf-8")
    assert run(["codebook", "draft", str(reports), "-o", str(target), *RULES]) == 4
    assert "--force" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(["codebook", "draft", str(reports), "-o", str(target), "--force", *RULES]) == 0
    assert "parties:" in target.read_text(encoding="utf-8")


def test_limits_come_from_the_command_line(reports, capsys):
    """--parties and --issues bound what is proposed, and a lone party is doubted."""
    assert run(["codebook", "draft", str(reports), "--parties", "1", "--issues", "1", *RULES]) == 0
    err = capsys.readouterr().err
    assert "1 party, 1 issue" in err
    assert "warning: only one party" in err


@pytest.mark.parametrize("words", [["--parties", "0"], ["--issues", "0"], ["--parties", "many"], ["--reader", "tea"]])
def test_senseless_options_are_usage(reports, words):
    """A limit below one, or no number, is a fault of usage."""
    assert run(["codebook", "draft", str(reports), *words]) == 2


def test_report_in_which_nobody_stands_is_unusable(tmp_path, capsys):
    """No party in the reports: one line that says so, and exit code 3."""
    path = tmp_path / "rain.txt"
    path.write_text("It rained all day.\n", encoding="utf-8")
    assert run(["codebook", "draft", str(path), *RULES]) == 3
    assert "no party was found" in capsys.readouterr().err


def test_unreadable_report_is_passed_over(reports, capsys):
    """The others are read, and the exit code says that some were not."""
    (reports / "two.txt").write_text("", encoding="utf-8")
    assert run(["codebook", "draft", str(reports), *RULES]) == 1
    assert "two.txt: the file is empty" in capsys.readouterr().err


def test_nothing_to_read_is_unusable(tmp_path):
    """A folder without reports ends with exit code 3, and nothing is written."""
    target = tmp_path / "codebook.yaml"
    assert run(["codebook", "draft", str(tmp_path / "none"), "-o", str(target)]) == 3
    assert not target.exists()


def test_folder_as_target_is_refused_before_the_work(reports, tmp_path):
    """What cannot be written is said at once."""
    assert run(["codebook", "draft", str(reports), "-o", str(tmp_path)]) == 4


def test_help_names_every_option():
    """The options of the command stand in its help."""
    text = CliRunner().invoke(cli, ["codebook", "draft", "--help"]).output
    assert all(option in text for option in ("--output", "--parties", "--issues", "--force", "--reader"))
