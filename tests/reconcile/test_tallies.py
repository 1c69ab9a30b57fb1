"""One quantity as several claims give it."""

from __future__ import annotations

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report
from stateofplay.model.reading import Reading
from stateofplay.reconcile.tallies import tally


def _tally(*texts, days=("2025-12-15", "2025-12-16", "2025-12-17")):
    readings = []
    for number, (text, day) in enumerate(zip(texts, days, strict=False)):
        layers = document(Report(id=f"{number:02}", text=text, published=PartialDate(day)))
        readings.append(Reading(layers.report, figures=figures.find(layers)))
    return tally(readings)


def test_rival_counts_stand_side_by_side():
    """Two reports that count one thing differently make one tally that does not agree."""
    (found,) = _tally(
        "The ministry logged 61 cases of swine fever on valley farms this year.",
        "Valley farms had reported 12 cases of swine fever this year, the union said.",
    )
    assert [figure.value for figure in found.figures] == [61, 12]
    assert not found.agrees
    assert found.unit == "cases"


def test_bounds_and_roundings_agree():
    """A count and a bound that allows it agree."""
    (found,) = _tally(
        "Floods in the Lenna valley have destroyed 412 wooden houses.",
        "Floods in the Lenna valley destroyed at least 400 wooden houses.",
    )
    assert found.agrees


def test_other_matters_other_times_and_other_acts_stay_apart():
    """Nothing joins figures of other things, of days far apart, or of other acts."""
    assert not _tally("The port of Lund handled 40 ships.", "The navy of Norland lost 12 ships.")
    text = "Floods in the Lenna valley destroyed {} wooden houses."
    assert not _tally(text.format(412), text.format(900), days=("2025-12-01", "2025-12-20"))
    assert not _tally(
        "The blast at the Odric depot killed 40 soldiers.", "The blast at the Odric depot wounded 90 soldiers of the brigade."
    )


def test_one_claim_told_once_is_no_tally():
    """A single report with one voice has nothing to set beside it."""
    assert not _tally("The port handled 40 ships. The port handled 40 ships.")
