"""What is laid over the screen for a moment: a list to choose from, a line to write, a question, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

_LONGEST = 500
_BOX = """
{name} {{ align: center bottom; background: transparent; }}
{name} > Vertical {{
    width: 90%; max-width: 76; height: auto; max-height: 90%; border: round ansi_default; padding: 0 1;
    background: ansi_default;
}}
{name} Input {{ border: none; height: 1; padding: 0; background: ansi_default; text-style: underline; }}
{name} OptionList {{ border: none; height: auto; max-height: 12; padding: 0; background: ansi_default; }}
{name} VerticalScroll {{ height: auto; max-height: 18; }}
"""


class Pick(ModalScreen[str | None]):
    """Choose one of several; typing narrows the list to those that hold all the words."""

    CSS = _BOX.format(name="Pick")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("up", "step(-1)", priority=True),
        Binding("down", "step(1)", priority=True),
        Binding("pageup", "step(-10)", priority=True),
        Binding("pagedown", "step(10)", priority=True),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, str]], current: str = "") -> None:
        """Ask.

        Args:
            title: the question.
            options: what each one stands for, and how it is written.
            current: which of them is so now.
        """
        super().__init__()
        self._title, self._options, self._current = title, options, current
        self._shown: list[str] = []
        self._said: list[str] = []
        self._marked: int | None = None

    def compose(self) -> ComposeResult:
        """The question, a line to type in, the list."""
        with Vertical():
            yield Static(Text(self._title, "bold"))
            yield Input(placeholder="type to narrow; up, down, enter; esc leaves", max_length=_LONGEST)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show all, at the one that is so now."""
        self._fill("")
        if self._current in self._shown:
            self.query_one(OptionList).highlighted = self._shown.index(self._current)
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._fill(event.value)

    def on_input_submitted(self) -> None:
        """Take the one that is marked."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._shown[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was clicked."""
        self.dismiss(self._shown[event.option_index])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Point at the one that is marked: a sign, since a colour may not be there."""
        listed = self.query_one(OptionList)
        if self._marked is not None and self._marked < len(self._said):
            listed.replace_option_prompt_at_index(self._marked, _option(self._said[self._marked]))
        self._marked = event.option_index
        if self._marked < len(self._said):
            listed.replace_option_prompt_at_index(self._marked, _option(self._said[self._marked], "> "))

    def action_step(self, by: int) -> None:
        """Mark one further on or back."""
        listed = self.query_one(OptionList)
        if self._shown:
            listed.highlighted = min(max((listed.highlighted or 0) + by, 0), len(self._shown) - 1)

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [(key, said) for key, said in self._options if all(word in f"{key} {said}".casefold() for word in words)]
        listed = self.query_one(OptionList)
        listed.clear_options()
        self._marked = None
        self._shown, self._said = [key for key, _ in found], [said for _, said in found]
        listed.add_options([Option(_option(said)) for said in self._said])
        listed.highlighted = 0 if found else None


def _option(said: str, pointer: str = "  ") -> Text:
    return Text(pointer + said, "bold" if pointer.strip() else "", no_wrap=True, overflow="ellipsis")


class Write(ModalScreen[str | None]):
    """Write a line."""

    CSS = _BOX.format(name="Write")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    def __init__(self, title: str, text: str = "", hint: str = "") -> None:
        super().__init__()
        self._title, self._text, self._hint = title, text, hint

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical():
            yield Static(Text(self._title, "bold"))
            yield Input(self._text, placeholder=self._hint, max_length=_LONGEST)
            yield Static(Text("enter takes it, esc leaves", "dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)


class Ask(ModalScreen[bool]):
    """A question that `y` alone says yes to."""

    CSS = _BOX.format(name="Ask")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "say(True)"), Binding("n,escape,q", "say(False)")]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical():
            yield Static(Text(self._question))
            yield Static(Text("y yes   n no", "bold"))

    def action_say(self, answer: bool) -> None:  # noqa: FBT001 - a binding's argument
        """Answer."""
        self.dismiss(answer)


class Keys(ModalScreen[None]):
    """All keys, and what the signs mean."""

    CSS = _BOX.format(name="Keys")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter,space", "leave")]

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The keys, to be scrolled where the terminal is small."""
        with Vertical():
            with VerticalScroll():
                yield Static(self._text)
            yield Static(Text("esc leaves", "dim"))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
