"""A page in HTML -> Report: the article without what surrounds it, and where its words stand in the source."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stateofplay.errors import Place, ReportError
from stateofplay.intake import aside, headings
from stateofplay.intake.blocks import blocks
from stateofplay.intake.page_offsets import align, deepest
from stateofplay.intake.text import Source
from stateofplay.model import Original, PartialDate, Report, Span

_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_DEEPEST = 400
_LONGEST = 1_000_000
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
_REMEDY = "save the article as text and read that"


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _LOOKS.match(text[:2000]) is not None


def read(source: Source) -> Report:
    """The article in a page; outlet, title, date and address are those that the page declares.

    Raises:
        ReportError: no article is found in it, or its tags are nested too deeply.
    """
    place = Place(source.path)
    if not source.text.strip():
        raise ReportError("the file is empty", place=place, remedy="save the page again")
    if deepest(source.text) > _DEEPEST:  # the parsers recurse, and some in C
        raise ReportError(f"tags are nested more than {_DEEPEST} deep", place=place, remedy=_REMEDY)
    found = _extract(source, place)
    text = _joined(found.text or "")
    if not text.strip():
        raise ReportError("no article is found in the page", place=place, remedy=_REMEDY)
    if len(text) > _LONGEST:
        raise ReportError(f"the article has more than {_LONGEST:,} characters", place=place, remedy="split it")
    pieces = blocks(text)
    asides = aside.find(text, pieces)
    titles = _titles(found, text, {each.span.start for each in asides})
    guessed = [span for span in headings.find(text, pieces, asides) if span not in titles]
    return Report(
        id=source.id,
        text=text,
        outlet=_line(found.sitename),
        published=_date(found.date),
        title=_line(found.title),
        url=_line(found.url),
        set_aside=asides,
        headings=tuple(sorted([*titles, *guessed])),
        original=Original(source.path, "html", source.encoding, source.text, align(text, source.text)),
    )


def _extract(source: Source, place: Place) -> Any:  # noqa: ANN401 - trafilatura's Document, imported late
    import trafilatura  # noqa: PLC0415 - heavy, and needed for pages alone

    page = _DECLARATION.sub("", source.text)
    try:
        with _quiet():
            found = trafilatura.bare_extraction(
                page,
                favor_precision=True,
                include_comments=False,
                include_formatting=False,
                with_metadata=True,
                date_extraction_params=_DATES,
            )
    except RecursionError:
        raise ReportError("tags are nested too deeply", place=place, remedy=_REMEDY) from None
    except MemoryError:
        raise ReportError("the page is too large to take apart", place=place, remedy=_REMEDY) from None
    except Exception as error:  # noqa: BLE001 - the parsers raise what they like on damaged pages
        raise ReportError(f"the page is damaged ({type(error).__name__})", place=place, remedy=_REMEDY) from None
    if found is None or isinstance(found, dict):
        raise ReportError("no article is found in the page", place=place, remedy=_REMEDY)
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """The extractor logs what it discards; that is said by the errors here."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan", "readability")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _joined(text: str) -> str:
    """The text with one paragraph a line: a line that goes on in small letters after a break belongs to the one above."""
    lines: list[str] = []
    for line in (" ".join(line.split()) for line in text.split("\n")):
        if lines and line[:1].islower() and not lines[-1].endswith((".", "!", "?", ":", '"', "”")):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return "\n".join(lines)


def _titles(found: Any, text: str, dropped: set[int]) -> list[Span]:  # noqa: ANN401 - see _extract
    """The lines of `text` that are headings in the page."""
    if found.body is None:
        return []
    marked = {" ".join("".join(head.itertext()).split()) for head in found.body.iter("head")}
    spans, at = [], 0
    for line in text.split("\n"):
        if line in marked and at not in dropped:
            spans.append(Span.of(text, at, at + len(line)))
        at += len(line) + 1
    return spans


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _date(value: object) -> PartialDate | None:
    try:
        return PartialDate(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
