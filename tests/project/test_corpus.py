"""The export: what is reviewed comes back through the training's own parser, and nothing else does."""

import pytest
from training.positions import corpus as training

import reviewing
from stateofplay import intake
from stateofplay.model import Action
from stateofplay.project import decide, states
from stateofplay.project.corpus import corpus
from stateofplay.project.decide import Choice


def parsed(folder, made):
    """The export as the training reads it; fails on any error of form."""
    folder.mkdir(exist_ok=True)
    (folder / "codebook.yaml").write_text(made.codebook, encoding="utf-8")
    (folder / "passages.txt").write_text(made.written.text, encoding="utf-8")
    found, errors = training.load(folder)
    assert errors == []
    return found


def accept_all(project, who="ada"):
    """Accept every statement as it was read."""
    decide.decide(project, [Choice(one.id, Action.ACCEPT) for one in states.state(project).statements], who=who)


def test_round_trip(tmp_path):
    """Every statement that stands comes back with its labels, its words and the words around it; the codebook as it was."""
    with reviewing.project(tmp_path) as project:
        accept_all(project)
        night = reviewing.read(project, "port", "night")
        decide.decide(project, [Choice(night.id, Action.CORRECT, {"red_line": False, "stance": "undecided"})], who="ada")
        made, whole = corpus(project), states.state(project)
    found = parsed(tmp_path / "out", made)
    (passage,) = found.passages
    assert (passage.outlet, passage.day, passage.title) == ("Quay Post", "2025-11-03", "Talks / on the quay")
    assert "Nothing else" not in passage.text
    held = [(row.issue, row.stance, row.party, row.sourcing, passage.words(row.evidence)) for row in passage.rows]
    assert held == [(one.issue, one.stance, one.party, one.sourcing, one.evidence.exact) for one in whole.statements]
    *_, last = passage.rows
    assert (passage.words(last.source), passage.words(last.named["speaker"])) == ("She", "Ada Lind")
    assert (passage.words(last.holder), last.flags) == ("the port", frozenset())
    assert intake.read_codebook(tmp_path / "out" / "codebook.yaml") == whole.codebook
    assert (made.written.passages, made.written.paragraphs, made.written.rows, made.undecided) == (1, 2, 4, 0)


def test_a_rejected_statement_has_no_row_and_an_undecided_one_no_paragraph(tmp_path):
    """A paragraph is written once all in it is decided; what is rejected teaches by its absence."""
    with reviewing.project(tmp_path) as project:
        decide.decide(project, [Choice(reviewing.read(project, "union", "fees").id, Action.REJECT)], who="ada")
        waiting, partial = corpus(project), corpus(project, partial=True)
        decide.decide(project, [Choice(reviewing.read(project, "union", "night").id, Action.ACCEPT)], who="bo")
        done, alone = corpus(project), corpus(project, who="ada")
    assert (waiting.written.text, waiting.undecided) == ("", 1)
    assert (partial.written.paragraphs, partial.written.rows) == (1, 0)
    assert [row.issue for row in parsed(tmp_path / "out", done).passages[0].rows] == ["night"]
    assert alone.undecided == 1


def test_a_flagged_statement_waits(tmp_path):
    """Where somebody asks for another look, the paragraph is not exported yet."""
    with reviewing.project(tmp_path) as project:
        accept_all(project)
        decide.decide(project, [Choice(reviewing.read(project, "union", "fees").id, Action.FLAG)], who="bo")
        made = corpus(project)
    assert (made.undecided, made.written.paragraphs) == (1, 1)


def test_an_added_statement_takes_the_source_that_the_reader_saw(tmp_path):
    """A person names the kind of source; its words are those of the attribution around the evidence."""
    with reviewing.project(tmp_path) as project:
        accept_all(project)
        said = {"evidence": "the port would never end", "party": "port", "issue": "fees", "stance": "open", "sourcing": "named"}
        decide.add_statement(project, "one", said, who="ada")
        passage = parsed(tmp_path / "out", corpus(project)).passages[0]
    row = next(row for row in passage.rows if row.stance == "open")
    assert (passage.words(row.source), passage.words(row.cue)) == ("She", "said")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("> Tomas Berg said the union rejects higher fees.", "begins with a mark"),
        ("Tomas Berg said the union rejects higher fees | and more higher fees.", "marks that the form"),
    ],
)
def test_what_the_form_cannot_say_is_left_out_and_told(tmp_path, line, why):
    """A paragraph that would not be read back as it stands is left out with its reason."""
    text = f"outlet: Quay Post\n\n{line}\n\nThe union demands that the night shift ends by the summer.\n"
    with reviewing.project(tmp_path, {"odd": text}) as project:
        accept_all(project)
        said = {"evidence": line[2:], "party": "union", "issue": "fees", "stance": "rejects", "sourcing": "none"}
        decide.add_statement(project, "odd", said, who="ada")
        made = corpus(project)
    assert any(why in one.why for one in made.written.left)
    (passage,) = parsed(tmp_path / "out", made).passages
    assert (passage.day, [row.issue for row in passage.rows]) == ("0000-00-00", ["night"])
    assert any(why in told for told in made.told(20))


def test_words_that_stand_twice_are_found_where_they_were_meant(tmp_path):
    """Evidence whose words stand earlier too is exported only where the parser finds the same place."""
    text = "outlet: Q\n\nNo deal. The union said no deal. The union rejects higher fees. The union rejects higher fees again.\n"
    with reviewing.project(tmp_path, {"twice": text}) as project:
        whole = states.state(project).statements
        decide.decide(project, [Choice(one.id, Action.REJECT) for one in whole], who="ada")
        at = (body := states.report(project, "twice").text).rindex("The union rejects higher fees")
        words = (at, at + len("The union rejects higher fees"))
        decide.add_statement(
            project, "twice", {"evidence": words, "party": "union", "issue": "fees", "stance": "rejects"}, who="ada"
        )
        made = corpus(project)
    assert body.count("The union rejects higher fees") == 2
    assert made.written.text == ""
    assert "another place" in made.written.left[0].why
