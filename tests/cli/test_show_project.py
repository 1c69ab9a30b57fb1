"""The views on a project: the same as on a state file of it; as of a day, as known at a moment; where one may only read."""

import os
import time
from pathlib import Path

import pytest

import harbour_project as harbour
from stateofplay.cli import main as cli_main
from stateofplay.cli import states as cli_states
from stateofplay.cli.main import cli
from stateofplay.errors import ProjectReadOnlyError
from stateofplay.export import state_json
from stateofplay.ledger import now, open_project
from stateofplay.model import Context, Reader
from stateofplay.project import reading, states

VIEWS = (
    ["show"],
    ["show", "--issue", "fees"],
    ["show", "--party", "union"],
    ["show", "--width", "40", "--ascii"],
    ["timeline"],
    ["timeline", "--json", "-"],
    ["changes", "--since", "2025-11-05"],
    ["brief", "-o", "-"],
)


@pytest.fixture
def project(project_address, tmp_path, capsys):
    """A project with three reports."""
    harbour.made(project_address, tmp_path)
    capsys.readouterr()
    return project_address


def printed(capsys, command, name, *words):
    """What a command prints."""
    assert cli_main.run([command, name, *words]) == 0
    return capsys.readouterr().out


@pytest.fixture
def state(project, tmp_path):
    """The same as a state file."""
    path = tmp_path / "state.json"
    with open_project(project) as ledger:
        path.write_text(state_json.dumps(states.state(ledger)), encoding="utf-8")
    return str(path)


def test_a_project_is_shown_like_its_state_file(project, state, capsys):
    """Byte for byte, and as of a day too."""
    for view in VIEWS:
        for then in ([], ["--as-of", "2025-11-04"]):
            ours, theirs = (printed(capsys, view[0], name, *view[1:], *then) for name in (project, state))
            assert ours == theirs


def test_as_of_a_day_of_the_world(project, state, capsys):
    """Only what was published by then, whole days, months and years included."""
    assert "As of 7 November 2025 · 3 reports · 5 statements" in printed(capsys, "show", project)
    for name in (project, state):
        assert "As of 4 November 2025 · 2 reports · 4 statements" in printed(capsys, "show", name, "--as-of", "2025-11-04")
        assert "3 reports" in printed(capsys, "show", name, "--as-of", "2025-11")
        assert "No report is dated · 0 reports" in printed(capsys, "show", name, "--as-of", "2025-10")


def test_as_it_was_known(project, tmp_path, capsys):
    """Only what the project held by then; a state file does not know."""
    time.sleep(0.01)
    moment = now()
    before = printed(capsys, "show", project)
    late = harbour.report(tmp_path / "b", "late", "2025-11-05", "The union demands higher harbour fees.")
    assert cli_main.run(["add", project, str(late), "--reader", "rules"]) == 0
    capsys.readouterr()
    assert "4 reports" in printed(capsys, "show", project)
    assert printed(capsys, "show", project, "--known", moment) == before
    assert "4 reports" in printed(capsys, "show", project, "--known", moment[:10])
    both = printed(capsys, "timeline", project, "--known", moment, "--as-of", "2025-11-03", "--json", "-")
    assert '"as_of": "2025-11-03"' in both


def test_the_whole_picture_can_be_handed_on(project, state, tmp_path, capsys):
    """As JSON, of now or of then, of a project or a state file; only as a whole."""
    whole = Path(state).read_text(encoding="utf-8")
    assert printed(capsys, "show", project, "--json", "-") == whole
    target = tmp_path / "again.json"
    assert printed(capsys, "show", state, "--json", str(target)) == ""
    assert target.read_text(encoding="utf-8") == whole
    assert '"as_of": "2025-11-04"' in printed(capsys, "show", project, "--as-of", "2025-11-04", "--json", "-")
    assert cli_main.run(["show", project, "--json", "-", "--issue", "fees"]) == 2
    assert "whole state of play" in capsys.readouterr().err


def test_known_needs_a_project(state, capsys):
    """Exit 2, and why."""
    for view in VIEWS:
        assert cli_main.run([view[0], state, *view[1:], "--known", "2025-11-04"]) == 2
        assert "--known needs a project" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--as-of", "sunday"], ["--known", "sunday"]])
def test_what_is_no_date(project, capsys, option):
    """Exit 2."""
    assert cli_main.run(["show", project, *option]) == 2
    assert "'sunday' is no" in capsys.readouterr().err


def test_the_plain_grid_loads_no_more_than_it_shows(project, monkeypatch, capsys):
    """Statements that set no cell stay where they are."""
    monkeypatch.setattr(states, "whole", lambda *_: pytest.fail("everything was loaded"))
    assert "3 reports" in printed(capsys, "show", project)


def test_what_may_not_be_written_is_shown(project, tmp_path, monkeypatch, capsys):
    """A picture that is not that of now is drawn in memory, and is the same as one that is kept."""
    late = harbour.report(tmp_path / "b", "late", "2025-11-05", "The union demands higher harbour fees.")
    with open_project(project) as ledger:
        reading.add(ledger, [late], who="ada", context=Context(reader=Reader.RULES))

    def refused(*_):
        raise ProjectReadOnlyError("no")

    views = [view for view in VIEWS if view[0] != "timeline"]
    with monkeypatch.context() as patched:
        patched.setattr(states, "check_writable", refused)
        patched.setattr(states.drawing, "keep", refused)
        unkept = [printed(capsys, view[0], project, *view[1:]) for view in views]
    assert "4 reports" in unkept[0]
    assert unkept == [printed(capsys, view[0], project, *view[1:]) for view in views]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("is_drawn", [True, False])
def test_a_file_without_permission_is_shown(tmp_path, capfd, is_drawn):
    """As somebody who may only read the file and its folder; adding is refused with exit 4."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    project = harbour.made(str(folder / "p.sop"), tmp_path)
    late = harbour.report(tmp_path / "b", "late", "2025-11-05", "The union demands higher harbour fees.")
    with open_project(project) as ledger:
        reading.add(ledger, [late], who="ada", context=Context(reader=Reader.RULES))
    if is_drawn:
        assert cli_main.run(["show", project]) == 0
    for path in (*folder.iterdir(), folder, *tmp_path.parents, tmp_path):
        if path == folder or folder in path.parents:
            path.chmod(0o555 if path.is_dir() else 0o444)
    capfd.readouterr()
    codes = _as_nobody(tmp_path, [["show", project], ["add", project, str(late), "--reader", "rules"]])
    folder.chmod(0o755)
    told = capfd.readouterr()
    assert codes == [0, 4]
    assert "4 reports" in told.out
    assert "may not be written to" in told.err


def _as_nobody(folder, commands):
    """The exit codes of commands, run by somebody without rights where we have them all."""
    if os.geteuid():
        return [cli_main.run(words) for words in commands]
    opened = [path for path in (folder, *folder.parents) if not path.stat().st_mode & 0o005]
    modes = [path.stat().st_mode for path in opened]
    for path in opened:
        path.chmod(0o755)
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if not child:
        os.setgid(65534)
        os.setuid(65534)
        codes = [cli_main.run(words) for words in commands]
        os.write(writing_end, bytes(codes))
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing_end)
    for path, mode in zip(opened, modes, strict=True):
        path.chmod(mode)
    with os.fdopen(reading_end, "rb") as stream:
        return list(stream.read())


def test_completion_knows_projects(project, monkeypatch):
    """Issues and parties of the codebook in force; nothing where there is no project."""
    context = cli.make_context("stateofplay", ["show", project], resilient_parsing=True)
    inner = cli.commands["show"].make_context("show", [project], parent=context, resilient_parsing=True)
    monkeypatch.setattr(states, "whole", lambda *_: pytest.fail("everything was loaded"))
    assert cli_states.complete_issue(inner, None, "f") == ["fees"]
    assert cli_states.complete_party(inner, None, "") == ["port", "union"]
    inner.params["state"] = "nowhere.sop"
    assert cli_states.complete_issue(inner, None, "") == []


def test_a_state_file_needs_no_database(state, monkeypatch):
    """What begins like JSON is opened without one."""
    monkeypatch.setitem(__import__("sys").modules, "stateofplay.ledger", None)
    assert not cli_states.is_project(state)
    assert not cli_states.is_project("-")


@pytest.mark.parametrize("command", [["show"], ["brief", "-o", "-"], ["timeline"], ["changes", "--since", "2025"]])
def test_no_such_project(tmp_path, capsys, command):
    """Exit 3, and how to make one."""
    assert cli_main.run([command[0], str(tmp_path / "none.sop"), *command[1:]]) == 3
    assert "stateofplay init" in capsys.readouterr().err
