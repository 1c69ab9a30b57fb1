"""Options that several commands share."""

from __future__ import annotations

from typing import Final

import click

from stateofplay.model import Reader

reader: Final = click.option(
    "--reader",
    type=click.Choice([str(one) for one in Reader]),
    default=str(Reader.MODEL),
    show_default=True,
    help="Who finds names, attributions and positions: the trained models with rules, or rules alone.",
)
