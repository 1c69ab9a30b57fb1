"""`stateofplay decide`: a decision on a statement, from the command line."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from stateofplay.cli import decisions_file, exits, projects, terminal
from stateofplay.errors import UsageError
from stateofplay.model import Action, Sourcing, Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stateofplay.ledger import Ledger
    from stateofplay.model import Decision

    _Fields = dict[str, str | bool]
    _How = Callable[[Ledger, str], Sequence[Decision]]

EXAMPLES: Final = """\b
Examples:
  stateofplay decide talks.sop 9c265826d247 accept
  stateofplay decide talks.sop 9c265826d247 reject --why "the mayor says so, not the union"
  stateofplay decide talks.sop 9c265826d247 correct --stance open --condition "if the mediator stays"
  stateofplay decide talks.sop --add --report r7 --evidence "will not sign" --party union --issue pay --stance rejects
  stateofplay decide talks.sop 9c265826d247 46966ff40c3d --apart
  stateofplay decide talks.sop --file decisions.yaml
"""
_VERDICTS: Final = tuple(map(str, (Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.FLAG)))
_STANCES: Final = click.Choice([str(one) for one in Stance if one is not Stance.MIXED])
_LONGEST: Final = 10_000
"""Characters of a reason; who has more to say has a document."""


@click.command(epilog=EXAMPLES)
@projects.argument
@click.argument("words", nargs=-1, metavar="[STATEMENT VERDICT | STATEMENT STATEMENT]")
@click.option("--add", is_flag=True, help="Add a statement that the reader missed; needs --report, --evidence and the rest.")
@click.option(
    "--file", "file", metavar="FILE", help="Make all the decisions of a file, or of standard input (-), at one stroke."
)
@click.option("--together", "tie", flag_value="together", help="The two statements are tellings of one.")
@click.option("--apart", "tie", flag_value="apart", help="The two statements are not tellings of one.")
@click.option("--report", metavar="ID", default="", help="The report of an added statement.")
@click.option("--party", metavar="ID", help='Whose position it is; "" for nobody\'s.')
@click.option("--issue", metavar="ID", help="The issue it is on.")
@click.option("--stance", type=_STANCES, help="How the party stands.")
@click.option("--sourcing", type=click.Choice([str(one) for one in Sourcing]), help="What kind of source says so.")
@click.option("--speaker", metavar="NAME", help="Who says it.")
@click.option("--red-line/--no-red-line", default=None, help="Whether it is said to be not negotiable.")
@click.option("--past/--no-past", default=None, help="Whether it is over.")
@click.option("--condition", metavar="WORDS", help='The words of the condition, as the report has them; "" for none.')
@click.option("--evidence", metavar="WORDS", help="The words that it rests on, as the report has them.")
@click.option("--why", metavar="TEXT", default="", help="The reason.")
@projects.who
def decide(  # noqa: PLR0913 - an argument an option
    project: str,
    words: tuple[str, ...],
    *,
    add: bool,
    file: str | None,
    tie: str | None,
    report: str,
    why: str,
    who: str,
    **fields: str | bool | None,
) -> int:
    """Accept, reject, correct or flag a statement; add one that was missed; say which two are one; or all of that from a file.

    Ids of statements stand in `stateofplay issue` and `stateofplay history`. What is decided stands at once, and can be taken
    back with `stateofplay undo`.
    """
    if file is not None:
        others = [name for name, value in {**fields, "report": report or None, "why": why or None}.items() if value is not None]
        if words or add or tie or others:
            raise UsageError("--file says all there is to decide", remedy="give nothing else but --as")
        return decisions_file.run(project, file, who=who)
    changes = {name: value for name, value in fields.items() if value is not None}
    if len(why) > _LONGEST:
        raise UsageError(f"the reason has {len(why):,} characters", remedy=f"say it in {_LONGEST:,} at most")
    if not add and report:
        raise UsageError("--report is for a statement that is added", remedy="give --add too, or leave it out")
    if add:
        how = _adding(words, tie, report, changes, why)
    elif tie is not None:
        how = _tying(words, tie, changes, why)
    else:
        how = _verdict(words, changes, why)
    with projects.opened(project) as ledger:
        for one in how(ledger, who):
            terminal.say(_told(one))
    return exits.DONE


def _adding(words: tuple[str, ...], tie: str | None, report: str, changes: _Fields, why: str) -> _How:
    if words or tie:
        raise UsageError("--add takes no statement", remedy="name the report with --report")
    if not report:
        raise UsageError("the report of the statement is missing", remedy="give --report ID")

    def run(ledger: Ledger, who: str) -> tuple[Decision, ...]:
        from stateofplay.project.decide import add_statement

        return (add_statement(ledger, report, changes, who=who, why=why),)

    return run


def _tying(words: tuple[str, ...], tie: str, changes: _Fields, why: str) -> _How:
    if len(words) != 2 or words[0] == words[1]:
        raise UsageError(f"--{tie} takes two statements", remedy="give their ids")
    if changes:
        raise UsageError(f"--{tie} corrects nothing", remedy=f"leave out --{next(iter(changes)).replace('_', '-')}")

    def run(ledger: Ledger, who: str) -> tuple[Decision, ...]:
        from stateofplay.project.decide import tie as decided

        return (decided(ledger, words[0], words[1], together=tie == "together", who=who, why=why),)

    return run


def _verdict(words: tuple[str, ...], changes: _Fields, why: str) -> _How:
    if len(words) != 2 or words[1] not in _VERDICTS:
        raise UsageError("a statement and a verdict are needed", remedy=f"give its id and {', '.join(_VERDICTS)}; or --add")
    statement, action = words[0], Action(words[1])
    if changes and action is not Action.CORRECT:
        raise UsageError(f"{action} corrects nothing", remedy="write `correct`, or leave the fields out")
    if action is Action.CORRECT and not changes:
        raise UsageError("there is nothing to correct", remedy="say what is otherwise, as in --stance open")

    def run(ledger: Ledger, who: str) -> tuple[Decision, ...]:
        from stateofplay.project.decide import Choice
        from stateofplay.project.decide import decide as decided

        return decided(ledger, [Choice(statement, action, changes, why)], who=who)

    return run


def _told(one: Decision) -> str:
    from stateofplay.export.history_view import DEEDS

    target = one.seen or one.says
    about = f" {target.id} in {target.report}" if target else ""
    stands = (
        f"; it stands as {one.says.id}" if one.says is not None and one.seen is not None and one.says.id != one.seen.id else ""
    )
    return f"{one.who} {DEEDS[one.action]}{about}{stands} (decision {one.id})."
