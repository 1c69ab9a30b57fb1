"""docs/over-time.md: every key that the three commands on the picture over time write is documented there."""

import json
import re
from pathlib import Path

import pytest

from factories import harbour
from stateofplay import intake, pipeline
from stateofplay.export import changes_json, comparison_json, timeline_json
from stateofplay.model import Context, Reader
from stateofplay.picture.timeline import timeline

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "berlin"
TEXT = (ROOT / "docs" / "over-time.md").read_text(encoding="utf-8")
SPAN = {"report", "evidence", "exact", "start", "end"}


def keys(value):
    """Every key of a JSON value, at whatever depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def section(heading):
    """What stands below a heading, and the forms that recur."""
    body = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"`(\w+)`", body + TEXT.split("\n## Forms that recur\n")[1]))


def compared():
    """The example's reports held against each other."""
    book = intake.read_codebook(EXAMPLE / "codebook.yaml")
    return comparison_json.dumps(pipeline.compare([EXAMPLE / "reports"], book, Context(reader=Reader.RULES)))


@pytest.mark.parametrize(
    ("heading", "write"),
    [
        ("Timeline", lambda: timeline_json.dumps(harbour(), timeline(harbour()))),
        ("Changes", lambda: changes_json.dumps(harbour(), pipeline.changes(harbour(), "2025-11-09"))),
        ("Compare", compared),
    ],
)
def test_every_key_is_documented(heading, write):
    """What is written has no key that the document does not name in its section, and has those of the first table in order."""
    written = json.loads(write())
    assert keys(written) - section(heading) - SPAN == set()
    table = TEXT.split(f"\n## {heading}\n")[1].split("| key |")[1].split("\n\n")[0]
    assert list(written) == re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)
    assert written["schema"] in TEXT
