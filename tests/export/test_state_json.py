"""`state.json`: to the letter of the contract, the same again when read back, and refused when it is not ours."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import harbour, hostile, states
from stateofplay.errors import Place, StateError
from stateofplay.export import state_json
from stateofplay.model import Figure, Span, Tally

CONTRACT = {
    "reports": {"id", "outlet", "published", "title"},
    "statements": {
        "id", "report", "evidence", "source", "cue", "speaker", "party", "sourcing", "via", "issue", "stance", "condition",
        "red_line", "confidence",
    },
    "cells": {"party", "issue", "stance", "as_of", "statements"},
    "status": {"issue", "status", "statements"},
    "figures": {"report", "evidence", "value", "unit", "claimant"},
    "events": {"report", "evidence", "date", "place", "kind"},
    "conflicts": {"a", "b", "about"},
    "copies": {"report", "of", "kind"},
}  # fmt: skip


def written(state):
    """The state as a program reads it."""
    return json.loads(state_json.dumps(state))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(states())
def test_what_is_written_reads_back_the_same(state):
    """Any state comes back equal, from bytes that UTF-8 can hold."""
    text = state_json.dumps(state)
    again = state_json.loads(text.encode("utf-8").decode("utf-8"))
    assert again == state
    assert state_json.dumps(again) == text


@pytest.mark.parametrize("state", [harbour(), hostile()], ids=["harbour", "hostile"])
def test_real_states_read_back_the_same(state):
    """States with every kind of row come back equal."""
    assert state_json.loads(state_json.dumps(state)) == state


@pytest.mark.parametrize("name", CONTRACT)
def test_rows_have_every_key_of_the_contract(name):
    """Each row has the keys that readers rely on."""
    rows = written(harbour())[name]
    assert rows
    for row in rows:
        assert set(row) >= CONTRACT[name]


def test_values_have_the_form_of_the_contract():
    """Spans, conditions, retellings and dates have the forms that readers rely on."""
    state = written(harbour())
    assert state["schema"] == "stateofplay/1"
    assert state["generator"]["name"] == "stateofplay"
    by_stance = {row["stance"]: row for row in state["statements"]}
    assert by_stance["supports"]["source"] == {"exact": "The spokesman said ", "start": 9000, "end": 9019}
    assert by_stance["rejects"]["condition"] == ""
    assert [row["condition"] for row in state["statements"] if row["condition"]] == ["if the fees stay where the"]
    assert all(isinstance(key, str) and len(key) == 12 for group in state["retellings"] for key in group)
    assert {row["published"] for row in state["reports"]} >= {"2025-11-02"}
    assert set(state["conflicts"][0]["a"]) == {"report", "evidence"}


def test_text_ends_in_a_line_end_and_keeps_its_letters():
    """People can read the file: letters are not escaped, lines are short, the last one ends."""
    text = state_json.dumps(harbour())
    assert text.endswith("}\n")
    assert text.count("\n") > 100
    assert "\\u" not in text


def test_number_that_json_cannot_say_becomes_null():
    """An infinite or endless number is written as null and does not break the file."""
    rows = [Figure("r", Span(0, 1, "x"), value, "") for value in (float("inf"), float("nan"), 10**5000)]
    state = hostile()
    state = type(state)(state.codebook, state.reports, figures=tuple(rows))
    text = state_json.dumps(state)
    assert [row["value"] for row in json.loads(text)["figures"]] == [None, None, None]
    assert len(state_json.loads(text).figures) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "number too long"),
        ("[]", "not a state of play"),
        ("null", "not a state of play"),
        ('{"a": 1}', "not a state of play"),
        ('{"schema": "stateofplay/2"}', "is not the schema"),
        ('{"schema": "other/1"}', "is not the schema"),
        ('{"schema": null}', "is not the schema"),
        ('{"schema": "stateofplay/1"}', "key is missing"),
    ],
)
def test_what_is_not_ours_is_refused(text, words):
    """A file of another kind is refused with what it is and what to do."""
    with pytest.raises(StateError, match=words) as caught:
        state_json.loads(text, Place("state.json"))
    assert caught.value.place.file == "state.json"
    assert caught.value.remedy


DAMAGE = [
    (("statements", 0, "evidence", "end"), 3, "statements[0].evidence"),
    (("statements", 0, "evidence", "start"), "3", "statements[0].evidence.start"),
    (("statements", 0, "evidence", "exact"), None, "statements[0].evidence.exact"),
    (("statements", 0, "stance"), "hates", "statements[0].stance"),
    (("statements", 0, "stance"), "mixed", "statements[0].stance"),
    (("statements", 0, "id"), "0" * 12, "statements[0].id"),
    (("statements", 0, "confidence"), 7, "statements[0].confidence"),
    (("statements", 0, "red_line"), 1, "statements[0].red_line"),
    (("cells", 1, "party"), "nobody", "cells[1].party"),
    (("cells", 1, "statements", 0), "nothing", "cells[1].statements[0]"),
    (("cells", 1, "sources"), True, "cells[1].sources"),
    (("cells", 1, "sources"), -1, "cells[1].sources"),
    (("reports", 0, "published"), "2025-13-01", "reports[0].published"),
    (("status", 0, "issue"), "nothing", "status[0].issue"),
    (("figures", 0, "value"), "12", "figures[0].value"),
    (("copies", 0, "kind"), "forged", "copies[0].kind"),
    (("copies", 0, "passages", 0, "copy", "report"), 3, "copies[0].passages[0].copy.report"),
    (("figures", 0, "id"), "0" * 12, "figures[0].id"),
    (("events", 0, "id"), "0" * 12, "events[0].id"),
    (("events", 0, "parties", 0), "nobody", "events[0].parties[0]"),
    (("occurrences", 0, "events", 1), "0" * 12, "occurrences[0].events[1]"),
    (("occurrences", 0, "parties", 0), "nobody", "occurrences[0].parties[0]"),
    (("occurrences", 1, "state"), "forgotten", "occurrences[1].state"),
    (("checks", 0, "figures", 0), "0" * 12, "checks[0].figures[0]"),
    (("tallies", 0, "figures", 0), None, "tallies[0].figures[0]"),
    (("conflicts", 0, "weight"), 1.5, "conflicts[0].weight"),
    (("retelling_merges", 0, 0, "score"), "3", "retelling_merges[0][0].score"),
    (("retellings", 0), "x", "retellings[0]"),
    (("codebook", "parties", 0, "aliases"), "x", "codebook.parties[0].aliases"),
    (("notices",), 3, "notices"),
]


@pytest.mark.parametrize(("path", "value", "key"), DAMAGE, ids=[row[2] + "=" + str(row[1]) for row in DAMAGE])
def test_damage_is_named_by_its_key(path, value, key):
    """A damaged value is refused with its key path."""
    data = at = written(harbour())
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(StateError) as caught:
        state_json.loads(json.dumps(data))
    assert caught.value.place.key == key
    assert "stateofplay read" in caught.value.remedy


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_is_a_state_error_or_none(data):
    """Whatever value stands wherever in the file, reading gives a state or a StateError, never another error."""
    state = at = written(harbour())
    while True:
        key = data.draw(st.sampled_from(sorted(at)) if isinstance(at, dict) else st.integers(0, len(at) - 1))
        if not at[key] or not isinstance(at[key], dict | list) or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(JSON)
    with suppress(StateError):
        assert state_json.loads(json.dumps(state)).codebook.parties is not None


def test_anonymity_is_kept_and_may_be_missing():
    """Why a source is unnamed and how many there are come back; a file of before those keys reads as one that says neither."""
    state = harbour()
    evidence = state.statements[0].evidence
    state = replace(state, statements=(replace(state.statements[0], anonymity=evidence, sources=2), *state.statements[1:]))
    assert state_json.loads(state_json.dumps(state)) == state
    old = written(state)
    for row in old["statements"]:
        del row["anonymity"], row["sources"]
    first = state_json.loads(json.dumps(old)).statements[0]
    assert (first.anonymity, first.sources) == (None, 0)


NEW_KEYS = {
    "figures": ("id", "counts", "as_of"),
    "events": ("id", "precision", "parties"),
    "conflicts": ("why", "weight"),
    "copies": ("direction", "passages"),
}


def test_files_of_before_these_keys_still_load():
    """A file without occurrences, merges and the later keys of figures, events, conflicts and copies reads as one without."""
    old = written(harbour())
    for name, keys in NEW_KEYS.items():
        for row in old[name]:
            for key in keys:
                del row[key]
    for name in ("retelling_reasons", "retelling_merges", "retelling_origins", "occurrences", "checks", "tallies"):
        del old[name]
    state = state_json.loads(json.dumps(old))
    assert [retelling.statements for retelling in state.retellings] == [row.statements for row in harbour().retellings]
    assert (state.retellings[0].merges, state.occurrences, state.checks, state.tallies) == ((), (), (), ())
    assert (state.events[0].parties, state.figures[0].counts, state.copies[0].passages) == ((), "", ())


def test_occurrences_checks_and_tallies_refer_by_id():
    """What is counted up from figures and events names them by the ids that their own rows have."""
    state = written(harbour())
    events, figures = {row["id"] for row in state["events"]}, {row["id"] for row in state["figures"]}
    assert {key for row in state["occurrences"] for key in row["events"]} == events
    assert {key for name in ("checks", "tallies") for row in state[name] for key in row["figures"]} <= figures
    assert [row["precision"] for row in state["events"]] == ["day", "month", "day", "month"]


def test_number_that_json_cannot_say_can_still_be_referred_to():
    """A tally of a number that JSON cannot say names a row that is there when the file is read back."""
    figure = Figure("r1", Span(0, 1, "x"), float("inf"), "")
    state = replace(hostile(), figures=(figure,), checks=(), tallies=(Tally("", "", (figure,), agrees=True),))
    again = state_json.loads(state_json.dumps(state))
    assert again.tallies[0].figures[0] is again.figures[0]
