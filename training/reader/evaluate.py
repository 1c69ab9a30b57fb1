"""Figures of a checkpoint on PolNeAR dev, on held-back passages, and of names on UNER-EWT and GUM news."""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from stateofplay.language.tagger.decode import Floats
from stateofplay.language.tagger.pieces import Pieces
from stateofplay.language.tagger.tagger import Graph, Settings, Tags, tag
from training.reader import corpora
from training.reader.examples import KINDS, NAME_TAGS, UNMARKED, WORD_TAGS, Labelled, labelled
from training.reader.network import Network, start
from training.reader.score import Counts, Told, compare, total

_PRONOUNS = frozenset(
    "i you he she it we they who which that this these those him her them us me his their its our my your whose whom".split()
)


class TorchGraph:
    """The network as trained, window by window."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    def words(
        self, pieces: NDArray[np.int64], shapes: NDArray[np.int64], quoted: NDArray[np.int64], at: NDArray[np.int64]
    ) -> Mapping[str, Floats]:
        """See `Graph`."""
        encoder = self.network.encoder
        with torch.no_grad():
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = encoder.words(*(torch.from_numpy(a)[None] for a in (pieces, shapes, quoted, at))).float()
            return {name: getattr(encoder, name)(words)[0].numpy() for name in ("names", "tags", "anchors", "kinds", "link")}

    def roles(self, link: Floats, anchors: NDArray[np.int64]) -> Floats:
        """See `Graph`."""
        with torch.no_grad():
            count = len(anchors)
            scores = self.network.linker(
                torch.from_numpy(link)[None],
                torch.zeros(count, dtype=torch.long),
                torch.from_numpy(anchors),
                torch.full((count,), len(link)),
            )
        out: Floats = scores.numpy()
        return out


def settings(network: Network, cutter: Pieces, *, cue: float, nested: float) -> Settings:
    """What decoding needs of a network."""
    steps = tuple(tuple(float(x) for x in row) for row in network.linker.steps.detach())
    return Settings(cutter.opens, cutter.closes, NAME_TAGS, WORD_TAGS, KINDS, steps, cue, nested)


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
    """form | sentence | source, as the issue names them."""
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
    """Counts of names by type and together (`all`), leaving out words nobody marked."""
    out = Counts()
    for document in documents:
        unmarked = document.names == UNMARKED
        marked: set[tuple[int, int, str]] = set()
        begin = -1
        kind = ""
        for i, value in enumerate([*document.names.tolist(), 0]):
            label = NAME_TAGS[value] if value != UNMARKED else "O"
            if begin >= 0 and not (label[:2] == "I-" and label[2:] == kind):
                marked.add((begin, i, kind))
                begin = -1
            if label[:2] == "B-":
                begin, kind = i, label[2:]
        mine = {(a, b, k) for a, b, k, _ in tag(document.features, graph, how).names if not unmarked[a:b].any()}
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


def main() -> None:
    """Print the figures of checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--cue", type=float, nargs="*", default=[0.5])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("checkpoints", nargs="+")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    vocabulary = start().vocabulary
    cutter = Pieces(vocabulary)
    sets = dev_sets(given.data, cutter, given.run / "dev.pickle")
    for name in given.checkpoints:
        network = Network(len(vocabulary))
        state = torch.load(given.run / name)
        network.load_state_dict(state.get("slow", state))
        graph = TorchGraph(network)
        for cue in given.cue:
            how = settings(network, cutter, cue=cue, nested=2.0)
            print(name, cue, "polnear", table(total(attributions(sets["polnear"], graph, how))), flush=True)
        how = settings(network, cutter, cue=2.0, nested=2.0)
        for one in ("uner", "uner-test", "gum"):
            counts = names(sets[one], graph, how)
            print(name, one, " ".join(f"{k} {counts.f1(k):.1f}" for k in ("PER", "ORG", "LOC", "all")), flush=True)


if __name__ == "__main__":
    main()
