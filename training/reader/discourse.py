"""GUM's attributions: a discourse unit ("she said") whose relation to another is attribution becomes source, cue and content.

GUM writes an RST tree as dependencies between elementary units, in MISC at each unit's first word:
`Discourse=attribution-positive:7->8:...` says that unit 7 attributes unit 8. Unit 8 with all that hangs on it is the content;
in unit 7 the verb that governs the others is the cue, with its auxiliaries, and its subject the source. (Zeldes 2017; Zeldes et
al. 2024, eRST.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.reader.conllu import Sentence, Word
from training.reader.corpora_types import Interval, Marked

_RELATION = re.compile(r"^([a-z]+(?:-[a-z]+)?)(?:_[rm])?:(\d+)(?:->(\d+))?")
_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt"})
_STAYS = tuple(
    "same-unit elaboration joint context causal contingency purpose mode adversative explanation attribution restatement "
    "evaluation".split()
)
"""What hangs on a content by one of these relations belongs to it."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """The discourse units of a document.

    Attributes:
        words: every word as its sentence and its place there; numbers of words count in this list.
        members: unit -> its words' numbers.
        relation: unit -> the name of its relation, and the unit that it hangs on.
        children: unit -> the units that hang on it.
    """

    words: list[tuple[Sentence, int]]
    members: dict[int, list[int]]
    relation: dict[int, tuple[str, int]]
    children: dict[int, list[int]]

    def whole(self, unit: int) -> list[int]:
        """The words of a unit and of its later parts."""
        parts = [child for child in self.children.get(unit, []) if self.relation[child][0] == "same-unit"]
        return sorted(i for part in (unit, *parts) for i in self.members.get(part, []))

    def content(self, unit: int, head: int) -> list[int]:
        """The words of the unit that another attributes, and of what hangs on it within its sentence."""
        home = self.words[self.members[head][0]][0]
        taken: set[int] = set()
        todo = [head]
        while todo:
            one = todo.pop()
            inside = [i for i in self.members.get(one, []) if self.words[i][0] is home]
            if inside:
                taken.update(inside)
                children = self.children.get(one, [])
                todo.extend(child for child in children if child != unit and self.relation[child][0].startswith(_STAYS))
        return sorted(taken.difference(self.whole(unit)))


def attributions(group: Sequence[Sentence], text: str) -> Iterator[Marked]:
    """The attributions of one document whose words have their offsets."""
    tree = _tree(group)
    found: list[Marked] = []
    for unit, (name, head) in sorted(tree.relation.items()):
        if name.startswith("attribution") and head in tree.members and unit in tree.members:
            one = _marked(tree, unit, head, text)
            if one.cue and one.content:
                found.append(one)
    contents = [piece for one in found for piece in one.content]
    for one in found:
        yield replace(one, nested=any(a <= one.cue[0][0] < b for a, b in contents))


def _tree(group: Sequence[Sentence]) -> _Tree:
    tree = _Tree([(sentence, i) for sentence in group for i in range(len(sentence.words))], {}, {}, {})
    current = 0
    for number, (sentence, i) in enumerate(tree.words):
        match = _RELATION.match(sentence.words[i].misc.get("Discourse", ""))
        if match:
            current = int(match[2])
            tree.relation[current] = (match[1], int(match[3] or 0))
        tree.members.setdefault(current, []).append(number)
    for unit, (_, head) in tree.relation.items():
        tree.children.setdefault(head, []).append(unit)
    return tree


def _marked(tree: _Tree, unit: int, head: int, text: str) -> Marked:
    """What the unit attributes; without cue or content when it names none, or only marks."""
    whole = [tree.words[number] for number in tree.whole(unit)]
    content = [sentence.words[i] for sentence, i in (tree.words[number] for number in tree.content(unit, head))]
    sentence = whole[0][0]
    inside = [i for home, i in whole if home is sentence]
    source, cue = _according_to(sentence, inside) or _clause(sentence, inside)
    return Marked(
        _runs([sentence.words[i] for i in source], text),
        _runs([sentence.words[i] for i in cue], text),
        _runs(content, text),
    )


def _according_to(sentence: Sentence, inside: list[int]) -> tuple[list[int], list[int]] | None:
    """Source and cue of "according to ..."."""
    for i in inside[:-1]:
        if sentence.words[i].form.lower() == "according" and sentence.words[i + 1].form.lower() == "to":
            return [j for j in inside if j > i + 1], [i, i + 1]
    return None


def _clause(sentence: Sentence, inside: list[int]) -> tuple[list[int], list[int]]:
    """Source and cue of a clause; no cue where nothing governs, or a noun governs that is nobody's."""
    root = _root(sentence, inside)
    if root is None:
        return [], []
    source = _source(sentence, inside, root)
    if not source and sentence.words[root].tag not in {"VERB", "AUX", "ADJ"}:
        return [], []
    return source, [i for i in _verb(sentence, inside, root) if i not in source]


def _root(sentence: Sentence, inside: list[int]) -> int | None:
    """The first word that may be a predicate and hangs on a word outside; otherwise the first that may be one."""
    words, among = sentence.words, set(inside)
    roots = [i for i in inside if words[i].head - 1 not in among and words[i].tag in {"VERB", "AUX", "NOUN", "ADJ"}]
    return next(iter(roots or [i for i in inside if words[i].tag in {"VERB", "NOUN", "ADP"}]), None)


def _source(sentence: Sentence, inside: list[int], root: int) -> list[int]:
    """The subject, or who owns a governing noun ("his claim"); an expletive is none."""
    words, among = sentence.words, set(inside)
    below = _below(sentence, root)
    subjects = [i for i in below if words[i].relation.startswith("nsubj")]
    found = [i for i in subjects if i in among] or subjects
    if not found and words[root].tag == "NOUN":
        found = [i for i in below if i in among and words[i].relation == "nmod:poss"]
    if not found:
        return []
    source = [i for i in _all_below(sentence, found[0]) if i in among or found[0] not in among]
    return [] if len(source) == 1 and words[source[0]].form.lower() in {"it", "there"} else source


def _verb(sentence: Sentence, inside: list[int], root: int) -> range:
    """The governing word with the auxiliaries, particles and adverbs that stand next to it."""
    beside = {i for i in _below(sentence, root) if i in inside and sentence.words[i].relation in _AUXILIARY}
    low = high = root
    while low - 1 in beside:
        low -= 1
    while high + 1 in beside:
        high += 1
    return range(low, high + 1)


def _below(sentence: Sentence, top: int) -> list[int]:
    """The words that hang on a word."""
    return [i for i, word in enumerate(sentence.words) if word.head - 1 == top]


def _all_below(sentence: Sentence, top: int) -> list[int]:
    """A word and all that hangs on it, near or far."""
    out = {top}
    todo = [top]
    while todo:
        new = [i for i in _below(sentence, todo.pop()) if i not in out]
        out.update(new)
        todo.extend(new)
    return sorted(out)


def _runs(words: list[Word], text: str) -> tuple[Interval, ...]:
    """Neighbouring words as one span, without commas and stops at its ends."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.start):
        if runs and not text[runs[-1][-1].end : word.start].strip():
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(span for span in map(_trimmed, runs) if span)


def _trimmed(run: list[Word]) -> Interval | None:
    while run and run[-1].form in {",", ".", ";", ":"}:
        run.pop()
    while run and run[0].form in {",", ";", ":"}:
        run.pop(0)
    return (run[0].start, run[-1].end) if run else None
