"""The plan of the house: each room imports only the rooms below it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "stateofplay"
ROOMS_BELOW = {
    "errors": set(),
    "model": set(),
    "intake": {"model"},
    "language": {"model"},
    "attribution": {"model", "language"},
    "coding": {"model", "language"},
    "drafting": {"model", "language", "coding"},
    "reconcile": {"model", "language"},
    "ledger": {"model"},
    "picture": {"model"},
    "analysis": {"model"},
    "export": {"model", "picture"},
}
STEPS = {"model", "intake", "language", "attribution", "coding", "drafting", "reconcile", "picture"}
WORK = STEPS | {"ledger", "analysis", "export", "pipeline"}
FACES = WORK | {"project"}
ALLOWED = {
    **ROOMS_BELOW,
    "pipeline": STEPS,
    "project": WORK,
    "review": FACES,
    "cli": FACES | {"review"},
    "web": FACES,
    "__main__": {"cli"},
    "__init__": set(),
}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room that a source file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_rooms(source: str, package: tuple[str, ...]) -> set[str]:
    """The rooms that a module in `package` (("stateofplay", "intake"), say) imports, wherever in it the import stands."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            names += [f"{base}{node.module or ''}.{alias.name}".replace("..", ".") for alias in node.names]
    inside = [name.split(".") for name in names if name.split(".")[0] == "stateofplay"]
    return {parts[1] for parts in inside if len(parts) > 1 and not parts[1].startswith("__")}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_room_imports_only_rooms_below_it(path):
    """No source file reaches into a room that the plan does not open to it."""
    here = room(path)
    assert here in ALLOWED, f"{here} is not in the plan: CONTRIBUTING.md and this test must name it"
    package = ("stateofplay", *path.relative_to(PACKAGE).parent.parts)
    reached = imported_rooms(path.read_text(encoding="utf-8"), package) - {here, "errors"}
    assert reached <= ALLOWED[here], f"{here} may not import {', '.join(sorted(reached - ALLOWED[here]))}"


@pytest.mark.parametrize(
    ("source", "rooms"),
    [
        ("import os\nfrom stateofplay.model import Span", {"model"}),
        ("def late():\n    import stateofplay.cli.main", {"cli"}),
        ("from stateofplay import export, pipeline", {"export", "pipeline"}),
        ("from ..coding import cues", {"coding"}),
        ("from .. import picture", {"picture"}),
        ("from . import header", {"intake"}),
        ("from stateofplay import __version__", set()),
    ],
)
def test_every_form_of_import_is_seen(source, rooms):
    """Imports are found in each form that Python has for them."""
    assert imported_rooms(source, ("stateofplay", "intake")) == rooms


def test_plan_in_contributing_names_the_same_rooms():
    """CONTRIBUTING.md shows the plan that this test enforces."""
    text = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| `")]
    written = {
        row[1].strip().strip("`/"): {word.strip(" `") for word in row[3].split(",")} - {"nothing of ours"} for row in rows
    }
    for name, below in ROOMS_BELOW.items():
        if name != "errors":
            assert written[name] == below, f"the row of {name} in CONTRIBUTING.md"
