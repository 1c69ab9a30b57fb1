"""Blocks that are not reporting are recognised by the habits of the trade, and reporting stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.intake import aside, aside_rules
from stateofplay.intake.blocks import blocks

BEFORE = "The two sides met for six hours on Monday and parted without a deal."
AFTER = "A further round is planned for Thursday in the same hotel, officials said."


def reasons(*lines):
    """(text, reason) of what is set aside among the lines."""
    text = "\n".join(lines)
    return [(each.span.exact, each.reason) for each in aside.find(text, blocks(text))]


ASIDES = [
    ("Get breaking world news", aside_rules.PROMPT),
    ("Sign up for our daily newsletter.", aside_rules.PROMPT),
    ("Subscribe to the Morning Tide, our free email briefing, for more like this.", aside_rules.PROMPT),
    ("SUBSCRIBE", aside_rules.PROMPT),
    ("Don’t miss a story: follow us on Facebook and Instagram.", aside_rules.PROMPT),
    ("Follow Ada Lind on Twitter: @adalind", aside_rules.PROMPT),
    ("Already a subscriber? Log in here", aside_rules.PROMPT),
    ("Read more: Port chief says cranes will stand still", aside_rules.LINK),
    ("READ ALSO | Ferry crews reject the offer", aside_rules.LINK),
    ("Related: What the crews want", aside_rules.LINK),
    ("Related stories", aside_rules.LINK),
    ("Watch: Minister leaves the talks", aside_rules.LINK),
    ("Watch the full interview below:", aside_rules.LINK),
    ("https://example.org/story", aside_rules.LINK),
    ("Advertisement", aside_rules.ADVERT),
    ("ADVERTISEMENT - SCROLL TO CONTINUE", aside_rules.ADVERT),
    ("Story continues below advertisement", aside_rules.ADVERT),
    ("Share this article", aside_rules.SHARE),
    ("Facebook Twitter WhatsApp Email", aside_rules.SHARE),
    ("Share on Facebook | Share on X | Copy link", aside_rules.SHARE),
    ("Ada Lind and Tom Bray contributed to this report.", aside_rules.CREDIT),
    ("Associated Press writers Ada Lind in Oslo and Tom Bray in Bergen contributed to this report.", aside_rules.CREDIT),
    ("Reporting by Ada Lind; editing by Tom Bray", aside_rules.CREDIT),
    ("(Additional reporting by Ada Lind in Oslo; Editing by Tom Bray)", aside_rules.CREDIT),
    ("Ada Lind in Oslo, Tom van der Berg in Bergen; and Mei Ito in Osaka, Japan", aside_rules.CREDIT),
    ("Bray reported from Bergen.", aside_rules.CREDIT),
    ("By Ada Lind and Tom Bray", aside_rules.CREDIT),
    ("With files from Coast Wire", aside_rules.CREDIT),
    ("Dockers hold a banner outside the gate on Monday. (AP Photo/Tom Bray)", aside_rules.CAPTION),
    ("Dockers hold a banner outside the gate. (Tom Bray/Getty Images)", aside_rules.CAPTION),
    ("Photo: Tom Bray", aside_rules.CAPTION),
    ("Image source, Getty Images", aside_rules.CAPTION),
    ("FILE - A crane stands idle in the port of Bergen, May 3, 2023.", aside_rules.CAPTION),
    ("Tom Bray/Reuters", aside_rules.CAPTION),
    ("We use cookies to improve your experience.", aside_rules.CONSENT),
    ("By signing up you agree to our terms of use.", aside_rules.CONSENT),
    ("Copyright 2024 Coast Wire. All rights reserved.", aside_rules.COPYRIGHT),
    ("© 2024 Coast Wire", aside_rules.COPYRIGHT),
    ("Leave a comment", aside_rules.COMMENT),
    ("What do you think? Have your say in the comments below.", aside_rules.COMMENT),
    ("This article was amended on 3 May 2024 to correct a name.", aside_rules.NOTE),
    ("Correction: An earlier version of this story gave the wrong day.", aside_rules.NOTE),
    ("This is a developing story and will be updated.", aside_rules.NOTE),
    ("Skip to main content", aside_rules.NAVIGATION),
    ("Published 3 May 2024 10:15 BST", aside_rules.TIME),
    ("5 min read", aside_rules.TIME),
]


@pytest.mark.parametrize(("line", "reason"), ASIDES)
def test_a_block_that_is_no_reporting_is_set_aside(line, reason):
    """Each habit of the trade is recognised between two paragraphs, and has its reason."""
    assert reasons(BEFORE, line, AFTER) == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "BERGEN, Norway (AP) — The dockers rejected the offer on Monday.",
        "The publisher asked readers to subscribe to its newsletter to save the paper, the union said.",
        "Subscribers to the fund will be paid first under the plan.",
        "Sign up now, the union told members, or lose the right to vote.",
        "Get the deal done by Friday, the minister told both sides.",
        "Get out of the port, the guards shouted.",
        "Related to this is the question of pensions, which the port will not discuss.",
        "Advertising revenue fell by a fifth, and the network offered less.",
        "Copyright law stands in the way of the accord.",
        "Comments by the envoy angered the delegation.",
        "Share prices rose as the two firms came closer.",
        "Sharing power is the one thing that neither side would accept.",
        "Photographs of the draft, taken by a delegate, show nine brackets.",
        "Both wage freezes and layoffs contributed to this dispute, the mediator said.",
        "By Friday the two sides must name a judge.",
        "By Monday, Oslo and Bergen had agreed.",
        "Reporting by the commission showed that the quota was broken.",
        "Video of the meeting shows the minister leaving the room.",
        "Read the treaty again, the ambassador advised.",
        "More from the fund is needed before the crews return, the mayor said.",
        "This report was written by the commission and says that the dam is safe.",
        "The ministry published the draft on 3 May 2024.",
        "“Sign up for this and you are finished,” he said.",
        "Follow the money, the delegate said on Facebook.",
        "Talks in Oslo, talks in Bergen, and no result, the paper wrote.",
        "Latest offer: 6 percent over three years.",
        "Next, the ministers turned to fish.",
        "Search teams went out at dawn.",
        "The deal was agreed in Oslo (see map).",
        "For weeks the union has asked members to sign up to the strike fund.",
    ],
)
def test_reporting_stays(line):
    """A paragraph that speaks of subscribing, sharing, photographs or credits, and a dateline, are reporting."""
    assert reasons(BEFORE, line, AFTER) == []


def test_a_prompt_goes_on_in_the_next_line():
    """The sentence about being alerted belongs to the prompt above it; the paragraph after it does not."""
    lines = (BEFORE, "Get breaking news", "We’ll make sure that alerts reach you as they happen.", AFTER)
    assert [text for text, _ in reasons(*lines)] == list(lines[1:3])


def test_links_go_on_under_their_head():
    """Headlines listed under "Related stories" are links; the paragraph that ends the list is not."""
    lines = ("Related stories", "Crews reject the offer", "Port chief stands firm", AFTER, "What comes next")
    assert [text for text, _ in reasons(*lines)] == list(lines[:3])


def test_wrapped_lines_are_read_as_paragraphs():
    """In a text wrapped at a margin a line in the midst of a paragraph is not taken for a prompt."""
    lines = [
        "The paper, which had asked its readers again and again to",
        "subscribe",
        "to it or see it go under, said on Monday that it would close",
    ]
    text = "\n\n".join(
        "\n".join([lines[0] + " stay with it,", lines[1], lines[2], lines[0], "the end of the year."]) for _ in range(4)
    )
    assert aside.find(text, blocks(text)) == ()


@given(
    st.lists(
        st.sampled_from([BEFORE, AFTER, "", "🕊️ (", "e\u0301 \u202bש (AP Photo/", *(line for line, _ in ASIDES)]), max_size=12
    )
)
def test_spans_say_their_words_in_order(lines):
    """For any mixture of blocks the spans hold, rise and do not overlap."""
    text = "\n".join(lines)
    spans = [each.span for each in aside.find(text, blocks(text))]
    assert all(span.holds_in(text) and span.exact.strip() == span.exact for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("unit", ["(", "a/", "by ", "sign up ", "share ", "A in B, ", "photo by ", "1 ", "[(", "contributed "])
def test_no_pattern_runs_away(unit):
    """A block of one thing over and over, the enemy of regular expressions, is done with at once."""
    text = "\n".join([(unit * 700)[:699]] * 20)
    assert len(aside.find(text, blocks(text))) <= 20
