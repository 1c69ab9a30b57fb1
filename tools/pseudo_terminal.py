"""A terminal without a window: runs a command, types into it, and knows what is on the screen."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Final, Self

KEYS: Final[Mapping[str, str]] = {
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "shift+right": "\x1b[1;2C",
    "shift+left": "\x1b[1;2D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+c": "\x03",
}
_PART: Final = re.compile(
    r"\x1b\[(?P<args>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b(?![\[\]PX^_])[ -/]*[0-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])|(?P<text>[^\x00-\x1f\x7f])",
    re.DOTALL,
)
_WAIT: Final = 30.0


class Screen:
    """What a terminal of that size shows of what is written to it: the sequences that full-screen programs use."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.is_styled = False
        self.colours: set[str] = set()
        """Arguments of all sequences that set a colour."""
        self._rest = ""

    @property
    def lines(self) -> list[str]:
        """The rows as text, without spaces at their ends."""
        return ["".join(row).rstrip() for row in self.cells]

    def feed(self, text: str) -> None:
        """Take in what is written."""
        text = self._rest + text
        at = 0
        while at < len(text):
            found = _PART.match(text, at)
            if found is None:  # a sequence of which the end has not come yet
                break
            at = found.end()
            self._take(found)
        self._rest = text[at:]

    def _take(self, found: re.Match[str]) -> None:
        if found["text"]:
            self._put(found["text"])
        elif found["control"]:
            self._control(found["control"])
        elif found["final"] and not found["args"].startswith(("?", ">", "<", "=")):
            self._sequence(found["final"], found["args"])

    def _put(self, char: str) -> None:
        if unicodedata.combining(char):
            return
        width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if self.x + width <= self.columns and self.y < self.rows:
            self.cells[self.y][self.x] = char
            if width == 2:
                self.cells[self.y][self.x + 1] = ""
        self.x += width

    def _control(self, char: str) -> None:
        if char == "\r":
            self.x = 0
        elif char == "\n":
            self.x, self.y = 0, min(self.y + 1, self.rows - 1)
        elif char == "\b":
            self.x = max(self.x - 1, 0)

    def _sequence(self, final: str, args: str) -> None:
        numbers = [int(part) if part.isdigit() else 0 for part in args.split(";")]
        if final in "Hf":
            self.y = min(max(numbers[0], 1), self.rows) - 1
            self.x = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self.columns) - 1
        elif final == "J":
            self.cells = [[" "] * self.columns for _ in range(self.rows)]
        elif final == "K":
            self.cells[self.y][self.x :] = [" "] * (self.columns - self.x)
        elif final == "m" and any((30 <= one <= 48 and one != 39) or 90 <= one <= 107 for one in numbers):
            self.colours.add(args)


class Terminal:
    """A command that runs in a terminal of its own. Use it in a `with`; the command is ended when that is left."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 80, rows: int = 24, environment: Mapping[str, str] | None = None
    ) -> None:
        self.screen = Screen(columns, rows)
        self.written: list[tuple[float, str]] = []
        """All that the command wrote, each piece with the seconds since it was started."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        own = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")}
        self._began = time.monotonic()
        self._process = subprocess.Popen(
            list(command),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**own, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(environment or {})},
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def press(self, *keys: str) -> None:
        """Press keys, each a name of `KEYS` or a character."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def wait(self, until: Callable[[list[str]], bool] | str, seconds: float = _WAIT) -> list[str]:
        """Read until the screen shows those words, or is as wanted; its lines.

        Raises:
            TimeoutError: it did not come to that; the message has the screen.
        """
        limit = time.monotonic() + seconds
        while True:
            lines = self.screen.lines
            if until in "\n".join(lines) if isinstance(until, str) else until(lines):
                return lines
            if time.monotonic() > limit or not self.read(0.2):
                wanted = until if isinstance(until, str) else "what was waited for"
                raise TimeoutError(f"the screen does not show {wanted!r}:\n" + "\n".join(lines))

    def settle(self, quiet: float = 0.15, seconds: float = _WAIT) -> list[str]:
        """Read until nothing has come for that long; the lines of the screen."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            before = len(self.written)
            if not self.read(quiet) or len(self.written) == before:
                break
        return self.screen.lines

    def read(self, seconds: float) -> bool:
        """Take in what is written within that time; False once nothing more can come."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        text = self._decoder.decode(data)
        self.written.append((time.monotonic() - self._began, text))
        self.screen.feed(text)
        return bool(data)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.screen = Screen(columns, rows)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process.send_signal(signal.SIGWINCH)

    def end(self, seconds: float = _WAIT) -> int:
        """Wait until the command has ended; its exit code."""
        limit = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < limit:
            self.read(0.05)
        while self.read(0.05) and select.select([self._master], [], [], 0)[0]:
            pass
        return self._process.wait(timeout=1)
