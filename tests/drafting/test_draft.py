"""A whole draft: who and what it proposes, and that it can always be read back and read with."""

import pytest
from drafted import HARBOUR, documents, draft, loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stateofplay import drafting
from stateofplay.coding import code
from stateofplay.drafting.draft import DEAL, Limits
from stateofplay.errors import InputError
from stateofplay.intake import codebook_warnings
from stateofplay.model import Codebook, Context, Issue, Party, Reader

TEXT = (
    "Oslo Bern union company the a rejects demands offers 'fees' \"pay\" : # - [x] {y} & * ! % @ ` | > ~ null yes 2025 . , ; "
    "\u2028 \x07 Ada Lind (DU) Union of Dockers, president of said that it would not will should end shifts \U0001f600 ‘ ’ “ ”"
)
WORDS = st.sampled_from(TEXT.split(" "))


@pytest.fixture(scope="module")
def harbour():
    """The draft of the harbour reports."""
    return draft(*HARBOUR)


def test_both_sides_are_parties(harbour):
    """The two bodies that take stances are the parties, under their names."""
    assert {party.name for party in harbour.codebook.parties} == {"Dockers' Union", "Northern Harbour Authority"}


def test_short_forms_and_nouns_are_aliases(harbour):
    """An acronym that a report explains, and the noun that stands for a body, lead to it."""
    aliases = {party.name: party.aliases for party in harbour.codebook.parties}
    assert "NHA" in aliases["Northern Harbour Authority"]
    assert "union" in aliases["Dockers' Union"]


def test_people_are_members_of_whom_they_speak_for(harbour):
    """A title or an apposition makes a member; an economist is none, and no loose end either."""
    members = {party.name: [actor.name for actor in party.members] for party in harbour.codebook.parties}
    assert members == {"Dockers' Union": ["Tomas Berg"], "Northern Harbour Authority": ["Ada Lind"]}
    assert "Carla Voss" not in harbour.loose


def test_what_recurs_in_stances_is_an_issue(harbour):
    """The matters that the parties differ about are found, and none is a party, a person or an outlet."""
    titles = " | ".join(issue.title.lower() for issue in harbour.codebook.issues)
    assert "night shift" in titles
    assert "harbour fees" in titles
    assert "shore power" in titles
    assert not any(name in titles for name in ("union", "authority", "berg", "lind", "wire", "monday", "friday"))


def test_examples_are_sentences_of_the_reports(harbour):
    """Each issue shows sentences with the report and the outlet that they stand in."""
    for issue in harbour.codebook.issues:
        for example in harbour.examples[issue.id]:
            assert example.outlet == "Harbour Wire"
            assert example.text in HARBOUR[int(example.report) - 1]


def test_proposition_is_a_clause_of_the_reports(harbour):
    """What somebody offers or demands becomes the proposition, in the present tense."""
    propositions = {issue.title.lower(): issue.proposition for issue in harbour.codebook.issues}
    assert propositions["shore power"] == "The Northern Harbour Authority pays for shore power"


def test_draft_reads_back_as_it_is(harbour, tmp_path):
    """The YAML holds the same codebook, and the check has nothing against it."""
    book = loaded(harbour, tmp_path)
    assert book == harbour.codebook
    assert codebook_warnings(book) == ()


def test_reading_with_the_draft_fills_cells(harbour):
    """The draft is useful at once: each party has a stance on at least two issues."""
    readings = code(documents(*HARBOUR), Context(codebook=harbour.codebook, reader=Reader.RULES))
    cells = {(one.party, one.issue) for reading in readings for one in reading.statements}
    for party in harbour.codebook.parties:
        assert len({issue for who, issue in cells if who == party.id}) >= 2


def test_limits_are_kept():
    """No more parties and issues than asked for."""
    made = draft(*HARBOUR, parties=1, issues=2)
    assert (len(made.codebook.parties), len(made.codebook.issues)) == (1, 2)
    assert "only one party" in made.doubts[0]


def test_draft_is_the_same_each_time(harbour):
    """The same reports give the same bytes."""
    assert drafting.dumps(draft(*HARBOUR)) == drafting.dumps(harbour)


def test_a_copy_changes_nothing_but_the_count(harbour):
    """Sentences that another report has again count once."""
    again = draft(*HARBOUR, HARBOUR[1])
    assert again.codebook.parties == harbour.codebook.parties
    assert [issue.title for issue in again.codebook.issues] == [issue.title for issue in harbour.codebook.issues]


@pytest.mark.parametrize("texts", [(), ("",), ("It rained.",), ("Nobody said anything. They would not. It was rejected.",)])
def test_nobody_at_the_table_is_an_error(texts):
    """Without a party there is no codebook, and the error says what to do."""
    with pytest.raises(InputError, match="no party was found"):
        draft(*texts)


def test_nothing_in_dispute_gives_the_deal_itself():
    """Where no matter recurs the draft has the one issue that every negotiation has, and says so."""
    made = draft("Norway refused to comment on it. Norway said it would not budge. Norway rejected this.")
    assert made.codebook.issues == (DEAL,)
    assert any("no matter recurs" in doubt for doubt in made.doubts)


def test_one_report_is_enough(tmp_path):
    """A single report gives a codebook that loads."""
    assert loaded(draft(HARBOUR[1]), tmp_path).parties


def test_many_names_are_no_trouble(tmp_path):
    """Very many bodies and people leave a draft within its limits that loads."""
    sides = [f"{a}{b}son Workers" for a in "Bal Cor Dun Fel Gor Hal Jor Kel".split() for b in "a e i o u ar er or".split()]
    texts = [
        f"{side} Union rejected higher wages. The {side} Union demanded higher wages. Ada {side.split()[0]}, "
        f"president of the {side} Union, offered shorter shifts."
        for side in sides
    ]
    book = loaded(draft(*texts), tmp_path)
    assert len(book.parties) <= Limits().parties
    assert len(book.issues) <= Limits().issues


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(WORDS, min_size=5, max_size=60), min_size=1, max_size=3))
def test_any_text_gives_a_codebook_that_loads(tmp_path, words):
    """Whatever the reports hold, the draft is an error of ours or a codebook without faults."""
    try:
        made = draft(*(" ".join(row) for row in words))
    except InputError:
        return
    assert loaded(made, tmp_path).parties


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_any_value_survives_the_file(tmp_path, name, phrase):
    """Every value that is not blank stands in the file so that it loads, as one line."""
    name, phrase = drafting.clean(name) or "x", drafting.clean(phrase) or "y"
    made = drafting.Draft(
        Codebook(name, (Party("p", name, ("b",)),), (Issue("i", phrase, phrase, (phrase,)),)),
        {"i": (drafting.Example(name, phrase, name),)}, frozenset({"i"}), (phrase,), 1,
    )  # fmt: skip
    book = loaded(made, tmp_path)
    assert (book.parties[0].name, book.issues[0].proposition, book.issues[0].terms) == (name, phrase, (phrase,))
