"""Rows that do not say what they should: damage that the database itself did not see."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from stateofplay.errors import ProjectDamagedError

REMEDY: Final = "`stateofplay check` says what of it can be read; go back to a copy that `stateofplay backup` made"
_MISFITS: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error)
_P = ParamSpec("_P")
_T = TypeVar("_T")


class RowError(ProjectDamagedError, ValueError):
    """A row does not fit."""


def fits(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """The function, which makes something of a row, raising RowError where that cannot be."""

    @wraps(function)
    def made(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return function(*args, **kwargs)
        except RowError:
            raise
        except _MISFITS as error:
            reason = str(error)[:120] if isinstance(error, ValueError | zlib.error) else type(error).__name__
            raise RowError(f"a row of this project does not say what it should ({reason})", remedy=REMEDY) from error

    return made
