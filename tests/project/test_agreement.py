"""Agreement on a project: whose last word counts, what is compared, and what is in no figure."""

import reviewing
from stateofplay.model import Action
from stateofplay.model.agreement import Measure
from stateofplay.project import decide
from stateofplay.project.agreement import agreement
from stateofplay.project.decide import Choice

WORDS = "Nothing else was said"


def test_nobody_and_one_person_have_no_pair(tmp_path):
    """Without two people there is nothing to compare."""
    with reviewing.project(tmp_path) as project:
        assert agreement(project)[1].pairs == ()
        decide.decide(project, [Choice(reviewing.read(project, "union", "fees").id, Action.ACCEPT)], who="ada")
        found = agreement(project)[1]
    assert found.coders == (("ada", 1),)
    assert (found.pairs, found.alphas) == ((), None)


def test_two_people_are_compared_on_what_both_decided(tmp_path, project_address):
    """Labels are those of each one's last word; a rejected statement is a label of the stance and none of the party."""
    with reviewing.project(tmp_path, address=project_address) as project:
        fees, night = reviewing.read(project, "union", "fees"), reviewing.read(project, "union", "night")
        port, dark = reviewing.read(project, "port", "fees"), reviewing.read(project, "port", "night")
        decide.decide(project, [Choice(one.id, Action.ACCEPT) for one in (fees, night, port)], who="ada")
        decide.decide(project, [Choice(fees.id, Action.CORRECT, {"stance": "undecided"})], who="bo")
        decide.decide(project, [Choice(night.id, Action.REJECT, why="no demand")], who="bo")
        decide.decide(project, [Choice(dark.id, Action.ACCEPT)], who="bo")
        state, found = agreement(project)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.both, pair.only_first, pair.only_second) == ("ada", "bo", 2, 1, 1)
    assert set(pair.figures[Measure.STANCE].confusion) == {("rejects", "undecided", 1), ("demands", "not a statement", 1)}
    assert pair.figures[Measure.STANDS].n == 2
    assert pair.figures[Measure.PARTY].confusion == (("union", "union", 1),)
    assert pair.figures[Measure.PARTY].kappa is None
    assert [one.fields for one in pair.differences] == [("stance",), ("stands",)]
    first, second = pair.differences[1].words
    assert (first.who, first.says.stance, second.who, second.says, second.why) == ("ada", "demands", "bo", None, "no demand")
    assert [card.id for card in state.reports] == ["one"]


def test_the_last_word_that_is_not_taken_back_counts(tmp_path):
    """Somebody who decides again, or takes it back, is counted by what is left; a flag is no word."""
    with reviewing.project(tmp_path) as project:
        fees = reviewing.read(project, "union", "fees")
        decide.decide(project, [Choice(fees.id, Action.ACCEPT)], who="ada")
        decide.decide(project, [Choice(fees.id, Action.ACCEPT)], who="bo")
        decide.decide(project, [Choice(fees.id, Action.REJECT)], who="bo")
        decide.decide(project, [Choice(fees.id, Action.FLAG)], who="cy")
        before = agreement(project)[1]
        decide.undo(project, who="bo")
        after = agreement(project)[1]
    assert before.coders == (("ada", 1), ("bo", 1))
    assert [len(one.pairs[0].differences) for one in (before, after)] == [1, 0]


def test_what_one_adds_counts_where_the_other_adds_it_too(tmp_path):
    """The same words for the same party and issue are one statement; what one alone adds is in no figure."""
    said = {"evidence": WORDS, "party": "port", "issue": "fees"}
    with reviewing.project(tmp_path) as project:
        decide.add_statement(project, "one", {**said, "stance": "open"}, who="ada")
        alone = agreement(project)[1]
        decide.add_statement(project, "one", {**said, "stance": "undecided"}, who="bo")
        decide.add_statement(project, "one", {**said, "issue": "night", "stance": "open"}, who="bo")
        (pair,) = agreement(project)[1].pairs
    assert alone.pairs == ()
    assert (pair.both, pair.only_first, pair.only_second) == (1, 0, 1)
    assert pair.differences[0].fields == ("stance",)


def test_one_issue_alone(tmp_path):
    """With an issue, only statements that somebody has on it are compared."""
    with reviewing.project(tmp_path) as project:
        both = [reviewing.read(project, "union", "fees"), reviewing.read(project, "union", "night")]
        decide.decide(project, [Choice(one.id, Action.ACCEPT) for one in both], who="ada")
        decide.decide(project, [Choice(both[0].id, Action.ACCEPT)], who="bo")
        decide.decide(project, [Choice(both[1].id, Action.CORRECT, {"issue": "fees"})], who="bo")
        numbers = {issue: agreement(project, issue=issue)[1].pairs[0].both for issue in ("", "fees", "night")}
    assert numbers == {"": 2, "fees": 2, "night": 1}


def test_three_people_make_three_pairs_and_an_alpha(tmp_path):
    """Every two people are a pair; all together have an alpha for each measure."""
    with reviewing.project(tmp_path) as project:
        fees = reviewing.read(project, "union", "fees").id
        night = reviewing.read(project, "union", "night").id
        for who in ("ada", "bo", "cy"):
            decide.decide(project, [Choice(fees, Action.ACCEPT), Choice(night, Action.ACCEPT)], who=who)
        found = agreement(project)[1]
    assert [(pair.first, pair.second) for pair in found.pairs] == [("ada", "bo"), ("ada", "cy"), ("bo", "cy")]
    assert found.alphas[Measure.STANCE].value == 1.0
    assert found.alphas[Measure.PARTY].value is None
