"""Every error that the package raises on purpose.

    StateOfPlayError
    ├── UsageError            the command line asks for something that makes no sense      exit 2
    ├── InputError            a file or its content cannot be used                         exit 3
    │   ├── ReportError       one report: unreadable, empty, binary, too large, misdated
    │   ├── CodebookError     the codebook: not YAML, a key missing, unknown or repeated
    │   ├── DecisionsError    a file of decisions: not YAML, or not pairs of passages
    │   ├── StateError        a state.json: not ours, of another schema, damaged
    │   └── ProjectError      a project: missing, not one of ours, of another schema, unreachable
    │       └── ProjectDamagedError   its file is damaged
    ├── OutputError           a result cannot be written                                   exit 4
    │   └── ProjectUnwritableError    a project (so also a ProjectError)
    │       ├── ProjectBusyError      somebody else is writing
    │       ├── ProjectFullError      no room is left
    │       └── ProjectReadOnlyError  it may not be written to
    └── ModelError            the reader's model is missing, damaged or of another version exit 5

Each one says what was wrong, where, and what to do about it; `str()` gives all three in one line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something went wrong: a file, a line and column in it (1-based), a key path such as `issues.nato.proposition`."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    key: str = ""

    def __str__(self) -> str:
        text = self.file
        if self.line is not None:
            text += f":{self.line}"
            if self.column is not None:
                text += f":{self.column}"
        if self.key:
            text += f" ({self.key})" if text else self.key
        return text


class StateOfPlayError(Exception):
    """The root. `problem` says what was wrong, `place` where, `remedy` what to do."""

    exit_code = 1

    def __init__(self, problem: str, *, place: Place | None = None, remedy: str = "") -> None:
        self.problem = problem
        self.place = place or Place()
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        cure = f". {self.remedy[0].upper()}{self.remedy[1:]}" if self.remedy else ""
        return f"{where}{self.problem}{cure}"


class UsageError(StateOfPlayError):
    """The command line asks for something that makes no sense."""

    exit_code = 2


class InputError(StateOfPlayError):
    """A file or its content cannot be used."""

    exit_code = 3


class ReportError(InputError):
    """One report cannot be read; the others still are."""


class CodebookError(InputError):
    """The codebook is not well formed. `others` holds further faults found in the same file."""

    def __init__(
        self, problem: str, *, place: Place | None = None, remedy: str = "", others: tuple[CodebookError, ...] = ()
    ) -> None:
        super().__init__(problem, place=place, remedy=remedy)
        self.others = others

    @property
    def all(self) -> tuple[CodebookError, ...]:
        """This fault and the others of the file, in the order of their lines."""
        return (self, *self.others)


class DecisionsError(InputError):
    """A file of decisions is not well formed."""


class StateError(InputError):
    """A state.json is not one of ours, of another schema, or damaged."""


class ProjectError(InputError):
    """A project cannot be used: it is missing, not one of ours, of another schema, or out of reach."""


class ProjectDamagedError(ProjectError):
    """The file of a project is damaged."""


class OutputError(StateOfPlayError):
    """A result cannot be written."""

    exit_code = 4


class ProjectUnwritableError(OutputError, ProjectError):
    """A project cannot be written to; nothing was changed."""

    exit_code = 4


class ProjectBusyError(ProjectUnwritableError):
    """Somebody else has been writing to a project for too long."""


class ProjectFullError(ProjectUnwritableError):
    """There is no room left where a project is."""


class ProjectReadOnlyError(ProjectUnwritableError):
    """A project may be read, but not written to."""


class ModelError(StateOfPlayError):
    """The reader's model, which the package carries, is missing, damaged or of another version."""

    exit_code = 5
