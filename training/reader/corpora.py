"""The corpora, each turned into one form: a text, and what is marked in it by character.

PolNeAR (brat files), UD English EWT with Universal NER on the same sentences, GUM (entities, and the attributions of its discourse
layer), and the project's own marked passages. What a corpus does not mark stays None, so that its loss is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stateofplay.language.states import load_states
from training.reader import discourse, passages
from training.reader.conllu import Sentence, sentences
from training.reader.corpora_types import Interval, Marked


@dataclass(slots=True)
class Example:
    """A document of a corpus. Words and sentence starts are (start, end, tag) and offsets into `text`."""

    name: str
    text: str
    attributions: list[Marked] | None = None
    names: list[tuple[int, int, str]] | None = None
    tags: list[tuple[int, int, str]] | None = None
    starts: list[int] | None = None
    marks_nested: bool = False
    """Whether attributions within another's content are marked too."""
    genre: str = ""
    unnamed: list[Interval] = field(default_factory=list)
    """Stretches whose names nobody marked."""


_LINE = re.compile(r"^T(\d+)\t(Source|Cue|Content) ([\d; ]+)\t")


def polnear(folder: Path) -> Iterator[Example]:
    """The articles of one compartment of PolNeAR, the first annotator of each."""
    for text_path in sorted((folder / "text").glob("*.txt")):
        found = sorted((folder / "attributions").glob(text_path.stem + "_*.ann"))
        if found:
            text = text_path.read_text(encoding="utf-8")
            yield Example(text_path.stem, text, list(_brat(found[0].read_text(encoding="utf-8"))))


def _brat(raw: str) -> Iterator[Marked]:
    spans: dict[str, tuple[Interval, ...]] = {}
    for line in raw.split("\n"):
        match = _LINE.match(line)
        if match:
            pieces = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            spans["T" + match[1]] = tuple((p[0], p[1]) for p in pieces)
    for line in raw.split("\n"):
        if line.startswith("E"):
            roles: dict[str, list[Interval]] = {"Source": [], "Cue": [], "Content": []}
            for argument in line.split("\t")[1].split():
                role, _, target = argument.partition(":")
                role = role.rstrip("0123456789")
                if role in roles and target in spans:
                    roles[role].extend(spans[target])
            if roles["Cue"] and roles["Content"]:
                yield Marked(tuple(sorted(roles["Source"])), tuple(sorted(roles["Cue"])), tuple(sorted(roles["Content"])))


def own(folder: Path, *, held_out: bool) -> Iterator[Example]:
    """The passages of every file in the folder: every tenth is held out of training, for figures."""
    for path in sorted(folder.glob("*.txt")):
        for number, passage in enumerate(passages.read(path), 1):
            if (number % 10 == 0) != held_out:
                continue
            contents = [piece for one in passage.attributions for piece in one.content]
            marked = [
                Marked(
                    one.source,
                    one.cue,
                    one.content,
                    one.kind,
                    any(a <= one.cue[0][0] and one.cue[-1][1] <= b for a, b in contents),
                )
                for one in passage.attributions
            ]
            name = f"{path.stem}-{passage.name}"
            yield Example(name, passage.text, marked, list(passage.names), marks_nested=True, genre=passage.register)


def ewt(tree: Path, names: Path) -> Iterator[Example]:
    """English Web Treebank with the names of Universal NER, one example a document."""
    tagged = _iob(names)
    for document, group in _documents(tree):
        rows = [tagged.get(sentence.name) for sentence in group]
        yield _example(
            document,
            group,
            [None if row is None else [row.get(w.ids[0], "O") for w in s.words] for s, row in zip(group, rows, strict=True)],
        )


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


def gum(folder: Path, *, split: str, with_attributions: bool) -> Iterator[Example]:
    """GUM's documents of a split ("train", "dev" or "test", as its splits.md says)."""
    wanted = gum_split(folder)
    for path in sorted(folder.glob("*.conllu")):
        if wanted.get(path.stem, "train") != split:
            continue
        for document, group in _documents(path):
            example = _example(document, group, [_entity_names(sentence) for sentence in group])
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


_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_OPEN = re.compile(r"\((\d+)-([a-z]+)-[^()|]*|(\d+)\)")


def _entity_names(sentence: Sentence) -> list[str] | None:
    """Names as UNER has them: the run of proper nouns in an entity's mention, of the type of the innermost mention around it."""
    tags = ["O"] * len(sentence.words)
    stack: list[tuple[str, str, int]] = []
    mentions: list[tuple[int, int, str]] = []
    for at, word in enumerate(sentence.words):
        entity = word.misc.get("Entity", "")
        for opened in re.finditer(r"\((\d+)-([a-z]+)-?[^()]*(\))?|(\d+)\)", entity):
            if opened[1]:
                if opened[3]:
                    mentions.append((at, at + 1, opened[2]))
                else:
                    stack.append((opened[1], opened[2], at))
            else:
                for back in range(len(stack) - 1, -1, -1):
                    if stack[back][0] == opened[4]:
                        mentions.append((stack[back][2], at + 1, stack[back][1]))
                        del stack[back]
                        break
    for start, end, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
        name = _GUM_TYPES.get(kind)
        head = _head(sentence, start, end)
        if sentence.words[head].tag != "PROPN" or tags[head] != "O":
            continue
        first = last = head
        while first - 1 >= start and _named(sentence, first - 1, start):
            first -= 1
        while last + 1 < end and _named(sentence, last + 1, start):
            last += 1
        while first < last and sentence.words[first].tag not in {"PROPN", "ADJ", "NOUN", "NUM", "VERB"}:
            first += 1
        while last > first and sentence.words[last].tag not in {"PROPN", "ADJ", "NOUN", "NUM", "VERB"}:
            last -= 1
        if name == "PER":
            while first < last and sentence.words[first].form.rstrip(".") in _TITLES:
                first += 1
        if name == "ORG" and " ".join(w.form for w in sentence.words[first : last + 1]).removesuffix("'s") in _COUNTRIES:
            name = "LOC"
        for i in range(first, last + 1):
            tags[i] = "X" if name is None else ("B-" if i == first else "I-") + name
    return ["O" if tag == "X" else tag for tag in tags]


def _named(sentence: Sentence, at: int, start: int) -> bool:
    """Whether the word belongs to the name beside it: a proper noun, a capitalised word, or what joins two of them."""
    word = sentence.words[at]
    return (
        word.tag == "PROPN"
        or (word.tag in {"ADJ", "NOUN", "NUM", "VERB"} and word.form[0].isupper() and at > 0)
        or _joins(sentence, at, start)
    )


_COUNTRIES = frozenset(name for state in load_states() for name in (state.name, *state.aliases))
_TITLES = frozenset(
    "Mr Mrs Ms Dr President Senator Sen Governor Gov King Queen Prince Princess Professor Prof Sir Lady Lord General Gen Captain Col Colonel Justice "
    "Judge Minister Secretary Chancellor Chairman Speaker Representative Rep Rev Reverend Pope Saint St Emperor Count Duke Miss Mayor".split()
)


def _joins(sentence: Sentence, at: int, start: int) -> bool:
    """Whether a word inside a name joins its parts: "of" in University of Leeds, "the", "and", "&", a hyphen or an initial's dot."""
    if not start < at < len(sentence.words) - 1:
        return False
    word = sentence.words[at]
    neighbours = sentence.words[at - 1].tag == "PROPN" and (
        sentence.words[at + 1].tag == "PROPN"
        or (
            sentence.words[at + 1].form.lower() == "the"
            and at + 2 < len(sentence.words)
            and sentence.words[at + 2].tag == "PROPN"
        )
    )
    return neighbours and word.form.lower() in {"of", "&", "-", "–", "for", "de", "la", "del", "van", "von", "der", "'s", "’s"}


def _head(sentence: Sentence, start: int, end: int) -> int:
    for i in range(start, end):
        if not start <= sentence.words[i].head - 1 < end:
            return i
    return end - 1


def _documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    group: list[Sentence] = []
    name = ""
    for sentence in sentences(path):
        if sentence.document != name and group:
            yield name, group
            group = []
        name = sentence.document
        group.append(sentence)
    if group:
        yield name, group


def _example(document: str, group: list[Sentence], tagged: list[list[str] | None]) -> Example:
    """One text of many sentences: a line break before a new paragraph, a space otherwise."""
    parts: list[str] = []
    length = 0
    names: list[tuple[int, int, str]] = []
    tags: list[tuple[int, int, str]] = []
    starts: list[int] = []
    unnamed: list[Interval] = []
    for number, (sentence, found) in enumerate(zip(group, tagged, strict=True)):
        if number:
            gap = "\n" if sentence.opens_paragraph else " "
            parts.append(gap)
            length += 1
        starts.append(length)
        sentence.offset = length
        spans = []
        for at, word in enumerate(sentence.words):
            word.start, word.end = length, length + len(word.form)
            parts.append(word.form)
            length += len(word.form)
            spans.append((word.start, word.end))
            tags.append((word.start, word.end, word.tag))
            if word.space_after and at + 1 < len(sentence.words):
                parts.append(" ")
                length += 1
        if found is None:
            unnamed.append((sentence.offset, length))
        else:
            own_words = {(w.start, w.end): w.form for w in sentence.words}
            for a, b, kind in _spans(found, spans):
                last = next(form for (_, end), form in own_words.items() if end == b)
                names.append((a, b - 2 if last.endswith(("'s", "’s")) and len(last) > 2 else b, kind))
    return Example(document, "".join(parts), None, names, tags, starts, unnamed=unnamed)


def _spans(tags: list[str], at: list[Interval]) -> Iterator[tuple[int, int, str]]:
    start = -1
    kind = ""
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not (tag.startswith("I-") and tag[2:] == kind):
            yield at[start][0], at[i - 1][1], kind
            start = -1
        if tag[:2] == "B-" and tag[2:] in {"PER", "ORG", "LOC"}:
            start, kind = i, tag[2:]
