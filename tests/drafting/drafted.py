"""Invented reports about a harbour, and what is drafted from them; read by rules, which need no model."""

from stateofplay import attribution, drafting, intake, language
from stateofplay.model import Codebook, Context, Document, PartialDate, Reader, Report

HARBOUR = (
    (
        "The Dockers' Union walked out on Monday after talks with the Northern Harbour Authority broke down. "
        "The union demands a shorter night shift. "
        "Tomas Berg, president of the union, said members would never accept higher harbour fees. "
        "The Northern Harbour Authority rejected a shorter night shift. "
        "The authority offered to pay for shore power, said Ada Lind, its chair."
    ),
    (
        "The Northern Harbour Authority (NHA) insists on higher harbour fees. "
        "The union rejects higher harbour fees, Berg said. "
        "The NHA has promised to end the night shift at two piers. "
        'Carla Voss, an economist, called the fees "steep". '
        "The union wants the authority to extend the night shift bonus. "
        "The Dockers' Union supports shore power and the NHA has agreed to build shore power at Pier Four."
    ),
    (
        "Dockers' Union leaders welcomed shore power on Friday. "
        "The Northern Harbour Authority refused to scrap the night shift. "
        "The union opposes the harbour fees, and the authority defended the harbour fees."
    ),
)


def documents(*texts: str, outlet: str = "Harbour Wire") -> list[Document]:
    """The texts as reports of consecutive days with all their layers."""
    context = Context(reader=Reader.RULES)
    reports = [Report(f"{i:02}", text, outlet, PartialDate(f"2025-03-{i % 28 + 1:02}")) for i, text in enumerate(texts, 1)]
    return list(attribution.attribute(language.analyse(reports, context), context))


def draft(*texts: str, **limits: int) -> drafting.Draft:
    """What is drafted from the texts."""
    return drafting.draft(documents(*texts), drafting.Limits(**limits))


def loaded(made: drafting.Draft, folder) -> Codebook:
    """The draft as the codebook's reader reads it back."""
    path = folder / "codebook.yaml"
    path.write_text(drafting.dumps(made), encoding="utf-8")
    return intake.read_codebook(path)
