"""Which of two weights the package carries, and the card that goes with it.

The one from open data alone is taken when its exact F1 on PolNeAR dev, averaged over the roles, is within two points of the
other's; otherwise the better one, and the card says so.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from string import Template
from typing import Any

WITHIN = 2.0
FILES = ("words.onnx", "roles.onnx", "vocabulary.txt", "model.json")


def average(card: dict[str, Any]) -> float:
    """Mean exact F1 of source, cue and content on PolNeAR dev, in points."""
    values = [float(value) for value in card["figures"]["int8"].split(" / ")]
    return sum(values) / len(values)


def choice(cards: dict[str, dict[str, Any]]) -> str:
    """The name of the weights to carry."""
    return "open" if average(cards["open"]) >= average(cards["polnear"]) - WITHIN else "polnear"


def card(cards: dict[str, dict[str, Any]], chosen: str, template: str) -> str:
    """The model card: what stands in `card.md`, with the figures of both weights."""
    rows = [
        " | ".join([f"| {name}", *(one["figures"][key] for key in ("int8", "token", "whole", "float"))]) + " |"
        for name, one in cards.items()
    ]
    saw = {
        "polnear": "PolNeAR's training articles, UD English EWT with Universal NER, GUM and the project's own passages",
        "open": "UD English EWT with Universal NER, GUM and the project's own passages; no PolNeAR article",
    }
    gap = average(cards["polnear"]) - average(cards["open"])
    return Template(template).substitute(
        chosen=chosen, saw=saw[chosen], rows="\n".join(rows), gap=f"{gap:.1f}", within=f"{WITHIN:.0f}"
    )


def main() -> None:
    """Copy the chosen folder and write its card and licence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder that holds `polnear` and `open`")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    cards = {name: json.loads((given.run / name / "model.json").read_text(encoding="utf-8")) for name in ("polnear", "open")}
    chosen = choice(cards)
    given.out.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(given.run / chosen / name, given.out / name)
    here = Path(__file__).parent
    (given.out / "CARD.md").write_text(card(cards, chosen, (here / "card.md").read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copyfile(here / "licence.txt", given.out / "LICENSE")
    print(f"the package carries {chosen}")


if __name__ == "__main__":
    main()
