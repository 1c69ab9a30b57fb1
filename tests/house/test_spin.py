"""Spins: made from WordNet's files, the same every time, as hard as asked."""

from __future__ import annotations

import pytest
import spin

NOUNS = (("strike", "s", "walkout"), ("worker", "s", "dock_hand"), ("harbour", "s", "haven"))
TEXT = "The workers in Oslo closed the harbour. The strike goes on, said Lind, and the strikes will go on."


@pytest.fixture
def words(tmp_path):
    """A thesaurus of three nouns and one verb, in the form of WordNet's files."""
    rows = {"noun": [[first, other] for first, _, other in NOUNS], "verb": [["close", "seal_off"]], "adj": [], "adv": []}
    for part, synsets in rows.items():
        data, index = "  1 head\n", ["  1 head"]
        for synset in synsets:
            index.append(f"{synset[0]} {part[0]} 1 0 1 1 {len(data):08}")
            members = " ".join(f"{word} 0" for word in synset)
            data += f"{len(data):08} 00 {part[0]} {len(synset):02x} {members} 000 | said of it\n"
        (tmp_path / f"data.{part}").write_text(data, encoding="ascii")
        (tmp_path / f"index.{part}").write_text("\n".join(index) + "\n", encoding="ascii")
        (tmp_path / f"{part}.exc").write_text("", encoding="ascii")
    return spin.Thesaurus.read(tmp_path)


def test_synonyms_take_the_ending_of_the_word(words):
    """Plural and past come back on the synonym, at its head."""
    assert words.synonyms("workers") == ("dock hands",)
    assert words.synonyms("closed") == ("sealed off",)
    assert words.synonyms("fog") == ()


def test_all_content_words_are_swapped_when_all_are_asked_for(words):
    """Names, function words and words without synonyms stay."""
    spun = spin.spin(TEXT, 1.0, source=words)
    assert spun == "The dock hands in Oslo sealed off the haven. The walkout goes on, said Lind, and the walkouts will go on."


def test_no_degree_leaves_the_text_alone(words):
    """Nothing is swapped at zero."""
    assert spin.spin(TEXT, 0.0, source=words) == TEXT


def test_same_seed_same_spin(words):
    """A spin depends on text, degree and seed alone."""
    text = f"{TEXT} " * 6
    assert spin.spin(text, 0.5, seed=1, source=words) == spin.spin(text, 0.5, seed=1, source=words)
    assert spin.spin(text, 0.5, seed=1, source=words) != spin.spin(text, 0.5, seed=2, source=words)


def test_a_hard_spin_drops_a_quarter_and_some_names(words):
    """Of twelve sentences nine are left, in another order, and not all names."""
    text = " ".join(f"The workers of Oslo and Bergen met Lind for the {number}th time." for number in range(12))
    sentences = spin.split(spin.spin(text, 0.5, hard=True, source=words))
    assert len(sentences) == 9
    assert " ".join(sentences).count("Oslo") < 9


def test_without_wordnet_it_says_what_to_install(tmp_path):
    """The package that holds the files is named."""
    with pytest.raises(spin.NoWordNetError, match="wordnet-base"):
        spin.Thesaurus.read(tmp_path)
