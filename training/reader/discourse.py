"""GUM's attributions: a discourse unit ("she said") whose relation to another is attribution becomes source, cue and content.

GUM writes an RST tree as dependencies between elementary units, in MISC at each unit's first word:
`Discourse=attribution-positive:7->8:...` says that unit 7 attributes unit 8. Unit 8 with all that hangs on it is the content; in unit 7 the
verb that governs the others is the cue, with its auxiliaries, and its subject the source. (Zeldes 2017; Zeldes et al. 2024, eRST.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.reader.conllu import Sentence, Word
from training.reader.corpora_types import Marked

_RELATION = re.compile(r"^([a-z]+(?:-[a-z]+)?)(?:_[rm])?:(\d+)(?:->(\d+))?")
_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "advmod", "compound:prt"})


def attributions(group: list[Sentence], text: str) -> Iterator[Marked]:
    """The attributions of one document whose words have their offsets."""
    words: list[tuple[Sentence, int]] = [(s, i) for s in group for i in range(len(s.words))]
    unit_of: list[int] = []
    relation: dict[int, tuple[str, int]] = {}
    current = 0
    for sentence, i in words:
        found = sentence.words[i].misc.get("Discourse")
        if found:
            match = _RELATION.match(found)
            if match:
                current = int(match[2])
                relation[current] = (match[1], int(match[3] or 0))
        unit_of.append(current)
    members: dict[int, list[int]] = {}
    for at, unit in enumerate(unit_of):
        members.setdefault(unit, []).append(at)
    children: dict[int, list[int]] = {}
    for unit, (_, head) in relation.items():
        children.setdefault(head, []).append(unit)
    marked: list[tuple[Marked, int]] = []
    for unit, (name, head) in sorted(relation.items()):
        if not name.startswith("attribution") or head not in members or unit not in members:
            continue
        content = _content(unit, head, relation, children, members, words)
        one = _marked([words[i] for i in _with_same_unit(unit, relation, children, members)], content, words, text)
        if one:
            marked.append((one, one.cue[0][0]))
    contents = [piece for one, _ in marked for piece in one.content]
    for one, at in marked:
        nested = any(a <= at < b for a, b in contents)
        yield Marked(one.source, one.cue, one.content, "", nested)


def _with_same_unit(
    unit: int, relation: dict[int, tuple[str, int]], children: dict[int, list[int]], members: dict[int, list[int]]
) -> list[int]:
    """The words of a unit and of its later parts."""
    out = list(members[unit])
    for child in children.get(unit, []):
        if relation[child][0] == "same-unit" and child in members:
            out.extend(members[child])
    return sorted(out)


_STAYS = (
    "same-unit",
    "elaboration",
    "joint",
    "context",
    "causal",
    "contingency",
    "purpose",
    "mode",
    "adversative",
    "explanation",
    "attribution",
    "restatement",
    "evaluation",
)


def _content(
    unit: int,
    head: int,
    relation: dict[int, tuple[str, int]],
    children: dict[int, list[int]],
    members: dict[int, list[int]],
    words: list[tuple[Sentence, int]],
) -> list[int]:
    """Word numbers of the content: the attributed unit and what hangs on it within its sentence."""
    home = words[members[head][0]][0]
    taken: list[int] = []
    todo = [head]
    while todo:
        one = todo.pop()
        inside = [i for i in members.get(one, []) if words[i][0] is home]
        if not inside:
            continue
        taken.extend(inside)
        todo.extend(child for child in children.get(one, []) if child != unit and relation[child][0].startswith(_STAYS))
    cut = set(_with_same_unit(unit, relation, children, members))
    return sorted(i for i in set(taken) if i not in cut)


def _marked(
    unit: list[tuple[Sentence, int]], content: list[int], words: list[tuple[Sentence, int]], text: str
) -> Marked | None:
    if not unit or not content:
        return None
    sentence = unit[0][0]
    inside = [i for s, i in unit if s is sentence]
    among = set(inside)
    for i in inside[:-1]:
        if sentence.words[i].form.lower() == "according" and sentence.words[i + 1].form.lower() == "to":
            return _spans([j for j in inside if j > i + 1], [i, i + 1], content, sentence, words, text)
    roots = [
        i for i in inside if sentence.words[i].head - 1 not in among and sentence.words[i].tag in {"VERB", "AUX", "NOUN", "ADJ"}
    ]
    if not roots:
        roots = [i for i in inside if sentence.words[i].tag in {"VERB", "NOUN", "ADP"}]
    if not roots:
        return None
    root = roots[0]
    subject = [i for i in inside if sentence.words[i].head - 1 == root and sentence.words[i].relation.startswith("nsubj")]
    if not subject:
        subject = [
            i
            for i in range(len(sentence.words))
            if sentence.words[i].head - 1 == root and sentence.words[i].relation.startswith("nsubj")
        ]
    if sentence.words[root].tag == "NOUN" and not subject:
        subject = [i for i in inside if sentence.words[i].head - 1 == root and sentence.words[i].relation in {"nmod:poss"}]
    source: list[int] = []
    for one in subject[:1]:
        source = sorted(j for j in _below(sentence, one) if j in among or one not in among)
    if source and sentence.words[source[0]].form.lower() in {"it", "there"} and len(source) == 1:
        source = []
    cue = [root]
    linked = {i for i in inside if sentence.words[i].head - 1 == root and sentence.words[i].relation in _AUXILIARY}
    low = high = root
    while low - 1 in linked:
        low -= 1
    while high + 1 in linked:
        high += 1
    cue = [i for i in range(low, high + 1) if i not in source]
    if sentence.words[root].tag not in {"VERB", "AUX", "ADJ"} and not source:
        return None
    return _spans(source, cue, content, sentence, words, text)


def _spans(
    source: list[int], cue: list[int], content: list[int], sentence: Sentence, words: list[tuple[Sentence, int]], text: str
) -> Marked | None:
    """The roles as character spans; None when content or cue is only marks."""
    one = Marked(
        tuple(_runs([sentence.words[i] for i in source], text)),
        tuple(_runs([sentence.words[i] for i in cue], text)),
        tuple(_runs([s.words[i] for s, i in (words[j] for j in content)], text)),
    )
    return one if one.cue and one.content else None


def _below(sentence: Sentence, top: int) -> set[int]:
    out = {top}
    grew = True
    while grew:
        grew = False
        for i, word in enumerate(sentence.words):
            if i not in out and word.head - 1 in out:
                out.add(i)
                grew = True
    return out


def _runs(words: list[Word], text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring words as one span; a closing comma or full stop at the end of the last is left out."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.start):
        if runs and not text[runs[-1][-1].end : word.start].strip():
            runs[-1].append(word)
        else:
            runs.append([word])
    for run in runs:
        while run and run[-1].form in {",", ".", ";", ":"}:
            run.pop()
        while run and run[0].form in {",", ";", ":"}:
            run.pop(0)
        if run:
            yield run[0].start, run[-1].end
