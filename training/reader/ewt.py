"""UD English EWT (Silveira et al. 2014) with the names that Universal NER marks on the same sentences (Mayhew et al. 2024)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.reader import treebank
from training.reader.conllu import Sentence
from training.reader.corpora_types import Example


def ewt(tree: Path, names: Path) -> Iterator[Example]:
    """The documents of a CoNLL-U file, with the names of an IOB2 file."""
    tagged = _iob(names)
    for document, group in treebank.documents(tree):
        yield treebank.example(document, group, [_tags(sentence, tagged) for sentence in group])


def _tags(sentence: Sentence, tagged: dict[str, dict[str, str]]) -> list[str] | None:
    """The tag of each word's first syntactic word; None for a sentence that nobody marked."""
    found = tagged.get(sentence.name)
    return None if found is None else [found.get(word.ids[0], "O") for word in sentence.words]


def _iob(path: Path) -> dict[str, dict[str, str]]:
    """Sentence -> number of the syntactic word -> its tag."""
    out: dict[str, dict[str, str]] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id = "):
            current = line.removeprefix("# sent_id = ").strip()
            out[current] = {}
        elif line and line[0].isdigit():
            number, _, tag, *_ = line.split("\t")
            out[current][number] = tag
    return out
