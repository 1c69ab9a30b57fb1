"""The codebook changes after people decided: what is said of their decisions is the same, but for the names."""

import json
from pathlib import Path

import pytest

import reviewing
import stateofplay
from stateofplay.export.agreement_json import dumps as agreement_json
from stateofplay.export.corrections_json import dumps as corrections_json
from stateofplay.ledger import codebooks as kept_codebooks
from stateofplay.ledger import readings
from stateofplay.ledger.operations import DropIssue, RenameIssue, RenameParty
from stateofplay.ledger.schema import CODEBOOKS
from stateofplay.model import Action, Context, Reader
from stateofplay.project import asked, codebooks, decide, drawing, parts, reading, states
from stateofplay.project.agreement import agreement
from stateofplay.project.corpus import corpus
from stateofplay.project.corrections import corrections
from stateofplay.project.decide import Choice
from stateofplay.project.history import history
from stateofplay.project.queue import Only, Queue, Sort, Those

NAMES = {"feesnow": "fees", "unionists": "union"}
"""They sort as those of before do."""


@pytest.fixture
def project(tmp_path, project_address):
    """A report on which two people differ, agree, correct and add."""
    with reviewing.project(tmp_path, address=project_address) as made:
        fees, night, port = (reviewing.read(made, *one) for one in (("union", "fees"), ("union", "night"), ("port", "fees")))
        for who in ("ada", "bo"):
            decide.decide(made, [Choice(night.id, Action.ACCEPT)], who=who)
        decide.decide(made, [Choice(fees.id, Action.REJECT)], who="ada")
        decide.decide(made, [Choice(fees.id, Action.ACCEPT)], who="bo")
        decide.decide(made, [Choice(port.id, Action.CORRECT, {"stance": "open", "issue": "night"})], who="ada")
        decide.decide(made, [Choice(port.id, Action.CORRECT, {"stance": "open"})], who="bo")
        said = {"evidence": "Nothing else was said", "party": "union", "issue": "fees", "stance": "undecided"}
        decide.add_statement(made, "one", said, who="ada")
        yield made


def never(project):
    """The port on the night shift, in the words in which it was read so."""
    return next(row for row in states.state(project).statements if "never end" in row.evidence.exact)


def told(project):
    """All that is said of people's decisions, with the names of before; without ids, which derive from names."""
    agreed, right = agreement(project), corrections(project)
    apart = parts.conflicts(project)[1]
    items = Queue(project, "cy", Only(those=Those.DISAGREED)).more()
    shown = []
    for item in items:
        seen = asked.asked(project, item.standing, states.state(project).codebook, who="cy", is_open=True)
        shown.append([_what(item.asked), [(one.who, one.action, _what(one.says)) for one in seen.said]])
    differing = [[_what(one.statement), [(said.who, _what(said.says)) for said in one.opinions]] for one in apart]
    made = [
        json.loads(agreement_json(*agreed)),
        json.loads(corrections_json(*right)),
        corpus(project).written.text,
        sorted(map(str, shown)),
        sorted(map(str, differing)),
    ]
    out = json.dumps(_without_ids(made), sort_keys=True)
    for new, old in NAMES.items():
        out = out.replace(f'"{new}"', f'"{old}"').replace(f"'{new}'", f"'{old}'").replace(f"| {new} |", f"| {old} |")
        out = out.replace(f"> {new} |", f"> {old} |")
    return out


def _what(row):
    return None if row is None else (row.party, row.issue, str(row.stance), row.evidence.exact)


def _without_ids(node):
    if isinstance(node, dict):
        return {key: _without_ids(value) for key, value in node.items() if key != "statement"}
    return [_without_ids(one) for one in node] if isinstance(node, list) else node


def test_a_rename_changes_nothing_but_names(project):
    """Agreement, corrections, export, conflicts, and what is shown of a disagreement."""
    before = told(project)
    codebooks.change(project, RenameIssue("fees", "feesnow"), who="ada")
    codebooks.change(project, RenameParty("union", "unionists"), who="ada")
    assert told(project) == before
    (pair,) = agreement(project, issue="feesnow")[1].pairs
    assert pair.both == 2
    assert agreement(project, issue="fees")[1].pairs == ()


def test_flags_stay_flags_after_a_rename(project):
    """Who flagged is not asked again under the new name, and a statement of another party on the words is asked about."""
    night = never(project)
    decide.decide(project, [Choice(night.id, Action.FLAG)], who="cy")
    same = {"evidence": night.evidence.exact, "party": "union", "issue": "night", "stance": "open"}
    added = decide.add_statement(project, "one", same, who="ada")
    decide.decide(project, [Choice(night.id, Action.ACCEPT)], who="bo")
    for _ in range(2):
        items = [(item.asked.party, item.asked.evidence) for item in Queue(project, "cy", Only(others=True)).more()]
        assert ("port", night.evidence) not in items
        assert ("union", added.says.evidence) in items
        if "night" in {one.id for one in states.state(project).codebook.issues}:
            codebooks.change(project, RenameIssue("night", "evening"), who="ada")


def test_flags_stay_flags_in_a_new_version(tmp_path, project_address):
    """Words that have moved are the same words."""
    with reviewing.project(tmp_path, address=project_address) as made:
        fees = reviewing.read(made, "union", "fees")
        decide.decide(made, [Choice(fees.id, Action.FLAG)], who="cy")
        decide.decide(made, [Choice(fees.id, Action.ACCEPT)], who="bo")
        file = tmp_path / "reports" / "one.txt"
        file.write_text(file.read_text().replace("Tomas Berg said", "On Monday Tomas Berg said", 1))
        reading.add(made, [file], who="t", context=Context(reader=Reader.RULES), replaces="one")
        moved = reviewing.read(made, "union", "fees")
        assert moved.evidence.start != fees.evidence.start
        assert moved.evidence not in [item.asked.evidence for item in Queue(made, "cy").more()]


def test_what_was_corrected_to_a_dropped_issue_stays_away(project):
    """It is no statement on the issue on which it was read, and the decision is listed with the reason."""
    night = never(project)
    (made,) = decide.decide(project, [Choice(night.id, Action.CORRECT, {"issue": "fees"})], who="cy")
    found = codebooks.preview(project, DropIssue("fees"))
    assert found.hidden == 4
    assert found.unfit == 0
    codebooks.change(project, DropIssue("fees"), who="ada")
    assert night.evidence not in [row.evidence for row in states.state(project).statements]
    assert made.id in {one.id for one in states.unfit(project)}
    (entry,) = [one for one in history(project, each=True).entries if one.decision and one.decision.id == made.id]
    assert (entry.unfit, entry.unfollowed) == (True, True)
    lost = {item.id: item for item in Queue(project, "cy", Only(those=Those.UNFIT)).more()}
    assert lost[made.id].is_followed is False
    with project.reading() as connection:
        again = drawing.drawn(drawing.material(connection)).state
    assert again.statements == states.state(project).statements
    back = next(one.decision for one in history(project, each=True).entries if one.decision and one.decision.operation)
    decide.undo(project, back.id, who="ada")
    assert (night.evidence, "fees") in [(row.evidence, row.issue) for row in states.state(project).statements]
    assert states.unfit(project) == ()


@pytest.mark.parametrize("by", ["operation", "given"])
def test_a_codebook_that_was_read_with_was_there(project, by):
    """What a clock that goes ahead says of it does not matter."""
    if by == "operation":
        codebooks.change(project, RenameIssue("fees", "charges"), who="ada")
    with project.writing() as connection:
        ((seq, made),) = readings.in_force(connection).values()
        (stored,) = readings.load(connection, [(seq, made)])
        book = kept_codebooks.in_force(connection)
        with_it = readings.Made(made.version, made.reader, book.seq, made.known, made.taught)
        readings.add(connection, with_it, stored.reading, recorded="2098-01-01T00:00:00.000000Z")
        connection.execute(CODEBOOKS.update().where(CODEBOOKS.c.seq == book.seq).values(recorded="2099-01-01T00:00:00.000000Z"))
    whole = states.state(project, known="2098-06-01T00:00:00.000000Z")
    assert [one.id for one in whole.codebook.issues] == ["charges" if by == "operation" else "fees", "night"]
    assert whole.reports


def test_the_raw_decisions_are_laid_nowhere():
    """Who lays decisions upon statements, or asks for those on a report, does so through `operations`."""
    package = Path(stateofplay.__file__).parent
    raw = {path.stem for path in package.rglob("*.py") if "decisions.made_on(" in path.read_text(encoding="utf-8")}
    assert raw <= {"operations", "mending"}
    lays = {path.stem for path in package.rglob("*.py") if "verdicts.lay(" in path.read_text(encoding="utf-8")}
    assert lays <= {"laid", "drawing", "mending"}


def test_a_blind_queue_is_narrowed_by_what_was_read(tmp_path, project_address):
    """What others have made of a statement neither hides it nor brings it up, in any order; in the open it does."""
    with reviewing.project(tmp_path, address=project_address) as made:
        row = reviewing.read(made, "union", "fees")
        decide.decide(made, [Choice(row.id, Action.CORRECT, {"issue": "night", "party": "port"})], who="ada")
        for sort in Sort:
            for limit in (None, 9):
                for only in (Only(issue="fees"), Only(party="union"), Only(issue="fees", party="union")):
                    queue = Queue(made, "bo", only, sort, limit=limit)
                    items = queue.more()
                    assert row.id in [item.id for item in items]
                    assert queue.total == len(items)
                    assert all(item.weight is None for item in items if item.id == row.id)
                for only in (Only(issue="night"), Only(party="port")):
                    queue = Queue(made, "bo", only, sort, limit=limit)
                    assert row.id not in [item.id for item in queue.more()]
        assert row.id in [item.id for item in Queue(made, "bo", Only(issue="night", others=True)).more()]
        assert row.id not in [item.id for item in Queue(made, "bo", Only(issue="fees", others=True)).more()]
