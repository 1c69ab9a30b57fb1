"""The accuracy gate, on made-up figures."""

import json

import floors as gate
import pytest

SCORES = {metric: {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 4, "said": 4} for metric in gate.METRICS}


def measured(checksum="sha256:a", offsets_wrong=0, **f1):
    """Figures of a set called `harbour`: 0.5 everywhere but where said."""
    scores = {metric: {**row, "f1": f1.get(metric, row["f1"])} for metric, row in SCORES.items()}
    return gate.Measured("harbour", checksum, scores, offsets_wrong)


@pytest.fixture
def pinned():
    """Floors at 0.5."""
    return gate.raised(gate.Floors(), measured())


def test_gate_is_open_at_the_floor(pinned):
    """A score that equals its floor passes."""
    assert gate.faults(pinned, measured()) == []


def test_fallen_score_is_named_with_both_figures(pinned):
    """A score below its floor is a fault that says where it stood and where it stands."""
    (fault,) = gate.faults(pinned, measured(found=0.412))
    assert "harbour: found fell from 0.500 to 0.412" in fault


def test_wrong_offsets_fail_whatever_the_scores(pinned):
    """One wrong offset closes the gate."""
    (fault,) = gate.faults(pinned, measured(offsets_wrong=1))
    assert "1 offsets" in fault


def test_set_without_floors_is_a_fault():
    """A new set must be pinned before the gate opens."""
    (fault,) = gate.faults(gate.Floors(), measured())
    assert "no floors yet" in fault


def test_changed_set_is_a_fault(pinned):
    """Floors hold only for the very set that they were measured on."""
    (fault,) = gate.faults(pinned, measured(checksum="sha256:b"))
    assert "has changed" in fault


def test_raising_never_lowers(pinned):
    """Lifting the floors keeps those that the new figures do not reach."""
    floors = gate.raised(pinned, measured(found=0.4, party=0.75)).sets["harbour"].floors
    assert (floors["found"], floors["party"]) == (0.5, 0.75)


def test_floors_are_rounded_down():
    """A floor never stands above what was measured."""
    floors = gate.raised(gate.Floors(), measured(found=0.6789, party=0.29)).sets["harbour"].floors
    assert (floors["found"], floors["party"]) == (0.678, 0.29)


def test_lowering_keeps_the_reason(pinned):
    """A lowered floor leaves its reason in the file."""
    lower = gate.lowered(pinned, "harbour.found=0.4", "the set was marked wrongly")
    assert lower.sets["harbour"].floors["found"] == 0.4
    assert json.loads(gate.dumps(lower))["lowered"] == [
        {"set": "harbour", "metric": "found", "from": 0.5, "to": 0.4, "reason": "the set was marked wrongly"}
    ]
    assert gate.faults(lower, measured(found=0.4)) == []


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ("harbour.found=0.4", "  "),
        ("harbour.found=0.6", "up is not down"),
        ("harbour.found=-1", "below nothing"),
        ("harbour.found=nan", "no number"),
        ("harbour.found=low", "no number"),
        ("harbour.beauty=0.1", "no such metric"),
        ("elsewhere.found=0.1", "no such set"),
        ("harbour", "no value"),
    ],
)
def test_lowering_refuses_what_makes_no_sense(pinned, request_, reason):
    """A lowering needs a reason, a floor that stands, and a value below it."""
    with pytest.raises(gate.GateError):
        gate.lowered(pinned, request_, reason)


def test_file_says_what_was_put_in(pinned, tmp_path):
    """Floors survive the file."""
    floors = gate.lowered(pinned, "harbour.cells=0.25", "why")
    path = tmp_path / "floors.json"
    path.write_text(gate.dumps(floors), encoding="utf-8")
    assert gate.load(path) == floors


def test_no_file_means_no_floors(tmp_path):
    """The gate can be asked before anything was pinned."""
    assert gate.load(tmp_path / "none.json") == gate.Floors()


def test_checksum_follows_the_content(tmp_path):
    """The checksum changes with a report, with the gold and with a report's name, and with nothing else."""
    (tmp_path / "reports").mkdir()
    report = tmp_path / "reports" / "01.txt"
    for path in (tmp_path / "codebook.yaml", tmp_path / "gold.yaml", report):
        path.write_text("a", encoding="utf-8")
    seen = [gate.checksum(tmp_path)]
    (tmp_path / "NOTE.md").write_text("not scored", encoding="utf-8")
    assert gate.checksum(tmp_path) == seen[0]
    report.write_text("b", encoding="utf-8")
    seen.append(gate.checksum(tmp_path))
    report.rename(report.with_name("02.txt"))
    seen.append(gate.checksum(tmp_path))
    assert len(set(seen)) == 3
