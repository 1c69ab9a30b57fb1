"""`stateofplay completion`: the script by which a shell completes our commands."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

import click

from stateofplay.cli import exits, output

PROGRAM = "stateofplay"
VARIABLE = "_STATEOFPLAY_COMPLETE"
EXAMPLES = """\b
Examples:
  stateofplay completion bash >> ~/.bashrc
  stateofplay completion zsh >> ~/.zshrc
  stateofplay completion fish > ~/.config/fish/completions/stateofplay.fish
"""


@click.command(epilog=EXAMPLES)
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print a script that completes commands, options, issues and parties.

    SHELL is bash, zsh or fish. Add the script to the file that your shell reads when it starts.
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"{shell} is not supported")
    with output.writing(output.STDOUT) as write:
        write(script(ctx.find_root().command, {}, PROGRAM, VARIABLE).source() + "\n")
    return exits.DONE
