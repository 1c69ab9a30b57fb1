"""Reports left out of a project, and brought back."""

import makers
import pytest
from dumps import dump
from people import add, write

from stateofplay.errors import UsageError
from stateofplay.ledger import adding, decisions, now, open_project, reports
from stateofplay.ledger.left_out import left_out
from stateofplay.model import Action
from stateofplay.project import checking, decide, drawing, history, leaving_out, reading, searching, states
from stateofplay.project.history import Asked


@pytest.fixture
def ledger(talks):
    """The project with three reports, open."""
    with open_project(talks) as made:
        yield made


def cards(ledger, **more):
    """The ids of the reports of the picture."""
    return [card.id for card in states.state(ledger, **more).reports]


def test_what_is_left_out_is_out_of_everything(ledger, tmp_path):
    """Of the picture, the search and what can be decided on; it is as if the report had never been added."""
    before = now()
    (made,) = leaving_out.leave_out(ledger, ["monday"], who="ada", why="a hoax")
    assert (made.action, made.left_out, made.report, made.why) == (Action.LEAVE_OUT, "monday", "", "a hoax")
    assert cards(ledger) == ["tuesday", "wednesday"]
    folder = makers.write(tmp_path / "rest", {name: makers.REPORTS[name] for name in ("tuesday", "wednesday")})
    with makers.project(str(tmp_path / "rest.sop"), folder) as rest:
        assert dump(ledger)["picture"] == dump(rest)["picture"]
    assert {hit.report.id for hit in searching.find(ledger, '"fee rise"').hits} == {"tuesday", "wednesday"}
    assert states.report(ledger, "monday") is None
    with pytest.raises(UsageError, match="no report"):
        decide.add_statement(ledger, "monday", {}, who="ada")
    assert cards(ledger, known=before) == ["monday", "tuesday", "wednesday"]
    assert cards(ledger, known=made.recorded) == ["tuesday", "wednesday"]
    assert [part.faults for part in checking.checked(ledger, deep=True).parts if part.faults] == []


def test_it_comes_back_as_it_was(ledger):
    """With what was decided on it; several at once come back at once, and can be taken out again the same way."""
    statement = next(row for row in states.state(ledger).statements if row.report == "monday")
    (own,) = decide.decide(ledger, [decide.Choice(statement.id, Action.ACCEPT)], who="bo")
    before = dump(ledger)["picture"]
    made = leaving_out.leave_out(ledger, ["monday", "tuesday", "monday"], who="ada")
    assert [one.left_out for one in made] == ["monday", "tuesday"]
    assert cards(ledger) == ["wednesday"]
    assert states.unfit(ledger) == ()
    back = decide.undo(ledger, who="ada")
    assert {one.left_out for one in back} == {"monday", "tuesday"}
    assert dump(ledger)["picture"] == before
    with ledger.reading() as connection:
        undone = [row.decision.id for row in decisions.every(connection) if row.decision.undoes == made[0].id]
    decide.undo(ledger, undone[0], who="ada")
    assert cards(ledger) == ["wednesday"]
    decide.undo(ledger, own.id, who="bo")  # a decision on what is not there
    assert cards(ledger) == ["wednesday"]
    assert [part.faults for part in checking.checked(ledger, deep=True).parts if part.faults] == []


def test_pairs_with_what_is_left_out_are_no_trouble(ledger):
    """A decision on which tellings are one waits until both reports are there again."""
    rows = states.state(ledger).statements
    one, other = (next(row.id for row in rows if row.report == name) for name in ("monday", "wednesday"))
    decide.tie(ledger, one, other, together=False, who="ada")
    leaving_out.leave_out(ledger, ["monday"], who="ada")
    seen = []
    drawing.refresh(ledger, seen.append)
    assert seen == []


def test_all_reports_can_be_left_out(ledger):
    """The picture is empty then."""
    leaving_out.leave_out(ledger, ["monday", "tuesday", "wednesday"], who="ada")
    drawing.refresh(ledger)
    assert cards(ledger) == []


@pytest.mark.parametrize(
    ("names", "problem", "remedy"),
    [
        (["tuesday", "mondey"], "no report 'mondey'", "did you mean 'monday'"),
        (["x"], "no report 'x'", "stateofplay search"),
        (["wednesday"], "left out already, by decision", "undo"),
    ],
)
def test_what_cannot_be_left_out(ledger, names, problem, remedy):
    """Nothing is then."""
    leaving_out.leave_out(ledger, ["wednesday"], who="ada")
    with pytest.raises(UsageError, match=problem) as caught:
        leaving_out.leave_out(ledger, names, who="ada")
    assert remedy in caught.value.remedy
    with ledger.reading() as connection:
        assert list(left_out(connection)) == ["wednesday"]


def test_adding_it_again_says_so(ledger, tmp_path):
    """Nothing is added, and the decision is named; it cannot be replaced either."""
    (made,) = leaving_out.leave_out(ledger, ["monday"], who="ada")
    path = tmp_path / "reports" / "monday.txt"
    added = add(ledger, [path])
    assert (added.new, added.known, dict(added.left_out)) == ((), (), {"monday": made.id})
    with pytest.raises(UsageError, match="left out of the project"):
        add(ledger, [path], replaces="monday")
    assert add(ledger, [path], replaces="tuesday").new == ("tuesday",)  # what it says belongs there
    with ledger.reading() as connection:
        assert reports.of_id(connection, "tuesday").report.text == path.read_text(encoding="utf-8").partition("\n\n")[2]


def test_the_history_tells_of_it(ledger):
    """Of the report too."""
    (made,) = leaving_out.leave_out(ledger, ["monday"], who="ada", why="a hoax")
    entries = history.history(ledger, Asked(report="monday")).entries
    assert [entry.decision.id for entry in entries if entry.decision] == [made.id]


def test_what_it_told_of_people_is_forgotten_with_the_next_reading(project_address, tmp_path):
    """Those that name somebody whom it introduces are read again, and once more when it comes back."""
    with makers.project(project_address) as ledger:
        add(ledger, write(tmp_path / "a"))
        whole = dump(ledger)["picture"]
        leaving_out.leave_out(ledger, ["introduces"], who="ada")
        assert leaving_out.told_others(ledger, ["introduces"])
        assert not leaving_out.told_others(ledger, ["monday"])
        through = reading.reread(ledger, who="ada", context=makers.CONTEXT)
        assert set(through.again) == {"names", "undated"}
        with ledger.reading() as connection:
            assert adding.is_settled(connection)
        decide.undo(ledger, who="ada")
        with ledger.reading() as connection:
            assert not adding.is_settled(connection)
        assert set(reading.reread(ledger, who="ada", context=makers.CONTEXT).again) == {"names", "undated"}
        assert dump(ledger)["picture"] == whole
