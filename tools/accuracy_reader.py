"""Score the reader: attributions on PolNeAR dev, names on UNER-EWT and GUM news, kinds on passages kept from training.

    accuracy_reader.py                  measure, write the part `reader` of docs/accuracy.md
    accuracy_reader.py --check          measure; exit 1 where a figure is below its floor
    accuracy_reader.py --raise-floors   measure, write, lift the floors to what was measured
    accuracy_reader.py --lower SET.METRIC=VALUE --reason "..."

What is scored is what `annotate` says, by the trained model and by rules. The corpora stand in ../shared/data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import floors as gate

import marked

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from training.reader import calibration, corpora, figures  # noqa: E402
from training.reader.examples import KINDS, Labelled, labelled  # noqa: E402
from training.reader.score import ROLES, Counts, Told, compare, interval, matched, total  # noqa: E402

from stateofplay import attribution, language  # noqa: E402  (the root is on the path now, for `training`)
from stateofplay.language.tagger import store  # noqa: E402
from stateofplay.model import Context, Document, Reader, Report, Span  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
FLOORS = ROOT / "tests" / "reader_floors.json"
DOCUMENT = ROOT / "docs" / "accuracy.md"
MODEL = ROOT / "src" / "stateofplay" / "language" / "tagger" / "model"
GROUPS = (
    ("form", ("direct", "mixed", "indirect")),
    ("sentences", ("same sentence", "other sentence")),
    ("source", ("named", "pronoun", "role noun", "no source")),
)
PUBLISHED = (
    ("two people", (78.2, 71.2, 68.5), None),
    ("plain CRF", (67.2, 63.8, 50.2), (71.4, 60.6, 82.5)),
    ("BERT-CRF, on the test split", (82.2, 74.9, 71.0), None),
    ("BERT + Cofe, on the test split", (83.2, 75.3, 72.9), None),
)
"""As the literature gives them (Newell et al. 2018 for people and CRF); ours stand beside them, computed."""


def documents(examples: Sequence[Labelled], reader: Reader) -> list[Document]:
    """What the pipeline reads from each text."""
    context = Context(reader=reader)
    reports = [Report(example.name, example.text) for example in examples]
    return list(attribution.attribute(language.analyse(reports, context), context))


class Places:
    """From characters of a text to the words that are scored."""

    def __init__(self, example: Labelled) -> None:
        self.starts = [start for start, _ in example.spans]
        self.ends = [end for _, end in example.spans]

    def words(self, span: Span) -> tuple[int, int]:
        """The words that the span touches, first to last (exclusive)."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)


def told(example: Labelled, document: Document, *, nested: bool = False) -> list[Told]:
    """The attributions of a document, in words; those within another's content only where asked for."""
    at = Places(example)
    return [
        Told(*(tuple(at.words(span) for span in getattr(one, role)) for role in ROLES), str(one.kind), one.confidence)
        for one in document.attributions
        if nested or not one.is_nested
    ]


def names(example: Labelled, document: Document) -> Counts:
    """Counts of names by type and together."""
    at = Places(example)
    mine = {(*at.words(one.span), str(one.type)) for one in document.mentions if str(one.type) != "MISC"}
    return figures.compare_names(example, mine)


def attributions(examples: Sequence[Labelled], read: Sequence[Document]) -> list[Counts]:
    """Counts of each article."""
    return [
        compare(told(example, document), figures.gold(example, nested=False))
        for example, document in zip(examples, read, strict=True)
    ]


def kinds(examples: Sequence[Labelled], read: Sequence[Document]) -> tuple[Counter[str], Counter[str]]:
    """How many kinds are right and how many were compared, among attributions that were found, by the marked kind."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for example, document in zip(examples, read, strict=True):
        mine = told(example, document, nested=True)
        gold = [link for link in example.links or () if link.kind >= 0]
        theirs = figures.gold(example, nested=True)
        for i, j in matched(mine, theirs):
            kind = KINDS[gold[j].kind]
            seen[kind] += 1
            right[kind] += mine[i].group == {"belief": "attitude"}.get(kind, kind)
    return right, seen


def calibration_error(examples: Sequence[Labelled], read: Sequence[Document]) -> float:
    """Expected calibration error of what was told."""
    sure: list[float] = []
    right: list[bool] = []
    for example, document in zip(examples, read, strict=True):
        mine = told(example, document)
        hit = {i for i, _ in matched(mine, figures.gold(example, nested=False))}
        sure.extend(one.confidence for one in mine)
        right.extend(i in hit for i in range(len(mine)))
    return calibration.expected_error(sure, right)


def f1_row(name: str, counts: Counts) -> list[str]:
    """A row of the main table."""
    exact = [f"{counts.f1(f'exact {role}'):.1f}" for role in ROLES]
    token = [f"{counts.f1(f'token {role}'):.1f}" for role in ROLES]
    return [name, " / ".join(exact), " / ".join(token), f"{counts.f1('whole'):.1f}"]


def rows(table: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    """A Markdown table, its first column words and the others figures."""
    lines = ["| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in table)])


def polnear(measured: dict[str, gate.Measured]) -> list[str]:
    """The part on PolNeAR dev."""
    examples = sets("polnear")
    by_reader = {reader: documents(examples, reader) for reader in (Reader.MODEL, Reader.RULES)}
    each = {reader: attributions(examples, read) for reader, read in by_reader.items()}
    main = [
        [name, " / ".join(map(str, exact)), " / ".join(map(str, token)) if token else "-", "-"]
        for name, exact, token in PUBLISHED
    ]
    main += [f1_row(f"`--reader {reader}`", total(counts)) for reader, counts in each.items()]
    mine = each[Reader.MODEL]
    spread = [
        [role, f"{total(mine).f1(f'exact {role}'):.1f}", "{:.1f} to {:.1f}".format(*interval(mine, f"exact {role}"))]
        for role in ROLES
    ]
    spread.append(["whole attribution", f"{total(mine).f1('whole'):.1f}", "{:.1f} to {:.1f}".format(*interval(mine, "whole"))])
    both = {reader: total(counts) for reader, counts in each.items()}
    groups = [
        [group, f"{both[Reader.MODEL].gold[key]}", *(f"{100 * c.right[key] / max(c.gold[key], 1):.1f}" for c in both.values())]
        for _, members in GROUPS
        for group in members
        for key in (f"recall {group}",)
    ]
    error = calibration_error(examples, by_reader[Reader.MODEL])
    card = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))
    scores = {f"{kind} {role}": score(both[Reader.MODEL], f"{kind} {role}") for kind in ("exact", "token") for role in ROLES}
    scores["whole"] = score(both[Reader.MODEL], "whole")
    measured["polnear-dev"] = gate.Measured("polnear-dev", checksum(examples), scores)
    whole = (
        "An attribution is whole when its content overlaps the marked one by half of either and its source overlaps. "
        "Exact F1 counts distinct pieces of each role, token F1 the words in them."
    )
    sure = (
        f"Expected calibration error of the model's confidence: {error:.3f} on the articles that it was fitted to, "
        f"{card['figures']['calibration error, held out']:.3f} on articles left out of the fit (five folds)."
    )
    small = (
        "The graphs in 32-bit floats against the same in int8, measured when the model was made: exact F1 "
        f"{card['figures']['float']} and {card['figures']['int8']}."
    )
    return [
        "### PolNeAR dev: source / cue / content",
        rows(main, ("", "exact F1", "token F1", "whole F1")),
        whole,
        rows(spread, ("95 % interval, by article", "F1", "interval")),
        rows(groups, ("share of marked attributions found", "marked", "model", "rules")),
        sure,
        small,
    ]


def score(counts: Counts, name: str) -> dict[str, float]:
    """Precision, recall and F1 as the gate takes them."""
    p = counts.right[name] / max(counts.told[name], 1)
    r = counts.right[name] / max(counts.gold[name], 1)
    return {"p": p, "r": r, "f1": counts.f1(name) / 100, "gold": counts.gold[name], "said": counts.told[name]}


def named(measured: dict[str, gate.Measured]) -> list[str]:
    """The part on names."""
    table = []
    for title, key in (("UNER-EWT dev", "uner"), ("UNER-EWT test", "uner-test"), ("GUM news, dev and test", "gum")):
        examples = sets(key)
        for reader in (Reader.MODEL, Reader.RULES):
            each = [names(e, d) for e, d in zip(examples, documents(examples, reader), strict=True)]
            counts = total(each)
            low, high = interval(each, "all")
            table.append(
                [
                    f"{title}, {reader}",
                    *(f"{counts.f1(k):.1f}" for k in ("PER", "ORG", "LOC", "all")),
                    f"{low:.1f} to {high:.1f}",
                ]
            )
            if reader is Reader.MODEL:
                measured[key] = gate.Measured(key, checksum(examples), {"all": score(counts, "all")})
    return ["### Names: F1", rows(table, ("", "PER", "ORG", "LOC", "all", "interval, all"))]


def passages(measured: dict[str, gate.Measured]) -> list[str]:
    """The part on our own passages that were kept from training: attributions with the nested ones, and kinds."""
    examples = sets("own")
    table = []
    for reader in (Reader.MODEL, Reader.RULES):
        read = documents(examples, reader)
        counts = total(
            compare(told(e, d, nested=True), figures.gold(e, nested=True)) for e, d in zip(examples, read, strict=True)
        )
        right, seen = kinds(examples, read)
        share = [f"{100 * right[kind] / max(seen[kind], 1):.0f} of {seen[kind]}" for kind in KINDS]
        table.append([*f1_row(f"`--reader {reader}`", counts), *share])
        if reader is Reader.MODEL:
            scores = {"exact content": score(counts, "exact content"), "whole": score(counts, "whole")}
            measured["passages"] = gate.Measured("passages", checksum(examples), scores)
    return [
        f"### Our own passages kept from training ({len(examples)}, nested attributions too)",
        rows(
            table,
            ("", "exact F1", "token F1", "whole F1", *(f"{k}, % right" for k in ("speech", "attitude", "intention", "decree"))),
        ),
    ]


def sets(name: str) -> list[Labelled]:
    """The examples of one set over the package's words."""
    cutter = store.bundled().pieces
    made = {
        "polnear": lambda: corpora.polnear(DATA / "polnear/dev"),
        "uner": lambda: corpora.ewt(DATA / "ud-ewt/dev.conllu", DATA / "uner-ewt/dev.iob2"),
        "uner-test": lambda: corpora.ewt(DATA / "ud-ewt/test.conllu", DATA / "uner-ewt/test.iob2"),
        "gum": lambda: (
            e for s in ("dev", "test") for e in corpora.gum(DATA / "gum", split=s, with_attributions=False) if e.genre == "news"
        ),
        "own": lambda: corpora.own(ROOT / "training" / "passages", held_out=True),
    }
    return [labelled(example, cutter) for example in made[name]()]


def checksum(examples: Sequence[Labelled]) -> str:
    """SHA-256 over what is scored."""
    digest = hashlib.sha256()
    for example in examples:
        digest.update(example.text.encode() + example.names.tobytes())
        for link in example.links or ():
            digest.update(link.source.tobytes() + link.cue.tobytes() + link.content.tobytes())
    return f"sha256:{digest.hexdigest()}"


def run(options: argparse.Namespace) -> int:
    """Do what the command line asks for; the exit status."""
    if options.lower:
        FLOORS.write_text(gate.dumps(gate.lowered(gate.load(FLOORS), options.lower, options.reason)), encoding="utf-8")
        return 0
    if not (DATA / "polnear").exists():
        print("skipped: ../shared/data does not stand beside this checkout", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    measured: dict[str, gate.Measured] = {}
    parts = [*polnear(measured), *named(measured), *passages(measured)]
    floors = gate.load(FLOORS)
    if options.check:
        faults = [fault for row in measured.values() for fault in gate.faults(floors, row)]
        print(
            "\n".join(faults) if faults else "no figure of the reader is below its floor",
            file=sys.stderr if faults else sys.stdout,
        )
        return 1 if faults else 0
    marked.write(DOCUMENT, "reader", "\n\n".join([f"Measured at {marked.commit(ROOT)}.", *parts]))
    if options.raise_floors:
        for row in measured.values():
            floors = gate.raised(floors, row)
        FLOORS.write_text(gate.dumps(floors), encoding="utf-8")
    print("\n\n".join(parts))
    return 0


def main() -> int:
    """Read the command line and run."""
    return gate.command_line(__doc__ or "", run)


if __name__ == "__main__":
    sys.exit(main())
