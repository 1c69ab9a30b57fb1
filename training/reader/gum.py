"""GUM: text of many genres with entities and discourse relations (Zeldes 2017)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.reader import discourse, treebank
from training.reader.corpora_types import Example
from training.reader.entities import names


def gum(folder: Path, *, split: str, with_attributions: bool) -> Iterator[Example]:
    """GUM's documents of a split ("train", "dev" or "test", as its splits.md says)."""
    elsewhere = gum_split(folder)
    for path in sorted(folder.glob("*.conllu")):
        if elsewhere.get(path.stem, "train") == split:
            for document, group in treebank.documents(path):
                example = treebank.example(document, group, [names(sentence) for sentence in group])
                example.genre = document.split("_")[1]
                if with_attributions:
                    example.attributions = list(discourse.attributions(group, example.text))
                    example.marks_nested = True
                yield example


def gum_split(folder: Path) -> dict[str, str]:
    """Document name -> split, for those that are not in train."""
    out: dict[str, str] = {}
    split = ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            split = line[3:].strip()
        elif line.startswith("  * ") and split in {"dev", "test"}:
            out[line[4:].strip()] = split
    return out
