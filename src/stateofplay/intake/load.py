"""Files -> Reports: each is read by its format, what cannot be read is reported and passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from stateofplay.errors import Place, ReportError
from stateofplay.intake import html, languages, markdown, no_report, text
from stateofplay.intake.collect import ENDINGS, collect
from stateofplay.intake.decode import decode
from stateofplay.intake.files import name_of, read_bytes, shown
from stateofplay.intake.header import Header
from stateofplay.model import Context, Level, Notice, Report

TEXT_LIMIT = 1_000_000
"""Bytes of a text or Markdown file; a long report has 20,000."""
PAGE_LIMIT = 8_000_000
"""Bytes of a page, most of which are not its text."""

UNDATED = "no date of publication: it is read as the last report, and no stance in it overrules a dated one"
"""The warning of a report without a date."""

_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")


def read_file(path: Path | str) -> Report:
    """The report in one file, by its ending; a file of another ending is text, or a page if it begins as one.

    Raises:
        ReportError: the file is missing, not a regular file, too large, empty, binary, misdated, has no article in it, or is
            plainly in another language than English.
    """
    return _read(Path(path))[0]


def load(paths: Iterable[Path | str], context: Context) -> Iterator[Report]:
    """The reports in `paths` (files, or folders opened up by `collect`), by date of publication, then name; undated last.

    Ids are the names of the files without their endings; where two agree, the later path gets "~2". A file that cannot be
    read gives an error notice, one that may be read wrongly a warning; the others are read.
    """
    reports: list[tuple[Path, Report]] = []
    for path in collect(paths):
        try:
            report, notices = _read(path)
        except ReportError as error:
            context.notify(Notice(Level.ERROR, error.problem, error.place, error.remedy))
            continue
        for notice in notices:
            context.notify(notice)
        reports.append((path, report))
    yield from (report for _, report in sorted(_with_own_ids(reports), key=_place_in_order))


def _place_in_order(pair: tuple[Path, Report]) -> tuple[bool, str, str, str]:
    path, report = pair
    return report.published is None, str(report.published or ""), path.name, str(path)


def _with_own_ids(reports: list[tuple[Path, Report]]) -> list[tuple[Path, Report]]:
    names = {report.id for _, report in reports}
    taken: set[str] = set()
    named = []
    for path, report in sorted(reports, key=lambda pair: str(pair[0])):
        own, count = report.id, 1
        while own in taken or (count > 1 and own in names):
            count += 1
            own = f"{report.id}~{count}"
        taken.add(own)
        named.append((path, report if own == report.id else replace(report, id=own)))
    return named


def _read(path: Path) -> tuple[Report, list[Notice]]:
    place = Place(shown(path))
    if path.is_dir():
        raise _no_reports(path, place)
    ending = path.suffix.lower()
    no_report.refuse_ending(path, place)
    data = read_bytes(path, PAGE_LIMIT if ending in _PAGES else TEXT_LIMIT, ReportError)
    if not data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise ReportError("the file is empty", place=place, remedy="delete it, or save the report again")
    decoded = decode(
        data, place, html=ending in _PAGES or data[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    )
    source = text.Source(place.file, name_of(path), decoded.encoding, decoded.text)
    notices = _damage(decoded.replaced, place)
    if ending in _PAGES or (ending not in _MARKDOWN and html.looks_like_html(decoded.text)):
        report = html.read(source)
        languages.refuse(report, place)
        return report, notices + _undated(
            report, place, "save the article as text with a `published: 2025-12-15` line above it"
        )
    if not decoded.text.strip():
        raise ReportError("the file is empty", place=place, remedy="delete it, or save the report again")
    no_report.refuse_content(decoded.text, place)
    report, header = (markdown if ending in _MARKDOWN else text).read(source)
    if not header.is_english:
        languages.refuse(report, place)
    undated = _undated(report, place, "add `published: 2025-12-15` above the text")
    return report, notices + _doubts(header, place.file) + undated


def _no_reports(path: Path, place: Place) -> ReportError:
    try:
        empty = next(path.iterdir(), None) is None
    except OSError:
        return ReportError("the folder cannot be listed", place=place, remedy="give yourself the right to read it")
    what = (
        "the folder is empty" if empty else f"the folder has no report in it ({', '.join(ENDINGS)}; hidden files are skipped)"
    )
    return ReportError(what, place=place, remedy="name the folder in which the files themselves lie")


def _damage(replaced: int, place: Place) -> list[Notice]:
    if not replaced:
        return []
    problem = f"{replaced} damaged place{'s' if replaced > 1 else ''} in the encoding; U+FFFD stands there"
    return [Notice(Level.WARNING, problem, place, "save the file as UTF-8")]


def _undated(report: Report, place: Place, remedy: str) -> list[Notice]:
    return [] if report.published else [Notice(Level.WARNING, UNDATED, place, remedy)]


def _doubts(header: Header, file: str) -> list[Notice]:
    return [Notice(Level.WARNING, doubt, Place(file, line)) for line, doubt in header.doubts]
