"""Files as bytes: only regular ones, and never more of one than its limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from stateofplay.errors import InputError, Place

_MEGABYTE = 1_000_000


def shown(path: Path) -> str:
    """The path as text that can always be written as UTF-8, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def name_of(path: Path) -> str:
    """The file's name without its ending, as text that can always be written."""
    return os.fsencode(path.stem).decode("utf-8", "replace")


def megabytes(size: int) -> str:
    """A size for people: `50.0 MB`, `1 MB`."""
    return f"{size // _MEGABYTE} MB" if size % _MEGABYTE == 0 else f"{max(size / _MEGABYTE, 0.1):.1f} MB"


def read_bytes(path: Path, limit: int, fault: type[InputError], *, remedy: str = "split it") -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    Raises:
        InputError: of the type `fault`, where the file is missing, not a regular file, not readable or too large. A pipe or
            device is refused before it is opened, since opening one may wait for ever.
    """
    place = Place(shown(path))
    try:
        status = path.stat()
        _check_kind(status.st_mode, place, fault)
        _check_size(status.st_size, limit, place, fault, remedy)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise fault("there is no such file", place=place, remedy="check the path") from None
    except PermissionError:
        raise fault("the file may not be read", place=place, remedy="give yourself the right to read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise fault(f"the file cannot be read ({reason})", place=place, remedy="check the path") from None
    _check_size(len(data), limit, place, fault, remedy)
    return data


def _check_kind(mode: int, place: Place, fault: type[InputError]) -> None:
    if stat.S_ISDIR(mode):
        raise fault("this is a folder, where a file is expected", place=place, remedy="name a file in it")
    if not stat.S_ISREG(mode):
        raise fault("this is a pipe or device, not a file", place=place, remedy="save its content to a file first")


def _check_size(size: int, limit: int, place: Place, fault: type[InputError], remedy: str) -> None:
    if size > limit:
        raise fault(
            f"the file has {megabytes(max(size, limit + 100_000))}; the limit is {megabytes(limit)}", place=place, remedy=remedy
        )
