"""Lets the tests of this part import the helpers that stand beside them."""

import sys
from pathlib import Path

import pytest

from stateofplay.coding.positions import inputs

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def small_vectors(monkeypatch):
    """Propositions get the small vectors of `positions_fakes`, as its documents do."""
    from positions_fakes import proposed  # noqa: PLC0415 - found once the path is set

    monkeypatch.setattr(inputs, "proposed", proposed)
