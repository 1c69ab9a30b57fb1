"""Contrast lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.positions import lines
from training.positions.corpus import FormError

GROUP = "P Quarry truce | No stone is blasted while the talks last\n"


@pytest.fixture
def read(tmp_path):
    """A function that reads the lines of a text, and says where the file was."""

    def load(text):
        path = tmp_path / "some.txt"
        path.write_text(text, encoding="utf-8")
        return *lines.load(path), path

    return load


def test_marks_are_removed_and_remembered(read):
    """The text has no marks, and the spans cut out the words that stood between them."""
    (line,), errors, _ = read(GROUP + "open past | [The owners] could stop {if the road opens}, [their lawyer] said.\n")
    assert errors == []
    assert line.text == "The owners could stop if the road opens, their lawyer said."
    assert [line.text[a:b] for a, b in line.holder] == ["The owners", "their lawyer"]
    assert line.text[slice(*line.condition)] == "if the road opens"
    assert (line.label, line.flags) == ("open", {"past"})
    assert (line.title, line.proposition) == ("Quarry truce", "No stone is blasted while the talks last")


def test_empty_marks_are_no_holder(read):
    """Where the holder speaks and no words stand for it, there is no span, and the blank after the marks is gone."""
    (line,), errors, _ = read(GROUP + 'demands | [] "Silence first {once the dust is down}."\n')
    assert errors == []
    assert (line.text, line.holder) == ('"Silence first once the dust is down."', ())
    assert line.text[slice(*line.condition)] == "once the dust is down"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("P Quarry truce", "P title | proposition"),
        ("maybe | [They] wait.", "label and flags not known: 'maybe'"),
        ("open firm | [They] wait.", "label and flags not known: 'open firm'"),
        ("open [They] wait.", "label and flags not known: 'open [They] wait.'"),
        ("open | They wait.", "a line has a holder and at most one condition"),
        ("open | [They] wait {if it rains} {or snows}.", "a line has a holder and at most one condition"),
        ("open | [They wait.", "a mark is not closed"),
        ("open | They] wait.", "] without its beginning"),
        ("open | [They [all] wait].", "[ within ["),
        ("none | [They] wait {if it rains}.", "a condition of no stance"),
    ],
)
def test_errors_of_form_have_their_place(read, line, says):
    """A wrong line is named with its file and line, and left out."""
    found, errors, path = read(GROUP + line + "\nrejects | [They] never wait.\n")
    assert errors == [f"{path}:2: {says}"]
    assert [one.label for one in found] == ["rejects"]


def test_a_line_needs_a_proposition(read):
    """A line before the first proposition is an error."""
    found, errors, path = read("open | [They] wait.\n")
    assert (found, errors) == ([], [f"{path}:1: a line before the first proposition"])


def test_groups_keep_the_order(read):
    """Lines of one proposition stand together, in the order of the file."""
    found, _, _ = read(
        GROUP + "open | [A] waits.\n\nP Other | Something else\nnone | [B] waits.\n" + GROUP + "rejects | [C] goes.\n"
    )
    assert [[one.text for one in own] for _, own in lines.groups(found)] == [["A waits.", "C goes."], ["B waits."]]


def test_command_prints_errors_and_counts(tmp_path, capsys):
    """The check returns 1 when a line is wrong, and counts the rest."""
    path = tmp_path / "some.txt"
    path.write_text(GROUP + "open red | [They] wait.\n", encoding="utf-8")
    assert lines.main([str(path)]) == 0
    assert "groups 1, lines 1, {'open': 1}\nconditions 0, red 1, past 0" in capsys.readouterr().out
    path.write_text(GROUP + "open\n", encoding="utf-8")
    assert lines.main([str(path)]) == 1
    assert f"{path}:2: " in capsys.readouterr().out


WORDS = st.text(alphabet="abc ,.", max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), WORDS)
def test_unmarked_spans_say_the_marked_words(pieces, rest):
    """Whatever stood between square brackets is what its span says, but for blanks at the ends of the line."""
    marked = "".join(f"{before}[{inside}]" for before, inside in pieces) + rest
    text, holder, condition = lines.unmarked(marked)
    assert text == ("".join(before + inside for before, inside in pieces) + rest).strip()
    assert condition is None
    said = [text[a:b].strip() for a, b in holder]
    assert [words for words in said if words] == [inside.strip() for _, inside in pieces if inside.strip()]


@given(st.text(alphabet="[]{}ab ", max_size=20))
def test_unmarked_never_leaves_a_mark(words):
    """Any text either breaks the form or comes back without marks."""
    try:
        text, holder, condition = lines.unmarked(words)
    except FormError:
        return
    assert not set(text) & set("[]{}")
    assert all(0 <= start <= end <= len(text) for start, end in [*holder, *([condition] if condition else [])])
