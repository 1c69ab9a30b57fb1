"""Decisions as rows: fetched with the text of each report once, and those that take back found from what they take back."""

import pytest
from sqlalchemy import event

import reviewing
from stateofplay.ledger import decisions
from stateofplay.model import Action
from stateofplay.project import decide, states
from stateofplay.project.decide import Choice


@pytest.fixture
def project(tmp_path, project_address):
    """A project of two reports, on one of which much is decided."""
    texts = {"one": reviewing.TEXT, "two": reviewing.TEXT.replace("Tomas Berg said", "On Monday Tomas Berg said")}
    with reviewing.project(tmp_path, texts, project_address) as made:
        yield made


def test_what_is_taken_back_is_gone_and_comes_back(project):
    """On the reports that are asked for alone, however often it was taken back and forth."""
    rows = states.state(project).statements
    one, two = (next(row for row in rows if row.report == name) for name in ("one", "two"))
    (made,) = decide.decide(project, [Choice(one.id, Action.REJECT)], who="ada")
    decide.decide(project, [Choice(two.id, Action.REJECT)], who="ada")

    def held(*names):
        with project.reading() as connection:
            return [row.decision.report for row in decisions.made_on(connection, names)]

    assert held("one", "two") == ["one", "two"]
    decide.undo(project, made.id, who="bo")
    assert (held("one", "two"), held("one"), held()) == (["two"], [], [])
    with project.reading() as connection:
        back = [row.decision for row in decisions.every(connection)][-1]
    decide.undo(project, back.id, who="bo")
    assert held("one") == ["one"]


def test_a_text_is_fetched_once(project):
    """However many decisions are about its report."""
    rows = [row for row in states.state(project).statements if row.report == "one"]
    for who in ("ada", "bo", "cy"):
        decide.decide(project, [Choice(row.id, Action.ACCEPT) for row in rows], who=who)
    fetched = []

    def count(connection, cursor, statement, parameters, context, many):  # noqa: PLR0913, PLR0917
        fetched.append(statement)

    event.listen(project.engine, "after_cursor_execute", count)
    with project.reading() as connection:
        found = decisions.every(connection)
    texts = [line for line in fetched if "reports" in line]
    assert len(found) == 3 * len(rows)
    assert len(texts) == 1
    assert "decisions" not in texts[0]
