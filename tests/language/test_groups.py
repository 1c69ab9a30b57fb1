"""The table of groups of states."""

from stateofplay.language.groups import load_groups
from stateofplay.language.states import load_states


def test_members_are_states():
    """Every code of a member is in the table of states."""
    codes = {state.iso2 for state in load_states()}
    assert all(group.members <= codes for group in load_groups())


def test_names_are_whole_and_once():
    """No name is empty or padded, and no two groups share one."""
    owners: dict[str, str] = {}
    for group in load_groups():
        for name in (group.name, *group.aliases):
            assert name == name.strip()
            assert name
            assert owners.setdefault(name.lower(), group.name) == group.name


def test_who_speaks_for_a_group():
    """Britain speaks for the E3; a member of the European Union speaks for itself."""
    groups = {group.name: group for group in load_groups()}
    assert groups["E3"].spoken_for
    assert {"GB", "FR", "DE"} == groups["E3"].members
    assert not groups["European Union"].spoken_for
    assert "Brussels" in groups["European Union"].metonyms
