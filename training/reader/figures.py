"""What a tagger says of marked documents, counted: attributions by role and group, names by type. Runs without torch."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.tagger import Graph, Settings, Tags, tag
from training.reader import corpora
from training.reader.examples import NAME_TAGS, UNMARKED, Labelled, labelled
from training.reader.score import Counts, Told, compare, total

_PRONOUNS = frozenset(
    "i you he she it we they who which that this these those him her them us me his its their our my your whose whom".split()
)


def gold(document: Labelled, *, nested: bool) -> list[Told]:
    """The marked attributions in words, with the groups that figures are given for."""
    out = []
    for link in document.links or ():
        if link.nested and not nested:
            continue
        breaks = document.features.opens
        roles = [_runs(words, breaks) for words in (link.source, link.cue, link.content)]
        out.append(Told(*roles, group=_group(document, link.source, link.content, link.cue)))
    return out


def _runs(words: Sequence[int] | NDArray[np.int32], breaks: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    runs: list[list[int]] = []
    for i in words:
        if runs and runs[-1][1] == i and not breaks[i]:
            runs[-1][1] = int(i) + 1
        else:
            runs.append([int(i), int(i) + 1])
    return tuple((a, b) for a, b in runs)


def _group(document: Labelled, source: NDArray[np.int32], content: NDArray[np.int32], cue: NDArray[np.int32]) -> str:
    """Form | sentence | source, as the issue names them."""
    at = document.features.at
    quoted = document.features.quoted[at[content]] > 0
    form = "direct" if quoted.mean() > 0.95 else "mixed" if quoted.any() else "indirect"
    low, high = min(content.min(), cue.min()), max(content.max(), cue.max())
    between = document.text[document.spans[low][0] : document.spans[high][1]]
    crosses = "other sentence" if any(mark in between for mark in (". ", "? ", "! ", '." ', ".” ", "\n")) else "same sentence"
    words = [document.text[slice(*document.spans[i])] for i in source]
    if not words:
        kind = "no source"
    elif all(word.lower() in _PRONOUNS for word in words):
        kind = "pronoun"
    else:
        kind = (
            "named"
            if any(word[:1].isupper() for word in words[1:]) or (len(words) == 1 and words[0][:1].isupper())
            else "role noun"
        )
    return f"{form}|{crosses}|{kind}"


def told(tags: Tags, *, nested: bool) -> list[Told]:
    """What the tagger says, in the same form."""
    return [Told(r.source, r.cue, r.content, kind, r.scores[0]) for r, kind in tags.roles if nested or not r.is_nested]


def attributions(documents: Iterable[Labelled], graph: Graph, how: Settings, *, nested: bool = False) -> list[Counts]:
    """Counts of each document."""
    return [compare(told(tag(d.features, graph, how), nested=nested), gold(d, nested=nested)) for d in documents]


def names(documents: Iterable[Labelled], graph: Graph, how: Settings) -> Counts:
    """Counts of names by type and together (`all`)."""
    return total(compare_names(d, {(a, b, k) for a, b, k, _ in tag(d.features, graph, how).names}) for d in documents)


def compare_names(document: Labelled, told: set[tuple[int, int, str]]) -> Counts:
    """One document's counts of names by type and together, leaving out words that nobody marked."""
    marked: set[tuple[int, int, str]] = set()
    begin, kind = -1, ""
    for i, value in enumerate([*document.names.tolist(), 0]):
        label = NAME_TAGS[value] if value != UNMARKED else "O"
        if begin >= 0 and not (label[:2] == "I-" and label[2:] == kind):
            marked.add((begin, i, kind))
            begin = -1
        if label[:2] == "B-":
            begin, kind = i, label[2:]
    unmarked = document.names == UNMARKED
    mine = {(a, b, k) for a, b, k in told if not unmarked[a:b].any()}
    out = Counts()
    for one in ("PER", "ORG", "LOC"):
        x, y = {m for m in mine if m[2] == one}, {m for m in marked if m[2] == one}
        out.add(one, len(x & y), len(x), len(y))
    out.add("all", len(mine & marked), len(mine), len(marked))
    return out


def table(counts: Counts) -> str:
    """One line of the issue's figures."""
    exact = " ".join(f"{counts.f1('exact ' + r):.1f}" for r in ("source", "cue", "content"))
    token = " ".join(f"{counts.f1('token ' + r):.1f}" for r in ("source", "cue", "content"))
    return f"exact {exact} | token {token} | whole {counts.f1('whole'):.1f} exact {counts.f1('whole exact'):.1f}"


def dev_sets(data: Path, cutter: Pieces, cache: Path) -> dict[str, list[Labelled]]:
    """What is scored while training."""
    if cache.exists():
        out: dict[str, list[Labelled]] = pickle.loads(cache.read_bytes())
        return out
    out = {
        "polnear": [labelled(e, cutter) for e in corpora.polnear(data / "polnear/dev")],
        "uner": [labelled(e, cutter) for e in corpora.ewt(data / "ud-ewt/dev.conllu", data / "uner-ewt/dev.iob2")],
        "uner-test": [labelled(e, cutter) for e in corpora.ewt(data / "ud-ewt/test.conllu", data / "uner-ewt/test.iob2")],
        "gum": [
            labelled(e, cutter)
            for s in ("dev", "test")
            for e in corpora.gum(data / "gum", split=s, with_attributions=True)
            if e.genre == "news"
        ],
    }
    cache.write_bytes(pickle.dumps(out))
    return out
