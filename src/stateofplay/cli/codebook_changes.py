"""`stateofplay codebook show`, `replace` and the changes of issues and parties: the codebook of a project."""

# ruff: noqa: PLC0415 - what only these commands need is imported when they run, so that help is quick

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from stateofplay.cli import exits, options, output, projects, states, terminal
from stateofplay.errors import UsageError

if TYPE_CHECKING:
    from stateofplay.ledger import Ledger
    from stateofplay.ledger.operations import Operation
    from stateofplay.model import Codebook
    from stateofplay.project.codebooks import Preview

Make = Callable[["Codebook"], "Operation"]
_EXAMPLES: Final = {
    "show": ("talks.sop", "talks.sop -o codebook.yaml"),
    "replace": ("talks.sop codebook.yaml --preview", 'talks.sop codebook.yaml --why "two more issues"'),
    "rename-issue": (
        'talks.sop pay --title "Higher pay"',
        "talks.sop pay --id wages --yes",
        'talks.sop pay --term "pay rise" --term wages',
    ),
    "rename-party": ('talks.sop union --name "Dockers\' Union"', 'talks.sop union --alias "the union" --alias dockers'),
    "merge-issues": ("talks.sop wages pay", "talks.sop stay-out join --opposite --preview"),
    "merge-parties": ("talks.sop council city",),
    "split-issue": (
        'talks.sop pay bonus --proposition "Crews get a winter bonus" --term bonus',
        'talks.sop pay bonus --title Bonus --proposition "Crews get a bonus" --statement 0f3c5a9b1d2e',
    ),
    "split-party": ('talks.sop city mayor --name "The mayor" --member "Ada Lind"',),
    "add-issue": ('talks.sop ferry --proposition "The night ferry runs again" --term "night ferry"',),
    "add-party": ('talks.sop crews --name "Ferry Crews" --alias crews --member "Jo Berg"',),
    "drop-issue": ("talks.sop pensions",),
    "drop-party": ("talks.sop council --yes",),
}
"""What each command is shown with."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a change is to be shown and kept."""

    who: str
    why: str
    yes: bool
    preview: bool
    target: str | None
    width: int | None
    ascii_only: bool


_ASKED: Final = (
    click.option("--why", metavar="TEXT", default="", help="The reason, kept with the change."),
    projects.who,
    click.option("--yes", is_flag=True, help="Do it without asking."),
    click.option("--preview", is_flag=True, help="Only look: change nothing."),
    options.json,
    options.width,
    options.ascii_only,
)
_title: Final = click.option("--title", metavar="TEXT", default="", help="A short name for people.")
_proposition: Final = click.option(
    "--proposition", metavar="TEXT", default="", help="A sentence that a party can be for or against."
)
_terms: Final = click.option(
    "--term", "terms", metavar="TEXT", multiple=True, help="Words by which reports speak of it; give it again for more."
)
_name: Final = click.option("--name", metavar="TEXT", default="", help="What reports call it.")
_aliases: Final = click.option(
    "--alias", "aliases", metavar="TEXT", multiple=True, help="What else it is called; give it again for more."
)
_members: Final = click.option(
    "--member", "members", metavar="NAME", multiple=True, help="Somebody who speaks for it; give it again for more."
)
_id: Final = click.option("--id", "key", metavar="ID", default="", help="Another id.")
_statements: Final = click.option(
    "--statement", "statements", metavar="ID", multiple=True, help="A statement that goes to the new one; again for more."
)


def add_to(group: click.Group) -> None:
    """Put these commands into the group `codebook`."""
    for one in _COMMANDS:
        group.add_command(one)


def _named(*parameters: Callable[[Any], Any]) -> Callable[[Callable[..., Make]], click.Command]:
    """A command that makes a change of what it is given, named after its function: shown first, then done."""

    def command(make: Callable[..., Make]) -> click.Command:
        name = make.__name__.replace("_", "-")

        @wraps(make)
        def run(project: str, **given: Any) -> int:  # noqa: ANN401 - whatever the parameters give
            asked = _Asked(**{field: given.pop(field) for field in _Asked.__slots__})
            given = {key: _clean(value) for key, value in given.items()}
            with projects.opened(project) as ledger:
                return _change(ledger, make(**given), asked)

        built: Callable[..., Any] = run
        for one in reversed((projects.argument, *parameters, *_ASKED)):
            built = one(built)
        return click.command(name, epilog=_epilog(name))(built)

    return command


def _epilog(name: str) -> str:
    lines = (f"  stateofplay codebook {name} {words}" for words in _EXAMPLES[name])
    return "\b\nExamples:\n" + "\n".join(lines) + "\n"


def _clean(value: object) -> object:
    """What was typed, on one line."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(word for text in value if (word := " ".join(text.split())))
    return value


def _change(ledger: Ledger, make: Make, asked: _Asked) -> int:
    """Show what a change would move; do it where that is wanted."""
    from stateofplay.project import codebooks
    from stateofplay.project import states as pictures

    if asked.target is not None:
        output.check(asked.target)
    with ledger.reading() as connection:
        book = pictures.codebook(connection)
    found = codebooks.preview(ledger, make(book))
    _show(found, book, asked)
    if asked.preview:
        return exits.DONE
    if not asked.yes:
        if not sys.stdin.isatty():
            raise UsageError(
                "nothing was changed, since nobody can be asked", remedy="give --yes to do it, or --preview to look"
            )
        if not click.confirm("Do it?", default=False, err=True):
            terminal.say("Nothing was changed.")
            return exits.DONE
    made, _ = codebooks.change(ledger, found.operation, who=asked.who, why=asked.why, rests_on=found.rests_on)
    undo = f"stateofplay undo {shlex.quote(ledger.address.shown)} {made.id}"
    terminal.say(f"Done by {asked.who}: decision {made.id}. To take it back: {undo}")
    return exits.DONE


def _show(found: Preview, book: Codebook, asked: _Asked) -> None:
    from stateofplay.export import codebook_change
    from stateofplay.project import codebooks

    words = codebooks.told(found.operation, book)
    change = codebook_change.Change(
        words, found.before, found.after, found.difference, found.brought, found.hidden, found.unfit, found.due
    )
    columns = terminal.width(asked.width)
    with output.writing(asked.target or output.STDOUT) as write:
        if asked.target is not None:
            write(codebook_change.dumps(change))
        else:
            view = codebook_change.change_view(change, glyphs=terminal.glyphs(ascii_only=asked.ascii_only))
            write(terminal.drawn(view, columns))


def _issue(book: Codebook, name: str) -> str:
    from stateofplay.model import State

    return states.issue(State(book), name).id


def _party(book: Codebook, name: str) -> str:
    from stateofplay.model import State

    return states.party(State(book), name).id


def _new_issue(key: str, title: str, proposition: str, terms: tuple[str, ...]) -> Any:  # noqa: ANN401 - an Issue
    from stateofplay.model import Issue

    if not proposition:
        raise UsageError("an issue needs a proposition", remedy="give --proposition and what one can be for or against")
    return Issue(key, title or key.replace("-", " ").replace("_", " "), proposition, tuple(dict.fromkeys(terms)))


def _new_party(key: str, name: str, aliases: tuple[str, ...], members: tuple[str, ...]) -> Any:  # noqa: ANN401 - a Party
    from stateofplay.ledger.operations import actors
    from stateofplay.model import Party

    if not name:
        raise UsageError("a party needs a name", remedy="give --name and what reports call it")
    return Party(key, name, tuple(dict.fromkeys(aliases)), actors(dict.fromkeys(members)))


@click.command(epilog=_epilog("show"))
@projects.argument
@click.option(
    "--output",
    "-o",
    "target",
    metavar="FILE",
    default=output.STDOUT,
    show_default=True,
    help="Where to write; - for standard output.",
)
@projects.known
def show(project: str, target: str, known: str) -> int:
    """Print the codebook of a project, as YAML.

    It can be edited, checked with `stateofplay codebook check`, and given back with `stateofplay codebook replace`.
    """
    from stateofplay.errors import InputError
    from stateofplay.export import codebook_yaml
    from stateofplay.project import states as pictures

    output.check(target)
    with projects.opened(project) as ledger, ledger.reading() as connection:
        book = pictures.codebook(connection, known)
    if not book.parties and not book.issues:
        raise InputError("the project has no codebook", remedy="give one with `stateofplay init --codebook`, or add reports")
    with output.writing(target) as write:
        write(codebook_yaml.dumps(book))
    return exits.DONE


@_named(click.argument("file", metavar="FILE", type=click.Path(path_type=Path)))
def replace(file: Path) -> Make:
    """Put another codebook in force.

    Statements stay whose party and issue the other codebook has too, by their ids; the others are hidden until they are
    read again, or the change is taken back.
    """
    from stateofplay.intake import read_codebook
    from stateofplay.ledger.operations import Replace

    book = read_codebook(file)
    return lambda _: Replace(book)


@_named(click.argument("issue", metavar="ISSUE"), _id, _title, _proposition, _terms)
def rename_issue(issue: str, key: str, title: str, proposition: str, terms: tuple[str, ...]) -> Make:
    """Give an issue another id, title, proposition or terms.

    ISSUE is an id or a title. With another id or title nothing else changes. With another proposition or other terms,
    reports must be read again to be read by them.
    """
    from stateofplay.ledger.operations import RenameIssue

    return lambda book: RenameIssue(_issue(book, issue), key, title, proposition, terms or None)


@_named(click.argument("party", metavar="PARTY"), _id, _name, _aliases)
def rename_party(party: str, key: str, name: str, aliases: tuple[str, ...]) -> Make:
    """Give a party another id, name or aliases.

    PARTY is an id, a name or an alias. The former name stays an alias, unless aliases are given: they take the place of all.
    """
    from stateofplay.ledger.operations import RenameParty

    return lambda book: RenameParty(_party(book, party), key, name, aliases or None)


@_named(
    click.argument("issue", metavar="ISSUE"),
    click.argument("into", metavar="INTO"),
    click.option("--opposite", is_flag=True, help="Its proposition is the other's denied: whoever supports it rejects that."),
)
def merge_issues(issue: str, into: str, *, opposite: bool) -> Make:
    """Make one issue of two: the first goes into the second, with its terms.

    With --opposite, to support, demand or offer the first is to reject the second, and to reject it is to support the
    second; who is open or undecided stays so, and what is called agreed is off the table.
    """
    from stateofplay.ledger.operations import MergeIssues

    return lambda book: MergeIssues(_issue(book, issue), _issue(book, into), opposite)


@_named(click.argument("party", metavar="PARTY"), click.argument("into", metavar="INTO"))
def merge_parties(party: str, into: str) -> Make:
    """Make one party of two: the first goes into the second, with its names and members."""
    from stateofplay.ledger.operations import MergeParties

    return lambda book: MergeParties(_party(book, party), _party(book, into))


@_named(
    click.argument("issue", metavar="ISSUE"),
    click.argument("new", metavar="NEW"),
    _title,
    _proposition,
    _terms,
    click.option(
        "--word",
        "words",
        metavar="TEXT",
        multiple=True,
        help="Words that tell the statements of the new issue, instead of its terms.",
    ),
    _statements,
)
def split_issue(  # noqa: PLR0913 - an argument an option
    *,
    issue: str,
    new: str,
    title: str,
    proposition: str,
    terms: tuple[str, ...],
    words: tuple[str, ...],
    statements: tuple[str, ...],
) -> Make:
    """Make part of an issue an issue of its own, with the id NEW.

    Statements go to it whose evidence, or the sentence that it stands in, holds one of the words (the terms, where no
    words are given), and those that are named. Terms that it has are taken from the old issue.
    """
    from stateofplay.ledger.operations import SplitIssue

    made = _new_issue(new, title, proposition, terms)
    return lambda book: SplitIssue(_issue(book, issue), made, words or made.terms, statements)


@_named(click.argument("party", metavar="PARTY"), click.argument("new", metavar="NEW"), _name, _aliases, _members, _statements)
def split_party(  # noqa: PLR0913 - an argument an option
    *, party: str, new: str, name: str, aliases: tuple[str, ...], members: tuple[str, ...], statements: tuple[str, ...]
) -> Make:
    """Make part of a party a party of its own, with the id NEW.

    Statements go to it that it, or one of its members, makes; those where neither of the two speaks, and the words name it
    and not the old party; and those that are named. Aliases and members that it has are taken from the old party.
    """
    from stateofplay.ledger.operations import SplitParty

    made = _new_party(new, name, aliases, members)
    return lambda book: SplitParty(_party(book, party), made, statements)


@_named(click.argument("key", metavar="ID"), _title, _proposition, _terms)
def add_issue(key: str, title: str, proposition: str, terms: tuple[str, ...]) -> Make:
    """Follow one issue more. What reports say on it is found when they are read again."""
    from stateofplay.ledger.operations import AddIssue

    made = _new_issue(key, title, proposition, terms)
    return lambda _: AddIssue(made)


@_named(click.argument("key", metavar="ID"), _name, _aliases, _members)
def add_party(key: str, name: str, aliases: tuple[str, ...], members: tuple[str, ...]) -> Make:
    """Follow one party more. What reports say of it is found when they are read again."""
    from stateofplay.ledger.operations import AddParty

    made = _new_party(key, name, aliases, members)
    return lambda _: AddParty(made)


@_named(click.argument("issue", metavar="ISSUE"))
def drop_issue(issue: str) -> Make:
    """Follow an issue no longer. Its statements are hidden, not lost: taking this back brings them back."""
    from stateofplay.ledger.operations import DropIssue

    return lambda book: DropIssue(_issue(book, issue))


@_named(click.argument("party", metavar="PARTY"))
def drop_party(party: str) -> Make:
    """Follow a party no longer. Its statements are hidden, not lost: taking this back brings them back."""
    from stateofplay.ledger.operations import DropParty

    return lambda book: DropParty(_party(book, party))


_COMMANDS: Final = (
    *(show, replace, rename_issue, rename_party, merge_issues, merge_parties),
    *(split_issue, split_party, add_issue, add_party, drop_issue, drop_party),
)
