"""How many documents a second the tagger of time expressions reads on one core, against dateparser's search in the same run.

    dates.py [--peers PYTHON] [--rounds N]

The texts are the marked ones of tests/marked/dates (dev and test), repeated N times; dateparser reads them once, in the
interpreter that has it. Both are timed by the processor's clock, without their start.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import accuracy_dates  # noqa: E402  (a script beside ours, found through the line above)

FOLDER = ROOT / "tests" / "marked" / "dates"
GOAL = 100.0
_PEER = """
import datetime, json, sys, time
from dateparser.search import search_dates
rows = [json.loads(line) for line in sys.stdin]
def read(row):
    base = datetime.datetime.fromisoformat(row["published"])
    search_dates(row["text"], languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
read(rows[0])
before = time.process_time()
for row in rows:
    read(row)
print(time.process_time() - before)
"""


def ours(texts: list[accuracy_dates.Marked], rounds: int) -> float:
    """Documents a second: the best of three runs over all texts, so many rounds each."""
    accuracy_dates.ours(texts)
    best = float("inf")
    for _ in range(3):
        before = time.process_time()
        for _ in range(rounds):
            accuracy_dates.ours(texts)
        best = min(best, time.process_time() - before)
    return len(texts) * rounds / best


def dateparser(texts: list[accuracy_dates.Marked], python: str) -> float:
    """Documents a second of dateparser's search, once over all texts."""
    lines = "".join(json.dumps({"published": text.published, "text": text.text}) + "\n" for text in texts)
    done = subprocess.run([python, "-c", _PEER], input=lines, capture_output=True, text=True, check=True)
    return len(texts) / float(done.stdout)


def main() -> int:
    """Read the command line, measure, print; end with 1 under the goal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has dateparser")
    parser.add_argument("--rounds", type=int, default=5, help="how often our tagger reads each text")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [text for part in ("dev", "test") for text in accuracy_dates.marked_texts(FOLDER / part)]
    if not texts:
        print(f"no marked texts in {FOLDER}", file=sys.stderr)
        return 2
    speed = ours(texts, options.rounds)
    words = sum(len(text.text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} documents of {words:.0f} words on average\n")
    print("| reader | documents a second | words a second | ratio |\n|---|---:|---:|---:|")
    print(f"| stateofplay | {speed:,.0f} | {speed * words:,.0f} | 1 |")
    if options.peers:
        peer = dateparser(texts, options.peers)
        print(f"| dateparser | {peer:,.1f} | {peer * words:,.0f} | {speed / peer:,.0f} times slower |")
    return 0 if speed >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
