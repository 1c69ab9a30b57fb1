"""A codebook is read as it is written, and all that is wrong with one is found at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.errors import CodebookError
from stateofplay.intake import codebook_warnings, read_codebook
from stateofplay.model import Actor, Level

GOOD = """negotiation: Port talks
parties:
  union:
    name: Dockers' Union
    aliases: [the dockers, No, 1984]
    members: [Ada Lind, {name: Tom Bray, role: treasurer, aliases: [Bray]}]
  no:
    name: Port of Norway
    aliases: [on, NO., null]
issues:
  2025:
    proposition: Pay rises by 5 percent
    terms: [pay, yes, 5_000, 0x10]
    note: free text
"""


@pytest.fixture
def read(tmp_path):
    """Read a codebook from text or bytes."""

    def _read(content):
        path = tmp_path / "codebook.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_codebook(path)

    return _read


@pytest.fixture
def faults(read):
    """(line, key, problem and remedy) of each fault in a codebook."""

    def _faults(content):
        with pytest.raises(CodebookError) as caught:
            read(content)
        return [(fault.place.line, fault.place.key, f"{fault.problem}. {fault.remedy}") for fault in caught.value.all]

    return _faults


def test_values_are_the_text_that_is_written(read):
    """YAML's traps (no, on, yes, ~, numbers) are words here, as keys and as values; order is kept."""
    codebook = read(GOOD)
    union, port = codebook.parties
    assert union.aliases == ("the dockers", "No", "1984")
    assert union.members == (Actor("Ada Lind"), Actor("Tom Bray", "treasurer", ("Bray",)))
    assert (port.id, port.aliases) == ("no", ("on", "NO.", "null"))
    assert (codebook.issues[0].id, codebook.issues[0].title, codebook.issues[0].terms) == (
        "2025",
        "2025",
        ("pay", "yes", "5_000", "0x10"),
    )
    assert codebook_warnings(codebook) == ()


def test_all_faults_are_found_at_once(faults):
    """Each has its line and key, in the order of the lines."""
    found = faults(
        """negotiation: [a, b]
partys: {}
parties:
  a b: {name: One, alias: [x]}
  c: {aliases: [Same]}
  d: {name: SAME, members: [{role: chair}], aliases: text}
  d: {name: Again}
  e: just words
issues:
  i: {title: No proposition}
  j: {proposition: {is: odd}, terms: [[x]]}
"""
    )
    assert [line for line, _, _ in found] == [1, 2, 4, 4, 5, 6, 6, 6, 7, 8, 10, 11, 11]
    text = "\n".join(f"{key}: {problem}" for _, key, problem in found)
    for part in (
        "partys: unknown key 'partys'. did you mean 'parties'?",
        "parties.a b: 'a b' cannot be an id",
        "parties.a b.alias: unknown key 'alias'. did you mean 'aliases'?",
        "parties.c: the party has no name",
        "parties.d.name: 'SAME' means 'd' here and 'c' in line 5, column 17",
        "parties.d.members[0]: the member has no name",
        "parties.d.aliases: this is a single value, not a list. write [text]",
        "parties: the key 'd' stands twice, first in line 6",
        "parties.e: 'e' has a single value below it, not a mapping",
        "issues.i: the issue has no proposition",
        "issues.j.proposition: this is a mapping, not a text",
        "issues.j.terms[0]: this is a list, not a text",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "the codebook is empty"),
        ("# only a comment\n", "the codebook is empty"),
        ("- a\n- b\n", "a list, not a mapping"),
        ("just text", "a single value, not a mapping"),
        ("parties: {}\nissues:\n", "there are no parties"),
        ("parties:\n  a: {name: A\n", "not YAML"),
        ("parties:\n\ta: {name: A}\n", "spaces, not tabs"),
        ("negotiation: Talks: day 3\n", "quotation marks"),
        ("a: 1\n---\nb: 2\n", "one codebook a file"),
        ("a: &x [1]\nb: *x\n", "aliases"),
        ("parties: " + "[" * 5000, "nested more than"),
        ("a: a long enough text with a \x01 in it\n", "control character"),
        (b"%PDF-1.4", "a PDF"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"x" * 1_000_001, "the limit is 1 MB"),
    ],
)
def test_a_file_that_is_no_codebook_is_refused(faults, content, part):
    """What it is instead is said, with what to do."""
    assert part in " ".join(problem for _, _, problem in faults(content))


def test_a_bomb_of_aliases_does_not_go_off(faults):
    """Aliases that would multiply are refused at the first one."""
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "aliases" in faults(bomb)[0][2]


def test_what_is_no_file_is_refused(tmp_path):
    """A folder and a missing file are CodebookErrors."""
    for path in (tmp_path, tmp_path / "gone.yaml"):
        with pytest.raises(CodebookError):
            read_codebook(path)


def test_one_party_may_repeat_itself(read):
    """A name that stands twice within one party is no fault."""
    assert len(read(GOOD.replace("the dockers", "Ada Lind")).parties) == 2


def test_doubts_about_a_good_codebook(read):
    """Questions, negations, missing terms, shared terms and one-letter aliases are pointed out, each with its line."""
    found = codebook_warnings(
        read(
            """parties: {a: {name: Union, aliases: [U]}}
issues:
  i: {proposition: Will pay rise by 5 percent?, terms: [pay]}
  j: {proposition: Pay does not rise this year}
  k: {proposition: The port hires 200 more dockers in May, terms: [hiring, jobs]}
  l: {proposition: The port hires 200 more dockers in June, terms: [Jobs]}
"""
        )
    )
    told = "\n".join(map(str, found))
    for part in (
        "only one party",
        "codebook.yaml:1:11 (parties.a): the alias 'U' is one letter",
        'codebook.yaml:3:3 (issues.i): the proposition is a question; it is read as the statement "Pay will rise by 5 percent"',
        'codebook.yaml:4:3 (issues.j): the proposition is negated; it is read as "Pay does not rise this year"',
        "(issues.j): there are no terms",
        "codebook.yaml:6:3 (issues.l): the term 'Jobs' belongs to issues.k in line 5 as well",
    ):
        assert part in told
    assert all(notice.remedy for notice in found)
    assert sum(notice.level is Level.WARNING for notice in found) == 2


def test_an_alias_of_two_parties_is_a_doubt(read):
    """It is told with both lines, whatever its capitals."""
    text = """parties:
  a: {name: Rail Union, aliases: [the union]}
  b: {name: Bus Union, aliases: [The Union]}
issues:
  i: {proposition: Pay rises, terms: [pay]}
"""
    (notice,) = codebook_warnings(read(text))
    assert (notice.place.line, notice.place.key) == (3, "parties.b")
    assert "the alias 'The Union' belongs to parties.a in line 2 as well" in notice.problem


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#,? \n\t~<0é"), max_size=80))
def test_no_text_crashes_it(tmp_path_factory, text):
    """Any text is a codebook or a CodebookError with a remedy for each fault."""
    path = tmp_path_factory.mktemp("codebook") / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        read_codebook(path)
    assert all(fault.remedy for fault in caught.value.all)


def test_an_alias_may_be_shared_a_name_may_not(read, faults):
    """Two unions may both be "the union"; the name of one can be no alias of the other."""
    parties = "parties:\n  a: {name: Alpha, aliases: [the union]}\n  b: {name: Beta, aliases: [%s]}\n"
    book = parties + "issues:\n  i: {proposition: It rains}\n"
    made = read(book % "The Union")
    assert [party.aliases for party in made.parties] == [("the union",), ("The Union",)]
    assert any("the union" in str(doubt).lower() for doubt in codebook_warnings(made))
    assert [line for line, _, _ in faults(book % "alpha")] == [3]


def test_wikidata_identifiers_are_checked(read, faults):
    """An item is Q and digits; anything else is a fault, of a party and of a member."""
    parties = "parties:\n  a: {name: Alpha, wikidata: %s, members: [{name: Ada, wikidata: %s}]}\n"
    book = parties + "issues:\n  i: {proposition: It rains}\n"
    (party,) = read(book % ("Q30", "Q1")).parties
    assert (party.wikidata, party.members[0].wikidata) == ("Q30", "Q1")
    assert [key for _, key, _ in faults(book % ("30", "q1"))] == ["parties.a.wikidata", "parties.a.members[0].wikidata"]
