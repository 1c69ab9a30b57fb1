"""A group whose help lists its commands by what they are for, each with its first sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click


class Sections(click.Group):
    """A group of commands in sections: heading to names; commands that no section names come last."""

    sections: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the sections."""
        named = [name for names in self.sections.values() for name in names if name in self.commands]
        return [*named, *(name for name in super().list_commands(ctx) if name not in named)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a list of commands for each section."""
        left = set(self.commands)
        for heading, names in (*self.sections.items(), ("Other", ())):
            chosen = names or tuple(name for name in self.list_commands(ctx) if name in left)
            rows = [(name, self.commands[name].get_short_help_str(limit=200)) for name in chosen if name in left]
            left -= {name for name, _ in rows}
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)
