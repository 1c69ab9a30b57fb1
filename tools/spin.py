"""Spin a text as content farms do: swap words for synonyms from WordNet, and, if asked, break what is left.

    spin.py TEXT [--degree 0.4] [--hard] [--seed 0]      print the spun text

WordNet is read from /usr/share/wordnet (Debian's package wordnet-base). The same text, degree and seed give the same spin.
A hard spin also changes function words, drops names, leaves out a quarter of the sentences and shuffles the rest.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
PARTS = ("noun", "verb", "adj", "adv")
_DETACH = {
    "noun": "ches:ch shes:sh sses:ss xes:x zes:z ies:y men:man s:",
    "verb": "ies:y ied:y es:e es: ed:e ed: ing:e ing: s:",
    "adj": "er: est: er:e est:e",
    "adv": "",
}
"""Endings and what stands instead in the lemma."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")
_STOP = frozenset(
    "a an the this that these those i me my we us our you your he him his she her it its they them their who whom whose which "
    "what there here of in on at by for with from to into as and or but nor so if is are was were be been being am do does did "
    "done doing have has had having will would shall should can could may might must not no never how why when where than too "
    "very more most less least over under up out off down about after before then now one two three all any some such "
    "only".split()
)
_SWAPS = {
    word: others.split(", ")
    for word, _, others in (
        row.strip().partition(": ")
        for row in """
        but: yet, though; because: since, as; while: whereas, as; that: which, this; the: this, that; a: one, the; an: one, the
        although: though, while; about: around, regarding; over: above, beyond; will: shall, would; can: could, may
        could: might, can; would: could, will; should: must, ought to; many: numerous, plenty of; before: prior to, ahead of
        after: following, upon; also: additionally, likewise; and: as well as, plus; in: within, inside; on: upon, about
        to: towards, unto; for: in favor of, per; with: along with, by; from: out of, since; has: had, holds; had: has, held
        is: was, remains; are: were, remain; was: had been, is; were: had been, are; if: whether, should; when: as, once
        who: that, which; which: that, what; not: never, hardly; any: some, whatever; some: certain, a few; his: the, their
        her: the, their; their: the, its; its: the, their; of: from, about; by: through, via; at: in, by; as: like, since
        or: or else, and; into: in, inside; we: us, all of us; they: these, those; it: this, that; he: this man, they
        she: this woman, they
        """.replace("\n", ";").split(";")
        if row.strip()
    )
}
"""Function words, and what a hard spin puts instead."""
_FUNCTION_RATE = 0.25
"""The share of the function words with a substitute that a hard spin changes."""
_NAME_RATE = 0.5
"""The share of the capitalised words within a sentence that a hard spin drops."""
_GONE = 0.25


class NoWordNetError(Exception):
    """WordNet's data files are not where they were looked for."""


@dataclass(slots=True)
class Thesaurus:
    """WordNet's data files, looked into as needed."""

    index: dict[str, dict[str, tuple[int, tuple[int, ...]]]] = field(default_factory=dict)
    irregular: dict[str, dict[str, str]] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Thesaurus:
        """The thesaurus in `folder`; raises NoWordNetError where it is not there."""
        made = cls()
        try:
            for part in PARTS:
                made.data[part] = (folder / f"data.{part}").read_bytes()
                lines = (folder / f"index.{part}").read_text(encoding="utf-8").splitlines()
                made.index[part] = dict(_entry(line.split()) for line in lines if not line.startswith(" "))
                pairs = (line.split() for line in (folder / f"{part}.exc").read_text(encoding="utf-8").splitlines())
                made.irregular[part] = {pair[0]: pair[1] for pair in pairs}
        except FileNotFoundError as error:
            raise NoWordNetError(f"{error.filename} is missing; it is in Debian's package wordnet-base") from None
        return made

    def lemmas(self, word: str) -> Iterator[tuple[str, str, str]]:
        """(part of speech, lemma, ending taken off) of a lower-case word, as WordNet's morphology has it."""
        for part in PARTS:
            held = self.index[part]
            if word in self.irregular[part] and self.irregular[part][word] in held:
                yield part, self.irregular[part][word], ""
            elif word in held:
                yield part, word, ""
            else:
                for ending, _, other in (rule.partition(":") for rule in _DETACH[part].split()):
                    lemma = word[: -len(ending)] + other
                    if word.endswith(ending) and len(lemma) > 2 and lemma in held:
                        yield part, lemma, ending
                        break

    def synonyms(self, word: str) -> tuple[str, ...]:
        """What may stand for a lower-case word, with its ending; words of its commonest senses, else more general ones."""
        if word not in self.known:
            self.known[word] = self._synonyms(word)
        return self.known[word]

    def _synonyms(self, word: str) -> tuple[str, ...]:
        found = sorted(self.lemmas(word), key=lambda row: -self.index[row[0]][row[1]][0])
        for part, lemma, ending in found:
            offsets = self.index[part][lemma][1][:3]
            near = [other for offset in offsets for other in self._synset(part, offset)[0]]
            if all(other == lemma for other in near):
                near = [
                    other for offset in offsets for up in self._synset(part, offset)[1] for other in self._synset(part, up)[0]
                ]
            made = dict.fromkeys(inflected(other.replace("_", " "), part, ending) for other in near if other != lemma)
            if made:
                return tuple(made)
        return ()

    def content(self, word: str) -> bool:
        """Whether a lower-case word is one that says what a text is about."""
        return len(word) > 2 and word not in _STOP and next(self.lemmas(word), None) is not None

    def _synset(self, part: str, offset: int) -> tuple[list[str], list[int]]:
        """The words of the synset at an offset, and the offsets of what is more general or, of adjectives, like it."""
        data = self.data[part]
        fields = data[offset : data.index(b" | ", offset)].decode("ascii").split()
        count = int(fields[3], 16)
        words = [re.sub(r"\(\w+\)$", "", fields[4 + 2 * at]) for at in range(count)]
        pointers = fields[5 + 2 * count :]
        kinds = ("@", "&")
        ups = [
            int(pointers[at + 1])
            for at in range(0, 4 * int(fields[4 + 2 * count]), 4)
            if pointers[at] in kinds and pointers[at + 2] in part[0] + "s"
        ]
        return [word for word in words if word.islower()], ups


def _entry(fields: list[str]) -> tuple[str, tuple[int, tuple[int, ...]]]:
    """A line of an index file: lemma -> (how many senses are tagged in texts, offsets of the synsets)."""
    senses = int(fields[2])
    return fields[0], (int(fields[-senses - 1]), tuple(map(int, fields[-senses:])))


def inflected(word: str, part: str, ending: str) -> str:
    """`word` with the ending that its forerunner had: "big cat" and "s" are "big cats", "look at" and "ed" "looked at"."""
    if not ending or ending == "men":
        return word + "s" * (ending == "men")
    head, _, tail = word.partition(" ") if part == "verb" else ("", "", word)
    base = head or tail
    kind = "s" if ending.endswith("s") else "ed" if ending.endswith("ed") else ending
    if kind == "s" and re.search(r"(?:s|x|z|ch|sh)$", base):
        base += "es"
    elif kind in {"s", "ed"} and re.search(r"[^aeou]y$", base):
        base = base[:-1] + ("ies" if kind == "s" else "ied")
    elif kind != "s" and base.endswith("e"):
        base = base[:-1] + kind
    else:
        base += kind
    return f"{base} {tail}" if head and tail else base


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """The thesaurus in its usual place; raises NoWordNetError where it is not there."""
    return Thesaurus.read()


def spin(text: str, degree: float, *, seed: int = 0, hard: bool = False, source: Thesaurus | None = None) -> str:
    """`text` with a share `degree` of its content words swapped for synonyms, as far as they have any."""
    words = source or thesaurus()
    dice = random.Random(f"{seed} {degree} {hard} {len(text)}")  # noqa: S311  (a seeded draw, not a secret)
    spun = _swapped(text, degree, words, dice)
    if not hard:
        return spun
    sentences = [sentence for sentence in split(spun) if sentence]
    kept = sorted(dice.sample(range(len(sentences)), max(1, round(len(sentences) * (1 - _GONE)))))
    dice.shuffle(kept)
    return "\n\n".join(_broken(sentences[at], dice) for at in kept)


def split(text: str) -> list[str]:
    """The sentences of a text, without the space around them."""
    out, low = [], 0
    for found in _END.finditer(text):
        out.append(text[low : found.end()].strip())
        low = found.end()
    return [sentence for sentence in (*out, text[low:].strip()) if sentence]


def _swapped(text: str, degree: float, words: Thesaurus, dice: random.Random) -> str:
    """The text with synonyms in place of the words drawn."""
    found = [place for place in _WORD.finditer(text) if not _name(text, place)]
    content = [place for place in found if words.content(place.group().lower())]
    able = [place for place in content if words.synonyms(place.group().lower())]
    drawn = {place.start() for place in dice.sample(able, min(len(able), round(degree * len(content))))}

    def other(place: re.Match[str]) -> str:
        if place.start() not in drawn:
            return place.group()
        choice = dice.choice(words.synonyms(place.group().lower()))
        return choice[0].upper() + choice[1:] if place.group()[0].isupper() else choice

    return _WORD.sub(other, text)


def _broken(sentence: str, dice: random.Random) -> str:
    """The sentence with other function words and without some of its names."""

    def other(place: re.Match[str]) -> str:
        word = place.group()
        if _name(sentence, place):
            return "" if dice.random() < _NAME_RATE else word
        choices = _SWAPS.get(word.lower(), ())
        if not choices or dice.random() >= _FUNCTION_RATE:
            return word
        choice = dice.choice(choices)
        return choice.capitalize() if word[0].isupper() else choice

    return re.sub(r" {2,}", " ", _WORD.sub(other, sentence))


def _name(text: str, place: re.Match[str]) -> bool:
    """Whether a word has a capital and does not open a sentence, a line or a quotation."""
    before = text[max(0, place.start() - 3) : place.start()].rstrip(" ")
    return place.group()[0].isupper() and bool(before) and before[-1] not in '.!?:\n"“‘('


def main(show: Callable[[str], None] = print) -> int:
    """Read the command line, spin, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("text", type=Path, help="a file with text")
    parser.add_argument("--degree", type=float, default=0.4, help="the share of content words to swap, 0 to 1 (0.4)")
    parser.add_argument("--hard", action="store_true", help="also change function words, drop names and sentences, shuffle")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    try:
        show(spin(options.text.read_text(encoding="utf-8"), options.degree, seed=options.seed, hard=options.hard))
    except NoWordNetError as error:
        print(f"skipped: {error}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
