"""The step: its context, what it keeps from report to report, what it warns of."""

import pytest
from reading import WARD, document

from stateofplay.coding.code import code
from stateofplay.model import Context, Reader


def test_no_codebook_no_coding():
    """Without a codebook there is nothing to code against."""
    with pytest.raises(ValueError, match="codebook"):
        list(code([], Context()))


def test_people_of_an_earlier_report_are_known():
    """Somebody introduced in one report speaks for the same party in the next."""
    reports = [document("Eva Holm, the trust's finance chief, came."), document("Holm rejected free parking.")]
    readings = list(code(reports, Context(codebook=WARD, reader=Reader.RULES)))
    assert [(s.party, s.issue) for s in readings[1].statements] == [("trust", "parking")]
