"""Which body a noun stands for."""

from drafted import documents

from stateofplay.coding.parties import Directory
from stateofplay.drafting import names, nouns
from stateofplay.model import Codebook


def aliases(*texts):
    """The aliases of each body by name, nouns among them."""
    found = documents(*texts)
    bodies = names.find(found)
    directory = Directory(Codebook("", names.provisional(bodies), ()))
    return {body.name: body.aliases for body in nouns.tied(found, bodies, [directory.find(d.tokens) for d in found])}


def test_noun_of_the_name_is_the_body():
    """The council is the one with Council in its name."""
    text = "The Pier Safety Council met. The council refused. Later the council agreed."
    assert "council" in aliases(text)["Pier Safety Council"]


def test_kind_of_the_name_decides():
    """A body of workers is the union, though its name does not say so."""
    text = "The United Pier Workers met. The union refused. Later the union agreed."
    assert "union" in aliases(text)["United Pier Workers"]


def test_government_is_that_of_the_state_it_stands_beside():
    """A state's own government makes the noun its alias."""
    text = "Norway's government refused. Chile watched. The government said so. The government left."
    assert "government" in aliases(text)["Norway"]


def test_noun_without_a_name_stands_alone():
    """Where no body fits, a noun that often stands is proposed by itself."""
    found = aliases("The tenants refused. The tenants met. The tenants left. The tenants came back.")
    assert found["Tenants"] == ("tenants",)


def test_rare_noun_is_nobody():
    """A noun that stands once or twice is no body."""
    assert aliases("The tenants refused. The tenants met.") == {}
