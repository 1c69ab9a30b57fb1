"""Groups of tellings that grow by merging, each merge with its reason, by average linkage under what must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from stateofplay.model.reconciled import Merge
from stateofplay.model.statement import Stance
from stateofplay.reconcile.stances import clash
from stateofplay.reconcile.tellings import THRESHOLD, Telling

_LINKAGE: Final = THRESHOLD - 0.4
"""Two groups become one where the mean score between their members reaches this."""


@dataclass(slots=True)
class Groups:
    """Groups of tellings, by their numbers.

    Attributes:
        tellings: all of them.
        apart: pairs (the smaller number first) that never come into one group.
        scores: of the pairs that were looked at.
    """

    tellings: Sequence[Telling]
    apart: AbstractSet[tuple[int, int]] = frozenset()
    scores: dict[tuple[int, int], float] = field(default_factory=dict)
    home: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    merges: dict[int, list[Merge]] = field(init=False)
    stances: dict[int, set[Stance]] = field(init=False)
    place: list[int] = field(init=False)
    """For each telling its place in its group."""
    near: defaultdict[int, list[int]] = field(init=False)
    """For each telling those that it was held against, once the first groups are joined."""

    def __post_init__(self) -> None:
        self.home = list(range(len(self.tellings)))
        self.members = {at: [at] for at in self.home}
        self.merges = {at: [] for at in self.home}
        self.stances = {at: {self.tellings[at].statement.stance} for at in self.home}
        self.place = [0] * len(self.tellings)
        self.near = defaultdict(list)

    def force(self, a: int, b: int, merge: Merge) -> bool:
        """Merge the groups of `a` and `b` unless that would join opposite stances or what must stay apart; whether it did."""
        left, right = self.home[a], self.home[b]
        if left == right or clash(self.stances[left] | self.stances[right]) or self._parted(left, right):
            return False
        for place, at in enumerate(self.members[right], len(self.members[left])):
            self.home[at] = left
            self.place[at] = place
        self.stances[left] |= self.stances.pop(right)
        self.members[left] += self.members.pop(right)
        self.merges[left] += [*self.merges.pop(right), merge]
        return True

    def joined(self, a: int, b: int) -> bool:
        """Whether both are in one group."""
        return self.home[a] == self.home[b]

    def join(self, a: int, b: int, merge: Merge) -> None:
        """Merge the groups of `a` and `b` when their members are alike on the whole."""
        left, right = self.home[a], self.home[b]
        if left == right:
            return
        known = self._known(left, right)
        if known and sum(known) / len(known) >= _LINKAGE:
            self.force(a, b, merge)

    def _known(self, left: int, right: int) -> list[float]:
        """The scores between the members of two groups, in the order of the members."""
        if not self.near:
            for x, y in self.scores:
                self.near[x].append(y)
                self.near[y].append(x)
        turned = len(self.members[left]) > len(self.members[right])
        few, many = (right, left) if turned else (left, right)
        pairs = [(at, other) for at in self.members[few] for other in self.near[at] if self.home[other] == many]
        ordered = [(b, a) if turned else (a, b) for a, b in pairs]
        ordered.sort(key=lambda pair: (self.place[pair[0]], self.place[pair[1]]))
        return [self.scores[min(pair), max(pair)] for pair in ordered]

    def found(self) -> Iterator[tuple[list[int], list[Merge]]]:
        """The groups of at least two different statements, in order, each with its merges in the order in which they came."""
        for _, members in sorted((min(members), members) for members in self.members.values() if len(members) > 1):
            if len({self.tellings[at].statement.id for at in members}) > 1:
                yield sorted(members), self.merges[self.home[members[0]]]

    def _parted(self, left: int, right: int) -> bool:
        return bool(self.apart) and any(
            (min(x, y), max(x, y)) in self.apart for x in self.members[left] for y in self.members[right]
        )
