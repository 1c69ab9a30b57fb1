"""The step of this room: a report with all its language layers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stateofplay.errors import ModelError
from stateofplay.language import dates, names, paragraphs, quantities, quotations, sentences, tokens
from stateofplay.language.clean import clean
from stateofplay.model.document import Document
from stateofplay.model.report import Report
from stateofplay.model.step import Context, Reader


def analyse(reports: Iterable[Report], context: Context) -> Iterator[Document]:
    """Each report as a document with every layer but its attributions, one at a time and in order.

    Raises:
        ModelError: when the trained reader is asked for and its model is missing or damaged.
    """
    documents = (document(report) for report in reports)
    if context.reader is Reader.RULES:
        yield from documents
    else:
        try:
            from stateofplay.language.tagger.read import tagged  # noqa: PLC0415 - the rules alone need no onnxruntime
        except ImportError as error:
            raise ModelError(
                f"the reader's model needs {error.name or 'onnxruntime'}, which is not installed",
                remedy="install stateofplay again, or read with --reader rules",
            ) from None
        yield from tagged(documents)


def document(report: Report) -> Document:
    """The layers of one report."""
    cleaned = clean(report.text)
    words = tokens.find(cleaned)
    blocks = paragraphs.find(report)
    split = sentences.find(words, blocks)
    blocks = paragraphs.with_sentences(blocks, split)
    when = dates.find(cleaned, report.text, report.published)
    return Document(
        report=report,
        clean=cleaned,
        paragraphs=blocks,
        sentences=split,
        tokens=words,
        quotations=quotations.find(cleaned, report.text, blocks),
        mentions=names.find(report.text, words, split, blocks),
        dates=when,
        quantities=quantities.find(cleaned, report.text, when),
    )
