"""Measure how the sides of a sentence are read, on sentences of the Earth Negotiations Bulletin marked by hand.

    accuracy_enb.py             the 200 marked sentences of the test sample; write the part `enb` of docs/accuracy.md
    accuracy_enb.py --print     the same; print that part, write nothing
    accuracy_enb.py --dev       the development sample: print it, with every position missed or wrongly found

The marks are in training/enb/marks.tsv (see the README there), the sentences in ../shared/data/enb. A position is a holder
and a side: for (supports, demands, offers, open) or against (rejects); the stricter figure asks for the exact stance.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import marked
from stateofplay.coding import sides
from stateofplay.coding.stances import stance_lexicon
from stateofplay.language.analyse import document
from stateofplay.language.clauses import Scene, covered
from stateofplay.model import Report

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT.parent / "shared" / "data" / "enb" / "sections.jsonl.gz"
MARKS = ROOT / "training" / "enb" / "marks.tsv"
DOCUMENT = ROOT / "docs" / "accuracy.md"

_LIGHT = frozenset("the a an some other several many most number of group one".split())

Position = tuple[str, str]
"""Holder, as compared, and stance."""


@dataclass(slots=True)
class Sample:
    """A marked sentence: which sample and form it is of, its place, and its positions."""

    part: str
    form: str
    place: tuple[int, int]
    digest: str
    gold: set[Position] = field(default_factory=set)


@dataclass(slots=True)
class Score:
    """Positions in the marks, positions found, and both."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: set[Position], found: set[Position]) -> None:
        """Count one sentence."""
        self.gold += len(gold)
        self.found += len(found)
        self.right += len(gold & found)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        f1 = 2 * self.right / max(1, self.found + self.gold)
        return f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {self.gold} | {self.found}"


def bare(name: str) -> str:
    """A holder's name as compared: lower case, no article or quantifier, letters and digits only."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()).split()
    while len(words) > 1 and words[0] in _LIGHT:
        del words[0]
    return " ".join(words)


def aligned(found: set[Position], gold: set[Position]) -> set[Position]:
    """What was found, in the words of the marks where they leave out a title: "Chair Lind" is Lind."""
    names = {name for name, _ in gold}
    short = {name: next((n for n in sorted(names) if name.endswith(f" {n}")), name) for name, _ in found}
    return {(name if name in names else short[name], stance) for name, stance in found}


def samples() -> list[Sample]:
    """The marked sentences, in the order of the file."""
    out: dict[tuple[int, int], Sample] = {}
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, form, section, index, digest, holder, stance, *_ = line.split("\t")
        place = (int(section), int(index))
        sample = out.setdefault(place, Sample(part, form, place, digest))
        if holder:
            sample.gold.add((bare(holder), stance))
    return list(out.values())


def sentences(wanted: list[Sample]) -> dict[tuple[int, int], str]:
    """The text of the marked sentences; raises ValueError where one is not what was marked."""
    places: dict[int, list[Sample]] = defaultdict(list)
    for sample in wanted:
        places[sample.place[0]].append(sample)
    texts = {}
    with gzip.open(SENTENCES, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            for sample in places.get(number, ()):
                text = json.loads(line)["sentences"][sample.place[1]]
                if hashlib.sha256(text.encode()).hexdigest()[:8] != sample.digest:
                    raise ValueError(f"sentence {sample.place} is not the one that was marked")
                texts[sample.place] = text
    return texts


def scenes(text: str) -> Iterator[Scene]:
    """The sentences of a text, as the finder looks at them."""
    made = document(Report(id="enb", text=text))
    dated = covered(made, [date.span for date in made.dates])
    quoted = covered(made, [quotation.inner for quotation in made.quotations])
    for row in made.sentences:
        yield Scene(made.tokens, row.first, row.last, dated, quoted, stance_lexicon().verbs)


def read(text: str) -> set[Position]:
    """The positions that `coding.sides` finds."""
    return {
        (bare(text[scene.tokens[side.holder[0]].start : scene.tokens[side.holder[1] - 1].end]), str(side.stance))
        for scene in scenes(text)
        for side in sides.find(scene)
    }


_BY = re.compile(r"\b(supported|opposed) by ")
_END = re.compile(r"[,;.]? (?:but|opposed|supported|[a-z]+ed|said)\b|[;.:]|, (?=[a-z])")


def baseline(text: str) -> set[Position]:
    """Lists after "supported by" and "opposed by", and the name that the sentence opens with, after enb-mining's patterns."""
    out = set()
    for found in _BY.finditer(text):
        end = _END.search(text, found.end())
        names = re.split(r", and |, | and ", text[found.end() : end.start() if end else len(text)])
        stance = "supports" if found[1] == "supported" else "rejects"
        out |= {(bare(name), stance) for name in names if bare(name) and bare(name) != "others"}
        subject = re.split(r"[,;.] ", text[: found.start()].rstrip(", "))[-1]
        out |= {(bare(name), "supports") for name in subject.split(" and ") if name[:1].isupper() or name.startswith("the ")}
    return out


def polarity(found: set[Position]) -> set[Position]:
    """Stances as sides."""
    return {(name, stance if stance in {"rejects", "undecided"} else "for") for name, stance in found}


def table(wanted: list[Sample], texts: dict[tuple[int, int], str]) -> str:
    """What each reader gets on each form, in Markdown."""
    readers: dict[str, Callable[[str], set[Position]]] = {"the package's rules": read, 'lists after "by"': baseline}
    lines = ["| reader | sentences | measure | P | R | F1 | gold | said |", "|---|---|---|---:|---:|---:|---:|---:|"]
    for name, reader in readers.items():
        scores: dict[tuple[str, str], Score] = defaultdict(Score)
        for sample in wanted:
            found = aligned(reader(texts[sample.place]), sample.gold)
            for form in (sample.form, "both"):
                scores[form, "side"].add(polarity(sample.gold), polarity(found))
                scores[form, "stance"].add(sample.gold, found)
        lines += [
            f"| {name} | {form} | {measure} | {scores[form, measure]} |"
            for form in ("passive", "active", "both")
            for measure in ("side", "stance")
        ]
    return "\n".join(lines)


def misses(wanted: list[Sample], texts: dict[tuple[int, int], str]) -> str:
    """Each sentence with what was missed and what was wrongly found."""
    out = []
    for sample in wanted:
        gold, found = polarity(sample.gold), polarity(aligned(read(texts[sample.place]), sample.gold))
        if gold != found:
            out.append(f"{texts[sample.place]}\n    missed {sorted(gold - found)}\n    wrong  {sorted(found - gold)}")
    return "\n".join(out)


def main() -> int:
    """Read the command line, measure, and write or print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--dev", action="store_true", help="the development sample, with what is wrong in it")
    parser.add_argument("--print", action="store_true", dest="shown", help="print the part of the document, write nothing")
    options = parser.parse_args()
    if not SENTENCES.exists():
        print("skipped: ../shared/data/enb does not stand beside this checkout", file=sys.stderr)
        return 0
    wanted = [sample for sample in samples() if sample.part == ("dev" if options.dev else "test")]
    texts = sentences(wanted)
    if options.dev:
        print(misses(wanted, texts))
    if options.dev or options.shown:
        print(table(wanted, texts))
    else:
        marked.write(DOCUMENT, "enb", f"Measured at {marked.commit(ROOT)}.\n\n{table(wanted, texts)}")
        print(f"wrote {DOCUMENT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
