"""Where results go: a file that is replaced whole or not at all, or standard output."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stateofplay.errors import OutputError, Place

STDOUT = "-"
Write = Callable[[str], None]


class ReaderGoneError(Exception):
    """Whoever was reading our output stopped: nothing is wrong, and nobody is left to tell."""


def check(target: str) -> None:
    """Raise OutputError where `target` plainly cannot be written, before the work is done rather than after."""
    if target == STDOUT:
        return
    path = Path(target)
    place = Place(target)
    try:
        if path.is_dir():
            raise OutputError("this is a folder", place=place, remedy="name a file in it")
        if path.exists():
            if not os.access(path, os.W_OK):
                raise OutputError("this file may not be written", place=place, remedy="change its permissions or name another")
        elif not path.parent.is_dir():
            raise OutputError(f"there is no folder {str(path.parent)!r}", place=place, remedy="make it, or name another file")
        elif not os.access(path.parent, os.W_OK):
            raise OutputError("this folder may not be written to", place=place, remedy="change its permissions or name another")
    except (OSError, ValueError) as error:
        raise _refused(target, error) from None


@contextmanager
def writing(target: str) -> Iterator[Write]:
    """A function that writes text to `target`. A file takes the place of the old one only when all went well.

    Raises:
        OutputError: it cannot be written.
        ReaderGoneError: whoever read standard output went away.
    """
    if target == STDOUT:
        yield to_stdout
        with _told("standard output"):
            sys.stdout.flush()
        return
    check(target)
    with _told(target):
        path = Path(target).resolve()
        replaces = path.exists()
        special = replaces and not stat.S_ISREG(path.stat().st_mode)
    if special:
        with _opened(path, target, "w") as write:  # a device or a pipe: there is nothing to replace
            yield write
        return
    scratch = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with _opened(scratch, target, "w") as write:
            yield write
        with _told(target):
            if replaces:
                scratch.chmod(stat.S_IMODE(path.stat().st_mode))
            scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def to_stdout(text: str) -> None:
    """Write to standard output."""
    with _told("standard output"):
        sys.stdout.write(text)


@contextmanager
def _opened(path: Path, target: str, mode: str) -> Iterator[Write]:
    with _told(target):
        stream = path.open(mode, encoding="utf-8", newline="\n")

    def write(text: str) -> None:
        with _told(target):
            stream.write(text)

    try:
        yield write
    except BaseException:
        with suppress(OSError):
            stream.close()
        raise
    with _told(target):
        stream.close()


@contextmanager
def _told(target: str) -> Iterator[None]:
    """Errors of the system as errors of ours."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderGoneError from None
    except (OSError, ValueError) as error:
        raise _refused(target, error) from None


def _refused(target: str, error: OSError | ValueError) -> OutputError:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return OutputError(f"cannot write: {reason}", place=Place(target), remedy="name another file, or make room")
