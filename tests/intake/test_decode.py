"""Bytes become text in the encoding they are in, and what is not text is refused by name."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.errors import Place, ReportError
from stateofplay.intake.decode import decode

QUOTED = "“We won’t sign,” the envoy said — not in that café, and they don’t mind. "
PLAIN = "The two sides met again on Monday and agreed to meet once more."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"]
)
def test_text_in_the_usual_encodings_is_read(encoding):
    """Typographic quotation marks survive, whatever the encoding and with or without a byte order mark."""
    text = (QUOTED + PLAIN) * 3
    assert decode(text.encode(encoding)).text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_kept_to_the_letter(text):
    """Any text without control characters comes back as it was, whatever its script."""
    assert decode(("." + text).encode()).text == "." + text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04" + b"." * 30 + b"word/document.xml", "a Word document"),
        (b"PK\x03\x04" + b"." * 30, "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"{\\rtf1 Hello}", "an RTF document"),
        (b"\x1f\x8b\x08\x00", "a compressed file (gzip)"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "a web archive (MHTML)"),
        (b"words \x00 and more words", "a binary file"),
        (bytes(range(1, 9)) * 20, "a binary file"),
    ],
)
def test_what_is_not_text_is_named(data, name):
    """The error says what the file seems to be and that it is to be saved as text first."""
    with pytest.raises(ReportError, match="not text") as caught:
        decode(data, Place("x.txt"))
    assert name in caught.value.problem
    assert "save it as text or HTML first" in caught.value.remedy


def test_a_few_broken_bytes_do_not_spoil_the_rest():
    """UTF-8 with one byte of another encoding keeps its quotation marks and counts the damage."""
    decoded = decode((QUOTED * 5).encode() + b"\x92s")
    assert decoded.text.startswith(QUOTED)
    assert decoded.replaced == 1


def test_a_page_is_read_in_the_charset_it_declares():
    """A declared 8-bit charset is followed where the bytes fit it; UTF-8 that kept an old declaration is still UTF-8."""
    head = '<html><head><meta charset="{}"></head><p>'
    assert decode((head.format("windows-1251") + "Переговоры").encode("cp1251"), html=True).text.endswith("Переговоры")
    assert decode((head.format("iso-8859-1") + "“café”").encode("cp1252"), html=True).text.endswith("“café”")
    assert decode((head.format("iso-8859-1") + "“café”").encode(), html=True).text.endswith("“café”")


def test_a_strange_charset_is_not_followed():
    """Codecs that are no charset of pages (rot13, utf-7) are passed over."""
    for name in ("rot13", "utf-7", "no-such-charset", "unicode_escape"):
        assert decode(f'<html><meta charset="{name}"><p>Talks</p>'.encode(), html=True).encoding == "utf-8"


@given(st.binary(max_size=300))
def test_no_bytes_crash_it(data):
    """Any bytes are either text without lone surrogates or refused with a ReportError."""
    with suppress(ReportError):
        assert decode(data, html=True).text.encode() is not None
