"""The `key: value` lines above a report's text, or the front matter between `---`."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from stateofplay.errors import Place, ReportError
from stateofplay.intake import published
from stateofplay.model import PartialDate

_MEANS = {
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "sitename": "outlet",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "publication date": "published",
    "published at": "published",
    "published on": "published",
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
    "canonical url": "url",
    "language": "language",
    "lang": "language",
}
_KNOWN_BESIDE = frozenset(
    "author authors byline by language lang section category categories tags keywords updated retrieved accessed summary "
    "description copyright place dateline editor words format type id".split()
)
_OWN = ("outlet", "published", "title", "url")
_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_ -]{0,30})[ \t]*:(?:[ \t]+(.*)|)\Z")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FOLDED = (">", ">-", "|", "|-")
_MOST_LINES = 60
_LONGEST_FENCED = 20_000


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the header and the line that it stands on (1-based)."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    r"""What stands above the text: the fields under our names, where the text starts, and what looks odd.

    `start` counts code points of the text whose line ends are already "\n".
    """

    fields: dict[str, Field]
    start: int = 0
    doubts: tuple[tuple[int, str], ...] = ()

    def value(self, key: str) -> str:
        """The value of `key`, "" where there is none."""
        return self.fields[key].value if key in self.fields else ""

    @property
    def is_english(self) -> bool:
        """Whether the header says that the text is English."""
        return _is_english(self.value("language"))

    def date(self, file: str) -> PartialDate | None:
        """The date of publication; raises ReportError where it is written but is no date."""
        field = self.fields.get("published")
        if field is None or not field.value:
            return None
        try:
            return published.parse(field.value)
        except ValueError:
            raise ReportError(
                f"{field.value[:60]!r} is not a date",
                place=Place(file, field.line, key="published"),
                remedy="write it as 2025-12-15, or delete the line if the date is not known",
            ) from None


def split(text: str) -> Header:
    r"""The header of `text` (line ends "\n"); an empty one that starts at 0 where there is none.

    A header is a block of `key: value` lines down to the first blank line, at least one of them with a key that a report
    has; indented lines continue the one above. A first paragraph that merely has a colon in it is text.
    """
    lead = len(text) - len(text.lstrip(" \t\n\ufeff")) if text[:1].isspace() else 0
    lead = text.rfind("\n", 0, lead) + 1
    first = text.count("\n", 0, lead) + 1
    if text.startswith("---\n", lead):
        return _fenced(text, lead, first)
    return _plain(text, lead, first)


def _plain(text: str, lead: int, first: int) -> Header:
    lines: list[tuple[int, str]] = []
    at = lead
    while at < len(text) and len(lines) <= _MOST_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line, at = text[at:end], end + 1
        if not line.strip():
            break
        lines.append((first + len(lines), line))
    rows = _rows(lines)
    if rows is not None and _is_header(rows):
        return _header(rows, min(at, len(text)))
    begun = _rows(lines[:2]) if len(lines) > 2 else None
    unended = begun is not None and len(begun) == 2 and _is_header(begun)
    doubt = (first, "the file starts like a header, but no blank line ends it; it is read as text")
    return Header({}, 0, (doubt,) if unended else ())


def _fenced(text: str, lead: int, first: int) -> Header:
    """Front matter: line by line, since titles with a bare colon are common there and are no YAML."""
    start = lead + 4
    closing = _FENCE.search(text, start, start + _LONGEST_FENCED)
    if not closing:
        return Header({})
    lines = enumerate(text[start : closing.start()].split("\n"), first + 1)
    rows = _rows([(number, line) for number, line in lines if line.strip() and not line.startswith(("#", "-"))])
    if rows is None:
        return Header({})
    at = min(closing.end() + 1, len(text))
    blank = text.find("\n", at)
    if blank >= 0 and not text[at:blank].strip():
        at = blank + 1
    return _header(rows, at)


def _rows(lines: list[tuple[int, str]]) -> list[tuple[str, str, int]] | None:
    """(key, value, line) of each line, or None where one is not of that form."""
    rows: list[tuple[str, str, int]] = []
    for number, line in lines:
        if rows and line[:1] in " \t":
            key, value, begun = rows[-1]
            rows[-1] = (key, f"{'' if value in _FOLDED else value} {line.strip()}".strip(), begun)
            continue
        found = _LINE.match(line)
        if not found:
            return None
        rows.append((found[1].strip().lower(), _unquoted((found[2] or "").strip()), number))
    return rows or None


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _meaning(key: str) -> str:
    return _MEANS.get(key.replace("_", " ").replace("-", " "), "")


def _is_header(rows: list[tuple[str, str, int]]) -> bool:
    """One of a report's own keys, or two that usually stand beside them; alone, also a line that says that it is English."""
    keys = [key for key, _, _ in rows]
    if len(rows) == 1:
        return keys[0] in _OWN or (_meaning(keys[0]) == "language" and _is_english(rows[0][1]))
    return any(_meaning(key) in _OWN for key in keys) or sum(key in _KNOWN_BESIDE for key in keys) > 1


def _is_english(value: str) -> bool:
    return value.lower().startswith("en") and value.lower().replace("_", "-").split("-")[0] in {"en", "eng", "english"}


def _header(rows: list[tuple[str, str, int]], start: int) -> Header:
    fields: dict[str, Field] = {}
    doubts: list[tuple[int, str]] = []
    for key, value, line in rows:
        own = _meaning(key)
        own = "url" if own == "outlet" and value.startswith(("http://", "https://")) else own
        if not own:
            near = [] if key in _KNOWN_BESIDE else difflib.get_close_matches(key, _OWN, 1, 0.8)
            doubts += [(line, f"unknown key {key!r} in the header; did you mean {near[0]!r}?")] if near else []
        elif own not in fields or (key == own and not fields[own].value):
            fields[own] = Field(value, line)
        elif key in _OWN and fields[own].value != value:
            doubts.append((line, f"{key!r} stands twice in the header; the first one counts"))
    return Header(fields, start, tuple(doubts))
