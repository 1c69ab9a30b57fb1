"""Writes small treebanks."""

import pytest


@pytest.fixture
def tree(tmp_path):
    """A function that writes CoNLL-U from lines of number, form, part of speech, head, relation and, if any, MISC."""

    def write(text, name="some.conllu"):
        lines = []
        for line in text.strip().split("\n"):
            if line and not line.startswith("#"):
                number, form, tag, head, relation, *misc = line.split()
                lines.append("\t".join([number, form, "_", tag, "_", "_", head, relation, "_", *(misc or "_")]))
            else:
                lines.append(line)
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
        return path

    return write


CODEBOOK = """
negotiation: Ferry pay talks
parties:
  crew: {name: Deckhands' Union, aliases: [the union]}
  line: {name: Skerry Line, aliases: [the company]}
issues:
  pay: {title: Pay, proposition: Wages rise by at least 5 percent, terms: [pay]}
  rest: {title: Rest days, proposition: Crews get a third rest day a week, terms: [rest day]}
"""


@pytest.fixture
def negotiation(tmp_path):
    """A function that writes a folder of the corpus about two parties and two issues, and returns it."""

    def write(passages, name="ferry", *, codebook=True):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "passages.txt").write_text(passages, encoding="utf-8")
        if codebook:
            (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
        return folder

    return write
