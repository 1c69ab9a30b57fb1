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
