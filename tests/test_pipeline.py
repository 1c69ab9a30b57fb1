"""The whole path: files in, a state of play out, whose every word stands in a report."""

import tempfile
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stateofplay import intake, pipeline
from stateofplay.errors import InputError, ReportError
from stateofplay.export import state_json
from stateofplay.model import Actor, Codebook, Context, Issue, Level, PartialDate, Party, Reader, Sourcing, Span, Stance

BOOK = Codebook(
    "Mackerel talks",
    (
        Party("iceland", "Iceland", ("Reykjavik",), (Actor("Edda Strand", "fisheries minister"),)),
        Party("norway", "Norway", ("Oslo",), (Actor("Jon Hall", "chief negotiator"),)),
    ),
    (
        Issue("limit", "Catch limit", "The catch limit is cut by a tenth", ("catch limit",)),
        Issue("access", "Access", "Icelandic boats may fish in Norwegian waters", ("access to waters",)),
    ),
)
FILES = {
    "01.txt": (
        "outlet: Harbour Wire\npublished: 2031-03-04\ntitle: Talks open\n\n"
        "Iceland rejects the catch limit, Edda Strand said on Monday.\n\n"
        "“We demand access to waters,” she said. Some 120 boats stayed in port.\n"
    ),
    "02.txt": (
        "outlet: Tide\npublished: 2031-03-11\n\n"
        "Norway supports the catch limit, Jon Hall said. He rejected access to waters.\n\n"
        "Iceland said it accepts the catch limit if boats get help. Some 90 boats stayed in port.\n"
    ),
    "03.md": "published: 2031-03-08\n\nNorway demands the catch limit, according to Oslo.\n\nTalks resume on March 20.\n",
}


def _write(folder, files):
    """The paths of the files, written into the folder."""
    folder = Path(folder)
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


@pytest.fixture
def paths(tmp_path):
    """The three reports as files."""
    return _write(tmp_path, FILES)


def _spans(state):
    """(report id, span) of every words that the state rests on."""
    for row in state.statements:
        for span in (row.evidence, row.sentence, row.source, row.cue, row.condition):
            if span is not None:
                yield row.report, span
    for fact in (*state.figures, *state.events):
        yield fact.report, fact.evidence
    for conflict in state.conflicts:
        for citation in (conflict.a, conflict.b):
            yield citation.report, citation.evidence
    for status in state.status:
        for citation in status.evidence:
            yield citation.report, citation.evidence


def _hold(state, paths):
    """Whether each span of the state says its words in its report."""
    texts = {report.id: report.text for report in intake.load(paths, Context())}
    return all(span.holds_in(texts[report]) for report, span in _spans(state))


def test_reads_who_stands_where(paths):
    """Three small reports give the stances that they tell, each with its source and its words."""
    state = pipeline.read(paths, BOOK)
    rows = {(row.report, row.party, row.issue): row for row in state.statements}
    no, want = rows["01", "iceland", "limit"], rows["01", "iceland", "access"]
    assert (no.stance, no.speaker, no.sourcing) == (Stance.REJECTS, "Edda Strand", Sourcing.NAMED)
    assert (want.stance, want.speaker) == (Stance.DEMANDS, "Edda Strand")
    assert rows["02", "iceland", "limit"].condition.exact == "if boats get help"
    assert state.cell("norway", "access").stance is Stance.REJECTS
    assert [card.id for card in state.reports] == ["01", "03", "02"]
    assert state.as_of == "2031-03-11"
    assert {figure.value for figure in state.figures} >= {120, 90}
    assert "2031-03-20" in {event.date for event in state.events}
    assert _hold(state, paths)
    assert len(list(_spans(state))) > 20


def test_same_bytes_twice(paths):
    """Reading the same files again gives the same bytes."""
    assert state_json.dumps(pipeline.read(paths, BOOK)) == state_json.dumps(pipeline.read(paths, BOOK))


def test_order_of_paths_is_nothing(paths):
    """In whatever order the files are given, alone or as their folder, the state is the same to the byte."""
    made = {state_json.dumps(pipeline.read(order, BOOK)) for order in permutations(paths)}
    made.add(state_json.dumps(pipeline.read([paths[0].parent], BOOK)))
    assert len(made) == 1


def test_names_of_files_do_not_change_what_is_read(tmp_path, paths):
    """Under names that sort the other way round the same is read."""
    other = tmp_path / "other"
    other.mkdir()
    names = {"01": "z", "02": "y", "03": "x"}
    files = {names[name.partition(".")[0]] + "." + name.partition(".")[2]: text for name, text in FILES.items()}
    one, two = pipeline.read(paths, BOOK), pipeline.read(_write(other, files), BOOK)
    told = [
        [(names.get(s.report, s.report), s.evidence, s.party, s.issue, s.stance) for s in state.statements]
        for state in (one, two)
    ]
    assert told[0] == told[1]
    cells = [[(c.party, c.issue, c.stance, c.as_of, c.sources, c.conditional) for c in state.cells] for state in (one, two)]
    assert cells[0] == cells[1]
    assert len(cells[0]) >= 3


def test_report_alone_says_what_it_says_among_others(paths):
    """What a report states does not depend on what is read with it."""
    among = pipeline.read(paths, BOOK)
    for path in paths:
        alone = pipeline.read([path], BOOK)
        assert alone.statements == tuple(row for row in among.statements if row.report == path.stem)
        assert alone.figures == tuple(row for row in among.figures if row.report == path.stem)
        assert alone.events == tuple(row for row in among.events if row.report == path.stem)
        assert alone.statements


_PIECES = (
    "Iceland rejects the catch limit, Edda Strand said on Monday.",
    "“We demand access to waters,” said Jon Hall. “Never!”",
    "NORWAY SUPPORTS THE CATCH LIMIT, OSLO SAID.",
    "Ice\u00adland demands access to wa\u00adters if 5 percent hold\u200b.",
    "Norway “will not\u201d accept the catch limit by 4 March 🐟🐟",
    "e\u0301 Strand\u0301 said Norway rejects acce\u0301ss to waters;",
    "\u202eNorway said\u202c \u05d0\u05d1 the catch limit is agreed.",
    "The catch limit was agreed; 120 boats sailed on March 20, according to Iceland.",
    "Talks on access to waters are deadlocked, “they” said",
    "“”’‘\"'«»",
    "published: 2031",
    "---",
    "- Iceland wants access to waters",
    "<p>Norway</p> & {{ catch limit }}",
    "",
)
_TEXTS = st.lists(
    st.tuples(
        st.sampled_from(_PIECES) | st.text(st.sampled_from("aB .,“”\"'\u00ad\u0301🙂\u05d0\u202e\x00\t%5$"), max_size=10),
        st.sampled_from(["\n", " ", "\n\n", "\r\n\r\n", "\r", ""]),
    ),
    max_size=8,
).map(lambda rows: "".join(text + end for text, end in rows))


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=3))
def test_every_word_stands_in_its_report(bodies):
    """Whatever the text, with marks, hidden signs, other scripts and line ends, each span of the state says its words."""
    files = {f"{n}.txt": f"published: 2031-03-0{n + 1}\n\n{body}\nBoats wait." for n, body in enumerate(bodies)}
    with tempfile.TemporaryDirectory() as folder:
        paths = _write(folder, files)
        try:
            state = pipeline.read(paths, BOOK)
        except InputError:
            assert all("\x00" in body for body in bodies)
            return
        assert _hold(state, paths)
        turned = pipeline.read(paths[::-1], BOOK)
        assert state_json.dumps(replace(turned, notices=state.notices)) == state_json.dumps(state)
        copies = {copy.report for copy in state.copies}  # a copy is read as its original is
        for path in paths:
            if path.stem in {card.id for card in state.reports} - copies:
                alone = pipeline.read([path], BOOK).statements
                assert alone == tuple(row for row in state.statements if row.report == path.stem)


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_every_layer_says_its_words(body):
    """Each span of each layer of a document says its words, and layers stand in the order of the text."""
    with tempfile.TemporaryDirectory() as folder:
        (path,) = _write(folder, {"a.txt": f"published: 2031-03-04\n\n{body}\nBoats wait."})
        try:
            made = pipeline.annotate(path)
        except ReportError:
            assert "\x00" in body
            return
    text = made.report.text
    spans = [row.span for layer in (made.mentions, made.dates, made.quantities, made.quotations) for row in layer]
    spans += [span for a in made.attributions for role in (a.source, a.cue, a.content) for span in role]
    spans += [Span.of(text, token.start, token.end) for token in made.tokens]
    assert all(span.holds_in(text) and len(span) for span in spans)
    assert list(made.sentences) == sorted(made.sentences, key=lambda sentence: sentence.start)


BAD = {
    "empty.txt": (b"", "empty"),
    "scan.txt": (b"%PDF-1.7\x00\x01\x02\xff" * 50, ""),
    "misdated.txt": (b"outlet: Tide\npublished: 2031-02-31\n\nNorway said no.\n", "2031-02-31"),
}


def test_bad_files_do_not_stop_the_good_ones(tmp_path, paths):
    """Each bad file is refused in a notice that names file and remedy; the picture is that of the good ones."""
    good = pipeline.read(paths, BOOK)
    heard = []
    bad = _write(tmp_path, {name: data for name, (data, _) in BAD.items()})
    state = pipeline.read([bad[0], *paths, *bad[1:], tmp_path / "gone.txt"], BOOK, Context(notify=heard.append))
    assert (state.statements, state.cells, state.reports) == (good.statements, good.cells, good.reports)
    assert sorted(heard, key=lambda notice: str(notice.place)) == list(state.notices)
    told = {Path(notice.place.file).name: notice for notice in state.notices}
    assert set(told) == {*BAD, "gone.txt"}
    for name, (_, words) in BAD.items():
        assert told[name].level is Level.ERROR
        assert words in told[name].problem
        assert told[name].remedy
    assert told["misdated.txt"].place.line == 2
    assert good.notices == ()


@pytest.mark.parametrize("name", list(BAD))
def test_nothing_readable_is_an_error(tmp_path, name):
    """Where no report can be read the error carries the first problem and its file."""
    bad = _write(tmp_path, {name: BAD[name][0]})
    with pytest.raises(InputError, match="no report could be read") as caught:
        pipeline.read(bad, BOOK)
    assert name in str(caught.value)
    assert BAD[name][1] in str(caught.value)


def test_no_paths_is_an_error():
    """Without files the error says what to give."""
    with pytest.raises(InputError, match="Give text, Markdown or HTML files"):
        pipeline.read([], BOOK)


def test_progress_is_told(paths):
    """Progress counts every report once in reading order, and ends with all of them."""
    seen = []
    pipeline.read(paths, BOOK, progress=lambda *row: seen.append(row))
    assert seen == [(0, 3, "01"), (1, 3, "03"), (2, 3, "02"), (3, 3, "")]


def test_codebook_of_the_call_counts(paths):
    """The codebook given replaces that of the context."""
    other = Codebook("Other", BOOK.parties[:1], BOOK.issues[:1])
    state = pipeline.read(paths, other, Context(codebook=BOOK))
    assert state.codebook is other
    assert {row.party for row in state.statements} <= {"iceland", ""}
    assert {row.issue for row in state.statements} == {"limit"}


def test_annotate_takes_a_date_only_where_the_file_has_none(tmp_path):
    """A date from outside fills a gap, and does not overrule the header."""
    bare, dated = _write(tmp_path, {"a.txt": "Norway said no on Monday.", "b.txt": FILES["01.txt"]})
    day = PartialDate("2031-05-05")
    assert pipeline.annotate(bare, published=day).report.published == day
    assert pipeline.annotate(bare).report.published is None
    assert pipeline.annotate(dated, published=day).report.published == PartialDate("2031-03-04")


def test_annotate_refuses_what_is_no_report(tmp_path):
    """An empty file is a ReportError with its place."""
    (path,) = _write(tmp_path, {"a.txt": ""})
    with pytest.raises(ReportError, match="empty") as caught:
        pipeline.annotate(path)
    assert caught.value.place.file.endswith("a.txt")


def test_many_reports_are_annotated_as_each_by_itself(tmp_path):
    """Layers do not depend on what is read beside a report; a file that cannot be read is told, and the others still come."""
    texts = {"a": "Oslo said it would wait. Bern wants a pause.", "b": "", "c": "The minister said the port would reopen."}
    paths = []
    for name, text in texts.items():
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    failed = []
    together = list(pipeline.annotate_each(paths, Context(), None, failed.append))
    assert together == [pipeline.annotate(paths[0]), pipeline.annotate(paths[2])]
    assert ["b.txt" in str(error) for error in failed] == [True]


def test_doubts_about_the_codebook_are_in_the_state(paths, tmp_path):
    """Near doubles, opposites, questions and denials are told with their lines; advice is left to the check."""
    path = tmp_path / "codebook.yaml"
    path.write_text(
        """parties: {iceland: {name: Iceland}, norway: {name: Norway}}
issues:
  limit: {proposition: Is the catch limit cut by a tenth?, terms: [catch limit]}
  again: {proposition: The catch limit is cut by one tenth}
  not: {proposition: The catch limit is not cut by a tenth}
""",
        encoding="utf-8",
    )
    book = intake.read_codebook(path)
    told = [str(notice) for notice in pipeline.read(paths, book, Context(reader=Reader.RULES)).notices]
    assert len(told) == 4
    for line, part in (
        (3, 'is a question; it is read as the statement "The catch limit is cut by a tenth"'),
        (4, "nearly the same as that of issues.limit in line 3"),
        (5, "is negated"),
        (5, "the opposite of that of issues.limit in line 3"),
    ):
        assert any(f"codebook.yaml:{line}:" in one and part in one for one in told)
    advice = [notice.problem for notice in pipeline.doubts(book) if notice.level is Level.INFO]
    assert len(advice) == 2
    assert all("there are no terms" in one for one in advice)


def test_a_large_codebook_is_read_and_checked(paths):
    """Five hundred issues and two hundred parties are no more than many."""
    parties = tuple(Party(f"p{i}", f"Harbour {i} Council", (f"H{i}",), (Actor(f"Ada{i} Berg{i}"),)) for i in range(200))
    issues = tuple(Issue(f"i{i}", f"Pier w{i}x", f"The pier at w{i}x is rebuilt", (f"w{i}x pier",)) for i in range(500))
    book = replace(BOOK, parties=(*BOOK.parties, *parties), issues=(*BOOK.issues, *issues))
    assert pipeline.doubts(book) == ()
    state = pipeline.read(paths, book, Context(reader=Reader.RULES))
    assert {statement.issue for statement in state.statements} == {"limit", "access"}
