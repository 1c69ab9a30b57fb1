"""Paragraphs."""

from stateofplay.language import paragraphs
from stateofplay.model import Report, SetAside, Span


def _kinds(report):
    return [(report.text[block.start : block.end], block.kind) for block in paragraphs.find(report)]


def test_lines_that_say_something_are_paragraphs():
    """Blank lines are none, and white space around a line is not part of it."""
    assert _kinds(Report("r", "\n  One. \n \n\tTwo.\n")) == [("One.", "text"), ("Two.", "text")]


def test_bullets_and_numbers_make_list_items():
    """A bullet or a number with a stop or bracket opens a list item; a date does not."""
    text = "• one\n2. two\n(c) three\n12 May was set\n- four"
    assert [kind for _, kind in _kinds(Report("r", text))] == ["list", "list", "list", "text", "list"]


def test_what_intake_knows_is_kept():
    """Headings and blocks set aside are marked as such."""
    text = "A title\nThe story.\nShare this"
    report = Report("r", text, set_aside=(SetAside(Span.of(text, 19, 29), "share bar"),), headings=(Span.of(text, 0, 7),))
    assert [kind for _, kind in _kinds(report)] == ["heading", "text", "aside"]


def test_empty_report_has_none():
    """No text, no paragraphs."""
    assert _kinds(Report("r", " \n\n")) == []
