"""`stateofplay history`: what it prints and writes, and how it narrows."""

import json

import pytest

from old_project import OTHERS, REPORTS, STATEMENT, small
from stateofplay.cli import main as cli_main
from stateofplay.ledger import open_project
from stateofplay.ledger.schema import READINGS
from stateofplay.model import Action
from stateofplay.project import decide, history, states


@pytest.fixture
def project(tmp_path):
    """A small project with decisions of two people."""
    return small(str(tmp_path / "talks.sop"))


def printed(capsys, *words):
    """What a command prints on standard output."""
    assert cli_main.run(list(words)) == 0
    return capsys.readouterr().out


def written(capsys, *words):
    """The entries that it writes as JSON."""
    return json.loads(printed(capsys, *words, "--json", "-"))["entries"]


def test_everything_is_told_the_newest_first(project, capsys):
    """Reports, readings, the codebook and each decision with what was seen, what it says instead, and why."""
    out = printed(capsys, "history", project, "--width", "200")
    lines = out.splitlines()
    moments = [line[:16] for line in lines if line.startswith("20")]
    assert moments == sorted(moments, reverse=True)
    assert "ada added 4 reports" in out
    assert "r00003, r00002, r00000, r00001" in out
    assert "4 reports read by rules 0.1.0 with codebook 1: 5 statements" in out
    assert "ada put codebook 1 in force (given, 4 parties, 5 issues)" in out
    assert f"ada rejected {STATEMENT} in r00003 · decision 1b44940e1c1d" in out
    assert "seen: dockers on wages: rejects" in out
    assert "why: not what was said" in out
    assert f"bo corrected {OTHERS[0]} in r00002" in out
    assert "says: stance open (was supports)" in out
    assert "told apart" in out


def test_what_was_taken_back_says_by_whom(project, capsys):
    """At the decision; and taking back is an entry of its own."""
    with open_project(project) as ledger:
        decide.undo(ledger, "1b44940e1c1d", who="cy")
    entries = written(capsys, "history", project)
    gone = next(row for row in entries if row.get("id") == "1b44940e1c1d")
    assert gone["taken_back"]["who"] == "cy"
    assert entries[0]["undoes"] == "1b44940e1c1d"
    with open_project(project) as ledger:
        decide.undo(ledger, entries[0]["id"], who="bo")  # what was taken back stands again
    again = next(row for row in written(capsys, "history", project) if row.get("id") == "1b44940e1c1d")
    assert again["taken_back"] is None


def test_it_is_narrowed(project, capsys):
    """By report, statement, person, number of entries."""
    own = written(capsys, "history", project, "--report", "r00003")
    assert {row["did"] for row in own} == {"added", "read", "decided"}
    assert [row["report"] for row in own if row["did"] == "decided"] == ["r00003"] * sum(row["did"] == "decided" for row in own)
    about = written(capsys, "history", project, "--statement", OTHERS[1])
    assert [row["action"] for row in about if row["action"] != "undo"] == ["flag", "accept"]
    assert {row["who"] for row in written(capsys, "history", project, "--who", "bo")} == {"bo"}
    assert len(written(capsys, "history", project, "--limit", "2")) == 2
    assert "not shown: --limit" in printed(capsys, "history", project, "--limit", "2")
    assert "Nothing of that kind has been done." in printed(capsys, "history", project, "--who", "nobody")


def test_what_fits_nothing_is_marked(project, capsys):
    """A decision whose statement nobody reads any longer."""
    from stateofplay.ledger import now, readings, reports  # noqa: PLC0415 - only here
    from stateofplay.ledger.readings import Made  # noqa: PLC0415
    from stateofplay.model import Reading  # noqa: PLC0415

    with open_project(project) as ledger:
        with ledger.writing() as connection:
            stored = reports.of_id(connection, "r00003")
            made = Made(stored.seq, "rules 9", 1, "", {})
            readings.add(connection, made, Reading(stored.report), recorded=now())
            assert READINGS.name == "readings"
        states.state(ledger)
    assert "fits nothing any longer" in printed(capsys, "history", project)
    (row,) = [row for row in written(capsys, "history", project) if row.get("unfit")]
    assert (row["id"], row["seen"]["id"]) == ("1b44940e1c1d", STATEMENT)


@pytest.mark.parametrize("width", ["40", "100", "1000"])
def test_it_fits_the_width_and_ascii(project, capsys, width):
    """No line is wider; --ascii has no symbol."""
    out = printed(capsys, "history", project, "--width", width, "--ascii")
    assert max(map(len, out.splitlines())) <= int(width)
    assert out.isascii()


def test_a_pause_parts_what_was_added(project):
    """Reports of one day by one person are one entry, those of another are not."""
    from sqlalchemy import update  # noqa: PLC0415 - only here

    from stateofplay.ledger.schema import REPORTS as TABLE  # noqa: PLC0415

    with open_project(project) as ledger:
        with ledger.writing() as connection:
            connection.execute(update(TABLE).where(TABLE.c.seq > 2).values(recorded="2027-01-01T00:00:00.000000Z"))
            connection.execute(update(TABLE).where(TABLE.c.seq > 3).values(who="bo"))
        told = [row.reports for row in history.history(ledger).entries if row.did == "added"]
    assert sorted(told) == sorted([REPORTS[:2], REPORTS[2:3], REPORTS[3:]])


def test_the_same_on_a_server(postgresql_address, project, capsys):
    """A team's project has the same history."""
    small(postgresql_address)
    assert written(capsys, "history", postgresql_address) == written(capsys, "history", project)
    with open_project(postgresql_address) as ledger:
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.FLAG)], who="ada")
    assert written(capsys, "history", postgresql_address)[0]["action"] == "flag"


def test_changes_of_the_codebook_are_told_in_words(project, capsys):
    """What was done with which names; also where it is taken back, and at the undoing itself."""
    words = ["codebook", "rename-issue", project, "fund", "--title", "A new fund", "--why", "clearer", "--yes", "--as", "ada"]
    assert cli_main.run(words) == 0
    out = printed(capsys, "history", project, "--limit", "2", "--width", "200")
    assert "ada changed the codebook: rename issue" in out
    assert "title 'A new fund'" in out
    assert "why: clearer" in out
    assert "{" not in out
    assert "why: rename-issue" not in out
    assert cli_main.run(["undo", project, "--as", "ada"]) == 0
    assert "Taken back: ada changed the codebook: rename issue" in capsys.readouterr().err
    assert "ada took back: ada changed the codebook: rename issue" in printed(capsys, "history", project, "--width", "200")


def test_a_statement_is_found_by_every_id_that_it_has_had(project, capsys):
    """As it was read, and as it stands after a correction."""
    with open_project(project) as ledger:
        (made,) = decide.decide(ledger, [decide.Choice(OTHERS[1], Action.CORRECT, {"stance": "offers"})], who="cy")
    assert made.says.id != OTHERS[1]
    read = written(capsys, "history", project, "--statement", OTHERS[1])
    assert made.id in {row["id"] for row in read}
    assert written(capsys, "history", project, "--statement", made.says.id) == read


def test_what_was_decided_at_one_stroke_is_one_entry(project, capsys):
    """Some of it is named; --all and JSON have each."""
    with open_project(project) as ledger:
        decide.decide(ledger, [decide.Choice(one, Action.ACCEPT, why="seen") for one in OTHERS[1:]], who="cy")
    out = printed(capsys, "history", project, "--limit", "1", "--width", "200")
    assert "cy accepted 3 statements, at one stroke" in out
    assert out.count("why: seen") == 1
    assert printed(capsys, "history", project, "--who", "cy", "--all").count("cy accepted") == 3
    assert len(written(capsys, "history", project, "--who", "cy")) == 3


def test_an_add_of_its_own_is_an_entry_of_its_own(project):
    """Also a moment later, where what came is older than what was there."""
    from sqlalchemy import update  # noqa: PLC0415 - only here

    from stateofplay.ledger.schema import REPORTS as TABLE  # noqa: PLC0415

    with open_project(project) as ledger:
        with ledger.writing() as connection:
            for seq, day in ((1, "2025-01-03"), (2, "2025-01-04"), (3, "2025-01-01"), (4, None)):
                recorded = f"2026-01-01T00:00:0{seq}.000000Z"
                connection.execute(update(TABLE).where(TABLE.c.seq == seq).values(recorded=recorded, published=day))
        told = [row.reports for row in history.history(ledger).entries if row.did == "added"]
    assert told == [REPORTS[2:], REPORTS[:2]]
