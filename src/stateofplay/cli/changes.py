"""`stateofplay changes`: what is new since a date."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states, terminal

EXAMPLES = """\b
Examples:
  stateofplay changes state.json --since 2025-12-15
  stateofplay changes state.json --since 2025-12 --json changes.json
  stateofplay changes talks.sop --since 2025-12-01 --as-of 2025-12-15
  stateofplay read reports/ -c codebook.yaml --json - | stateofplay changes - --since 2025-12-15
"""


@click.command(epilog=EXAMPLES)
@click.argument("state", metavar="STATE", type=click.Path())
@click.option(
    "--since", required=True, metavar="DATE", callback=options.date, help="What is published on that day or later is new."
)
@projects.as_of
@projects.known
@options.json
@options.width
@options.ascii_only
def changes(  # noqa: PLR0913 - an argument an option
    state: str, since: str, target: str | None, width: int | None, *, as_of: str, known: str, ascii_only: bool
) -> int:
    """Print what is new since a date, each with the words and the report.

    STATE is a project, or a file that `stateofplay read --json` wrote; - reads standard input. The picture is drawn
    again from the reports of before DATE and held against the one of now: stances that moved, new positions, further
    sources, contradictions, where issues stand, deadlines, offers that have run out.
    """
    from stateofplay import pipeline
    from stateofplay.export import changes_json
    from stateofplay.export.changes import changes_view

    if target is not None:
        output.check(target)
    loaded = states.load(state, as_of, known)
    found = pipeline.changes(loaded, since)
    columns = terminal.width(width)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(changes_json.dumps(loaded, found))
        else:
            write(terminal.drawn(changes_view(loaded, found, glyphs=terminal.glyphs(ascii_only=ascii_only)), columns))
    return exits.DONE
