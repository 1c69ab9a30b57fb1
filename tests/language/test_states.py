"""The table of states."""

from stateofplay.language.states import load_states


def test_all_states_are_there_once():
    """Nearly two hundred states, each with its own code and a capital or a reason to have none."""
    states = load_states()
    assert len(states) >= 195
    assert len({state.iso2 for state in states}) == len(states)
    assert [state.name for state in states] == sorted(state.name for state in states)


def test_a_state_has_its_names():
    """Short names, demonyms in the plural too, the capital and the seat of government are known."""
    state = {state.iso2: state for state in load_states()}["GB"]
    assert state.capital == "London"
    assert {"UK", "U.K.", "Britain"} <= set(state.aliases)
    assert {"British", "Britons"} <= set(state.demonyms)
    assert {"Downing Street", "Whitehall"} <= set(state.metonyms)


def test_cells_are_clean():
    """No entry is empty, repeated within its cell or padded."""
    for state in load_states():
        for cell in (state.aliases, state.demonyms, state.metonyms):
            assert len(set(cell)) == len(cell)
            assert all(entry and entry == entry.strip() for entry in cell)


def test_most_states_have_a_demonym():
    """All but a handful of places have a word for their people."""
    assert sum(not state.demonyms for state in load_states()) < 5
