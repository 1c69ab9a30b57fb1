"""Which propositions words bear on."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import FISH, TRUCE, WARD, coder, document, rows

from stateofplay.coding import issues
from stateofplay.coding.statements import Coder
from stateofplay.model import Codebook, Issue, Party


def _topics(text, codebook):
    made = document(text)
    return [match.issue for match in coder(codebook).topics.find(made.tokens, 0, len(made.tokens))]


@pytest.mark.parametrize(
    ("codebook", "text", "issues"),
    [
        (FISH, "the catch limit", ["limit"]),
        (FISH, "a limit on the mackerel catch", ["limit"]),
        (FISH, "Limits on catches", ["limit"]),
        (FISH, "observers on trawlers", ["observers"]),
        (FISH, "the boats would throw fish back", ["discards"]),
        (FISH, "throwing fish back", ["discards"]),
        (FISH, "access to Norwegian waters", ["access"]),
        (FISH, "the landing tariffs", ["tariff"]),
        (FISH, "observers and the landing tariff", ["observers", "tariff"]),
        (FISH, "the landing tariff, then observers", ["tariff", "observers"]),
        (FISH, "the price of diesel", []),
        (FISH, "Norway and Iceland", []),
        (FISH, "", []),
        (WARD, "new staff join the fund", ["pension"]),
        (WARD, "overtime that is compulsory", ["overtime"]),
        (WARD, "wages", ["pay"]),
        (WARD, "the union and the trust", []),
        (TRUCE, "an exchange of all prisoners", ["prisoners"]),
        (TRUCE, "the withdrawal of troops from the valley", ["withdrawal"]),
        (TRUCE, "Velmoran and Tarskian soldiers", []),
    ],
)
def test_terms_and_rare_words_name_the_issue(codebook, text, issues):
    """A term in any form or order, or enough words of the proposition, name an issue; names of parties do not."""
    assert _topics(text, codebook) == issues


def test_a_match_says_where_it_stands_and_why():
    """The tokens of a match hold its words, and the reason says that it is a term."""
    made = document("Nobody spoke of the landing tariff at noon.")
    (match,) = coder(FISH).topics.find(made.tokens, 0, len(made.tokens))
    assert made.token_span(match.first, match.last).exact == "landing tariff"
    assert match.why.startswith("term")
    assert 0 < match.score <= 1


def _large(size):
    letters = "bdfgklmnprst"
    words = ["".join((letters[i % 12], "a", letters[i // 12 % 12], "o", letters[i // 144 % 12], "u", "x")) for i in range(size)]
    issues = tuple(
        Issue(f"i{i}", f"The {word} pier", f"The {word} pier is rebuilt", (f"{word} pier",)) for i, word in enumerate(words)
    )
    return words, Codebook(
        "Piers", (Party("city", "City Council", ("the city",)), Party("port", "Port Office", ("the port",))), issues
    )


def test_a_codebook_of_two_hundred_issues_is_told_apart():
    """Each of two hundred issues that differ in one word is found by that word alone."""
    words, book = _large(200)
    for i in (0, 57, 144, 199):
        assert rows(f"The city demanded the {words[i]} pier.", book) == [("city", f"i{i}", "demands")]


def test_a_codebook_of_two_hundred_issues_is_read_at_an_even_pace():
    """Forty sentences against two hundred issues take seconds at most."""
    words, book = _large(200)
    made = document(" ".join(f"The port rejected the {word} pier." for word in words[:40]))
    ready = Coder.of(book)
    start = time.perf_counter()
    found = ready.read(made)
    assert time.perf_counter() - start < 10
    assert [one.issue for one in found] == [f"i{i}" for i in range(40)]


def test_only_issues_that_share_a_word_are_looked_at(monkeypatch):
    """The work for a sentence does not grow with the issues that have none of its words."""
    looked = []
    best = issues._best
    monkeypatch.setattr(issues, "_best", lambda profile, known: looked.append(profile.issue.id) or best(profile, known))
    words, book = _large(500)
    made = document(f"The depot at {words[7]} was visited on a {words[499]} morning.")
    ready = Coder.of(book)
    ready.topics.find(made.tokens, 0, len(made.tokens))
    assert looked == ["i7", "i499"]


def test_an_issue_with_no_terms_is_found_by_its_proposition():
    """Terms are a help, not a need."""
    book = Codebook(
        "Piers", (Party("city", "City Council", ("the city",)),), (Issue("tram", "Tram", "The tram runs at night"),)
    )
    assert rows("The city wants the tram to run at night.", book) == [("city", "tram", "demands")]


def test_a_codebook_without_issues_finds_nothing():
    """No issues, no statements."""
    book = Codebook("Piers", (Party("city", "City Council", ("the city",)),), ())
    assert rows("The city wants the tram to run at night.", book) == []


@given(
    st.lists(
        st.sampled_from("catch limit on the a landing tariff fish back throw . , observers Norway waters access of".split()),
        max_size=25,
    )
)
def test_matches_lie_in_the_words_that_were_searched(words):
    """Each issue matches at most once, inside the stretch, with a score of 0 to 1."""
    made = document(" ".join(words))
    found = coder(FISH).topics.find(made.tokens, 0, len(made.tokens))
    assert len({match.issue for match in found}) == len(found)
    assert all(0 <= m.first < m.last <= len(made.tokens) and 0 < m.score <= 1 for m in found)
