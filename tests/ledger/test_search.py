"""The index of words, on both databases: what is found, in which order, and that nothing typed is more than words."""

import random

import pytest

from stateofplay.ledger import create, now, reports, search
from stateofplay.ledger.marks import marks, stems
from stateofplay.ledger.search import Term, Within, terms
from stateofplay.model import PartialDate, Report

LINES = (
    "The negotiators negotiated; negotiations go on in Genève.",
    "Peace talks failed, and the talks on peace ended.",
    "Ratification of the treaty is ahead.",
    "Naïve café-goers met at 10 o'clock — the ﬁnal hour.",
    "SELECT the delegates; DROP nothing, NEAR and NOT included.",
)


@pytest.fixture
def ledger(project_address):
    """An empty project."""
    with create(project_address) as made:
        yield made


def keep(ledger, name, lines, *, published="2025-11-03", replaces=None):
    """Keep a report of those lines; its number."""
    report = Report(name, "\n".join(lines), "The Post", PartialDate(published) if published else None, name)
    with ledger.writing() as connection:
        return reports.add(connection, report, recorded=now(), who="tests", replaces=replaces)


def found(ledger, query, **options):
    """The numbers of the paragraphs that are found, counted from 1."""
    with ledger.reading() as connection:
        return search.find(connection, terms(query), limit=options.pop("limit", 50), **options)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("negotiating", [1]),
        ("geneve", [1]),
        ("talks peace", [2]),
        ('"peace talks"', [2]),
        ('"talks peace"', []),
        ("the -talks", [5, 4, 3, 1]),
        ("the -negotiat* -talks", [5, 4, 3, 1]),
        ("ratif*", [3]),
        ("ratifica*", [3]),
        ("negotiat*", [1]),
        ('"the negotiat*"', [1]),
        ("cafe naive FINAL 10", [4]),
        ("near AND not OR select", []),
        ("near and not select", [5]),
        ("delegates NOT drop", [5]),
        ("'; DROP TABLE reports; --", []),
        ('words:"talks" ^failed', []),
        ("-talks", []),
        ("***", []),
        ("", []),
    ],
)
def test_a_query_is_words_and_nothing_else(ledger, query, numbers):
    """Stems, phrases, absent and open words are understood; what is an operator to a database is a word, or nothing."""
    keep(ledger, "monday", LINES)
    assert found(ledger, query) == numbers


def test_terms_are_read_as_typed():
    """Quotation marks, minus and star, with a quotation that nobody closed."""
    assert terms('fee "pay rise" -strike begin* -"a b" "peace talk*" "open end') == (
        Term(("fee",)),
        Term(("pay", "rise")),
        Term(("strike",), absent=True),
        Term(("begin",), opens=True),
        Term(("a", "b"), absent=True),
        Term(("peace", "talk"), opens=True),
        Term(("open", "end")),
    )


def test_marks_stand_on_what_was_searched_for(ledger):
    """Every form of a word, a phrase as one, in the letters of the text; nothing where a text is not what is wanted."""
    with ledger.reading() as connection:
        held = marks(connection, LINES, terms("negotiate geneve"))
        assert [LINES[0][a:b] for a, b in held[0]][-3:] == ["negotiated", "negotiations", "Genève"]
        assert held[1:] == [[], [], [], []]
        assert marks(connection, LINES, terms('"peace talks"'))[1] == [(0, 11)]
        assert [LINES[3][a:b] for a, b in marks(connection, LINES, terms("final cafe"))[3]] == ["café", "ﬁnal"]
        assert marks(connection, LINES, terms("the -negotiat*"))[0] == []
        assert marks(connection, ["state of play"], terms("stat*")) == [[(0, 5)]]
        assert stems(connection, {"talks", "talk", "10"}) == {"talks": "talk", "talk": "talk", "10": "10"}
        assert stems(connection, set()) == {}


def test_only_the_version_in_force_is_found(ledger):
    """What a later version of a report no longer says is not found; what it says still, once."""
    first = keep(ledger, "monday", ["An old wording of the quay.", "The quay stays."])
    keep(ledger, "monday", ["The quay stays."], replaces=first)
    assert found(ledger, "wording") == []
    assert found(ledger, "quay") == [3]


def test_reports_can_be_narrowed_by_day(ledger):
    """Days, months and years; a report of a month counts where any of its days does; an undated one never."""
    for name, day in (("a", "2025-11-03"), ("b", "2025-12"), ("c", "2026-01-05"), ("d", "")):
        keep(ledger, name, ["quay"], published=day)
    assert found(ledger, "quay") == [4, 3, 2, 1]
    assert found(ledger, "quay", within=Within(start="2025-12-10")) == [3, 2]
    assert found(ledger, "quay", within=Within(end="2025")) == [2, 1]
    assert found(ledger, "quay", within=Within(start="2025-11", end="2025-11")) == [1]


def test_pages_go_on_where_the_last_one_ended(ledger):
    """All pages together are what one is that holds them all."""
    keep(ledger, "monday", [f"quay {number}" for number in range(30)])
    pages, below = [], None
    while page := found(ledger, "quay", limit=7, below=below):
        pages += page
        below = page[-1]
    assert pages == list(range(30, 0, -1))


def test_what_is_found_is_what_is_there(ledger):
    """Among thousands of paragraphs, frequent, rare and combined words are all found, the newest first."""
    rng = random.Random(6)  # noqa: S311 - no secret
    words = [f"w{number}x" for number in range(400)]
    weights = [1 / (rank + 1) for rank in range(400)]
    lines = [rng.choices(words, weights, k=8) for _ in range(9_000)]
    keep(ledger, "long", [" ".join(line) for line in lines])
    for query in (
        "w0x",
        "w399x",
        "w3x w5x",
        "w40x w41x",
        "w0x -w1x",
        "w200x -w0x",
        '"w0x w1x"',
        '"w30x w31x"',
        "w0x w1x w2x w77x",
    ):
        wanted = terms(query)
        expected = [number for number, line in reversed(list(enumerate(lines, 1))) if all(_holds(line, one) for one in wanted)]
        for limit in (1, 20, 10_000):
            assert found(ledger, query, limit=limit) == expected[:limit], query
        assert found(ledger, query, limit=5, below=4_000) == [number for number in expected if number < 4_000][:5]


def _holds(line, term):
    size = len(term.words)
    here = any(tuple(line[at : at + size]) == term.words for at in range(len(line) - size + 1))
    return here is not term.absent


def test_a_paragraph_of_any_length_is_kept(ledger):
    """A paragraph that a server's index has no room for is found by its beginning."""
    keep(ledger, "long", [" ".join(f"n{number}q" for number in range(200_000))])
    assert found(ledger, "n17q") == [1]


@pytest.mark.parametrize("words", ["common", "common rare", '"common rare"'])
def test_old_days_are_looked_for_where_they_are(ledger, words, monkeypatch):
    """Paragraphs of no such report are not looked through, but for the newest; the same is found as without that."""
    numbers = {}
    for at in range(30):
        day = f"2025-{1 + at // 10:02}-{1 + at % 10:02}"
        numbers[day] = keep(ledger, f"r{at}", [f"Common rare words of report {at}."] * 40, published=day)
    looked = []
    kept = search._kept

    def noted(connection, batch, within):
        looked.extend(batch)
        return kept(connection, batch, within)

    monkeypatch.setattr(search, "_kept", noted)
    hits = found(ledger, words, limit=60, within=Within(start="2025-01-03", end="2025-01-04"))
    assert hits == list(range(160, 80, -1))[:60]
    assert len(looked) < 300
    assert found(ledger, words, limit=60, within=Within(start="2025-01-03", end="2025-01-04"), below=90) == list(
        range(89, 80, -1)
    )
    assert found(ledger, words, limit=60, within=Within(end="2024-12-31")) == []
    assert found(ledger, words, limit=60, within=Within(issue="none")) == []
