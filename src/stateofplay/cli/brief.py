"""`stateofplay brief`: the state of play as one page to print or to mail."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states

EXAMPLES = """\b
Examples:
  stateofplay brief state.json -o brief.html
  stateofplay brief state.json --since 2025-12-15 -o brief.html
  stateofplay brief talks.sop --as-of 2025-12-15 -o brief.html
  stateofplay brief state.json -o - > brief.html
"""


@click.command(epilog=EXAMPLES)
@click.argument("state", metavar="STATE", type=click.Path())
@click.option("--output", "-o", "target", metavar="FILE", required=True, help="Where to write the page; - for standard output.")
@click.option("--since", metavar="DATE", callback=options.date, help="Add what is new since that day.")
@click.option("--statements", is_flag=True, help="Have the timeline show also events in which somebody only spoke.")
@projects.as_of
@projects.known
def brief(state: str, target: str, since: str, *, statements: bool, as_of: str, known: str) -> int:  # noqa: PLR0913 - an argument an option
    """Write a briefing as one HTML page.

    STATE is a project, or a file that `stateofplay read --json` wrote; - reads standard input. The page needs no
    network and no script: print it, mail it, keep it. Every position cites the words and the report that it rests on.
    """
    from stateofplay import pipeline
    from stateofplay.export import brief_html

    output.check(target)
    loaded = states.load(state, as_of, known)
    page = brief_html.render(loaded, pipeline.changes(loaded, since) if since else None, statements=statements)
    with output.writing(target) as write:
        write(page)
    return exits.DONE
