"""What each command does with its arguments. The reading itself is stood in for: it has tests of its own."""

import json
import re

import pytest

from factories import HOSTILE, codebook, harbour, hostile
from stateofplay import intake, pipeline
from stateofplay.cli import main as cli_main
from stateofplay.cli import terminal
from stateofplay.errors import CodebookError, InputError, Place, ReportError
from stateofplay.export import state_json
from stateofplay.model import CleanText, Document, Level, Notice, OffsetMap, Report, State


@pytest.fixture
def state(tmp_path):
    """A state file of the harbour talks."""
    path = tmp_path / "state.json"
    path.write_text(state_json.dumps(harbour()), encoding="utf-8")
    return str(path)


@pytest.fixture
def reading(monkeypatch):
    """Reading gives what stands in `reading["state"]`, after `reading["notices"]`."""
    made = {"state": State(codebook(), harbour().reports), "notices": [], "error": None}

    def read(paths, book, context, progress=None):
        for notice in made["notices"]:
            context.notify(notice)
        if progress:
            progress(1, 1, "x")
        if made["error"]:
            raise made["error"]
        return made["state"]

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(intake, "read_codebook", lambda path: codebook())
    return made


def test_read_prints_the_grid(reading, capsys):
    """Without --json the grid is printed, and a summary goes to standard error."""
    assert cli_main.run(["read", "reports", "--codebook", "c.yaml"]) == 0
    captured = capsys.readouterr()
    assert "Higher harbour fees" in captured.out
    assert captured.err == "Read 5 reports: 0 statements on 0 of 12 issues.\n"


def test_read_writes_the_state(reading, capsys, tmp_path):
    """--json writes the state to a file, or to standard output alone."""
    target = tmp_path / "out.json"
    assert cli_main.run(["read", "r", "-c", "c.yaml", "--json", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert cli_main.run(["read", "r", "-c", "c.yaml", "--json", "-"]) == 0
    out = capsys.readouterr().out
    assert out == target.read_text(encoding="utf-8")
    assert state_json.loads(out) == reading["state"]


def test_read_says_what_was_not_read(reading, capsys):
    """A report that was not read is named once on standard error, and the exit code is 1."""
    error = Notice(Level.ERROR, "the file is empty", Place("06.txt"), "give it text")
    reading["notices"] = [error]
    reading["state"] = State(codebook(), harbour().reports, notices=(error,))
    assert cli_main.run(["read", "r", "-c", "c.yaml", "--json", "-"]) == 1
    assert capsys.readouterr().err.count("error: 06.txt: the file is empty. Give it text") == 1


def test_read_without_any_report_is_exit_3(reading, capsys, tmp_path):
    """When nothing could be read the errors are named, and no file is written."""
    reading["notices"] = [Notice(Level.ERROR, "not there", Place("a")), Notice(Level.ERROR, "not text", Place("b"))]
    reading["error"] = InputError("no report could be read")
    target = tmp_path / "out.json"
    assert cli_main.run(["read", "r", "-c", "c.yaml", "--json", str(target)]) == 3
    err = capsys.readouterr().err
    assert "error: a: not there" in err
    assert "error: b: not text" in err
    assert not target.exists()


def test_many_warnings_are_counted(reading, capsys):
    """The first warnings are shown and the others counted; what is only information is not shown."""
    reading["notices"] = [Notice(Level.WARNING, f"odd {i}", Place("a")) for i in range(50)]
    reading["notices"].append(Notice(Level.INFO, "set aside", Place("a")))
    assert cli_main.run(["read", "r", "-c", "c.yaml", "--json", "-"]) == 0
    err = capsys.readouterr().err
    assert err.count("warning: ") == 20
    assert "30 more warnings" in err
    assert "set aside" not in err


def test_read_refuses_a_bad_target_before_it_reads(reading, tmp_path):
    """A target that cannot be written is refused first."""
    reading["error"] = AssertionError("it was read")
    assert cli_main.run(["read", "r", "-c", "c.yaml", "--json", str(tmp_path)]) == 4


def test_annotate_writes_a_line_for_each_file(monkeypatch, capsys, tmp_path):
    """Each file gives one JSON object on one line; a file that cannot be read is named and the others are written."""

    def annotate(paths, context, published, failed):
        for path in paths:
            if path.name == "bad":
                failed(ReportError("the file is empty", place=Place(str(path))))
            else:
                yield Document(Report(path.name, "Text.\n", published=published), CleanText("Text.\n", OffsetMap()))

    monkeypatch.setattr(pipeline, "annotate_each", annotate)
    assert cli_main.run(["annotate", "a", "bad", "b", "--published", "2025-12"]) == 1
    captured = capsys.readouterr()
    rows = [json.loads(line) for line in captured.out.splitlines()]
    assert [(row["report"], row["published"]) for row in rows] == [("a", "2025-12"), ("b", "2025-12")]
    assert captured.err == "error: bad: the file is empty\n"
    assert cli_main.run(["annotate", "a", "--json", "-"]) == 0
    assert cli_main.run(["annotate", "bad"]) == 3
    (tmp_path / "c.txt").write_text("x")
    (tmp_path / "d.md").write_text("x")
    capsys.readouterr()
    assert cli_main.run(["annotate", str(tmp_path)]) == 0
    assert [json.loads(line)["report"] for line in capsys.readouterr().out.splitlines()] == ["c.txt", "d.md"]


def test_show_prints_grid_party_and_issue(state, capsys):
    """The grid, one party's column and one issue can be shown, by id, title or name."""
    assert cli_main.run(["show", state, "--width", "80"]) == 0
    grid = capsys.readouterr().out
    assert "Pier Four stays" in grid
    assert max(map(len, grid.splitlines())) <= 80
    assert cli_main.run(["show", state, "--party", "the union"]) == 0
    party = capsys.readouterr().out
    assert "Dockers' Union" in party
    assert "City Council" not in party
    for name in ("fee-rise", "FEE-RISE", "Higher harbour fees"):
        assert cli_main.run(["show", state, "--issue", name]) == 0
        assert "Harbour fees rise by at least 5 percent" in capsys.readouterr().out
    assert cli_main.run(["show", state, "--ascii"]) == 0
    assert capsys.readouterr().out.isascii()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--issue", "fee-rice"], "Did you mean 'fee-rise'?"),
        (["--party", "dockers union"], "Did you mean 'union'?"),
        (["--issue", "zzzz"], "The issues are fee-rise"),
        (["--party", "zzzz"], "The parties are port"),
    ],
)
def test_unknown_ids_are_usage_errors(state, capsys, words, hint):
    """An issue or party that there is not is a fault of usage, with what may have been meant."""
    assert cli_main.run(["show", state, *words]) == 2
    assert hint in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"{}", b'{"schema": "stateofplay/9"}'])
def test_unusable_state_is_exit_3(tmp_path, capsys, content):
    """A state file that is missing, not text or not ours is refused with its name."""
    path = tmp_path / "s.json"
    if content is not None:
        path.write_bytes(content)
    for words in (["show", str(path)], ["brief", str(path), "-o", str(tmp_path / "b.html")]):
        assert cli_main.run(words) == 3
        err = capsys.readouterr().err
        assert err.startswith(f"stateofplay: {path}")
    assert not (tmp_path / "b.html").exists()


def test_brief_writes_a_page(state, capsys, tmp_path):
    """The page goes to the file or to standard output."""
    target = tmp_path / "brief.html"
    assert cli_main.run(["brief", state, "-o", str(target)]) == 0
    assert cli_main.run(["brief", state, "-o", "-"]) == 0
    assert capsys.readouterr().out == target.read_text(encoding="utf-8")
    assert cli_main.run(["brief", state, "-o", str(tmp_path)]) == 4


def test_codebook_check_names_every_fault(monkeypatch, capsys):
    """Each fault is a line with place and remedy; warnings do not fail; a good codebook is said to be one."""
    faults = [CodebookError(f"fault {i}", place=Place("c.yaml", i, 2, "issues.x"), remedy="mend it") for i in (3, 9)]

    def fail(path):
        raise CodebookError(faults[0].problem, place=faults[0].place, remedy="mend it", others=(faults[1],))

    monkeypatch.setattr(intake, "read_codebook", fail)
    assert cli_main.run(["codebook", "check", "c.yaml"]) == 3
    err = capsys.readouterr().err.splitlines()
    assert err == [
        "error: c.yaml:3:2 (issues.x): fault 3. Mend it",
        "error: c.yaml:9:2 (issues.x): fault 9. Mend it",
        "c.yaml: 2 faults",
    ]
    monkeypatch.setattr(intake, "read_codebook", lambda path: codebook())
    monkeypatch.setattr(intake, "codebook_warnings", lambda book: (Notice(Level.WARNING, "no terms", Place("c.yaml")),))
    assert cli_main.run(["codebook", "check", "c.yaml"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "c.yaml: 4 parties, 12 issues, no faults, 1 warning\n"
    assert captured.err == "warning: c.yaml: no terms\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell, capsys):
    """Each shell gets a script that calls us."""
    assert cli_main.run(["completion", shell]) == 0
    assert f"_STATEOFPLAY_COMPLETE={shell}_complete" in capsys.readouterr().out


def test_completion_knows_issues_and_parties(state, monkeypatch, capsys):
    """A shell is given the ids of the state file that stands on the line, and nothing for a file that is not one."""
    monkeypatch.setenv("_STATEOFPLAY_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_CWORD", "4")
    for path, wanted in ((state, ["pensions", "pier-four"]), ("/nowhere", [])):
        monkeypatch.setenv("COMP_WORDS", f"stateofplay show {path} --issue p")
        with pytest.raises(SystemExit):
            cli_main.run([])
        assert re.findall(r"plain,(\S+)", capsys.readouterr().out) == wanted


def test_hostile_text_is_not_obeyed(tmp_path, capsys):
    """No escape sequence of a report reaches the terminal."""
    path = tmp_path / "s.json"
    path.write_text(state_json.dumps(hostile()), encoding="utf-8")
    assert "\x1b" in HOSTILE
    for words in ([], ["--issue", "i1"], ["--party", "p1"]):
        assert cli_main.run(["show", str(path), *words]) == 0
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[bold]x[/bold]" in " ".join(out.split())


def test_progress_is_shown_to_people_only(monkeypatch, capsys):
    """A bar is drawn where standard error is a terminal, and only there."""
    with terminal.progress() as progress:
        assert progress is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    with terminal.progress() as progress:
        assert progress is None
    monkeypatch.setenv("TERM", "xterm")
    with terminal.progress() as progress:
        assert progress is not None
        progress(1, 3, "01-wire\x1b[31m [bold]")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Reading" in captured.err
