"""Reading takes time in proportion to the text.

Lines of our code that run are counted, since a clock would make this a matter of luck.
"""

import sys
from pathlib import Path

import pytest

from stateofplay import intake, pipeline

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "berlin"
OURS = str(ROOT / "src")


def lines_run(work) -> int:
    """How many lines of the package run in `work`, each round of a loop or comprehension counted."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(scope="module")
def cost(tmp_path_factory):
    """A function that gives the lines run for one report made of the example's texts, so many times over."""
    codebook = intake.read_codebook(EXAMPLE / "codebook.yaml")
    bodies = [path.read_text(encoding="utf-8").partition("\n\n")[2] for path in sorted((EXAMPLE / "reports").glob("*.txt"))]
    folder = tmp_path_factory.mktemp("long")

    def lines(times):
        path = folder / f"{times}.txt"
        path.write_text("published: 2025-12-16\n\n" + "\n\n".join(bodies * times), encoding="utf-8")
        return lines_run(lambda: pipeline.read([path], codebook))

    lines(1)
    return lines


def test_work_is_linear_in_the_length_of_a_report(cost):
    """Six times the text takes about six times the work, not thirty-six times."""
    short, long = cost(1), cost(6)
    assert long < 6 * short * 1.2, f"{long:,} lines for six times the text of {short:,} lines"
