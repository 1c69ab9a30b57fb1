"""Record a review session of the bundled example: a person at the keyboard of a terminal, statement by statement.

    python tools/record_review.py            writes docs/review.cast (asciicast 2) and the screens in docs/review.md

The session is run for real: the command in a pseudo-terminal, its keys pressed one after the other. Its test
(tests/review/test_terminal.py) runs the same keys and looks at what the project then holds.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pseudo_terminal import Terminal

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = ROOT / "examples" / "berlin"
WHO: Final = "ada"
COLUMNS: Final = 80
ROWS: Final = 24
_PACE: Final = 1.2
"""Seconds between two keys in the recording."""
_BEGIN: Final = "<!-- screens: tools/record_review.py -->"
_END: Final = "<!-- end of screens -->"


@dataclass(frozen=True, slots=True)
class Step:
    """Keys to press, what the screen shows after them, and, where the screen goes into the documents, its title."""

    keys: tuple[str, ...]
    shows: str
    shot: str = ""


def steps() -> Iterator[Step]:
    """The session: 31 statements, in every way in which one can decide."""
    done = iter(range(1, 100))
    yield Step((), " 0 of ", "The least certain statement first, in its paragraph")
    yield Step(("w",), "Why?")
    yield Step((*"about the date, not the land", "enter"), "because")
    yield Step(("x",), f" {next(done)} of ")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("s",), "Which stance?", "`s` corrects the stance: type to narrow the list, enter to choose")
    yield Step((*"supp", "enter"), "a keeps the correction")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("space",), "1 skipped")
    yield Step(("i", *"led", "enter"), "a keeps the correction")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("f",), f" {next(done)} of ")
    yield Step(("i", *"security", "enter"), "a keeps the correction")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("e",), "choose the words of the evidence")
    yield Step(("right",), "its start", "`e` chooses other words: the arrows move the ends of « »")
    yield Step(("enter",), "a keeps the correction")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("x",), " 8 of ")
    yield Step(("backspace",), "taken back: rejected")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("a",), f" {next(done)} of ")
    yield Step(("p", *"euro", "enter"), "a keeps the correction")
    yield Step(("d", *["right"] * 8), "choose the words of the condition")
    yield Step(("enter",), "a keeps the correction", "Several fields can be corrected before the correction is kept")
    yield Step(("a",), f" {next(done)} of ")
    for _ in range(10):
        yield Step(("a",), f" {next(done)} of ")
    yield Step(("/",), "Only statements with")
    yield Step((*"free zone", "enter"), "with “free zone”")
    yield Step(("A",), "Accept all", "`/` narrows the list, and `A` accepts all that it shows, as one step")
    yield Step(("y",), "as one step")
    yield Step(("backspace",), "taken back: accepted")
    yield Step(("A", "y"), "as one step")
    yield Step(("escape",), " 0 of ")
    yield Step(("t",), "most hangs on it first", "`t`: what the picture hangs on most first")
    for number in range(1, 8):
        yield Step(("a",), f" {number} of ")


def play(terminal: Terminal, note: Callable[[Step, list[str]], None]) -> None:
    """Press the keys; `note` is told of each step and of the screen after it.

    Raises:
        TimeoutError: the screen does not show what it should.
    """
    for step in steps():
        for key in step.keys:
            terminal.press(key)
            terminal.settle(0.05)
        terminal.wait(step.shows)
        note(step, terminal.settle())
    terminal.press("q")


def project(place: Path) -> Path:
    """A project with the reports of the example, read by rules."""
    from stateofplay import intake  # noqa: PLC0415 - takes a moment
    from stateofplay.ledger import codebooks, create, now  # noqa: PLC0415
    from stateofplay.model import Context, Reader  # noqa: PLC0415
    from stateofplay.project import drawing, reading  # noqa: PLC0415

    with create(str(place)) as ledger:
        with ledger.writing() as connection:
            book = intake.read_codebook(EXAMPLE / "codebook.yaml")
            codebooks.add(connection, book, origin="given", recorded=now(), who=WHO)
        reading.add(ledger, [EXAMPLE / "reports"], who=WHO, context=Context(reader=Reader.RULES))
        drawing.refresh(ledger)
    return place


def command(place: Path, *more: str) -> list[str]:
    """The command that reviews a project."""
    return [sys.executable, "-m", "stateofplay", "review", str(place), "--as", WHO, *more]


def _shortened(written: str) -> str:
    """What was written without the default colours, which it is in anyway."""
    return written.replace("\x1b[39;49m", "").replace(";39;49m", "m")


def main() -> None:
    """Record the session."""
    shots: list[tuple[str, list[str]]] = []
    events: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        place = project(Path(folder) / "talks.sop")
        with Terminal(command(place), columns=COLUMNS, rows=ROWS) as terminal:
            taken = 0

            def note(step: Step, lines: list[str]) -> None:
                nonlocal taken
                written = "".join(text for _, text in terminal.written[taken:])
                taken = len(terminal.written)
                events.append((_PACE * len(events), _shortened(written)))
                if step.shot:
                    shots.append((step.shot, lines))

            play(terminal, note)
            terminal.end()
            events.append((_PACE * len(events), "".join(text for _, text in terminal.written[taken:])))
    head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "stateofplay review: the bundled example"}
    rows = [json.dumps(head), *(json.dumps([round(at, 2), "o", text], ensure_ascii=False) for at, text in events)]
    (ROOT / "docs" / "review.cast").write_text("\n".join(rows) + "\n", encoding="utf-8")
    target = ROOT / "docs" / "review.md"
    before, _, rest = target.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    screens = "\n\n".join(f"{title}:\n\n```text\n" + "\n".join(lines).rstrip("\n") + "\n```" for title, lines in shots)
    target.write_text(f"{before}{_BEGIN}\n\n{screens}\n\n{_END}{after}", encoding="utf-8")
    print(f"docs/review.cast: {len(events)} steps; docs/review.md: {len(shots)} screens")


if __name__ == "__main__":
    main()
