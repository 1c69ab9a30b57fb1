"""Which party words speak of: by name, alias, member, nationality and capital, and by what the report teaches."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import FISH, TRUCE, WARD, directory, document

from stateofplay.coding.parties import Acquaintances, Directory, parties_in
from stateofplay.model import Actor, Codebook, Party


def _named(text, codebook):
    made = document(text)
    return [(made.token_span(m.first, m.last).exact, m.party) for m in directory(codebook).mentions(made)]


@pytest.mark.parametrize(
    ("codebook", "text", "named"),
    [
        (FISH, "Talks in Norway went on.", [("Norway", "norway")]),
        (FISH, "Oslo waited.", [("Oslo", "norway")]),
        (FISH, "The Norwegian fleet sailed.", [("Norwegian", "norway")]),
        (FISH, "Norwegians voted.", [("Norwegians", "norway")]),
        (FISH, "Reykjavik waited.", [("Reykjavik", "iceland")]),
        (FISH, "Icelanders voted.", [("Icelanders", "iceland")]),
        (FISH, "The Faroes waited.", [("The Faroes", "faroes")]),
        (FISH, "Faroese boats sailed.", [("Faroese", "faroes")]),
        (FISH, "Torshavn waited.", [("Torshavn", "faroes")]),
        (FISH, "Sigrid Aasen spoke.", [("Sigrid Aasen", "norway")]),
        (FISH, "Aasen spoke.", [("Aasen", "norway")]),
        (FISH, "Sweden waited.", []),
        (WARD, "The Nurses' Federation met.", [("Nurses' Federation", "union")]),
        (WARD, "The union met.", [("The union", "union")]),
        (WARD, "Management met.", [("Management", "trust")]),
        (WARD, "Quill met Falk.", [("Quill", "union"), ("Falk", "trust")]),
        (TRUCE, "Kemble waited.", [("Kemble", "tarsk")]),
        (TRUCE, "Tarsk’s envoy met a Velmoran.", [("Tarsk", "tarsk"), ("Velmoran", "velmora")]),
    ],
)  # fmt: skip
def test_a_party_goes_by_name_alias_member_nation_and_capital(codebook, text, named):
    """The codebook's names and the table of states find a party."""
    found = _named(text, codebook)
    assert [party for _, party in found] == [party for _, party in named]
    assert all(
        words.lower().endswith(want.lower().removeprefix("the ")) for (words, _), (want, _) in zip(found, named, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norwegian minister Ada Lind spoke. Lind left.", ["norway", "norway", "norway"]),
        ("Norway's chief negotiator Ada Lind spoke. Lind left.", ["norway", "norway", "norway"]),
        ("Ada Lind, Norway's chief negotiator, spoke. Lind left.", ["norway", "norway", "norway"]),
        ("Ada Lind, the head of the Icelandic delegation, spoke. Lind left.", ["iceland", "iceland", "iceland"]),
        ("Norwegian spokeswoman Ada Lind spoke. Lind left.", ["norway", "norway", "norway"]),
        ("Former Norwegian minister Ada Lind spoke. Lind left.", ["norway"]),
        ("Norway's former minister Ada Lind spoke. Lind left.", ["norway"]),
        ("Ada Lind, a former Norwegian minister, spoke. Lind left.", ["norway"]),
        ("Ada Lind spoke. Lind left.", []),
        ("Ada Lind, a singer, spoke in Norway. Lind left.", ["norway"]),
    ],
)
def test_a_report_teaches_who_speaks_for_whom(text, parties):
    """A title or an apposition with a role teaches a name; a former office does not."""
    assert [party for _, party in _named(text, FISH)] == parties


def test_what_one_report_teaches_is_forgotten_in_the_next():
    """A name taught by a title means nothing where no title stands."""
    assert _named("Norwegian minister Ada Lind spoke.", FISH)[-1] == ("Ada Lind", "norway")
    assert _named("Ada Lind spoke.", FISH) == []


@pytest.mark.parametrize(
    "text",
    [
        "Talks may end soon.",
        "May is a month of talks.",
        "They meet in May.",
        "The talks will end.",
        "Will they meet?",
        "Nobody has the will to talk.",
        "Tomorrow they will meet, and in May again.",
    ],
)
def test_members_named_may_or_will_are_not_found_in_the_verb(text):
    """A common word is no naming of a person who bears it."""
    assert _named(text, WARD) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Will Drummond spoke.", [("Will Drummond", "trust")]),
        ("Tom May spoke.", [("Tom May", "union")]),
    ],
)
def test_members_named_may_or_will_are_found_by_the_whole_name(text, named):
    """The full name is a naming, common words and all."""
    assert _named(text, WARD) == named


def test_a_member_with_a_short_surname_is_known_by_it():
    """Names of two or three letters are surnames like any other."""
    book = Codebook("Talks", (Party("a", "Alpha Union", (), (Actor("Min Lee"),)), Party("b", "Beta Works")), ())
    made = document("Lee said no.")
    assert [m.party for m in Directory(book).mentions(made)] == ["a"]


def test_a_name_that_two_parties_share_is_neithers():
    """A surname on both sides of the table says nothing by itself, the full name does."""
    book = Codebook(
        "Talks", (Party("a", "Alpha Union", (), (Actor("Ida Storm"),)), Party("b", "Beta Works", (), (Actor("Per Storm"),))), ()
    )
    assert [m.party for m in Directory(book).mentions(document("Storm said no."))] == []
    assert [m.party for m in Directory(book).mentions(document("Per Storm said no."))] == ["b"]


def test_an_acronym_is_not_the_common_word():
    """A party named in capitals is found only in capitals."""
    book = Codebook("Talks", (Party("it", "Island Trawlers", ("IT",)), Party("us", "Union of Shippers", ("US",))), ())
    made = document("It told us that IT and US had met.")
    assert [m.party for m in Directory(book).mentions(made)] == ["it", "us"]


def test_a_quarter_before_a_name_makes_another_name():
    """Northern Tarsk is not Tarsk."""
    assert _named("Northern Norway voted.", FISH) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Tarsk and Velmora", ("tarsk", "velmora")),
        ("Tarsk, Velmora and the League", ("tarsk", "velmora", "league")),
        ("Tarsk", ("tarsk",)),
        ("the Tarskian envoy to Velmora", ("tarsk",)),
        ("the envoy to Velmora", ("velmora",)),
        ("talks with Velmora and the Tarskian premier", ("tarsk",)),
        ("the weather", ()),
    ],
)
def test_a_phrase_stands_for_its_first_party_and_those_joined_to_it(text, parties):
    """What a phrase is directed to counts only where nothing else is named."""
    made = document(text)
    assert parties_in(directory(TRUCE).mentions(made), made.tokens, 0, len(made.tokens)) == parties


@given(
    st.lists(
        st.sampled_from("Tarsk Velmora the League , and 's minister Ada Lind Drow said . “ ” May Will Kemble".split()),
        max_size=30,
    )
)
def test_namings_lie_in_the_text_in_order(words):
    """Namings are in order, do not overlap, and name parties of the codebook."""
    made = document(" ".join(words))
    found = directory(TRUCE).mentions(made)
    known = {party.id for party in TRUCE.parties}
    assert all(0 <= m.first < m.last <= len(made.tokens) and m.party in known for m in found)
    assert all(a.last <= b.first for a, b in pairwise(found))


def named(text: str, codebook: Codebook) -> list[tuple[str, str]]:
    """(words, party) of each naming in the text."""
    made = document(text)
    return [(made.token_span(m.first, m.last).exact, m.party) for m in Directory(codebook).mentions(made)]


MODAL = Codebook("", (Party("may", "May"), Party("will", "Will")), ())


@pytest.mark.parametrize("text", ["May they sign?", "Will the port open?", "It may open in May.", "By 5 May it will open."])
def test_a_verb_or_a_month_is_no_party(text):
    """A party called May or Will is not every "may" and "will"."""
    assert named(text, MODAL) == []


@pytest.mark.parametrize(
    ("text", "party"), [("May said no.", "may"), ("Will has signed.", "will"), ("Talks with May failed.", "may")]
)
def test_a_name_that_is_a_word_is_found(text, party):
    """Before a verb, or with a capital inside the sentence, it is the party."""
    assert [found for _, found in named(text, MODAL)] == [party]


UNIONS = Codebook(
    "",
    (
        Party("pilots", "Pilots' Guild", ("the union",), (Actor("Ada Lind"),)),
        Party("crews", "Cabin Crew Alliance", ("the union",), (Actor("Jon Berg"),)),
    ),
    (),
)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Pilots' Guild came. The union left.", "pilots"),
        ("The Pilots' Guild met Jon Berg. The union left.", "crews"),
        ("Ada Lind came. The union left.", "pilots"),
    ],
)
def test_a_shared_alias_is_the_one_last_named(text, party):
    """Two unions are both "the union": the one that was last named otherwise is meant."""
    assert named(text, UNIONS)[-1] == ("The union", party)


def test_a_shared_alias_alone_is_nobody():
    """Where neither was named before, nothing is guessed."""
    assert named("The union left.", UNIONS) == []
    assert Directory(UNIONS).shared == {"the union": ("pilots", "crews")}


def test_a_body_is_called_by_its_last_noun():
    """Also "The committee" is the party whose name ends so."""
    book = Codebook("", (Party("c", "Bondholder Steering Committee"), Party("m", "Finance Ministry")), ())
    assert named("The committee met the ministry.", book) == [("The committee", "c"), ("the ministry", "m")]


def test_a_group_of_states_brings_its_members():
    """Paris speaks for the E3, unless France sits there itself."""
    e3, france = Party("e3", "E3"), Party("fr", "France")
    assert named("Paris said no.", Codebook("", (e3, Party("ir", "Iran")), ())) == [("Paris", "e3")]
    assert named("Paris said no.", Codebook("", (e3, france), ())) == [("Paris", "fr")]


def test_people_are_remembered_from_report_to_report():
    """Whom one report introduces the next may name alone; a name that two parties have is nobody's."""
    met = Acquaintances()
    base = Directory(UNIONS)
    met.meet(base.taught(document("Eva Holm of the Pilots' Guild came.")))
    later = document("Holm left.")
    assert [m.party for m in base.knowing(met.among({"holm"})).mentions(later)] == ["pilots"]
    met.meet(base.taught(document("Finn Holm of the Cabin Crew Alliance came.")))
    assert base.knowing(met.among({"holm"})).mentions(later) == ()
