"""Options that several commands share."""

from __future__ import annotations

from typing import Any, Final

import click

from stateofplay.model import PartialDate, Reader

reader: Final = click.option(
    "--reader",
    type=click.Choice([str(one) for one in Reader]),
    default=str(Reader.MODEL),
    show_default=True,
    help="Who finds names, attributions and positions: the trained models with rules, or rules alone.",
)


class Words(click.types.StringParamType):
    """Words, which have to be text: an argument in another encoding would break wherever it is written or looked for."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - as click has it
        """The words as they are; a fault of usage where some of their bytes are no characters."""
        words = str(super().convert(value, param, ctx))
        try:
            words.encode()
        except UnicodeEncodeError:
            self.fail("this is not text in UTF-8", param, ctx)
        return words


def textual(command: click.Command) -> click.Command:
    """The command, those below it too, taking no words that are not text; names of files can be any bytes."""
    for param in command.params:
        if type(param.type) is click.types.StringParamType and param.name != "target":
            param.type = Words()
    if isinstance(command, click.Group):
        for one in command.commands.values():
            textual(one)
    return command


def date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """The date that was given, ISO text; "" for none, and a fault of usage for what is no date."""
    if value is None:
        return ""
    try:
        return PartialDate(value).iso
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


json: Final = click.option("--json", "target", metavar="FILE", help="Write JSON here instead; - for standard output.")
width: Final = click.option(
    "--width", type=click.IntRange(40, 1000), metavar="N", help="Columns to draw in, instead of the terminal's."
)
ascii_only: Final = click.option("--ascii", "ascii_only", is_flag=True, help="Draw without symbols.")
