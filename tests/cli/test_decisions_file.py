"""`stateofplay decide --file`: decisions from a file or standard input."""

import io
import sys

import pytest

from old_project import OTHERS, small
from stateofplay.cli import decisions_file
from stateofplay.cli import main as cli_main
from stateofplay.project import bulk


@pytest.fixture
def project(tmp_path):
    """A small project."""
    return small(str(tmp_path / "talks.sop"))


def run(project, *words):
    """Decide as cy; the exit code."""
    return cli_main.run(["decide", project, *words, "--as", "cy"])


def test_a_file_is_one_stroke(project, tmp_path, capsys):
    """It is told what was decided, and the history has one entry, which one `undo` takes back."""
    file = tmp_path / "d.yaml"
    file.write_text("".join(f"- {{statement: {one}, action: accept}}\n" for one in OTHERS[1:]), encoding="utf-8")
    assert run(project, "--file", str(file)) == 0
    err = capsys.readouterr().err
    assert err.startswith("cy accepted 3 statements. To take all of it back: stateofplay undo ")
    assert cli_main.run(["history", project, "--who", "cy"]) == 0
    out = capsys.readouterr().out
    assert "cy accepted 3 statements, at one stroke" in out
    assert sum("cy " in line for line in out.splitlines()) == 1
    assert cli_main.run(["undo", project, err.split()[-1], "--as", "cy"]) == 0
    assert cli_main.run(["history", project, "--who", "cy", "--width", "200"]) == 0
    out = capsys.readouterr().out
    assert "cy took back 3 decisions, at one stroke: accepted 3 statements" in out
    assert "taken back by cy on" in out


def test_standard_input(project, monkeypatch, capsys):
    """As JSON lines."""
    line = f'{{"statement": "{OTHERS[1]}", "action": "reject"}}\n'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert run(project, "--file", "-") == 0
    assert "cy rejected 1 statement. To take it back" in capsys.readouterr().err


def test_each_fault_is_told_with_its_line(project, tmp_path, capsys, monkeypatch):
    """With exit code 3; at most so many."""
    file = tmp_path / "d.jsonl"
    file.write_text('{"statement": "a", "action": "accept"}\n' * 3, encoding="utf-8")
    monkeypatch.setattr(decisions_file, "_SHOWN", 2)
    assert run(project, "--file", str(file)) == 3
    lines = capsys.readouterr().err.splitlines()
    assert [line.removeprefix(str(file))[:3] for line in lines[:2]] == [":1:", ":2:"]
    assert lines[2] == "and 1 more"
    assert "3 of 3 decisions cannot be made; nothing was kept" in lines[3]


def test_what_makes_no_sense_is_refused(project, tmp_path, capsys, monkeypatch):
    """A file and something else; no file; too much on standard input."""
    assert run(project, OTHERS[1], "accept", "--file", "x") == 2
    assert run(project, "--file", "x", "--why", "so") == 2
    assert run(project, "--file", str(tmp_path / "none")) == 3
    assert "no such file" in capsys.readouterr().err
    monkeypatch.setattr(bulk, "LIMIT", 3)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"- {}")))
    assert run(project, "--file", "-") == 3
    assert "more than 3 bytes" in capsys.readouterr().err
