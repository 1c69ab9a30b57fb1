"""Searching a project: paragraphs with what is stated in them."""

import makers
import pytest

from stateofplay.errors import UsageError
from stateofplay.ledger import open_project
from stateofplay.ledger.search import Within
from stateofplay.model import Action
from stateofplay.project import decide, searching
from stateofplay.project.decide import Choice


@pytest.fixture
def ledger(talks):
    """The project with three reports, open."""
    with open_project(talks) as made:
        yield made


def test_a_hit_says_where_it_stands_and_what_is_stated_there(ledger):
    """The paragraph with its place in the report, the words marked, and the statements in it."""
    hits = searching.find(ledger, "fees rising").hits  # forms of the same words
    assert [hit.report.id for hit in hits] == ["wednesday", "tuesday", "monday"]
    hits = searching.find(ledger, '"fee rise"').hits
    assert [hit.report.id for hit in hits] == ["wednesday", "tuesday", "monday"]
    for hit in hits:
        assert [hit.paragraph.exact[a:b] for a, b in hit.marks] == ["fee rise"]
        assert all(row.report == hit.report.id and hit.paragraph.covers(row.evidence) for row in hit.statements)
    assert hits[-1].report.outlet == "The Monday Post"
    assert {(row.party, row.issue) for row in hits[-1].statements} == {("union", "fees")}


def test_paragraphs_can_be_narrowed_by_what_is_stated(ledger):
    """Only those in which the party, or somebody on the issue, takes a stance."""
    union = searching.find(ledger, "the", within=Within(party="union")).hits
    assert union
    assert all(any(row.party == "union" for row in hit.statements) for hit in union)
    both = searching.find(ledger, "the", within=Within(party="union", issue="pensions")).hits
    assert [hit.report.id for hit in both] == ["tuesday"]
    assert not searching.find(ledger, "the", within=Within(party="nobody")).hits


def test_a_rejected_statement_is_not_shown(ledger):
    """What people have rejected is no longer stated in the paragraph."""
    row, *others = searching.find(ledger, '"fee rise"', within=Within(end="2025-11-03")).hits[0].statements
    decide.decide(ledger, [Choice(row.id, Action.REJECT)], who="ada")
    left = searching.find(ledger, '"fee rise"', within=Within(end="2025-11-03")).hits[0].statements
    assert {one.id for one in left} == {one.id for one in others}


def test_pages_make_up_the_whole(ledger):
    """Going on below the last one finds each paragraph once."""
    whole = searching.find(ledger, "the").hits
    paged, before = [], 0
    while True:
        found = searching.find(ledger, "the", limit=2, before=before)
        paged += found.hits
        before = found.before
        if not before:
            break
    assert tuple(paged) == whole
    assert len(whole) > 4


@pytest.mark.parametrize(
    ("query", "problem"),
    [("", "nothing to search"), ('* - ""', "nothing to search"), ("-fee", "should not"), ("a*", "begin with 'a'")],
)
def test_a_query_without_words_is_refused_with_what_to_do(ledger, query, problem):
    """Empty, operators alone, absent words alone, too short an opening."""
    with pytest.raises(UsageError, match=problem) as told:
        searching.find(ledger, query)
    assert told.value.remedy


def test_words_of_a_command_line_are_a_query():
    """What the shell has taken the quotation marks from stands together again."""
    assert (
        searching.typed(["fee rise", "-night shift", "open*", '"as typed" -so'])
        == '"fee rise" -"night shift" open* "as typed" -so'
    )


def test_makers_hold_what_these_tests_rest_on():
    """The phrase stands in all three reports."""
    assert all("fee rise" in text for _, text in makers.REPORTS.values())
