"""`stateofplay search`: the paragraphs of a project that hold some words."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states, terminal

EXAMPLES = """\b
Examples:
  stateofplay search talks.sop "pay rise" strike
  stateofplay search talks.sop negotiat* -strike --from 2025-12-01
  stateofplay search talks.sop pension --party union --limit 5
  stateofplay search talks.sop ceasefire --json - | jq '.hits[].report'
"""


# A word that should not be there begins with -, and would be taken for an option, -h for help.
@click.command(epilog=EXAMPLES, context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@projects.argument
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="At most so many.")
@click.option("--before", type=click.IntRange(1), metavar="NUMBER", help="Go on where a search before this one left off.")
@click.option("--party", metavar="PARTY", help="Only paragraphs with a statement of this party (id, name or alias).")
@click.option("--issue", metavar="ISSUE", help="Only paragraphs with a statement on this issue (id or title).")
@click.option("--from", "start", metavar="DATE", callback=options.date, help="Only in reports published from then on.")
@click.option("--to", "end", metavar="DATE", callback=options.date, help="Only in reports published up to then.")
@options.json
@options.width
@options.ascii_only
def search(  # noqa: PLR0913 - an argument an option
    project: str,
    words: tuple[str, ...],
    *,
    limit: int,
    before: int | None,
    party: str | None,
    issue: str | None,
    start: str,
    end: str,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Find paragraphs by their words, those added last first.

    All WORDS have to be there, in any form ("strike" finds "striking"). Words in quotation marks have to stand together,
    -word must not be there, and begin* is any word that begins so. What parties state in a paragraph is printed below it.
    """
    from stateofplay.errors import UsageError
    from stateofplay.export import search_view
    from stateofplay.ledger.search import Within
    from stateofplay.model import State
    from stateofplay.project import searching
    from stateofplay.project.states import codebook

    if start and end and start > end + "~":
        raise UsageError(f"--from {start} is after --to {end}", remedy="give the earlier date to --from")
    if target is not None:
        output.check(target)
    with projects.opened(project) as ledger:
        with ledger.reading() as connection:
            book = State(codebook(connection))
        within = Within(
            start,
            end,
            states.issue(book, issue).id if issue is not None else "",
            states.party(book, party).id if party is not None else "",
        )
        found = searching.find(ledger, searching.typed(words), limit=limit, before=before or 0, within=within)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(search_view.dumps(found))
        else:
            view = search_view.search_view(found, glyphs=terminal.glyphs(ascii_only=ascii_only))
            write(terminal.drawn(view, terminal.width(width)))
    return exits.DONE
