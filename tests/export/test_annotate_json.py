"""The layers of one report as one line of JSON."""

import json

from stateofplay.export import annotate_json
from stateofplay.model import (
    Attribution,
    CleanText,
    DateMention,
    Document,
    Form,
    Mention,
    MentionType,
    OffsetMap,
    Paragraph,
    PartialDate,
    Quantity,
    Quotation,
    Report,
    Sentence,
    SetAside,
    TimexType,
)

TEXT = 'Lind said on Monday that 153 ships "wait".\u2028Share this'


def document(**changes):
    """A small document with one entry in each layer."""
    report = Report("01", TEXT, "Wire", PartialDate("2025-12-15"), "Ships wait")
    report = Report(
        "01", TEXT, "Wire", PartialDate("2025-12-15"), "Ships", set_aside=(SetAside(report.span(43, 53), "share bar"),)
    )
    span = report.span
    layers = {
        "paragraphs": (Paragraph(0, 42, 0, 1),),
        "sentences": (Sentence(0, 42, 0, 8, 0),),
        "quotations": (Quotation(span(35, 41), span(36, 40)),),
        "mentions": (Mention(span(0, 4), MentionType.PER),),
        "dates": (DateMention(span(10, 19), TimexType.DATE, "2025-12-15"),),
        "quantities": (Quantity(span(25, 34), 153, "ships"),),
        "attributions": (Attribution((span(0, 4),), (span(5, 9),), (span(20, 41),), Form.MIXED, speaker="Ada Lind"),),
    }
    return Document(report, CleanText(TEXT, OffsetMap()), **{**layers, **changes})


def test_layers_have_the_form_of_the_contract():
    """Every layer is written under its name, with its words and offsets."""
    row = json.loads(annotate_json.dumps(document()))
    assert row["schema"] == "stateofplay-annotate/1"
    assert (row["report"], row["published"], row["text"]) == ("01", "2025-12-15", TEXT)
    assert row["sentences"] == [{"start": 0, "end": 42}]
    assert row["mentions"][0].items() >= {"exact": "Lind", "start": 0, "end": 4, "type": "PER"}.items()
    assert row["dates"] == [{"exact": "on Monday", "start": 10, "end": 19, "timex": "DATE", "value": "2025-12-15"}]
    assert row["quantities"] == [{"exact": "153 ships", "start": 25, "end": 34, "value": 153, "unit": "ships", "bound": ""}]
    (attribution,) = row["attributions"]
    assert attribution["source"] == [{"exact": "Lind", "start": 0, "end": 4}]
    assert attribution["cue"] == [{"exact": "said", "start": 5, "end": 9}]
    assert attribution["content"] == [{"exact": 'that 153 ships "wait"', "start": 20, "end": 41}]
    assert (attribution["form"], attribution["speaker"]) == ("mixed", "Ada Lind")
    assert row["set_aside"] == [{"exact": "Share this", "start": 43, "end": 53, "reason": "share bar"}]


def test_object_is_one_line():
    """No character of the text, Unicode line ends included, breaks the line."""
    assert len(annotate_json.dumps(document()).splitlines()) == 1


def test_undated_report_and_absent_roles():
    """An unknown date is null, a role that is absent is an empty list, an endless number is null."""
    span = document().span
    bare = Document(
        Report("02", TEXT),
        CleanText(TEXT, OffsetMap()),
        attributions=(Attribution((), (), (span(0, 4),), Form.DIRECT),),
        quantities=(Quantity(span(25, 28), float("inf"), ""),),
    )
    row = json.loads(annotate_json.dumps(bare))
    assert row["published"] is None
    assert row["attributions"][0]["source"] == []
    assert row["quantities"][0]["value"] is None
    assert row["sentences"] == []


def test_lone_surrogate_can_be_written():
    """A character that UTF-8 cannot hold is escaped."""
    row = Document(Report("03", "a\ud800b"), CleanText("a\ud800b", OffsetMap()))
    assert json.loads(annotate_json.dumps(row).encode("utf-8"))["text"] == "a\ud800b"
