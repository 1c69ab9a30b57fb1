"""Lets the tests of this room import the helpers that stand beside them."""

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import own_postgresql
import pytest


@pytest.fixture
def another_address(postgresql):
    """The address of a second new database on the server."""
    with own_postgresql.database(postgresql) as address:
        yield address
