"""Arguments that are no text: every command says so in words, and none falls over."""

import click
import pytest

from old_project import small
from stateofplay.cli import exits
from stateofplay.cli import main as cli_main
from stateofplay.cli.options import Words
from stateofplay.errors import StateOfPlayError
from stateofplay.ledger import open_project, standing

ODD = "\udcff"
"""What a byte that is not UTF-8 becomes in an argument."""


def commands(group, path=()):
    """All commands by the words that call them."""
    for name, one in sorted(group.commands.items()):
        if isinstance(one, click.Group):
            yield from commands(one, (*path, name))
        else:
            yield (*path, name), one


EVERY = [pytest.param(path, one, id=" ".join(path)) for path, one in commands(cli_main.cli)]


@pytest.mark.parametrize(("path", "command"), EVERY)
def test_words_of_any_command_are_text(path, command, tmp_path, capsys, monkeypatch):
    """In each option and argument; names of files may be any bytes."""
    monkeypatch.chdir(tmp_path)
    project = small(str(tmp_path / "p.sop"))
    named = [param for param in command.params if not getattr(param, "is_flag", False)]
    given = {param.name: project if param.name == "project" else "1" for param in named if isinstance(param, click.Argument)}
    for param in named:
        if isinstance(param.type, click.types.IntParamType | click.types.FloatParamType):
            continue
        words = [ODD if name == param.name else value for name, value in given.items()]
        line = [*path, *words] if isinstance(param, click.Argument) else [*path, param.opts[-1], ODD, *words]
        code = cli_main.run(line)
        said = capsys.readouterr().err
        assert code != exits.INTERNAL, (line, said)
        if isinstance(param.type, Words):
            assert (code, "UTF-8" in said) == (exits.USAGE, True), line


@pytest.mark.parametrize(
    "line", ["decide P \udcff accept", "issue P fund --before \udcff", "undo P \udcff", "history P --statement \udcff"]
)
def test_what_is_looked_for_is_text(line, project_address, capsys):
    """Ids of statements and decisions, on both databases."""
    project = small(project_address)
    assert cli_main.run([project if word == "P" else word for word in line.split()]) == exits.USAGE
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["postgresql://x/\udcff", "postgresql://\udcff@x/y"])
def test_addresses_are_text(address, capsys):
    """What no server can be called is no address."""
    assert cli_main.run(["show", address]) == exits.UNUSABLE
    assert "internal" not in capsys.readouterr().err


def test_the_ledger_itself_says_so(project_address):
    """Whoever asks it for what is no text learns that there is nothing such."""
    with open_project(small(project_address)) as ledger:
        with pytest.raises(StateOfPlayError, match="no text"), ledger.reading() as connection:
            standing.of_ids(connection, [ODD])
        with ledger.reading() as connection:
            assert standing.of_ids(connection, ["x"]) == []
