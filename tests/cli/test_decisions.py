"""`read --decisions`: what people say of merges goes before what the words say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stateofplay.cli import exits
from stateofplay.cli import main as cli_main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "berlin"


def _read(tmp_path: Path, *more: str) -> tuple[int, dict[str, Any]]:
    target = tmp_path / "state.json"
    target.unlink(missing_ok=True)
    words = ["read", str(EXAMPLE / "reports"), "-c", str(EXAMPLE / "codebook.yaml"), "--reader", "rules", "--json", str(target)]
    code = cli_main.run([*words, *more])
    return code, json.loads(target.read_text(encoding="utf-8")) if target.exists() else {}


def test_a_merge_can_be_undone(tmp_path: Path) -> None:
    """Two passages said to be apart are in no group together, and the other groups stay."""
    _, before = _read(tmp_path)
    rows = {row["id"]: row for row in before["statements"]}
    pair = [rows[row] for row in before["retellings"][0][:2]]
    decisions = tmp_path / "decisions.yaml"
    passages = [[row["report"], row["evidence"]["exact"]] for row in pair]
    decisions.write_text(json.dumps({"apart": [passages]}), encoding="utf-8")
    code, after = _read(tmp_path, "--decisions", str(decisions))
    assert code == exits.DONE
    assert not any({row["id"] for row in pair} <= set(group) for group in after["retellings"])
    assert before["retellings"][1:] == after["retellings"][-len(before["retellings"]) + 1 :]


def test_a_file_that_says_something_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the file, the line and what to write; nothing is read."""
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text("apart:\n  - one\n", encoding="utf-8")
    code, state = _read(tmp_path, "--decisions", str(decisions))
    assert code == exits.UNUSABLE
    assert "decisions.yaml:2" in capsys.readouterr().err
    assert not state
