"""How fast the trained reader is, beside the bare graph, the rules and spaCy's blank pipeline; writes part of docs/speed.md.

    tagger.py [--reports N] [--dry]      N reports at most (100); --dry prints and writes nothing

The reports are sections of the Earth Negotiations Bulletin, as in read.py. All is measured by the clock, on one thread
and on two. "The bare graph" is onnxruntime alone on the very windows that the reader makes of the same reports.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(ROOT / "benchmarks"))
import read as reports_of  # noqa: E402

import marked  # noqa: E402  (scripts beside ours, found through the lines above)
from stateofplay import attribution  # noqa: E402
from stateofplay.language import analyse  # noqa: E402
from stateofplay.language.tagger import store  # noqa: E402
from stateofplay.language.tagger.features import features  # noqa: E402
from stateofplay.language.tagger.read import tagged  # noqa: E402
from stateofplay.language.tagger.tagger import framed  # noqa: E402
from stateofplay.language.tagger.windows import windows  # noqa: E402
from stateofplay.model import Context, Document, Reader, Report  # noqa: E402

DOCUMENT = ROOT / "docs" / "speed.md"
START = "import stateofplay.language.tagger.store as s; s.bundled()"


def clock(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs by the clock, in seconds."""
    durations = []
    for _ in range(times):
        before = time.perf_counter()
        work()
        durations.append(time.perf_counter() - before)
    return min(durations)


def bare(documents: Sequence[Document], threads: int) -> Callable[[], object]:
    """The encoder's graph alone on the windows of the documents, made ready before."""
    model = store.bundled()
    feeds = []
    for document in documents:
        made = features(document.tokens, document.paragraphs, document.quotations, model.pieces)
        feeds.extend(framed(made, model.settings, window) for window in windows(made))

    def work() -> None:
        if threads == 1:
            for feed in feeds:
                model.graph.words(*feed)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(lambda feed: model.graph.words(*feed), feeds))

    return work


def command(rows: list[tuple[str, str]]) -> tuple[float, float]:
    """The seconds by the clock and the most memory, in MB, that `stateofplay annotate` takes for these reports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        reports_of.write_reports(folder, rows)
        words = [reports_of.COMMAND, "annotate", folder, "--json", Path(name) / "layers.jsonl"]
        before = time.perf_counter()
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - before
    if process.returncode:
        raise SystemExit(f"stateofplay annotate ended with {process.returncode}")
    return took, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def measure(limit: int) -> str:
    """The generated part of docs/speed.md."""
    rows = list(reports_of.sections(limit))
    took, peak = command(rows)  # first, while this process is small: a child starts out with its parent's memory
    plain = [Report(f"{number:05}", text) for number, (_, text) in enumerate(rows)]
    rules = Context(reader=Reader.RULES)
    documents = list(analyse(plain, rules))
    words = sum(len(text.split()) for _, text in rows)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    lines = ["| | threads | words a second | times the bare graph's time |", "|---|---:|---:|---:|"]
    for threads in sorted({1, min(2, cores)}):
        graph = clock(bare(documents, threads))
        tagging = clock(lambda threads=threads: list(tagged(documents, workers=threads)))
        lines.append(f"| the bare graph on the same windows | {threads} | {words / graph:,.0f} | 1 |")
        lines.append(f"| the tagger: features, graphs, decoding | {threads} | {words / tagging:,.0f} | {tagging / graph:.2f} |")
    model = Context(reader=Reader.MODEL)
    for name, context in (("`--reader model`", model), ("`--reader rules`", rules)):
        seconds = clock(lambda context=context: list(attribution.attribute(analyse(plain, context), context)), times=2)
        threads = store.workers() if context is model else 1
        lines.append(f"| all layers, reports one after another, {name} | {threads} | {words / seconds:,.0f} | |")
    lines.append(f"| the command `annotate` on all the files, its start included | {store.workers()} | {words / took:,.0f} | |")
    if importlib.util.find_spec("spacy"):
        import spacy  # noqa: PLC0415  (only where it is installed)

        english = spacy.blank("en")
        english.add_pipe("sentencizer")
        seconds = clock(lambda: [len(list(doc.sents)) for doc in english.pipe(text for _, text in rows)])
        lines.append(f"| spaCy's blank English with its sentencizer, which tags nothing | 1 | {words / seconds:,.0f} | |")
    before = time.perf_counter()
    subprocess.run([sys.executable, "-c", START], check=True)
    start = time.perf_counter() - before
    machine = reports_of.machine().removeprefix("one core of ")
    head = f"Measured at {marked.commit(ROOT)}; cores {machine}; {len(rows)} reports, {words:,} words."
    foot = (
        f"Start of the interpreter with the model loaded and checked: {start:.2f} s. "
        f"Memory of `stateofplay annotate` on all of them, at its peak: {peak:.0f} MB."
    )
    return "\n\n".join([head, "\n".join(lines), foot])


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=100, help="how many reports at most")
    parser.add_argument("--dry", action="store_true", help="print, and leave docs/speed.md as it is")
    options = parser.parse_args()
    if not reports_of.DATA.exists():
        print("skipped: ../shared/data/enb does not stand beside this checkout", file=sys.stderr)
        return 0
    text = measure(options.reports)
    print(text)
    if not options.dry:
        marked.write(DOCUMENT, "tagger", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
