"""What a report costs in the index of copies as the index grows, beside datasketch; writes part of docs/speed.md.

    copies.py [--upto N] [--dry]      N texts at most (1,000,000); --dry prints and writes nothing

The texts are made up as they are needed: 60 to 120 words drawn by Zipf's law, a tenth of them edited copies of an earlier
one. datasketch is measured on the first 10,000 of them, where the interpreter that runs this has it.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "benchmarks"))
import read as reports_of  # noqa: E402  (scripts beside ours, found through the lines above)
from rensa import RMinHash  # noqa: E402

import marked  # noqa: E402
from stateofplay.model import Report  # noqa: E402
from stateofplay.reconcile import prints  # noqa: E402
from stateofplay.reconcile.copy_index import CopyIndex  # noqa: E402

DOCUMENT = ROOT / "docs" / "speed.md"
DECADES = (10_000, 100_000, 1_000_000)
PEER = 10_000
COPIES = 0.1
_FUNCTION = (
    "the of to and a in that is was for on it with as he be at by this had not are but from or have an they which one you were "
    "all her she there would their we him been has when who will no more if out so up said what its about than into them can "
    "only other time new some could these two may first then do any like my now over such our man me even most made after also "
    "did many off before must well back through years where much your way down should because long each just state those people"
).split()
_SYLLABLES = ["".join(pair) for pair in itertools.product("bdfgklmnprstv", "aeiou")]


@dataclass(frozen=True, slots=True)
class Language:
    """Words, by how often they come, and their cumulated weights."""

    words: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def made(cls) -> Language:
        """Common function words, then fifty thousand invented words."""
        invented = ["".join(parts) for parts in itertools.product(_SYLLABLES, repeat=3)]
        random.Random(7).shuffle(invented)  # noqa: S311  (a seeded draw, not a secret)
        words = [*_FUNCTION, *invented[:50_000]]
        return cls(words, list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words)))))

    def text(self, number: int) -> tuple[str, int | None]:
        """The text with that number, and the number of the text that it is a copy of."""
        dice = random.Random(number)  # noqa: S311  (a seeded draw, not a secret)
        if dice.random() < COPIES and number > 100:
            original = dice.randrange(number)
            while (source := random.Random(original)).random() < COPIES:  # noqa: S311  (as above)
                original = dice.randrange(number)
            sentences = self._sentences(source)
            del sentences[dice.randrange(len(sentences))]
            sentences.append(" ".join(dice.choices(self.words, cum_weights=self.weights, k=12)))
            for at in range(len(sentences)):
                words = sentences[at].split()
                words[dice.randrange(len(words))] = dice.choice(self.words)
                sentences[at] = " ".join(words)
        else:
            original = None
            sentences = self._sentences(dice)
        return " ".join(f"{sentence.capitalize()}." for sentence in sentences), original

    def _sentences(self, dice: random.Random) -> list[str]:
        """Sentences of 60 to 120 words in all."""
        words = dice.choices(self.words, cum_weights=self.weights, k=dice.randrange(60, 121))
        for at in dice.sample(range(len(words)), len(words) // 15):
            words[at] = words[at].capitalize()
        return [" ".join(words[at : at + 15]) for at in range(0, len(words), 15)]


@dataclass(slots=True)
class Tally:
    """Seconds spent in a stretch of the run, and how many copies led to their original."""

    texts: int = 0
    printing: float = 0.0
    index: float = 0.0
    processor: float = 0.0
    copies: int = 0
    found: int = 0


def grown(folder: Path, language: Language, upto: int) -> Iterable[str]:
    """A row of the table for each decade."""
    path = folder / "copies.sqlite"
    tally = Tally()
    with CopyIndex.open(path) as index:
        for number in range(upto):
            text, original = language.text(number)
            report = Report(str(number), text)
            start = time.perf_counter()
            taken = prints.of(report)
            middle, busy = time.perf_counter(), time.process_time()
            candidates = index.candidates(taken)
            index.add(taken)
            tally.index += time.perf_counter() - middle
            tally.processor += time.process_time() - busy
            tally.printing += middle - start
            tally.texts += 1
            if original is not None:
                tally.copies += 1
                tally.found += original in candidates
            if number % 20_000 == 0:
                print(f"{number:,}: {_row(number, tally, path)}", file=sys.stderr, flush=True)
            if number + 1 in DECADES:
                yield _row(number + 1, tally, path)
                tally = Tally()


def _row(count: int, tally: Tally, path: Path) -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    disk = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    times = " | ".join(f"{seconds * 1000 / tally.texts:.2f}" for seconds in (tally.printing, tally.index, tally.processor))
    named = tally.found / max(1, tally.copies)
    return f"| {count:,} | {times} | {peak:.0f} | {disk / max(1, count):,.0f} | {named:.3f} |"


def ours(taken: Sequence[prints.Print]) -> float:
    """The seconds that our index takes for these reports, on disk."""
    with tempfile.TemporaryDirectory() as name, CopyIndex.open(Path(name) / "copies.sqlite") as index:
        before = time.perf_counter()
        for report in taken:
            index.candidates(report)
            index.add(report)
        return time.perf_counter() - before


def peer(shingles: Sequence[Sequence[bytes]]) -> float:
    """The seconds that datasketch takes to sketch, ask and enter the same, in memory."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  (only where it is installed)

    index = MinHashLSH(threshold=0.5, num_perm=128)
    before = time.perf_counter()
    for number, held in enumerate(shingles):
        sketch = MinHash(num_perm=128)
        sketch.update_batch(held)
        index.query(sketch)
        index.insert(number, sketch)
    return time.perf_counter() - before


def sketching(shingles: Sequence[Sequence[bytes]]) -> tuple[float, float]:
    """The seconds that rensa and datasketch take for the MinHashes alone."""
    from datasketch import MinHash  # noqa: PLC0415  (only where it is installed)

    start = time.perf_counter()
    for held in shingles:
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(held)
        sketch.digest()
    middle = time.perf_counter()
    for held in shingles:
        MinHash(num_perm=128).update_batch(held)
    return middle - start, time.perf_counter() - middle


def beside(language: Language, count: int) -> str:
    """Our index and datasketch's on the same texts."""
    if importlib.util.find_spec("datasketch") is None:
        return "datasketch is not installed where this was run, so it is not compared."
    taken = [prints.of(Report(str(number), language.text(number)[0])) for number in range(count)]
    words = [[shingle.to_bytes(4, "little") for shingle in sorted(report.words)] for report in taken]
    both = [
        [shingle.to_bytes(5, "little") for shingle in sorted(report.words | {2**32 + bone for bone in report.skeleton})]
        for report in taken
    ]
    mine, theirs, same = ours(taken), peer(words), peer(both)
    bare, slow = sketching(both)
    each = 1000 / count
    return (
        f"On the first {count:,} texts, their shingles made before, sketching, asking and entering took {mine * each:.2f} ms a "
        f"text here, on disk, for words and skeleton; datasketch (MinHash of 128 and MinHashLSH at 0.5, in memory) took "
        f"{theirs * each:.2f} ms for the words alone and {same * each:.2f} ms for both: {theirs / mine:.1f} and "
        f"{same / mine:.1f} times as long. The bare MinHashes of the same sets of both, 128 to a text, took rensa "
        f"{bare * each:.3f} ms and datasketch {slow * each:.3f} ms: {slow / bare:.0f} times as long."
    )


def measure(upto: int) -> str:
    """The generated part of docs/speed.md."""
    language = Language.made()
    with tempfile.TemporaryDirectory() as name:
        rows = list(grown(Path(name), language, upto))
    head = (
        "| texts | reading a text (ms) | the index (ms) | processor in it (ms) | peak memory (MB) | on disk (bytes a text) "
        "| originals named |"
    )
    table = "\n".join([head, "|" + "---:|" * 7, *rows])
    foot = (
        "Times are means over the texts since the row above, by the clock but for the fourth column. Memory is the whole "
        "process's. `originals named`: for this share of the copies the index named the original among its candidates."
    )
    machine = reports_of.machine().removeprefix("one core of ")
    return "\n\n".join([f"Measured at {marked.commit(ROOT)}; {machine}.", table, foot, beside(language, min(PEER, upto))])


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--upto", type=int, default=DECADES[-1], help="how many texts at most")
    parser.add_argument("--dry", action="store_true", help="print, and leave docs/speed.md as it is")
    options = parser.parse_args()
    text = measure(options.upto)
    print(text)
    if not options.dry:
        marked.write(DOCUMENT, "copies", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
