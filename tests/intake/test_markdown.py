"""Markdown stays as it is; its headings are known."""

from stateofplay.intake.markdown import read
from stateofplay.intake.text import Source

TEXT = """---
date: 2025-12-15
---

# Dockers and port: no deal

The union's [leader](https://example.org) said that the offer was too low.

Second thoughts
---------------

![A crane](crane.png)

The port said it would think again.

***

## What next ##
A vote is due on Friday.
"""


def test_headings_title_and_mark_up():
    """Marked and underlined headings are found, the first is the title, rules and pictures are set aside."""
    report, _ = read(Source("a.md", "a", "utf-8", TEXT))
    assert report.text == TEXT.partition("---\n\n")[2]
    assert [span.exact for span in report.headings] == ["# Dockers and port: no deal", "Second thoughts", "## What next ##"]
    assert report.title == "Dockers and port: no deal"
    assert str(report.published) == "2025-12-15"
    assert [aside.span.exact for aside in report.set_aside] == ["---------------", "![A crane](crane.png)", "***"]
    assert report.original.format == "markdown"


def test_a_given_title_comes_first():
    """The header's title outranks the first heading."""
    report, _ = read(Source("a.md", "a", "utf-8", "title: Given\n\n# Found\n\nThe text says so."))
    assert report.title == "Given"
