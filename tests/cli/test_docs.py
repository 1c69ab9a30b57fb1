"""docs/cli.md: it names every command, option and exit code, and each command has help and an example."""

from pathlib import Path

import cli_reference
import click
import pytest

from stateofplay.cli import exits
from stateofplay.cli.main import cli

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
COMMANDS = list(cli_reference.commands(cli, ("stateofplay",)))


def test_reference_is_what_the_commands_say():
    """The document is what the tool writes now."""
    assert DOCUMENT.read_text(encoding="utf-8") == cli_reference.reference(), "run tools/cli_reference.py"


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_command_is_documented(path, command):
    """Each command has a section that names all its options, help for each, and an example of its use."""
    text = DOCUMENT.read_text(encoding="utf-8")
    section = text.split(f"\n## {' '.join(path)}\n")[1].split("\n## ")[0]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(name in section for name in parameter.opts)
        else:
            assert parameter.make_metavar(click.Context(command)).strip("[].") in section
    example = section.split("Examples:")[1]
    assert f"stateofplay {' '.join(path[1:])}" in example


def test_every_exit_code_is_documented():
    """The table of exit codes has a row for each."""
    table = DOCUMENT.read_text(encoding="utf-8").split("## Exit codes")[1]
    codes = [value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)]
    assert sorted(codes) == sorted(exits.MEANINGS)
    assert all(f"| {code} |" in table for code in codes)
