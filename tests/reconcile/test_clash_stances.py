"""Opposite stances of one party: on one occasion a conflict, on two a movement."""

from clash_builders import FIRST, SECOND
from reconcile_builders import reading, report

from stateofplay.model import Codebook, Issue, Party
from stateofplay.reconcile import conflicts

CODEBOOK = Codebook(
    "Port talks",
    (Party("port", "Port of Dravik"),),
    (Issue("pilots", "Foreign pilots", "Foreign pilots work in the harbour"),),
)


def clashes(one, two, day=FIRST, codebook=None, stances=("supports", "rejects")):
    """The conflicts of two reports in each of which the port takes a stance, each a name, its sentence and its evidence."""
    made = []
    for name, (text, words, source), stance, published in zip("ab", (one, two), stances, (FIRST, day), strict=True):
        made.append(reading(report(name, text, published), [(words, "pilots", "port", stance, source)]))
    return conflicts.find(made, (), (), codebook=codebook)


FOR = ("The port will take foreign pilots, Mia Varga said. It rained.", "The port will take foreign pilots", "Mia Varga")
AGAINST = ("The port rejects foreign pilots, Otto Reld said. Fog.", "The port rejects foreign pilots", "Otto Reld")


def test_opposite_stances_of_one_day():
    """Two reports of one day cannot both be right, and are told in names and titles."""
    (row,) = clashes(FOR, AGAINST, codebook=CODEBOOK)
    assert (row.kind, row.issue, len(row.statements)) == ("stance", "pilots", 2)
    assert row.about == "Foreign pilots: is Port of Dravik for it or against it"
    assert row.why == (
        "opposite stances of Port of Dravik on one occasion: “The port will take foreign pilots” and "
        "“The port rejects foreign pilots”"
    )


def test_without_a_codebook_no_id_is_shown():
    """Where no name is known, none is made up of an id."""
    (row,) = clashes(FOR, AGAINST)
    assert row.about == "The same matter: is one party for it or against it"


def test_a_movement_is_no_conflict():
    """Who takes them one day and rejects them the next has moved."""
    assert clashes(FOR, AGAINST, SECOND) == ()


def test_who_declines_to_say_takes_no_side():
    """To be undecided is no side of a clash, on whatever day."""
    for day in (FIRST, SECOND):
        assert clashes(FOR, AGAINST, day, stances=("undecided", "rejects")) == ()


def test_statements_of_one_issue_on_two_matters():
    """Two matters that a codebook counts as one issue do not clash."""
    other = ("The port rejects any levy on tugs, Otto Reld said. Fog.", "The port rejects any levy on tugs", "Otto Reld")
    assert clashes(FOR, other, codebook=CODEBOOK) == ()
