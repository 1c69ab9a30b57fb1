"""A check finds what is wrong, says where and what to do, and finds nothing in a project that is whole."""

import pytest
from sqlalchemy import create_engine, text

from old_project import OTHERS, small
from stateofplay.ledger import open_project, search
from stateofplay.ledger.address import Address
from stateofplay.model import Action
from stateofplay.project import checking, decide, states

BOTH = (
    ("UPDATE reports SET text = replace(text, 'said', 'sang') WHERE seq = 1", "report r00003 (version 1)", "key does not fit"),
    ("UPDATE reports SET title = 'Another' WHERE seq = 2", "report r00002 (version 2)", "key does not fit"),
    ('UPDATE reports SET layout = \'{"aside":[[0,99999,"x"]],"headings":[]}\' WHERE seq = 2', "(version 2)", "reaches past"),
    ("UPDATE reports SET published = 'soon' WHERE seq = 2", "(version 2)", "does not say what it should"),
    ("DELETE FROM passages WHERE seq = 5", "report r00000 (version 3)", "paragraphs"),
    ("DELETE FROM passages WHERE seq = 5", "index of words", "it has entries of no paragraph: 1"),
    ("UPDATE reports SET report = 'r00003' WHERE seq = 4", "report r00003", "2 versions of it are in force"),
    ("UPDATE reports SET replaces = 1 WHERE seq = 4", "report r00001 (version 4)", "version of another report"),
    ("DELETE FROM statements WHERE seq = 2", "reading 2 of report r00002 (version 2)", "0 statements, where 1 were read"),
    ("UPDATE statements SET id = 'ffffffffffff' WHERE seq = 2", "statement 2 of reading 2", "columns do not say"),
    ("UPDATE statements SET party = 'city' WHERE seq = 2", "statement 2 of reading 2", "columns do not say"),
    ("UPDATE statements SET body = '{' WHERE seq = 2", "statement 2 of reading 2", "does not say what it should"),
    ("UPDATE statements SET body = '[]' WHERE seq = 2", "statement 2 of reading 2", "does not say what it should"),
    ("UPDATE readings SET layers = {blob} WHERE seq = 2", "reading 2 of report r00002", "does not say what it should"),
    ("UPDATE codebooks SET body = '{{}}'", "codebook 1", "does not say what it should"),
    ("UPDATE decisions SET who = 'eve' WHERE seq = 1", "decision 1b44940e1c1d", "id does not fit"),
    ("UPDATE decisions SET body = '{{}}' WHERE seq = 2", "decision b2c1bfb620f6", "id does not fit"),
    ("UPDATE decisions SET action = 'guess' WHERE seq = 2", "decision b2c1bfb620f6", "does not say what it should"),
    ("UPDATE decisions SET undoes = 'aaaaaaaaaaaa' WHERE action = 'undo'", "decision", "not decided before it"),
    ("DELETE FROM word_index WHERE rowid = 2", "index of words", "it lacks paragraphs: 1"),
    ("UPDATE standing SET live = NOT live WHERE place = (SELECT min(place) FROM standing)", "the picture", ""),
    ("UPDATE heads SET body = replace(body, 'statements\":', 'statements\":1')", "the picture", "its head says"),
    ("UPDATE cells SET body = 'x'", "the picture (cells)", "does not say what it should"),
)


def changed(address, words):
    """Do to a project what nobody may."""
    engine = create_engine(Address.of(address).url)
    lite = "://" not in address
    words = words.replace("{{", "{").replace("}}", "}").replace("{blob}", "X'00'" if lite else r"'\x00'")
    if lite and "DELETE FROM word_index" in words:  # an index without its words takes nothing away unless it is told them
        words = "DELETE FROM word_index_docsize WHERE id = 2"
    with engine.begin() as connection:
        if lite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.execute(text(words.replace(":", r"\:")))
    engine.dispose()


@pytest.fixture
def address(project_address):
    """A small project whose picture is drawn."""
    with open_project(small(project_address)) as ledger:
        states.state(ledger)
    return project_address


def faults_of(address, *, deep=False):
    """The faults of a project."""
    with open_project(address) as ledger:
        return checking.checked(ledger, deep=deep).faults


def test_a_whole_project_has_no_fault(address):
    """Each part is checked, with the number of its rows; decisions that stand for nothing are none."""
    with open_project(address) as ledger:
        told = []
        found = checking.checked(ledger, deep=True, told=told.append)
    assert found.faults == ()
    assert tuple(told) == found.parts
    numbers = {part.name: part.number for part in found.parts}
    assert (numbers["reports"], numbers["readings"]) == (4, 5)  # five statements were read
    assert numbers["decisions"] == 7
    assert numbers["picture"] == numbers["picture, drawn again"]  # without the one that is rejected
    assert numbers["index of words"] == 8


@pytest.mark.parametrize(("words", "where", "problem"), BOTH)
def test_what_is_wrong_is_found(tmp_path, words, where, problem):
    """Each change behind the tool's back is a fault with its place and a remedy."""
    path = small(str(tmp_path / "a.sop"))
    with open_project(path) as ledger:
        states.state(ledger)
    changed(path, words)
    found = faults_of(path)
    assert any(where in fault.where and problem in fault.problem and fault.remedy for fault in found), found


def test_what_is_wrong_on_a_server_is_found(postgresql_address):
    """The same changes on PostgreSQL, one upon the other, where its own rules let them."""
    with open_project(small(postgresql_address)) as ledger:
        states.state(ledger)
    for words, where, problem in BOTH:
        if "DELETE FROM statements" in words or "replaces" in words or where.startswith("the picture"):
            continue  # its own rules forbid it, or what was changed before hides it
        changed(postgresql_address, words)
        assert any(where in fault.where and problem in fault.problem for fault in faults_of(postgresql_address)), words


def test_rows_that_name_what_is_not_there_are_found(tmp_path):
    """A reading of no report is a fault of the database and of the reading."""
    path = small(str(tmp_path / "a.sop"))
    changed(path, "UPDATE readings SET version = 99 WHERE seq = 1")
    found = [(fault.where, fault.problem) for fault in faults_of(path)]
    assert ("readings 1", "names a row of reports that is not there") in found
    assert ("reading 1", "is of version 99, which is not there") in found


def test_a_picture_that_is_not_that_of_its_rows_is_found(address):
    """Drawing again shows what no count shows; a picture that is not drawn yet is no fault."""
    changed(address, 'UPDATE cells SET body = replace(body, \'"stance":"supports"\', \'"stance":"demands"\')')
    assert faults_of(address) == ()
    assert any("its cells are not" in fault.problem for fault in faults_of(address, deep=True))
    changed(address, "DELETE FROM heads")
    assert faults_of(address, deep=True) == ()


def test_what_follows_from_what_is_kept_can_be_made_anew(address):
    """Mending fills the index of words and draws the picture."""
    changed(address, "DELETE FROM word_index WHERE rowid = 2")
    changed(address, "UPDATE cells SET body = 'x'")
    assert len({fault.where for fault in faults_of(address)}) == 2
    with open_project(address) as ledger:
        before = states.whole
        assert before
        checking.mend(ledger)
        assert not checking.checked(ledger, deep=True).faults
        with ledger.reading() as connection:
            assert search.find(connection, search.terms("night work"), limit=9)


def test_decisions_that_fit_nothing_are_listed_and_no_fault(address):
    """A verdict whose words are gone from the report is named, unless it was taken back."""
    from stateofplay.ledger import now, readings, reports  # noqa: PLC0415 - only here
    from stateofplay.ledger.readings import Made  # noqa: PLC0415
    from stateofplay.model import Reading, Report  # noqa: PLC0415

    with open_project(address) as ledger:
        (made,) = decide.decide(ledger, [decide.Choice(OTHERS[0], Action.REJECT)], who="cy")
        with ledger.writing() as connection:
            report = Report("r00002", "Nothing was said.\n")
            seq = reports.add(connection, report, recorded=now(), who="ada", replaces=2)
            readings.add(connection, Made(seq, "rules 0.1.0", 1, "", {}), Reading(report), recorded=now())
        states.state(ledger)
        found = checking.checked(ledger, deep=True)
        assert found.faults == ()
        assert made.id in {one.id for one in found.unfit}
        decide.undo(ledger, made.id, who="cy")
        assert made.id not in {one.id for one in checking.checked(ledger).unfit}


def test_a_damaged_file_is_told(tmp_path):
    """SQLite's own word on its file comes with the place to go back to."""
    path = tmp_path / "a.sop"
    small(str(path))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 12288] = b"\xa5" * 12288
    path.write_bytes(data)
    found = faults_of(str(path))
    assert any("backup" in fault.remedy for fault in found)
