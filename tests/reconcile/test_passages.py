"""What the passages of a report are."""

from dataclasses import replace

from reconcile_builders import attribution, reading, report, span

from stateofplay.model import Kind
from stateofplay.reconcile.passages import page

TEXT = 'The mayor said that the bridge is safe. "Nobody was hurt there," she said. "Nobody will be hurt there either."'


def words(made):
    """The words of each passage."""
    return [passage.span.exact for passage in page(made).passages]


def test_that_is_not_part_of_what_is_said():
    """A passage begins after the "that" before it."""
    made = report("r", TEXT)
    assert words(reading(made, attributions=[attribution(made, "The mayor", "said", "that the bridge is safe")])) == [
        "the bridge is safe"
    ]


def test_content_of_many_sentences_is_a_passage_in_each():
    """What runs over several sentences is one passage in every one of them."""
    made = report("r", TEXT)
    said = replace(
        attribution(made, "she", "said", '"Nobody was hurt there,"'),
        content=(span(TEXT, '"Nobody was hurt there,"'), span(TEXT, '"Nobody will be hurt there either."')),
    )
    assert [text.strip('",. ') for text in words(reading(made, attributions=[said]))] == [
        "Nobody was hurt there",
        "Nobody will be hurt there either",
    ]


def test_intentions_are_no_passages():
    """What somebody only wants is no account of anything."""
    made = report("r", TEXT)
    wish = replace(attribution(made, "The mayor", "said", "that the bridge is safe"), kind=Kind.INTENTION)
    assert words(reading(made, attributions=[wish])) == []
