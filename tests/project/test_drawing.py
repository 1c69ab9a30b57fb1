"""The picture is drawn and mended however much people add, and wherever."""

import makers
import pytest
from sqlalchemy import select, tuple_

from stateofplay.export import state_json
from stateofplay.ledger import decisions, moments, open_project, picture, reports, schema, standing
from stateofplay.model import Action, Sourcing, Stance, Statement
from stateofplay.project import checking, decide, drawing, mending, reading, states

SILENT = " ".join(f"On day {day} the rain went on." for day in range(320))
"""A report in which nothing is read."""


@pytest.fixture
def ledger(project_address, tmp_path):
    """A project with a report in which nothing is read, between others."""
    folder = makers.write(tmp_path / "reports", {**makers.REPORTS, "silent": ("2025-11-04", SILENT)})
    with makers.project(project_address, folder) as opened:
        yield opened


def added(stored, day):
    """Somebody says that the city rejects the fees on a sentence of the report in which nothing was read."""
    start = stored.report.text.index(f"On day {day} ")
    words = stored.report.span(start, start + len(f"On day {day} the rain"))
    return Statement("silent", words, words, "fees", Stance.REJECTS, "city", Sourcing.NONE)


def add(ledger, days):
    """Statements that the reader missed."""
    with ledger.writing(alone=True) as connection:
        stored = reports.of_id(connection, "silent")
        recorded = moments.moment(connection)
        decisions.add(
            connection,
            (
                decisions.about(
                    Action.ADD, stored.report, stored.seq, who="ada", recorded=recorded, seen=None, says=added(stored, day)
                )
                for day in days
            ),
        )


def places(ledger):
    """The places of the statements of that report by their words, in order."""
    with ledger.reading() as connection:
        rows = standing.of_versions(connection, [reports.of_id(connection, "silent").seq])
    return {row.shown.evidence.exact: row.place for row in rows}


def whole(ledger):
    """The picture is kept, and that of the rows."""
    states.refreshed(ledger)
    with ledger.reading() as connection:
        again = drawing.drawn(drawing.material(connection)).state
    assert not checking.checked(ledger, deep=True).faults
    return state_json.dumps(states.state(ledger)) == state_json.dumps(again)


def test_a_report_with_more_additions_than_statements(ledger, tmp_path):
    """Hundreds in a report of which nothing was read; then a version of it in which one statement follows them."""
    add(ledger, range(258))
    assert whole(ledger)
    decide.add_statement(
        ledger, "silent", {"evidence": "On day 300 the", "party": "city", "issue": "fees", "stance": "open"}, who="bo"
    )
    with ledger.reading() as connection:
        assert picture.is_current(connection, picture.head(connection))
    assert whole(ledger)
    longer = makers.write(tmp_path / "longer", {"silent": ("2025-11-04", f"{SILENT}\n\nThe union rejected the fee rise.")})
    reading.add(ledger, [longer], who="tests", context=makers.CONTEXT, replaces="silent")
    assert whole(ledger)
    assert len(places(ledger)) == 260
    last = decide.undo(ledger, who="bo")
    assert [one.action for one in last] == [Action.ADD]
    assert whole(ledger)


def test_additions_stay_where_they_are(ledger):
    """A further one between two comes between their places, and moves neither."""
    add(ledger, [10, 30])
    assert whole(ledger)
    before = places(ledger)
    decide.add_statement(
        ledger, "silent", {"evidence": "On day 20 the rain", "party": "city", "issue": "fees", "stance": "open"}, who="bo"
    )
    after = places(ledger)
    assert list(after) == ["On day 10 the rain", "On day 20 the rain", "On day 30 the rain"]
    assert before == {words: place for words, place in after.items() if words in before}
    assert whole(ledger)


def test_more_additions_than_there_are_places_between_two(ledger, monkeypatch):
    """Where places run out the picture is not that of now, and is drawn anew when it is looked at."""
    add(ledger, range(3))
    assert whole(ledger)
    with monkeypatch.context() as patched:
        patched.setattr(mending.standing, "spread", lambda *_: None)
        decide.add_statement(
            ledger, "silent", {"evidence": "On day 20 the", "party": "city", "issue": "fees", "stance": "open"}, who="bo"
        )
        with ledger.reading() as connection:
            assert not picture.is_current(connection, picture.head(connection))
    assert whole(ledger)
    assert len(places(ledger)) == 4


def test_a_deep_check_looks_at_decisions_that_fit_nothing(ledger):
    """Where the picture that is kept says others than the rows, that is told."""
    with ledger.writing(alone=True) as connection:
        head = picture.head(connection)
        picture.put_head(connection, picture.Head(head.rests_on, head.decisions, {**head.body, "unfit": ["0123456789ab"]}))
    (fault,) = checking.checked(ledger, deep=True).faults
    assert "decisions that fit nothing" in fault.problem


def test_what_the_queue_and_names_are_found_by(talks):
    """The indexes that a file of a million statements is asked through are used."""
    with open_project(talks) as opened, opened.reading() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("a server chooses by the sizes of its tables")
        c = schema.STANDING.c
        wanted = {
            "standing_by_stands": select(c.place).where(c.stands.in_(["a"])),
            "standing_decided": select(c.id).where(c.decided.is_not(None)).order_by(c.place),
            "standing_unsure": select(c.id)
            .where(c.decided.is_(None), tuple_(c.confidence, c.place) > (0.5, 3))
            .order_by(c.confidence, c.place)
            .limit(5),
            "standing_newest": select(c.id).where(c.decided.is_(None)).order_by(c.day.desc(), c.place.desc()).limit(5),
        }
        for name, query in wanted.items():
            told = query.compile(connection, compile_kwargs={"literal_binds": True})
            plan = " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}"))
            assert name in plan
            assert "TEMP B-TREE" not in plan
