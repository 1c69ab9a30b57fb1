"""`stateofplay history`: what was done to a project, and by whom."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, terminal

EXAMPLES = """\b
Examples:
  stateofplay history talks.sop
  stateofplay history talks.sop --who ada --limit 10
  stateofplay history talks.sop --report 2025-12-15-wire
  stateofplay history talks.sop --statement 9c265826d247 --all
  stateofplay history talks.sop --json - | jq '.entries[] | select(.did == "decided")'
"""
_SHOWN = 40


@click.command(epilog=EXAMPLES)
@projects.argument
@click.option("--report", metavar="ID", default="", help="Only what was done with this report.")
@click.option("--statement", metavar="ID", default="", help="Only decisions on this statement, by any id that it has had.")
@click.option("--who", metavar="NAME", default="", help="Only what this person did.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help=f"At most so many, the newest; else {_SHOWN}, in JSON all.")
@click.option("--all", "each", is_flag=True, help="Show each decision of those that were made at one stroke, as --json does.")
@options.json
@options.width
@options.ascii_only
def history(  # noqa: PLR0913 - an argument an option
    project: str,
    report: str,
    statement: str,
    who: str,
    *,
    limit: int | None,
    each: bool,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Print what was done to a project, the newest first.

    Who added which reports, which reader read them, codebooks, and every decision: what was seen and what it says instead,
    why, and who took it back. What was decided at one stroke is one entry. Decisions that fit nothing any longer are marked.
    Times are UTC.
    """
    from stateofplay.export import history_json
    from stateofplay.export.history_view import history_view
    from stateofplay.project.history import Asked
    from stateofplay.project.history import history as told

    if target is not None:
        output.check(target)
    most = limit if limit is not None or target is not None else _SHOWN
    with projects.opened(project) as ledger:
        found = told(ledger, Asked(report, statement, who), limit=most, each=each or target is not None)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(history_json.dumps(found))
        else:
            view = history_view(found, glyphs=terminal.glyphs(ascii_only=ascii_only))
            write(terminal.drawn(view, terminal.width(width)))
    return exits.DONE
