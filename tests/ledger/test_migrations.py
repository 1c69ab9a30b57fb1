"""Projects of earlier forms: brought to the form of now after a copy, with nothing lost, all the way or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from old_project import OTHERS, REPORTS, old, rows_of, small
from stateofplay.errors import ProjectError, ProjectFullError, UsageError
from stateofplay.ledger import create, migrations, open_project, search
from stateofplay.ledger.address import Address
from stateofplay.ledger.migrations import Migration, migrate, tables_of
from stateofplay.ledger.schema import KEPT, SCHEMA
from stateofplay.ledger.store import schema_of
from stateofplay.model import Action, Context, Reader
from stateofplay.project import checking, decide, drawing, reading, states


@pytest.fixture
def aged(project_address):
    """A project of schema 1 on each of the two databases."""
    return old(project_address)


def brought(address, folder):
    """Migrate a project, its copy in a folder."""
    with open_project(address, any_schema=True) as ledger:
        return migrate(ledger, str(folder / "copy.sop"))


def test_nothing_is_lost(aged, tmp_path):
    """Every row that is kept is there afterwards with all that it said; the copy has all as they were."""
    before = rows_of(aged, tables_of(1))
    done = brought(aged, tmp_path)
    assert (done.before, done.after, len(done.steps)) == (1, SCHEMA, SCHEMA - 1)
    after = rows_of(aged)
    assert rows_of(done.copy, tables_of(1)) == before
    reports = after["reports"]
    assert {row[-1] for row in reports} == {""}
    after["reports"] = [row[:-1] for row in reports]
    assert dict(after.pop("project"))["schema"] == str(SCHEMA)
    kept = {table.name for table in KEPT} - {"project"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def test_the_copy_is_a_project_of_the_older_form(aged, tmp_path):
    """It can be migrated in its turn, and then holds what the project holds."""
    done = brought(aged, tmp_path)
    with open_project(done.copy, any_schema=True) as ledger:
        assert schema_of(ledger) == 1
        migrate(ledger)
    assert rows_of(done.copy) == rows_of(aged)


def test_a_migrated_project_is_of_use(aged, tmp_path):
    """It is whole, shows its picture, finds words, takes reports and decisions."""
    brought(aged, tmp_path)
    more = tmp_path / "more.txt"
    more.write_text(
        "published: 2023-08-01\n\nRuth Castell said the Vell Harbour Company supports night work.\n", encoding="utf-8"
    )
    with open_project(aged) as ledger:
        assert not checking.checked(ledger, deep=True).faults
        assert {one.statement for one in states.state(ledger).verdicts} >= {OTHERS[1]}
        added = reading.add(ledger, [more], who="ada", context=Context(reader=Reader.RULES))
        assert added.new == ("more",)
        drawing.refresh(ledger)
        decide.decide(ledger, [decide.Choice(OTHERS[3], Action.ACCEPT)], who="ada")
        with ledger.reading() as connection:
            assert search.find(connection, search.terms("castell night"), limit=5)
            assert connection.scalar(text("SELECT file FROM reports WHERE report = 'more'")) == "more.txt"
        assert not checking.checked(ledger, deep=True).faults


def columns(address):
    """The columns of each table with their types and whether they may be empty, and the names of indexes."""
    engine = create_engine(Address.of(address).url)
    looked = inspect(engine)
    found = {
        name: (
            [(one["name"], str(one["type"]), one["nullable"], one["default"]) for one in looked.get_columns(name)],
            sorted(one["name"] for one in looked.get_indexes(name)),
            sorted(map(str, looked.get_unique_constraints(name))),
            sorted(map(str, looked.get_foreign_keys(name))),
        )
        for name in tables_of(SCHEMA).tables
    }
    engine.dispose()
    return found


def test_a_migrated_project_has_the_tables_of_a_new_one(project_address, tmp_path):
    """Column by column, in one order."""
    old(project_address)
    brought(project_address, tmp_path)
    migrated = columns(project_address)
    new = tmp_path / "new.sop"
    if "://" in project_address:
        engine = create_engine(Address.of(project_address).url)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
        create(project_address).engine.dispose()
        assert columns(project_address) == migrated
    else:
        create(str(new)).engine.dispose()
        assert columns(str(new)) == migrated


def test_tables_of_the_first_form_are_known_to_the_letter(aged):
    """`tables_of(1)` has the columns that a project of that form has, and no more."""
    engine = create_engine(Address.of(aged).url)
    looked = inspect(engine)
    for name, table in tables_of(1).tables.items():
        assert [one["name"] for one in looked.get_columns(name)] == [column.name for column in table.columns], name
    engine.dispose()


def test_an_older_project_says_how_to_migrate(aged):
    """Whoever opens it is told the command; nothing is changed."""
    before = rows_of(aged, tables_of(1))
    with pytest.raises(ProjectError, match=r"older form 1; this version works with 2.*stateofplay migrate"):
        open_project(aged)
    assert rows_of(aged, tables_of(1)) == before


def test_a_newer_project_says_what_it_needs(project_address):
    """It is refused, also by migrate, with the version of the tool that reads it."""
    small(project_address)
    engine = create_engine(Address.of(project_address).url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE project SET value = '99' WHERE key = 'schema'"))
        connection.execute(text("UPDATE project SET value = '7.1.0' WHERE key = 'needs'"))
    engine.dispose()
    for any_schema in (False, True):
        with pytest.raises(ProjectError, match=r"newer form 99; this version works with 2. Install stateofplay 7.1.0 or later"):
            open_project(project_address, any_schema=any_schema)


def test_a_project_of_now_is_left_alone(project_address):
    """Nothing is copied, nothing is changed."""
    small(project_address)
    before = rows_of(project_address)
    with open_project(project_address, any_schema=True) as ledger:
        done = migrate(ledger)
    assert (done.before, done.after, done.steps, done.copy) == (SCHEMA, SCHEMA, (), "")
    assert rows_of(project_address) == before


def test_the_copy_stands_beside_the_file_and_replaces_none(tmp_path):
    """Where there is one of that name, it gets a number."""
    path = tmp_path / "talks.sop"
    (tmp_path / "talks.sop.schema1.bak").write_text("mine", encoding="utf-8")
    with open_project(old(str(path)), any_schema=True) as ledger:
        done = migrate(ledger)
    assert done.copy == str(tmp_path / "talks.sop.schema1.2.bak")
    assert (tmp_path / "talks.sop.schema1.bak").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talks.sop", "talks.sop.schema1.2.bak", "talks.sop.schema1.bak"]


def test_a_server_needs_a_name_for_the_copy(postgresql_address):
    """It is asked for before anything is changed."""
    with open_project(old(postgresql_address), any_schema=True) as ledger:
        with pytest.raises(UsageError, match="--backup FILE"):
            migrate(ledger)
        assert schema_of(ledger) == 1


def test_a_step_that_fails_changes_nothing(aged, tmp_path, monkeypatch):
    """The first step is taken back with the second, which fails."""
    before = rows_of(aged, tables_of(1))

    def fail(connection):
        connection.execute(text("DELETE FROM statements"))
        raise RuntimeError("power")

    steps = (*migrations.MIGRATIONS, Migration(3, "nothing", fail))
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(migrations, "SCHEMA", 3)
    with pytest.raises(RuntimeError, match="power"):
        brought(aged, tmp_path)
    monkeypatch.undo()
    assert rows_of(aged, tables_of(1)) == before
    again = tmp_path / "again"
    again.mkdir()
    assert brought(aged, again).after == SCHEMA


def test_a_full_disk_changes_nothing(tmp_path):
    """A project that has no room to migrate in stays of its form, and says so."""
    path = old(str(tmp_path / "talks.sop"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE decisions SET why = ?", ("\x10" * 3000,))
        connection.commit()
    before = rows_of(path, tables_of(1))
    with open_project(path, any_schema=True) as ledger:
        with ledger.engine.connect() as connection:  # the pool has one connection, which goes on having this limit
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
        with pytest.raises(ProjectFullError, match="disk is full"):
            migrate(ledger)
        assert schema_of(ledger) == 1
    assert rows_of(path, tables_of(1)) == before


def test_characters_that_are_escapes_from_now_on_stay_what_they_are(tmp_path):
    """DLE in the text of an older project, and NUL, which SQLite kept, are read as they were."""
    path = old(str(tmp_path / "talks.sop"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE decisions SET why = ? WHERE seq = 1", ("a\x10dead\x10b\x00c",))
        connection.commit()
    with open_project(path, any_schema=True) as ledger:
        migrate(ledger)
    with open_project(path) as ledger, ledger.reading() as connection:
        from stateofplay.ledger import decisions  # noqa: PLC0415 - only here

        assert decisions.every(connection)[0].decision.why == "a\x10dead\x10b\x00c"


def test_reports_of_the_fixture_are_those_that_tests_name(tmp_path):
    """The small project has the reports and statements on which other tests rely."""
    with open_project(small(str(tmp_path / "a.sop"))) as ledger:
        made = states.state(ledger)
    assert sorted(card.id for card in made.reports) == sorted(REPORTS)
    assert {row.id for row in made.statements} >= set(OTHERS[1:])
    assert Path(tmp_path / "a.sop").exists()
