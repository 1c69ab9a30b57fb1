"""The index of copies: what it finds, what it forgets, and what is on disk."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_builders import DOCKS, DOCKS_OTHER, DOCKS_SPUN, report

from stateofplay.errors import InputError
from stateofplay.reconcile import copy_index, copy_sketch, prints
from stateofplay.reconcile.copy_index import CopyIndex

NOISE = "The committee on fisheries met in closed session and heard three witnesses about quotas, nets and the price of fuel."


def taken(name, text, aside=()):
    """The print of a text."""
    return prints.of(report(name, text, aside=aside))


def test_spun_and_trimmed_texts_lead_to_their_original():
    """A respun text and a short part of a long one both name the original first."""
    long = "\n".join([DOCKS_OTHER, *(f"{NOISE} Session {number} of {number + 7} was public." for number in range(40)), DOCKS])
    with CopyIndex.open() as index:
        index.add(taken("noise", NOISE * 9))
        original = index.add(taken("original", DOCKS))
        assert index.candidates(taken("spun", DOCKS_SPUN))[0] == original
        whole = index.add(taken("long", long))
        assert index.candidates(taken("part", DOCKS_OTHER))[0] == whole


def test_same_text_is_found_to_the_letter():
    """The first report with the same text is named, and none where there is none."""
    with CopyIndex.open() as index:
        index.add(taken("a", NOISE))
        number = index.add(taken("b", DOCKS))
        index.add(taken("c", DOCKS))
        assert index.same(taken("d", DOCKS.replace("“", '"').replace("”", '"'))) == number
        assert index.same(taken("e", DOCKS_OTHER)) is None


def test_index_on_disk_is_the_same_after_it_is_opened_again(tmp_path):
    """What is closed and opened again names the same candidates and gives back the reports."""
    path = tmp_path / "copies.sqlite"
    held = taken("original", DOCKS, aside=[DOCKS.split("\n")[1]])
    with CopyIndex.open(path) as index:
        index.add(taken("noise", NOISE))
        number = index.add(held)
        before = index.candidates(taken("spun", DOCKS_SPUN))
    with CopyIndex.open(path) as index:
        assert len(index) == 2
        assert index.candidates(taken("spun", DOCKS_SPUN)) == before == [number]
        assert index.report(number) == held.report
        assert index.entry(number) == copy_index.Entry(number, "original", number)
        assert index.add(taken("spun", DOCKS_SPUN), number) == 2
        assert index.entry(2).root == number


def test_rows_are_found_wherever_they_wait(tmp_path, monkeypatch):
    """In memory, in the small table or in the large one, a report is found alike."""
    monkeypatch.setattr(copy_index, "_PENDING", 50)
    monkeypatch.setattr(copy_index, "_YOUNG", 150)
    path = tmp_path / "copies.sqlite"
    texts = [f"{DOCKS.replace('port', f'port{number}').replace('the', f'thing{number}')} {NOISE}" for number in range(9)]
    with CopyIndex.open(path) as index, CopyIndex.open() as other:
        for number, text in enumerate(texts):
            index.add(taken(str(number), text))
        monkeypatch.setattr(copy_index, "_PENDING", 10**9)
        for number, text in enumerate(texts):
            other.add(taken(str(number), text))
        for text in texts:
            assert index.candidates(taken("x", text)) == other.candidates(taken("x", text))
    with sqlite3.connect(path) as database:
        (rows,) = database.execute("SELECT count(*) FROM held").fetchone()
    database.close()
    assert rows > 100


def test_what_everybody_prints_is_no_clue():
    """A statement that many reports share is written down for a few of them only, and names none of them."""
    with CopyIndex.open() as index:
        for number in range(40):
            index.add(taken(str(number), DOCKS))
        assert index.candidates(taken("x", DOCKS)) == []
        assert all(len(numbers) <= copy_index.CROWDED + 1 for numbers in index._held(taken("x", DOCKS)).values())


def test_files_that_are_no_index_are_refused(tmp_path):
    """Another file, and an index of another form, are named and left alone."""
    other = tmp_path / "notes.txt"
    other.write_text("These are notes, and no database at all.\n" * 50, encoding="utf-8")
    with pytest.raises(InputError, match="not an index"):
        CopyIndex.open(other)
    path = tmp_path / "copies.sqlite"
    CopyIndex.open(path).close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE about SET value = '0'")
    database.close()
    with pytest.raises(InputError, match="form 0"):
        CopyIndex.open(path)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_keys_of_any_text_are_few_and_ordered(text):
    """Keys are distinct, below the bound, in order, and no more than the text is long."""
    keys = copy_sketch.keys(taken("x", text))
    assert list(keys) == sorted(set(keys))
    assert all(0 <= key < copy_sketch.BOUND for key in keys)
    assert len(keys) <= 20 + 2 * len(text)


def test_sample_of_a_part_is_part_of_the_sample():
    """A shingle that is sampled in a short text is sampled in every long one, or in none."""
    dense = {key & 0xFFFFFFFF for key in copy_sketch._sample(frozenset(range(0, 190_000, 1000)), 0)}
    sparse = {key & 0xFFFFFFFF for key in copy_sketch._sample(frozenset(range(0, 400_000, 1000)), 0)}
    assert {key for key in sparse if key < 190_000} <= dense
    assert 0 < len(sparse) < 100
