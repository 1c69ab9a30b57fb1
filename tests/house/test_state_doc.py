"""docs/state.md and the two JSON formats: what is written is documented where it belongs, and what is documented is written."""

import json
import re
import shutil
from pathlib import Path

import pytest

from factories import harbour
from stateofplay import intake, pipeline
from stateofplay.errors import Place, StateError
from stateofplay.export import annotate_json, state_json

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "berlin"
TEXT = (ROOT / "docs" / "state.md").read_text(encoding="utf-8")
STATE, _, ANNOTATE = TEXT.partition("\n## The annotate line\n")


def sections(text: str) -> dict[str, str]:
    """The text below each heading, by the heading."""
    parts = re.split(r"^#{1,3} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def table_keys(text: str) -> list[str]:
    """The keys in the first columns of the tables whose head says `key`, in order."""
    tables = re.findall(r"^\| key \|.*\n\|[-|]+\|\n((?:\|.*\n?)+)", text, flags=re.MULTILINE)
    return [key for table in tables for key in re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)]


def named(text: str) -> set[str]:
    """Every word of code in the text."""
    return set(re.findall(r"`(\w+)`", text))


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    """The example's state.json with a copy of a report and a file that cannot be read, so that those are told."""
    folder = tmp_path_factory.mktemp("reports")
    for path in (EXAMPLE / "reports").iterdir():
        shutil.copy(path, folder / path.name)
    first = min(folder.iterdir())
    shutil.copy(first, folder / f"again{first.suffix}")
    (folder / "empty.txt").write_bytes(b"")
    return json.loads(state_json.dumps(pipeline.read([folder], intake.read_codebook(EXAMPLE / "codebook.yaml"))))


def test_every_key_of_the_state_is_documented_where_it_stands(state):
    """Each object of state.json has the keys of its section in docs/state.md, in that order, no more and no fewer."""
    documented = sections(STATE)
    built = json.loads(state_json.dumps(harbour()))  # the example has no arithmetic that could be checked
    assert list(state) == list(built)
    merges = [merge for held in (state, built) for row in held["retelling_merges"] for merge in row]
    objects = {
        "The whole": [state],
        "A span": [row["evidence"] for row in state["statements"]],
        "A citation": [row[end] for row in state["conflicts"] for end in "ab"],
        "generator": [state["generator"]],
        "codebook": [state["codebook"]],
        "parties": state["codebook"]["parties"],
        "members": [member for party in state["codebook"]["parties"] for member in party["members"]],
        "issues": state["codebook"]["issues"],
        "place": [row["place"] for row in state["notices"]],
        "passages": [row for copy in state["copies"] for row in copy["passages"]],
        "merges": merges,
        "features": [feature for merge in merges for feature in merge["features"]],
        **{key: rows + built[key] for key, rows in state.items() if isinstance(rows, list) and not key.startswith("retelling")},
    }
    for heading, rows in objects.items():
        assert rows, f"the example has no {heading}: it says nothing about them"
        for row in rows:
            assert list(row) == table_keys(documented[heading]), heading


def test_every_key_of_an_annotate_line_is_documented():
    """The line of `annotate` and the objects in it have the keys that docs/state.md names."""
    documented = sections("## The annotate line\n" + ANNOTATE)
    lines = [json.loads(annotate_json.dumps(pipeline.annotate(path))) for path in sorted((EXAMPLE / "reports").iterdir())]
    for line in lines:
        assert list(line) == table_keys(documented["The annotate line"])
    for heading in [key for key, rows in lines[0].items() if isinstance(rows, list)]:
        rows = [row for line in lines for row in line[heading]]
        assert rows, f"the example has no {heading}: it says nothing about them"
        assert set().union(*rows) <= named(documented[heading]), heading


def test_documented_values_are_the_values_there_are(state):
    """A value that the document gives for a stance, sourcing class, status or kind is read back; another is refused."""
    documented = sections(STATE)
    for key, field in (("statements", "sourcing"), ("status", "status"), ("events", "kind"), ("copies", "kind")):
        values = named(documented[key])
        assert {row[field] for row in state[key]} <= values
        with pytest.raises(StateError):
            state_json.loads(json.dumps({**state, key: [{**state[key][0], field: "?"}]}), Place("state.json"))
