"""The command `stateofplay`: its subcommands, and how every error ends in one line and a documented exit code."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from types import MappingProxyType

import click

from stateofplay import __version__
from stateofplay.cli import exits, options, output, terminal
from stateofplay.cli.add import add
from stateofplay.cli.agreement import agreement
from stateofplay.cli.annotate import annotate
from stateofplay.cli.backup import backup
from stateofplay.cli.brief import brief
from stateofplay.cli.changes import changes
from stateofplay.cli.check import check
from stateofplay.cli.codebook import codebook
from stateofplay.cli.compare import compare
from stateofplay.cli.completion import PROGRAM, VARIABLE, completion
from stateofplay.cli.conflicts import conflicts
from stateofplay.cli.corrections import corrections
from stateofplay.cli.decide import decide
from stateofplay.cli.drop import drop
from stateofplay.cli.figures import figures
from stateofplay.cli.history import history
from stateofplay.cli.init import init
from stateofplay.cli.issue import issue
from stateofplay.cli.migrate import migrate
from stateofplay.cli.party import party
from stateofplay.cli.read import read
from stateofplay.cli.reread import reread
from stateofplay.cli.review import review
from stateofplay.cli.search import search
from stateofplay.cli.sections import Sections
from stateofplay.cli.show import show
from stateofplay.cli.timeline import timeline
from stateofplay.cli.undo import undo
from stateofplay.errors import CodebookError, StateOfPlayError

DEBUG = "STATEOFPLAY_DEBUG"
EXAMPLES = """\b
Examples:
  stateofplay codebook check codebook.yaml
  stateofplay read reports/ --codebook codebook.yaml --json state.json
  stateofplay show state.json

\b
  stateofplay init talks.sop --codebook codebook.yaml
  stateofplay add talks.sop reports/
  stateofplay review talks.sop

\b
Exit codes: 0 all is well; 1 some reports were not read; 2 usage; 3 input unusable;
4 output cannot be written; 5 the reader's model is missing or damaged; 70 internal error;
130 interrupted.
"""


class Commands(Sections):
    """All commands, by what they are for."""

    sections = MappingProxyType(
        {
            "From reports to a picture": ("read", "annotate", "compare", "codebook"),
            "Projects": ("init", "add", "drop", "reread", "history", "undo", "backup", "check", "migrate"),
            "Looking, at a project or a state.json": (
                "show", "issue", "party", "timeline", "changes", "figures", "conflicts", "search", "brief",
            ),
            "Deciding": ("review", "decide", "agreement", "corrections"),
        }
    )  # fmt: skip


@click.group(cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def cli() -> None:
    """Who stands where in a negotiation, in whose words, read offline from reports about it."""


for _command in (
    read,
    annotate,
    show,
    timeline,
    changes,
    compare,
    brief,
    codebook,
    completion,
    init,
    add,
    drop,
    reread,
    review,
    agreement,
    corrections,
    issue,
    party,
    figures,
    conflicts,
    search,
    history,
    undo,
    decide,
    backup,
    check,
    migrate,
):
    cli.add_command(options.textual(_command))


def main(args: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code; no stack trace reaches a person who did not ask for one."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command; its exit code."""
    try:
        _be_lenient()
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # reports are read in threads; small products gain nothing from more
        code = cli.main(
            args=None if args is None else list(args), prog_name=PROGRAM, complete_var=VARIABLE, standalone_mode=False
        )
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the one place where anything unforeseen ends
        return _ended(error)
    return code if isinstance(code, int) else exits.DONE


def _ended(error: Exception | KeyboardInterrupt) -> int:
    """Say what went wrong in one line (a line for each fault of a codebook); the exit code."""
    match error:
        case output.ReaderGoneError() | BrokenPipeError():
            _drop_stdout()
            return exits.PIPE
        case click.Abort() | KeyboardInterrupt():
            lines, code = ["interrupted"], exits.INTERRUPTED
        case click.ClickException():
            error.show()
            return exits.USAGE
        case CodebookError():
            lines, code = [str(fault) for fault in error.all], error.exit_code
        case StateOfPlayError():
            lines, code = [str(error)], error.exit_code
        case _:
            lines, code = [_unforeseen(error)], exits.INTERNAL
    if _stdout_is_broken():
        if code == exits.INTERNAL:
            lines, code = ["standard output cannot be written. Make room, or write to a file"], exits.UNWRITABLE
        _drop_stdout()
    for line in lines:
        terminal.say(f"stateofplay: {line}")
    return code


def _unforeseen(error: BaseException) -> str:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    return f"internal error ({type(error).__name__}: {str(error)[:200]}): run again with {DEBUG}=1 for the trace"


def _be_lenient() -> None:
    """What standard output and error cannot show becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stdout_is_broken() -> bool:
    """Whether what standard output still holds cannot be written."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        return True
    return False


def _drop_stdout() -> None:
    """Let what is still unwritten go nowhere, so that leaving is quiet."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
