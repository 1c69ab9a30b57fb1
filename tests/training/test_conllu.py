"""Sentences of CoNLL-U."""

import pytest
from training.reader.conllu import sentences

BOATS = """
# newdoc id = one
# newpar
# sent_id = one-1
1-2 Don't _ _ _
1 Do AUX 3 aux
2 n't PART 3 advmod
3 sell VERB 0 root
4-5 Ode's _ _ _ SpaceAfter=No
4 Ode PROPN 6 nmod:poss Entity=(1-person-new)|Lang=en
5 's PART 4 case Entity=3)|Lang=fr
5.1 own ADJ _ _
6 boats NOUN 3 obj Entity=2)|Discourse=joint-list:2->1

# sent_id = one-2
1 Wait VERB 0 root SpaceAfter=No
2 ! PUNCT 1 punct

# newpar
# sent_id = one-3
1 Now ADV 0 root

# newdoc id = two
# sent_id = two-1
1 Yes INTJ 0 root
"""


@pytest.fixture
def boats(tree):
    """The sentences above."""
    return list(sentences(tree(BOATS)))


def test_multiword_tokens_stand_as_one(boats):
    """A multi-word token has the tag and head of its word that hangs outside; heads count surface tokens."""
    assert [(word.form, word.tag, word.head, word.relation) for word in boats[0].words] == [
        ("Don't", "AUX", 2, "aux"),
        ("sell", "VERB", 0, "root"),
        ("Ode's", "PROPN", 4, "nmod:poss"),
        ("boats", "NOUN", 2, "obj"),
    ]


def test_each_token_knows_its_syntactic_words(boats):
    """Empty nodes are left out."""
    assert [word.ids for word in boats[0].words] == [("1", "2"), ("3",), ("4", "5"), ("6",)]


def test_space_after(boats):
    """The row of the surface token says whether a space follows."""
    assert [word.space_after for word in boats[0].words] == [True, True, False, True]
    assert [word.space_after for word in boats[1].words] == [False, True]


def test_misc(boats):
    """MISC comes as pairs; a multi-word token has what all its words say of entities."""
    assert [word.misc for word in boats[0].words] == [
        {},
        {},
        {"Entity": "(1-person-new)3)", "Lang": "en"},
        {"Entity": "2)", "Discourse": "joint-list:2->1"},
    ]


def test_documents_and_paragraphs(boats):
    """Each sentence knows its name, its document, and whether a paragraph begins with it."""
    assert [(one.name, one.document, one.opens_paragraph) for one in boats] == [
        ("one-1", "one", True),
        ("one-2", "one", False),
        ("one-3", "one", True),
        ("two-1", "two", True),
    ]


def test_last_sentence_needs_no_empty_line(tmp_path):
    """A file that ends with a row ends a sentence."""
    path = tmp_path / "some.conllu"
    path.write_text("1\tYes\t_\tINTJ\t_\t_\t0\troot\t_\t_", encoding="utf-8")
    assert [word.form for one in sentences(path) for word in one.words] == ["Yes"]
