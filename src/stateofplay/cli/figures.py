"""`stateofplay figures`: numbers side by side."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, options, output, projects, states, terminal
from stateofplay.model import State

EXAMPLES = """\b
Examples:
  stateofplay figures talks.sop
  stateofplay figures talks.sop --unit percent
  stateofplay figures state.json --issue fee-rise --json - | jq '.tallies[] | select(.agrees | not)'
"""


@click.command(epilog=EXAMPLES)
@click.argument("project", metavar="PROJECT", type=click.Path())
@click.option(
    "--issue",
    metavar="ISSUE",
    shell_complete=states.complete_issue,
    help="Only what stands in a sentence in which a party takes a stance on this issue (id or title).",
)
@click.option("--unit", metavar="UNIT", help="Only figures of this unit, such as percent.")
@click.option("--report", metavar="REPORT", help="Only what this report (id) gives, and what others say of the same.")
@options.json
@options.width
@options.ascii_only
def figures(  # noqa: PLR0913 - an argument an option
    project: str,
    *,
    issue: str | None,
    unit: str | None,
    report: str | None,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Print the figures that reports give, side by side by what they count, with who claims them and as of when.

    PROJECT is a project, or a file that `stateofplay read --json` wrote. Parts are held against their totals: whether a sum
    comes out is printed with how it was reckoned.
    """
    from stateofplay.export import figures_view

    if target is not None:
        output.check(target)
    loaded = _loaded(project, whole=issue is not None)
    only = figures_view.Only(
        states.issue(loaded, issue).id if issue is not None else "",
        _unit(loaded, unit) if unit is not None else "",
        _report(loaded, report) if report is not None else "",
    )
    found = figures_view.shown(loaded, only)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            write(figures_view.dumps(loaded, found, only))
        else:
            view = figures_view.figures_view(loaded, found, glyphs=terminal.glyphs(ascii_only=ascii_only))
            write(terminal.drawn(view, terminal.width(width)))
    return exits.DONE


def _loaded(name: str, *, whole: bool) -> State:
    """The picture; without statements where they are not asked for."""
    if whole or not states.is_project(name):
        return states.load(name)
    from stateofplay.project import parts

    with projects.opened(name) as ledger:
        return parts.figures(ledger)


def _unit(state: State, name: str) -> str:
    units = list(dict.fromkeys(figure.unit for figure in state.figures if figure.unit))
    return units[states.found("unit", name, [(unit, ()) for unit in units])]


def _report(state: State, name: str) -> str:
    rows = [card for card in state.reports if card.id]
    return rows[states.found("report", name, [(card.id, ()) for card in rows])].id
