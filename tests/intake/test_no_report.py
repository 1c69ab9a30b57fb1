"""What is plainly no report is refused, and it is said what it is."""

import pytest

from stateofplay.errors import ReportError
from stateofplay.intake import read_file

BOOK = "negotiation: Harbour fees\nparties:\n  port: {name: Port}\nissues:\n  fees: {title: Fees}\n"
STORY = "The talks went on, the ministry said.\n"


@pytest.mark.parametrize(
    ("name", "content", "problem", "remedy"),
    [
        ("book.yaml", BOOK, "this is a codebook", "`stateofplay codebook replace` takes it"),
        ("book.yml", "parties: {}\n", "this is a codebook", "codebook replace"),
        ("book.txt", BOOK, "this is a codebook", "codebook replace"),
        ("decisions.yaml", "apart: []\n", "this is YAML", "save the article"),
        ("state.json", STORY, "this is JSON by its ending", "save the article"),
        ("state.txt", '{"schema": "stateofplay-state/1"}', "this is JSON", "save the article"),
        ("table.CSV", "a,b\n1,2\n", "this is a table", "save the article"),
        ("talks.sop", "x", "this is a project", "name the project first"),
        ("pyproject.toml", STORY, "this is a file of settings", "save the article"),
        ("tool.py", "import this\n", "this is a program", "save the article"),
    ],
)
def test_what_is_refused(tmp_path, name, content, problem, remedy):
    """By its ending, and by what it holds, with what to do instead."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=problem) as caught:
        read_file(path)
    assert remedy in caught.value.remedy
    assert caught.value.place.file == str(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("story", STORY),
        ("story.news", STORY),
        ("story.txt", f"{STORY}\nParties: the port and the union.\n\nissues: fees, and the night shift\n"),
        ("story.md", f"{STORY}\nparties:\n\n- the port\n- the union\n"),
        ("story.txt", f"[Wire] {STORY}"),
        ("story.txt", f"{{{{ {STORY}"),
    ],
)
def test_what_is_read(tmp_path, name, content):
    """Another ending, words that a codebook has too, brackets at the beginning."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert "The talks went on" in read_file(path).text
