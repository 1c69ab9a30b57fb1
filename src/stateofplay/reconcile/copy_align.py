"""Whether one report is another again: sentence by sentence, by words and by skeleton.

What both quote counts for little, since honest reports of one event quote the same people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from stateofplay.reconcile.prints import Line, likeness, verbatim

_CROWDED: Final = 12
"""A shingle that more sentences of one report share is no clue."""
_CLOSER: Final = 4
"""So many sentences of the other report are compared with one."""
_ALIKE: Final = 0.5
"""Least likeness of two sentences that are the same sentence."""
_SENTENCES: Final = 3
_ALIGNED: Final = 0.4
"""Least share of the shorter report's text that must stand in the other: honest reports of one event stay below a fifth."""
_ALIGNED_FEW: Final = 0.8
"""The same for a report of fewer than three sentences."""
_TOLD: Final = 25
"""Words that must stand outside quotation marks, or those inside count too."""
_CARRIED: Final = 0.25
"""Share of the longer report that is much of it."""
_NEARLY_ALL: Final = 0.7
_PARAGRAPHS: Final = 120
"""Words that make some paragraphs."""
_VERBATIM: Final = 0.5
_SIZES: Final = 0.6
"""A sentence with its words swapped is about as long as it was: at least so much of the longer one."""
_WORDS: Final = 40
_LINES: Final = 3
"""Words and sentences that must stand in both where few stand there to the word: short reports on one matter sound alike."""

Pairs = list[tuple[Line, Line]]


class Cut(tuple[Line, ...]):  # noqa: SLOT001 - what is made once is kept in its dictionary
    """The sentences of a report, with what is asked for whenever it is held against another report, made when it first is."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Cut:
        """The same, if it is cut already."""
        return lines if isinstance(lines, Cut) else cls(lines)

    @cached_property
    def clues(self) -> tuple[frozenset[object], ...]:
        """For each sentence what may show that it is another again: its shingles of both kinds and its words."""
        return tuple([line.words | line.skeleton | line.terms for line in self])

    @cached_property
    def all_clues(self) -> frozenset[object]:
        """The clues of all of them."""
        return frozenset().union(*self.clues)

    @cached_property
    def distinct(self) -> Sequence[int]:
        """The numbers of the sentences, those of the same words once."""
        return sorted({line.forms: number for number, line in reversed(list(enumerate(self)))}.values())

    @cached_property
    def telling(self) -> frozenset[object]:
        """The clues that few of them hold."""
        held = Counter(chain.from_iterable([self.clues[number] for number in self.distinct]))
        return frozenset([clue for clue, count in held.items() if count <= _CROWDED])


def align(lines: Sequence[Line], others: Sequence[Line]) -> Pairs:
    """Each sentence of one report with the sentence of another that it is again, where there is one."""
    own, theirs = Cut.of(lines), Cut.of(others)
    shared = theirs.telling & own.all_clues
    by_clue: defaultdict[object, list[int]] = defaultdict(list)
    for number in theirs.distinct:
        for clue in shared & theirs.clues[number]:
            by_clue[clue].append(number)
    pairs: Pairs = []
    for line, clues in zip(own, own.clues, strict=True):
        votes = Counter(chain.from_iterable([by_clue[clue] for clue in shared & clues]))
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_CLOSER]
        scored = [(likeness(line, others[number]), -number) for number, _ in ranked]
        if scored and max(scored)[0] >= _ALIKE:
            pairs.append((line, others[-max(scored)[1]]))
    return pairs


def verify(lines: Sequence[Line], others: Sequence[Line]) -> float:
    """The share of the shorter text that stands in the other when one is a copy of the other; 0 when neither is.

    Words that both quote do not count, unless one of the two is little else than quotations. A copy holds much of its original,
    or is nearly all taken from it, or at least takes some paragraphs; a list of links that two pages share makes no copy.
    """
    return share(lines, others, align(lines, others))


def share(lines: Sequence[Line], others: Sequence[Line], pairs: Pairs) -> float:
    """The same, for sentences that are aligned already."""
    pairs = _once(pairs)
    if not _is_enough(pairs) or len(pairs) < min(_SENTENCES, len(lines), len(others)):
        return 0.0
    quoted = _telling(lines) and _telling(others)
    both = [min(line.quoted, again.quoted) if quoted else 0 for line, again in pairs]
    held = sum(min(line.size, again.size) - shared for (line, again), shared in zip(pairs, both, strict=True))
    own = _size(lines, [line for line, _ in pairs], quoted=quoted) - sum(both)
    other = _size(others, [again for _, again in pairs], quoted=quoted) - sum(both)
    small, large = sorted((max(1, own), max(1, other)))
    part = min(1.0, held / small)
    least = _ALIGNED if len(pairs) >= _SENTENCES else _ALIGNED_FEW
    taken = part >= _NEARLY_ALL or held >= _CARRIED * large or held >= _PARAGRAPHS
    return part if part >= least and taken else 0.0


def _once(pairs: Pairs) -> Pairs:
    """The pairs, of those that are not to the word only one for each sentence of the other report, and of like lengths."""
    kept: Pairs = []
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for line, other in pairs:
        if verbatim(line, other):
            kept.append((line, other))
            continue
        if min(line.size, other.size) < _SIZES * max(line.size, other.size):
            continue
        place, like = (other.start, other.end), likeness(line, other)
        if place not in best:
            best[place] = (like, len(kept))
            kept.append((line, other))
        elif like > best[place][0]:
            best[place] = (like, best[place][1])
            kept[best[place][1]] = (line, other)
    return kept


def _is_enough(pairs: Pairs) -> bool:
    """Whether what stands in both is to the word, or so much that chance does not bring it about."""
    if word_for_word(pairs):
        return True
    return len(pairs) >= _LINES and sum(min(line.size, other.size) for line, other in pairs) >= _WORDS


def carried(lines: Sequence[Line], pairs: Pairs) -> float:
    """The share of one report that stands in another, 0 to 1, by the sentences that are aligned."""
    return min(1.0, sum(line.size for line, _ in pairs) / max(1, sum(line.size for line in lines)))


def _telling(lines: Sequence[Line]) -> bool:
    """Whether a report has words enough outside quotation marks to be known by them."""
    quoted = sum(line.quoted for line in lines)
    return sum(line.size for line in lines) - quoted >= max(_TOLD, quoted // 4)


def _size(lines: Sequence[Line], paired: Sequence[Line], *, quoted: bool) -> int:
    """The words of a report, without those quoted in sentences that are not paired if `quoted` ones do not count."""
    whole = sum(line.size for line in lines)
    return whole - (sum(line.quoted for line in lines) - sum(line.quoted for line in set(paired))) if quoted else whole


def word_for_word(pairs: Pairs) -> bool:
    """Whether most of what is again is so to the word; not so where nothing is."""
    held = sum(line.size for line, _ in pairs)
    return held > 0 and sum(line.size for line, other in pairs if verbatim(line, other)) >= _VERBATIM * held
