"""issue, party, figures, conflicts and search: on a project, on its state file, in narrow terminals, with hostile reports."""

import json

import pytest

import harbour_project as harbour
from stateofplay.cli import main as cli_main
from stateofplay.export import state_json
from stateofplay.ledger import open_project
from stateofplay.model import Action
from stateofplay.project import decide, states
from stateofplay.project.decide import Choice

HOSTILE = "\x1b]0;owned\x07\x1b[31mRed\u202e \x9b2J"
VIEWS = (
    ["issue", "fees"],
    ["issue", "Higher fees", "--party", "the union", "--limit", "1"],
    ["issue", "shift", "--before", "2025-11"],
    ["party", "union"],
    ["party", "Port Authority"],
    ["figures"],
    ["figures", "--issue", "fees"],
)


@pytest.fixture
def project(project_address, tmp_path, capsys):
    """A project with three reports, and one whose title a terminal would obey."""
    harbour.made(project_address, tmp_path)
    text = (
        "The union demands 12 percent for the night shift of the harbour.\n\nThe port said 30 cranes stood still, 20 of them "
        "at the north pier and 10 at the south.\n\nThe union said 40 cranes stood. The union \x1b[2J rejected the fee rise."
    )
    path = harbour.report(tmp_path / "more", "hostile", "2025-11-08", text, HOSTILE)
    assert cli_main.run(["add", project_address, str(path), "--reader", "rules", "--as", "ada"]) == 0
    capsys.readouterr()
    return project_address


@pytest.fixture
def state(project, tmp_path):
    """The same as a state file."""
    path = tmp_path / "state.json"
    with open_project(project) as ledger:
        path.write_text(state_json.dumps(states.state(ledger)), encoding="utf-8")
    return str(path)


def run(capsys, *words, code=0):
    """What a command prints on standard output, or on standard error where it fails."""
    assert cli_main.run(list(words)) == code
    told = capsys.readouterr()
    return told.err if code else told.out


def test_a_project_is_shown_like_its_state_file(project, state, capsys):
    """Byte for byte, drawn and as JSON."""
    for command, *words in VIEWS:
        for more in ([], ["--json", "-"], ["--width", "40", "--ascii"]):
            ours, theirs = (run(capsys, command, name, *words, *more) for name in (project, state))
            assert ours == theirs


def test_nothing_that_a_terminal_obeys_gets_through(project, capsys):
    """Escapes of a title and of a text are gone from everything that is drawn, which fits 40 columns, in ASCII where asked."""
    for command, *words in (*VIEWS, ["conflicts"], ["search", "the"], ["search", "rejected", "--limit", "1"]):
        for more in ([], ["--width", "40", "--ascii"]):
            out = run(capsys, command, project, *words, *more)
            assert not set(out) & set("\x1b\x07\x9b\u202e")
            if more:
                assert out.isascii()
                assert max(map(len, out.splitlines())) <= 40


def test_issue_tells_what_was_decided(project, capsys):
    """Read is told apart from accepted; what is rejected is shown where asked for, and not in a file."""
    with open_project(project) as ledger:
        first, second, *_ = [row for row in states.state(ledger).statements if row.issue == "fees"]
        decide.decide(ledger, [Choice(first.id, Action.ACCEPT)], who="ada")
        decide.decide(ledger, [Choice(second.id, Action.ACCEPT)], who="ada")
        decide.decide(ledger, [Choice(second.id, Action.REJECT, why="a joke")], who="bo")
    out = run(capsys, "issue", project, "fees", "--rejected")
    assert f"{first.id} · accepted by ada" in out
    assert "read, not checked" in out
    assert "1 statement rejected, not in the picture" in out
    assert f"{second.id} · rejected by bo: “a joke”; ada decided otherwise" in " ".join(out.split())
    made = json.loads(run(capsys, "issue", project, "fees", "--rejected", "--json", "-"))
    assert made["schema"] == "stateofplay-issue/1"
    assert [row["id"] for row in made["rejected"]] == [second.id]
    assert next(row for row in made["statements"] if row["id"] == first.id)["decided"]["who"] == ["ada"]
    out = run(capsys, "conflicts", project)
    assert "People disagree on 1 statement" in out
    assert "bo rejects it “a joke”" in out
    made = json.loads(run(capsys, "conflicts", project, "--issue", "fees", "--json", "-"))
    assert [row["who"] for row in made["disagreements"][0]["opinions"]] == ["bo", "ada"]
    assert "People disagree on no statement" in run(capsys, "conflicts", project, "--issue", "shift")


def test_issue_says_how_to_go_on(project, capsys):
    """The page says how many more there are and below which id; there the next one begins."""
    made = json.loads(run(capsys, "issue", project, "fees", "--limit", "1", "--json", "-"))
    out = run(capsys, "issue", project, "fees", "--limit", "1")
    assert f"{made['more']} statements more: --before {made['before']} goes on" in out
    then = json.loads(run(capsys, "issue", project, "fees", "--before", made["before"], "--json", "-"))
    assert made["statements"][0]["id"] not in {row["id"] for row in then["statements"]}
    assert len(then["statements"]) == made["more"]


def test_party_and_figures_say_whose_and_how_many(project, capsys):
    """The words that set a stance; figures with claimant and sum; units and reports named wrongly are guessed at."""
    out = run(capsys, "party", project, "the union", "--width", "200")
    assert "moved: ✕ rejects" in out or "demands" in out
    assert "(friday)" in out or "(hostile)" in out
    out = " ".join(run(capsys, "figures", project, "--report", "hostile").split())
    assert "12 percent" in out
    assert "Did you mean 'percent'" in run(capsys, "figures", project, "--unit", "percnt", code=2)
    assert "Did you mean 'hostile'" in run(capsys, "figures", project, "--report", "hostle", code=2)
    assert "No figure was found" in run(capsys, "figures", project, "--report", "monday")


def test_search_finds_and_marks(project, capsys, tmp_path):
    """Stems, phrases from the shell, absent words; JSON with places in the text."""
    out = run(capsys, "search", project, "demanding", "fees")
    assert "“The port authority «demands» higher harbour «fees».”" in out
    assert "Port Authority on Higher fees: ◆ demands" in out
    assert '1 paragraph with "night shift" -end*' in run(capsys, "search", project, "night shift", "-end*")
    assert "No paragraph was found" in run(capsys, "search", project, "shift night harbours xyz")
    out = run(capsys, "search", project, "night shift", "--limit", "1")
    number = out.split("--before ")[1].split()[0]
    assert "(tuesday)" in run(capsys, "search", project, "night shift", "--before", number)
    target = tmp_path / "found.json"
    assert cli_main.run(["search", project, "rise", "--to", "2025-11-03", "--json", str(target)]) == 0
    (hit,) = json.loads(target.read_text(encoding="utf-8"))["hits"]
    assert hit["report"] == "monday"
    assert hit["marks"][0]["exact"] == "rise"
    assert [row["party"] for row in hit["statements"]] == ["union"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", "{}", "-fee"], "add one that the paragraphs should hold"),
        (["search", "{}", "..."], "there is nothing to search for"),
        (["search", "{}", "f*"], "too many words begin with 'f'"),
        (["search", "{}", "fee", "--from", "2026", "--to", "2025"], "--from 2026 is after --to 2025"),
        (["search", "{}", "fee", "--party", "unoin"], "did you mean 'union'"),
        (["issue", "{}", "fee"], "did you mean 'fees'"),
        (["issue", "{}", "fees", "--before", "xyz"], "there is no statement 'xyz' on issue 'fees'"),
        (["party", "{}", "prt"], "did you mean 'port'"),
        (["conflicts", "{}", "--kind", "odd"], "'odd' is not one of"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_do(project, capsys, words, told):
    """A fault of usage, exit code 2, one line that helps."""
    assert told.lower() in run(capsys, *(word.format(project) for word in words), code=2).lower()


def test_a_file_has_no_rejected_and_no_words_to_search(state, capsys):
    """What only a project holds is refused for a file."""
    assert "name the project" in run(capsys, "issue", state, "fees", "--rejected", code=2).lower()
    run(capsys, "search", state, "fees", code=3)
    assert "People disagree" not in run(capsys, "conflicts", state)
    assert "no statement 'zzz'" in run(capsys, "issue", state, "fees", "--before", "zzz", code=2)
