"""The codebook in force follows from the rows: what was given, and the operations since that stand."""

import pytest

from stateofplay.ledger import codebooks, create, decisions, now
from stateofplay.ledger.codebooks import Lineage
from stateofplay.ledger.operations import AddIssue, DropIssue, MergeIssues, RenameIssue, apply, as_json
from stateofplay.model import Action, Codebook, Decision, Issue, Party

BOOK = Codebook(
    "Ferries",
    (Party("crews", "Crews"), Party("line", "Line")),
    (Issue("pay", "Pay", "Pay rises"), Issue("night", "Night", "The ferry runs at night")),
)


@pytest.fixture
def ledger(project_address):
    """A project with a codebook."""
    with create(project_address) as made:
        with made.writing() as connection:
            codebooks.add(connection, BOOK, origin="given", recorded=now(), who="ada")
        yield made


def decided(ledger, operation):
    """Keep an operation as the decision of a person, without a version of the codebook; its id and time."""
    with ledger.writing() as connection:
        made = Decision(Action.CODEBOOK, "ada", now(), operation={**as_json(operation), "on": 1})
        decisions.add(connection, [made])
    return made


def taken_back(ledger, one):
    """Take a decision back."""
    with ledger.writing() as connection:
        made = Decision(Action.UNDO, "bo", now(), undoes=one.id)
        decisions.add(connection, [made])
    return made


def in_force(ledger, known=""):
    """The codebook in force."""
    with ledger.reading() as connection:
        return codebooks.in_force(connection, known)


def test_operations_that_stand_make_the_codebook_in_force(ledger):
    """It is computed from the decisions, as of any time, whether or not a version was kept."""
    assert in_force(ledger).codebook == BOOK
    one, other = RenameIssue("pay", "wages"), AddIssue(Issue("ice", "Ice", "The ice is broken"))
    first = decided(ledger, one)
    second = decided(ledger, other)
    both = apply(other, apply(one, BOOK))
    assert in_force(ledger).codebook == both
    assert in_force(ledger).seq == 0
    assert in_force(ledger, first.recorded).codebook == apply(one, BOOK)
    undone = taken_back(ledger, first)
    assert in_force(ledger).codebook == apply(other, BOOK)
    assert in_force(ledger, second.recorded).codebook == both
    taken_back(ledger, undone)
    assert in_force(ledger).codebook == both


def test_what_rests_on_what_was_taken_back_waits(ledger):
    """An operation that can no longer be done is passed over, and done again when what it rests on is back."""
    first = decided(ledger, RenameIssue("pay", "wages"))
    second = decided(ledger, MergeIssues("wages", "night"))
    undone = taken_back(ledger, first)
    with ledger.reading() as connection:
        history = codebooks.history(connection)
    assert history.in_force().codebook == BOOK
    assert history.idle == (second.id,)
    taken_back(ledger, undone)
    assert [one.id for one in in_force(ledger).codebook.issues] == ["night"]


def test_a_version_is_known_by_how_it_came_to_be(ledger):
    """The number of the version with the same operations is that of the codebook in force, though later ones are kept."""
    made = decided(ledger, DropIssue("pay"))
    with ledger.writing() as connection:
        book = apply(DropIssue("pay"), BOOK)
        lineage = Lineage(1, (made.id,))
        number = codebooks.add(connection, book, origin="operation", recorded=now(), who="ada", lineage=lineage)
    assert in_force(ledger).seq == number
    taken_back(ledger, made)
    assert (in_force(ledger).seq, in_force(ledger).codebook) == (1, BOOK)
    with ledger.reading() as connection:
        assert [one.lineage for one in codebooks.every(connection)] == [Lineage(1), lineage]


def test_a_codebook_given_later_begins_anew(ledger):
    """Operations on the one before it do nothing to it."""
    decided(ledger, DropIssue("pay"))
    with ledger.writing() as connection:
        codebooks.add(connection, BOOK, origin="given", recorded=now(), who="ada")
    assert in_force(ledger).codebook == BOOK
    with ledger.reading() as connection:
        assert codebooks.history(connection).idle == ()


def test_the_codebook_of_a_decision_is_the_last_that_fits(ledger):
    """Of the codebooks until a decision it is the last one that knows what the decision names."""
    first = decided(ledger, RenameIssue("pay", "wages"))
    with ledger.reading() as connection:
        history = codebooks.history(connection)
    at = [
        history.at(99, "", lambda book, name=name: any(one.id == name for one in book.issues)) for name in ("wages", "pay", "x")
    ]
    assert [one.steps for one in at] == [(first.id,), (), (first.id,)]
    assert history.at(1, "", lambda _: True).steps == ()


def test_a_project_without_a_codebook_has_none_in_force(project_address):
    """Nothing is made up."""
    with create(project_address) as made:
        assert in_force(made) is None
