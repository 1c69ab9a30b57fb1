"""`stateofplay show`: the grid, one party, or one issue with all its words."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import shlex

import click

from stateofplay.cli import exits, output, projects, states, terminal
from stateofplay.errors import UsageError
from stateofplay.export.plain import plain

EXAMPLES = """\b
Examples:
  stateofplay show state.json
  stateofplay show state.json --issue fee-rise
  stateofplay show state.json --party union
  stateofplay show state.json --width 160 | less -R
  stateofplay show talks.sop --as-of 2025-12-15
  stateofplay show talks.sop --json state.json
"""


@click.command(epilog=EXAMPLES)
@click.argument("state", metavar="STATE", type=click.Path())
@click.option(
    "--issue",
    metavar="ISSUE",
    shell_complete=states.complete_issue,
    help="Every statement on this issue (id or title), with its words.",
)
@click.option("--party", metavar="PARTY", shell_complete=states.complete_party, help="Only this party (id, name or alias).")
@projects.as_of
@projects.known
@click.option(
    "--json", "target", metavar="FILE", help="Write the whole state of play here, as `read --json` does; - for standard output."
)
@click.option("--width", type=click.IntRange(40, 1000), metavar="N", help="Columns to draw in, instead of the terminal's.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw without symbols.")
def show(  # noqa: PLR0913 - an argument an option
    state: str,
    issue: str | None,
    party: str | None,
    width: int | None,
    *,
    as_of: str,
    known: str,
    target: str | None,
    ascii_only: bool,
) -> int:
    """Print the state of play.

    STATE is a project, or a file that `stateofplay read --json` wrote; - reads standard input. Issues run down, parties
    across. With --json, the whole state of play of a project is a file that can be handed on, and that every command which
    looks at a project takes too.
    """
    from stateofplay.export.grid import grid_view, issue_view

    if target is not None:
        if issue is not None or party is not None:
            raise UsageError("--json is the whole state of play", remedy="leave out --issue and --party")
        return _written(state, as_of, known, target)
    if issue is None and not as_of and not known:
        loaded, numbers = states.grid(state)
    else:
        loaded, numbers = states.load(state, as_of, known), None
    if not (loaded.codebook.issues or loaded.codebook.parties) and states.is_project(state):
        with output.writing(output.STDOUT) as write:
            write(f"{_nothing(state, known)}\n")
        return exits.DONE
    chosen_issue = states.issue(loaded, issue) if issue is not None else None
    chosen_party = states.party(loaded, party) if party is not None else None
    columns = terminal.width(width)
    glyphs = terminal.glyphs(ascii_only=ascii_only)
    if chosen_issue is None:
        drawing = grid_view(loaded, width=columns, glyphs=glyphs, party=chosen_party, numbers=numbers)
    else:
        drawing = issue_view(loaded, chosen_issue, glyphs=glyphs, party=chosen_party)
    with output.writing(output.STDOUT) as write:
        write(terminal.drawn(drawing, columns))
    if not (numbers.reports if numbers else loaded.reports) and states.is_project(state):
        terminal.say(_nothing(state, known, as_of))
    return exits.DONE


def _nothing(project: str, known: str, as_of: str = "") -> str:
    """What to say of a project in which there is nothing to show."""
    if known:
        return "Nothing was known by then."
    if as_of:
        return "Nothing was published by then."
    with projects.opened(project) as ledger:
        return plain(f"Nothing was added yet. Add reports: stateofplay add {shlex.quote(ledger.address.shown)} REPORTS...")


def _written(state: str, as_of: str, known: str, target: str) -> int:
    """Write the whole state of play as JSON."""
    from stateofplay.export import state_json

    output.check(target)
    text = state_json.dumps(states.load(state, as_of, known))
    with output.writing(target) as write:
        write(text)
    return exits.DONE
