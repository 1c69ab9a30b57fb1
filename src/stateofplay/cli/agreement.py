"""`stateofplay agreement`: how far the people who decided on the same statements agree."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, terminal

EXAMPLES = """\b
Examples:
  stateofplay agreement talks.sop
  stateofplay agreement talks.sop --issue fee-rise
  stateofplay agreement talks.sop --json - | jq '.pairs[] | {coders, figures}'
"""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.option("--issue", metavar="ISSUE", help="Only statements on this issue (id or title).")
@options.json
@options.width
@options.ascii_only
def agreement(project: str, issue: str | None, *, target: str | None, width: int | None, ascii_only: bool) -> int:
    """Print how far people agree who reviewed the same statements.

    For every two people: on how many statements both decided, on which share they agree, and Cohen's kappa, which is what
    they agree beyond chance; then each statement on which they differ, with what each of them says.
    """
    from stateofplay.cli import states
    from stateofplay.export import agreement_json
    from stateofplay.export.agreement_view import agreement_view
    from stateofplay.model import State
    from stateofplay.project import agreement as agreements
    from stateofplay.project.states import codebook

    if target is not None:
        output.check(target)
    with projects.opened(project) as ledger:
        wanted = ""
        if issue is not None:
            with ledger.reading() as connection:
                wanted = states.issue(State(codebook(connection)), issue).id
        state, found = agreements.agreement(ledger, issue=wanted)
    columns = terminal.width(width)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(agreement_json.dumps(state, found))
        else:
            glyphs = terminal.glyphs(ascii_only=ascii_only)
            write(terminal.drawn(agreement_view(state, found, width=columns, glyphs=glyphs), columns))
    return exits.DONE
