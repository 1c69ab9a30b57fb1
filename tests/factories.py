"""States built by hand, for the tests of what shows them: a large one about a harbour, and generated ones."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from stateofplay.errors import Place
from stateofplay.model import (
    Action,
    Actor,
    Cell,
    Check,
    Citation,
    Codebook,
    Conflict,
    Copy,
    CopyKind,
    DeadlineState,
    Event,
    EventKind,
    Figure,
    Issue,
    IssueStatus,
    Level,
    Merge,
    Movement,
    Notice,
    Occurrence,
    PartialDate,
    Party,
    ReportCard,
    Retelling,
    Sourcing,
    Span,
    Stance,
    State,
    Statement,
    Status,
    Tally,
    Verdict,
)

PARTIES = (
    Party("port", "Northern Harbour Authority", ("the port", "the authority"), (Actor("Ada Lind", "chair"),)),
    Party("union", "Dockers' Union", ("the union", "dockers"), (Actor("Tomas Berg"),)),
    Party("lines", "Shipping Lines' Association", ("the lines", "carriers")),
    Party("city", "City Council", ("the city", "the council")),
)
ISSUES = (
    ("fee-rise", "Higher harbour fees", "Harbour fees rise by at least 5 percent in the first year"),
    ("night-shift", "Night shift", "The night shift ends by the summer"),
    ("crane-automation", "Automation of the container cranes at the northern terminal", "The cranes run without drivers"),
    ("pensions", "Pensions", "Dockers hired after 2020 join the old pension fund"),
    ("waiting", "Waiting times", "Ships wait no longer than a day"),
    ("shore-power", "Shore power", "Ships at berth take their power from the shore"),
    ("dredging", "Dredging of the outer channel", "The outer channel is dredged to 16 metres"),
    ("pier-four", "Pier Four stays open", "Pier Four stays open"),
    ("rail-link", "Rail link", "The city pays for the rail link to the terminal"),
    ("strike-pay", "Pay for the days of the strike", "Dockers are paid for the days on which they struck"),
    ("arbitration", "Binding arbitration", "Disputes go to binding arbitration"),
    ("term", "Length of the contract", "The contract runs for four years"),
)
SENTENCES = {
    Stance.DEMANDS: ("Lind told reporters that ", "the authority insists on it in the first year", ', calling it "overdue".'),
    Stance.OFFERS: ("In a letter seen by the paper, ", "the side proposes to pay half", " of what it will cost."),
    Stance.SUPPORTS: ("The spokesman said ", "they back the plan", " and would say so at the table."),
    Stance.OPEN: ("Two officials said ", "the side could live with it", " if the fees stay where they are."),
    Stance.UNDECIDED: ("Asked about it, ", "the council had no answer yet", "."),
    Stance.REJECTS: ('"', "We will never sign that", '," Berg said after the meeting on Monday.'),
}
CARDS = (
    ReportCard("01-wire", "Lindenbrook Wire", PartialDate("2025-11-02"), "Talks open with fees in dispute", 412, 1),
    ReportCard("02-post", "Harbour Post", PartialDate("2025-11-05"), "Union walks out over cranes", 655, 3),
    ReportCard("03-copy", "Evening Mirror", PartialDate("2025-11-05"), "Union walks out over cranes", 640),
    ReportCard("04-letter", "The Dock Letter", PartialDate("2025-11-09"), "What the lines want", 1210, 2),
    ReportCard("05-wire", "Lindenbrook Wire", PartialDate("2025-11-12"), "Pier Four agreed, pay still open", 388),
)
FIGURES = (
    Figure("01-wire", Span(5, 15, "12 percent"), 12, "percent", "at_least", "the union", "the rise", "2025-11"),
    Figure("04-letter", Span(50, 60, "$5 billion"), 5e9, "dollars"),
    Figure("04-letter", Span(70, 79, "40 cranes"), 40, "cranes", counts="cranes that run"),
    Figure("04-letter", Span(84, 93, "64 cranes"), 64, "cranes"),
    Figure("05-wire", Span(5, 14, "9 percent"), 9, "percent", "", "the port", "the rise"),
)
EVENTS = (
    Event("01-wire", Span(70, 86, "met on Sunday in"), "2025-11-02", EventKind.TALKS, "Lindenbrook", ("port", "union")),
    Event("02-post", Span(20, 37, "the walkout talks"), "2025-11", EventKind.TALKS, "", ("union", "city")),
    Event("01-wire", Span(120, 140, "answer by 8 November"), "2025-11-08", EventKind.DEADLINE, "", ("port",)),
    Event("05-wire", Span(70, 80, "next month"), "2025-12", EventKind.DEADLINE),
)
OCCURRENCES = (
    Occurrence(EVENTS[:2], EventKind.TALKS, "2025-11-02", "Lindenbrook", ("port", "union", "city"), None, "one day, one kind"),
    Occurrence((EVENTS[2],), EventKind.DEADLINE, "2025-11-08", "", ("port",), DeadlineState.PASSED),
    Occurrence((EVENTS[3],), EventKind.DEADLINE, "2025-12", "", (), DeadlineState.AHEAD),
)


def statement(report, issue, party, stance, at=0, **changes):
    """A statement whose sentence starts at `at`; `changes` are fields of Statement."""
    before, words, after = SENTENCES[stance]
    start = at + len(before)
    made = Statement(
        report=report,
        evidence=Span(start, start + len(words), words),
        sentence=Span(at, at + len(before + words + after), before + words + after),
        issue=issue,
        stance=stance,
        party=party,
        sourcing=Sourcing.COLLECTIVE,
        source=Span(at, at + len(before), before) if stance is Stance.SUPPORTS else None,
        confidence=0.9,
        reasons=(f"cue '{words.split()[0]}'",),
    )
    return replace(made, **changes)


def cell(*rows, **changes):
    """The cell that those statements make, the first of which sets the stance."""
    first = rows[0]
    dates = {card.id: str(card.published) for card in CARDS}
    made = Cell(
        party=first.party,
        issue=first.issue,
        stance=first.stance,
        as_of=dates.get(first.report, ""),
        statements=tuple(row.id for row in rows),
        sources=len(rows),
        reports=len({row.report for row in rows}),
        red_line=first.red_line,
        conditional=first.condition is not None,
    )
    return replace(made, **changes)


def codebook(parties=PARTIES, issues=ISSUES, negotiation="Harbour contract talks, autumn round"):
    """A codebook of those parties and issues."""
    return Codebook(negotiation, tuple(parties), tuple(Issue(*row) for row in issues))


def harbour():
    """Twelve issues, four parties, five reports (one a copy), with every kind of row that a state can hold."""
    cycle = [*SENTENCES, None, Stance.OPEN, None]
    rows, cells = [], []
    for i, (issue, _, _) in enumerate(ISSUES):
        for j, party in enumerate(PARTIES):
            stance = cycle[(i * 5 + j * 4) % len(cycle)]
            if stance is None:
                continue
            row = statement(CARDS[(i + 2 * j) % 5].id, issue, party.id, stance, at=1000 * i + 200 * j)
            rows.append(row)
            cells.append(cell(row, sources=1 + (i + j) % 3))
    red = statement(
        "05-wire", "crane-automation", "union", Stance.REJECTS, 90, red_line=True, speaker="Tomas Berg",
        sourcing=Sourcing.NAMED, source=Span(115, 119, "Berg"), via="Harbour Radio",
    )  # fmt: skip
    told = statement(
        "03-copy", "crane-automation", "union", Stance.REJECTS, 70, red_line=True, sourcing=Sourcing.OUTLET, via="Harbour Post"
    )
    lead = statement("02-post", "crane-automation", "union", Stance.REJECTS, 80, red_line=True)
    before = statement("01-wire", "fee-rise", "lines", Stance.REJECTS, 40, past=True)
    after = statement(
        "05-wire", "fee-rise", "lines", Stance.OPEN, 5000,
        condition=Span(5047, 5073, "if the fees stay where the"), told_by="city", sourcing=Sourcing.ANONYMOUS, confidence=0.55,
    )  # fmt: skip
    outsider = statement("04-letter", "fee-rise", "", Stance.SUPPORTS, 9000)
    rows += [lead, told, red, before, after, outsider]
    cells = [c for c in cells if (c.issue, c.party) not in {("crane-automation", "union"), ("fee-rise", "lines")}]
    cells += [
        cell(red, lead, told, sources=2, contradicted=True),
        cell(after, before, moved_from=Stance.REJECTS),
    ]
    said = lambda row: Citation(row.report, row.evidence)  # noqa: E731
    return State(
        codebook=codebook(),
        reports=CARDS,
        statements=tuple(rows),
        cells=tuple(cells),
        status=(
            IssueStatus("pier-four", Status.AGREED, (), (Citation("05-wire", Span(10, 40, "Both sides signed off on it on")),)),
            IssueStatus("crane-automation", Status.DEADLOCKED, (red.id,)),
            IssueStatus("waiting", Status.NARROWING, (), (Citation("04-letter", Span(0, 11, "gaps narrow")),)),
            IssueStatus("pensions", Status.OFF_TABLE, inferred=True),
            IssueStatus("fee-rise", Status.OPEN, (after.id,)),
        ),
        figures=FIGURES,
        events=EVENTS,
        retellings=(
            Retelling(
                (lead.id, told.id),
                "the same quotation",
                (Merge(lead.id, told.id, 3.5, (("the same quotation", 4.0), ("another outlet", -0.5)), "the same quotation"),),
                "first in 02-post, 2025-11-05",
            ),
        ),
        conflicts=(
            Conflict(
                said(red),
                said(lead),
                "whether the talks broke off",
                "stance",
                "crane-automation",
                (red.id,),
                "one says that they did, the other that they go on",
                0.8,
            ),
        ),
        copies=(
            Copy(
                "03-copy",
                "02-post",
                CopyKind.EDITED,
                0.93,
                "completeness",
                ((Citation("03-copy", Span(0, 9, "The union")), Citation("02-post", Span(4, 13, "The union"))),),
            ),
        ),
        movements=(
            Movement("lines", "fee-rise", Stance.REJECTS, Stance.OPEN, "2025-11-02", "2025-11-12", before.id, after.id),
        ),
        occurrences=OCCURRENCES,
        checks=(Check((FIGURES[2], FIGURES[3]), "parts", holds=False, working="40 + 20 = 60 of 64 cranes: 4 unaccounted for"),),
        tallies=(Tally("the rise", "percent", (FIGURES[0], FIGURES[4]), agrees=False),),
        verdicts=(
            Verdict(lead.id, Action.ACCEPT, ("Ada Lind",), ("Tomas Berg",), "2025-11-13T09:00:00Z", "her words", read=lead.id),
        ),
        notices=(Notice(Level.ERROR, "the file is empty", Place("reports/06.txt"), "give it text or take it away"),),
    )


def sized(parties, issues):
    """A state of that many parties and issues, every other cell filled."""
    party_rows = tuple(Party(f"p{i}", f"Party number {i}") for i in range(parties))
    issue_rows = tuple((f"i{i}", f"Issue number {i}", f"Thing {i} is done") for i in range(issues))
    rows = tuple(
        statement("01-wire", f"i{i}", f"p{j}", Stance.DEMANDS, at=1000 * i + 100 * j)
        for i in range(issues)
        for j in range(parties)
        if (i + j) % 2 == 0
    )
    return State(codebook(party_rows, issue_rows), CARDS[:1], rows, tuple(cell(row) for row in rows))


HOSTILE = "<script>alert(1)</script>\"'&\x1b[31mred\x1b[0m\x1b]8;;http://x\x07\u202egnp\x00 {{ 7*7 }} [bold]x[/bold]"


def hostile():
    """A state in which every text that can come from a report or a codebook is an attack."""
    row = replace(
        statement("r1", "i1", "p1", Stance.REJECTS),
        evidence=Span(0, len(HOSTILE), HOSTILE),
        sentence=Span(0, len(HOSTILE), HOSTILE),
        source=Span(0, len(HOSTILE), HOSTILE),
        condition=Span(0, len(HOSTILE), HOSTILE),
        speaker=HOSTILE,
        via=HOSTILE,
        reasons=(HOSTILE,),
    )
    said = row.citation
    figure = Figure("r1", row.evidence, 1, HOSTILE, "", HOSTILE, HOSTILE, HOSTILE)
    event = Event("r1", row.evidence, "2025", EventKind.CALL, HOSTILE, ("p1",))
    return State(
        codebook=codebook((Party("p1", HOSTILE),), (("i1", HOSTILE, HOSTILE),), HOSTILE),
        reports=(ReportCard("r1", HOSTILE, None, HOSTILE, 1, 1),),
        statements=(row,),
        cells=(cell(row, contradicted=True, moved_from=Stance.OPEN),),
        status=(IssueStatus("i1", Status.OPEN, (row.id,), (said,)),),
        figures=(figure,),
        events=(event,),
        retellings=(Retelling((row.id,), HOSTILE, (Merge(row.id, row.id, 1.0, ((HOSTILE, 1.0),), HOSTILE),), HOSTILE),),
        conflicts=(Conflict(said, said, HOSTILE, "stance", "i1", why=HOSTILE),),
        copies=(Copy("r1", "r1", CopyKind.RESPUN, 0.5, HOSTILE, ((said, said),)),),
        movements=(Movement("p1", "i1", Stance.OPEN, Stance.REJECTS, HOSTILE, HOSTILE, row.id, row.id),),
        occurrences=(Occurrence((event,), EventKind.CALL, "2025", HOSTILE, ("p1",), None, HOSTILE),),
        checks=(Check((figure,), HOSTILE, holds=False, working=HOSTILE),),
        tallies=(Tally(HOSTILE, HOSTILE, (figure, figure), agrees=False),),
        verdicts=(Verdict(row.id, Action.CORRECT, (HOSTILE,), (HOSTILE,), HOSTILE, HOSTILE),),
        notices=(Notice(Level.WARNING, HOSTILE, Place(HOSTILE), HOSTILE),),
    )


@st.composite
def states(draw):
    """Any state whose rows name what it holds; texts of all kinds, lone surrogates among them."""
    text = st.text(st.characters(exclude_categories=()), max_size=12).filter(_no_pair)
    ids = st.lists(text.filter(bool), min_size=1, max_size=3, unique=True)
    parties = tuple(
        Party(key, draw(text), tuple(draw(st.lists(text, max_size=2))), (Actor(draw(text)),), draw(text)) for key in draw(ids)
    )
    issues = tuple(Issue(key, draw(text), draw(text), (draw(text),)) for key in draw(ids))
    date = st.sampled_from((None, PartialDate("2025"), PartialDate("2024-02"), PartialDate("2025-12-15")))
    cards = tuple(ReportCard(key, draw(text), draw(date), draw(text), draw(st.integers(0, 9))) for key in draw(ids))
    report = st.sampled_from([card.id for card in cards])
    party, issue = st.sampled_from([party.id for party in parties]), st.sampled_from([issue.id for issue in issues])
    spans = st.builds(lambda start, exact: Span(start, start + len(exact), exact), st.integers(0, 99), text)
    maybe = st.none() | spans
    stances = st.sampled_from(list(SENTENCES))
    share = st.floats(0, 1)
    rows = draw(st.lists(st.builds(
        Statement, report=report, evidence=spans, sentence=spans, issue=issue, stance=stances, party=party | st.just(""),
        sourcing=st.sampled_from(Sourcing), source=maybe, cue=maybe, speaker=text, via=text, condition=maybe,
        red_line=st.booleans(), past=st.booleans(), told_by=text, confidence=share,
        reasons=st.lists(text, max_size=2).map(tuple),
    ), max_size=4))  # fmt: skip
    said = st.lists(st.sampled_from([row.id for row in rows]), max_size=3).map(tuple) if rows else st.just(())
    citations = st.builds(Citation, report, spans)

    def some(strategy):
        return tuple(draw(st.lists(strategy, max_size=2)))

    sides = st.lists(party, max_size=2).map(tuple)
    values = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    merges = st.builds(Merge, text, text, values, st.lists(st.tuples(text, values), max_size=2).map(tuple), text)
    figures = some(st.builds(Figure, report, spans, values, text, text, text, text, text))
    figures = tuple({figure.id: figure for figure in figures}.values())
    dates = text | st.sampled_from(("2025", "2025-11", "2025-11-02", "2025-11-02/2025-11-05"))
    events = some(st.builds(Event, report, spans, dates, st.sampled_from(EventKind), text, sides))
    events = tuple({event.id: event for event in events}.values())
    counted = st.lists(st.sampled_from(figures), max_size=2).map(tuple) if figures else st.just(())
    told = st.lists(st.sampled_from(events), max_size=2).map(tuple) if events else st.just(())
    return State(
        codebook=Codebook(draw(text), parties, issues),
        reports=cards,
        statements=tuple(rows),
        cells=some(st.builds(
            Cell, party, issue, st.sampled_from(Stance), text, said, st.integers(0, 9), st.integers(0, 9), st.booleans(),
            st.booleans(), st.booleans(), st.none() | st.sampled_from(Stance),
        )),
        status=some(st.builds(IssueStatus, issue, st.sampled_from(Status), said, st.lists(citations, max_size=2).map(tuple))),
        figures=figures,
        events=events,
        retellings=some(st.builds(Retelling, said, text, st.lists(merges, max_size=2).map(tuple), text)),
        conflicts=some(st.builds(Conflict, citations, citations, text, text, issue, said, text, share)),
        copies=some(st.builds(
            Copy, report, report, st.sampled_from(CopyKind), share, text,
            st.lists(st.tuples(citations, citations), max_size=2).map(tuple),
        )),
        movements=some(st.builds(Movement, party, issue, stances, stances, text, text, text, text)),
        occurrences=some(st.builds(
            Occurrence, told, st.sampled_from(EventKind), text, text, sides, st.none() | st.sampled_from(DeadlineState), text,
        )),
        checks=some(st.builds(Check, counted, text, st.booleans(), text)),
        tallies=some(st.builds(Tally, text, text, counted, st.booleans())),
        verdicts=some(st.builds(
            Verdict, text, st.sampled_from(Action), st.lists(text, max_size=2).map(tuple),
            st.lists(text, max_size=2).map(tuple),
            text, text, st.booleans(), st.booleans(), text,
        )),
        notices=some(st.builds(
            Notice, st.sampled_from(Level), text, st.builds(Place, text, st.none() | st.integers(0, 9), st.none(), text), text,
        )),
    )  # fmt: skip


def _no_pair(text):
    """Whether no two lone surrogates stand side by side that JSON would read back as one character."""
    return not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))
