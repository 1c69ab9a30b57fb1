"""How fast `stateofplay read` is and how much memory it takes, on one core; writes docs/speed.md.

    read.py [--reports N] [--dry]        N reports at most (400); --dry prints and writes nothing

The reports are sections of the Earth Negotiations Bulletin (../shared/data/enb, cleaned by medialab/climateDebateExplorer,
ODC-BY), each made a report with a header. Two plain peers run on the same text in the same process: a sentence split by one
regular expression, and spaCy's rule-based sentence splitter where spaCy is installed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import importlib.util
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import marked  # noqa: E402  (a script beside ours, found through the line above)

DATA = ROOT.parent / "shared" / "data" / "enb" / "sections.jsonl.gz"
CODEBOOK = ROOT / "benchmarks" / "enb.yaml"
DOCUMENT = ROOT / "docs" / "speed.md"
COMMAND = Path(sys.executable).with_name("stateofplay")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
WORD = re.compile(r"\w+")
KILOBYTES = (10, 20, 40, 80, 160)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the whole command: how much it read, how long the processor took (s), how much memory it held at most (MB)."""

    reports: int
    words: int
    seconds: float
    peak: float


def sections(limit: int) -> Iterator[tuple[str, str]]:
    """Header and text of up to `limit` sections that hold at least four sentences."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        taken = 0
        for line in lines:
            row = json.loads(line)
            if len(row["sentences"]) < 4:
                continue
            day = dt.datetime.strptime(row["enb_start_date"], "%d-%b-%y").replace(tzinfo=dt.UTC).date()
            title = " ".join(row["section_title"].split())
            text = "\n\n".join(" ".join(row["sentences"][i : i + 4]) for i in range(0, len(row["sentences"]), 4))
            yield f"outlet: Earth Negotiations Bulletin\npublished: {day}\ntitle: {title}\n\n", text
            taken += 1
            if taken == limit:
                return


def command(folder: Path, reports: int, words: int) -> Run:
    """Run `stateofplay read` on the folder, start of the interpreter included."""
    state = folder.with_suffix(".json")
    words_of_command = [COMMAND, "read", folder, "--codebook", CODEBOOK, "--json", state]
    with subprocess.Popen(words_of_command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"stateofplay read ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(reports, words, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs, in seconds of processor time, which other work on the machine sways less than a clock."""
    durations = []
    for _ in range(times):
        before = time.process_time()
        work()
        durations.append(time.process_time() - before)
    return min(durations)


def peers(texts: list[str]) -> dict[str, Callable[[], object]]:
    """Plain work on the same texts, to hold our time against."""
    work: dict[str, Callable[[], object]] = {
        "sentences and words by two regular expressions": lambda: [
            WORD.findall(sentence) for text in texts for sentence in SENTENCE_END.split(text)
        ]
    }
    if importlib.util.find_spec("spacy"):
        import spacy  # noqa: PLC0415  (only where it is installed)

        english = spacy.blank("en")
        english.add_pipe("sentencizer")
        work["spaCy's blank English with its sentencizer"] = lambda: [len(list(doc.sents)) for doc in english.pipe(texts)]
    return work


def reading(folder: Path) -> Callable[[], object]:
    """The whole reading of a folder in this process, as a thing to be timed."""
    from stateofplay import intake, pipeline  # noqa: PLC0415  (the command line is read first)
    from stateofplay.model import Context  # noqa: PLC0415

    codebook = intake.read_codebook(CODEBOOK)
    return lambda: pipeline.read([folder], codebook, Context(codebook))


def write_reports(folder: Path, rows: list[tuple[str, str]]) -> int:
    """Write the reports as files; how many words they hold."""
    folder.mkdir()
    for number, (header, text) in enumerate(rows):
        (folder / f"{number:05}.txt").write_text(header + text, encoding="utf-8")
    return sum(len(text.split()) for _, text in rows)


def many(scratch: Path, rows: list[tuple[str, str]]) -> str:
    """The table over numbers of reports."""
    lines = [
        "| reports | words | seconds | reports a second | words a second | peak memory, MB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for count in (len(rows) // 4, len(rows) // 2, len(rows)):
        folder = scratch / f"many-{count}"
        done = command(folder, count, write_reports(folder, rows[:count]))
        lines.append(
            f"| {done.reports} | {done.words:,} | {done.seconds:.1f} | {done.reports / done.seconds:.1f} "
            f"| {done.words / done.seconds:,.0f} | {done.peak:.0f} |"
        )
    return "\n".join(lines)


def long(scratch: Path, rows: list[tuple[str, str]]) -> str:
    """The table over lengths of one report."""
    lines = ["| one report of | seconds | ms for each kB |", "|---:|---:|---:|"]
    everything = "\n\n".join(text for _, text in rows)
    for size in KILOBYTES:
        folder = scratch / f"long-{size}"
        write_reports(folder, [(rows[0][0], everything[: size * 1000])])
        seconds = best(reading(folder))
        lines.append(f"| {size} kB | {seconds:.2f} | {seconds * 1000 / size:.1f} |")
    return "\n".join(lines)


def against(scratch: Path, rows: list[tuple[str, str]]) -> str:
    """The table of peers."""
    folder = scratch / "peers"
    words = write_reports(folder, rows)
    ours = best(reading(folder), times=1)
    lines = ["| in one process, on the same text | words a second | times as fast as `read` |", "|---|---:|---:|"]
    lines.append(f"| `read` | {words / ours:,.0f} | 1 |")
    for name, work in peers([text for _, text in rows]).items():
        seconds = best(work)
        lines.append(f"| {name} | {words / seconds:,.0f} | {ours / seconds:,.0f} |")
    return "\n".join(lines)


def machine() -> str:
    """The machine in general words."""
    cores = os.cpu_count() or 1
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"one core of {cores}, {platform.machine()}, {platform.system()}, {python}"


def measure(limit: int) -> str:
    """The generated part of docs/speed.md."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = list(sections(limit))
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        tables = (many(scratch, rows), long(scratch, rows), against(scratch, rows[: len(rows) // 2]))
    heads = ("### Many reports, the whole command", "### One long report", "### Against plain peers")
    parts = [f"Measured at {marked.commit(ROOT)}; {machine()}."]
    return "\n\n".join([*parts, *(f"{head}\n\n{body}" for head, body in zip(heads, tables, strict=True))])


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=400, help="how many reports at most")
    parser.add_argument("--dry", action="store_true", help="print, and leave docs/speed.md as it is")
    options = parser.parse_args()
    if not DATA.exists():
        print("skipped: ../shared/data/enb does not stand beside this checkout", file=sys.stderr)
        return 0
    text = measure(options.reports)
    print(text)
    if not options.dry:
        marked.write(DOCUMENT, "speed", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
