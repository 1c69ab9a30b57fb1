"""`stateofplay issue`: one issue, and the statements that it rests on, page by page."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stateofplay.cli import exits, options, output, projects, states, terminal

if TYPE_CHECKING:
    from stateofplay.export.evidence import Page

EXAMPLES = """\b
Examples:
  stateofplay issue talks.sop fee-rise
  stateofplay issue talks.sop fee-rise --party union --rejected
  stateofplay issue talks.sop fee-rise --before 2025-12-15 --limit 50
  stateofplay issue state.json "Higher fees" --json - | jq '.statements[].evidence.exact'
"""


@click.command(epilog=EXAMPLES)
@click.argument("project", metavar="PROJECT", type=click.Path())
@click.argument("issue", metavar="ISSUE", shell_complete=states.complete_issue)
@click.option("--party", metavar="PARTY", shell_complete=states.complete_party, help="Only this party (id, name or alias).")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N", help="At most so many.")
@click.option(
    "--before", default="", metavar="ID|DATE", help="Go on below the statement of this id, or before this day, month or year."
)
@click.option("--rejected", is_flag=True, help="Print also what people have rejected.")
@options.json
@options.width
@options.ascii_only
def issue(  # noqa: PLR0913 - an argument an option
    project: str,
    issue: str,
    *,
    party: str | None,
    limit: int,
    before: str,
    rejected: bool,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Print where an issue stands and every statement on it, newest first.

    PROJECT is a project, or a file that `stateofplay read --json` wrote; ISSUE is the id or title of an issue. Below each
    statement stands what people decided on it, or that it was read and not checked.
    """
    from stateofplay.export import evidence_view

    if target is not None:
        output.check(target)
    made = _page(project, issue, party, limit=limit, before=before, rejected=rejected)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(evidence_view.dumps(made))
        else:
            view = evidence_view.evidence_view(made, glyphs=terminal.glyphs(ascii_only=ascii_only))
            write(terminal.drawn(view, terminal.width(width)))
    return exits.DONE


def _page(name: str, issue: str, party: str | None, *, limit: int, before: str, rejected: bool) -> Page:  # noqa: PLR0913
    from stateofplay.errors import UsageError
    from stateofplay.export.evidence import page_of
    from stateofplay.model import State

    if not states.is_project(name):
        if rejected:
            problem = "a state file does not hold what was rejected"
            raise UsageError(problem, remedy="name the project, or leave --rejected out")
        loaded = states.load(name)
        one = states.issue(loaded, issue)
        own = states.party(loaded, party) if party is not None else None
        made = page_of(loaded, one, own, limit=limit, before=before)
        if made is None:
            remedy = "give the id of a statement of this issue, or a date"
            raise UsageError(f"there is no statement {before!r} on issue {one.id!r}", remedy=remedy)
        return made
    from stateofplay.project import evidence
    from stateofplay.project.states import codebook

    with projects.opened(name) as ledger:
        with ledger.reading() as connection:
            book = State(codebook(connection))
        one = states.issue(book, issue)
        own = states.party(book, party) if party is not None else None
        return evidence.page(ledger, evidence.Asked(one, own, limit, before, rejected))
