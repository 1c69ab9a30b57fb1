"""What verdicts say about the reader: counts, rates by label, kinds of error, and which reader they were given on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reviewing
from stateofplay.errors import UsageError
from stateofplay.ledger import decisions, readings
from stateofplay.model import Action
from stateofplay.model.corrections import Rate
from stateofplay.project import decide
from stateofplay.project.corrections import corrections
from stateofplay.project.decide import Choice


def reviewed(project):
    """Ada accepts, corrects and rejects one each, and adds one; Bo rejects what she accepted."""
    fees, night, port = (reviewing.read(project, *one) for one in (("union", "fees"), ("union", "night"), ("port", "fees")))
    decide.decide(project, [Choice(fees.id, Action.ACCEPT)], who="ada")
    decide.decide(
        project, [Choice(night.id, Action.CORRECT, {"stance": "supports", "evidence": "The union demands"})], who="ada"
    )
    decide.decide(project, [Choice(port.id, Action.REJECT)], who="ada")
    said = {"evidence": "Nothing else was said", "party": "port", "issue": "fees", "stance": "undecided"}
    decide.add_statement(project, "one", said, who="ada")
    decide.decide(project, [Choice(fees.id, Action.REJECT)], who="bo")


def test_counts_and_errors(tmp_path, project_address):
    """Each statement is counted once, by one person's word or by the last."""
    with reviewing.project(tmp_path, address=project_address) as project:
        reviewed(project)
        ada, last = corrections(project, who="ada")[1], corrections(project)[1]
    assert (ada.as_read, ada.corrected, ada.rejected, ada.missed, ada.disputed, ada.open) == (1, 1, 1, 1, 1, 1)
    assert (last.as_read, last.corrected, last.rejected, last.missed, last.disputed) == (0, 1, 2, 1, 1)
    assert {(row.field, row.before, row.after) for row in ada.errors} == {
        ("statement", "", "not a statement"),
        ("statement", "", "missed"),
        ("stance", "demands", "supports"),
        ("evidence", "words", "other words"),
    }
    assert (ada.recall.right, ada.recall.n) == (2, 3)
    assert (ada.now.right, ada.now.n) == (1, 3)
    assert [(case.read is None, case.says is None) for case in ada.cases] == [(False, False), (False, True), (True, False)]


def test_rates_by_label(tmp_path):
    """A label is right where the statement stands with it, whatever else was corrected."""
    with reviewing.project(tmp_path) as project:
        reviewed(project)
        found = corrections(project, who="ada")[1]
    assert {(row.label, row.right, row.n) for row in found.rates["stance"]} == {
        ("demands", 0, 1),
        ("rejects", 1, 1),
        ("supports", 0, 1),
    }
    assert {(row.label, row.right, row.n) for row in found.rates["party"]} == {("union", 2, 2), ("port", 0, 1)}
    assert [(row.label[:5], row.right, row.n) for row in found.rates["reader"]] == [("rules", 1, 3)]
    assert sum(row.rate.n for row in found.bands) == found.reviewed == 3
    assert all(row.low <= row.said <= row.high for row in found.bands)


def test_a_verdict_counts_for_the_reader_that_made_the_proposal(tmp_path):
    """After another reader has read the report again, earlier verdicts stay with the earlier reader."""
    with reviewing.project(tmp_path) as project:
        reviewed(project)
        with project.writing() as connection:
            ((seq, made),) = readings.in_force(connection).values()
            (stored,) = readings.load(connection, [(seq, made)])
            newer = readings.Made(made.version, "newer 2", made.codebook, made.known, made.taught)
            readings.add(connection, newer, stored.reading, recorded="2999-01-01T00:00:00Z")
        found = corrections(project, who="ada")[1]
    assert [row.label[:5] for row in found.rates["reader"]] == ["rules"]


def test_a_statement_that_a_person_added_is_no_proposal(tmp_path):
    """Whoever accepts what another added says nothing of the reader."""
    with reviewing.project(tmp_path) as project:
        said = {"evidence": "Nothing else was said", "party": "port", "issue": "fees", "stance": "undecided"}
        added = decide.add_statement(project, "one", said, who="ada")
        decide.decide(project, [Choice(added.says.id, Action.ACCEPT)], who="bo")
        found = corrections(project)[1]
    assert (found.reviewed, found.missed) == (0, 1)


def test_a_verdict_that_fits_nothing_is_told(tmp_path):
    """Where no statement is like the one that was rejected, a verdict is counted as unfit, and nowhere else."""
    with reviewing.project(tmp_path) as project:
        fees = reviewing.read(project, "union", "fees").id
        (made,) = decide.decide(project, [Choice(fees, Action.REJECT)], who="ada")
        with project.writing() as connection:
            decisions.add(connection, [replace(made, who="bo", seen=replace(made.seen, party="port"))])
        found = corrections(project)[1]
    assert (found.reviewed, found.unfit) == (1, 1)


def test_a_person_who_has_decided_nothing_is_a_fault(tmp_path):
    """A name that is not among the coders is told, with those that are."""
    with reviewing.project(tmp_path) as project:
        reviewed(project)
        with pytest.raises(UsageError, match="Those who have are ada, bo"):
            corrections(project, who="cy")


@given(st.integers(0, 200), st.integers(0, 200))
def test_interval_holds_the_share(one, other):
    """Wilson's interval lies within 0 and 1 and holds the share; of nothing it is everything."""
    low, high = Rate("", min(one, other), max(one, other)).interval
    assert 0 <= low <= high <= 1
    if other or one:
        assert low - 1e-9 <= min(one, other) / max(one, other) <= high + 1e-9


def test_interval_is_that_of_the_paper():
    """Eight of ten is 49 to 94 percent."""
    assert Rate("", 8, 10).interval == pytest.approx((0.490, 0.943), abs=0.001)
