"""`stateofplay review` without a terminal: a clear refusal, the queue as text and as JSON, and what it is narrowed to."""

import json
import sys
from pathlib import Path

import pytest

from stateofplay.cli import exits
from stateofplay.cli import main as cli_main
from stateofplay.ledger import open_project
from stateofplay.model import Action
from stateofplay.project import decide
from stateofplay.project.decide import Choice

sys.path.append(str(Path(__file__).resolve().parents[1] / "project"))


@pytest.fixture
def talks(tmp_path):
    """A project with three reports."""
    import makers  # noqa: PLC0415 - found through the path above

    address = str(tmp_path / "talks.sop")
    with makers.project(address, makers.write(tmp_path / "reports")):
        return address


@pytest.fixture
def run(capsys):
    """Runs the command; its code, output and messages."""

    def called(*words):
        code = cli_main.run(["review", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def test_not_a_terminal(run, talks):
    """It is refused in a line that names what works instead."""
    code, out, err = run(talks)
    assert (code, out) == (exits.USAGE, "")
    assert "this is none" in err
    assert "--list" in err


def test_the_queue_as_text(run, talks):
    """Each statement with its id, its words, and what hangs on it; no line is wider than asked."""
    code, out, _ = run(talks, "--as", "ada", "--list", "--sort", "leverage", "--width", "60")
    assert code == exits.DONE
    assert "statements for ada, leverage order" in out
    assert "the only statement of" in " ".join(out.split())
    assert all(len(line) <= 60 for line in out.splitlines())
    _, plain, _ = run(talks, "--list", "--ascii")
    assert plain.isascii()


def test_the_queue_as_json(run, talks, tmp_path):
    """The statements in their order, with offsets, and, by leverage, weight and reasons."""
    _, out, _ = run(talks, "--as", "ada", "--json", "-", "--sort", "leverage")
    made = json.loads(out)
    assert (made["who"], made["sort"]) == ("ada", "leverage")
    weights = [row.get("weight", 0) for row in made["statements"]]
    assert weights == sorted(weights, reverse=True)
    assert made["statements"][0]["hangs"]
    assert {"asked", "id", "report", "evidence", "party", "issue", "stance", "confidence"} <= set(made["statements"][0])
    target = tmp_path / "queue.json"
    code, out, _ = run(talks, "--json", str(target), "--limit", "2", "--party", "union")
    assert (code, out) == (exits.DONE, "")
    rows = json.loads(target.read_text(encoding="utf-8"))["statements"]
    assert len(rows) <= 2
    assert {row["party"] for row in rows} == {"union"}


def test_an_empty_queue_is_json_too(run, talks):
    """A list without rows."""
    _, out, _ = run(talks, "--flagged", "--json", "-")
    assert json.loads(out)["statements"] == []


def test_parties_and_issues_by_name(run, talks):
    """As people name them; what is not there is refused with what is."""
    _, out, _ = run(talks, "--list", "--party", "dockers' union", "--issue", "Higher fees")
    assert "Dockers' Union" in out
    assert "Port Authority" not in out
    code, _, err = run(talks, "--list", "--issue", "fee")
    assert code == exits.USAGE
    assert "fees" in err
    assert run(talks, "--list", "--report", "friday")[0] == exits.USAGE


def test_what_others_decided_is_told_only_when_asked(run, talks):
    """Blind, open, disagreements."""
    with open_project(talks) as ledger:
        _, out, _ = run(talks, "--as", "ada", "--json", "-")
        first = json.loads(out)["statements"][0]["asked"]
        decide.decide(ledger, [Choice(first, Action.ACCEPT)], who="ada")
    _, out, _ = run(talks, "--as", "bo", "--json", "-")
    assert not any("verdict" in row for row in json.loads(out)["statements"])
    _, out, _ = run(talks, "--as", "bo", "--open", "--json", "-")
    assert [row["asked"] for row in json.loads(out)["statements"] if "verdict" in row] == [first]
    with open_project(talks) as ledger:
        decide.decide(ledger, [Choice(first, Action.REJECT, as_read=True)], who="bo")
    _, out, _ = run(talks, "--as", "bo", "--disagreements", "--list")
    assert "reject by bo, against ada" in out


def test_no_project(run, tmp_path):
    """The message says how to make one."""
    code, _, err = run(str(tmp_path / "none.sop"), "--list")
    assert code == exits.UNUSABLE
    assert "stateofplay init" in err
