"""Reports that a body has written itself."""

import pytest
from reading import FISH, WARD, document

from stateofplay.coding.communique import is_own_text, issuers


@pytest.mark.parametrize(
    ("text", "title", "outlet"),
    [
        ("The Ministry welcomes the talks.", "Statement on the mackerel round", "Ministry of Fisheries of Norway"),
        ("We, the delegates, welcome the talks.", "Joint declaration of the ports", "Port talks"),
        ("In this statement we welcome the talks.", "Communiqué", "Joint Office"),
    ],
)
def test_own_texts(text, title, outlet):
    """A ministry as the outlet, a formal title, an opening in the first person."""
    assert is_own_text(document(text, title=title, outlet=outlet))


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Ministers reject statement on quotas", "Harbour Wire"),
        ("Statement by Norway angers Iceland", "The Fishing News"),
        ("Talks go on", "Ministry Watch"),
        ("Talks go on", ""),
    ],
)
def test_reports_are_no_own_texts(title, outlet):
    """A news outlet reports, whatever its headline says."""
    assert not is_own_text(document("Norway spoke.", title=title, outlet=outlet))


def test_issuers_are_named_by_the_outlet():
    """The party in the name of the outlet; nobody where a paper has it in its name."""
    assert issuers(document("x", outlet="Ministry of Fisheries of Norway").report, FISH) == ("norway",)
    assert issuers(document("x", outlet="Norway Times").report, FISH) == ()
    assert issuers(document("x", outlet="Press office of the Nurses' Federation").report, WARD) == ("union",)
