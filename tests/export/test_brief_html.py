"""The briefing: whole in itself, escaped, with every claim tied to its words, and readable by everyone."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pages import Page

from factories import PARTIES, codebook, harbour, hostile, sized, states
from stateofplay.export import brief_html
from stateofplay.model import State

CSS = (Path(brief_html.__file__).parent / "templates" / "brief.css").read_text(encoding="utf-8")


def page(state):
    """The briefing, parsed."""
    return Page(brief_html.render(state))


@pytest.mark.parametrize("state", [harbour(), hostile(), sized(12, 3), State(codebook()), State(codebook((), ()))])
def test_page_is_well_formed_and_whole(state):
    """Tags match, ids are unique, links lead somewhere on the page, and nothing is fetched from anywhere."""
    made = page(state)
    assert len(set(made.ids)) == len(made.ids)
    assert [link for link in made.links if link.removeprefix("#") not in made.ids or not link.startswith("#")] == []
    assert not {tag for tag, _ in made.tags} & {"script", "img", "link", "iframe", "object", "form"}
    assert not [name for _, attributes in made.tags for name in attributes if name.startswith("on") or name in {"src", "style"}]
    assert not re.search(r"url\(|@import|https?:", brief_html.render(state))


@pytest.mark.parametrize("state", [harbour(), State(codebook())])
def test_page_can_be_read_by_everyone(state):
    """Language, landmarks, header cells with their scope, and headings in order."""
    made = page(state)
    assert ("html", {"lang": "en"}) in made.tags
    assert [tag for tag, _ in made.tags if tag in {"main", "h1"}] == ["h1", "main"]
    assert all(attributes.get("scope") in {"col", "row"} for tag, attributes in made.tags if tag == "th")
    assert all(b - a <= 1 for a, b in zip(made.headings, made.headings[1:], strict=False))
    assert "prefers-color-scheme: dark" in CSS
    assert "@media print" in CSS


def test_reports_cannot_write_the_page():
    """Whatever stands in a report is shown as text."""
    html = brief_html.render(hostile())
    assert "<script" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "49" not in Page(html).text
    assert "{{ 7*7 }}" in html
    assert "&lt;script&gt;alert(1)" in html


def test_takeaways_cite_their_reports():
    """What is agreed, unsettled, moved, final and contested is said first, with who says so."""
    text = page(harbour()).text.split("Who stands where Each")[0]
    assert "Pier Four stays open Lindenbrook Wire, 12 Nov" in text
    assert "crane" in text
    assert "Shipping Lines' Association on Higher harbour fees: from rejects to open, 12 Nov, uncertain" in text
    assert "Pensions: off the table inferred, no report says so" in text
    assert "whether the talks broke off Lindenbrook Wire, 12 Nov; Harbour Post, 5 Nov" in text


def test_empty_takeaways_say_so():
    """Nothing found is said, not left blank."""
    text = page(State(codebook())).text
    assert "No report was found to call an issue agreed." in text
    assert "No change of stance was found in the reports." in text
    assert "No red line was found in the reports." in text
    assert "No report was read." in text


def test_statement_has_its_words_source_and_report():
    """Each statement shows its sentence with the evidence marked, source, kind of source, condition and report."""
    html = brief_html.render(harbour())
    assert "<p>Two officials said <mark>the side could live with it</mark> if the fees stay where they are.</p>" in html
    text = Page(html).text
    assert "Source an unnamed source, as told by City Council Report Lindenbrook Wire, 12 Nov" in text
    assert "Condition if the fees stay where the" in text
    assert "Berg, a named person: Tomas Berg, via Harbour Radio" in text
    assert "Told in 2 reports, again in Evening Mirror, 5 Nov" in text
    assert html.count("<mark>") == len(harbour().statements) - 1 + 1


def test_reading_and_report_are_told_apart():
    """The page says what reports claim and what we infer."""
    text = page(harbour()).text
    assert "Our reading, 55% sure" in text
    assert "We infer this from the stances; no report says so." in text
    assert "What reports say" in text
    assert "What we infer" in text


def test_grid_leads_to_the_words():
    """Each cell names stance, date, sources and flags in words, and its link leads to the statement that set it."""
    state = harbour()
    html = brief_html.render(state)
    grid = html.split("<table")[1].split("</table>")[0]
    assert grid.count('class="cell"') == len(state.cells)
    assert grid.count('class="silent"') == len(PARTIES) * 12 - len(state.cells)
    for stored in state.cells:
        assert f'href="#s-{stored.statements[0]}"' in grid
    text = " ".join(re.sub(r"<[^>]*>", " ", grid).split())
    assert "✕ rejects 12 Nov · 2 sources ! red line ≠ disputed" in text
    assert "→ was rejects" in text


def test_figures_events_reports_and_notices_are_listed():
    """Figures with claimant, dates, reports with what was set aside and copied, and what was not read."""
    text = page(harbour()).text
    assert "12 percent at least 12 percent the union Lindenbrook Wire, 2 Nov" in text
    assert "5,000,000,000 dollars" in text
    assert "December 2025 deadline" in text
    assert "3 blocks no" in text
    assert "trimmed or updated, of Harbour Post, 5 Nov" in text
    assert "the file is empty. Give it text or take it away" in text


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states())
def test_any_state_makes_a_page(state):
    """No state makes the page fail; its bytes are UTF-8 and its links lead somewhere."""
    html = brief_html.render(state)
    assert html.encode("utf-8")
    made = Page(html)
    assert {link.removeprefix("#") for link in made.links} <= set(made.ids)


def colours(scheme):
    """The variables of a colour scheme."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-fA-F]{6});", scheme))


def luminance(colour):
    """Relative luminance as in WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT, DARK, _ = (colours(part) for part in CSS.split(":root {")[1:4])


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_enough(scheme):
    """Text stands out from its ground by 4.5 to 1 or more (WCAG AA), in both schemes."""
    stances = ("demands", "offers", "supports", "open", "undecided", "rejects", "mixed")
    pairs = [(name, f"{name}-bg") for name in stances]
    pairs += [(name, ground) for name in ("ink", "muted", "link", *stances) for ground in ("page", "card")]
    pairs += [("mark-ink", "mark"), ("ink", "mixed-bg"), ("link", "mixed-bg"), ("muted", "quiet"), ("ink", "quiet")]
    for text, ground in pairs:
        light, dark = sorted((luminance(scheme[text]), luminance(scheme[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)
