"""One meeting of two lengths, in two places, left by two sides; one thing of two days; one act asserted and denied."""

from clash_builders import FIRST, SECOND

from stateofplay.coding import figures
from stateofplay.language.analyse import document
from stateofplay.model import PartialDate, Report
from stateofplay.model.reading import Reading
from stateofplay.reconcile import conflicts


def _read(name, text, published):
    layers = document(Report(id=name, text=text, published=PartialDate(published)))
    return Reading(layers.report, figures=figures.find(layers), dates=layers.dates)


def _kinds(one, other, first=FIRST, second=SECOND):
    return [str(row.kind) for row in conflicts.find((_read("a", one, first), _read("b", other, second)), (), ())]


def test_lengths_of_one_meeting_clash():
    """Forty minutes and three hours of one evening cannot both be right."""
    one = "The ferry owners met the crews on Monday. The meeting was over in forty minutes."
    assert _kinds(one, "Crews and owners sat down on Monday. Three hours of talks left both sides tired.") == ["date"]


def test_near_lengths_and_other_days_do_not():
    """Fifty minutes is nearly an hour, and Tuesday's talks are others."""
    one = "The ferry owners met the crews on Monday. The meeting was over in fifty minutes."
    assert _kinds(one, "Crews and owners sat down on Monday. One hour of talks left both sides tired.") == []
    assert _kinds(one, "Crews and owners sat down on Tuesday. Three hours of talks left both tired.", second="2031-03-06") == []


def test_what_one_did_bounds_the_length_from_below():
    """Who waited for three hours at a hearing of forty minutes cannot have; who spoke for ten minutes can."""
    one = "The council heard the fishers on Monday. The hearing was over in forty minutes."
    waited = "The fishers came on Monday. Ida Holm had waited for three hours when her turn came."
    assert _kinds(one, waited) == ["date"]
    assert _kinds(one, waited.replace("three hours", "ten minutes")) == []


def test_places_of_one_meeting_clash():
    """One round was not held in two houses."""
    one = "On Monday the two sides met for the second time, in the canteen of the shipyard."
    assert _kinds(one, "The two sides held their second round on Monday in the ballroom of the Hotel Astor.") == ["date"]
    assert _kinds(one, "The two sides held their second round on Monday in the canteen of the yard.") == []


def test_two_who_left_one_meeting():
    """Two reports that have different sides walk out give two accounts."""
    one = "Talks on the ferry timetable were held on Monday. Anna Brodd and her crews stood up and left the room."
    other = "Talks on the ferry timetable were held on Monday. Carl Vane of the owners walked out before noon."
    assert _kinds(one, other) == ["account"]
    assert _kinds(one, other.replace("Carl Vane of the owners", "Anna Brodd")) == []


def test_left_or_was_put_out():
    """One tells that the crews went home, the other that they were turned out."""
    one = "The ferry talks were held on Monday. The crews got up and went home, the owners said."
    other = "The ferry talks were held on Monday. A porter turned the crews out of the hall, their lawyer said."
    assert _kinds(one, other) == ["account"]


def test_a_first_day_and_an_earlier_one():
    """What was first seen in February was not there in January."""
    one = "Divers have been working on the sunken dredger at Holm lock since January 6, the port said."
    other = "Villagers at Holm lock saw the first divers reach the sunken dredger on February 9."
    assert _kinds(one, other) == ["date"]
    assert _kinds(one, other.replace("February 9", "January 6")) == []


def test_one_act_asserted_and_denied():
    """The same head of the same yard could and would not carry the costs, on one day."""
    one = "Piet Holm spoke on Monday. The yard could carry the extra dredging costs, Piet Holm said."
    other = "Piet Holm spoke on Monday. The yard would not carry any dredging costs, Piet Holm said."
    assert _kinds(one, other) == ["stance"]
    assert _kinds(one, one.replace("could", "can")) == []
