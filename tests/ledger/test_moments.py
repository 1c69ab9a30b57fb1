"""When rows are recorded."""

import pytest

from old_project import small
from stateofplay.ledger import decisions, moments, now, open_project
from stateofplay.model import Action, Decision


@pytest.fixture
def ledger(project_address):
    """A small project."""
    with open_project(small(project_address)) as opened:
        yield opened


def test_it_is_now(ledger):
    """Where nothing was recorded later."""
    before = now()
    with ledger.writing(alone=True) as connection:
        assert before <= moments.moment(connection) <= now()


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("2999-12-31T23:59:59.999999Z", "3000-01-01T00:00:00.000000Z"),
        ("2999-01-01T00:00:00.000009Z", "2999-01-01T00:00:00.000010Z"),
        ("9999-12-31T23:59:59.999999Z", None),
        ("soon", None),
    ],
)
def test_it_is_later_than_all_that_is_recorded(ledger, last, following):
    """A clock that is behind another's follows that; what is no time is passed over."""
    with ledger.writing(alone=True) as connection:
        decisions.add(connection, [Decision(Action.UNDO, "ada", last, undoes="0" * 12)])
        found = moments.moment(connection)
    assert found == following if following else found <= now()
