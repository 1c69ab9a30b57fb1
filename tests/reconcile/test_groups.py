"""Groups of tellings that grow by merging."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from reconcile_builders import reading, report

from stateofplay.model import Merge
from stateofplay.reconcile.groups import Groups
from stateofplay.reconcile.tellings import Telling

_TEXT = "Oslo wants the quota cut. " * 8
_MADE = reading(report("r", _TEXT), [("Oslo wants the quota cut", "quota", "oslo", "demands")])
_TELLING = Telling.of(_MADE.statements[0], _MADE)
_PAIR = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(_PAIR, st.floats(-2, 2)), st.lists(_PAIR, max_size=12))
def test_groups_join_by_the_mean_of_all_their_scores(scores, joins):
    """Two groups become one where the mean of the scores known between their members is high enough, whatever came before."""
    groups = Groups([_TELLING] * 8, scores=scores)
    members = {at: [at] for at in range(8)}
    for a, b in joins:
        left, right = (next(key for key, row in members.items() if at in row) for at in (a, b))
        pairs = product(members[left], members[right])
        known = [scores[key] for x, y in pairs if (key := (min(x, y), max(x, y))) in scores]
        if left != right and known and sum(known) / len(known) >= -0.8:
            members[left] += members.pop(right)
        groups.join(a, b, Merge("a", "b", 0.0, (), ""))
        assert groups.members == members
