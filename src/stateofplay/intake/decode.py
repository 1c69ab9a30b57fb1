"""Bytes -> text: byte order marks, UTF-8, UTF-16, the charset that a page declares, old encodings; binary is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from stateofplay.errors import InputError, Place, ReportError

_SAMPLE = 65_536
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_TEXT = "save it as text or HTML first"
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"ID3\x03", "a recording (MP3)"),
    (b"ID3\x04", "a recording (MP3)"),
    (b"OggS\x00", "a recording (Ogg)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh91AY", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!\x1a", "a compressed file (RAR)"),
    (b"SQLite format 3", "an SQLite database"),
    (b"bplist00", "a binary property list or web archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an EPUB book"),
    (b"xl/", "an Excel sheet"),
    (b"ppt/", "a PowerPoint file"),
)
_MHTML = re.compile(rb"\A(?:[A-Za-z-]{1,40}: [^\r\n]{0,500}\r?\n){0,20}Content-Type: multipart/related", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))

_SINGLE_BYTE = ("cp1252", "cp1250", "cp1251", "iso8859-2", "iso8859-15", "koi8-r", "mac-roman", "cp1253", "cp1254")
_MULTI_BYTE = ("utf-8", "gb18030", "gb2312", "gbk", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949", "iso2022_jp")
_GUESSES = ["cp1252", "mac_roman", "cp1250", "cp1251", "gb18030", "shift_jis", "euc_kr", "big5"]
_HIGH = bytes(range(128, 256))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was in, and how many damaged places were replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(
    data: bytes,
    place: Place | None = None,
    *,
    html: bool = False,
    fault: type[InputError] = ReportError,
    remedy: str = _AS_TEXT,
) -> Decoded:
    """The text that `data` holds; the byte order mark is dropped, nothing else is changed.

    Raises:
        InputError: of the type `fault`, where `data` is not text; it names what it seems to be.
    """
    place = place or Place()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, replaced = _lenient(data[len(mark) :], encoding)
            return Decoded(text, encoding, replaced)
    if kind := _known(data):
        raise fault(f"this is {kind}, not text", place=place, remedy=remedy)
    if html and (declared := _declared(data)):
        return declared
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        text, replaced = _lenient(data, wide)
        return Decoded(text, wide, replaced)
    if _controls(data):
        raise fault("this is a binary file, not text", place=place, remedy=remedy)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _guess(data)


def _lenient(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many of its places could not be decoded."""
    text = data.decode(encoding, "replace")
    return text, text.count("\ufffd")


def _without_mark(sample: bytes) -> str:
    """`utf-16-le` or `utf-16-be` where every other byte of Latin text is NUL, otherwise nothing."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 8
    if len(sample) < 4 or max(even, odd) <= enough:
        return ""
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else ""


def _known(data: bytes) -> str:
    """What kind of file begins like this, "" where it may be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _ZIPPED if part in data[:_SAMPLE]), "a zip archive")
    if data[4:8] == b"ftyp":
        return "a video or picture (MP4, HEIC)"
    if data.startswith(b"RIFF") and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "a picture or recording (RIFF)"
    return "a web archive (MHTML)" if _MHTML.match(data[:8192]) else ""


def _controls(data: bytes) -> bool:
    """Whether there is a NUL, or more control characters than any text has."""
    sample = data[:_SAMPLE]
    return b"\x00" in data or len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 20


def _declared(data: bytes) -> Decoded | None:
    """The page in the charset that it declares, where it is a known one and fits."""
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    name = "cp1252" if name in {"iso8859-1", "ascii"} else name  # as browsers do
    if name not in _SINGLE_BYTE and name not in _MULTI_BYTE:
        return None
    # A page that was saved again as UTF-8 often keeps its old declaration.
    for encoding in ("utf-8", name) if name in _SINGLE_BYTE else (name,):
        try:
            return Decoded(data.decode(encoding), encoding) if b"\x00" not in data else None
        except UnicodeDecodeError:
            continue
    return None


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken places: nearer to the truth than all of it in a wrong encoding."""
    text, replaced = _lenient(data, "utf-8")
    whole = sum(1 for character in text if character > "\x7f") - replaced
    return Decoded(text, "utf-8", replaced) if whole >= 4 * replaced else None


def _guess(data: bytes) -> Decoded:
    """The likeliest of the old encodings, from a bounded sample that holds what is not ASCII."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    first = len(data) - len(data.lstrip(bytes(range(128))))
    sample = data[max(0, first - 2000) : first + 8000]
    best = from_bytes(sample, cp_isolation=_GUESSES, enable_fallback=False, preemptive_behaviour=False).best()
    names = (best.encoding, "cp1252", "latin-1") if best else ("cp1252", "latin-1")
    few = len(sample.translate(None, _HIGH)) > len(sample) * 9 // 10
    # A handful of accents and quotation marks in Latin letters says too little to overrule the commonest encoding.
    if few and names[0] != "mac_roman":
        names = ("cp1252", *names)
    for name in names:
        try:
            return Decoded(data.decode(name), name.replace("_", "-"))
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("latin-1"), "latin-1")
