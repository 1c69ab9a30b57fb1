"""Measure which reports are found to be copies: spun with WordNet, rewritten by hand, edited, or honest reports of one event.

    accuracy_copies.py             measure all, print the table
    accuracy_copies.py --write     the same; write the part `copies` of docs/accuracy.md
    accuracy_copies.py --check     the same; fail where a figure is below its floor in tests/facts_floors.json
    accuracy_copies.py --floors    the same; print the floors that the figures would bear
    accuracy_copies.py --dev       the marked sets that may be read, with every error by name

The background is real news that is not ours: PolNeAR (train) and GUM in ../shared.
A spin (tools/spin.py) swaps 20, 40 or 60 percent of the content words; a hard one also changes function words, drops names,
leaves out a quarter of the sentences and shuffles the rest. Without the background or WordNet that part is skipped, saying so.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import itertools
import json
import math
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spin
import yaml
from rensa import RMinHash, RMinHashLSH

import marked
from stateofplay import intake
from stateofplay.model import PartialDate, Reading, Report
from stateofplay.reconcile import copies

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
POLNEAR = SHARED / "data" / "polnear" / "train" / "text"
GUM = SHARED / "data" / "gum"
MARKED = ROOT / "tests" / "marked"
FLOORS = ROOT / "tests" / "facts_floors.json"
DOCUMENT = ROOT / "docs" / "accuracy.md"
DEGREES = (20, 40, 60)
SPUN = 300
"""So many articles are spun at each degree."""
QUICK = 5
"""A quick measure takes one article in so many."""
SHORTEST = 80
SAME = (
    ("breitbart_2016-03-15_the-latest-sanders-declares-revo", "breitbart_2016-03-15_the-latest-kasich-scores-all-del"),
    ("nyt_2015-11-26_with-fewer-golfers-in-u-s-course", "nyt_2015-11-25_golf-courses-forced-to-reach-int"),
    ("nyt_2016-03-05_polls-suggest-possibility-of-dea", "nyt_2016-03-04_republicans-have-stake-in-a-deal"),
    ("wash-post_2015-12-12_misinformation-enters-mainstream", "wash-post_2015-12-13_misinformation-enters-mainstream"),
    ("nyt_2016-03-16_via-legislative-side-doors-sande", "nyt_2016-03-15_sanders-advances-agenda-via-side"),
    ("wash-post_2015-12-23_as-spotlight-shines-on-trump-and", "wash-post_2015-12-22_as-spotlight-shines-on-trump-and"),
    ("usa-today_2016-04-06_sanders-says-he-s-riding-momentu", "usa-today_2016-04-06_sanders-winning-streak-continues"),
)
"""Articles of the background that are one story published twice, looked through by hand."""

Pair = frozenset[str]
Finder = Callable[[Sequence[Report]], set[Pair]]


@dataclass(slots=True)
class Figures:
    """What was measured: figures by name, rows of tables, and errors in words."""

    values: dict[str, float] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def found(reports: Sequence[Report]) -> set[Pair]:
    """The pairs that the package calls copies."""
    return {frozenset((copy.report, copy.of)) for copy in copies.find([Reading(report) for report in reports])}


def five_words(text: str) -> list[str]:
    """All runs of five words, as the usual way to find near-duplicates has them."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def plain_rensa(reports: Sequence[Report]) -> set[Pair]:
    """Pairs whose 5-word shingles have a Jaccard index of at least 0.5 by MinHash, with rensa."""
    index, sketches, pairs = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), [], set()
    for number, report in enumerate(reports):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(five_words(report.text))
        near = [other for other in index.query(sketch) if sketch.jaccard(sketches[other]) >= 0.5]
        pairs |= {frozenset((report.id, reports[other].id)) for other in near}
        index.insert(number, sketch)
        sketches.append(sketch)
    return pairs


def plain_datasketch(reports: Sequence[Report]) -> set[Pair]:
    """The same with datasketch."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  (only where it is installed)

    index, sketches, pairs = MinHashLSH(threshold=0.5, num_perm=128), [], set()
    for number, report in enumerate(reports):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in five_words(report.text)])
        near = [other for other in index.query(sketch) if sketch.jaccard(sketches[other]) >= 0.5]
        pairs |= {frozenset((report.id, reports[other].id)) for other in near}
        index.insert(number, sketch)
        sketches.append(sketch)
    return pairs


def finders() -> dict[str, Finder]:
    """Ours, and the usual way."""
    usual: dict[str, Finder] = {"5-word shingles, MinHash (rensa), J ≥ 0.5": plain_rensa}
    if importlib.util.find_spec("datasketch"):
        usual["5-word shingles, MinHash (datasketch), J ≥ 0.5"] = plain_datasketch
    return {"this package": found, **usual}


def background() -> Iterator[Report]:
    """Real articles: PolNeAR's, and GUM's news."""
    day = PartialDate("2030-01-01")
    for path in sorted(POLNEAR.glob("*.txt")):
        yield Report(path.stem, path.read_text(encoding="utf-8"), published=day)
    for path in sorted(GUM.glob("GUM_news_*.conllu")):
        lines = re.findall(r"^# text = (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        yield Report(path.stem, "\n".join(lines), published=day)


def spins(figures: Figures, *, quick: bool = False) -> None:
    """Recall and precision on spun articles before the background, and the pairs found in the background itself."""
    real = list(background())[:: QUICK if quick else 1]
    known = {frozenset(pair) for pair in SAME}
    twice = {name for pair in SAME for name in pair}
    able = [report for report in real if report.id not in twice and len(report.text.split()) >= SHORTEST]
    chosen = random.Random(5).sample(able, min(SPUN // (QUICK if quick else 1), len(able)))  # noqa: S311  (a seeded draw, not a secret)
    lines = [
        "| | words swapped | " + " | ".join(f"{degree} %" for degree in DEGREES) + " |",
        "|---|---|" + "---:|" * len(DEGREES),
    ]
    ways = {"this package": found} if quick else finders()
    cells: dict[tuple[str, bool], list[str]] = {(name, hard): [] for name in ways for hard in (False, True)}
    for hard, degree in itertools.product((False, True), DEGREES):
        spun = [
            Report(f"spin of {one.id}", spin.spin(one.text, degree / 100, hard=hard), published=PartialDate("2030-01-02"))
            for one in chosen
        ]
        gold = {frozenset((f"spin of {one.id}", one.id)) for one in chosen}
        for name, finder in ways.items():
            said = {pair for pair in finder([*real, *spun]) if any(part.startswith("spin of ") for part in pair)}
            recall, precision = len(said & gold) / len(gold), len(said & gold) / max(1, len(said))
            cells[name, hard].append(f"{recall:.3f} / {precision:.3f}" if said else f"{recall:.3f} / –")
            if finder is found:
                figures.values[f"{'hard' if hard else 'spun'}-{degree} recall"] = recall
                figures.values[f"{'hard' if hard else 'spun'}-{degree} precision"] = precision
                figures.errors += [f"spun {degree} hard={hard}: {sorted(pair)}" for pair in said ^ gold]
    for (name, hard), row in cells.items():
        lines.append(f"| {name} | {'hard' if hard else 'plain'} | {' | '.join(row)} |")
    pairs = found(real)
    figures.values["background pairs right"] = len(pairs & known) / len(pairs) if pairs else 1.0
    figures.errors += [f"background: {sorted(pair)}" for pair in sorted(pairs - known, key=sorted)]
    head = f"Recall / precision on {len(chosen)} spun articles at each degree, among {len(real):,} real ones:"
    foot = (
        f"Among the real articles themselves {len(pairs)} pairs are called copies; {len(pairs & known)} of them are one story "
        f"published twice (there are {len(known)} such pairs known), {len(pairs - known)} are wrong."
    )
    figures.parts += [head, "\n".join(lines), foot]


def rewrites(figures: Figures, part: str) -> None:
    """Light rewrites, paraphrases and edits of marked originals, and independent reports of the same events."""
    asked, right, alone, wrong = {}, {}, 0, 0
    for path in sorted((MARKED / "rewrites" / part).glob("*.yaml")):
        row = yaml.safe_load(path.read_text(encoding="utf-8"))
        versions = {**row["rewrites"], "edited": row["edited"]}
        for kind, text in versions.items():
            asked[kind] = asked.get(kind, 0) + 1
            hit = bool(found([_dated("original", row["original"], 1), _dated(kind, text, 2)]))
            right[kind] = right.get(kind, 0) + hit
            if not hit:
                figures.errors.append(f"{path.name}: {kind} not found")
        texts = [row["original"], *row["independent"]]
        pairs = found([_dated(str(number), text, 1) for number, text in enumerate(texts)])
        alone, wrong = alone + math.comb(len(texts), 2), wrong + len(pairs)
        figures.errors += [f"{path.name}: {sorted(pair)} are independent" for pair in pairs]
    if asked:
        figures.values |= {f"{kind} recall": right[kind] / asked[kind] for kind in asked}
        figures.values["independent"] = 1 - wrong / alone
        told = ", ".join(f"{right[kind]} of {asked[kind]} {kind}" for kind in asked)
        figures.parts.append(
            f"Of texts written by hand over one original ({part}): {told} found. Of {alone} pairs of independent reports of "
            f"one event {wrong} called copies."
        )


def accounts(figures: Figures, part: str) -> None:
    """The marked sets of seven reports: the pairs marked as copies, and all others."""
    gold, said = set[tuple[str, Pair]](), set[tuple[str, Pair]]()
    reports = 0
    for folder in sorted((MARKED / "accounts" / part).glob("*/gold.yaml")):
        rows = yaml.safe_load(folder.read_text(encoding="utf-8")).get("copies") or []
        read = [intake.read_file(path) for path in sorted((folder.parent / "reports").glob("*.txt"))]
        reports += len(read)
        gold |= {(folder.parent.name, frozenset((str(row["report"]), str(row["of"])))) for row in rows}
        said |= {(folder.parent.name, pair) for pair in found(read)}
    if reports:
        figures.values["accounts recall"] = len(gold & said) / max(1, len(gold))
        figures.values["accounts precision"] = len(gold & said) / max(1, len(said))
        figures.errors += [f"accounts: {name} {sorted(pair)}" for name, pair in gold ^ said]
        figures.parts.append(
            f"In the marked sets ({part}, {reports} reports) {len(gold & said)} of {len(gold)} copies are found and "
            f"{len(said - gold)} pairs wrongly called copies."
        )


def _dated(name: str, text: str, day: int) -> Report:
    return Report(name, text, published=PartialDate(f"2030-01-{day:02}"))


def checksum(part: str) -> str:
    """SHA-256 over the marked files."""
    digest = hashlib.sha256()
    for path in sorted([*(MARKED / "rewrites" / part).rglob("*"), *(MARKED / "accounts" / part).rglob("*")]):
        if path.is_file():
            digest.update(f"{path.relative_to(MARKED).as_posix()}\0".encode() + path.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def faults(figures: Figures, part: str, path: Path = FLOORS) -> list[str]:
    """What is below its floor, a line each. Figures that were skipped are not asked for."""
    held = json.loads(path.read_text(encoding="utf-8")).get("copies") if path.exists() else None
    if held is None:
        return [f"{path.name} has no floors for copies. See them with --floors"]
    out = [] if held["checksum"] == checksum(part) else ["the marked sets have changed since the floors were pinned"]
    floors = {name: floor for name, floor in held["floors"].items() if name in figures.values}
    return out + [
        f"{name}: {figures.values[name]:.3f} < {floor:.3f}" for name, floor in floors.items() if figures.values[name] < floor
    ]


def measure(part: str, *, quick: bool = False) -> Figures:
    """All figures; what cannot be measured is said on standard error. Quick: on every fifth article, without the peers."""
    figures = Figures()
    try:
        spin.thesaurus()
        if POLNEAR.exists():
            spins(figures, quick=quick)
        else:
            print("skipped: ../shared/data/polnear does not stand beside this checkout", file=sys.stderr)
    except spin.NoWordNetError as error:
        print(f"skipped: {error}", file=sys.stderr)
    rewrites(figures, part)
    accounts(figures, part)
    return figures


def main() -> int:
    """Read the command line, measure, and print, write or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    choice = parser.add_mutually_exclusive_group()
    for name, about in (
        ("write", "write the part `copies` of docs/accuracy.md"),
        ("check", "fail where a figure is below its floor"),
        ("floors", "print the floors that the figures would bear"),
        ("dev", "the development part of the marked sets, with every error"),
    ):
        choice.add_argument(f"--{name}", action="store_true", help=about)
    options = parser.parse_args()
    part = "dev" if options.dev else "test"
    figures = measure(part)
    text = "\n\n".join([f"Measured at {marked.commit(ROOT)}.", *figures.parts])
    print(text)
    if options.dev:
        print("\n".join(["", *figures.errors]))
    elif options.floors:
        floors = {name: math.floor(value * 1000 + 1e-6) / 1000 for name, value in figures.values.items()}
        print(json.dumps({"copies": {"checksum": checksum(part), "floors": floors}}, indent=2))
    elif options.write:
        marked.write(DOCUMENT, "copies", text)
    elif options.check:
        wrong = faults(figures, part)
        print("\n".join(wrong), file=sys.stderr)
        return int(bool(wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
