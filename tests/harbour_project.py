"""Reports and a codebook as files, and the command run on them with the rules alone."""

from pathlib import Path

from stateofplay.cli import main as cli_main

CODEBOOK = """\
negotiation: Harbour fees
parties:
  port:
    name: Port Authority
    aliases: [the port]
  union:
    name: Dockers' Union
    aliases: [the union]
issues:
  fees:
    title: Higher fees
    proposition: Harbour fees rise by five percent
    terms: [harbour fees, fee rise]
  shift:
    title: Night shift
    proposition: The night shift ends by the summer
    terms: [night shift]
"""
REPORTS = {
    "monday": ("2025-11-03", "The port authority demands higher harbour fees.\n\nThe union rejected the fee rise."),
    "tuesday": ("2025-11-04", "The port rejected an end of the night shift.\n\nThe union demands an end of the night shift."),
    "friday": ("2025-11-07", "The union now supports the fee rise, it said on Friday."),
}


def report(folder: Path, name: str, date: str = "", text: str = "", title: str = "") -> Path:
    """A report as a file; one of `REPORTS` where only its name is given."""
    if not text:
        date, text = REPORTS[name]
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(f"outlet: The Post\npublished: {date}\ntitle: {title or name}\n\n{text}\n", encoding="utf-8")
    return path


def reports(folder: Path) -> Path:
    """A folder with all of `REPORTS`."""
    for name in REPORTS:
        report(folder, name)
    return folder


def codebook(folder: Path) -> Path:
    """The codebook as a file."""
    path = folder / "codebook.yaml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return path


def made(address: str, folder: Path) -> str:
    """A project with all of `REPORTS`; its address."""
    assert cli_main.run(["init", address, "-c", str(codebook(folder)), "--as", "ada"]) == 0
    assert cli_main.run(["add", address, str(reports(folder / "reports")), "--reader", "rules", "--as", "ada"]) == 0
    return address
