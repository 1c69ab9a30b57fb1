"""A small project for the tests of what people decide: one report, read by the rules."""

from pathlib import Path

from stateofplay import intake, ledger
from stateofplay.ledger import codebooks
from stateofplay.model import Context, Reader
from stateofplay.project import reading, states

BOOK = """\
negotiation: Harbour talks
parties:
  union: {name: Dockers' Union, aliases: [the union, the dockers], members: [Tomas Berg]}
  port: {name: Harbour Authority, aliases: [the authority, the port], members: [Ada Lind]}
issues:
  fees: {title: Fees, proposition: Harbour fees rise by five percent, terms: [harbour fees, higher fees]}
  night: {title: Night shift, proposition: The night shift ends by the summer, terms: [night shift]}
"""
TEXT = """\
outlet: Quay Post
published: 2025-11-03
title: Talks | on the quay

Tomas Berg said the union rejects higher fees. The union demands that the night shift ends by the summer.

Ada Lind said the authority supports higher fees. She said the port would never end the night shift.

Nothing else was said.
"""


def project(folder: Path, texts: dict[str, str] | None = None, address: str = ""):
    """A project with these reports (one, where none are given)."""
    home = folder / "reports"
    home.mkdir(exist_ok=True)
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    for file, text in (texts or {"one": TEXT}).items():
        (home / f"{file}.txt").write_text(text, encoding="utf-8")
    made = ledger.create(address or str(folder / "p.sop"))
    with made.writing() as connection:
        book = intake.read_codebook(folder / "book.yaml")
        codebooks.add(connection, book, origin="given", recorded=ledger.now(), who="t")
    reading.add(made, sorted(home.iterdir()), who="t", context=Context(reader=Reader.RULES))
    return made


def read(made, party: str, issue: str):
    """The one statement of that party on that issue."""
    (found,) = [one for one in states.state(made).statements if (one.party, one.issue) == (party, issue)]
    return found
