"""Names from GUM's mentions."""

import pytest
from training.reader.conllu import sentences
from training.reader.entities import names


@pytest.fixture
def tagged(tree):
    """A function from rows to each word with its tag, those outside names left out."""

    def tag(rows):
        (sentence,) = sentences(tree(rows))
        return [(word.form, tag) for word, tag in zip(sentence.words, names(sentence), strict=True) if tag != "O"]

    return tag


def test_person_without_title(tagged):
    """A title is no part of a name, and neither is what else the mention says."""
    rows = """
    1 Ms PROPN 4 nmod Entity=(1-person-new-cf1
    2 Ada PROPN 1 flat
    3 Ode PROPN 1 flat
    4 spoke VERB 0 root
    5 , PUNCT 6 punct
    6 head NOUN 4 appos Entity=1)
    """
    assert tagged(rows) == []
    rows = rows.replace("1 Ms PROPN 4", "1 Ms PROPN 0").replace("3 Ode PROPN 1 flat", "3 Ode PROPN 1 flat Entity=1)")
    assert tagged(rows.replace("6 head NOUN 4 appos Entity=1)", "6 head NOUN 4 appos")) == [("Ada", "B-PER"), ("Ode", "I-PER")]


def test_a_common_noun_heads_no_name(tagged):
    """Only a mention whose head is a proper noun has a name."""
    assert tagged("1 the DET 2 det Entity=(1-person-new\n2 Mayor NOUN 0 root Entity=1)") == []


def test_organisation_joined_by_of(tagged):
    """A preposition between proper nouns belongs to the name; the place within takes no words from it."""
    rows = """
    1 the DET 2 det Entity=(1-organization-new
    2 University PROPN 5 nsubj
    3 of ADP 4 case
    4 Bray PROPN 2 nmod Entity=(2-place-new)1)
    5 won VERB 0 root
    """
    assert tagged(rows) == [("University", "B-ORG"), ("of", "I-ORG"), ("Bray", "I-ORG")]


def test_small_words_end_no_name(tagged):
    """A preposition that joins no proper nouns is left out, with what follows."""
    rows = """
    1 Lind PROPN 5 nsubj Entity=(1-organization-new
    2 for ADP 4 case
    3 all DET 4 det
    4 sailors NOUN 1 nmod Entity=1)
    5 won VERB 0 root
    """
    assert tagged(rows) == [("Lind", "B-ORG")]


def test_country_is_a_place_also_where_it_acts(tagged):
    """Universal NER has countries as places."""
    assert tagged("1 Norway PROPN 2 nsubj Entity=(1-organization-new)\n2 agreed VERB 0 root") == [("Norway", "B-LOC")]
    assert tagged("1 Norsk PROPN 2 nsubj Entity=(1-organization-new)\n2 agreed VERB 0 root") == [("Norsk", "B-ORG")]


def test_names_of_other_things_stay_unmarked(tagged):
    """An event's name is none of the three, and a person in it is not marked either."""
    rows = """
    1 Ode PROPN 2 compound Entity=(1-event-new(2-person-new)
    2 Games PROPN 3 nsubj Entity=1)
    3 began VERB 0 root
    """
    assert tagged(rows) == []


def test_mention_that_never_closes(tagged):
    """Brackets that match nothing mark nothing."""
    assert tagged("1 Ode PROPN 2 nsubj Entity=(1-person-new\n2 left VERB 0 root Entity=7)") == []
