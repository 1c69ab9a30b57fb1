"""The step of the room."""

from stateofplay.language import analyse
from stateofplay.model import Context, Reader, Report


def test_every_layer_is_filled():
    """A report becomes a document with paragraphs, sentences, tokens, quotations, names, dates and quantities."""
    text = "“We want 5 percent,” Ada Lind said in Oslo on 4 May 2021.\nIt was late."
    (document,) = analyse([Report("r", text)], Context())
    assert [paragraph.last_sentence for paragraph in document.paragraphs] == [1, 2]
    assert len(document.sentences) == 2
    assert document.quotations[0].inner.exact == "We want 5 percent,"
    assert [mention.span.exact for mention in document.mentions] == ["Ada Lind", "Oslo"]
    assert document.dates
    assert document.quantities
    assert document.attributions == ()


def test_reports_are_read_one_at_a_time():
    """Rules read lazily: the second report is not asked for before the first document is taken."""
    asked = []

    def reports():
        for name in ("a", "b"):
            asked.append(name)
            yield Report(name, "Text.")

    documents = analyse(reports(), Context(reader=Reader.RULES))
    next(documents)
    assert asked == ["a"]


def test_empty_report_gives_empty_layers():
    """A report without text has no layers, and no error."""
    (document,) = analyse([Report("r", "")], Context())
    assert (document.tokens, document.sentences, document.mentions) == ((), (), ())
