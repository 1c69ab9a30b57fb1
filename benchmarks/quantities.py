"""How many sentences a second quantities are read in, beside quantulum3 and Recognizers-Text, in seconds of processor time.

    quantities.py [--peers PYTHON] [--times N]

The sentences are those of tests/marked/quantities. Ours is measured alone, given the sentences and the dates in them, and with
the dates found too; each peer in the same run, in an interpreter that has it, on the first hundred and fifty sentences.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import accuracy_quantities as marked  # noqa: E402  (a script beside ours, found through the line above)

from stateofplay.language import dates, quantities  # noqa: E402
from stateofplay.language.clean import clean  # noqa: E402

SHORT = 150


def processor(work: Callable[[], object], times: int) -> float:
    """The least processor time of several runs, in seconds."""
    took = []
    for _ in range(times):
        before = time.process_time()
        work()
        took.append(time.process_time() - before)
    return min(took)


def peer(python: str, name: str, texts: list[str]) -> float | None:
    """The processor time of a peer; None where that interpreter cannot import it."""
    done = subprocess.run(
        [python, str(ROOT / "tools" / "quantity_peers.py"), name],
        input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return None if done.returncode else float(json.loads(done.stdout)["seconds"])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has the peers")
    parser.add_argument("--times", type=int, default=5, help="how often ours is run; the shortest counts")
    options = parser.parse_args()
    texts = [row.text for row in marked.rows("dev")]
    given = [(cleaned, text, dates.find(cleaned, text, marked.PUBLISHED)) for text in texts for cleaned in (clean(text),)]
    alone = processor(lambda: [quantities.find(*one) for one in given], options.times)
    both = processor(
        lambda: [quantities.find(one, text, dates.find(one, text, marked.PUBLISHED)) for one, text, _ in given], options.times
    )
    rate = len(texts) / alone
    print(
        f"quantities alone: {rate:,.0f} sentences a second; with their dates: {len(texts) / both:,.0f} ({len(texts)} sentences)"
    )
    for name in ("quantulum3", "recognizers") if options.peers else ():
        took = peer(options.peers, name, texts[:SHORT])
        if took:
            theirs = len(texts[:SHORT]) / took
            print(f"{name}: {theirs:,.0f} sentences a second; ours is {rate / theirs:,.1f} times that")
    return 0


if __name__ == "__main__":
    sys.exit(main())
