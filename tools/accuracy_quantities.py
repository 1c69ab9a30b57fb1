"""Measure how quantities are read, on sentences marked by hand and on the test cases of Recognizers-Text.

    accuracy_quantities.py                    the development half of tests/marked/quantities
    accuracy_quantities.py --part test        the other half, which nobody reads: its figures only
    accuracy_quantities.py --misses           with every quantity missed or made up (development half only)
    accuracy_quantities.py --cases            the cases of ../shared/data/recognizers too
    accuracy_quantities.py --peers PYTHON     quantulum3 and Recognizers-Text too, as far as that interpreter can import them
    accuracy_quantities.py --check            exit 1 where F1 on the part is below the goals (value .92, value and unit .86)
    accuracy_quantities.py --write            put the table into the part `quantities` of docs/accuracy.md

A sentence is read as a report of its own. A hit pairs a marked and a found quantity whose stretches overlap and whose values
are equal (relative 1e-6; shares below one 1e-3), one to one, as many pairs as can be. For value and unit the units must be one
after lower-casing, stripping of plural endings and the table SAME below. Bounds are scored apart, among the pairs: how many
agree. Of the cases of Recognizers-Text only what is found on an expected result counts, since each model's cases leave out what
the others read; powers, values that are null and results without a place are left out, and a unit need not say its rate.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import marked
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report

ROOT = Path(__file__).resolve().parent.parent
MARKED = ROOT / "tests" / "marked" / "quantities"
CASES = ROOT.parent / "shared" / "data" / "recognizers"
DOCUMENT = ROOT / "docs" / "accuracy.md"
GOALS = (0.92, 0.86)
PUBLISHED = PartialDate("2025-03-12")

SAME: Mapping[str, str] = {
    "share": "", "dimensionless": "", "percentage": "percent", "%": "percent", "per cent": "percent", "meter": "metre",
    "kilometer": "kilometre", "centimeter": "centimetre", "millimeter": "millimetre", "nanometer": "nanometre",
    "liter": "litre", "milliliter": "millilitre", "gramme": "gram", "kilogramme": "kilogram", "metric ton": "tonne",
    "rouble": "ruble", "renminbi": "yuan", "us dollar": "dollar", "united state dollar": "dollar", "pound sterling": "pound",
    "british pound": "pound", "chinese yuan": "yuan", "japanese yen": "yen", "indian rupee": "rupee",
    "turkish lira": "lira", "bps": "basis point",
    "degree angle": "degree", "year age": "year", "time": "times", "persons": "people", "person": "people",
    "square kilometer": "square kilometre", "square meter": "square metre", "cubic meter": "cubic metre",
    "kilometer per hour": "kilometre per hour", "gigawatt-hour": "gigawatt hour", "megawatt-hour": "megawatt hour",
    "kilowatt-hour": "kilowatt hour", "terawatt-hour": "terawatt hour", "vote": "",
    "pence": "penny", "cent": "cent", "sq km": "square kilometre", "reai": "real",
}  # fmt: skip
"""Units that are one, each as `bare` writes it. A part of a vote has the unit vote or none, as the guide of the marks says."""
IRREGULAR = {"feet": "foot", "men": "man", "women": "woman", "children": "child", "people": "people", "times": "times",
             "pence": "penny", "inches": "inch", "zlotys": "zloty", "kroner": "krone", "kronor": "krona",
             "reais": "real", "series": "series", "species": "species", "lives": "life", "wives": "wife",
             "knives": "knife", "movies": "movie", "cookies": "cookie"}  # fmt: skip
BOUNDS = {"": "", "about": "~", "at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<"}

_MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\|([^\[\]|]*)\|([^\[\]|]*)\]")


class Found(NamedTuple):
    """A quantity in a sentence."""

    start: int
    end: int
    value: float
    unit: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and the quantities that are in it by hand. Without `known`, only what is found on the marks counts."""

    text: str
    gold: tuple[Found, ...]
    known: bool = True


@dataclass(slots=True)
class Score:
    """Counts of the pairs, for value and for value with unit, and of those whose bound agrees."""

    gold: int = 0
    found: int = 0
    value: int = 0
    unit: int = 0
    bound: int = 0

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * hits / max(1, self.gold + self.found)


def parse(line: str) -> Row:
    """A marked line as its plain text and the quantities in it."""
    plain: list[str] = []
    gold: list[Found] = []
    at = size = 0
    for found in _MARK.finditer(line):
        words, value, unit, bound = found.groups()
        plain.append(line[at : found.start()])
        size += found.start() - at
        gold.append(Found(size, size + len(words), float(value), unit, bound))
        plain.append(words)
        size += len(words)
        at = found.end()
    plain.append(line[at:])
    return Row("".join(plain), tuple(gold))


def rows(part: str) -> list[Row]:
    """The marked sentences of `dev` or `test`."""
    lines = (MARKED / f"{part}.txt").read_text(encoding="utf-8").splitlines()
    return [parse(line.strip()) for line in lines if line.strip() and not line.startswith("#")]


def bare(unit: str) -> str:
    """A unit as it is compared."""
    words = []
    for word in unit.lower().replace("_", " ").split():
        if word in IRREGULAR:
            words.append(IRREGULAR[word])
        elif word.endswith("ies") and len(word) > 4:
            words.append(word[:-3] + "y")
        elif word.endswith(("sses", "ches", "shes", "xes")):
            words.append(word[:-2])
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
            words.append(word[:-1])
        else:
            words.append(word)
    joined = " ".join(words)
    return SAME.get(joined, joined)


def equal(a: float, b: float) -> bool:
    """Whether two values are one: to a millionth, shares to a thousandth."""
    return abs(a - b) <= (1e-3 if max(abs(a), abs(b)) < 1 else 1e-6 * max(abs(a), abs(b)))


def pairs(gold: Sequence[Found], found: Sequence[Found], same: Callable[[Found, Found], bool]) -> list[tuple[int, int]]:
    """As many pairs of indices as can be, each quantity in one at most (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(at: int, tried: set[int]) -> bool:
        for other, candidate in enumerate(found):
            if other not in tried and same(gold[at], candidate):
                tried.add(other)
                if other not in holder or place(holder[other], tried):
                    holder[other] = at
                    return True
        return False

    for at in range(len(gold)):
        place(at, set())
    return sorted((at, other) for other, at in holder.items())


def same_value(a: Found, b: Found) -> bool:
    """Whether two quantities overlap and have one value."""
    return a.start < b.end and b.start < a.end and equal(a.value, b.value)


def same_unit(a: Found, b: Found) -> bool:
    """Whether two quantities have one value and one unit."""
    return same_value(a, b) and bare(a.unit) == bare(b.unit)


def same_base(a: Found, b: Found) -> bool:
    """The same, where `a` says nothing of what the unit is reckoned by ("dollar" for "dollars per share")."""
    return same_value(a, b) and bare(a.unit) in {bare(b.unit), bare(b.unit.partition(" per ")[0])}


def score(sentences: Sequence[Row], read: Sequence[Sequence[Found]]) -> Score:
    """What was found in the sentences against their marks."""
    total = Score()
    for row, every in zip(sentences, read, strict=True):
        found = every if row.known else [one for one in every if any(one.start < g.end and g.start < one.end for g in row.gold)]
        total.gold += len(row.gold)
        total.found += len(found)
        values = pairs(row.gold, found, same_value)
        total.value += len(values)
        total.unit += len(pairs(row.gold, found, same_unit if row.known else same_base))
        total.bound += sum(row.gold[a].bound == found[b].bound for a, b in values)
    return total


def ours(texts: Iterable[str]) -> list[list[Found]]:
    """The quantities that our rules read in each text."""
    read = []
    for number, text in enumerate(texts):
        layers = document(Report(f"{number:04}", text, published=PUBLISHED))
        read.append([Found(q.span.start, q.span.end, q.value, q.unit, BOUNDS[q.bound]) for q in layers.quantities])
    return read


def peer(python: str, name: str, texts: Sequence[str]) -> list[list[Found]] | None:
    """What a peer reads in each text; None where that interpreter cannot import it."""
    script = Path(__file__).with_name("quantity_peers.py")
    done = subprocess.run(
        [python, str(script), name], input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return [[Found(*one) for one in read] for read in json.loads(done.stdout)["read"]]


def case_rows(model: str) -> list[Row]:
    """The cases of one model that have a value, with the mapping that docs/accuracy.md describes."""
    cases = json.loads((CASES / f"{model}Model.json").read_text(encoding="utf-8-sig"))
    read = []
    for case in cases:
        text, gold = case["Input"], []
        for result in case["Results"]:
            resolution = result.get("Resolution") or {}
            value = str(resolution.get("value") or "null").rstrip("%")
            if value == "null" or resolution.get("subtype") == "power" or "Start" not in result:
                break
            unit = "percent" if model == "Percent" else resolution.get("unit", "") if model != "Number" else ""
            gold.append(Found(result["Start"], result.get("End", result["Start"]) + 1, float(value), unit))
        else:
            if gold:
                read.append(Row(text, tuple(gold), known=False))
    return read


def line(name: str, total: Score, *, units: bool = True) -> str:
    """A row of the table."""
    shown = f"{total.f1(total.unit):.3f}" if units else ""
    agree = f"{total.bound / max(1, total.value):.3f}"
    return (
        f"| {name} | {total.value / max(1, total.found):.3f} | {total.value / max(1, total.gold):.3f} "
        f"| {total.f1(total.value):.3f} | {shown} | {agree if units else ''} | {total.gold} | {total.found} |"
    )


def misses(sentences: Sequence[Row], read: Sequence[Sequence[Found]]) -> None:
    """Print what was missed, made up, or has another unit or bound."""
    for row, found in zip(sentences, read, strict=True):
        values, units = pairs(row.gold, found, same_value), pairs(row.gold, found, same_unit)
        wrong = [("MISSED", row.gold[a]) for a in range(len(row.gold)) if a not in {a for a, _ in values}]
        wrong += [("MADE UP", found[b]) for b in range(len(found)) if b not in {b for _, b in values}]
        wrong += [
            (f"UNIT {found[b].unit!r} for", row.gold[a]) for a, b in values if a not in {a for a, _ in units} and row.known
        ]
        wrong += [
            (f"BOUND {found[b].bound!r} for", row.gold[a])
            for a, b in values
            if row.gold[a].bound != found[b].bound and row.known
        ]
        if wrong:
            print(row.text)
            for kind, one in wrong:
                print(f"    {kind} {row.text[one.start : one.end]!r} {one.value:g} {one.unit!r} {one.bound!r}")


HEAD = (
    "| | precision | recall | value F1 | value and unit F1 | bounds that agree | marked | found |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|"
)


def main() -> int:
    """Measure and print; check or write where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="which half of the marked sentences")
    parser.add_argument("--misses", action="store_true", help="print what is wrong, sentence by sentence")
    parser.add_argument("--cases", action="store_true", help="the cases of ../shared/data/recognizers too")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has quantulum3 or Recognizers-Text")
    parser.add_argument("--check", action="store_true", help="exit 1 below the goals")
    parser.add_argument("--write", action="store_true", help="write the table into docs/accuracy.md")
    options = parser.parse_args()
    sentences = rows(options.part)
    texts = [row.text for row in sentences]
    read = ours(texts)
    total = score(sentences, read)
    lines = [HEAD, line("stateofplay", total)]
    for name in ("quantulum3", "recognizers") if options.peers else ():
        theirs = peer(options.peers, name, texts)
        if theirs is not None:
            lines.append(line(name, score(sentences, theirs)))
    for model in ("Number", "Percent", "Currency", "Dimension", "Age") if options.cases and CASES.exists() else ():
        cases = case_rows(model)
        texts = [row.text for row in cases]
        found = ours(texts)
        lines.append(line(f"{model} cases, stateofplay", score(cases, found), units=model != "Number"))
        if options.misses:
            misses(cases, found)
        if options.peers and (theirs := peer(options.peers, "quantulum3", texts)):
            lines.append(line(f"{model} cases, quantulum3", score(cases, theirs), units=model != "Number"))
    if options.misses and options.part == "dev":
        misses(sentences, read)
    table = "\n".join(lines)
    print(table)
    if options.write:
        marked.write(
            DOCUMENT, "quantities", f"{len(sentences)} sentences, part `{options.part}`, {marked.commit(ROOT)}.\n\n{table}"
        )
    return int(options.check and (total.f1(total.value) < GOALS[0] or total.f1(total.unit) < GOALS[1]))


if __name__ == "__main__":
    sys.exit(main())
