"""Put the worked example of two coders into docs/agreement.md; with --check, fail where the document shows other figures.

The example is a project of the reports in examples/berlin, in which two coders review what the trained reader found. What each
decides follows from his or her own coding of the reports (agreement_example.yaml): a statement with the coder's labels is
accepted, one on the coder's words with other labels corrected, any other rejected, and what the reader missed is added.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import marked
from stateofplay import intake, ledger
from stateofplay.export.agreement_view import (
    MEASURES,
    interval_words,
    kappa_words,
    label_words,
    labels_of,
    remark,
    statement_words,
)
from stateofplay.export.board import Board
from stateofplay.export.corrections_view import TITLES, error_words, label, notes, summary
from stateofplay.export.glyphs import Glyphs
from stateofplay.ledger import Ledger, codebooks
from stateofplay.model import Action, Context, Reader, Report, Span, Statement
from stateofplay.model.agreement import Agreement, Measure, Pair, Word
from stateofplay.model.corrections import Corrections, Rate
from stateofplay.project import decide, drawing, reading
from stateofplay.project.agreement import agreement
from stateofplay.project.corpus import corpus
from stateofplay.project.corrections import corrections
from stateofplay.project.decide import Choice
from stateofplay.project.states import report as report_of
from stateofplay.project.states import state as state_of

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "berlin"
CODINGS = Path(__file__).with_suffix(".yaml")
DOCUMENT = ROOT / "docs" / "agreement.md"
LABELS = ("party", "issue", "stance", "sourcing")


@dataclass(frozen=True, slots=True)
class Row:
    """A position as a coder sees it: where its words stand, and what they say."""

    at: Span
    said: Mapping[str, Any]

    def likeness(self, row: Statement) -> tuple[int, int]:
        """How like a statement on some of the same words is: labels that are the same, and characters shared."""
        same = sum(str(getattr(row, name)) == self.said[name] for name in ("party", "issue", "stance"))
        return same, min(row.evidence.end, self.at.end) - max(row.evidence.start, self.at.start)

    def changes(self, row: Statement) -> dict[str, Any]:
        """What the coder would correct in a statement; its words only where they do not hold the coder's."""
        wanted = {name: self.said[name] for name in LABELS}
        marks = {name: bool(self.said.get(name)) for name in ("red_line", "past")}
        changed = {name: value for name, value in wanted.items() if str(getattr(row, name)) != value}
        changed |= {name: value for name, value in marks.items() if getattr(row, name) != value}
        condition = self.said.get("condition", "")
        if condition != (row.condition.exact if row.condition else ""):
            changed["condition"] = condition
        if not row.evidence.covers(self.at):
            changed["evidence"] = (self.at.start, self.at.end)
        return changed


def coding(rows: Sequence[Mapping[str, Any]], report: Report) -> list[Row]:
    """A coder's rows of a report; raises ValueError where its words do not stand there once."""
    out = []
    for row in rows:
        words = str(row["words"])
        if report.text.count(words) != 1:
            raise ValueError(f"{report.id} does not say once: {words!r}")
        start = report.text.index(words)
        out.append(Row(report.span(start, start + len(words)), {"sourcing": "none", **row}))
    return out


def matched(rows: Sequence[Row], read: Sequence[Statement]) -> dict[str, Row]:
    """By the ids of statements: the row that each is a reading of, the likeliest pairs first, each row once."""
    pairs = [
        (row.likeness(one), -at, -number)
        for at, one in enumerate(read)
        for number, row in enumerate(rows)
        if one.evidence.overlaps(row.at) and (one.party, one.issue) != ("", "") and row.likeness(one)[0] >= 2
    ]
    found: dict[str, Row] = {}
    taken: set[int] = set()
    for _, at, number in sorted(pairs, reverse=True):
        one = read[-at]
        if one.id not in found and -number not in taken:
            found[one.id] = rows[-number]
            taken.add(-number)
    return found


def review(project: Ledger, who: str, coded: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Let a coder decide on all that the reader found, and add what it missed."""
    with project.reading() as connection:
        made_from = drawing.material(connection)
    read = {one.reading.report.id: one.reading.statements for one in made_from.stored}
    for name, statements in read.items():
        report = report_of(project, name)
        if report is None:
            continue
        rows = coding(coded.get(name, ()), report)
        own = {one.id: one for one in statements}
        found = matched(rows, list(own.values()))
        decide.decide(project, [choice(one, found.get(one.id)) for one in own.values()], who=who)
        for row in rows:
            if row not in found.values():
                said = {key: value for key, value in row.said.items() if key != "words"}
                decide.add_statement(project, name, {**said, "evidence": (row.at.start, row.at.end)}, who=who)


def choice(read: Statement, row: Row | None) -> Choice:
    """What a coder decides on a statement."""
    if row is None:
        return Choice(read.id, Action.REJECT)
    changes = row.changes(read)
    return Choice(read.id, Action.CORRECT, changes) if changes else Choice(read.id, Action.ACCEPT)


def worked(reader: Reader = Reader.MODEL) -> str:
    """The example's part of the document."""
    coders = yaml.safe_load(CODINGS.read_text(encoding="utf-8"))["coders"]
    with tempfile.TemporaryDirectory() as scratch, ledger.create(str(Path(scratch) / "example.sop")) as project:
        with project.writing() as connection:
            book = intake.read_codebook(EXAMPLE / "codebook.yaml")
            codebooks.add(connection, book, origin="given", recorded=ledger.now(), who="example")
        reading.add(project, sorted((EXAMPLE / "reports").iterdir()), who="example", context=Context(reader=reader))
        whole = state_of(project)
        for who, coded in coders.items():
            review(project, who, coded)
        _, agreed = agreement(project)
        state, by_ada = corrections(project, who=next(iter(coders)))
        export = corpus(project, who=next(iter(coders)))
    board = Board.of(whole)
    parts = [
        f"The reader found {len(whole.statements)} statements in {len(whole.reports)} reports.",
        *(part for pair in agreed.pairs for part in _pair(board, pair)),
        f"### What {by_ada.who}'s verdicts say about the reader",
        *_corrections(Board.of(state), by_ada),
        f"### {by_ada.who}'s verdicts as examples",
        "\n".join(f"- {line}" for line in export.told(99)),
        "The passage of the third report:",
        f"```text\n{export.written.text.split(chr(10) * 2)[-1].strip()}\n```",
    ]
    return "\n\n".join(parts)


def _pair(board: Board, pair: Pair) -> Iterator[str]:
    yield f"### {pair.first} and {pair.second}"
    yield (
        f"{pair.both} statements both decided on; {pair.only_first} that {pair.first} alone added, "
        f"{pair.only_second} that {pair.second} alone added."
    )
    rows = [
        (
            MEASURES[measure],
            str(one.n),
            f"{one.observed:.0%}",
            f"{one.expected:.0%}",
            kappa_words(one),
            interval_words(one),
            remark(one),
        )
        for measure, one in pair.figures.items()
    ]
    yield table(("", "n", "agree", "by chance", "kappa", "95 %", ""), rows)
    yield f"Stance, {pair.first} down and {pair.second} across:"
    yield confusions(pair.figures[Measure.STANCE])
    yield f"They differ on {len(pair.differences)} statements:"
    rows = [
        (
            one.seen.report,
            f"“{one.seen.evidence.exact}”",
            ", ".join(name.replace("_", " ") for name in one.fields),
            *(said(board, word) for word in one.words),
        )
        for one in pair.differences
    ]
    yield table(("report", "words", "in", pair.first, pair.second), rows)


def said(board: Board, word: Word) -> str:
    """What a coder says of a statement."""
    return "not a statement" if word.says is None else statement_words(board, Glyphs(), word.says).plain


def confusions(figure: Agreement) -> str:
    """How often which label met which."""
    labels = labels_of(figure)
    cells = {(a, b): number for a, b, number in figure.confusion}
    rows = [(label_words(a), *(str(cells.get((a, b), "")) for b in labels)) for a in labels]
    return table(("", *map(label_words, labels)), rows)


def _corrections(board: Board, found: Corrections) -> Iterator[str]:
    yield "\n".join(f"- {line.strip()}" for line in summary(found))
    for name, rows in found.rates.items():
        if rows and name != "reader":
            yield f"{TITLES[name]}:"
            yield rates([(label(board, name, row.label), row) for row in rows])
    yield "Party, issue and stance are right, by the reader's confidence:"
    yield rates([(f"{row.low:.2f} to {row.high:.2f}, says {row.said:.2f}", row.rate) for row in found.bands])
    yield "Errors, the commonest first:"
    yield table(("", "n"), [(error_words(board, row, "→"), str(row.n)) for row in found.errors])
    yield "\n".join(f"- {line}" for line in notes(found))


def rates(rows: Sequence[tuple[str, Rate]]) -> str:
    """Rates as a table."""
    cells = []
    for name, row in rows:
        low, high = row.interval
        cells.append((name, str(row.n), str(row.right), f"{row.share or 0:.0%}", f"{low:.0%} to {high:.0%}"))
    return table(("", "n", "right", "", "95 %"), cells)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines)


def document(text: str) -> str:
    """`text` of the document with the example as it is now."""
    return marked.replaced(text, "example", worked())


def main() -> int:
    """Write the document, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where the document shows other figures")
    check = parser.parse_args().check
    before = DOCUMENT.read_text(encoding="utf-8")
    after = document(before)
    if check and before != after:
        print("docs/agreement.md does not show the example as it is now: run tools/agreement_example.py", file=sys.stderr)
        return 1
    if not check:
        DOCUMENT.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
