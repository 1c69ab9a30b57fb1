"""The grid in a terminal: it fits, cuts no word, says silence plainly, and obeys no report."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from factories import HOSTILE, PARTIES, cell, codebook, harbour, hostile, sized, statement, states
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.grid import grid_view, issue_view
from stateofplay.model import Party, Stance, State


def drawn(renderable, width=80):
    """What a plain terminal of that width shows."""
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, markup=False, highlight=False, emoji=False).print(renderable)
    return out.getvalue()


def grid(state, width=80, *, ascii_only=False, party=None):
    """The grid as plain text."""
    return drawn(grid_view(state, width=width, glyphs=Glyphs(ascii_only), party=party), width)


def issue(state, index=0, width=80, *, ascii_only=False, party=None):
    """One issue as plain text."""
    return drawn(issue_view(state, state.codebook.issues[index], glyphs=Glyphs(ascii_only), party=party), width)


def block(text, title):
    """The lines of the grid's row that starts with those words."""
    return text.split(f"\n{title}")[1].split("\n──")[0]


def test_head_says_what_was_read():
    """The first lines name the negotiation, the date, the reports, the copies and the statements."""
    first, second = grid(harbour()).splitlines()[:2]
    assert first.strip() == "Harbour contract talks, autumn round"
    assert second.strip() == "As of 12 November 2025 · 5 reports (1 copy) · 44 statements"


def test_cell_has_symbol_word_date_sources_and_flags():
    """A cell says stance, date and sources, and what stands out, in words."""
    row = block(grid(harbour()), "Automation of the")
    for words in ("✕ rejects", "12 Nov  2 src", "! red line", "≠ disputed", "[deadlocked]"):
        assert words in row
    row = block(grid(harbour()), "Higher harbour")
    for words in ("§ if", "→ was rejects", "○ open", "[open]"):
        assert words in row


def test_status_is_said_inferred_or_unknown():
    """A status that no report gives is called inferred, and where there is none that is said."""
    text = grid(harbour(), 120)
    assert "[off the table, inferred]" in text
    assert "no word on status" in block(text, "Night shift")
    assert "inferred: no report says so" in text


def test_silence_is_not_neutrality():
    """A party that has said nothing is silent, and the legend says what that means."""
    text = grid(harbour())
    assert "silent" in block(text, "Night shift")
    assert "silent: no report gives a position: unknown, not neutral" in text
    assert "undecided" not in grid(State(codebook()))


def test_legend_names_only_what_is_shown():
    """A grid without flags has no legend of flags."""
    assert "red line" not in grid(sized(2, 2))
    assert "! red line: said to be not negotiable" in grid(harbour())


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@pytest.mark.parametrize("parties", [1, 2, 4, 5, 7, 12])
def test_every_word_is_whole_and_every_line_fits(parties, width):
    """Whatever the number of parties, no line is too long and no party or stance is cut; what does not fit goes below."""
    state = sized(parties, 3)
    text = grid(state, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert text.count("Party") >= parties
    stances = text.count("◆ demands")
    assert stances == len(state.cells)
    assert ("part 1 of" in text) == (parties * 15 + 19 >= width and parties > 1)


def test_long_names_are_not_cut():
    """A long word in a party's name or an issue's title stays whole."""
    parties = (Party("a", "Bundesrechtsanwaltskammer"), Party("b", "B"), Party("c", "Verteidigungsministerium"))
    state = State(codebook(parties, (("i", "Donaudampfschifffahrt and more", "p"),)))
    text = grid(state)
    for word in ("Bundesrechtsanwaltskammer", "Verteidigungsministerium", "Donaudampfschifffahrt"):
        assert word in text
    assert max(map(cell_len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    "title",
    ["北方港口管理局关于提高港口费用的长期谈判提案第一部分", "رسوم الميناء أعلى بكثير من ذي قبل", "e\u0301" * 40, "x" * 200],
)
def test_any_script_fits(title):
    """Wide letters, right-to-left letters, combining marks and endless words fit the width."""
    state = State(codebook((Party("a", title), Party("b", title)), (("i", title, title),), title))
    text = grid(state)
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "silent" in text


def test_five_hundred_issues():
    """A long codebook is drawn whole."""
    text = grid(sized(2, 500))
    assert "Issue number 499" in text
    assert text.count("◆ demands") == 500


def test_empty_codebook_is_said():
    """A state without issues does not fail."""
    assert "no issues" in grid(State(codebook((), ())))
    assert "no issues" in grid(State(codebook(PARTIES, ())))


def test_one_party_has_room_for_its_words():
    """One party alone is shown with the words that set each stance and who said them."""
    text = grid(harbour(), 100, party=PARTIES[1])
    assert "“We will never sign that”" in text
    assert "Tomas Berg · Lindenbrook Wire" in text
    assert "City Council" not in text
    assert max(map(cell_len, text.splitlines())) <= 100


def test_dates_name_their_year_when_it_is_another():
    """A date of another year, a month, or none at all is plain."""
    state = sized(4, 1)
    rows = [cell(row, party=f"p{i}", as_of=date) for i, (row, date) in enumerate(
        zip([state.statements[0]] * 4, ("2024-12-31", "2025-11", "2025", ""), strict=True)
    )]  # fmt: skip
    text = grid(State(state.codebook, state.reports, state.statements, tuple(rows)), 120)
    for date in ("31 Dec 2024", "Nov  1 src", "2025  1 src", "no date"):
        assert date in text


@pytest.mark.parametrize("view", [grid, issue])
def test_ascii_is_ascii(view):
    """Without symbols everything of ours is ASCII, and letters lose their accents."""
    assert view(harbour(), ascii_only=True).isascii()
    named = State(codebook((Party("a", "Zürich – “Stadt”"),), (("i", "Gebühren…", "p"),)))
    assert view(named, ascii_only=True).isascii()
    assert "Gebuhren" in view(named, ascii_only=True)


@pytest.mark.parametrize(
    ("encoding", "ascii_only"), [("utf-8", False), ("ascii", True), ("latin-1", True), (None, True), ("no", True)]
)
def test_encoding_decides_on_symbols(encoding, ascii_only):
    """Symbols are used where the encoding has them."""
    assert Glyphs.for_encoding(encoding).ascii_only is ascii_only
    assert Glyphs.for_encoding("utf-8", ascii_only=True).ascii_only


@pytest.mark.parametrize("view", [grid, issue])
def test_reports_do_not_command_the_terminal(view):
    """Escape sequences, controls and marks that turn the line around are taken out; mark-up is shown as it is."""
    text = view(hostile())
    assert not {char for char in text if ord(char) < 32 and char != "\n"}
    assert "\u202e" not in text
    assert "red" in text
    assert "[bold]x[/bold]" in " ".join(text.split())
    assert "\x1b" in HOSTILE


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states(), st.sampled_from((80, 100, 133)), st.booleans())
def test_any_state_can_be_shown(state, width, ascii_only):
    """No state makes the views fail or a line too long."""
    for text in (grid(state, width, ascii_only=ascii_only), issue(state, 0, width, ascii_only=ascii_only)):
        assert max(map(cell_len, text.split("\n"))) <= width
        assert not {char for char in text if "\x00" <= char < " " and char != "\n"}


def test_issue_shows_each_statement_in_its_sentence():
    """A statement has its party, stance, sentence with the words marked, condition, source, kind of source and report."""
    text = " ".join(issue(harbour(), 0).split())
    assert "Shipping Lines' Association ○ open" in text
    assert "“Two officials said «the side could live with it» if the fees stay where they are.”" in text
    assert "§ condition: “if the fees stay where the”" in text
    assert "an unnamed source, as told by City Council" in text
    assert "Report: Lindenbrook Wire, 12 November 2025 (05-wire)" in text
    assert "told as past" in text
    assert "nobody at the table ● supports" in text


def test_issue_is_newest_first_and_folds_retellings():
    """Statements stand newest first; one told again is shown once, with the reports that tell it."""
    text = issue(harbour(), 2)
    dates = [line.split(",")[-1] for line in text.splitlines() if "Report:" in line]
    assert [date.split("(")[1][:2] for date in dates] == ["05", "05", "04", "03", "02", "02"]
    assert "Told in 2 reports; again in: Evening Mirror, 5 November 2025 (03-copy)" in text
    assert "via Harbour Radio" in text
    assert "“Berg”, a named person: Tomas Berg" in text


def test_issue_lists_conflicts_and_status():
    """What cannot both be right stands side by side, and a status has the words that say so."""
    text = issue(harbour(), 2)
    assert "≠ whether the talks broke off" in text
    assert "Status: [deadlocked]\n  “We will never sign that” Lindenbrook Wire" in text


def test_issue_of_one_party():
    """The issue can be narrowed to one party."""
    text = issue(harbour(), 0, party=PARTIES[0])
    assert "1 statement by Northern Harbour Authority" in text
    assert "City Council" not in text


def test_endless_sentence_is_shortened():
    """A text without full stops is shown around the evidence."""
    long = "a " * 50_000
    row = statement("01-wire", "fee-rise", "port", Stance.DEMANDS)
    sentence = type(row.sentence)(0, 200_000, long + long)
    row = type(row)("01-wire", type(row.evidence)(500, 502, "a "), sentence, "fee-rise", Stance.DEMANDS, "port", row.sourcing)
    text = issue(State(codebook(), harbour().reports, (row,)))
    assert len(text) < 4000
    assert " …" in text
