"""Lets these tests import the helpers of the project's tests, and gives them a small project."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "project"), str(Path(__file__).resolve().parents[1])]


@pytest.fixture
def place(tmp_path):
    """The address of a project with three reports."""
    import makers  # noqa: PLC0415 - found through the path above

    address = str(tmp_path / "talks.sop")
    with makers.project(address, makers.write(tmp_path / "reports")):
        return address


@pytest.fixture
def ledger(place):
    """The project, open."""
    from stateofplay.ledger import open_project  # noqa: PLC0415 - as above

    with open_project(place, wait=0.2) as opened:
        yield opened
