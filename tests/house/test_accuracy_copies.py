"""The measurement of copies: its baseline, its floors, and what it does without its data."""

from __future__ import annotations

import json

import accuracy_copies as tool

from stateofplay.model import Report

TEXT = "Dockers walked out on Monday after the port said that it would hire forty drivers from abroad for the summer."


def test_the_usual_way_finds_what_is_nearly_the_same_to_the_letter():
    """It sees a text with another last word, and not another text."""
    reports = [
        Report("a", TEXT * 3),
        Report("b", TEXT * 3 + " Again."),
        Report("c", "Nothing of the kind happened in the hills."),
    ]
    assert tool.plain_rensa(reports) == {frozenset("ab")}


def test_floors_are_asked_of_what_was_measured(tmp_path):
    """A figure below its floor and a changed set are said; what was skipped is not asked for."""
    path = tmp_path / "floors.json"
    figures = tool.Figures({"light recall": 0.8})
    assert tool.faults(figures, "dev", path) == ["floors.json has no floors for copies. See them with --floors"]
    held = {"checksum": tool.checksum("dev"), "floors": {"light recall": 0.9, "hard-60 recall": 0.9}}
    path.write_text(json.dumps({"copies": held}), encoding="utf-8")
    assert tool.faults(figures, "dev", path) == ["light recall: 0.800 < 0.900"]
    path.write_text(json.dumps({"copies": {**held, "checksum": ""}}), encoding="utf-8")
    assert tool.faults(tool.Figures({"light recall": 1.0}), "dev", path) == [
        "the marked sets have changed since the floors were pinned"
    ]


def test_without_wordnet_the_spins_are_skipped(monkeypatch, capsys):
    """The reason is said, and what stands in the repository is measured all the same."""

    def missing():
        raise tool.spin.NoWordNetError("data.noun is missing")

    monkeypatch.setattr(tool.spin, "thesaurus", missing)
    figures = tool.measure("dev")
    assert "skipped: data.noun is missing" in capsys.readouterr().err
    assert not any(name.startswith(("spun", "hard")) for name in figures.values)
    assert figures.values["light recall"] > 0.9
    assert figures.values["independent"] == 1.0
