"""States built by hand, for the tests of what shows them: a large one about a harbour, and generated ones."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import strategies as st

from stateofplay.errors import Place
from stateofplay.model import (
    Actor,
    Cell,
    Citation,
    Codebook,
    Conflict,
    Copy,
    CopyKind,
    Event,
    EventKind,
    Figure,
    Issue,
    IssueStatus,
    Level,
    Movement,
    Notice,
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
        figures=(
            Figure("01-wire", Span(5, 15, "12 percent"), 12, "percent", "at_least", "the union"),
            Figure("04-letter", Span(50, 60, "$5 billion"), 5e9, "dollars"),
        ),
        events=(
            Event("01-wire", Span(70, 86, "met on Sunday in"), "2025-11-02", EventKind.TALKS, "Lindenbrook"),
            Event("05-wire", Span(70, 80, "next month"), "2025-12", EventKind.DEADLINE),
        ),
        retellings=(Retelling((lead.id, told.id), "the same quotation"),),
        conflicts=(Conflict(said(red), said(lead), "whether the talks broke off", "stance", "crane-automation", (red.id,)),),
        copies=(Copy("03-copy", "02-post", CopyKind.EDITED, 0.93),),
        movements=(
            Movement("lines", "fee-rise", Stance.REJECTS, Stance.OPEN, "2025-11-02", "2025-11-12", before.id, after.id),
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
    return State(
        codebook=codebook((Party("p1", HOSTILE),), (("i1", HOSTILE, HOSTILE),), HOSTILE),
        reports=(ReportCard("r1", HOSTILE, None, HOSTILE, 1, 1),),
        statements=(row,),
        cells=(cell(row, contradicted=True, moved_from=Stance.OPEN),),
        status=(IssueStatus("i1", Status.OPEN, (row.id,), (said,)),),
        figures=(Figure("r1", row.evidence, 1, HOSTILE, "", HOSTILE),),
        events=(Event("r1", row.evidence, "2025", EventKind.CALL, HOSTILE),),
        conflicts=(Conflict(said, said, HOSTILE, "stance", "i1"),),
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

    return State(
        codebook=Codebook(draw(text), parties, issues),
        reports=cards,
        statements=tuple(rows),
        cells=some(st.builds(
            Cell, party, issue, st.sampled_from(Stance), text, said, st.integers(0, 9), st.integers(0, 9), st.booleans(),
            st.booleans(), st.booleans(), st.none() | st.sampled_from(Stance),
        )),
        status=some(st.builds(IssueStatus, issue, st.sampled_from(Status), said, st.lists(citations, max_size=2).map(tuple))),
        figures=some(st.builds(Figure, report, spans, st.integers() | st.floats(allow_nan=False, allow_infinity=False), text)),
        events=some(st.builds(Event, report, spans, text, st.sampled_from(EventKind), text)),
        retellings=some(st.builds(Retelling, said, text)),
        conflicts=some(st.builds(Conflict, citations, citations, text, text, issue, said)),
        copies=some(st.builds(Copy, report, report, st.sampled_from(CopyKind), share)),
        movements=some(st.builds(Movement, party, issue, stances, stances, text, text, text, text)),
        notices=some(st.builds(
            Notice, st.sampled_from(Level), text, st.builds(Place, text, st.none() | st.integers(0, 9), st.none(), text), text,
        )),
    )  # fmt: skip


def _no_pair(text):
    """Whether no two lone surrogates stand side by side that JSON would read back as one character."""
    return not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))
