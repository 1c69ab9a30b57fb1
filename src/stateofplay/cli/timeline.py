"""`stateofplay timeline`: the state of play in order of time."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states, terminal

EXAMPLES = """\b
Examples:
  stateofplay timeline state.json
  stateofplay timeline state.json --from 2025-12-14 --to 2025-12-16
  stateofplay timeline state.json --party union --issue fee-rise
  stateofplay timeline talks.sop --known 2025-12-15
  stateofplay timeline state.json --json - | jq .ahead
"""


@click.command(epilog=EXAMPLES)
@click.argument("state", metavar="STATE", type=click.Path())
@click.option("--issue", metavar="ISSUE", shell_complete=states.complete_issue, help="Only this issue (id or title).")
@click.option("--party", metavar="PARTY", shell_complete=states.complete_party, help="Only this party (id, name or alias).")
@click.option("--from", "start", metavar="DATE", callback=options.date, help="Only what is dated from then on.")
@click.option("--to", "end", metavar="DATE", callback=options.date, help="Only what is dated up to then.")
@click.option("--statements", is_flag=True, help="Print also events in which somebody only spoke; JSON always has them.")
@projects.as_of
@projects.known
@options.json
@options.width
@options.ascii_only
def timeline(  # noqa: PLR0913 - an argument an option
    state: str,
    issue: str | None,
    party: str | None,
    *,
    start: str,
    end: str,
    statements: bool,
    as_of: str,
    known: str,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Print what happened, and who took or changed which stance, by date.

    STATE is a project, or a file that `stateofplay read --json` wrote; - reads standard input. Oldest first; an event
    that several reports tell of is one entry. What lies ahead of the last report comes last, deadlines with their state.
    """
    from stateofplay.errors import UsageError
    from stateofplay.export import timeline_json
    from stateofplay.export.timeline import timeline_view
    from stateofplay.picture import days
    from stateofplay.picture.timeline import Only
    from stateofplay.picture.timeline import timeline as drawn

    if start and end and days.first(start) > days.last(end):
        raise UsageError(f"--from {start} is after --to {end}", remedy="give the earlier date to --from")
    if target is not None:
        output.check(target)
    loaded = states.load(state, as_of, known)
    only = Only(
        states.issue(loaded, issue).id if issue is not None else "",
        states.party(loaded, party).id if party is not None else "",
        start,
        end,
    )
    found = drawn(loaded, only)
    columns = terminal.width(width)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(timeline_json.dumps(loaded, found, only))
        else:
            glyphs = terminal.glyphs(ascii_only=ascii_only)
            view = timeline_view(loaded, found, glyphs=glyphs, only=only, statements=statements)
            write(terminal.drawn(view, columns))
    return exits.DONE
