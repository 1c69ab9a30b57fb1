"""Plain text -> Report, with or without a header; and the pieces that every format shares."""

from __future__ import annotations

from dataclasses import dataclass

from stateofplay.errors import Place, ReportError
from stateofplay.intake import aside, headings
from stateofplay.intake.blocks import blocks
from stateofplay.intake.header import Header, split
from stateofplay.model import OffsetMap, Original, Report


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file on its way to become a report: where it was, the id it will have, its encoding, its text as it was."""

    path: str
    id: str
    encoding: str
    text: str


def read(source: Source) -> tuple[Report, Header]:
    """The report in a plain text, and its header.

    Raises:
        ReportError: there is no text below the header, or the date is none.
    """
    body, header, offsets = below_header(source)
    found = blocks(body)
    asides = aside.find(body, found)
    report = Report(
        id=source.id,
        text=body,
        outlet=header.value("outlet"),
        published=header.date(source.path),
        title=header.value("title"),
        url=header.value("url"),
        set_aside=asides,
        headings=headings.find(body, found, asides),
        original=Original(source.path, "text", source.encoding, source.text, offsets),
    )
    return report, header


def below_header(source: Source) -> tuple[str, Header, OffsetMap]:
    r"""The text below the header with its line ends as "\n", the header, and the way back to the file.

    Below a header of `key: value` lines and an empty one, the text is what `Path.read_text("utf-8").partition("\n\n")[2]`
    gives, so that offsets mean the same to everyone who reads the file.
    """
    whole, offsets = universal_newlines(source.text)
    header = split(whole)
    body = whole[header.start :]
    if not body.strip():
        problem = "there is no text below the header" if header.fields else "the file is empty"
        raise ReportError(problem, place=Place(source.path), remedy="leave a blank line after the header, then the text")
    return body, header, below(offsets, header.start)


def universal_newlines(text: str) -> tuple[str, OffsetMap]:
    r"""The text with "\r\n" and "\r" as "\n", and the way back; a "\n" made of "\r\n" maps to its second half."""
    if "\r" not in text:
        return text, OffsetMap()
    starts, shifts = [0], [0]
    at = text.find("\r\n")
    while at >= 0:
        # The n-th pair stands n characters further on than the "\n" that is made of it.
        shift = shifts[-1] + 1
        if at - shift + 1 == 0:
            shifts[0] = shift
        else:
            starts.append(at - shift + 1)
            shifts.append(shift)
        at = text.find("\r\n", at + 2)
    return text.replace("\r\n", "\n").replace("\r", "\n"), OffsetMap(tuple(starts), tuple(shifts))


def below(offsets: OffsetMap, start: int) -> OffsetMap:
    """The map of a text that begins `start` code points into the one that `offsets` maps."""
    if not start:
        return offsets
    later = [(at - start, shift) for at, shift in zip(offsets.starts, offsets.shifts, strict=True) if at > start]
    # Both texts count from their own beginning, so what was cut off above is added to every shift.
    return OffsetMap(
        (0, *(at for at, _ in later)),
        (offsets(start), *(shift + start for _, shift in later)),
    )
