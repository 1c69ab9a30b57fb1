"""The exit codes of the command, and what each one means."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

DONE: Final = 0
PARTLY: Final = 1
USAGE: Final = 2
UNUSABLE: Final = 3
UNWRITABLE: Final = 4
NO_MODEL: Final = 5
INTERNAL: Final = 70
INTERRUPTED: Final = 130
PIPE: Final = 141

MEANINGS: Final = MappingProxyType(
    {
        DONE: "all is well",
        PARTLY: "done, but some reports were not read; standard error says which and why",
        USAGE: "the command line makes no sense",
        UNUSABLE: "input cannot be used: the codebook, the state file, or no report could be read",
        UNWRITABLE: "output cannot be written",
        NO_MODEL: "the reader's model, a part of the installation, is missing, damaged or of another version",
        INTERNAL: "a fault of the tool itself; run again with STATEOFPLAY_DEBUG=1 for the trace",
        INTERRUPTED: "interrupted from the keyboard",
        PIPE: "the program that was reading our output went away, as `head` does",
    }
)
