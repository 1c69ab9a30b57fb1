"""The widget that has the keys: the queue, with the statement that is asked about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Final

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from stateofplay.errors import StateOfPlayError
from stateofplay.export.glyphs import Glyphs
from stateofplay.export.wording import SOURCINGS, STANCES, count
from stateofplay.model import Action, Sourcing, Span, Stance
from stateofplay.project.decide import FIELDS
from stateofplay.project.queue import Sort
from stateofplay.review import passage
from stateofplay.review.dialogs import Ask, Keys, Pick, Write
from stateofplay.review.drawing import Look, at_row, screen
from stateofplay.review.help import keys
from stateofplay.review.round import Round
from stateofplay.review.stretch import Stretch
from stateofplay.review.told import Names

_CHOOSING: Final = frozenset({"start", "end", "other_end", "take", "leave", "back", "scroll", "nothing"})
"""What keys do while words are being chosen."""
_FIELD_KEYS: Final = {
    "party": "p",
    "issue": "i",
    "stance": "s",
    "sourcing": "o",
    "red_line": "r",
    "condition": "d",
    "evidence": "e",
}


class Desk(Widget, can_focus=True):
    """The queue. Keys that are single letters act only while this has the focus; in a line of text they are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept"),
        Binding("x", "reject"),
        Binding("space", "skip"),
        Binding("backspace", "back"),
        Binding("f", "flag"),
        Binding("c", "correct"),
        *(Binding(key, f"field('{name}')") for name, key in _FIELD_KEYS.items()),
        Binding("g", "side_with"),
        Binding("w", "why"),
        Binding("slash", "narrow"),
        Binding("t", "sort"),
        Binding("A", "all('accept')"),
        Binding("X", "all('reject')"),
        Binding("v", "view"),
        Binding("up,k", "move(-1)"),
        Binding("down,j", "move(1)"),
        Binding("left", "start(-1)"),
        Binding("right", "start(1)"),
        Binding("shift+left", "end(-1)"),
        Binding("shift+right", "end(1)"),
        Binding("tab", "other_end"),
        Binding("shift+tab", "nothing"),
        Binding("enter", "take"),
        Binding("escape", "leave"),
        Binding("pageup", "scroll(-4)"),
        Binding("pagedown", "scroll(4)"),
        Binding("home", "move(-1000000)"),
        Binding("end", "last"),
        Binding("question_mark", "help"),
        Binding("q", "quit"),
    ]

    def __init__(self, sitting: Round, glyphs: Glyphs, name: str) -> None:
        super().__init__()
        self.sitting = sitting
        self.look = Look(glyphs, name)
        self._stretch: Stretch | None = None
        self._moves_end = False
        self._is_busy = False
        self._drawn = Text()

    def render(self) -> Text:
        """The screen."""
        if not self._is_busy:
            width, height = self.size
            try:
                rows = screen(self.sitting, self.look, width, height)
            except StateOfPlayError as error:
                rows = passage.lines(Text(self.look.glyphs.say(_told(error))), width)
            self._drawn = Text("\n").join(rows)
            self._drawn.no_wrap = True
        return self._drawn

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Letters do nothing while words are being chosen."""
        return not self.look.choosing or action in _CHOOSING

    async def _do(self, work: Callable[[], str | None]) -> str | None:
        """Work on the project beside the screen; what came of it, or what went wrong, is the message."""
        self._is_busy = True
        said: str | None = ""
        try:
            said = await asyncio.to_thread(work)
            self._say(said or "")
        except StateOfPlayError as error:
            self._say(_told(error))
        finally:
            self._is_busy = False
            self.refresh()
        return said

    def _say(self, message: str) -> None:
        self.look = replace(self.look, message=message, scroll=0, whole=False)
        self.refresh()

    async def action_accept(self) -> None:
        """Keep the statement as it is shown, with what was corrected."""
        await self._do(lambda: self.sitting.decide(Action.ACCEPT))

    async def action_reject(self) -> None:
        """Say that the report does not state this."""
        await self._do(lambda: self.sitting.decide(Action.REJECT))

    async def action_flag(self) -> None:
        """Ask for another look."""
        await self._do(lambda: self.sitting.decide(Action.FLAG))

    async def action_skip(self) -> None:
        """Leave it for later."""
        await self._do(self.sitting.skip)

    async def action_move(self, by: int) -> None:
        """Go to another statement."""
        await self._do(lambda: self.sitting.move(by))

    async def action_last(self) -> None:
        """Go to the last statement at hand."""
        await self._do(lambda: self.sitting.go(len(self.sitting.items) - 1))

    async def action_back(self) -> None:
        """Take the last step back; while a condition is being chosen, say that there is none."""
        if self.look.choosing:
            if self.look.choosing == "condition":
                self._chosen("condition", "")
            return
        if await self._do(self.sitting.undo) is None:
            self.app.push_screen(
                Ask("Nothing was done in this sitting. Take back your last decision of before?"), self._earlier
            )

    async def _earlier(self, answer: bool | None) -> None:  # noqa: FBT001 - what the dialog hands over
        if answer:
            await self._do(self.sitting.undo_earlier)

    def action_all(self, kind: str) -> None:
        """Decide on all statements at hand, after a question."""
        number = len(self.sitting.visible)
        if not number:
            self._say("nothing is left in the list")
            return
        drafts = sum(item.id in self.sitting.drafts for item in self.sitting.visible)
        more = f" {count(drafts, 'correction')} among them." if drafts else ""
        more += f" {self.sitting.skipped} skipped stay." if self.sitting.skipped else ""
        question = f"{kind.title()} all {count(number, 'statement')} of the list?{more} Backspace takes it back as one step."

        async def answered(answer: bool | None) -> None:  # noqa: FBT001 - see _earlier
            if answer:
                await self._do(lambda: self.sitting.decide_all(Action(kind)))

        self.app.push_screen(Ask(question), answered)

    def action_correct(self) -> None:
        """Choose what to correct."""
        item = self.sitting.current
        if item is None:
            return
        names = Names(self.sitting.queue.codebook, self.look.glyphs)
        row = self.sitting.proposed() or item.asked
        options = [
            (name, f"{_FIELD_KEYS.get(name, ' ')}  {name.replace('_', ' '):10} {names.field(row, name)}") for name in FIELDS
        ]
        self.app.push_screen(Pick("Correct what?", options), lambda name: self.action_field(name) if name else None)

    def action_field(self, name: str) -> None:
        """Correct a field."""
        row = self.sitting.proposed()
        if row is None:
            return
        if name in ("red_line", "past"):
            self._chosen(name, not getattr(row, name))
        elif name in ("condition", "evidence"):
            self._choose(name, getattr(row, name) or row.evidence)
        elif name == "speaker":
            self.app.push_screen(
                Write("Who says so?", row.speaker), lambda said: self._chosen(name, said, is_none=said is None)
            )
        else:
            self.app.push_screen(
                Pick(f"Which {name}?", self._options(name), str(getattr(row, name))),
                lambda key: self._chosen(name, key, is_none=key is None),
            )

    def _options(self, name: str) -> list[tuple[str, str]]:
        book, glyphs = self.sitting.queue.codebook, self.look.glyphs
        names = Names(book, glyphs)
        match name:
            case "party":
                return [*((one.id, names.party(one.id)) for one in book.parties), ("", names.party(""))]
            case "issue":
                return [(one.id, f"{names.issue(one.id)}: {names.proposition(one.id)}") for one in book.issues]
            case "stance":
                kinds = (one for one in STANCES if one is not Stance.MIXED)
                return [(str(one), f"{glyphs.named(STANCES[one])}: {STANCES[one].meaning}") for one in kinds]
            case _:
                return [(str(one), SOURCINGS[one]) for one in Sourcing]

    def _chosen(self, name: str, value: Any, *, is_none: bool = False) -> None:  # noqa: ANN401 - any field
        """Note a correction; it is kept with `a`."""
        self._stop()
        if is_none:
            return
        try:
            self.sitting.change(name, value)
            self._say("a keeps the correction, esc drops it" if self.sitting.draft.changes else "as it was read")
        except StateOfPlayError as error:
            self._say(_told(error))

    def _choose(self, name: str, words: Span) -> None:
        seen = self.sitting.seen()
        if seen is None:
            return
        report = seen.report.report
        try:
            self._stretch = Stretch.of(report.text, passage.bounds(report, words), words.start, words.end)
        except ValueError as error:
            self._say(str(error))
            return
        self._moves_end = False
        self._show_stretch(name)

    def _show_stretch(self, name: str) -> None:
        if self._stretch is not None:
            end = "end" if self._moves_end else "start"
            message = f"choose the words of the {name}: the arrows move its {end}"
            self.look = replace(self.look, choosing=name, chosen=self._stretch.span, message=message)
            self.refresh()

    def _stop(self) -> None:
        self._stretch = None
        self.look = replace(self.look, choosing="", chosen=None, message="")
        self.refresh()

    async def action_start(self, by: int) -> None:
        """Move the start of the words, or go to another statement."""
        if self._stretch is None:
            await self.action_move(by)
            return
        self._stretch = self._stretch.moved(end=by) if self._moves_end else self._stretch.moved(start=by)
        self._show_stretch(self.look.choosing)

    def action_end(self, by: int) -> None:
        """Move the end of the words."""
        if self._stretch is not None:
            self._stretch = self._stretch.moved(start=by) if self._moves_end else self._stretch.moved(end=by)
            self._show_stretch(self.look.choosing)

    def action_other_end(self) -> None:
        """Have the arrows move the other end."""
        self._moves_end = not self._moves_end
        self._show_stretch(self.look.choosing)

    def action_nothing(self) -> None:
        """Stay: there is nothing else to go to."""

    async def action_take(self) -> None:
        """Take the chosen words, or keep what was corrected."""
        if self._stretch is not None:
            self._chosen(self.look.choosing, (self._stretch.span.start, self._stretch.span.end))
        elif self.sitting.draft.changes:
            await self.action_accept()

    async def action_leave(self) -> None:
        """Leave what is being chosen, then what is being corrected, then what the list is narrowed to."""
        if self.look.choosing:
            self._stop()
        elif self.sitting.draft.changes:
            self.sitting.drop()
            self._say("as it was read")
        elif self.sitting.queue.only.words:
            await self._do(lambda: self.sitting.begin(replace(self.sitting.queue.only, words="")))

    async def action_side_with(self) -> None:
        """Decide as somebody else did, where that is shown."""
        seen = self.sitting.seen()
        said = [one for one in (seen.said if seen else ()) if one.who != self.sitting.who and one.action is not Action.FLAG]
        if not said or self.sitting.queue.only.those == "unfit":
            self._say("nobody else's decision is shown here; --open and --disagreements show them")
            return
        options = [(str(at), self.look.glyphs.say(f"{one.who}: {one.action} {one.why}")) for at, one in enumerate(said)]

        async def chosen(key: str | None) -> None:
            if key is not None:
                await self._do(lambda: self.sitting.side_with(said[int(key)]))

        self.app.push_screen(Pick("Decide as who did?", options), chosen)

    def action_why(self) -> None:
        """Write a reason, which is kept with the decision."""
        if self.sitting.current is not None:
            self.app.push_screen(
                Write("Why? It is kept with what you decide next on this statement.", self.sitting.draft.why), self._noted
            )

    def _noted(self, why: str | None) -> None:
        if why is not None:
            self.sitting.note(why)
            self.refresh()

    def action_narrow(self) -> None:
        """Narrow the list by words."""
        hint = "words of the statement, its party, issue, stance, report; empty for all"
        self.app.push_screen(Write("Only statements with", self.sitting.queue.only.words, hint), self._narrowed)

    async def _narrowed(self, words: str | None) -> None:
        if words is not None:
            await self._do(lambda: self.sitting.begin(replace(self.sitting.queue.only, words=words)))

    async def action_sort(self) -> None:
        """Order the list otherwise."""
        kinds = list(Sort)
        following = kinds[(kinds.index(self.sitting.queue.sort) + 1) % len(kinds)]
        await self._do(lambda: self.sitting.begin(sort=following))

    def action_view(self) -> None:
        """Show the report, or again the paragraph alone."""
        self.look = replace(self.look, whole=not self.look.whole, scroll=0)
        self.refresh()

    def action_scroll(self, by: int) -> None:
        """Move the passage on."""
        self.look = replace(self.look, scroll=self.look.scroll + by)
        self.refresh()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Keys(keys(self.look.glyphs)))

    def action_quit(self) -> None:
        """Leave; ask first where a correction is not kept."""
        waiting = sum(bool(draft.changes) for draft in self.sitting.drafts.values())
        if not waiting:
            self.app.exit()
            return
        question = f"{count(waiting, 'correction')} not kept yet (a keeps one). Leave without?"
        self.app.push_screen(Ask(question), lambda answer: self.app.exit() if answer else None)

    async def on_click(self, event: events.Click) -> None:
        """Go to the statement on which somebody clicks."""
        at = at_row(self.sitting, self.size.width, self.size.height, event.x, event.y)
        if at is not None and not self.look.choosing:
            await self._do(lambda: self.sitting.go(at))


def _told(error: StateOfPlayError) -> str:
    """What went wrong and what to do; where, is known."""
    return str(type(error)(error.problem, remedy=error.remedy))
