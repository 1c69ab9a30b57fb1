"""The application: one screen, with the queue on it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from stateofplay.export.glyphs import Glyphs
from stateofplay.review.desk import Desk
from stateofplay.review.round import Round


class Review(App[None]):
    """Decide on what was read, one statement at a time. Drawn in the terminal's own colours, or in none with NO_COLOR."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: ansi_default; } Desk { width: 100%; height: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "leave", priority=True)]

    def __init__(self, sitting: Round, glyphs: Glyphs, name: str) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.desk = Desk(sitting, glyphs, name)

    def compose(self) -> ComposeResult:
        """The queue."""
        yield self.desk

    def on_mount(self) -> None:
        """Give the queue the keys."""
        self.desk.focus()

    def action_leave(self) -> None:
        """Leave at once; every decision is kept already."""
        self.exit()
