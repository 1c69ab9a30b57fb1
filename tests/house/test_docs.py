"""The documents: their links lead somewhere, what they show is what the tool does, and they name no one's machine."""

import json
import re
from pathlib import Path

import pytest
import readme_grid

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])
LINK = re.compile(r"!?\[[^\]\n]{0,200}\]\(([^)\s]{1,300})\)")
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp|mnt)/\w|[A-Z]:\\\\?Users")
COMMANDS = ("read", "annotate", "show", "brief", "codebook check")


def anchors(path: Path) -> set[str]:
    """The anchors of a Markdown file, as its headings make them."""
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    headings = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_resolve(path):
    """Every link to a file of this repository, and to a heading in it, leads somewhere."""
    for target in LINK.findall(CODE.sub("", path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{target} leads nowhere"
        assert there.is_relative_to(ROOT), f"{target} leads out of the repository"
        assert not anchor or anchor in anchors(there), f"{target}: no such heading"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_document_names_a_path_of_a_machine(path):
    """Nobody's home or scratch folder stands in a document."""
    assert not MACHINE.search(path.read_text(encoding="utf-8"))


def test_readme_opens_with_the_two_commands():
    """The first thing that a newcomer sees is what to type."""
    opening = (ROOT / "README.md").read_text(encoding="utf-8")[:250]
    assert "\n    make demo " in opening
    assert "\n    make test " in opening


def test_readme_names_every_command():
    """Each command of the tool is shown in the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [command for command in COMMANDS if f"stateofplay {command}" not in text]
    assert not missing


def test_readme_shows_the_real_grid():
    """The grid in the README is what `stateofplay show` prints for the bundled example."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme_grid.readme(text) == text, "run tools/readme_grid.py"


def test_makefile_targets_in_documents_exist():
    """Every `make x` in the documents is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCUMENTS:
        named = set(re.findall(r"(?:`|^ {4}|^)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets, f"{path.name}: {named - targets}"


def keys(value) -> set[str]:
    """Every key of a JSON value, at whatever depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_state_document_names_every_key(tmp_path):
    """docs/state.md names each key of the example's state.json."""
    path = tmp_path / "state.json"
    readme_grid.read(path)
    text = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("state.md", "codebook.md"))
    named = {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}
    written = keys(json.loads(path.read_text(encoding="utf-8")))
    assert written - named - {"id", "exact", "start", "end"} == set()
