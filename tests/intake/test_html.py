"""The article is taken out of a page, with its words traced to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.errors import ReportError
from stateofplay.intake.html import looks_like_html, read
from stateofplay.intake.page_offsets import align
from stateofplay.intake.text import Source

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry talks stall | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Ferry talks stall">
<meta property="article:published_time" content="2024-03-05T18:00:00Z"><link rel="canonical" href="https://example.org/a/b">
<script>var x = "<div>the union said</div>";</script></head>
<body><nav><a href="/">Home</a> <a href="/x">World</a></nav><article><h1>Ferry talks stall</h1>
<p>The union&rsquo;s leader, <a href="/x">Ada Lind</a>, said on <b>M</b>onday that &ldquo;there is no deal&rdquo; on
pay for the crews.</p>
<h2>What the company says</h2>
<p>The company said in a statement that it had
made its final offer, and that talks would not resume before the vote closes.</p>
<p>Sign up for our newsletter to get the news in your inbox.</p>
<p>Both sides are to meet again at a caf&eacute; in the old harbour on Friday, officials said.</p></article>
<footer>Copyright 2024</footer></body></html>"""


def source(text):
    """A page that holds `text`."""
    return Source("a.html", "a", "utf-8", text)


def test_article_and_what_the_page_declares():
    """Navigation and footer are gone, a paragraph is a line, outlet, title, date and address are the declared ones."""
    report = read(source(PAGE))
    assert (report.outlet, report.title, str(report.published)) == ("Harbour Post", "Ferry talks stall", "2024-03-05")
    assert report.url == "https://example.org/a/b"
    assert "The company said in a statement that it had made its final offer, and that talks" in report.text.split("\n")[3]
    assert "Home" not in report.text
    assert "Copyright" not in report.text
    assert "What the company says" in [span.exact for span in report.headings]
    assert [aside.span.exact[:7] for aside in report.set_aside] == ["Sign up"]


def test_words_lead_back_to_the_source():
    """A word maps to the place where the page has it, through entities, links and split words."""
    report = read(source(PAGE))
    for words, there in [
        ("Ada Lind", "Ada Lind</a>"),
        ("there is no deal", "there is no deal&r"),
        ("final offer", "final offer"),
        ("caf", "caf&e"),
    ]:
        start, _ = report.original.offsets.span(report.text.index(words), report.text.index(words) + len(words))
        assert PAGE[start:].startswith(there)
    monday = report.text.index("Monday")
    assert PAGE[report.original.offsets(monday)] == "M"
    assert PAGE[report.original.offsets(monday + 1) :].startswith("onday")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body>" + "<div>" * 5000 + "<p>x</p>",
        "<html><body>" + "<ul><li>" * 5000,
        "<p",
        "<html><body><script>x",
    ],
)
def test_a_page_without_an_article_is_refused(page):
    """Empty, damaged and absurdly nested pages raise a ReportError that says what to do."""
    with pytest.raises(ReportError) as caught:
        read(source(page))
    assert caught.value.remedy


def test_tags_that_need_no_closing_are_not_nested():
    """A long table with open cells is no deep page."""
    rows = "<tr><td>word<td>word" * 600
    assert (
        "Talks"
        in read(source(f"<html><body><p>{'Talks went on until Monday. ' * 20}</p><table>{rows}</table></body></html>")).text
    )


def test_a_page_is_known_by_its_beginning():
    """A doctype or an html tag makes a page; text that speaks of one does not."""
    assert looks_like_html("\n<!DOCTYPE html><html>")
    assert looks_like_html('<?xml version="1.0"?><html>')
    assert not looks_like_html("The <html> tag was agreed in 1993.")


WORDS = st.lists(st.sampled_from("the union said no deal on pay & café “talks” 1,500 🕊️".split()), min_size=1, max_size=60)


@given(WORDS, st.lists(st.booleans(), min_size=60, max_size=60))
def test_offsets_rise_and_stay_inside(words, marked):
    """For any words and mark-up the map leads forward, inside the source, to equal characters where all words are there."""
    page = "<p>" + " ".join(f"<b>{word}</b>" if mark else word for word, mark in zip(words, marked, strict=False)) + "</p>"
    page = page.replace("é", "&eacute;").replace("“", "&ldquo;").replace("& ", "&amp; ")
    text = " ".join(words)
    offsets = align(text, page)
    places = [offsets(at) for at in range(len(text))]
    assert all(0 <= place < len(page) for place in places)
    assert places == sorted(places)
    for at, character in enumerate(text):
        if not character.isspace():
            assert page[places[at]] in (character, "&")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_aligned(text, page):
    """Whatever the two hold, the map never points outside the source."""
    offsets = align(text, page)
    assert all(0 <= offsets(at) <= len(page) for at in range(len(text)))
