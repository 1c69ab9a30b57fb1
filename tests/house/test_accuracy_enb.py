"""The measurement of sides: how names are compared, and what it does without its data."""

from __future__ import annotations

import sys

import accuracy_enb


def test_names_are_compared_without_articles_and_titles():
    """The reader may name the "Chair Lind" where the marks have only her name."""
    found = {(accuracy_enb.bare("Chair Lind"), "offers"), (accuracy_enb.bare("the EU"), "rejects")}
    assert accuracy_enb.aligned(found, {("lind", "offers")}) == {("lind", "offers"), ("eu", "rejects")}


def test_open_and_undecided_are_told_apart_from_refusal():
    """All that is not a refusal and not undecided is for."""
    assert accuracy_enb.polarity({("a", "open"), ("b", "rejects"), ("c", "undecided")}) == {
        ("a", "for"),
        ("b", "rejects"),
        ("c", "undecided"),
    }


def test_the_baseline_reads_lists_after_by():
    """It sees the subject and those after "supported by" and "opposed by", and nothing in active sentences."""
    assert accuracy_enb.baseline("Norway, supported by Chile and Peru, proposed it.") == {
        ("norway", "supports"),
        ("chile", "supports"),
        ("peru", "supports"),
    }
    assert accuracy_enb.baseline("Norway opposed it.") == set()


def test_every_mark_is_whole():
    """Each sentence has a sample and a form, and each position a holder and a stance."""
    marked = accuracy_enb.samples()
    assert sum(sample.part == "test" for sample in marked) == 200
    assert {sample.form for sample in marked} == {"passive", "active"}
    assert all(name and stance for sample in marked for name, stance in sample.gold)


def test_without_the_sentences_it_skips(monkeypatch, tmp_path, capsys):
    """It says why, and that is no failure."""
    monkeypatch.setattr(accuracy_enb, "SENTENCES", tmp_path / "absent.gz")
    monkeypatch.setattr(sys, "argv", ["accuracy_enb.py"])
    assert accuracy_enb.main() == 0
    assert "skipped" in capsys.readouterr().err
