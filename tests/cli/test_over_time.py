"""The three commands on the picture over time: what they print and write, and how they refuse."""

import json
from dataclasses import replace

import pytest

from factories import HOSTILE, harbour, hostile
from stateofplay.cli import main as cli_main
from stateofplay.export import state_json
from stateofplay.model import EventKind

FIRST = (
    'published: 2031-03-04\n\nAda Lind said the authority would raise fees by 5 percent in June.\n\n"It is fair," she said.\n'
)
OTHER = (
    "published: 2031-03-05\n\nAda Lind said the authority would raise fees by 9 percent in June.\n\nBerg said no ship moves.\n"
)


@pytest.fixture
def state(tmp_path):
    """A state file of the harbour talks."""
    path = tmp_path / "state.json"
    path.write_text(state_json.dumps(harbour()), encoding="utf-8")
    return str(path)


@pytest.fixture
def reports(tmp_path):
    """Two reports with one sentence that differs in a figure."""
    made = []
    for name, text in (("first", FIRST), ("other", OTHER)):
        made.append(tmp_path / f"{name}.txt")
        made[-1].write_text(text, encoding="utf-8")
    return [str(path) for path in made]


def test_timeline_is_printed_by_date(state, capsys):
    """Events, stances, movements and deadlines, each day under its heading, in the width of the terminal."""
    assert cli_main.run(["timeline", state, "--width", "80"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    flat = " ".join(out.split())
    assert "Sunday 2 November 2025 talks Lindenbrook: Northern Harbour Authority, Dockers' Union and City Council" in flat
    assert "2 reports, first in 01-wire" in flat
    assert "deadline passed" in flat
    assert "moved Shipping Lines' Association on Higher harbour fees: ✕ rejects → ○ open, uncertain § if" in flat
    ahead = out[out.index("Ahead of 12 November 2025") :]
    assert "December 2025" in ahead
    assert "ahead" in ahead


def test_statement_events_are_shown_where_asked_for(tmp_path, capsys):
    """What somebody only said is left out of timeline and briefing, with a word on it, unless --statements; JSON has it."""
    path = tmp_path / "s.json"
    told = harbour()
    said = replace(told.occurrences[0], kind=EventKind.STATEMENT, date="2025-10-01")
    path.write_text(state_json.dumps(replace(told, occurrences=(said, *told.occurrences))), encoding="utf-8")
    for words, left_out in (
        (["timeline", str(path)], "1 event of the kind statement left out: --statements shows them"),
        (["brief", str(path), "-o", "-"], "Events in which somebody only spoke are left out."),
    ):
        assert cli_main.run(words) == 0
        out = capsys.readouterr().out
        assert left_out in out
        assert "1 October 2025" not in out
        assert cli_main.run([*words, "--statements"]) == 0
        out = capsys.readouterr().out
        assert left_out not in out
        assert "1 October 2025" in out
    assert cli_main.run(["timeline", str(path), "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["days"][0]["entries"][0]["kind"] == "statement"


def test_timeline_can_be_narrowed_and_written(state, capsys, tmp_path):
    """Issue, party and dates narrow it; --json writes it."""
    words = [
        "timeline",
        state,
        "--issue",
        "Higher harbour fees",
        "--party",
        "carriers",
        "--from",
        "2025-11-10",
        "--to",
        "2025-11",
    ]
    assert cli_main.run([*words, "--ascii"]) == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert "Only: Higher harbour fees" in out
    target = tmp_path / "t.json"
    assert cli_main.run([*words, "--json", str(target)]) == 0
    assert capsys.readouterr().out == ""
    written = json.loads(target.read_text(encoding="utf-8"))
    assert written["only"] == {"issue": "fee-rise", "party": "lines", "from": "2025-11-10", "to": "2025-11"}
    assert [entry["what"] for day in written["days"] for entry in day["entries"]] == ["moved"]


def test_changes_are_printed(state, capsys):
    """What moved, is new, contradicts, passed and was set, with words and reports, in the width of the terminal."""
    assert cli_main.run(["changes", state, "--since", "2025-11-08", "--width", "80"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    flat = " ".join(out.split())
    assert "2 reports published since, the last of 12 November 2025; before that, the picture of 5 November 2025." in flat
    for title in ("What moved (1)", "New contradictions (1)", "Deadlines passed (1)", "Deadlines set (1)"):
        assert title in out
    assert "why: one says that they did, the other that they go on" in flat
    assert "Nothing found under: " in out


def test_changes_say_when_there_are_none(state, capsys):
    """After the last report no change is found, and that is said."""
    assert cli_main.run(["changes", state, "--since", "2026"]) == 0
    out = capsys.readouterr().out
    assert "No report is as new as that: the last one is of 12 November 2025." in out
    assert "No change was found." in out


def test_changes_are_written(state, capsys):
    """--json writes every list."""
    assert cli_main.run(["changes", state, "--since", "2025-11-08", "--json", "-"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["reports"] == ["04-letter", "05-wire"]
    assert written["moved"][0]["before"] == "rejects"
    assert written["passed"][0]["date"] == "2025-11-08"


def test_brief_has_what_is_new_and_the_timeline(state, capsys):
    """--since adds a section; the timeline is always there."""
    assert cli_main.run(["brief", state, "--since", "2025-11-08", "-o", "-"]) == 0
    page = capsys.readouterr().out
    assert "Since 8 November 2025</h2>" in page
    assert "Over time</h2>" in page
    assert cli_main.run(["brief", state, "-o", "-"]) == 0
    page = capsys.readouterr().out
    assert 'id="since"' not in page
    assert "Over time</h2>" in page


def test_compare_two_reports(reports, capsys):
    """Two reports are shown in full: who they are, whether one is a copy, where they differ, what one alone says."""
    assert cli_main.run(["compare", *reports, "--reader", "rules", "--width", "80"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert "A  4 March 2031 · first" in out
    assert "another figure" in out
    assert "Only B says" in out
    assert "no ship moves" in out


def test_compare_tells_what_is_opposite_and_what_is_much_the_same(tmp_path, capsys):
    """Opposite claims stand under what differs alone; a long head goes on under its first word."""
    said = (
        "outlet: The {}\npublished: 2031-03-04\ntitle: {}\n\nThe dockers' union {} the pay deal of the harbour, Berg said. {}\n"
    )
    same = "The chair of the port, Ada Lind, said on {} that fees would rise by 5 percent."
    long = "Lindenbrook and Outer Harbour Evening Intelligencer and Advertiser"
    for name, verb, day in (("one", "accepts", "Sunday"), ("two", "refuses", "Monday")):
        (tmp_path / f"{name}.txt").write_text(said.format(long, name, verb, same.format(day)), encoding="utf-8")
    assert cli_main.run(["compare", str(tmp_path), "--reader", "rules", "--width", "60"]) == 0
    out = capsys.readouterr().out
    assert "Both say (0)" in out
    assert "[-Sunday-] {+Monday+}" in " ".join(out.partition("Much the same words (1)")[2].split())
    assert "opposite words: “accepts” and “refuses”" in " ".join(out.partition("Where they differ")[2].split())
    assert out.splitlines()[1].startswith("   ")
    assert "50% of the sentences of A have their like in B" in " ".join(out.split())


def test_compare_shows_swapped_words(tmp_path, capsys):
    """Of a copy the words that went and came are marked; in plain text without colour."""
    text = " ".join(
        f"The council of the harbour town said on day {i} that pier {i} would stay shut until spring." for i in range(9)
    )
    paths = []
    for name, body in (("one", text), ("two", text.replace("shut", "closed"))):
        paths.append(str(tmp_path / f"{name}.txt"))
        (tmp_path / f"{name}.txt").write_text(body, encoding="utf-8")
    assert cli_main.run(["compare", *paths, "--reader", "rules"]) == 0
    out = capsys.readouterr().out
    assert "is a copy of" in out
    assert "[-shut-] {+closed+}" in " ".join(out.split())
    assert "--all shows them" in out
    assert cli_main.run(["compare", *paths, "--reader", "rules", "--all"]) == 0
    assert "--all shows them" not in capsys.readouterr().out


def test_compare_more_than_two(reports, capsys, tmp_path):
    """More than two make a grid of pairs; --json has each pair."""
    third = tmp_path / "third.txt"
    third.write_text(FIRST, encoding="utf-8")
    words = ["compare", *reports, str(third), "--reader", "rules"]
    assert cli_main.run([*words, "--width", "80"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert "Copies and differences" in out
    assert cli_main.run([*words, "--json", "-"]) == 0
    assert len(json.loads(capsys.readouterr().out)["pairs"]) == 3


def test_compare_passes_over_what_cannot_be_read(reports, capsys, tmp_path):
    """With two others left, a file that cannot be read is named and the exit code is 1; with one left it is 3."""
    gone = str(tmp_path / "gone.txt")
    assert cli_main.run(["compare", *reports, gone, "--reader", "rules"]) == 1
    assert f"error: {gone}" in capsys.readouterr().err
    assert cli_main.run(["compare", reports[0], gone, "--reader", "rules"]) == 3
    err = capsys.readouterr().err
    assert "only one report could be read (first), and comparing takes two. First problem: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["changes", "STATE", "--since", "sunday"], "'sunday' is not a date"),
        (["changes", "STATE", "--since", "２０２５-12-15"], "is not a date"),
        (["timeline", "STATE", "--from", "٢٠٢٥"], "is not a date"),
        (["changes", "STATE"], "Missing option '--since'"),
        (["timeline", "STATE", "--from", "2025-13"], "'2025-13' is not a date"),
        (["timeline", "STATE", "--from", "2025-12", "--to", "2025-11"], "--from 2025-12 is after --to 2025-11"),
        (["timeline", "STATE", "--issue", "fee-rice"], "Did you mean 'fee-rise'?"),
        (["brief", "STATE", "--since", "x", "-o", "-"], "'x' is not a date"),
        (["compare", "STATE"], "comparing takes two reports, and this is one. Name another file beside it"),
        (["compare", "STATE", "STATE"], "comparing takes two reports"),
        (["compare"], "Missing argument"),
    ],
)
def test_usage_errors(state, capsys, words, hint):
    """What makes no sense is refused with what was wrong and what to do, exit code 2."""
    assert cli_main.run([state if word == "STATE" else word for word in words]) == 2
    assert hint in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"{}", b'{"schema": "stateofplay/9"}'])
@pytest.mark.parametrize("command", [["timeline"], ["changes", "--since", "2025"]])
def test_unusable_state_is_exit_3(tmp_path, capsys, content, command):
    """A state file that is missing, not text, not ours or of another schema is refused with its name."""
    path = tmp_path / "s.json"
    if content is not None:
        path.write_bytes(content)
    assert cli_main.run([*command, str(path)]) == 3
    assert capsys.readouterr().err.startswith(f"stateofplay: {path}")


@pytest.mark.parametrize("command", [["timeline"], ["changes", "--since", "2020"]])
def test_bad_targets_are_exit_4(state, tmp_path, command):
    """A target that cannot be written is refused."""
    assert cli_main.run([command[0], state, *command[1:], "--json", str(tmp_path)]) == 4


def test_too_many_reports_are_refused(tmp_path, capsys):
    """Every report is held against every other, so there is a most."""
    for number in range(41):
        (tmp_path / f"{number}.txt").write_text("x", encoding="utf-8")
    assert cli_main.run(["compare", str(tmp_path)]) == 2
    assert "at most 40 are compared" in capsys.readouterr().err


def test_hostile_text_is_not_obeyed(tmp_path, capsys):
    """No escape sequence of a report reaches the terminal."""
    path = tmp_path / "s.json"
    path.write_text(state_json.dumps(hostile()), encoding="utf-8")
    assert "\x1b" in HOSTILE
    attack = HOSTILE.replace("\x00", "")  # a file with zero bytes is refused as no text
    report = tmp_path / "a.txt"
    report.write_text(f"title: {attack}\n\nBerg said the fee rises by 5 percent {attack} in June.\n", encoding="utf-8")
    other = tmp_path / "b.txt"
    other.write_text(f"Berg said the fee rises by 9 percent {attack} in June.\n", encoding="utf-8")
    compare = ["compare", str(report), str(other), "--reader", "rules"]
    for words in (["timeline", str(path)], ["changes", str(path), "--since", "2020"], compare):
        assert cli_main.run(words) == 0
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[bold]x[/bold]" in " ".join(out.split())
