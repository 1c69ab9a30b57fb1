"""`stateofplay party`: where one party stands."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states, terminal
from stateofplay.model import Party, State

EXAMPLES = """\b
Examples:
  stateofplay party talks.sop union
  stateofplay party talks.sop "Dockers' Union" --width 80
  stateofplay party state.json union --json - | jq '.stands[] | {issue, stance}'
"""


@click.command(epilog=EXAMPLES)
@click.argument("project", metavar="PROJECT", type=click.Path())
@click.argument("party", metavar="PARTY", shell_complete=states.complete_party)
@options.json
@options.width
@options.ascii_only
def party(project: str, party: str, *, target: str | None, width: int | None, ascii_only: bool) -> int:
    """Print where a party stands on each issue, in whose words, and what moved.

    PROJECT is a project, or a file that `stateofplay read --json` wrote; PARTY is the id, name or an alias of a party. Red
    lines, conditions, contradictions and who speaks for it follow; of many statements on an issue the newest are looked at.
    """
    from stateofplay.export import party_view

    if target is not None:
        output.check(target)
    loaded, one = _loaded(project, party)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(party_view.dumps(loaded, one))
        else:
            view = party_view.party_view(loaded, one, glyphs=terminal.glyphs(ascii_only=ascii_only))
            write(terminal.drawn(view, terminal.width(width)))
    return exits.DONE


def _loaded(name: str, wanted: str) -> tuple[State, Party]:
    if not states.is_project(name):
        loaded = states.load(name)
        return loaded, states.party(loaded, wanted)
    from stateofplay.project import parts
    from stateofplay.project.states import codebook

    with projects.opened(name) as ledger:
        with ledger.reading() as connection:
            one = states.party(State(codebook(connection)), wanted)
        return parts.party(ledger, one.id), one
