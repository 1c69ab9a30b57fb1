"""`stateofplay review`: people decide on what was read, in the terminal, by keyboard."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from stateofplay.cli import exits, options, output, projects, states, terminal

if TYPE_CHECKING:
    from stateofplay.ledger import Ledger
    from stateofplay.project.queue import Only, Sort

EXAMPLES: Final = """\b
Examples:
  stateofplay review talks.sop
  stateofplay review talks.sop --as ada --sort leverage
  stateofplay review talks.sop --issue fee-rise --limit 30
  stateofplay review talks.sop --sort random --limit 200
  stateofplay review talks.sop --disagreements
  stateofplay review talks.sop --list --sort leverage | head
  stateofplay review talks.sop --json - | jq '.statements[].evidence'
"""
_WAIT: Final = 5.0
"""Seconds that a key waits for somebody else's change."""
_SORTS: Final = ("uncertain", "leverage", "newest", "text", "random")


@click.command(epilog=EXAMPLES)
@projects.argument
@projects.who
@click.option(
    "--sort",
    type=click.Choice(_SORTS),
    default="uncertain",
    show_default=True,
    help="What comes first: the least certain, what the picture hangs on most, the newest, the order of the reports, or, "
    "with --limit, a random sample, the same for all.",
)
@click.option("--issue", metavar="ISSUE", help="Only statements on this issue (id or title).")
@click.option("--party", metavar="PARTY", help="Only statements of this party (id, name or alias).")
@click.option("--report", metavar="REPORT", help="Only statements of this report (id).")
@click.option("--flagged", "those", flag_value="flagged", help="Statements that somebody flagged, by whomever decided.")
@click.option("--disagreements", "those", flag_value="disagreements", help="Where people differ, with what each of them said.")
@click.option("--unfit", "those", flag_value="unfit", help="Decisions that fit nothing any longer: words or issue are gone.")
@click.option("--open", "others", is_flag=True, help="Show what others have decided on the statements that you have not.")
@click.option("--not-by-anybody", "untouched", is_flag=True, help="Leave out what anybody has decided.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N statements.")
@click.option("--list", "is_list", is_flag=True, help="Print the queue instead.")
@options.json
@options.width
@options.ascii_only
def review(  # noqa: PLR0913 - an argument an option
    project: str,
    *,
    who: str,
    sort: str,
    issue: str | None,
    party: str | None,
    report: str | None,
    those: str | None,
    others: bool,
    untouched: bool,
    limit: int | None,
    is_list: bool,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> int:
    """Decide on what was read: one statement at a time, in its paragraph, by keyboard.

    PROJECT is a file that `stateofplay init` made, or postgresql://user@host/database. You are asked about every statement
    that you have not decided yet, and do not see what others have decided, unless you ask for it. Each decision is kept at
    once, and the picture follows; ? lists the keys.
    """
    from stateofplay.ledger import open_project
    from stateofplay.project.queue import Only, Sort, Those

    if target is not None:
        output.check(target)
    elif not is_list:
        _check_terminal()
    with open_project(project, wait=_WAIT) as ledger:
        projects.compared(ledger, [])
        about, by = _named(ledger, issue, party)
        only = Only(about, by, report or "", "", Those(those or "open"), others, untouched)
        if target is None and not is_list:
            return _screen(ledger, project, who, only, Sort(sort), limit, ascii_only=ascii_only)
        _listed(ledger, who, only, Sort(sort), limit, target=target, width=width, ascii_only=ascii_only)
    return exits.DONE


def _screen(  # noqa: PLR0913, PLR0917 - what a sitting begins with
    ledger: Ledger, project: str, who: str, only: Only, sort: Sort, limit: int | None, *, ascii_only: bool
) -> int:
    from pathlib import PurePath

    from stateofplay.ledger.store import check_writable
    from stateofplay.review.app import Review
    from stateofplay.review.round import Round

    check_writable(ledger)
    sitting = Round(ledger, who, only=only, sort=sort, limit=limit, since=_midnight())
    name = PurePath(project).name if ledger.is_file else ledger.address.shown
    app = Review(sitting, terminal.glyphs(ascii_only=ascii_only), name)
    app.run()
    return app.return_code or exits.DONE


def _listed(  # noqa: PLR0913 - as `review`
    ledger: Ledger,
    who: str,
    only: Only,
    sort: Sort,
    limit: int | None,
    *,
    target: str | None,
    width: int | None,
    ascii_only: bool,
) -> None:
    from stateofplay.project.queue import Queue
    from stateofplay.review import listing

    queue = Queue(ledger, who, only, sort, limit=limit)
    columns = terminal.width(width)
    with output.writing(target or output.STDOUT) as write:
        if target is not None:
            for piece in listing.document(queue):
                write(piece)
        else:
            for part in listing.view(queue, terminal.glyphs(ascii_only=ascii_only)):
                write(terminal.drawn(part, columns))


def _named(ledger: Ledger, issue: str | None, party: str | None) -> tuple[str, str]:
    """The ids of an issue and a party, as people name them."""
    from stateofplay.model import State
    from stateofplay.project.states import codebook

    with ledger.reading() as connection:
        book = State(codebook(connection))
    return (
        states.issue(book, issue).id if issue is not None else "",
        states.party(book, party).id if party is not None else "",
    )


def _midnight() -> str:
    """When today began here, as times are recorded."""
    began = dt.datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return began.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _check_terminal() -> None:
    from stateofplay.errors import UsageError

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        problem = "the review is done in a terminal, and this is none"
        raise UsageError(
            problem, remedy="--list prints the queue, --json writes it, `stateofplay decide` decides from a script"
        )
