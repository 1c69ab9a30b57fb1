"""Files of decisions: what they may say, and what is told where they say something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from stateofplay.errors import DecisionsError
from stateofplay.intake import read_decisions


def _write(folder: Path, text: str) -> Path:
    path = folder / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_pairs_of_passages_are_read(tmp_path: Path) -> None:
    """Ids and words are taken as written, also where YAML would see a number."""
    text = 'apart:\n  - [["01", "will not move"], [02, "would not move"]]\ntogether:\n  - [[a, "b: c"], [d, e]]\n'
    found = read_decisions(_write(tmp_path, text))
    assert found.apart == ((("01", "will not move"), ("02", "would not move")),)
    assert found.together == ((("a", "b: c"), ("d", "e")),)


@pytest.mark.parametrize("text", ["", "apart:\n", "apart: []\ntogether:\n"])
def test_nothing_decided_is_no_decision(tmp_path: Path, text: str) -> None:
    """An empty file or list decides nothing."""
    found = read_decisions(_write(tmp_path, text))
    assert (found.apart, found.together) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- a\n", 1, "begin with `apart:`"),
        ("apart:\n  - [a, b]\n", 2, "id of a report and words"),
        ('apart:\n  - [["01", "x"]]\n', 2, "pair of passages"),
        ("beside:\n  - x\n", 1, "`apart` and `together`"),
        ("apart: yes\n", 1, "not a list of pairs"),
        ('apart:\n  - [["01", ""], ["02", "x"]]\n', 2, "id of a report and words"),
        ("apart: [", 2, "not YAML"),
        ("apart: []\napart: []\n", 2, "stands twice"),
    ],
)
def test_faults_name_their_place(tmp_path: Path, text: str, line: int, words: str) -> None:
    """File, line and what to do are in the message."""
    with pytest.raises(DecisionsError) as caught:
        read_decisions(_write(tmp_path, text))
    assert words.lower() in str(caught.value).lower()
    assert caught.value.place.file.endswith("decisions.yaml")
    assert caught.value.place.line == line


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """No stack trace: an error of our own."""
    with pytest.raises(DecisionsError):
        read_decisions(tmp_path / "none.yaml")
