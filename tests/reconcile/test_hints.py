"""Hints: no pattern may match a sentence that holds none of them."""

from __future__ import annotations

import re._constants as codes
import re._parser as parser

import pytest

from stateofplay.reconcile import clash_status, disputes, hints

_PATTERNS = {
    **{name: getattr(clash_status, name) for name in ("NEAR", "FAR", "FAINT")},
    **{name: getattr(disputes, name) for name in ("SHIFT", "DISPUTES", "UNTRUE", "DISAGREE", "OTHERWISE", "UNCHECKED")},
}


def _holds(row, wanted):
    """Whether whatever a parsed pattern matches holds one of the wanted letters."""
    run = ""
    for code, value in row:
        if code is codes.LITERAL:
            run += chr(value).lower()
            if any(hint in run for hint in wanted):
                return True
            continue
        run = ""
        if code is codes.BRANCH and all(_holds(branch, wanted) for branch in value[1]):
            return True
        if code is codes.SUBPATTERN and _holds(value[3], wanted):
            return True
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and value[0] and _holds(value[2], wanted):
            return True
    return False


@pytest.mark.parametrize("name", sorted(_PATTERNS))
def test_every_match_holds_a_hint(name):
    """The hints of a pattern leave out no sentence that it could match."""
    pattern = _PATTERNS[name]
    assert _holds(parser.parse(pattern.pattern, pattern.flags), getattr(hints, name))


def test_finds_the_sentences_of_the_hints():
    """Each sentence with a hint is named once, whatever its case, and no other."""
    text = "It is ALL done, done. Nothing else. They are nearly Done."
    assert list(hints.where(text, [(0, 21), (22, 35), (36, 57)], ("done", "all "))) == [0, 2]


def test_letters_that_are_no_plain_case_leave_nothing_out():
    """A text with a long s or a dotless i is read whole, since these match s and i."""
    assert list(hints.where("It is ſettled. So.", [(0, 14), (15, 18)], ("settled",))) == [0, 1]
