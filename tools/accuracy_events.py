"""Score the events of each report, and which of them are told to be one happening.

    accuracy_events.py                    measure, write the part `events` of docs/accuracy.md
    accuracy_events.py --check            measure, print that part
    accuracy_events.py SET...             measure these folders; print a line each
    accuracy_events.py --misses SET...    print each miss too
    accuracy_events.py --reader rules ... the same with names found by rules

Events count as ../shared/score/score.py counts them: words that overlap, the same date, the same kind; one to one.
Happenings are scored by BCubed (Bagga and Baldwin 1998), once over the marked events as given and once over those read
from the text, which miss what was not read. The peer puts the sentences of the given events together by tf-idf, cosine
and complete linkage, at the threshold that is best for it on the very sets that are measured.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import accuracy_accounts as accounts
import agreement

import marked
from stateofplay import coding
from stateofplay.language.stems import stem, words
from stateofplay.model import Event, Reader, Reading
from stateofplay.reconcile import copies, occurrences

Key = agreement.Key
THRESHOLDS = tuple(step / 40 for step in range(1, 40))


@dataclass(slots=True)
class Result:
    """What was measured on one set or several."""

    events: agreement.Score = field(default_factory=agreement.Score)
    kinds: defaultdict[str, agreement.Score] = field(default_factory=lambda: defaultdict(agreement.Score))
    places: agreement.Score = field(default_factory=agreement.Score)
    given: list[tuple[float, float]] = field(default_factory=list)
    read: list[tuple[float, float]] = field(default_factory=list)
    alone: list[tuple[float, float]] = field(default_factory=list)
    peer: defaultdict[float, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)


def measure(held: accounts.Marked) -> Result:
    """All of one set."""
    result = Result()
    documents = sorted(held.documents.values(), key=lambda one: (str(one.report.published), one.report.id))
    readings = list(coding.code(documents, held.context))
    _events(held, [event for reading in readings for event in reading.events], result)
    if "occurrences" in held.data:
        _happenings(held, readings, result)
    return result


def _events(held: accounts.Marked, said: Sequence[Event], result: Result) -> None:
    wanted = held.data.get("events", [])
    keys = [held.key((row["report"], row["evidence"])) for row in wanted]
    pairs = [
        (at, other)
        for at, (row, key) in enumerate(zip(wanted, keys, strict=True))
        for other, event in enumerate(said)
        if accounts.shared(key, accounts.place(event.citation)) > 0
        and (str(row["date"]), row["kind"]) == (event.date, event.kind)
    ]
    left: set[int] = set()
    right: set[int] = set()
    for at, other in pairs:
        if at not in left and other not in right:
            left.add(at)
            right.add(other)
            where, ours = wanted[at].get("place") or "", said[other].place
            result.places.add(bool(where and ours and (where in ours or ours in where)), bool(ours), bool(where))
    result.events.add(len(left), len(said), len(wanted))
    for at, row in enumerate(wanted):
        result.kinds[row["kind"]].add(at in left, 0, 1)
        if at not in left:
            result.misses.append(f"MISSED {held.folder.name} {row['date']} {row['kind']}: {accounts.quote(held, keys[at])}")
    for other, event in enumerate(said):
        result.kinds[event.kind].add(0, 1, 0)
        if other not in right:
            words_of = accounts.quote(held, accounts.place(event.citation))
            result.misses.append(f"MADE UP {held.folder.name} {event.date} {event.kind}: {words_of}")


def _happenings(held: accounts.Marked, readings: Sequence[Reading], result: Result) -> None:
    gold: dict[Key, int] = {}
    for number, group in enumerate(held.data["occurrences"]):
        gold.update((held.key(member), number) for member in group)
    for number, row in enumerate(held.data.get("events", [])):
        gold.setdefault(held.key((row["report"], row["evidence"])), -1 - number)
    handed = sorted(held.readings(), key=lambda one: (str(one.report.published), one.report.id))
    ours = _grouped(gold, handed)
    result.given += agreement.bcubed(gold, ours)
    result.read += agreement.bcubed(
        gold, _grouped(gold, sorted(readings, key=lambda one: (str(one.report.published), one.report.id)))
    )
    result.alone += agreement.bcubed(gold, {key: at for at, key in enumerate(sorted(gold))})
    _peer(held, gold, result)
    for a, b in combinations(sorted(gold), 2):
        if (gold[a] == gold[b]) != (ours[a] == ours[b]):
            label = "MISSED same event" if gold[a] == gold[b] else "MADE UP same event"
            result.misses.append(f"{label} {held.folder.name}: {accounts.quote(held, a)} | {accounts.quote(held, b)}")


def _grouped(gold: Mapping[Key, int], readings: Sequence[Reading]) -> dict[Key, int]:
    """The group of each marked event; one that is in no happening stands alone."""
    ours: dict[Key, int] = {}
    for number, one in enumerate(occurrences.find(readings, copies.find(tuple(readings)))):
        for event in one.events:
            where = accounts.place(event.citation)
            best = max(gold, key=lambda key: (accounts.shared(key, where), key))
            if accounts.shared(best, where) >= 0.5:
                ours.setdefault(best, number)
    for number, key in enumerate(sorted(gold)):
        ours.setdefault(key, -1 - number)
    return ours


def _peer(held: accounts.Marked, gold: Mapping[Key, int], result: Result) -> None:
    """Complete linkage over the cosine of tf-idf, the words of the sentence and once more those of the event."""
    keys = sorted(gold)
    bags: list[Counter[str]] = []
    for report, start, end in keys:
        document = held.documents[report]
        sentence = document.sentences[document.sentence_at(start)]
        around = words(document.text, sentence.start, max(sentence.end, end))
        bags.append(Counter(stem(word.form) for word in (*around, *words(document.text, start, end))))
    counts = Counter(root for bag in bags for root in bag)
    vectors = [{root: count * math.log(len(bags) / counts[root]) for root, count in bag.items()} for bag in bags]
    like = {(a, b): _cosine(vectors[a], vectors[b]) for a, b in combinations(range(len(keys)), 2)}
    for threshold in THRESHOLDS:
        groups = _complete(len(keys), like, threshold)
        result.peer[threshold] += agreement.bcubed(gold, {key: groups[at] for at, key in enumerate(keys)})


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum(weight * b.get(root, 0.0) for root, weight in a.items())
    size = math.sqrt(sum(weight**2 for weight in a.values()) * sum(weight**2 for weight in b.values()))
    return dot / size if size else 0.0


def _complete(count: int, like: Mapping[tuple[int, int], float], threshold: float) -> list[int]:
    """The group of each item: the two groups whose least alike members are most alike become one, down to the threshold."""
    groups = {at: [at] for at in range(count)}
    while len(groups) > 1:
        best = max(
            (min(like[min(x, y), max(x, y)] for x in groups[a] for y in groups[b]), -a, -b)
            for a, b in combinations(sorted(groups), 2)
        )
        if best[0] < threshold:
            break
        groups[-best[1]] += groups.pop(-best[2])
    return [next(key for key, members in groups.items() if at in members) for at in range(count)]


def summed(results: Iterable[Result]) -> Result:
    """Several sets as one."""
    out = Result()
    for one in results:
        out.events.add(one.events.hits, one.events.said, one.events.wanted)
        out.places.add(one.places.hits, one.places.said, one.places.wanted)
        for kind, row in one.kinds.items():
            out.kinds[kind].add(row.hits, row.said, row.wanted)
        out.given += one.given
        out.read += one.read
        out.alone += one.alone
        for threshold, rows in one.peer.items():
            out.peer[threshold] += rows
        out.misses += one.misses
    return out


HEAD = (
    "| | events P | R | F1 | marked | place F1 | happenings, events given: BCubed P | R | F1 | events read: F1 |"
    " tf-idf, complete linkage: F1 | each event alone: F1 |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def line(name: str, result: Result) -> str:
    """The figures in one row of Markdown."""
    row = f"| {name} | {result.events.precision:.3f} | {result.events.recall:.3f} | {result.events.f1:.3f} |"
    row += f" {result.events.wanted:.0f} | {result.places.f1:.3f} |"
    if not result.given:
        return row + " | | | | | |"
    p, r, f1 = agreement.mean(result.given)
    best = max(agreement.mean(rows)[2] for rows in result.peer.values())
    figures = (p, r, f1, agreement.mean(result.read)[2], best, agreement.mean(result.alone)[2])
    return row + "".join(f" {figure:.3f} |" for figure in figures)


def document(reader: Reader) -> str:
    """The part of docs/accuracy.md."""
    groups: defaultdict[str, list[Result]] = defaultdict(list)
    for label, folder in accounts.folders():
        result = measure(accounts.Marked(folder, reader))
        groups[label].append(result)
        groups[f"{label}/{folder.name}"].append(result)
    lines = [HEAD, *(line(name, summed(results)) for name, results in sorted(groups.items()))]
    lines += ["", "By kind, all sets:", "", "| kind | marked | P | R | F1 |", "|---|---:|---:|---:|---:|"]
    every = summed(result for name, results in groups.items() if "/" not in name for result in results)
    for kind, row in sorted(every.kinds.items()):
        lines.append(f"| {kind} | {row.wanted:.0f} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} |")
    return f"Measured at {marked.commit(accounts.ROOT)}.\n\n" + "\n".join(lines)


def main(show: Callable[[str], None] = print) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.MODEL)
    args = parser.parse_args()
    if not args.sets:
        text = document(args.reader)
        if args.check:
            show(text)
        else:
            marked.write(accounts.DOCUMENT, "events", text)
        return
    show(HEAD)
    every: list[Result] = []
    for folder in args.sets:
        every.append(measure(accounts.Marked(folder, args.reader)))
        show(line(folder.name, every[-1]))
        if args.misses:
            show("\n".join(every[-1].misses))
    if len(every) > 1:
        show(line("all", summed(every)))


if __name__ == "__main__":
    main()
