"""`stateofplay agreement` and `corrections`: what is printed, its JSON, and the faults."""

import json

import pytest

import reviewing
from stateofplay.cli.main import run
from stateofplay.model import Action
from stateofplay.project import decide, states
from stateofplay.project.decide import Choice

HOSTILE = "outlet: \x1b]0;owned\x07Evil\x1b[31m\ntitle: \x1b[2J\n\nTomas Berg said the union rejects higher fees.\n"


@pytest.fixture
def project(tmp_path):
    """A project of two reports, one of them hostile, on which two people disagree."""
    with reviewing.project(tmp_path, {"one": reviewing.TEXT, "two": HOSTILE}) as made:
        rows = states.state(made).statements
        decide.decide(made, [Choice(one.id, Action.ACCEPT) for one in rows], who="ada")
        decide.decide(made, [Choice(one.id, Action.REJECT, why="\x1b[1mno") for one in rows if one.issue == "fees"], who="bo")
    return str(tmp_path / "p.sop")


@pytest.mark.parametrize("width", [40, 66, 100, 1000])
@pytest.mark.parametrize("command", ["agreement", "corrections"])
def test_drawings_fit_and_obey_nobody(project, capsys, command, width):
    """Every line fits the columns asked for, and nothing of a report or a reason reaches the terminal as an order."""
    assert run([command, project, "--width", str(width), "--ascii"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= width
    assert "\x1b" not in out
    assert out.isascii()


def test_agreement_says_what_cannot_be_told(project, capsys):
    """Too few statements, and one label throughout, are told; the words and both verdicts stand below."""
    run(["agreement", project])
    out = capsys.readouterr().out
    assert "under 20: too few to tell" in out
    assert "both gave" not in out or "kappa is not defined" in out
    assert "bo: not a statement (no)" in out
    assert "ada: Dockers' Union on Fees:" in out


def test_agreement_as_json(project, capsys):
    """The JSON has every pair with figures and differences; --issue narrows it by id or title."""
    run(["agreement", project, "--json", "-"])
    made = json.loads(capsys.readouterr().out)
    run(["agreement", project, "--json", "-", "--issue", "Night shift"])
    narrowed = json.loads(capsys.readouterr().out)
    (pair,) = made["pairs"]
    assert (pair["coders"], pair["both"], len(pair["differences"])) == (["ada", "bo"], 3, 3)
    assert pair["figures"]["party"] == {
        "n": 0, "observed": None, "expected": None, "kappa": None, "interval": None, "few": True, "confusion": []
    }  # fmt: skip
    assert pair["differences"][0]["words"][1]["says"] is None
    assert (narrowed["issue"], [one["who"] for one in narrowed["coders"]]) == ("night", ["ada"])


def test_agreement_of_an_unknown_issue_is_a_fault(project, capsys):
    """A name that is no issue ends in one line with what there is."""
    assert run(["agreement", project, "--issue", "fess"]) == 2
    assert "did you mean 'fees'?" in capsys.readouterr().err.lower()


def test_corrections_warn_of_the_sample(project, capsys):
    """The figures come with what they cannot say."""
    run(["corrections", project])
    out = capsys.readouterr().out
    assert "no random sample" in " ".join(out.split())
    assert "upper bound" in out


def test_corrections_export_a_folder(project, capsys, tmp_path):
    """The folder holds both files; standard error says how much, and the JSON goes where it was asked for."""
    out = tmp_path / "out"
    assert run(["corrections", project, "--who", "ada", "--export", str(out), "--json", str(tmp_path / "c.json")]) == 0
    told = capsys.readouterr()
    assert (told.out, sorted(path.name for path in out.iterdir())) == ("", ["codebook.yaml", "passages.txt"])
    assert "exported 5 statements in 3 paragraphs of 2 reports" in told.err
    assert "\x1b" not in (out / "passages.txt").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["as_read"] == 5


def test_a_second_export_needs_force(project, capsys, tmp_path):
    """What somebody may have worked on is not written over unasked."""
    out = tmp_path / "out"
    assert run(["corrections", project, "--export", str(out)]) == 0
    (out / "passages.txt").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert run(["corrections", project, "--export", str(out)]) == 4
    told = capsys.readouterr()
    assert "there is codebook.yaml and passages.txt already" in told.err
    assert "--force" in told.err
    assert told.out == ""
    assert (out / "passages.txt").read_text(encoding="utf-8") == "mine"
    assert run(["corrections", project, "--export", str(out), "--force"]) == 0
    assert (out / "passages.txt").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--partial"], (2, "--export")),
        (["--who", "cy"], (2, "ada, bo")),
        (["--export", "{file}"], (4, "not a folder")),
        (["--export", "{file}/x/y"], (4, "cannot be made")),
    ],
)
def test_corrections_faults(project, capsys, tmp_path, words, fault):
    """Each fault has its exit code and says what to do."""
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    code, told = fault
    assert run(["corrections", project, *(word.format(file=file) for word in words)]) == code
    assert told in capsys.readouterr().err


def test_an_empty_project_says_so(tmp_path, capsys):
    """Before anybody has decided, both say that and end well."""
    reviewing.project(tmp_path).engine.dispose()
    for command in ("agreement", "corrections"):
        assert run([command, str(tmp_path / "p.sop")]) == 0
        assert "nobody has" in capsys.readouterr().out.lower()
