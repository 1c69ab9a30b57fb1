"""Score who is speaking, on our own annotated negotiations (training/corpus; the form is in its GUIDE.md).

    accuracy_speakers.py                          measure all negotiations, write the part `speakers` of docs/accuracy.md
    accuracy_speakers.py --print                  measure all negotiations, print that part, write nothing
    accuracy_speakers.py NAME...                  measure these; print a table
    accuracy_speakers.py --reader rules NAME...   the same with names and attributions found by rules
    accuracy_speakers.py --misses NAME...         print each miss too

found     of the rows that somebody says: there is an attribution over their evidence
speaker   of the rows that somebody says: the attribution over their evidence is traced to the one marked
party     of the same rows: that source speaks for the party marked, or for none where none is marked
holder    of the rows on an issue: the party whose position it is stands among the candidates of its sentence
sourcing  of the rows that somebody says: the class of the source as marked; macro is the mean over the classes
via       of the rows that credit an outlet: the outlet; and of those that credit none: none
reason    of the rows that give one: the reason for anonymity; count: of the rows that claim a number of sources, the number
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import marked

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from training.positions.corpus import EMPTY, SOURCINGS, Negotiation, Passage, Row, load  # noqa: E402
from training.positions.split import TEST  # noqa: E402

from stateofplay import attribution, language  # noqa: E402  (the root is on the path now, for `training`)
from stateofplay.coding import anonymity, sourcing  # noqa: E402
from stateofplay.coding.candidates import candidates  # noqa: E402
from stateofplay.coding.holders import Cast  # noqa: E402
from stateofplay.coding.parties import Acquaintances, Directory  # noqa: E402
from stateofplay.intake import read_codebook  # noqa: E402
from stateofplay.language import closed as w  # noqa: E402
from stateofplay.language.words_of import words_of  # noqa: E402
from stateofplay.model import Attribution, Codebook, Context, Document, MentionType, Reader, Report, Span  # noqa: E402

CORPUS = ROOT / "training" / "corpus"
DOCUMENT = ROOT / "docs" / "accuracy.md"
ROWS = (
    ("found", "an attribution is found"),
    ("speaker", "speaker"),
    ("speaker, full", "speaker, where the source stands in full"),
    ("speaker, bare noun", "speaker, a bare noun"),
    ("speaker, pronoun", "speaker, a pronoun"),
    ("party", "party of the speaker"),
    ("holder", "holder among the candidates"),
    ("sourcing", "sourcing"),
    *((f"sourcing, {kind}", f"sourcing, {kind}") for kind in SOURCINGS),
    ("via", "outlet credited"),
    ("no via", "no outlet where none is credited"),
    ("reason", "reason for anonymity"),
    ("count", "number of sources"),
)
"""The measures as the document shows them."""
MOSTLY = 0.6
"""An attribution is over the evidence when it holds so much of it, as for statements."""
POINTERS = w.PRONOUNS | w.POSSESSIVE_PRONOUNS
HOSTS = frozenset("host presenter anchor moderator interviewer caller question".split())
FREE = frozenset({"anonymous", "outlet", "document"})
"""Sources that may speak for nobody although a party's position is told."""


@dataclass(slots=True)
class Tally:
    """Right and wrong by measure, with the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, where: str, *, right: bool) -> None:
        """Count one row; a miss is kept."""
        self.total[measure] += 1
        self.right[measure] += right
        if not right:
            self.misses.append(f"{measure:10} {where}")

    def share(self, measure: str) -> float:
        """Of the rows of a measure, the part that is right; 1 where there are none."""
        return self.right[measure] / self.total[measure] if self.total[measure] else 1.0


def documents(negotiation: Negotiation, reader: Reader) -> list[Document]:
    """What the pipeline reads from each passage."""
    context = Context(reader=reader)
    reports = [Report(id=p.number, text=p.text, outlet=p.outlet, title=p.title) for p in negotiation.passages]
    return list(attribution.attribute(language.analyse(reports, context), context))


def over(document: Document, cast: Cast, row: Row) -> Attribution | None:
    """The outermost attribution of speech over the evidence; else the one that the evidence itself tells of."""
    evidence = document.span(*row.evidence)
    index = document.sentence_at(evidence.start)

    def shared(one: Attribution) -> int:
        return sum(max(0, min(c.end, evidence.end) - max(c.start, evidence.start)) for c in one.content)

    told = cast.voices.told(index)
    covering = [a for a in told if shared(a) >= MOSTLY * len(evidence)]
    speech = [a for a in covering if a.kind == "speech"] or covering
    if speech:
        return max(speech, key=lambda a: (sum(len(c) for c in a.content), -a.content[0].start))
    cue = document.span(*row.cue) if row.cue else None
    near = [*cast.voices.cued(index), *told]
    return next((a for a in near if a.source and a.cue and cue and a.cue[0].overlaps(cue)), None)


def names(document: Document, span: Span) -> set[str]:
    """The words of the person's name in the words, in small letters; none where no person is named."""
    found = [m for m in document.mentions_in(span.start, span.end) if m.type is MentionType.PER]
    return {word.lower().removesuffix("'s") for word in found[0].span.exact.split() if len(word) > 2} if found else set()


def head(words: str) -> str:
    """The head noun of a phrase, without its ending."""
    first = re.split(r",| of | for | from | in | at | who | close | familiar | with | to ", words)[0]
    found = re.findall(r"[\w'’-]+", first.lower())
    return found[-1].removesuffix("'s").rstrip("s") if found else ""


def same_speaker(document: Document, cast: Cast, marked: Span, one: Attribution) -> bool:
    """Whether the attribution is traced to the one marked: one surname, one head noun, or one body by two of its names."""
    ours = one.antecedent or one.source[0]
    name = names(document, marked)
    said = re.findall(r"[\w'’-]+", (one.speaker or ours.exact).lower())
    if name:
        return bool(name & set(said))
    if marked.overlaps(ours) and not re.fullmatch("|".join(POINTERS), marked.exact.lower()):
        return True
    heads = {head(one.speaker), head(ours.exact)}
    if head(marked.exact) in heads:
        return True
    bodies = [_body(document, cast, span) for span in (marked, ours)]
    return bool(bodies[0]) and bodies[0] == bodies[1]


def _body(document: Document, cast: Cast, span: Span) -> tuple[str, ...]:
    """The party that the words name as a body, not by one of its people."""
    first, last = document.tokens_in(span.start, span.end)
    if any(m.person or m.last < last for m in cast.mentions_in(first, last)) or names(document, span):
        return ()
    return cast.of((first, last), document.sentence_at(span.start))


def kind_of(passage: Passage, row: Row) -> str:
    """Of what kind the words of the source are: pronoun, bare noun, or full."""
    words = passage.words(row.source).lower()
    if words in POINTERS:
        return "pronoun"
    return "bare noun" if "speaker" in row.named else "full"


def outsiders(negotiation: Negotiation) -> frozenset[str]:
    """Words of the sources that speak for nobody at the table somewhere: a mediator, a host."""
    return frozenset(
        word
        for passage in negotiation.passages
        for row in passage.rows
        if row.party == EMPTY and "teller" not in row.named and row.source
        for word in re.findall(r"[\w-]+", passage.words(row.named.get("speaker") or row.source).lower())
        if len(word) > 3
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage with what the package reads of it, and who in the negotiation speaks for nobody."""

    passage: Passage
    document: Document
    cast: Cast
    strangers: frozenset[str]

    def score(self, tally: Tally) -> None:
        """Count the rows."""
        document, passage = self.document, self.passage
        held = {i: {c.party for c in candidates(document, self.cast, i)} for i in range(len(document.sentences))}
        for row in passage.rows:
            where = f"{passage.negotiation} {passage.number} | {passage.words(row.source)} | {passage.words(row.evidence)[:90]}"
            index = document.sentence_at(row.evidence[0])
            if row.issue != EMPTY:
                note = f"{where} | {row.party} not in {sorted(held[index])}"
                tally.add("holder", note, right=row.party in held[index] or row.party == EMPTY)
            if row.source is not None:
                source = document.span(*row.source)
                self._speaker(row, source, tally, where)
                self._sourcing(row, source, tally, where)
                self._via(row, source, tally, where)
                if row.sourcing == "anonymous":
                    self._anonymity(row, source, tally, where)

    def _speaker(self, row: Row, source: Span, tally: Tally, where: str) -> None:
        document, cast = self.document, self.cast
        one = over(document, cast, row)
        tally.add("found", where, right=one is not None)
        if one is None:
            return
        traced = row.named.get("speaker")
        marked = document.span(*traced) if traced else source
        told = set(cast.speaker(one, document.sentence_at(one.source[0].start)))
        wanted = row.named.get("teller", row.party)
        written = row.sourcing == "document" and wanted in told  # a text speaks for those who wrote it
        right = written or same_speaker(document, cast, marked, one)
        note = f"{where} | marked {marked.exact[:40]!r}, ours {one.speaker[:40]!r} ({one.source[0].exact[:40]!r})"
        tally.add("speaker", note, right=right)
        tally.add(f"speaker, {kind_of(self.passage, row)}", note, right=right)
        last = set(re.findall(r"[\w-]+", marked.exact.lower())[-1:])
        free = row.sourcing in FREE or bool(last & (self.strangers | HOSTS))
        allowed = wanted in told or (not told and (wanted == EMPTY or ("teller" not in row.named and free)))
        tally.add("party", f"{note} | {wanted} not in {sorted(told)}", right=allowed)

    def _sourcing(self, row: Row, source: Span, tally: Tally, where: str) -> None:
        document = self.document
        traced = row.named.get("speaker")
        words = document.span(*traced) if traced and kind_of(self.passage, row) == "pronoun" else source
        cue = document.span(*row.cue) if row.cue else None
        at = document.tokens_in(words.start, words.end)
        speaker = _fullest(document, document.span(*traced)) if traced else ""
        told = str(sourcing.classify(document, words, cue, self.cast.mentions_in(*at), speaker))
        note = f"{where} | marked {row.sourcing}, ours {told} for {words.exact[:50]!r}"
        tally.add("sourcing", note, right=told == row.sourcing)
        tally.add(f"sourcing, {row.sourcing}", note, right=told == row.sourcing)

    def _via(self, row: Row, source: Span, tally: Tally, where: str) -> None:
        sentence = self.document.sentences[self.document.sentence_at(row.evidence[0])]
        via = sourcing.via(self.document, source, self.document.span(sentence.start, sentence.end))
        marked = self.passage.words(row.named.get("via"))
        right = bool(marked) == bool(via) and (via in marked or marked in via)
        tally.add("via" if marked else "no via", f"{where} | marked {marked!r}, ours {via!r}", right=right)

    def _anonymity(self, row: Row, source: Span, tally: Tally, where: str) -> None:
        why, given = anonymity.reason(self.document, source), self.passage.words(row.named.get("why"))
        said = why.exact if why else ""
        if given:
            tally.add(
                "reason", f"{where} | marked {given!r}, ours {said!r}", right=bool(said) and (said in given or given in said)
            )
        if "count" in row.named:
            traced = row.named.get("speaker")
            spoken = self.document.span(*traced) if traced and kind_of(self.passage, row) == "pronoun" else source
            number = anonymity.claimed(self.document, spoken)
            tally.add("count", f"{where} | marked {row.named['count']}, ours {number}", right=str(number) == row.named["count"])


def _fullest(document: Document, span: Span) -> str:
    """The person's name in the words, as an attribution gives its speaker; "" for none."""
    found = [m.span.exact for m in document.mentions_in(span.start, span.end) if m.type is MentionType.PER]
    return found[0] if found else ""


def measure(folder: Path, reader: Reader, tally: Tally) -> None:
    """Count all rows of one negotiation."""
    negotiation, _ = load(folder)
    score_all(negotiation, read_codebook(folder / "codebook.yaml"), documents(negotiation, reader), tally)


def score_all(negotiation: Negotiation, codebook: Codebook, read: Sequence[Document], tally: Tally) -> None:
    """Count all passages of a negotiation."""
    directory, met = Directory(codebook), Acquaintances()
    strangers = outsiders(negotiation)
    for passage, document in zip(negotiation.passages, read, strict=True):
        cast = Cast(document, codebook, directory.knowing(met.among(words_of(document.report.text))).mentions(document))
        met.meet(directory.taught(document))
        Reading(passage, document, cast, strangers).score(tally)


def table(tally: Tally) -> str:
    """The measures in lines: how many rows, which part is right."""
    order = sorted(tally.total)
    lines = [f"{'':24}{'rows':>7}{'right':>8}"]
    lines += [f"{measure:24}{tally.total[measure]:7}{tally.share(measure):8.3f}" for measure in order]
    return "\n".join([*lines, f"{'sourcing, macro':24}{'':7}{_macro(tally):8.3f}"])


def columns(folders: Sequence[Path]) -> dict[str, Tally]:
    """What the document sets side by side: the negotiations of training, and those kept from it, by both readers."""
    kept = [folder for folder in folders if folder.name in TEST]
    others = [folder for folder in folders if folder.name not in TEST]
    out = {
        f"the other {len(others)}, model": (others, Reader.MODEL),
        f"{len(kept)} kept from training, model": (kept, Reader.MODEL),
        f"{len(kept)} kept from training, rules": (kept, Reader.RULES),
    }
    tallies = {}
    for name, (read, reader) in out.items():
        tallies[name] = Tally()
        for folder in read:
            measure(folder, reader, tallies[name])
    return tallies


def part(tallies: Mapping[str, Tally]) -> str:
    """The part of the document: a row for each measure, rows counted and share right for each tally."""
    lines = ["| | " + " | ".join(f"{name}: rows | right" for name in tallies) + " |"]
    lines.append("|---|" + "---:|---:|" * len(tallies))
    for key, shown in ROWS:
        if any(tally.total[key] for tally in tallies.values()):
            cells = (f"{t.total[key]} | {t.share(key):.3f}" if t.total[key] else "0 | " for t in tallies.values())
            lines.append(f"| {shown} | " + " | ".join(cells) + " |")
    lines.append(
        "| sourcing, mean of the kinds | " + " | ".join(f" | {_macro(tally):.3f}" for tally in tallies.values()) + " |"
    )
    return f"Kept from training: {', '.join(TEST)}.\n\n" + "\n".join(lines)


def _macro(tally: Tally) -> float:
    classes = [measure for measure in tally.total if measure.startswith("sourcing, ")]
    return sum(map(tally.share, classes)) / max(1, len(classes))


def main(words: Sequence[str] | None = None) -> int:
    """Read the command line, measure, and write or print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a folder of training/corpus; none for the document")
    parser.add_argument("--reader", choices=[str(reader) for reader in Reader], default=str(Reader.MODEL))
    parser.add_argument("--misses", action="store_true", help="print each miss")
    parser.add_argument("--print", action="store_true", dest="shown", help="print the part of the document, write nothing")
    options = parser.parse_args(words)
    folders = sorted(path.parent for path in CORPUS.glob("*/codebook.yaml"))
    wrong = set(options.names) - {folder.name for folder in folders}
    if wrong:
        parser.error(f"no such negotiation: {', '.join(sorted(wrong))}")
    if options.names:
        tally = Tally()
        for folder in folders:
            if folder.name in options.names:
                measure(folder, Reader(options.reader), tally)
        if options.misses:
            print("\n".join(tally.misses))
        print(table(tally))
        return 0
    text = part(columns(folders))
    if options.shown:
        print(text)
    else:
        marked.write(DOCUMENT, "speakers", f"Measured at {marked.commit(ROOT)}.\n\n{text}")
        print(f"wrote {DOCUMENT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
