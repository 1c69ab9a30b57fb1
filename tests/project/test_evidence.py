"""What an issue rests on, page by page, the same from a project as from its whole picture."""

import pytest

from stateofplay.errors import UsageError
from stateofplay.export.evidence import page_of
from stateofplay.ledger import open_project
from stateofplay.model import Action
from stateofplay.project import decide, evidence, parts, states
from stateofplay.project.decide import Choice
from stateofplay.project.evidence import Asked


@pytest.fixture
def ledger(talks):
    """The project with three reports, open."""
    with open_project(talks) as made:
        yield made


def pages(ledger, issue, party, limit):
    """All pages, one after the other."""
    before = ""
    while True:
        page = evidence.page(ledger, Asked(issue, party, limit, before))
        yield page
        before = page.before
        if not before:
            return


def test_pages_are_those_of_the_whole_picture(ledger):
    """For every issue, party and size of a page: the same entries, the same number left, the same place to go on."""
    whole = states.state(ledger)
    for issue in whole.codebook.issues:
        for party in (None, *whole.codebook.parties):
            for limit in (1, 2, 50):
                before = ""
                for page in pages(ledger, issue, party, limit):
                    theirs = page_of(whole, issue, party, limit=limit, before=before)
                    assert (page.entries, page.more, page.before) == (theirs.entries, theirs.more, theirs.before)
                    before = page.before


def test_a_page_goes_on_before_a_date(ledger):
    """Only what was published before it; a month is before all of its days."""
    whole = states.state(ledger)
    issue = whole.codebook.issue("fees")
    page = evidence.page(ledger, Asked(issue, None, 50, "2025-11-04"))
    assert {entry.telling.lead.report for entry in page.entries} == {"monday"}
    assert page.entries == page_of(whole, issue, None, limit=50, before="2025-11-04").entries
    assert evidence.page(ledger, Asked(issue, None, 50, "2025-11")).entries == ()
    with pytest.raises(UsageError, match="no statement"):
        evidence.page(ledger, Asked(issue, None, 50, "abc"))


def test_decisions_stand_beside_what_they_are_about(ledger):
    """Accepted, corrected and flagged ones are told; rejected ones are left out, and handed over where asked for."""
    whole = states.state(ledger)
    issue = whole.codebook.issue("fees")
    first, second, third, *_ = [row for row in whole.statements if row.issue == "fees"]
    decide.decide(ledger, [Choice(first.id, Action.ACCEPT)], who="ada")
    decide.decide(ledger, [Choice(second.id, Action.REJECT)], who="ada")
    decide.decide(ledger, [Choice(third.id, Action.CORRECT, {"stance": "undecided"})], who="bo")
    decide.decide(ledger, [Choice(first.id, Action.FLAG)], who="bo")
    page = evidence.page(ledger, Asked(issue, None, 50, rejected=True))
    told = {entry.verdict.action: entry for entry in page.entries if entry.verdict}
    assert set(told) == {Action.ACCEPT, Action.CORRECT}
    assert told[Action.ACCEPT].verdict.flagged
    corrected = told[Action.CORRECT].telling.lead
    assert corrected.stance == "undecided"
    assert [entry.telling.lead for entry in page.rejected] == [second]
    assert second.id not in {entry.telling.lead.id for entry in page.entries}
    for named in (corrected.id, third.id):  # by the id under which it stands, and as it was read
        below = evidence.page(ledger, Asked(issue, None, 50, named)).entries
        assert corrected.id not in {entry.telling.lead.id for entry in below}


def test_people_who_disagree_are_told_with_what_each_says(ledger):
    """One accepts what another rejects; on which issue can be asked."""
    row = next(row for row in states.state(ledger).statements if row.issue == "pensions")
    decide.decide(ledger, [Choice(row.id, Action.ACCEPT)], who="ada")
    decide.decide(ledger, [Choice(row.id, Action.REJECT, why="hearsay")], who="bo")
    state, (found,) = parts.conflicts(ledger)
    assert found.statement == row
    assert [(one.who, one.action, one.why) for one in found.opinions] == [("bo", "reject", "hearsay"), ("ada", "accept", "")]
    assert row.report in {card.id for card in state.reports}
    assert parts.conflicts(ledger, "pensions")[1] == (found,)
    assert parts.conflicts(ledger, "fees")[1] == ()
