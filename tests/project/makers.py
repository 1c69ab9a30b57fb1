"""A small dispute in a project of its own, read by rules alone."""

from pathlib import Path

from stateofplay.ledger import Ledger, codebooks, create, forms, now
from stateofplay.model import Codebook, Context, Issue, Party, Reader
from stateofplay.project import drawing, reading

BOOK = Codebook(
    "Harbour fees",
    (
        Party("port", "Port Authority", ("the port",)),
        Party("union", "Dockers' Union", ("the union", "dockers")),
        Party("city", "City Council", ("the city", "the council")),
    ),
    (
        Issue("fees", "Higher fees", "Harbour fees rise by five percent", ("harbour fees", "fee rise")),
        Issue("shift", "Night shift", "The night shift ends by the summer", ("night shift",)),
        Issue("pensions", "Pensions", "Dockers join the old pension fund", ("pension fund", "pensions")),
    ),
)
MONDAY = """The port authority demands higher harbour fees.

The union rejected the fee rise. "We will never accept it," the union said.

The city supports an end of the night shift. The port said it could not agree to end the night shift."""
TUESDAY = """The union demands that dockers join the old pension fund. The port rejected the pension fund on Tuesday.

The city said it was open to the fee rise if the port pays for the quay."""
WEDNESDAY = (
    "After eleven hours behind closed doors the dockers changed course. The union said that it supports the fee rise, which "
    "nobody had expected.\n\nA spokesman of the port authority offered to end the night shift before the holidays. Outside, "
    "the council called for an end of the night shift, as it has done since the spring."
)
REPORTS = {"monday": ("2025-11-03", MONDAY), "tuesday": ("2025-11-04", TUESDAY), "wednesday": ("2025-11-05", WEDNESDAY)}
CONTEXT = Context(reader=Reader.RULES)


def write(folder: Path, reports=None) -> Path:
    """Reports as files in a folder: name to (date, text)."""
    folder.mkdir(exist_ok=True)
    for name, (date, text) in (REPORTS if reports is None else reports).items():
        head = f"outlet: The {name.title()} Post\npublished: {date}\ntitle: Talks on {name}\n\n" if date else ""
        (folder / f"{name}.txt").write_text(head + text, encoding="utf-8")
    return folder


def project(address: str, folder: Path | None = None, book: Codebook = BOOK) -> Ledger:
    """A new project, with the reports of a folder where one is given."""
    ledger = create(address)
    with ledger.writing() as connection:
        codebooks.add(connection, book, origin="given", recorded=now(), who="tests")
    if folder is not None:
        reading.add(ledger, [folder], who="tests", context=CONTEXT)
        drawing.refresh(ledger)
    return ledger


def key_of(report) -> str:
    """The key under which a report is kept."""
    return forms.report_key(report)
