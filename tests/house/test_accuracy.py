"""The measuring tool: what it does with and without the scored sets beside it."""

import accuracy
import floors as gate
import pytest

import marked

SCORES = {metric: {"p": 1.0, "r": 0.25, "f1": 0.4, "gold": 8, "said": 2} for metric in gate.METRICS}
HARBOUR = gate.Measured("harbour", "sha256:0123456789abcdef", SCORES)


@pytest.fixture
def without_shared(monkeypatch, tmp_path):
    """A checkout with nothing beside it."""
    monkeypatch.setattr(accuracy, "SCORER", tmp_path / "score.py")
    monkeypatch.setattr("sys.argv", ["accuracy.py", "--check"])


def test_check_skips_where_the_scorer_is_absent(without_shared, monkeypatch, capsys):
    """On a desk without ../shared the check passes and says that it was skipped."""
    monkeypatch.delenv("CI", raising=False)
    assert accuracy.main() == 0
    assert "skipped" in capsys.readouterr().err


def test_check_fails_in_ci_where_the_scorer_is_absent(without_shared, monkeypatch):
    """In CI a check that measures nothing is no check."""
    monkeypatch.setenv("CI", "true")
    assert accuracy.main() == 1


def test_check_fails_when_a_score_falls(monkeypatch, tmp_path, capsys):
    """The exit status and the message follow the floors."""
    monkeypatch.setattr(accuracy, "FLOORS", tmp_path / "floors.json")
    accuracy.FLOORS.write_text(gate.dumps(gate.raised(gate.Floors(), HARBOUR)), encoding="utf-8")
    assert accuracy.check([HARBOUR]) == 0
    fallen = gate.Measured("harbour", HARBOUR.checksum, {**SCORES, "cells": {**SCORES["cells"], "f1": 0.1}})
    assert accuracy.check([fallen]) == 1
    assert "cells fell from 0.400 to 0.100" in capsys.readouterr().err


def test_check_fails_when_a_pinned_set_is_gone(monkeypatch, tmp_path, capsys):
    """A set cannot be dropped in silence."""
    monkeypatch.setattr(accuracy, "FLOORS", tmp_path / "floors.json")
    accuracy.FLOORS.write_text(gate.dumps(gate.raised(gate.Floors(), HARBOUR)), encoding="utf-8")
    assert accuracy.check([]) == 1
    assert "no such set" in capsys.readouterr().err


def test_table_gives_every_metric():
    """The document has a row for each metric with precision, recall, F1 and the counts."""
    text = accuracy.table(HARBOUR, ours=True)
    assert "| cells found | 1.000 | 0.250 | 0.400 | 8 | 2 |" in text
    assert "`sha256:0123456789ab`" in text
    assert text.count("1.000 | 0.250") == len(gate.METRICS)


def test_hand_written_words_around_the_table_stay():
    """Only what stands between the marks is replaced."""
    text = "Words.\n\n<!-- a: start -->\nold\n<!-- a: end -->\n\nMore words.\n"
    once = marked.replaced(text, "a", "new")
    assert once == "Words.\n\n<!-- a: start -->\n\nnew\n\n<!-- a: end -->\n\nMore words.\n"
    assert marked.replaced(once, "a", "new") == once


def test_missing_marks_are_an_error():
    """A document without its marks is not overwritten."""
    with pytest.raises(ValueError, match="marks"):
        marked.replaced("Words.", "a", "new")
