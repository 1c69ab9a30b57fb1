"""docs/agreement.md: its example is what the tool makes now, and every key of the two commands' JSON is named there."""

import json
import re
from pathlib import Path

import agreement_example
import pytest
import yaml

import reviewing
from stateofplay.export import agreement_json, corrections_json
from stateofplay.project.agreement import agreement
from stateofplay.project.corrections import corrections

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")


def keys(value):
    """Every key of a JSON value, at whatever depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_example_is_fresh():
    """No figure of the document is older than the code."""
    assert agreement_example.document(TEXT) == TEXT, "run tools/agreement_example.py"


def test_codings_quote_the_reports():
    """Each row of the two codings has words that stand in its report once."""
    coders = yaml.safe_load(agreement_example.CODINGS.read_text(encoding="utf-8"))["coders"]
    for coded in coders.values():
        for name, rows in coded.items():
            text = (agreement_example.EXAMPLE / "reports" / f"{name}.txt").read_text(encoding="utf-8")
            assert [row["words"] for row in rows if text.count(row["words"]) != 1] == []


@pytest.mark.parametrize(
    ("heading", "report", "dumps"), [("Agreement", agreement, agreement_json), ("Corrections", corrections, corrections_json)]
)
def test_every_key_is_documented(tmp_path, heading, report, dumps):
    """What is written has the keys of the table in its order, and no other at any depth that the document does not name."""
    codings = {
        "ada": {"one": [{"words": "the union rejects higher fees", "party": "union", "issue": "fees", "stance": "rejects"}]},
        "bo": {"one": [{"words": "Nothing else was said", "party": "port", "issue": "fees", "stance": "open"}]},
    }
    with reviewing.project(tmp_path) as project:
        for who, coded in codings.items():
            agreement_example.review(project, who, coded)
        written = json.loads(dumps.dumps(*report(project)))
    named = set(re.findall(r"`(\w+)`", TEXT))
    assert keys(written) - named == set()
    table = TEXT.split(f"\n## {heading}\n")[1].split("| key |")[1].split("\n\n")[0]
    assert list(written) == re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)
    assert written["schema"] in TEXT
