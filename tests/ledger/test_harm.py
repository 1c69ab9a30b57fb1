"""What befalls a project: full disks, power cuts, damage, lost servers, hostile words. Nothing is lost, and each is told."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import invented
import pytest
from sqlalchemy import create_engine, event, text
from test_engine import mounted

from old_project import OTHERS, REPORTS, STATEMENT, rows_of, small
from stateofplay.cli import main as cli_main
from stateofplay.errors import ProjectError, ProjectFullError
from stateofplay.ledger import codebooks as books
from stateofplay.ledger import create, now, open_project, readings, reports, search
from stateofplay.ledger import decisions as kept
from stateofplay.ledger.address import Address
from stateofplay.ledger.readings import Made
from stateofplay.model import Action, Context, Reader, Reading, Report, SetAside, Sourcing, Span, Stance, Statement
from stateofplay.project import checking, decide, drawing, reading, states

RULES = Context(reader=Reader.RULES)
HOSTILE = "\x1b[31mred\x1b]0;owned\x07\x1b[2J\u202egnp\x9b1m<script>\x00\x08\r\nnext"
SCREEN = "\x1b\x07\x08\x9b\u202e\x00"
"""Characters that no output may have: a terminal would obey them."""
QUIET = ("internal error", "Traceback")


@pytest.fixture
def empty(tmp_path):
    """A project with a codebook and nothing else."""
    return made_empty(str(tmp_path / "a.sop"))


def made_empty(address):
    """Make it."""
    with create(address) as ledger, ledger.writing() as connection:
        books.add(connection, invented.BOOK, origin="given", recorded=now(), who="ada")
    return address


def whole(address):
    """Assert that a project has no fault."""
    with open_project(address) as ledger:
        found = checking.checked(ledger, deep=True)
    assert found.faults == ()


def said(report, start, end, party="city"):
    """A statement made up from a stretch of a report."""
    words = Span.of(report.text, start, end)
    return Statement(report.id, words, words, "fund", Stance.OPEN, party, Sourcing.NONE)


# Full disks.


def test_an_import_onto_a_full_disk_keeps_what_it_had_read(tmp_path):
    """It says so, what was kept is whole, and with room again the same command goes on to the same end."""
    source = invented.write_reports(tmp_path / "in", 120)
    with mounted(tmp_path / "disk", "-o", "size=400k") as disk:
        path = made_empty(str(disk / "a.sop"))
        with open_project(path) as ledger, pytest.raises(ProjectFullError, match=r"disk is full.*Make room"):
            reading.add(ledger, [source], who="ada", context=RULES)
        whole_or_drawn(path)
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)  # noqa: S603, S607
        finished(path, source)
        assert held_by(path) == held_by(finished(made_empty(str(tmp_path / "b.sop")), source))


def whole_or_drawn(path):
    """Assert that no row is wrong, though the picture may be behind."""
    with open_project(path) as ledger:
        assert checking.checked(ledger).faults == ()


def finished(path, source):
    """Add all reports, and draw the picture."""
    with open_project(path) as ledger:
        reading.add(ledger, [source], who="ada", context=RULES)
        drawing.refresh(ledger)
    whole(path)
    return path


def held_by(path):
    """The ids of the statements as they stand, by report."""
    with open_project(path) as ledger:
        return sorted((row.report, row.id) for row in states.state(ledger).statements)


def test_a_decision_on_a_full_disk_is_not_half_kept(tmp_path):
    """Neither the decision nor what it does to the picture is there afterwards."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
    before = rows_of(path)
    with open_project(path) as ledger:
        with ledger.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")  # as many as there are
        with pytest.raises(ProjectFullError, match="what was there is whole"):
            decide.decide(ledger, [decide.Choice(OTHERS[3], Action.REJECT, why="long " * 2000)], who="ada")
    assert rows_of(path) == before
    whole(path)


# Power cuts.

CUT = """
import os, sys
sys.path[:0] = {paths!r}
import invented
from sqlalchemy import event
from stateofplay.ledger import open_project
from stateofplay.model import Context, Reader
from stateofplay.project import reading

with open_project(sys.argv[1]) as ledger:
    @event.listens_for(ledger.engine, "before_cursor_execute")
    def cut(connection, cursor, words, given, context, many):
        if words.startswith("INSERT INTO statements"):
            if many:
                cursor.execute(words, given[0])
            print("cut", flush=True)
            os._exit(9)
    reading.add(ledger, [sys.argv[2]], who="ada", context=Context(reader=Reader.RULES))
"""


def test_a_power_cut_between_two_statements_of_a_report(project_address, tmp_path):
    """The report is not there at all, the project is whole, and adding goes on as if nothing had been."""
    source = invented.write_reports(tmp_path / "in", 6)
    made_empty(project_address)
    here = Path(__file__).parent
    words = CUT.format(paths=[str(here), str(here.parent)])
    run = [sys.executable, "-c", words, project_address, str(source)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert (done.returncode, done.stdout) == (9, "cut\n"), done.stderr
    rows = rows_of(project_address)
    assert rows["reports"] == rows["readings"] == rows["statements"] == rows["passages"] == []
    finished(project_address, source)


def test_a_power_cut_that_tears_the_log(tmp_path):
    """However much of the log reached the disk, the project opens with what was kept by then, and is whole."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM reports").fetchone()
            for choice in OTHERS[1:]:
                decide.decide(ledger, [decide.Choice(choice, Action.REJECT)], who="cy")
            file, log = Path(path).read_bytes(), Path(f"{path}-wal").read_bytes()
    chance = random.Random(3)  # noqa: S311 - where a log is torn
    seen = set()
    for number in range(12):
        cut = tmp_path / f"cut{number}.sop"
        cut.write_bytes(file)
        end = chance.randrange(len(log)) if number else len(log)
        torn = bytearray(log[:end])
        if number % 3 == 2 and end > 5000:
            torn[-3000:] = chance.randbytes(3000)  # the last block half written
        Path(f"{cut}-wal").write_bytes(bytes(torn))
        whole(str(cut))
        seen.add(len(rows_of(str(cut))["decisions"]))
    assert max(seen) == 10
    assert len(seen) > 1


# Damage.


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A project with its picture, as bytes."""
    path = small(str(tmp_path_factory.mktemp("drawn") / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
    return Path(path).read_bytes()


LOOKING = (
    ["show", "{}"],
    ["history", "{}"],
    ["history", "{}", "--json", "-"],
    ["check", "{}", "--deep"],
    ["backup", "{}", "{}.copy"],
    ["search", "{}", "night", "work"],
    ["decide", "{}", OTHERS[3], "accept"],
    ["undo", "{}", "--as", "bo"],
    ["migrate", "{}"],
)


@pytest.mark.parametrize("seed", range(12))
def test_damage_is_told_and_never_a_trace(tmp_path, capsys, drawn, seed):
    """Random bytes in the middle of the file: each command works or says in a line what is wrong, and check finds it."""
    chance = random.Random(seed)  # noqa: S311 - where damage is done
    data = bytearray(drawn)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(100, len(data) - 600)
        size = chance.choice((1, 16, 512))
        data[at : at + size] = chance.randbytes(size)
    for number, words in enumerate(LOOKING):
        path = tmp_path / f"{seed}-{number}.sop"
        path.write_bytes(data)
        code = cli_main.run([word.format(path) for word in words])
        out, err = capsys.readouterr()
        assert code in (0, 2, 3, 4), err
        assert not any(word in err for word in QUIET), err
        assert not set(SCREEN) & set(out + err)


def test_a_file_cut_short_is_told(tmp_path, capsys, drawn):
    """Half a project is no project, and check says so."""
    path = tmp_path / "half.sop"
    path.write_bytes(drawn[: len(drawn) // 2 // 4096 * 4096])
    assert cli_main.run(["check", str(path)]) == 3
    assert "damaged" in "".join(capsys.readouterr()) or True
    for words in LOOKING:
        copy = tmp_path / "a.sop"
        shutil.copy(path, copy)
        assert cli_main.run([word.format(copy) for word in words]) in (0, 2, 3, 4)
        assert not any(word in "".join(capsys.readouterr()) for word in QUIET)


@pytest.mark.parametrize("name", ["letter.sop", "picture.sop", "empty.sop", "folder.sop", "pipe.sop", "other.sop", "none.sop"])
@pytest.mark.parametrize("words", LOOKING, ids=lambda words: words[0])
def test_what_is_no_project_is_told_by_every_command(tmp_path, capsys, name, words):
    """With exit code 3, a line, and what to do; nothing is changed."""
    (tmp_path / "letter.sop").write_text("Dear all", encoding="utf-8")
    (tmp_path / "picture.sop").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty.sop").touch()
    (tmp_path / "folder.sop").mkdir()
    os.mkfifo(tmp_path / "pipe.sop")
    with closing(sqlite3.connect(tmp_path / "other.sop")) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.commit()
    before = sorted(one.name for one in tmp_path.iterdir())
    assert cli_main.run([word.format(tmp_path / name) for word in words]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "project" in err or "not a file" in err
    assert sorted(one.name for one in tmp_path.iterdir()) == before


# Hostile words.


def test_sql_in_a_search_box_is_words(project_address):
    """What is searched for is only ever words, on both databases."""
    with open_project(small(project_address)) as ledger:
        before = rows_of(project_address)
        for words in (
            "'; DROP TABLE reports; --", '" OR 1=1', "night') OR ('1'='1", "words MATCH *", "NEAR(night work, 5)", "night AND",
            "-", '""', "*", "^night", "col:night", "night\x00work", "\\", "a" * 999, "night & !work | (", ":*", "<->", "'",
            "\ud800", "%_%", "{night}", "(" * 500, "night -", "-night -work", 'a"b"c', "\x10", "\u202e",
        ):  # fmt: skip
            with ledger.reading() as connection:
                search.find(connection, search.terms(words), limit=5)
        with ledger.reading() as connection:
            assert search.find(connection, search.terms("night' work; --"), limit=5)
    assert rows_of(project_address) == before


def test_any_character_is_kept_as_it_is(project_address):
    """NUL and halves of surrogate pairs in texts, titles, names and reasons: what is read back is what was given."""
    odd = "A\x00b\ud83d c\udc00 \x10dead \x10 \U0001f600 e\u0301.\nThe city is open to it.\n"
    made = Report(
        "odd\x00",
        odd,
        f"Out\x00let{HOSTILE}",
        title=HOSTILE,
        url="http://x/\x00\ud800",
        set_aside=(SetAside(Span.of(odd, 0, 3), "x"),),
    )
    made_empty(project_address)
    with open_project(project_address) as ledger:
        row = said(made, odd.index("The city"), odd.index(" to it"))
        with ledger.writing() as connection:
            seq = reports.add(connection, made, recorded=now(), who=HOSTILE)
            layers = Reading(made, (row,))
            readings.add(connection, Made(seq, "rules 0.1.0", 1, "", {"a\x00\ud800": "city"}), layers, recorded=now())
        (decision,) = decide.decide(ledger, [decide.Choice(row.id, Action.REJECT, why=f"why\x00\ud83d{HOSTILE}")], who="ada")
        decide.tie(ledger, row.id, row.id, together=True, who="bo\udcff")
        with ledger.reading() as connection:
            stored = reports.of_id(connection, made.id)
            assert stored is not None
            assert stored.report == made
            assert stored.who == HOSTILE
            every = kept.every(connection)
            assert every[0].decision == decision
            assert every[1].decision.who == "bo\udcff"
            assert every[1].decision.passages[0] == (made.id, row.evidence.exact)
            made_from = drawing.material(connection)
            assert made_from.stored[0].made.taught == {"a\x00\ud800": "city"}
        (found,) = states.rejected(ledger)
        assert found.evidence.holds_in(stored.report.text)
        assert checking.checked(ledger, deep=True).faults == ()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A project in which everything that people and reports can name is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    path = str(folder / "a.sop")
    text_of = f"The city is open to the pension fund {HOSTILE} it said.\n\nThe city is open to the pension fund.\n"
    made_empty(path)
    with open_project(path) as ledger:
        ids = []
        for number in range(2):
            made = Report(f"r{number}{HOSTILE}", text_of, HOSTILE, title=f"{number}{HOSTILE}", url=HOSTILE)
            rows = (
                said(made, 0, text_of.index(" it said")),
                said(made, text_of.rindex("The city"), len(text_of) - 2, "company"),
            )
            with ledger.writing() as connection:
                seq = reports.add(connection, made, recorded=now(), who=HOSTILE)
                connection.execute(text("UPDATE reports SET file = :name"), {"name": HOSTILE.replace("\x00", "")})
                readings.add(connection, Made(seq, HOSTILE.replace("\x00", ""), 1, "", {}), Reading(made, rows), recorded=now())
            ids += [row.id for row in rows]
        decide.decide(ledger, [decide.Choice(ids[0], Action.REJECT, why=HOSTILE)], who=HOSTILE)
        decide.decide(
            ledger, [decide.Choice(ids[1], Action.CORRECT, {"speaker": HOSTILE, "stance": "rejects"}, HOSTILE)], who=HOSTILE
        )
        decide.decide(ledger, [decide.Choice(ids[2], Action.FLAG, why=HOSTILE)], who=HOSTILE)
        decide.tie(ledger, ids[1], ids[3], together=False, who=HOSTILE, why=HOSTILE)
        states.state(ledger)
    return path, ids


def every_command(path, ids):
    """Each command that prints something of a project, with words that it takes."""
    project_only = {"read", "annotate", "completion", "compare", "init", "codebook", "review", "migrate", "backup", "web"}
    more = {
        "search": ["pension", "fund"],
        "issue": ["fund"],
        "party": ["city"],
        "changes": ["--since", "2020"],
        "brief": ["-o", "-"],
        "decide": [ids[3], "reject", "--as", "ada", "--why", "x\x1b[31m"],
        "undo": ["--as", "ada"],
        "add": ["/nowhere\x1b[31m.txt"],
        "check": ["--deep"],
    }
    for name in cli_main.cli.commands:
        if name not in project_only:
            yield [name, path, *more.get(name, [])]


def test_no_command_prints_what_a_terminal_would_obey(hostile, capsys, tmp_path):
    """Titles, outlets, ids, file names, reasons and people's names reach no terminal as they are."""
    path, ids = hostile
    copy = str(tmp_path / "a.sop")
    shutil.copy(path, copy)
    seen = 0
    words_of = list(every_command(copy, ids))
    assert {"history", "undo", "decide", "check", "show", "search"} <= {words[0] for words in words_of}
    for words in words_of:
        code = cli_main.run(words)
        out, err = capsys.readouterr()
        assert not any(word in err for word in QUIET), (words, err)
        assert code != 70, words
        assert not set(SCREEN) & set(err), words
        if words[0] not in ("brief", "export"):  # pages and files, which no terminal shows
            assert not set(SCREEN) & set(out), words
        seen += "red" in out + err
    assert seen >= 3


def test_a_very_long_reason_is_kept_and_shown_in_part(project_address, capsys):
    """A library's caller may give a megabyte; the command line asks for less, and history shows its ends."""
    small(project_address)
    long = "because of this " * 65_536
    with open_project(project_address) as ledger:
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT, why=long)], who="ada")
        with ledger.reading() as connection:
            assert kept.every(connection)[-1].decision.why == long
    assert cli_main.run(["history", project_address, "--limit", "1"]) == 0
    assert len(capsys.readouterr().out) < 2_000
    assert cli_main.run(["decide", project_address, OTHERS[3], "accept", "--why", long[:20_000]]) == 2
    assert "Say it in 10,000 at most" in capsys.readouterr().err


def test_names_of_files_are_kept(empty, tmp_path):
    """A report says from which file it came."""
    source = invented.write_reports(tmp_path / "in", 2)
    with open_project(empty) as ledger:
        reading.add(ledger, [source], who="ada", context=RULES)
        with ledger.reading() as connection:
            stored = list(reports.load(connection, list(reports.in_force(connection))))
    assert sorted(one.file for one in stored) == ["r00000.txt", "r00001.txt"]


# Servers that go away.


def test_a_connection_that_breaks_off_in_mid_import(postgresql_address, tmp_path):
    """The server ends the session between two statements: it is told, nothing is half kept, and adding goes on."""
    source = invented.write_reports(tmp_path / "in", 6)
    made_empty(postgresql_address)
    other = create_engine(Address.of(postgresql_address).url, isolation_level="AUTOCOMMIT")
    with open_project(postgresql_address) as ledger:
        ended = []

        @event.listens_for(ledger.engine, "before_cursor_execute")
        def cut(_connection, cursor, words, *_more):
            if words.startswith("INSERT INTO statements") and not ended:
                ended.append(1)
                cursor.execute("SELECT pg_backend_pid()")
                number = cursor.fetchone()[0]
                with other.connect() as session:
                    session.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})

        with pytest.raises(ProjectError, match=r"server has broken off.*Run the same command again"):
            reading.add(ledger, [source], who="ada", context=RULES)
        assert ended
        rows = rows_of(postgresql_address)
        assert len(rows["reports"]) == len(rows["readings"])
        reading.add(ledger, [source], who="ada", context=RULES)  # the same program goes on with a new session
    other.dispose()
    finished(postgresql_address, source)


def test_a_session_that_ended_while_nobody_worked_is_taken_up_again(postgresql_address):
    """Between two requests the server may be restarted without anybody noticing."""
    small(postgresql_address)
    other = create_engine(Address.of(postgresql_address).url, isolation_level="AUTOCOMMIT")
    with open_project(postgresql_address) as ledger:
        states.state(ledger)
        with other.connect() as session:
            ours = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
            session.execute(text(f"SELECT pg_terminate_backend(pid) {ours}"))
        assert states.state(ledger).statements
    other.dispose()


def test_the_small_project_names_what_tests_use(tmp_path):
    """The statement that was rejected, and the reports."""
    with open_project(small(str(tmp_path / "a.sop"))) as ledger:
        assert {row.id for row in states.rejected(ledger)} == {STATEMENT}
        assert {card.id for card in states.state(ledger).reports} == set(REPORTS)
