"""The codebook of a project by commands: shown as YAML, changed after a preview, and taken back."""

import importlib.util
import io
import json
import sys
from pathlib import Path

import click
import pytest

from factories import HOSTILE
from stateofplay.cli import main as cli_main
from stateofplay.cli.codebook import codebook as group
from stateofplay.intake import read_codebook
from stateofplay.ledger import codebooks, create, now, open_project
from stateofplay.model import Action, Actor, Codebook, Issue, Party
from stateofplay.project import decide, states

_AT = Path(__file__).resolve().parents[1] / "project" / "makers.py"
_SPEC = importlib.util.spec_from_file_location("project_makers", _AT)
makers = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(makers)


@pytest.fixture
def talks(tmp_path):
    """The address of a project with three reports, in a file."""
    with makers.project(str(tmp_path / "talks.sop"), makers.write(tmp_path / "reports")) as ledger:
        return ledger.address.shown


def book_of(project):
    """The codebook in force."""
    with open_project(project) as ledger, ledger.reading() as connection:
        return states.codebook(connection)


def run(*words):
    """Run `stateofplay codebook` with these words; its exit code."""
    return cli_main.run(["codebook", *words])


def test_the_codebook_shown_is_one_that_can_be_given_back(talks, tmp_path, capsys):
    """It passes the check, loads as what it was, and replacing the codebook with it changes nothing."""
    assert run("show", talks) == 0
    shown = capsys.readouterr().out
    file = tmp_path / "codebook.yaml"
    file.write_text(shown, encoding="utf-8")
    assert read_codebook(file) == makers.BOOK
    assert run("check", str(file)) == 0
    assert run("replace", talks, str(file), "--yes") == 2
    assert "changes nothing" in capsys.readouterr().err


def test_every_text_survives_being_shown(tmp_path, capsys):
    """Quotation marks, colons, words that YAML takes for others, and what does not print; nothing that a terminal obeys."""
    odd = (
        "null",
        "No",
        'the "board": all',
        "a, b [c]",
        "- d",
        "# e",
        "2025",
        "O'Neil & Co.",
        "\u202egnp",
        "\\n {x}",
        "~",
        "naïve",
    )
    book = Codebook(
        "yes: no",
        (Party("2025", "Crews", odd, (Actor("Ada: Lind", "chair, acting", ("A. [L]",), "Q5"), Actor("true")), "Q42"),),
        (Issue("no", "on", "off # really?", odd),),
    )
    with create(str(tmp_path / "odd.sop")) as ledger, ledger.writing() as connection:
        codebooks.add(connection, book, origin="given", recorded=now(), who="ada")
    file = tmp_path / "odd.yaml"
    assert run("show", str(tmp_path / "odd.sop"), "-o", str(file)) == 0
    text = file.read_text(encoding="utf-8")
    assert all(char.isprintable() or char == "\n" for char in text)
    assert read_codebook(file) == book


def test_a_preview_changes_nothing(talks, capsys):
    """It says what moves, with the words; in ASCII and narrow too, and as JSON."""
    assert run("merge-issues", talks, "Pensions", "shift", "--preview") == 0
    out = capsys.readouterr().out
    assert "Merge issue 'Pensions' (pensions) into 'Night shift' (shift)" in out
    assert "now 3 parties, 3 issues; then 3 parties, 2 issues" in out
    assert "statements move:" in out
    assert "join the old pension fund" in out
    assert "vanish" in out
    assert run("merge-issues", talks, "pensions", "shift", "--opposite", "--preview", "--ascii", "--width", "40") == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 40
    assert run("drop-issue", talks, "pensions", "--preview", "--json", "-") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["schema"] == "stateofplay-codebook-preview/1"
    assert {row["after"] for row in made["moved"]} == {None}
    assert {row["kind"] for row in made["cells"]} == {"vanishes"}
    assert book_of(talks) == makers.BOOK


def test_without_a_terminal_a_change_needs_yes(talks, capsys, monkeypatch):
    """The preview is shown all the same, and the exit code is that of usage."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert run("drop-issue", talks, "pensions") == 2
    captured = capsys.readouterr()
    assert "statements are hidden" in captured.out
    assert "nothing was changed" in captured.err
    assert "--yes" in captured.err
    assert book_of(talks) == makers.BOOK


@pytest.mark.parametrize(("answer", "issues"), [(True, 2), (False, 3)])
def test_on_a_terminal_a_person_is_asked(talks, capsys, monkeypatch, answer, issues):
    """Only a yes does it."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(click, "confirm", lambda *_, **__: answer)
    assert run("drop-issue", talks, "pensions") == 0
    assert ("Nothing was changed." in capsys.readouterr().err) is not answer
    assert len(book_of(talks).issues) == issues


def test_a_change_is_a_decision_with_a_name_and_a_reason(talks, capsys):
    """Its id is said, and with that it is taken back."""
    assert (
        run("rename-issue", talks, "fees", "--id", "charges", "--title", "Charges", "--yes", "--as", "Ada", "--why", "law") == 0
    )
    captured = capsys.readouterr()
    assert "named otherwise, and stay what they are" in captured.out
    *_, project, key = captured.err.split()
    assert project == talks
    assert book_of(talks).issue("charges").title == "Charges"
    with open_project(talks) as ledger:
        (made,) = decide.undo(ledger, key, who="Bo")
        assert (made.action, made.who, made.why) == (Action.CODEBOOK, "Ada", "law")
    assert book_of(talks) == makers.BOOK


CHANGES = (
    (["rename-issue", "fees", "--term", "fee", "--proposition", "Fees rise"], "must be read again"),
    (["rename-party", "dockers", "--name", "The Dockers"], "No statement and no cell moves"),
    (["merge-issues", "pensions", "fees", "--opposite"], "as its opposite"),
    (["merge-parties", "the council", "port"], "into 'Port Authority' (port)"),
    (["split-issue", "fees", "quay", "--proposition", "The port pays for the quay", "--term", "quay"], "on quay"),
    (["split-party", "city", "mayor", "--name", "The Mayor", "--alias", "the city"], "→ The Mayor (mayor)"),
    (["add-issue", "quay", "--proposition", "The port pays for the quay"], "3 reports must be read again"),
    (["add-party", "state", "--name", "The State", "--member", "Ada Lind"], "3 reports must be read again"),
    (["drop-issue", "Night shift"], "are hidden"),
    (["drop-party", "union"], "are hidden"),
)


@pytest.mark.parametrize(("words", "told"), CHANGES, ids=lambda one: one[0] if isinstance(one, list) else "")
def test_each_change_is_shown_and_done(talks, capsys, words, told):
    """What the preview says, the picture then has."""
    name, *rest = words
    before = book_of(talks)
    assert run(name, talks, *rest, "--yes") == 0
    captured = capsys.readouterr()
    assert told in " ".join(captured.out.split())
    assert "decision" in captured.err
    assert book_of(talks) != before


def test_replace_takes_a_file(talks, tmp_path, capsys):
    """Statements on what the new codebook has too stay; the others are hidden, and reports are due."""
    file = tmp_path / "new.yaml"
    file.write_text(
        "negotiation: Harbour\nparties: {port: {name: Port Authority}, union: {name: Dockers' Union}}\n"
        "issues: {fees: {title: Fees, proposition: Fees rise}}\n",
        encoding="utf-8",
    )
    assert run("replace", talks, str(file), "--yes") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Replace the codebook" in out
    assert "are hidden" in out
    assert "3 reports must be read again for all that it asks for: run `stateofplay reread`" in out
    assert book_of(talks) == read_codebook(file)
    file.write_text("issues: []\n", encoding="utf-8")
    assert run("replace", talks, str(file), "--yes") == 3


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["drop-issue", "pension"], "Did you mean 'pensions'"),
        (["merge-issues", "fees", "fees"], "into itself"),
        (["rename-issue", "fees", "--id", "shift"], "already"),
        (["rename-issue", "fees"], "changes nothing"),
        (["add-issue", "ice"], "needs a proposition"),
        (["add-party", "ice"], "needs a name"),
        (["add-party", "two words", "--name", "X"], "cannot be an id"),
        (["split-issue", "fees", "ice", "--proposition", "It melts"], "nothing tells which"),
        (["split-issue", "fees", "ice", "--proposition", "It melts", "--statement", "0123456789ab"], "there is no statement"),
    ],
)
def test_slips_are_told(talks, capsys, words, problem):
    """Each with exit code 2 and what to do, and nothing is changed."""
    name, *rest = words
    assert run(name, talks, *rest, "--yes") == 2
    assert problem in capsys.readouterr().err
    assert book_of(talks) == makers.BOOK


def test_what_is_typed_is_one_safe_line(talks, capsys):
    """Escapes in a title are kept out of the terminal, and line ends out of the codebook."""
    assert run("rename-issue", talks, "fees", "--title", f"Two\nlines {HOSTILE}", "--yes") == 0
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err
    assert book_of(talks).issue("fees").title.startswith("Two lines")


def test_a_project_without_a_codebook_says_so(tmp_path, capsys):
    """Neither showing nor changing makes one up."""
    name = str(tmp_path / "empty.sop")
    create(name).engine.dispose()
    assert run("show", name) == 3
    assert run("drop-issue", name, "fees", "--yes") in (2, 3)
    assert "stateofplay:" in capsys.readouterr().err


def test_every_command_of_the_group_has_examples():
    """Each shows how it is called."""
    for name, command in group.commands.items():
        assert f"stateofplay codebook {name}" in command.epilog, name
        assert command.help, name
