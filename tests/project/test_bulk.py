"""Many decisions from one file: their forms, their faults, and that they are one batch."""

import pytest

from old_project import OTHERS, small
from stateofplay.errors import DecisionsError, UsageError
from stateofplay.ledger import decisions, open_project
from stateofplay.model import Action, Stance
from stateofplay.project import bulk, decide, states

YAML = f"""\
# one of each kind
- {{statement: {OTHERS[1]}, action: accept, why: "yes: so"}}
- statement: {OTHERS[2]}
  action: correct
  stance: open
  red_line: yes
  condition: ""
- {{statement: {OTHERS[2]}, action: flag}}
- {{add: true, report: r00002, evidence: [0, 4], party: city, issue: fund, stance: offers}}
- apart: [{OTHERS[1]}, {OTHERS[3]}]
"""
LINES = f"""\
{{"statement": "{OTHERS[1]}", "action": "reject"}}

{{"together": ["{OTHERS[1]}", "{OTHERS[3]}"], "why": "one speech"}}
"""


@pytest.fixture
def ledger(project_address):
    """A small project on each of the two databases."""
    with open_project(small(project_address)) as made:
        yield made


def stored(ledger):
    """Its decisions."""
    with ledger.reading() as connection:
        return [row.decision for row in decisions.every(connection)]


def test_a_list_is_one_batch(ledger):
    """Each kind of decision is kept, all with one moment, and one `undo` takes all back."""
    before = states.state(ledger).statements
    made = bulk.decide(ledger, bulk.read(YAML, "f"), who="cy")
    kinds = [Action.ACCEPT, Action.CORRECT, Action.FLAG, Action.ADD, Action.APART]
    assert [one.action for one in made] == kinds
    assert len({one.batch for one in made}) == 1 != bool(made[0].batch == "")
    assert made[0].why == "yes: so"
    assert (made[1].says.stance, made[1].says.red_line) == (Stance.OPEN, True)
    after = states.state(ledger).statements
    assert any((one.party, one.issue, one.stance) == ("city", "fund", Stance.OFFERS) for one in after)
    assert len(decide.undo(ledger, who="cy")) == len(kinds)
    assert states.state(ledger).statements == before


def test_lines_of_json(ledger):
    """An object a line; empty lines are passed over, and places are lines of the file."""
    wanted = bulk.read(LINES, "f.jsonl")
    assert [str(one.place) for one in wanted] == ["f.jsonl:1", "f.jsonl:3"]
    assert [one.action for one in bulk.decide(ledger, wanted, who="cy")] == [Action.REJECT, Action.TOGETHER]


def test_one_alone_is_no_batch(ledger):
    """As if it had been made on the command line."""
    (made,) = bulk.decide(ledger, bulk.read(LINES.splitlines()[0], "f"), who="cy")
    assert made.batch == ""


def test_nothing_is_kept_where_one_cannot_be_made(ledger):
    """Every fault is told with its line."""
    before = stored(ledger)
    rows = [
        f"- {{statement: {OTHERS[1]}, action: accept}}",
        "- {statement: ffffffffffff, action: accept}",
        f"- {{statement: {OTHERS[1]}, action: reject}}",
        f"- {{statement: {OTHERS[2]}, action: correct, party: moon}}",
        "- {add: yes, report: r9, evidence: x, party: city, issue: fund, stance: open}",
    ]
    with pytest.raises(bulk.BulkError) as caught:
        bulk.decide(ledger, bulk.read("\n".join(rows), "f"), who="cy")
    told = [str(one) for one in caught.value.faults]
    assert [one.split(":")[1] for one in told] == ["2", "3", "4", "5"]
    for words, line in zip(
        ("no statement", "decided in line 1 already", "no party 'moon'", "no report 'r9'"), told, strict=True
    ):
        assert words in line
    assert "4 of 5 decisions cannot be made; nothing was kept" in str(caught.value)
    assert stored(ledger) == before


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{statement: a}", "an action is missing"),
        ("{statement: a, action: bless}", "no action 'bless'"),
        ("{statement: a, action: accept, stance: open}", "accept corrects nothing"),
        ("{statement: a, action: correct}", "nothing to correct"),
        ("{statement: a, action: accept, report: b}", "for a statement that is added"),
        ("{statement: a, action: accept, apart: [a, b]}", "not clear what is decided"),
        ("{action: accept}", "not clear what is decided"),
        ("{add: false}", "not clear what is decided"),
        ("{add: perhaps}", "true or false"),
        ("{add: true, party: a}", "report of an added statement is missing"),
        ("{add: true, report: a, action: accept}", "is for a `statement`"),
        ("{apart: [a]}", "takes two statements"),
        ("{apart: [a, a]}", "takes two statements"),
        ("{together: [a, b], stance: open}", "corrects nothing"),
        ("{statement: a, action: correct, evidence: [1, 2, 3]}", "evidence is not text"),
        ("{statement: a, action: correct, party: {x: y}}", "party is not text"),
        ("{statement: a, action: accept, who: me}", "nothing is known of 'who'"),
        ("{statement: a, statement: b, action: accept}", "stands twice"),
        ("[a, b]", "a decision is a mapping"),
        ("{statement: a, action: accept, why: " + "x" * 10_001 + "}", "10,001 characters"),
    ],
)
def test_what_is_not_of_the_form_is_told(row, problem):
    """With its line, before any project is looked at."""
    with pytest.raises(bulk.BulkError) as caught:
        bulk.read(f"\n- {row}\n", "f")
    (fault,) = caught.value.faults
    assert problem in fault.problem
    assert fault.place.line == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no decision"),
        ("a: b", "not a list"),
        ("- [", "not YAML"),
        ("- &a {statement: a, action: accept}\n- *a", "aliases"),
        ("{", "cannot be made"),
        ('{"statement": "a", "statement": "b"}', "cannot be made"),
        ("{1}\n[1]", "2 of 2"),
        ("- " + "[" * 50, "nested"),
        ('{"a": ' * 5000, "cannot be made"),
    ],
)
def test_what_is_no_file_of_decisions(text, problem):
    """It is refused in words."""
    with pytest.raises(DecisionsError, match=problem):
        bulk.read(text, "f")


def test_there_are_not_too_many(monkeypatch):
    """Who has more gives them in parts."""
    monkeypatch.setattr(bulk, "_MOST", 1)
    with pytest.raises(DecisionsError, match="more than 1 decisions"):
        bulk.read(LINES, "f")


def test_the_codebook_is_that_of_the_project(ledger):
    """A stance that people cannot take is no stance."""
    with pytest.raises(bulk.BulkError) as caught:
        bulk.decide(ledger, bulk.read(f"- {{statement: {OTHERS[2]}, action: correct, stance: mixed}}", "f"), who="cy")
    assert not isinstance(caught.value, UsageError)
    assert str(caught.value).startswith("f: the decision cannot be made")
