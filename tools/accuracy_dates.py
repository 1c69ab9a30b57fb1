"""Measure how time expressions are found and read, on texts marked in line, beside dateparser's search.

    accuracy_dates.py [FOLDER]              print the table for FOLDER (tests/marked/dates/test)
    accuracy_dates.py --peers PYTHON        the same with a row for dateparser, run by that interpreter
    accuracy_dates.py --errors              print each expression missed, added or read otherwise
    accuracy_dates.py --check               end with 1 where a figure is under its floor in tests/facts_floors.json

The measures are those of TempEval-3 (UzZaman et al., SemEval 2013, task 1): strict F1 wants the same span, relaxed F1 any
overlap; type and value F1 are the relaxed F1 times the share of the matched expressions whose type or value is the same.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stateofplay.language import dates
from stateofplay.language.clean import clean
from stateofplay.model import PartialDate

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "marked" / "dates" / "test"
FLOORS = ROOT / "tests" / "facts_floors.json"
_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\|([^\[\]|]+)\]")
_PEER = """
import datetime, json, sys
from dateparser.search import search_dates
for line in sys.stdin:
    row = json.loads(line)
    base = datetime.datetime.fromisoformat(row["published"])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    hits = search_dates(row["text"], languages=["en"], settings=settings) or []
    print(json.dumps([[words, day.isoformat()] for words, day in hits]), flush=True)
"""

Row = tuple[int, int, str, str]
"""Start, end, type and value of an expression."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked text without its marks, with its expressions in order."""

    name: str
    published: str
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 by TempEval-3's measures, and the numbers of expressions marked and found."""

    strict: float
    relaxed: float
    type: float
    value: float
    gold: int
    found: int

    def __str__(self) -> str:
        return f"{self.strict:.3f} | {self.relaxed:.3f} | {self.type:.3f} | {self.value:.3f} | {self.gold} | {self.found}"


def unmarked(name: str, source: str) -> Marked:
    """A file of the marked form as text and expressions; the head ends at the first empty line."""
    head, _, body = source.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    parts, rows, done, length = [], [], 0, 0
    for found in _MARK.finditer(body):
        parts.append(body[done : found.start()])
        length += len(parts[-1])
        rows.append((length, length + len(found[1]), found[2], found[3]))
        parts.append(found[1])
        length += len(found[1])
        done = found.end()
    return Marked(name, fields["published"], "".join([*parts, body[done:]]), tuple(rows))


def marked_texts(folder: Path) -> list[Marked]:
    """The marked texts of a folder, by name."""
    return [unmarked(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def ours(texts: Sequence[Marked]) -> list[tuple[Row, ...]]:
    """What the package finds in each text."""
    return [
        tuple(
            (one.span.start, one.span.end, str(one.timex.value), one.value)
            for one in dates.find(clean(text.text), text.text, PartialDate(text.published))
        )
        for text in texts
    ]


def dateparser(texts: Sequence[Marked], python: str) -> list[tuple[Row, ...]]:
    """What dateparser's search finds in each text; a day without a time of day is a DATE."""
    lines = "".join(json.dumps({"published": text.published, "text": text.text}) + "\n" for text in texts)
    done = subprocess.run([python, "-c", _PEER], input=lines, capture_output=True, text=True, check=True)
    return [tuple(_placed(text.text, json.loads(line))) for text, line in zip(texts, done.stdout.splitlines(), strict=True)]


def _placed(text: str, hits: list[list[str]]) -> Iterator[Row]:
    at = 0
    for words, moment in hits:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        clock = ":" in words or words.lower().endswith(("am", "pm", "a.m.", "p.m."))
        yield start, at, "TIME" if clock else "DATE", moment[:16] if clock else moment[:10]


def matched(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pairs of overlapping expressions, each used once, left to right; the same span goes first."""
    exact = {row[:2]: row for row in found}
    pairs = [(row, exact[row[:2]]) for row in gold if row[:2] in exact]
    used = {pair[1][:2] for pair in pairs}
    done = {pair[0][:2] for pair in pairs}
    for row in gold:
        if row[:2] in done:
            continue
        other = next((one for one in found if one[:2] not in used and one[0] < row[1] and row[0] < one[1]), None)
        if other:
            used.add(other[:2])
            pairs.append((row, other))
    return pairs


def score(texts: Sequence[Marked], found: Sequence[Sequence[Row]]) -> Scores:
    """The measures over all texts together."""
    gold_count = sum(len(text.rows) for text in texts)
    found_count = sum(len(rows) for rows in found)
    pairs = [pair for text, rows in zip(texts, found, strict=True) for pair in matched(text.rows, rows)]
    strict = sum(gold[:2] == other[:2] for gold, other in pairs)
    half = max(1, gold_count + found_count) / 2
    relaxed = len(pairs) / half
    share = relaxed / max(1, len(pairs))
    types = sum(gold[2] == other[2] for gold, other in pairs)
    values = sum(gold[3] == other[3] for gold, other in pairs)
    return Scores(strict / half, relaxed, share * types, share * values, gold_count, found_count)


def errors(texts: Sequence[Marked], found: Sequence[Sequence[Row]]) -> Iterator[str]:
    """A line for each expression that differs."""
    for text, rows in zip(texts, found, strict=True):
        pairs = matched(text.rows, rows)
        lines: list[tuple[int, str]] = []
        for gold, other in pairs:
            if gold != other:
                kinds = ("span " if gold[:2] != other[:2] else "") + ("" if gold[2:] == other[2:] else "value")
                lines.append((gold[0], f"{kinds}: {_shown(text, gold)}  got {_shown(text, other)}"))
        left, right = {gold[:2] for gold, _ in pairs}, {other[:2] for _, other in pairs}
        lines += [(row[0], f"missed: {_shown(text, row)}") for row in text.rows if row[:2] not in left]
        lines += [(row[0], f"added: {_shown(text, row)}") for row in rows if row[:2] not in right]
        for start, line in sorted(lines):
            near = " ".join(text.text[max(0, start - 40) : start + 60].split())
            yield f"{text.name} {line}\n      ... {near}"


def _shown(text: Marked, row: Row) -> str:
    return f"[{text.text[row[0] : row[1]]}|{row[2]}|{row[3]}]"


def table(texts: Sequence[Marked], rows: dict[str, Scores]) -> str:
    """The measures in Markdown."""
    lines = [
        f"{len(texts)} texts, {sum(len(text.rows) for text in texts)} expressions.",
        "",
        "| reader | strict F1 | relaxed F1 | type F1 | value F1 | marked | found |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*lines, *(f"| {name} | {scores} |" for name, scores in rows.items())])


def below(scores: Scores, floors: dict[str, float]) -> list[str]:
    """The measures that are under their floor, in words."""
    return [
        f"dates: {name} F1 {getattr(scores, name):.3f} is under {floor:.3f}"
        for name, floor in sorted(floors.items())
        if getattr(scores, name) < floor
    ]


def main() -> int:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="a folder of marked texts")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has dateparser")
    parser.add_argument("--errors", action="store_true", help="print what differs")
    parser.add_argument("--check", action="store_true", help="end with 1 where a figure is under its floor")
    options = parser.parse_args()
    texts = marked_texts(options.folder)
    if not texts:
        print(f"no marked texts in {options.folder}", file=sys.stderr)
        return 2
    found = ours(texts)
    rows = {"stateofplay": score(texts, found)}
    if options.peers:
        rows["dateparser"] = score(texts, dateparser(texts, options.peers))
    if options.errors:
        print("\n".join(errors(texts, found)))
    print(table(texts, rows))
    if options.check:
        floors = json.loads(FLOORS.read_text(encoding="utf-8"))["dates"]["floors"]
        failed = below(rows["stateofplay"], floors)
        print("\n".join(failed) or "every figure is at or above its floor")
        return 1 if failed else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
