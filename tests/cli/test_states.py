"""Finding the party or issue that a person named."""

import pytest

from stateofplay.cli import states
from stateofplay.errors import UsageError
from stateofplay.model import Codebook, Issue, Party, State
from stateofplay.model.codebook import Actor

STATE = State(
    Codebook(
        "Talks",
        (
            Party("north", "Northern Republic", ("the north",), (Actor("Ada Lindqvist", "president", ("President A.",)),)),
            Party("south", "Southern Union", (), (Actor("Bo Berg"), Actor("Cy Lind"))),
            Party("west", "Western League", (), (Actor("Di Berg"),)),
        ),
        (Issue("fees", "Higher fees", "Fees rise"), Issue("shift", "Night shift", "It ends")),
    )
)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("north", "north"),
        ("THE NORTH", "north"),
        ("ada lindqvist", "north"),
        ("Lindqvist", "north"),
        ("president a.", "north"),
        ("Lind", "south"),
        ("Bo Berg", "south"),
    ],
)
def test_a_party_by_any_name(name, party):
    """Its id, its names, somebody who is a member, by the whole name or the last."""
    assert states.party(STATE, name).id == party


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Berg", "name one of them: south and west"),
        ("nroth", "did you mean 'north'"),
        ("Zelenskyy", "the parties are north, south, west"),
        ("", "the parties are"),
    ],
)
def test_a_party_that_is_none(name, remedy):
    """What may have been meant is said only where it is near; else who there is."""
    with pytest.raises(UsageError) as caught:
        states.party(STATE, name)
    assert remedy in caught.value.remedy


def test_an_issue_by_id_or_title():
    """And nothing else."""
    assert states.issue(STATE, "night shift").id == "shift"
    with pytest.raises(UsageError, match="no issue 'pay'") as caught:
        states.issue(STATE, "pay")
    assert caught.value.remedy == "the issues are fees, shift"
