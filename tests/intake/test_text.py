"""A plain text becomes a report without a letter changed, and its offsets lead back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.errors import ReportError
from stateofplay.intake.text import Source, read, universal_newlines

ANY = st.text(st.one_of(st.sampled_from("\r\n:ab. é\u0301\u202bש🕊️\u00ad\u00a0“”"), st.characters(exclude_categories=["Cs"])))


def source(text):
    """A source that holds `text`."""
    return Source("a.txt", "a", "utf-8", text)


@given(ANY)
def test_newlines_are_those_of_python_and_offsets_lead_back(text):
    """The text is what reading with universal newlines gives; each character maps to its own, or to the CR it was made of."""
    plain, offsets = universal_newlines(text)
    assert plain == text.replace("\r\n", "\n").replace("\r", "\n")
    for at, character in enumerate(plain):
        assert text[offsets(at)] == character or (character == "\n" and text[offsets(at)] == "\r")


@given(ANY, st.sampled_from(["", "outlet: Wire\npublished: 2025-12-15\n\n", "title: T\r\n\r\n", "---\ntitle: T\n---\n"]))
def test_a_report_keeps_the_text(body, head):
    """Whatever stands in the file, `text` is a suffix of it, spans say their words and offsets point to equal characters."""
    try:
        report, _ = read(source(head + body))
    except ReportError as error:
        assert not body.strip() or "date" in str(error) or ":" in body  # noqa: PT017 - either outcome is right
        return
    plain, _ = universal_newlines(head + body)
    assert plain.endswith(report.text)
    for at, character in enumerate(report.text):
        assert report.original.text[report.original.offsets(at)] in (character, "\r")
    for span in (*report.headings, *(aside.span for aside in report.set_aside)):
        assert span.holds_in(report.text)


def test_a_file_read_by_anyone_gives_the_same_text(tmp_path):
    """Below a header the text equals `read_text().partition`, also with CRLF and trailing blank lines."""
    for ends in ("\n", "\r\n", "\r"):
        path = tmp_path / "a.txt"
        path.write_bytes("outlet: W\n\n\n  One.\u00a0Two\u00ad.\n\nThree’s.\n\n\n".replace("\n", ends).encode())
        report, _ = read(source(path.read_bytes().decode()))
        assert report.text == path.read_text("utf-8").partition("\n\n")[2]


def test_a_header_without_a_text_is_refused():
    """There is nothing to read below it."""
    with pytest.raises(ReportError, match="no text below the header"):
        read(source("outlet: W\npublished: 2025\n\n  \n"))
