"""Every error says what was wrong, where, and what to do."""

import pytest

from stateofplay.errors import (
    CodebookError,
    InputError,
    OutputError,
    Place,
    ReportError,
    StateError,
    StateOfPlayError,
    UsageError,
)
from stateofplay.model import Level, Notice


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place("a.txt"), "a.txt"),
        (Place("a.txt", 3), "a.txt:3"),
        (Place("a.txt", 3, 7), "a.txt:3:7"),
        (Place("a.txt", column=7), "a.txt"),
        (Place("a.yaml", 3, 7, "issues.quota"), "a.yaml:3:7 (issues.quota)"),
        (Place("a.yaml", key="issues.quota"), "a.yaml (issues.quota)"),
        (Place(key="issues.quota"), "issues.quota"),
    ],
)
def test_place(place, text):
    """A place is written as file:line:column (key), as far as it is known."""
    assert str(place) == text


@pytest.mark.parametrize("make", [StateOfPlayError, lambda *args, **more: Notice(Level.ERROR, args[0], **more)])
@pytest.mark.parametrize(
    ("place", "remedy", "text"),
    [
        (Place("a.txt", 3), "save it again", "a.txt:3: the file is empty. Save it again"),
        (Place(), "save it again", "the file is empty. Save it again"),
        (Place("a.txt"), "", "a.txt: the file is empty"),
        (Place(), "", "the file is empty"),
    ],
)
def test_message_in_one_line(make, place, remedy, text):
    """Errors and notices give place, problem and remedy in one line, and leave out what they do not know."""
    assert str(make("the file is empty", place=place, remedy=remedy)) == text


@pytest.mark.parametrize(
    ("error", "code", "parents"),
    [
        (UsageError, 2, (StateOfPlayError,)),
        (InputError, 3, (StateOfPlayError,)),
        (ReportError, 3, (InputError,)),
        (CodebookError, 3, (InputError,)),
        (StateError, 3, (InputError,)),
        (OutputError, 4, (StateOfPlayError,)),
    ],
)
def test_tree_and_exit_codes(error, code, parents):
    """Every kind is caught as its parent and ends the program with its own code."""
    made = error("no")
    assert made.exit_code == code
    assert all(isinstance(made, parent) for parent in parents)
    assert (made.problem, made.place, made.remedy) == ("no", Place(), "")


def test_siblings_are_not_each_other():
    """What catches a bad report does not catch a bad codebook or an output that cannot be written."""
    assert not isinstance(CodebookError("no"), ReportError)
    assert not isinstance(OutputError("no"), InputError)


def test_codebook_error_holds_all_faults_in_order():
    """The first fault of a codebook carries the others, and itself comes first."""
    second, third = CodebookError("b"), CodebookError("c", place=Place("x.yaml", 9))
    first = CodebookError("a", remedy="name the party", others=(second, third))
    assert first.all == (first, second, third)
    assert second.all == (second,)
    assert str(first) == "a. Name the party"
