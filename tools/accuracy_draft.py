"""Score `codebook draft`: hand-made codebooks against what is drafted from the reports alone, into docs/accuracy.md.

    accuracy_draft.py            measure, write the part `draft` of docs/accuracy.md
    accuracy_draft.py --print    measure, print that part, write nothing
    accuracy_draft.py --set NAME with --print: only that set, with what each party and issue was matched with

A party of the hand-made codebook is matched by the drafted party that shares most names with it (name, aliases, members,
surnames; those that a state brings along too). An issue is matched by a drafted one whose title and terms find it in the
evidence's sentences of at least a third of its gold statements. Nothing is matched twice. Then the reports are read with the
draft as it is: the share of gold statements at whose sentence the draft's matched issue and matched party hold a statement.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import accuracy
import yaml

import marked
from stateofplay import attribution, drafting, intake, language, pipeline
from stateofplay.coding.issues import Topics
from stateofplay.coding.parties import Directory
from stateofplay.model import Codebook, Context, Document, Issue, Party, State

ROOT = accuracy.ROOT
DOCUMENT = accuracy.DOCUMENT
ENOUGH = 1 / 3
Pairs = dict[str, str]


@dataclass(frozen=True)
class Measured:
    """What one set gave: gold ids to drafted ids, and counts."""

    name: str
    gold: Codebook
    draft: Codebook
    parties: Pairs
    issues: Pairs
    statements: int
    found: int
    cells: int
    filled: int


def names(party: Party) -> frozenset[str]:
    """Every name by which the party is found, in small letters."""
    written = (party.name, *party.aliases, *(actor.name for actor in party.members))
    surnames = (actor.name.split()[-1] for actor in party.members)
    lone = Directory(Codebook("", (party,), ()))
    return frozenset(n.lower().removeprefix("the ") for n in (*written, *surnames)) | lone.words - {"the", "of", "and"}


def overlap(one: Party, other: Party) -> float:
    """The share of names that two parties have in common, of the one that has fewer."""
    mine, theirs = names(one), names(other)
    shared = {name for name in mine & theirs if len(name) > 1}
    return len(shared) / max(1, min(len(mine), len(theirs))) if any(is_telling(name, one, other) for name in shared) else 0.0


def is_telling(name: str, *parties: Party) -> bool:
    """Whether a shared name is a whole name of both, not a word of them."""
    return all(name in {n.lower().removeprefix("the ") for n in whole(party)} for party in parties)


def whole(party: Party) -> list[str]:
    """Names as they are found: those written, those of members, and what a state brings along."""
    written = [party.name, *party.aliases, *(actor.name for actor in party.members)]
    written += [actor.name.split()[-1] for actor in party.members]
    for state in language.states.load_states():
        if {state.name.lower(), *(a.lower() for a in state.aliases)} & {n.lower() for n in (party.name, *party.aliases)}:
            written += [state.name, *state.aliases, *state.demonyms, *state.metonyms, state.capital]
    return written


def paired(weights: Mapping[tuple[str, str], float]) -> Pairs:
    """The best pairs first, nothing twice."""
    out: Pairs = {}
    for (gold, ours), weight in sorted(weights.items(), key=lambda row: (-row[1], row[0])):
        if weight > 0 and gold not in out and ours not in out.values():
            out[gold] = ours
    return out


def evidence(folder: Path, documents: Sequence[Document]) -> dict[str, list[tuple[Document, int, str]]]:
    """(document, index of the sentence, party) of each gold statement, by issue."""
    by_id = {document.report.id: document for document in documents}
    rows = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))["statements"]
    out: dict[str, list[tuple[Document, int, str]]] = {}
    for row in rows:
        document = by_id[row["report"]]
        at = document.text.find(row["evidence"])
        if at >= 0:
            out.setdefault(row["issue"], []).append((document, document.sentence_at(at), row["party"]))
    return out


def shares(draft: Codebook, gold: Mapping[str, Sequence[tuple[Document, int, str]]]) -> dict[tuple[str, str], float]:
    """For each gold and drafted issue: the share of gold statements in whose sentence title and terms find the drafted one."""
    bare = replace(draft, issues=tuple(Issue(i.id, i.title, i.title, i.terms) for i in draft.issues))
    topics = Topics(bare, Directory(bare).words)
    out: dict[tuple[str, str], float] = {}
    for issue, places in gold.items():
        for document, index, _ in places:
            row = document.sentences[index]
            for match in topics.find(document.tokens, row.first, row.last):
                out[issue, match.issue] = out.get((issue, match.issue), 0.0) + 1 / len(places)
    return {pair: share for pair, share in out.items() if share >= ENOUGH - 1e-9}


def measure(folder: Path) -> Measured:
    """Draft from the reports of a set, compare with its codebook, and read with the draft."""
    gold = intake.read_codebook(folder / "codebook.yaml")
    context = Context()
    reports = [folder / "reports"]
    documents = list(attribution.attribute(language.analyse(intake.load(reports, context), context), context))
    made = drafting.draft(documents).codebook
    places = evidence(folder, documents)
    parties = paired({(p.id, q.id): overlap(p, q) for p in gold.parties for q in made.parties})
    issues = paired(shares(made, places))
    state = pipeline.read(reports, made, context)
    found = sum(is_found(state, parties.get(party, ""), issues.get(issue, ""), document, index)
                for issue, rows in places.items() for document, index, party in rows)  # fmt: skip
    total = sum(map(len, places.values()))
    size = len(made.parties) * len(made.issues)
    return Measured(folder.name, gold, made, parties, issues, total, found, size, len(state.cells))


def is_found(state: State, party: str, issue: str, document: Document, index: int) -> bool:
    """Whether the reading with the draft has a statement of that party and issue in the sentence."""
    start, end = document.sentences[index].start, document.sentences[index].end
    return any(
        s.report == document.report.id and s.party == party and s.issue == issue and start <= s.evidence.start < end
        for s in state.statements
    )


def share(part: int, whole_: int) -> str:
    """A share with its counts: "0.75 (3 of 4)"."""
    return f"{part / max(1, whole_):.2f} ({part} of {whole_})"


def figures(m: Measured) -> list[tuple[int, int]]:
    """(part, whole) of each column."""
    return [
        (len(m.parties), len(m.gold.parties)),
        (len(m.parties), len(m.draft.parties)),
        (len(m.issues), len(m.gold.issues)),
        (len(m.issues), len(m.draft.issues)),
        (m.found, m.statements),
        (m.filled, m.cells),
    ]


def table(rows: Sequence[Measured]) -> str:
    """The part of the document: one row a set, and all together."""
    lines = [
        "| set | parties found | parties right | issues found | issues right | statements found | cells filled |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    counts = [(m.name, figures(m)) for m in rows]
    total = [(sum(row[i][0] for _, row in counts), sum(row[i][1] for _, row in counts)) for i in range(6)]
    for name, pairs in (*counts, ("all", total)):
        lines.append(f"| {name} | " + " | ".join(share(*pair) for pair in pairs) + " |")
    return "\n".join(lines)


def detail(measured: Measured) -> Iterable[str]:
    """What was matched with what, for people."""
    for kind, gold, made, pairs in (
        ("party", measured.gold.parties, measured.draft.parties, measured.parties),
        ("issue", measured.gold.issues, measured.draft.issues, measured.issues),
    ):
        for each in gold:
            yield f"{kind} {each.id} -> {pairs.get(each.id, '-')}"
        yield f"{kind}, unmatched in the draft: {', '.join(e.id for e in made if e.id not in pairs.values())}"


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", dest="shown")
    parser.add_argument("--set", dest="only")
    options = parser.parse_args()
    if not accuracy.SCORER.exists():
        return accuracy.absent(checking=False)
    rows = [measure(folder) for folder in accuracy.gold_sets() if options.only in (None, folder.name)]
    if options.only:
        for row in rows:
            print("\n".join(detail(row)))
    if options.shown or options.only:
        print(table(rows))
    else:
        marked.write(DOCUMENT, "draft", f"Measured at {marked.commit(ROOT)}.\n\n{table(rows)}")
        print(f"wrote {DOCUMENT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
