"""Figures in the documents of the corpus."""

from pathlib import Path

import pytest
from training.positions import corpus, datasheet

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("splits", "negotiations", "registers", "marks", "variety", "agreement")
PASSAGE = (
    "= 01 | agency | Sound Wire | 2025-02-03 | Deckhands want more\n"
    "The union wants six percent, Ada Holm said.\n"
    "> pay | demands | crew | named | Ada Holm | said | The union | The union wants six percent\n"
)


def marked(*names):
    """A document with empty parts of these names."""
    return "".join(f"# {name}\n<!-- {name}: start -->\n<!-- {name}: end -->\n" for name in names)


@pytest.fixture
def home(negotiation, tmp_path):
    """A small folder `training`."""
    negotiation(PASSAGE, "corpus/river")
    negotiation(PASSAGE, "corpus/ferry")
    negotiation(PASSAGE, "corpus/second/ferry", codebook=False)
    (tmp_path / "corpus" / "DATASHEET.md").write_text(marked(*PARTS), encoding="utf-8")
    (tmp_path / "lines").mkdir()
    (tmp_path / "lines" / "a.txt").write_text("P Pay | Wages rise\nopen | [They] wait.\n", encoding="utf-8")
    (tmp_path / "lines" / "README.md").write_text(marked("counts"), encoding="utf-8")
    return tmp_path


def test_tables_are_written_between_their_marks(home, capsys):
    """What is out of date is named, then written, and what stands around it stays."""
    assert datasheet.main(["--check"], home) == 1
    assert "DATASHEET.md: its figures are out of date" in capsys.readouterr().out
    assert datasheet.main([], home) == 0
    assert datasheet.main(["--check"], home) == 0
    text = (home / "corpus" / "DATASHEET.md").read_text(encoding="utf-8")
    assert "| train | 1 | 1 | 8 | 1 | 1 | 0 |" in text
    assert "| test | 1 | 1 | 8 | 1 | 1 | 0 |" in text
    assert "| all | 2 | 2 | 16 | 2 | 2 | 0 |" in text
    assert "| 5-grams of a passage that stand in another one too | 100.00% |" in text
    assert "1 passages of 1 negotiations." in text
    assert [line for line in text.split("\n") if line.startswith("# ")] == [f"# {name}" for name in PARTS]
    counts = (home / "lines" / "README.md").read_text(encoding="utf-8")
    assert "| a.txt | 1 | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |" in counts


def test_marks_must_be_there():
    """A document without the marks is not guessed at."""
    with pytest.raises(ValueError, match="are missing"):
        datasheet.replaced("no marks", "splits", "x")


def test_published_corpus_keeps_its_form():
    """No line of the corpus, nor of its second annotation, breaks the form."""
    home = ROOT / "training" / "corpus"
    assert [error for folder in corpus.folders(home) for error in corpus.load(folder)[1]] == []
    seconds = sorted(path.parent for path in (home / "second").glob("*/passages.txt"))
    assert [error for folder in seconds for error in corpus.load(folder, home=home / folder.name)[1]] == []


def test_published_datasheet_is_up_to_date():
    """The figures of the datasheet are those of the corpus; `python -m training.positions.datasheet` writes them."""
    found = datasheet.documents(ROOT / "training")
    sheet = ROOT / "training" / "corpus" / "DATASHEET.md"
    assert sheet.read_text(encoding="utf-8") == found[sheet]
