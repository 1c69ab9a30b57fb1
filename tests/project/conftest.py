"""Lets these tests import the helpers that stand beside them, and `factories`, which stands one folder up."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[1])]


@pytest.fixture
def talks(project_address, tmp_path):
    """The address of a project with three reports."""
    import makers  # noqa: PLC0415 - found through the path above

    with makers.project(project_address, makers.write(tmp_path / "reports")):
        return project_address
