"""The annotated corpus of positions as values (`training/corpus/GUIDE.md`), and a check of its form.

`python -m training.positions.corpus FOLDER...` prints each error with its file and line, then counts of what the folders hold.
"""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

STANCES = ("supports", "demands", "offers", "open", "undecided", "rejects")
SOURCINGS = ("named", "anonymous", "collective", "document", "outlet", "none")
STATUSES = ("agreed", "narrowing", "open", "deadlocked", "off_table")
REGISTERS = ("agency", "broadcaster", "tabloid", "liveblog", "communique", "trade", "bulletin", "respun", "daily", "transcript")
NAMED = ("speaker", "teller", "via", "if", "expires", "why", "count", "content")
FLAGS = ("red", "past", "hedged")
QUOTED = ("speaker", "via", "if", "expires", "why", "content")
EMPTY = "-"
SHARE = re.compile(r"\d{1,3}(\.\d+)?%")
DAY = re.compile(r"\d{4}-\d\d-\d\d")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as marked: spans are offsets into the passage's text, `None` where the field is empty."""

    issue: str
    stance: str
    party: str
    sourcing: str
    source: Span | None
    cue: Span | None
    holder: Span | None
    evidence: Span
    named: dict[str, Any] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about where an issue stands, `issue` being `all` for the talks as a whole."""

    issue: str
    status: str
    party: str
    source: Span | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One invented report: its text is the paragraphs joined by newlines."""

    negotiation: str
    number: str
    register: str
    outlet: str
    day: str
    title: str
    text: str
    rows: tuple[Row, ...]
    claims: tuple[Claim, ...]

    def words(self, span: Span | None) -> str:
        """The words of a span, '' for none."""
        return self.text[span[0] : span[1]] if span else ""


@dataclass(frozen=True, slots=True)
class Negotiation:
    """A folder: the codebook as plain data, and the passages in their order."""

    name: str
    codebook: dict[str, Any]
    passages: tuple[Passage, ...]


class FormError(Exception):
    """A line that breaks the form, with its place."""


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


class _Finder:
    """Finds copied words in a text: close to the evidence of their row, which itself is sought from the row before on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.after = 0

    def evidence(self, words: str) -> Span:
        start = self.text.find(words, self.after)
        start = start if start >= 0 else self.text.find(words)
        if start < 0:
            raise FormError(f"not in the text: {words!r}")
        self.after = start
        return start, start + len(words)

    def near(self, words: str, evidence: Span, *, before: bool = False) -> Span | None:
        """The occurrence of `words` as a whole inside the evidence, else the nearest; with `before`, the last one before it."""
        if words == EMPTY:
            return None
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        found = [match.span() for match in pattern.finditer(self.text)]
        if not found:
            raise FormError(f"not in the text: {words!r}")
        inside = [span for span in found if _inside(span, evidence)]
        if inside and not before:
            return inside[0]
        if before:
            earlier = [span for span in found if span[1] <= evidence[0]]
            return earlier[-1] if earlier else found[0]

        def distance(span: Span) -> int:
            return max(evidence[0] - span[1], span[0] - evidence[1], 0)

        return min(found, key=lambda span: (distance(span), span))


def _row(cells: list[str], finder: _Finder, codebook: dict[str, Any]) -> Row:
    if len(cells) < 8:
        raise FormError(f"a statement has eight fields, here are {len(cells)}")
    issue, stance, party, sourcing, source, cue, holder, words = cells[:8]
    _known(issue, stance, party, codebook)
    if sourcing not in SOURCINGS:
        raise FormError("no such sourcing: " + sourcing)
    if (source == EMPTY) != (sourcing == "none"):
        raise FormError(f"sourcing {sourcing} does not go with source {source!r}")
    evidence = finder.evidence(words)
    if "\n" in words:
        raise FormError("evidence over two paragraphs")
    named, flags = _extras(cells[8:], finder, evidence)
    if "teller" in named and named["teller"] not in codebook["parties"]:
        raise FormError("no such party: " + named["teller"])
    if "count" in named and not str(named["count"]).isdigit():
        raise FormError("count is a number")
    spans = (finder.near(source, evidence), finder.near(cue, evidence), finder.near(holder, evidence))
    return Row(issue, stance, party, sourcing, *spans, evidence, named, flags)


def _known(issue: str, stance: str, party: str, codebook: dict[str, Any]) -> None:
    if issue != EMPTY and issue not in codebook["issues"]:
        raise FormError("no such issue: " + issue)
    if (stance not in STANCES) if issue != EMPTY else stance != EMPTY:
        raise FormError(f"stance {stance!r} does not go with issue {issue!r}")
    if party != EMPTY and party not in codebook["parties"]:
        raise FormError("no such party: " + party)


def _extras(cells: list[str], finder: _Finder, evidence: Span) -> tuple[dict[str, Any], frozenset[str]]:
    """The named fields, those that quote as spans, and the flags."""
    named: dict[str, Any] = {}
    flags = set()
    for cell in cells:
        key, equals, value = cell.partition("=")
        if not equals and key in FLAGS:
            flags.add(key)
        elif equals and key in NAMED and value:
            named[key] = finder.near(value, evidence, before=key == "speaker") if key in QUOTED else value
        else:
            raise FormError("no such field: " + cell)
    return named, frozenset(flags)


def _claim(cells: list[str], finder: _Finder, codebook: dict[str, Any]) -> Claim:
    if len(cells) != 5:
        raise FormError(f"a status claim has five fields, here are {len(cells)}")
    issue, status, party, source, words = cells
    if issue != "all" and issue not in codebook["issues"]:
        raise FormError("no such issue: " + issue)
    if status not in STATUSES and not SHARE.fullmatch(status):
        raise FormError("no such status: " + status)
    if party != EMPTY and party not in codebook["parties"]:
        raise FormError("no such party: " + party)
    start = finder.text.find(words)
    if start < 0:
        raise FormError(f"not in the text: {words!r}")
    span = (start, start + len(words))
    return Claim(issue, status, party, finder.near(source, span), span)


def folders(corpus: Path) -> list[Path]:
    """The negotiations of a corpus by name: its folders with a codebook."""
    return sorted(path.parent for path in corpus.glob("*/codebook.yaml"))


def load(folder: Path, *, home: Path | None = None) -> tuple[Negotiation, list[str]]:
    """The negotiation in `folder`, and what is wrong with it, each with file and line; a row that is wrong is left out.

    Args:
        folder: holds `passages.txt`, and `codebook.yaml` unless that is in `home`.
        home: where the codebook is, for a second annotation.
    """
    codebook = yaml.safe_load(((home or folder) / "codebook.yaml").read_text(encoding="utf-8"))
    path = folder / "passages.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("= ")] + [len(lines)]
    passages, errors = [], []
    seen: set[str] = set()
    for start, end in pairwise(starts):
        head = [cell.strip() for cell in lines[start][2:].split(" | ")]
        if len(head) != 5 or head[1] not in REGISTERS or not DAY.fullmatch(head[3]) or head[0] in seen:
            form = "number | register | outlet | day | title"
            errors.append(f"{path}:{start + 1}: {form}, with a new number and a register of {REGISTERS}")
            continue
        seen.add(head[0])
        text, rows, claims, wrong = _passage([line.strip() for line in lines[start + 1 : end]], codebook)
        errors += [f"{path}:{start + 2 + offset}: {error}" for offset, error in wrong]
        passages.append(Passage(folder.name, head[0], head[1], head[2], head[3], head[4], text, rows, claims))
    return Negotiation(folder.name, codebook, tuple(passages)), errors


def _passage(
    body: list[str], codebook: dict[str, Any]
) -> tuple[str, tuple[Row, ...], tuple[Claim, ...], list[tuple[int, FormError]]]:
    """Text, rows and claims of the lines below a heading, and the lines that are wrong."""
    text = "\n".join(line for line in body if line and line[:2] not in ("> ", "~ "))
    finder, rows, claims, wrong = _Finder(text), [], [], []
    for offset, line in enumerate(body):
        cells = [cell.strip() for cell in line[2:].split(" | ")]
        try:
            if line[:2] == "> ":
                rows.append(_row(cells, finder, codebook))
            elif line[:2] == "~ ":
                claims.append(_claim(cells, finder, codebook))
        except FormError as error:
            wrong.append((offset, error))
    return text, tuple(rows), tuple(claims), wrong


def grams(text: str, size: int = 5) -> set[tuple[str, ...]]:
    """The word n-grams of a text, lower case."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(size)), strict=False))


def summary(negotiations: Sequence[Negotiation]) -> str:
    """Counts of what the folders hold, one a line."""

    def with_field(name: str) -> int:
        return sum(name in row.named for _, row in rows)

    def with_flag(name: str) -> int:
        return sum(name in row.flags for row in on_issue)

    passages = [passage for negotiation in negotiations for passage in negotiation.passages]
    rows = [(passage, row) for passage in passages for row in passage.rows]
    on_issue = [row for _, row in rows if row.issue != EMPTY]
    words = [word for passage in passages for word in re.findall(r"\w+", passage.text.lower())]
    each = [grams(passage.text) for passage in passages]
    shared = Counter(gram for own in each for gram in own)
    repeated = sum(sum(shared[gram] > 1 for gram in own) for own in each) / max(1, sum(map(len, each)))
    bare = sum(not any(row.issue != EMPTY for row in passage.rows) for passage in passages)
    cues = Counter(passage.words(row.cue).lower() for passage, row in rows if row.cue)
    return "\n".join(
        (
            f"passages {len(passages)}, without a position {bare}",
            f"words {len(words)}, types {len(set(words))}",
            f"statements {len(rows)}, on no issue {len(rows) - len(on_issue)}",
            f"stances {dict(Counter(row.stance for row in on_issue).most_common())}",
            f"sourcing {dict(Counter(row.sourcing for _, row in rows).most_common())}",
            f"registers {dict(Counter(passage.register for passage in passages).most_common())}",
            f"conditions {sum('if' in row.named for row in on_issue)}, red lines {with_flag('red')}, past {with_flag('past')}",
            f"told by another party {with_field('teller')}, speaker traced {with_field('speaker')}, via {with_field('via')}",
            f"status claims {sum(len(passage.claims) for passage in passages)}",
            f"distinct cues {len(cues)}, most used {cues.most_common(6)}",
            f"5-grams that stand in two passages {repeated:.2%}",
        )
    )


def main(given: list[str]) -> int:
    """Checks the folders; 1 when a line breaks the form."""
    loaded = [load(Path(folder)) for folder in given]
    errors = [error for _, found in loaded for error in found]
    print("\n".join((*errors, summary([negotiation for negotiation, _ in loaded]))))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
