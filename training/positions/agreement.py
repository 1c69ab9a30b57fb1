"""How well two annotations of the same passages agree: rows found by both, Krippendorff's alpha, overlap of spans.

`python -m training.positions.agreement SECOND CORPUS` reads the folders of SECOND (each a `passages.txt`, with or without a
codebook) beside those of the same name in CORPUS, and prints a table; with `--differences` also what the two say apart.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.positions.corpus import EMPTY, Passage, Row, Span, load

DRAWS = 1000
SEED = 20251121

Value = str | bool | None


@dataclass(frozen=True, slots=True)
class Marks:
    """One passage as two annotators marked it: the rows of both that are one and the same, and what only one of them has."""

    first: Passage
    second: Passage
    pairs: tuple[tuple[Row, Row], ...]


def overlap(a: Span, b: Span) -> float:
    """Characters in both spans, of those in either."""
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def paired(first: Sequence[Row], second: Sequence[Row]) -> tuple[tuple[Row, Row], ...]:
    """Rows that mark the same words, in the order of the first annotation.

    Two rows may be one when their evidence shares at least half of the shorter. Pairs are taken one to one, the largest overlap
    first, and where it is equal (one sentence, several rows) the same issue and party first.
    """
    found = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            both = min(a.evidence[1], b.evidence[1]) - max(a.evidence[0], b.evidence[0])
            shorter = min(a.evidence[1] - a.evidence[0], b.evidence[1] - b.evidence[0])
            if both > 0 and 2 * both >= shorter:
                alike = (a.issue == b.issue) + (a.party == b.party)
                found.append((-overlap(a.evidence, b.evidence), -alike, abs(i - j), i, j))
    taken: dict[int, int] = {}
    for *_, i, j in sorted(found):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return tuple((first[i], second[j]) for i, j in sorted(taken.items()))


def alpha(units: Iterable[tuple[Value, Value]]) -> float:
    """Krippendorff's alpha for nominal values of two coders (Krippendorff 2004, Content Analysis, 2nd ed., chapter 11).

    Args:
        units: what each coder said of each unit, None where a coder said nothing; such a unit is not counted.

    Returns:
        1 for full agreement, 0 for what chance gives; nan where it is not defined, because nothing varies.
    """
    both = [(a, b) for a, b in units if a is not None and b is not None]
    counts = Counter(value for unit in both for value in unit)
    total = 2 * len(both)
    expected = total * total - sum(count * count for count in counts.values())
    if not expected:
        return math.nan
    observed = 2 * sum(a != b for a, b in both)
    return 1 - (total - 1) * observed / expected


def _stance(a: Row, b: Row) -> tuple[Value, Value]:
    return (a.stance, b.stance) if a.issue == b.issue != EMPTY else (None, None)


def _on_issue(told: Callable[[Row], bool]) -> Callable[[Row, Row], tuple[Value, Value]]:
    def values(a: Row, b: Row) -> tuple[Value, Value]:
        return (None if a.issue == EMPTY else told(a)), (None if b.issue == EMPTY else told(b))

    return values


MEASURES: dict[str, Callable[[Row, Row], tuple[Value, Value]]] = {
    "issue, or none": lambda a, b: (a.issue, b.issue),
    "on an issue at all": lambda a, b: (a.issue != EMPTY, b.issue != EMPTY),
    "stance (same issue)": _stance,
    "party": lambda a, b: (a.party, b.party),
    "sourcing": lambda a, b: (a.sourcing, b.sourcing),
    "teller": lambda a, b: (a.named.get("teller", EMPTY), b.named.get("teller", EMPTY)),
    "condition (on an issue)": _on_issue(lambda row: "if" in row.named),
    "red line (on an issue)": _on_issue(lambda row: "red" in row.flags),
    "past (on an issue)": _on_issue(lambda row: "past" in row.flags),
}
"""What the two annotators say of a pair of rows, by name; None where the question does not arise."""

SPANS: dict[str, Callable[[Row], Span | None]] = {
    "evidence": lambda row: row.evidence,
    "source": lambda row: row.source,
    "cue": lambda row: row.cue,
    "holder": lambda row: row.holder,
    "condition": lambda row: row.named.get("if"),
}


def read(second: Path, first: Path) -> list[Marks]:
    """The passages that both folders of negotiations hold, in the order of the second.

    Raises:
        ValueError: a line breaks the form, or a passage has another text; all such places are named.
    """
    marks, wrong = [], []
    for path in sorted(second.glob("*/passages.txt")):
        home = first / path.parent.name
        own, errors = load(home)
        other, more = load(path.parent, home=home)
        wrong += errors + more
        known = {passage.number: passage for passage in own.passages}
        for passage in other.passages:
            same = known.get(passage.number)
            if same is None or same.text != passage.text:
                wrong.append(f"{path}: passage {passage.number} is not that of {home}")
            else:
                marks.append(Marks(same, passage, paired(same.rows, passage.rows)))
    if wrong:
        raise ValueError("\n".join(wrong))
    return marks


def interval(marks: Sequence[Marks], measure: str, draws: int = DRAWS) -> tuple[float, float]:
    """The 95% interval of an alpha, by drawing passages with replacement."""
    chance = random.Random(SEED)  # noqa: S311 (it draws passages, and guards no secret)
    units = [[MEASURES[measure](a, b) for a, b in each.pairs] for each in marks]
    drawn = (alpha(unit for one in chance.choices(units, k=len(units)) for unit in one) for _ in range(draws))
    values = sorted(value for value in drawn if not math.isnan(value))
    if not values:
        return math.nan, math.nan
    return values[round(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]


def shares(right: int, first: int, second: int) -> tuple[float, float, float]:
    """Precision of the second annotation against the first, recall and F1."""
    return right / max(1, second), right / max(1, first), 2 * right / max(1, first + second)


def found(marks: Sequence[Marks]) -> dict[str, tuple[int, int, int]]:
    """By name: what both have, the first has and the second has."""
    first = [row for each in marks for row in each.first.rows]
    second = [row for each in marks for row in each.second.rows]
    pairs = [pair for each in marks for pair in each.pairs]
    on, also = (sum(row.issue != EMPTY for row in rows) for rows in (first, second))
    placed = sum(EMPTY not in (a.issue, b.issue) for a, b in pairs)
    whole = sum((a.issue, a.party, a.stance) == (b.issue, b.party, b.stance) for a, b in pairs if a.issue != EMPTY)
    told, retold = (
        Counter((n, claim.issue, claim.status) for n, passage in enumerate(side) for claim in passage.claims)
        for side in ([each.first for each in marks], [each.second for each in marks])
    )
    return {
        "rows, by their evidence": (len(pairs), len(first), len(second)),
        "rows on an issue, by their evidence": (placed, on, also),
        "the same with issue, party and stance": (whole, on, also),
        "status claims, by issue and status": ((told & retold).total(), told.total(), retold.total()),
    }


def tables(marks: Sequence[Marks], draws: int = DRAWS) -> str:
    """What agreement there is, as three tables in Markdown."""
    names = {each.first.negotiation for each in marks}
    out = [f"{len(marks)} passages of {len(names)} negotiations.", ""]
    out += ["| found | both | first | second | precision | recall | F1 |", "|---|---:|---:|---:|---:|---:|---:|"]
    for name, (both, first, second) in found(marks).items():
        precision, recall, f1 = shares(both, first, second)
        out.append(f"| {name} | {both} | {first} | {second} | {precision:.2f} | {recall:.2f} | {f1:.2f} |")
    out += ["", "| of rows found by both | rows | agree | alpha | 95% |", "|---|---:|---:|---:|---:|"]
    for name, told in MEASURES.items():
        units = [unit for each in marks for unit in (told(a, b) for a, b in each.pairs) if None not in unit]
        low, high = interval(marks, name, draws)
        same = sum(a == b for a, b in units) / max(1, len(units))
        out.append(f"| {name} | {len(units)} | {same:.1%} | {alpha(units):.2f} | {low:.2f} to {high:.2f} |")
    out += ["", "| span | in both | in one only | mean overlap | the same |", "|---|---:|---:|---:|---:|"]
    for name, span in SPANS.items():
        spans = [(span(a), span(b)) for each in marks for a, b in each.pairs]
        both_there = [(a, b) for a, b in spans if a and b]
        one = sum((a is None) != (b is None) for a, b in spans)
        count = max(1, len(both_there))
        mean, equal = sum(overlap(a, b) for a, b in both_there) / count, sum(a == b for a, b in both_there) / count
        out.append(f"| {name} | {len(both_there)} | {one} | {mean:.2f} | {equal:.1%} |")
    return "\n".join(out)


def differences(marks: Sequence[Marks]) -> list[str]:
    """Each row that one annotator alone has, and each thing of which the two say something else."""
    out = []
    for each in marks:
        place = f"{each.first.negotiation}/{each.first.number}"
        for name, rows, side in (("first", each.first.rows, 0), ("second", each.second.rows, 1)):
            held = {id(pair[side]) for pair in each.pairs}
            for row in rows:
                if id(row) not in held:
                    told = f"{row.issue} {row.stance} {row.party} {row.sourcing}"
                    out.append(f"{place} | only {name} | {told} | {each.first.words(row.evidence)}")
        for a, b in each.pairs:
            for name, told_of in MEASURES.items():
                one, other = told_of(a, b)
                if one != other and None not in (one, other):
                    out.append(f"{place} | {name} | {one} / {other} | {each.first.words(a.evidence)}")
    return out


def main(given: list[str]) -> int:
    """Prints the tables; 1 when the two cannot be compared."""
    parser = argparse.ArgumentParser(prog="python -m training.positions.agreement", description=__doc__)
    parser.add_argument("second", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--differences", action="store_true")
    wanted = parser.parse_args(given)
    try:
        marks = read(wanted.second, wanted.corpus)
    except ValueError as error:
        print(error)
        return 1
    print("\n".join((tables(marks), *(["", *differences(marks)] if wanted.differences else []))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
