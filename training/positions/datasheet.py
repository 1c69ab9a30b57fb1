"""Writes the figures in `training/corpus/DATASHEET.md` and `training/lines/README.md`: each table stands between two marks.

`python -m training.positions.datasheet` writes them; with `--check` it only says which file is out of date, and returns 1.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from training.positions import agreement, corpus, lines
from training.positions.corpus import EMPTY, SOURCINGS, STANCES, Negotiation, Passage, Row
from training.positions.split import DEV, TEST

TRAINING = Path("training")
WINDOW = 1000

Cells = Sequence[object]


def table(head: Sequence[str], rows: Iterable[Cells]) -> str:
    """A table in Markdown, the first column to the left and all others to the right."""
    ruled = "|".join(["---", *["---:"] * (len(head) - 1)])
    return "\n".join((f"| {' | '.join(head)} |", f"|{ruled}|", *(f"| {' | '.join(map(_cell, row))} |" for row in rows)))


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def replaced(text: str, name: str, content: str) -> str:
    """`text` with the part between the marks called `name` replaced.

    Raises:
        ValueError: the marks are not there.
    """
    start, end = f"<!-- {name}: start -->\n", f"<!-- {name}: end -->"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the marks {start.strip()!r} and {end!r} are missing: put them where the table belongs")
    return f"{before}{start}\n{content.strip()}\n\n{end}{after}"


def split_of(name: str) -> str:
    """Where a negotiation belongs."""
    return "test" if name in TEST else "dev" if name in DEV else "train"


def _words(passages: Iterable[Passage]) -> list[str]:
    return [word for passage in passages for word in re.findall(r"\w+", passage.text.lower())]


def _sizes(passages: Sequence[Passage]) -> tuple[int, ...]:
    """Passages, words, rows, rows on an issue, status claims."""
    rows = [row for passage in passages for row in passage.rows]
    on_issue = sum(row.issue != EMPTY for row in rows)
    return len(passages), len(_words(passages)), len(rows), on_issue, sum(len(passage.claims) for passage in passages)


SIZES = ("passages", "words", "statements", "on an issue", "status claims")


def _passages(negotiations: Iterable[Negotiation]) -> list[Passage]:
    return [passage for negotiation in negotiations for passage in negotiation.passages]


def splits(negotiations: Sequence[Negotiation]) -> str:
    """Sizes of each split and of the whole."""
    parts = {name: [n for n in negotiations if split_of(n.name) == name] for name in ("train", "dev", "test")}
    parts["all"] = list(negotiations)
    return table(("split", "negotiations", *SIZES), ((name, len(own), *_sizes(_passages(own))) for name, own in parts.items()))


def each(negotiations: Sequence[Negotiation]) -> str:
    """Sizes of each negotiation."""
    head = ("folder", "negotiation", "split", "parties", "issues", *SIZES)
    return table(
        head,
        (
            (n.name, n.codebook["negotiation"], split_of(n.name), len(n.codebook["parties"]), len(n.codebook["issues"]), *sizes)
            for n in negotiations
            for sizes in [_sizes(n.passages)]
        ),
    )


def registers(negotiations: Sequence[Negotiation]) -> str:
    """Sizes of each register, the commonest first."""
    passages = _passages(negotiations)
    order = [name for name, _ in Counter(passage.register for passage in passages).most_common()]
    return table(("register", *SIZES), ((name, *_sizes([p for p in passages if p.register == name])) for name in order))


def marks(negotiations: Sequence[Negotiation]) -> str:
    """What the rows say: two tables and a list."""
    rows = [row for passage in _passages(negotiations) for row in passage.rows]
    on_issue = [row for row in rows if row.issue != EMPTY]
    stances, sourcing = Counter(row.stance for row in on_issue), Counter(row.sourcing for row in rows)
    told: dict[str, Callable[[Row], bool]] = {
        "holds under a condition": lambda row: "if" in row.named,
        "red line": lambda row: "red" in row.flags,
        "told as past": lambda row: "past" in row.flags,
        "hedged": lambda row: "hedged" in row.flags,
        "offer that expires": lambda row: "expires" in row.named,
        "told by another party": lambda row: "teller" in row.named,
        "speaker traced to earlier words": lambda row: "speaker" in row.named,
        "outlet credited": lambda row: "via" in row.named,
        "reason for anonymity": lambda row: "why" in row.named,
        "number of sources": lambda row: "count" in row.named,
    }
    return "\n\n".join(
        (
            table(("stance", "rows", "share"), ((s, stances[s], f"{stances[s] / max(1, len(on_issue)):.1%}") for s in STANCES)),
            table(
                ("sourcing", "rows", "share"), ((s, sourcing[s], f"{sourcing[s] / max(1, len(rows)):.1%}") for s in SOURCINGS)
            ),
            table(("of all rows", "rows"), ((name, sum(map(is_so, rows))) for name, is_so in told.items())),
        )
    )


def variety(negotiations: Sequence[Negotiation]) -> str:
    """How far the texts repeat themselves."""
    passages = _passages(negotiations)
    words = _words(passages)
    windows = [words[i : i + WINDOW] for i in range(0, len(words) - WINDOW + 1, WINDOW)] or [words]
    cues = Counter(passage.words(row.cue).lower() for passage in passages for row in passage.rows if row.cue)
    common = cues.most_common(5)
    each_grams = [corpus.grams(passage.text) for passage in passages]
    shared = Counter(gram for own in each_grams for gram in own)
    repeated = sum(sum(shared[gram] > 1 for gram in own) for own in each_grams) / max(1, sum(map(len, each_grams)))
    lengths = [len(_words([passage])) for passage in passages]
    days = [passage.day for passage in passages]
    bare = sum(all(row.issue == EMPTY for row in passage.rows) for passage in passages)
    share = sum(count for _, count in common) / max(1, cues.total())
    mean_ratio = sum(len(set(window)) / max(1, len(window)) for window in windows) / len(windows)
    return table(
        ("measure", "value"),
        (
            ("days of publication", f"{min(days, default=EMPTY)} to {max(days, default=EMPTY)}"),
            ("passages without a position", bare),
            ("words for each statement", f"{len(words) / max(1, sum(len(passage.rows) for passage in passages)):.1f}"),
            ("words in a passage, mean (longest)", f"{sum(lengths) / max(1, len(lengths)):.0f} ({max(lengths, default=0)})"),
            ("words of different form", len(set(words))),
            ("type-token ratio, whole corpus", f"{len(set(words)) / max(1, len(words)):.3f}"),
            (f"type-token ratio, mean over stretches of {WINDOW:,} words", f"{mean_ratio:.3f}"),
            ("cues", cues.total()),
            ("distinct cues", len(cues)),
            (f"share of the five commonest cues ({', '.join(cue for cue, _ in common)})", f"{share:.1%}"),
            ("5-grams of a passage that stand in another one too", f"{repeated:.2%}"),
        ),
    )


def contrast(paths: Sequence[Path]) -> str:
    """What the files of contrast lines hold."""
    held = {path.name: lines.load(path)[0] for path in paths}
    held["all"] = [line for own in held.values() for line in own]

    def row(name: str, own: list[lines.Line]) -> Cells:
        labels = Counter(line.label for line in own)
        flags = (sum(flag in line.flags for line in own) for flag in lines.FLAGS)
        groups, conditions = len(list(lines.groups(own))), sum(line.condition is not None for line in own)
        return name, groups, len(own), *(labels[label] for label in lines.LABELS), conditions, *flags

    head = ("file", "propositions", "lines", *lines.LABELS, "with a condition", *lines.FLAGS)
    return table(head, (row(name, own) for name, own in held.items()))


def _datasheet(folder: Path) -> dict[str, str]:
    negotiations = [corpus.load(path)[0] for path in corpus.folders(folder)]
    told = {"splits": splits, "negotiations": each, "registers": registers, "marks": marks, "variety": variety}
    parts = {name: part(negotiations) for name, part in told.items()}
    return parts | {"agreement": agreement.tables(agreement.read(folder / "second", folder))}


def documents(home: Path) -> dict[Path, str]:
    """Each document as it should stand, by its path; `home` is the folder `training`."""
    sheet, readme = home / "corpus" / "DATASHEET.md", home / "lines" / "README.md"
    text = sheet.read_text(encoding="utf-8")
    for name, content in _datasheet(sheet.parent).items():
        text = replaced(text, name, content)
    counted = contrast(sorted(readme.parent.glob("*.txt")))
    return {sheet: text, readme: replaced(readme.read_text(encoding="utf-8"), "counts", counted)}


def main(given: list[str], home: Path = TRAINING) -> int:
    """Writes the documents, or checks them; 1 when one is out of date."""
    late = {path: text for path, text in documents(home).items() if path.read_text(encoding="utf-8") != text}
    if "--check" in given:
        for path in late:
            print(f"{path}: its figures are out of date; run python -m training.positions.datasheet")
        return 1 if late else 0
    for path, text in late.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
