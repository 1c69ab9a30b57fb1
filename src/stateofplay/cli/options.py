"""Options that several commands share."""

from __future__ import annotations

from typing import Final

import click

from stateofplay.model import PartialDate, Reader

reader: Final = click.option(
    "--reader",
    type=click.Choice([str(one) for one in Reader]),
    default=str(Reader.MODEL),
    show_default=True,
    help="Who finds names, attributions and positions: the trained models with rules, or rules alone.",
)


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
