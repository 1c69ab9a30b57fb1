"""A copy is read as its original is read, on its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.model import Citation, Copy, CopyKind, Reading, Report, Sourcing, Span, Stance, Statement
from stateofplay.reconcile.echoes import read_again

FIRST = "The port firmly rejected a shorter week on Monday. Ada Lind said the crews would accept two more nights if pay rises."
SPUN = (
    "The harbour flatly refused a briefer week on Monday. Ada Lind stated the teams would take two more nights if wages climb."
)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def _statement(report: str, text: str, words: str, **more: object) -> Statement:
    sentence = next(part for part in text.split(". ") if words in part)
    given_of_it = {"source": None, "condition": None, "stance": Stance.REJECTS, "issue": "week", "party": "port", **more}
    return Statement(
        report=report, evidence=_span(text, words), sentence=_span(text, sentence), sourcing=Sourcing.NAMED, **given_of_it
    )  # type: ignore[arg-type]


def _copy(own: str, other: str, kind: CopyKind = CopyKind.RESPUN) -> Copy:
    pairs = zip(own.split(". "), other.split(". "), strict=True)
    passages = tuple((Citation("b", _span(own, mine)), Citation("a", _span(other, theirs))) for mine, theirs in pairs)
    return Copy("b", "a", kind, 1.0, "dates", passages)


def _readings(own: str, *rows: Statement, held: tuple[Statement, ...] = ()) -> tuple[Reading, Reading]:
    return Reading(Report(id="a", text=FIRST), rows), Reading(Report(id="b", text=own), held)


def test_the_originals_statement_stands_on_the_copys_words() -> None:
    """The words that state it are found among the swapped ones."""
    rows = _readings(SPUN, _statement("a", FIRST, "firmly rejected a shorter week"))
    _, copy = read_again(rows, [_copy(SPUN, FIRST)])
    assert [row.evidence.exact for row in copy.statements] == ["flatly refused a briefer week"]
    assert copy.statements[0].report == "b"
    assert copy.statements[0].sentence.holds_in(SPUN)


def test_condition_and_source_come_along() -> None:
    """What a statement hangs on is found too."""
    source, condition = _span(FIRST, "Ada Lind"), _span(FIRST, "if pay rises")
    row = _statement("a", FIRST, "would accept two more nights", source=source, condition=condition, stance=Stance.OPEN)
    _, copy = read_again(_readings(SPUN, row), [_copy(SPUN, FIRST)])
    (echo,) = copy.statements
    assert (echo.source and echo.source.exact, echo.condition and echo.condition.exact) == ("Ada Lind", "if wages climb")


def test_the_copys_own_reading_of_a_shared_sentence_gives_way() -> None:
    """A text made harder to read is not read twice."""
    own = _statement("b", SPUN, "take two more nights", stance=Stance.DEMANDS)
    _, copy = read_again(_readings(SPUN, held=(own,)), [_copy(SPUN, FIRST)])
    assert copy.statements == ()


def test_an_update_that_says_the_opposite_is_read_as_it_stands() -> None:
    """Later the port came round; the earlier report's refusal is no reading of these words. Of a spun text it is."""
    update = FIRST.replace("firmly rejected", "firmly supported")
    first = _statement("a", FIRST, "firmly rejected a shorter week")
    own = _statement("b", update, "firmly supported a shorter week", stance=Stance.SUPPORTS)
    rows = _readings(update, first, held=(own,))
    _, edited = read_again(rows, [_copy(update, FIRST, CopyKind.EDITED)])
    assert edited.statements == (own,)
    _, respun = read_again(rows, [_copy(update, FIRST)])
    assert [row.stance for row in respun.statements] == [Stance.REJECTS]


def test_what_the_copy_adds_stays() -> None:
    """A sentence that the original lacks keeps its reading."""
    text = SPUN + " The mayor backs a shorter week."
    own = _statement("b", text, "backs a shorter week", stance=Stance.SUPPORTS, party="city")
    _, copy = read_again(_readings(text, held=(own,)), [_copy(SPUN, FIRST)])
    assert copy.statements == (own,)


def test_a_statement_without_its_source_is_not_carried_over() -> None:
    """A copy that lacks the source's name does not say who said it."""
    text = "The harbour flatly refused a briefer week on Monday. The teams would take two more nights if wages climb."
    row = _statement("a", FIRST, "would accept two more nights", source=_span(FIRST, "Ada Lind"))
    _, copy = read_again(_readings(text, row), [_copy(text, FIRST)])
    assert copy.statements == ()


def test_two_sentences_that_are_one_of_the_original_are_both_read() -> None:
    """A copy that tells a sentence twice has its statement twice, and neither place keeps another reading."""
    text = "The harbour flatly refused a briefer week. Talks went on. On Monday the port firmly rejected a shorter week."
    first, _, second = text.removesuffix(".").split(". ")
    theirs = FIRST.split(". ", maxsplit=1)[0]
    pairs = tuple((Citation("b", _span(text, own)), Citation("a", _span(FIRST, theirs))) for own in (first, second))
    row = _statement("a", FIRST, "firmly rejected a shorter week")
    _, copy = read_again(_readings(text, row), [Copy("b", "a", CopyKind.RESPUN, 1.0, "dates", pairs)])
    assert [row.evidence.exact for row in copy.statements] == [
        "flatly refused a briefer week",
        "firmly rejected a shorter week",
    ]
    assert [row.sentence.exact for row in copy.statements] == [first, second]


def test_a_sentence_that_was_cut_in_two_keeps_its_condition() -> None:
    """What a statement hangs on may stand in the other half."""
    text = "Ada Lind said the crews would accept two more nights. Only if pay rises, she said."
    halves = text.removesuffix(".").split(". ")
    pairs = tuple((Citation("b", _span(text, own)), Citation("a", _span(FIRST, FIRST.split(". ")[1]))) for own in halves)
    row = _statement("a", FIRST, "would accept two more nights", condition=_span(FIRST, "if pay rises"), stance=Stance.OPEN)
    _, copy = read_again(_readings(text, row), [Copy("b", "a", CopyKind.EDITED, 1.0, "dates", pairs)])
    assert [(row.evidence.exact, row.condition and row.condition.exact) for row in copy.statements] == [
        ("would accept two more nights", "if pay rises")
    ]


def test_a_copy_of_a_copy_is_read_as_the_first_original() -> None:
    """What B has from A goes on to C, whichever copy is named first."""
    row = _statement("a", FIRST, "firmly rejected a shorter week")
    rows = (*_readings(SPUN, row), Reading(Report(id="c", text=SPUN)))
    second = _copy(SPUN, SPUN)
    on = Copy("c", "b", CopyKind.EXACT, 1.0, "dates", second.passages)
    for said in ([_copy(SPUN, FIRST), on], [on, _copy(SPUN, FIRST)]):
        assert [row.evidence.exact for row in read_again(rows, said)[2].statements] == ["flatly refused a briefer week"]


def test_readings_without_copies_are_left_as_they_are() -> None:
    """Nothing is carried over between reports that are no copies."""
    rows = _readings(SPUN, _statement("a", FIRST, "firmly rejected a shorter week"))
    assert read_again(rows, []) == rows


@given(st.lists(st.sampled_from("the a port crew pay week not would 5 12 Lind rises rejects".split()), min_size=3, max_size=30))
def test_spans_say_their_words(swapped: list[str]) -> None:
    """Whatever the words of the copy, the evidence is where it says."""
    text = " ".join(swapped)
    report = Report(id="b", text=text)
    row = _statement("a", FIRST, "rejected a shorter week")
    pair = (Citation("b", Span.of(text, 0, len(text))), Citation("a", row.sentence))
    copy = Copy("b", "a", CopyKind.RESPUN, 1.0, "", (pair,))
    _, read = read_again((Reading(Report(id="a", text=FIRST), (row,)), Reading(report)), [copy])
    assert all(echo.evidence.holds_in(text) for echo in read.statements)
