"""Score what holds between reports: retellings, conflicts, occurrences, copies.

    accuracy_accounts.py                    measure, write the part `accounts` of docs/accuracy.md
    accuracy_accounts.py --print            measure, print that part
    accuracy_accounts.py SET...             measure these folders; print a line each
    accuracy_accounts.py --misses SET...    print each miss too
    accuracy_accounts.py --reader rules ... the same with names and attributions found by rules

given   the statements, figures and events are those marked by hand, so that only the comparing is measured
read    all is read from the text, so that what was not read counts as missed

Retellings are scored as pairs of passages; conflicts as ../shared/score/score.py does, and by the kind that is marked;
occurrences by BCubed over the marked events (Bagga and Baldwin 1998), against each event on its own as the plain way.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from agreement import Key, Score, bcubed, mean

import marked
from stateofplay import pipeline, reconcile
from stateofplay.intake import read_codebook
from stateofplay.model import (
    Account,
    Citation,
    Codebook,
    Context,
    Document,
    Event,
    EventKind,
    Figure,
    Reader,
    Reading,
    Sourcing,
    Span,
    Stance,
    Statement,
)

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "accuracy.md"
HOMES = (ROOT.parent / "shared" / "gold", ROOT / "tests" / "gold")
MARKED = ROOT / "tests" / "marked" / "accounts"


@dataclass(slots=True)
class Result:
    """What was measured on one set or several."""

    retellings: Score = field(default_factory=Score)
    opposed: int = 0
    conflicts: Score = field(default_factory=Score)
    kinds: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    reports: int = 0
    bcubed: list[tuple[float, float]] = field(default_factory=list)
    alone: list[tuple[float, float]] = field(default_factory=list)
    copies: Score = field(default_factory=Score)
    misses: list[str] = field(default_factory=list)


class Marked:
    """One set as marked by hand, with its documents."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        """Read the set; the layers of its reports are read by the package."""
        self.folder = folder
        self.data: Mapping[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
        self.codebook: Codebook = read_codebook(folder / "codebook.yaml")
        self.context = Context(codebook=self.codebook, reader=reader)
        paths = sorted((folder / "reports").glob("*.txt"))
        self.documents: dict[str, Document] = {}
        for document in pipeline.annotate_each(paths, Context(reader=reader), None, _fail):
            self.documents[document.report.id] = document

    def key(self, row: Sequence[object]) -> Key:
        """The place of (report, words)."""
        report, words = str(row[0]), str(row[1])
        start = self.documents[report].text.index(words)
        return report, start, start + len(words)

    def span(self, report: str, words: str) -> Span:
        """The span of the words."""
        return self.documents[report].span(*self.key((report, words))[1:])

    def readings(self) -> list[Reading]:
        """The reports with the statements, figures and events that are marked."""
        rows: defaultdict[str, list[Statement]] = defaultdict(list)
        figures: defaultdict[str, list[Figure]] = defaultdict(list)
        events: defaultdict[str, list[Event]] = defaultdict(list)
        for row in self.data["statements"]:
            rows[str(row["report"])].append(self._statement(row))
        for row in self.data.get("figures", []):
            value = row["value"] if isinstance(row["value"], (int, float)) else 0
            span = self.span(str(row["report"]), row["evidence"])
            figures[str(row["report"])].append(
                Figure(str(row["report"]), span, value, row.get("unit", ""), "", row.get("claimant", ""))
            )
        for row in self.data.get("events", []):
            span = self.span(str(row["report"]), row["evidence"])
            event = Event(str(row["report"]), span, str(row["date"]), EventKind(row["kind"]), row.get("place", "") or "")
            events[str(row["report"])].append(event)
        return [
            Reading(
                document.report,
                tuple(sorted(rows[name], key=lambda row: row.evidence)),
                (),
                tuple(sorted(figures[name], key=lambda row: row.evidence)),
                tuple(sorted(events[name], key=lambda row: row.evidence)),
                document.attributions,
                document.dates,
            )
            for name, document in self.documents.items()
        ]

    def _statement(self, row: Mapping[str, Any]) -> Statement:
        document = self.documents[str(row["report"])]
        evidence = self.span(str(row["report"]), row["evidence"])
        sentence = document.sentences[document.sentence_at(evidence.start)]
        end = max(sentence.end, evidence.end)
        whole = document.span(min(sentence.start, evidence.start), end)
        source = self._near(document, row.get("source") or "", evidence)
        condition = self._near(document, row.get("condition") or "", evidence)
        return Statement(
            report=document.report.id,
            evidence=evidence,
            sentence=whole,
            issue=row["issue"],
            stance=Stance(row["stance"]),
            party=row.get("party") or "",
            sourcing=Sourcing(row.get("sourcing") or "none"),
            source=source,
            speaker=source.exact if source and row.get("sourcing") == "named" else "",
            via=row.get("via") or "",
            condition=condition,
            red_line=bool(row.get("red_line")),
        )

    @staticmethod
    def _near(document: Document, words: str, evidence: Span) -> Span | None:
        """The place of the words nearest to the evidence."""
        places: list[int] = []
        at = document.text.find(words) if words else -1
        while at >= 0:
            places.append(at)
            at = document.text.find(words, at + 1)
        if not places:
            return None
        best = min(places, key=lambda place: (abs(place - evidence.start), place))
        return document.span(best, best + len(words))

    def pairs(self, name: str) -> set[frozenset[Key]]:
        """All pairs within the groups of that name."""
        groups = [[self.key(row) for row in group] for group in self.data.get(name, [])]
        return {frozenset(pair) for group in groups for pair in combinations(group, 2) if pair[0] != pair[1]}


def _fail(error: Exception) -> None:
    raise SystemExit(str(error))


def shared(a: Key, b: Key) -> float:
    """The overlap over the shorter one."""
    common = min(a[2], b[2]) - max(a[1], b[1])
    return max(0.0, common / max(1, min(a[2] - a[1], b[2] - b[1]))) if a[0] == b[0] else 0.0


def place(cited: Citation) -> Key:
    """Where it stands."""
    return cited.report, cited.evidence.start, cited.evidence.end


def score(held: Marked, account: Account, result: Result) -> None:
    """Hold an account against what is marked."""
    result.reports += len(account.readings)
    statements = {row.id: row for reading in account.readings for row in reading.statements}
    _retellings(held, account, statements, result)
    _conflicts(held, account, result)
    _occurrences(held, account, result)
    wanted = {(str(row["report"]), str(row["of"]), row["kind"]) for row in held.data.get("copies", [])}
    said = {(row.report, row.of, str(row.kind)) for row in account.copies}
    result.copies.add(len(wanted & said), len(said), len(wanted))


def _retellings(held: Marked, account: Account, statements: Mapping[str, Statement], result: Result) -> None:
    wanted = held.pairs("retellings")
    passages = sorted({key for pair in wanted for key in pair})

    def passage(row: Statement) -> Key:
        key = place(row.citation)
        best = max(passages, key=lambda one: shared(one, key), default=None)
        return best if best and shared(best, key) >= 0.5 else key

    said: dict[frozenset[Key], str] = {}
    for group in account.retellings:
        rows = [statements[row] for row in group.statements]
        stances = {row.stance for row in rows}
        result.opposed += Stance.REJECTS in stances and len(stances) > 1 and not stances <= {Stance.REJECTS, Stance.UNDECIDED}
        for pair in combinations([passage(row) for row in rows], 2):
            said.setdefault(frozenset(pair), group.reason)
    said = {pair: why for pair, why in said.items() if len(pair) == 2}
    result.retellings.add(len(wanted & said.keys()), len(said), len(wanted))
    for label, pairs in (("MISSED retelling", wanted - said.keys()), ("MADE UP retelling", said.keys() - wanted)):
        for a, b in sorted(tuple(sorted(pair)) for pair in pairs):
            why = said.get(frozenset((a, b)), "")
            result.misses.append(f"{label} {held.folder.name}: {quote(held, a)} | {quote(held, b)} | {why}")


def quote(held: Marked, key: Key) -> str:
    """The report and the words."""
    return f"{key[0]} {held.documents[key[0]].text[key[1] : key[2]][:110]!r}"


def _conflicts(held: Marked, account: Account, result: Result) -> None:
    said = [(place(row.a), place(row.b), row) for row in account.conflicts]
    used: set[int] = set()
    wanted = held.data.get("conflicts", [])
    for row in wanted:
        a, b = held.key(row["a"]), held.key(row["b"])
        at = next((i for i, (x, y, _) in enumerate(said) if same_pair((a, b), (x, y))), -1)
        result.kinds[row.get("kind", "any")].add(at >= 0, at >= 0, 1)
        if at >= 0:
            used.add(at)
        else:
            name = f"{held.folder.name} {row.get('kind', '')}"
            result.misses.append(f"MISSED conflict {name}: {quote(held, a)} | {quote(held, b)} | {row['about']}")
    result.conflicts.add(len(used), len(said), len(wanted))
    for i, (x, y, clash) in enumerate(said):
        if i not in used:
            line = f"{quote(held, x)} | {quote(held, y)} | {clash.kind}: {clash.about}"
            result.misses.append(f"MADE UP conflict {held.folder.name}: {line}")


def same_pair(marked_: tuple[Key, Key], said: tuple[Key, Key]) -> bool:
    """Whether both ends overlap, in either order."""
    (a, b), (x, y) = marked_, said
    return bool((shared(a, x) and shared(b, y)) or (shared(a, y) and shared(b, x)))


def _groups(held: Marked) -> dict[Key, int]:
    """Each marked event with the number of its group, those told once with one of their own."""
    rows = [held.key((row["report"], row["evidence"])) for row in held.data.get("events", [])]
    gold = {held.key(member): at for at, group in enumerate(held.data["occurrences"]) for member in group}
    for number, key in enumerate(rows):
        gold.setdefault(key, -1 - number)
    return gold


def _occurrences(held: Marked, account: Account, result: Result) -> None:
    """BCubed over the marked events that were read, those not read standing alone."""
    if not held.data.get("occurrences"):
        return
    gold = _groups(held)
    ours: dict[Key, int] = {}
    for number, one in enumerate(account.occurrences):
        for event in one.events:
            where = place(event.citation)
            best = max(gold, key=lambda key: (shared(key, where), key), default=None)
            if best is not None and shared(best, where) >= 0.5:
                ours.setdefault(best, number)
    for number, key in enumerate(sorted(gold)):
        ours.setdefault(key, -1 - number)
    result.bcubed += bcubed(gold, ours)
    result.alone += bcubed(gold, {key: number for number, key in enumerate(sorted(gold))})
    for a, b in combinations(sorted(gold), 2):
        if (gold[a] == gold[b]) != (ours[a] == ours[b]):
            label = "MISSED same event" if gold[a] == gold[b] else "MADE UP same event"
            result.misses.append(f"{label} {held.folder.name}: {quote(held, a)} | {quote(held, b)}")


def given(held: Marked, result: Result) -> None:
    """Compare what is marked by hand."""
    for account in reconcile.reconcile(held.readings(), held.context):
        score(held, account, result)


def read(held: Marked, result: Result) -> None:
    """Compare what is read from the text."""
    from stateofplay import coding  # noqa: PLC0415 - only here is the codebook applied to the text

    documents = sorted(held.documents.values(), key=lambda d: (str(d.report.published), d.report.id))
    for account in reconcile.reconcile(coding.code(documents, held.context), held.context):
        score(held, account, result)


def line(name: str, result: Result) -> str:
    """The figures in one row of Markdown."""
    tell, clash, copies = result.retellings, result.conflicts, result.copies
    alarms = (clash.said - clash.hits) / max(1, result.reports)
    _, _, grouped = mean(result.bcubed)
    _, _, alone = mean(result.alone)
    held = f"{grouped:.3f} | {alone:.3f}" if result.bcubed else " | "
    return (
        f"| {name} | {tell.precision:.3f} | {tell.recall:.3f} | {tell.f1:.3f} | {result.opposed} | {clash.recall:.3f} |"
        f" {clash.precision:.3f} | {alarms:.2f} | {held} | {copies.f1:.3f} |"
    )


HEAD = (
    "| | retellings P | R | F1 | of opposite stances | conflicts R | P | false alarms a report |"
    " same event, BCubed F1 | each event alone | copies F1 |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def summed(results: Iterable[Result]) -> Result:
    """Several sets as one."""
    out = Result()
    for one in results:
        for name in ("retellings", "conflicts", "copies"):
            row: Score = getattr(one, name)
            getattr(out, name).add(row.hits, row.said, row.wanted)
        for kind, row in one.kinds.items():
            out.kinds[kind].add(row.hits, row.said, row.wanted)
        out.opposed += one.opposed
        out.reports += one.reports
        out.bcubed += one.bcubed
        out.alone += one.alone
        out.misses += one.misses
    return out


def folders() -> Iterator[tuple[str, Path]]:
    """All sets with the name of their group."""
    for label, home in (("gold", HOMES[0]), ("own gold", HOMES[1]), ("dev", MARKED / "dev"), ("test", MARKED / "test")):
        for path in sorted(home.glob("*/gold.yaml")):
            yield label, path.parent


def document(reader: Reader) -> str:
    """The part of docs/accuracy.md."""
    lines: list[str] = []
    groups: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for label, folder in folders():
        held = Marked(folder, reader)
        for mode, measure in (("given", given), ("read", read)):
            result = Result()
            measure(held, result)
            groups[mode, label].append(result)
            groups[mode, f"{label}/{folder.name}"].append(result)
    for mode, told in (("given", "Statements, figures and events given"), ("read", "All read from the text")):
        lines += [f"**{told}**", "", HEAD]
        named = [(name, results) for (kind, name), results in groups.items() if kind == mode]
        lines += [line(name, summed(results)) for name, results in sorted(named)]
        lines.append("")
    lines += ["Conflicts of the marked sets found, by kind, with statements given:", ""]
    lines += ["| kind | marked | found |", "|---|---:|---:|"]
    kinds: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for label in ("dev", "test"):
        for kind, row in summed(groups["given", label]).kinds.items():
            kinds[kind] += int(row.wanted)
            found[kind] += int(row.hits)
    lines += [f"| {kind} | {count} | {found[kind]} |" for kind, count in sorted(kinds.items())]
    return f"Measured at {marked.commit(ROOT)}.\n\n" + "\n".join(lines)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--mode", choices=["given", "read"], default="given")
    parser.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.MODEL)
    args = parser.parse_args()
    if not args.sets:
        text = document(args.reader)
        if args.print:
            print(text)
        else:
            marked.write(DOCUMENT, "accounts", text)
        return
    print(HEAD)
    every: list[Result] = []
    for folder in args.sets:
        result = Result()
        (given if args.mode == "given" else read)(Marked(folder, args.reader), result)
        every.append(result)
        print(line(folder.name, result))
        if args.misses:
            print(*result.misses, sep="\n")
    if len(every) > 1:
        print(line("all", summed(every)))


if __name__ == "__main__":
    main()
