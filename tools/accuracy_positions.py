"""Score the reader of positions on negotiations of our own corpus that training has not seen.

    accuracy_positions.py             measure, write docs/accuracy.md
    accuracy_positions.py --print     measure, print

The negotiations are named in training/positions/split.py.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import marked

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training.positions import fit  # noqa: E402
from training.positions.fit import Case, f1  # noqa: E402
from training.positions.split import TEST  # noqa: E402

from stateofplay.coding.positions import store  # noqa: E402 - the corpus' code lies beside the package
from stateofplay.coding.positions.store import STANCES  # noqa: E402
from stateofplay.model import Stance  # noqa: E402

CORPUS = ROOT / "training" / "corpus"
DOCUMENT = ROOT / "docs" / "accuracy.md"
ERRORS = 10

Reader = Callable[[Case], Stance | None]


def readers(weights: store.Weights) -> dict[str, Reader]:
    """Who is compared, by name."""
    return {
        "the commonest stance wherever rules or reader see any": lambda _: Stance.REJECTS,
        "rules": lambda c: c.rule,
        "the trained reader alone": lambda c: fit.decide(_without_rule(c), weights),
        "the trained reader alone, from a probability of 0.3 on": lambda c: fit.decide(
            _without_rule(c), replace(weights, some=0.3)
        ),
        "both, as shipped": lambda c: fit.decide(c, weights),
    }


def _without_rule(case: Case) -> Case:
    return replace(case, rule=None)


def relevance(cases: Sequence[Case], say: Reader) -> tuple[float, float, float]:
    """Precision, recall and F1 of finding that a party takes a position on an issue in a sentence."""
    said = [say(c) is not None for c in cases]
    hits = sum(s and c.gold is not None for s, c in zip(said, cases, strict=True))
    wanted = sum(c.gold is not None for c in cases)
    return hits / max(1, sum(said)), hits / max(1, wanted), f1(hits, sum(said), wanted)


def forced(case: Case, weights: store.Weights) -> Stance | None:
    """The stance where one is known to be there."""
    return case.opinion.stance(weights.agree, case.rule) if case.opinion else case.rule


def macro(cases: Sequence[Case], say: Reader) -> tuple[float, dict[str, float], Counter[tuple[str, str]]]:
    """Macro-F1 over the stances of the marked positions, each stance's F1, and (marked, said) counts."""
    grid = Counter((str(c.gold.stance), str(say(c) or "none")) for c in cases if c.gold)
    each = {}
    for stance in map(str, STANCES):
        said = sum(n for (_, b), n in grid.items() if b == stance)
        wanted = sum(n for (a, _), n in grid.items() if a == stance)
        each[stance] = f1(grid[stance, stance], said, wanted)
    return sum(each.values()) / len(each), each, grid


def report(given: Sequence[Case], whole: Sequence[Case], weights: store.Weights) -> str:
    """The section as Markdown; `given` are the cases with the marked holder, `whole` those with the package's own."""
    who = readers(weights)
    lines = [
        f"Measured at {marked.commit(ROOT)} on {', '.join(TEST)}: {sum(c.gold is not None for c in given)} positions.",
        "",
        "| | relevance P | R | F1 | stance macro-F1, position given | full F1, from the text alone |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, say in who.items():
        p, r, f = relevance(given, say)
        if name.startswith("both"):
            stance = macro(given, lambda c: forced(c, weights))[0]
        elif name.startswith("the trained"):
            stance = macro(given, lambda c: forced(_without_rule(c), weights))[0]
        else:
            stance = macro(given, say)[0]
        full = fit.figures(whole, say)["full"] if not name.startswith("the commonest") else math.nan
        lines.append(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {stance:.3f} | {'' if math.isnan(full) else f'{full:.3f}'} |")
    _, each, grid = macro(given, lambda c: forced(c, weights))
    wrong = fit.calibration_error(given)
    lines += ["", f"Expected calibration error of the reader's probability that a position is there: {wrong:.3f}.", ""]
    lines += ["Stance where a position is marked, rows marked, columns said:", ""]
    lines += ["| | " + " | ".join(map(str, STANCES)) + " | F1 |", "|---|" + "---:|" * (len(STANCES) + 1)]
    for a in map(str, STANCES):
        lines.append(f"| {a} | " + " | ".join(str(grid[a, str(b)]) for b in STANCES) + f" | {each[a]:.2f} |")
    lines += ["", "| register | positions | relevance F1 | stance right | full F1, from the text alone |"]
    lines += ["|---|---:|---:|---:|---:|"]
    say = who["both, as shipped"]
    for register in sorted({c.register for c in given}):
        part = [c for c in given if c.register == register]
        rows = [c for c in part if c.gold]
        right = sum(forced(c, weights) == c.gold.stance for c in rows if c.gold) / max(1, len(rows))
        full = fit.figures([c for c in whole if c.register == register], say)["full"]
        lines.append(f"| {register} | {len(rows)} | {relevance(part, say)[2]:.3f} | {right:.2f} | {full:.3f} |")
    return "\n".join([*lines, "", *errors(given, weights)])


def errors(given: Sequence[Case], weights: store.Weights) -> list[str]:
    """The errors that the reader was surest of, one a kind of error."""
    found: dict[tuple[str, str], tuple[float, Case]] = {}
    for case in given:
        if case.opinion is None:
            continue
        said = fit.decide(case, weights)
        right = case.gold.stance if case.gold else None
        if said == right:
            continue
        sure = abs(case.opinion.some) if said is None or right is None else max(case.opinion.stances)
        kind = (str(right or "none"), str(said or "none"))
        if kind not in found or sure > found[kind][0]:
            found[kind] = sure, case
    counts = Counter((str(c.gold.stance if c.gold else "none"), str(fit.decide(c, weights) or "none")) for c in given)
    ranked = sorted(found.items(), key=lambda item: (-counts[item[0]], item[0]))[:ERRORS]
    lines = ["The surest error of each of the ten commonest kinds:", ""]
    lines += ["| marked | said | party, issue | sentence |", "|---|---|---|---|"]
    for (marked_as, said_as), (_, case) in ranked:
        lines.append(f"| {marked_as} | {said_as} | {', '.join(case.what)} | {case.text.replace('|', '/')} |")
    return lines


def main() -> int:
    """Measure and write, or print with `--print`."""
    model = store.bundled()
    given = [c for name in TEST for c in fit.cases(CORPUS / name, model, marked=True)]
    whole = [c for name in TEST for c in fit.cases(CORPUS / name, model)]
    text = report(given, whole, model.weights)
    if "--print" in sys.argv[1:]:
        print(text)
    else:
        marked.write(DOCUMENT, "positions", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
