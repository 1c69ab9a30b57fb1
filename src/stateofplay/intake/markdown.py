"""Markdown -> Report: the text stays as it is, headings are known by their marks."""

from __future__ import annotations

import re
from dataclasses import replace

from stateofplay.intake import text
from stateofplay.intake.aside_rules import MARKUP
from stateofplay.intake.header import Header
from stateofplay.model import Report, SetAside, Span

_HEADING = re.compile(r"^[ ]{0,3}(#{1,6}[ \t]+\S.*?)[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^[ ]{0,3}(\S[^\n]{0,200})\n[ ]{0,3}((?:=|-)[=-]+)[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(
    r"^[ \t]*((?:!\[[^\]\n]*\]\([^)\n]*\)|<!--[^\n]*?-->|[-*_]{3,}|(?:[-*_] ){2,}[-*_])(?:\{[^}\n]*\})?)[ \t]*$", re.MULTILINE
)


def read(source: text.Source) -> tuple[Report, Header]:
    """The report in a Markdown text, and its header or front matter; the title is the first heading where none is given.

    Raises:
        ReportError: there is no text below the header, or the date is none.
    """
    report, header = text.read(source)
    body = report.text
    underlined = [found for found in _UNDERLINED.finditer(body) if not found[1].startswith(("#", ">", "-", "*"))]
    marked = {found.span(1) for found in _HEADING.finditer(body)} | {found.span(1) for found in underlined}
    rules = {found.span(1) for found in _MARKUP.finditer(body)} | {found.span(2) for found in underlined}
    spans = _merged(marked, [(span.start, span.end) for span in report.headings], rules)
    asides = _merged(rules, [(each.span.start, each.span.end) for each in report.set_aside], marked)
    reasons = {(each.span.start, each.span.end): each.reason for each in report.set_aside}
    first = min(marked, default=None)
    return replace(
        report,
        title=report.title or (_bare(body[first[0] : first[1]]) if first else ""),
        headings=tuple(Span.of(body, start, end) for start, end in spans),
        set_aside=tuple(SetAside(Span.of(body, start, end), reasons.get((start, end), MARKUP)) for start, end in asides),
        original=replace(report.original, format="markdown") if report.original else None,
    ), header


def _merged(sure: set[tuple[int, int]], likely: list[tuple[int, int]], against: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """All of `sure`, and of `likely` what overlaps with neither it nor `against`; in order.

    The marks of one kind never overlap with each other, so a look at the nearest one on either side would do; there are few.
    """
    taken = sorted(sure | against)
    kept, at = [], 0
    for start, end in sorted(likely):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            kept.append((start, end))
    return sorted([*sure, *kept])


def _bare(heading: str) -> str:
    return heading.strip("# \t").replace("**", "").replace("__", "")
