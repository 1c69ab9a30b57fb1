"""Nothing in the package knows one negotiation: no person of a gold set or of the example stands in a rule or a word list."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "gold", ROOT / "examples", ROOT.parent / "shared" / "gold")
GAZETTEERS = {"given_names.txt", "places.txt", "vocabulary.txt"}
"""Lists of the names of the world, which hold everybody's; the last is the vocabulary that the tagger's encoder came with."""

CODEBOOKS = sorted(path for folder in FOLDERS for path in folder.glob("*/codebook.yaml"))


def surnames(codebook: Path) -> set[str]:
    """The last words of the names of all people in the codebook, lower case."""
    parties = yaml.safe_load(codebook.read_text(encoding="utf-8"))["parties"].values()
    members = [
        member if isinstance(member, str) else member["name"] for party in parties for member in party.get("members", ())
    ]
    return {name.split()[-1].lower() for name in members if " " in name and len(name.split()[-1]) > 4}


def words_of_the_package() -> set[str]:
    """Every word of the sources, data files and templates, lower case."""
    kinds = {".py", ".tsv", ".txt", ".json", ".html", ".j2"}
    files = [path for path in (ROOT / "src").rglob("*") if path.suffix in kinds and path.name not in GAZETTEERS]
    return {word for path in files for word in re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8").lower())}


@pytest.mark.parametrize("codebook", CODEBOOKS, ids=lambda path: path.parent.name)
def test_no_person_of_the_set_is_known(codebook):
    """The rules would read the same had these people never lived."""
    assert surnames(codebook) & words_of_the_package() == set()
