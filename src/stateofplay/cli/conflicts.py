"""`stateofplay conflicts`: where reports contradict each other, and where people disagree."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states, terminal
from stateofplay.model import ConflictKind, State
from stateofplay.model.reconciled import ranked

EXAMPLES = """\b
Examples:
  stateofplay conflicts talks.sop
  stateofplay conflicts talks.sop --issue fee-rise --kind stance
  stateofplay conflicts state.json --json - | jq '.conflicts[0].why'
"""


@click.command(epilog=EXAMPLES)
@click.argument("project", metavar="PROJECT", type=click.Path())
@click.option("--issue", metavar="ISSUE", shell_complete=states.complete_issue, help="Only on this issue (id or title).")
@click.option("--kind", type=click.Choice([str(one) for one in ConflictKind]), help="Only contradictions of this kind.")
@options.json
@options.width
@options.ascii_only
def conflicts(  # noqa: PLR0913 - an argument an option
    project: str, *, issue: str | None, kind: str | None, target: str | None, width: int | None, ascii_only: bool
) -> int:
    """Print passages that cannot both be right, those on which most hangs first, and why.

    PROJECT is a project, or a file that `stateofplay read --json` wrote. Of a project, the statements on which people have
    decided otherwise than each other follow in a part of their own, with what each of them says.
    """
    from stateofplay.export import conflicts_view

    if target is not None:
        output.check(target)
    disagreements = None
    if states.is_project(project):
        from stateofplay.project import parts
        from stateofplay.project.states import codebook

        with projects.opened(project) as ledger:
            with ledger.reading() as connection:
                book = State(codebook(connection))
            wanted = states.issue(book, issue).id if issue is not None else ""
            loaded, disagreements = parts.conflicts(ledger, wanted)
    else:
        loaded = states.load(project)
        wanted = states.issue(loaded, issue).id if issue is not None else ""
    found = [row for row in ranked(loaded.conflicts) if wanted in ("", row.issue) and kind in (None, row.kind)]
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(conflicts_view.dumps(loaded, found, disagreements))
        else:
            glyphs = terminal.glyphs(ascii_only=ascii_only)
            view = conflicts_view.conflicts_view(loaded, found, disagreements, glyphs=glyphs)
            write(terminal.drawn(view, terminal.width(width)))
    return exits.DONE
